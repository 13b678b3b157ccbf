"""The way of one drilled batch through the real services, from plan to release; a refusal says at which stage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction

from compounder.domain.batch import BatchId, BatchLine, Weighing
from compounder.domain.dossier import CONTROL, STEP
from compounder.domain.drill import Stage
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.domain.reconciliation import Filled
from compounder.domain.stock import LotId
from compounder.domain.substance import Form
from compounder.services.compound_batch.plan import WantedBatch, plan_batch
from compounder.services.compound_batch.produce import Obtained, record_yield
from compounder.services.compound_batch.release import release_batch
from compounder.services.compound_batch.rest import declare_rest
from compounder.services.compound_batch.steps import record_step
from compounder.services.compound_batch.verify import SecondReading, to_verify, verify_weighing
from compounder.services.compound_batch.weigh import Typed, record_weighing
from compounder.services.error_drill.crew import Crew

_REST = Fraction(2, 5)
"""What a drilled q.s. line to volume is said to have taken: two fifths of the size; nobody compares it."""


class Stopped(Exception):
    """A service refused: at which stage, and with which refusal."""

    def __init__(self, stage: Stage, refusal: Refusal) -> None:
        super().__init__(stage, refusal)
        self.stage, self.refusal = stage, refusal


@contextmanager
def at(stage: Stage) -> Iterator[None]:
    """Turn a refusal inside into a stop at this stage."""
    try:
        yield
    except Refusal as refusal:
        raise Stopped(stage, refusal) from refusal


@dataclass(frozen=True, slots=True)
class Batch:
    """A planned batch of the drill, and what its staff do with it; without any slip unless one is asked for."""

    crew: Crew
    id: BatchId
    size: Quantity
    lots: Mapping[LotId, str] = field(default_factory=dict)
    """Numbers of lots beyond those of the crew."""

    @classmethod
    def planned(
        cls,
        crew: Crew,
        *,
        size: Quantity | None = None,
        claim_form: Form | None = None,
        lots: Mapping[str, Sequence[LotId]] | None = None,
        numbers: Mapping[LotId, str] | None = None,
    ) -> Batch:
        """Plan a batch of the usual size, or with the slip that is named."""
        tools, formulation = crew.tools, crew.formulation
        made = size or formulation.usual_size
        wanted = WantedBatch(formulation.id, made, claim_form=claim_form, lots=lots or {})
        with at(Stage.PLANNING):
            act = crew.pharmacist.act("plan_batch")
            done = plan_batch(tools.records, act, tools.rule_book, wanted, today=tools.today)
        return cls(crew, BatchId(done.result["batch"]), made, numbers or {})

    @property
    def shares(self) -> list[BatchLine]:
        """What is to be weighed, in the order of the lines."""
        with self.crew.tools.records.reading() as loads:
            return sorted(loads.find(BatchLine, batch=self.id), key=lambda share: (share.line, share.share))

    def share_of(self, ingredient: str) -> BatchLine:
        """The share of an ingredient; the lots of a drill are large enough for one."""
        return next(share for share in self.shares if share.ingredient == ingredient)

    def lot_of(self, share: BatchLine) -> str:
        """The number on the planned lot's container."""
        known = dict(self.crew.lots.values()) | dict(self.lots)
        return known[LotId(str(share.lot))]

    def weigh(self, share: BatchLine, *, amount: Quantity | None = None, scanned: str | None = None) -> None:
        """Weigh a share as planned, or with another amount or another container; a rest to volume is declared."""
        tools, act = self.crew.tools, self.crew.technician.act("weigh")
        lot = scanned or self.lot_of(share)
        with at(Stage.WEIGHING):
            if share.planned is not None:
                taken = Typed(amount or share.planned, "error drill")
                record_weighing(tools.records, act, tools.rule_book, line=share.id, scanned=lot, taken=taken)
            else:
                used = amount or self.size * _REST
                declare_rest(tools.records, act, tools.rule_book, line=share.id, scanned=lot, used=used)

    def weigh_all(self, *, but: Sequence[str] = ()) -> None:
        """Weigh every share that is not yet, but for those named."""
        weighed = {weighing.batch_line for weighing in self._weighings()}
        for share in self.shares:
            if share.id not in weighed and share.ingredient not in but:
                self.weigh(share)

    def read_again(self, *, lots: Mapping[str, str] | None = None) -> None:
        """The second person reads every container and every slip; `lots` says what stands on a wrong container."""
        tools, by_key = self.crew.tools, {weighing.id: weighing for weighing in self._weighings()}
        shares = {share.id: share for share in self.shares}
        with tools.records.reading() as loads:
            waiting = to_verify(loads, self.id)
        for item in waiting:
            weighing = by_key[item.weighing]
            lot = (lots or {}).get(item.ingredient) or self.lot_of(shares[weighing.batch_line])
            reading = None if item.is_declared else weighing.reading
            second = SecondReading(lot, reading, "error drill", looks_right=True)
            with at(Stage.SECOND_READING):
                verify_weighing(tools.records, self.crew.pharmacist.act("verify"), item.weighing, second)

    def obtained(self) -> Quantity:
        """What should come out: all that was weighed in, or the size of a batch made up to a volume."""
        readings = [weighing.reading for weighing in self._weighings()]
        total = self.size * 0
        for reading in readings:
            if reading.dimension != total.dimension:
                return self.size
            total = total + reading
        return total if self.crew.formulation.made_by.value == "mass" else self.size

    def finish(self, obtained: Quantity | None = None) -> None:
        """Do every step and control, record what came out, fill it, and let the pharmacist release the batch."""
        tools, formulation = self.crew.tools, self.crew.formulation
        for kind, number in (
            *((STEP, number) for number in range(1, len(formulation.steps) + 1)),
            *((CONTROL, number) for number in range(1, len(formulation.controls) + 1)),
        ):
            act = self.crew.technician.act("record_step")
            found = "as expected" if kind == CONTROL else None
            with at(Stage.YIELD):
                record_step(tools.records, act, tools.rule_book, batch=self.id, kind=kind, number=number, found=found)
        with at(Stage.YIELD):
            act = self.crew.technician.act("record_yield")
            record_yield(tools.records, act, tools.rule_book, self.id, self._filled(obtained or self.obtained()))
        with at(Stage.RELEASE):
            act = self.crew.pharmacist.act("release_batch")
            release_batch(tools.records, act, self.crew.pharmacist.signing(act), tools.rule_book, self.id)

    def _filled(self, obtained: Quantity) -> Obtained:
        """As many whole containers as it fills, the rest as remainder; less than one fills one."""
        content = self.crew.formulation.container.fill.to(obtained.unit)
        whole = obtained.ratio(content)
        number = whole.numerator // whole.denominator
        filled = Filled(number, content) if number else Filled(1, obtained)
        rest = obtained - filled.content * filled.number
        return Obtained(obtained, (filled,), "error drill", remainder=rest)

    def _weighings(self) -> list[Weighing]:
        with self.crew.tools.records.reading() as loads:
            return list(loads.find(Weighing, batch=self.id))
