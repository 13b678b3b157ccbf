"""A dilution as it was really weighed: what of it is in the batch, and what of it is left to be thrown away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.batch import BatchId, BatchLine, Weighing
from compounder.domain.number import rounded_half_up
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.trituration import held_in_portion
from compounder.domain.unit import VOLUME

_MARK = re.compile(r"[0-9]{4}-[0-9]{4,}-D[0-9]+", re.ASCII)


def dilution_mark(batch: BatchId, line: int) -> str:
    """What is written on the vessel of a dilution, and scanned or typed for its portion: "2026-0147-D3".

    >>> dilution_mark(BatchId("2026-0147"), 3)
    '2026-0147-D3'
    """
    return f"{batch}-D{line}"


def is_mark(text: str) -> bool:
    """Whether a text is the mark of some dilution."""
    return _MARK.fullmatch(text.strip().replace("d", "D")) is not None


def is_dilution(scanned: str, batch: BatchId, line: int) -> bool:
    """Whether a scan or a typed text names the dilution of this line of this batch."""
    return scanned.strip().replace("d", "D") == dilution_mark(batch, line)


def part_name(share: BatchLine, name: LocalText) -> LocalText | Phrase:
    """What a share is called: by its ingredient, and as a part of a dilution also for what it is weighed."""
    return name if share.part is None else Phrase.of(f"dilution.{share.part.value}", ingredient=name)


@dataclass(frozen=True, slots=True)
class WeighedDilution:
    """The standing weighings of a dilution: the drug, then what it was diluted with, then the portion.

    A diluent measured by volume is the volume that the drug was made up to.
    """

    drug: Weighing
    diluent: Weighing | None
    portion: Weighing | None

    @property
    def total(self) -> Quantity | None:
        """What there is of it; None before the diluent."""
        if self.diluent is None:
            return None
        made_up = self.diluent.reading.dimension == VOLUME
        return self.diluent.reading if made_up else self.drug.reading + self.diluent.reading

    @property
    def share(self) -> Fraction:
        """How much of the dilution the portion is; nothing before there is one."""
        if self.total is None or self.portion is None:
            return Fraction(0)
        return self.portion.reading.ratio(self.total)

    @property
    def held(self) -> Quantity:
        """The drug in the portion, exactly."""
        if self.total is None or self.portion is None:
            return self.drug.reading * 0
        return held_in_portion(self.drug.reading, self.portion.reading, self.total)

    @property
    def rest(self) -> Quantity | None:
        """What is left of it beside the portion and is discarded; None before there is a portion."""
        if self.total is None or self.portion is None:
            return None
        return self.total - self.portion.reading

    def kept(self, count: int) -> int:
        """Of so many smallest units weighed into it, how many the portion holds, to the nearest whole one."""
        return int(rounded_half_up(count * self.share, Fraction(1)))

    @property
    def parts(self) -> tuple[Weighing, ...]:
        """What was weighed into it; both are in the pot only as far as the portion holds them."""
        return (self.drug,) if self.diluent is None else (self.drug, self.diluent)
