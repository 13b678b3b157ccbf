"""The batch record: whether it was made as written, and until when it is fit for use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction

from compounder.domain.label import ContainerLabel
from compounder.domain.papers.derivation import Derivation
from compounder.domain.papers.frame import Filling, Frame, Medicine, Person, SignedStatement, Text, Voiding
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength


class RecordState(Enum):
    """How far a batch is, in words; a void or refused record invites no use."""

    OPEN = "open"
    RELEASED = "released"
    REFUSED = "refused"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class PaperReading:
    """One reading of a weight: who, when, and the balance's line as received, or the reason for typing it."""

    value: Quantity
    by: Person
    at: datetime
    raw: str = ""
    by_hand: str = ""
    entered_late: str = ""


@dataclass(frozen=True, slots=True)
class PaperWeighing:
    """One lot of a line: target, limits, the two readings, and what happened to them.

    `changed_from` with its letter is the value before a change; `deviation` the number of the deviation opened on it.
    `balance` is the one it was weighed on. A part of a dilution says `what` it is; only its portion is in the pot, and
    has the mark of the dilution for a lot.
    """

    lot: str
    supplier: Text
    expires_on: date | None
    to_weigh: Quantity | Phrase
    low: Quantity | None = None
    high: Quantity | None = None
    reading: PaperReading | None = None
    again: PaperReading | None = None
    is_declared: bool = False
    changed_from: Quantity | None = None
    change: str = ""
    deviation: int = 0
    balance: Text = ""
    what: Text = ""
    is_in_pot: bool = True


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line of the formula with what was needed and every lot that went into it; `note`: what its dilution gave."""

    number: int
    name: Text
    needed: Quantity | None
    weighings: tuple[PaperWeighing, ...]
    note: Text = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What went in and what came out: the balance of mass or volume.

    `obtained` ÷ `weighed_in` is the yield. What is left after vessels, containers, sample and remainder is not
    accounted for, and printed even when it is 0.
    """

    weighed_in: Quantity
    obtained: Quantity
    limits: tuple[Fraction, Fraction]
    fillings: tuple[Filling, ...]
    left_on_vessels: Quantity | None = None
    sample: Quantity | None = None
    remainder: Quantity | None = None

    @property
    def share(self) -> Fraction:
        """The yield, a plain number: 1 is all."""
        return self.obtained.ratio(self.weighed_in)

    @property
    def filled(self) -> Quantity:
        """What the containers hold together."""
        total = self.weighed_in * 0
        for filling in self.fillings:
            total = total + filling.content * filling.number
        return total

    @property
    def unexplained(self) -> Quantity:
        """What nothing above explains."""
        rest = self.weighed_in - self.filled
        for part in (self.left_on_vessels, self.sample, self.remainder):
            rest = rest - part if part is not None else rest
        return rest


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step of the method: its limit, what was found, by whom, when."""

    number: int
    text: Text
    limit: Text
    found: Text
    by: Person | None = None
    at: datetime | None = None
    changed_from: Text = ""
    change: str = ""
    deviation: int = 0


@dataclass(frozen=True, slots=True)
class UseByLimit:
    """One candidate for the use-by date: what sets it, until when, its rule and edition, and whether it binds."""

    what: Text
    until: date | datetime | None
    rule: Text
    binds: bool = False


@dataclass(frozen=True, slots=True)
class LabelAccount:
    """How many labels were printed, affixed and destroyed, why any was printed twice, and one of them as a copy.

    `affixed` and `destroyed` are None where nobody counted them.
    """

    printed: int
    copy: ContainerLabel
    affixed: int | None = None
    destroyed: int | None = None
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperDeviation:
    """What was found against what limit, why, what it means, and who accepted it."""

    number: int
    what: Text
    verdict: Phrase
    reason: str
    opened_by: Person
    opened_at: datetime
    accepted_by: Person | None = None
    accepted_at: datetime | None = None
    audit_number: int = 0


@dataclass(frozen=True, slots=True)
class PaperChange:
    """A value changed after entry: field, old, new, the reason as typed, who and when."""

    letter: str
    what: Text
    old: Text
    new: Text
    reason: str
    changed_by: Person
    changed_at: datetime
    audit_number: int
    seen_by: Person | None = None
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BatchRecordPaper:
    """One batch, whole. Before release there is no register number; a void record says since when and why.

    `filling` names the containers where the batch was planned for so many of them; `origin` says by which calculation.
    """

    frame: Frame
    batch: str
    medicine: Medicine
    state: RecordState
    size: Quantity
    fillings: tuple[Filling, ...]
    counted_as: Text
    formulation: str
    version: int
    approved_on: date
    approved_by: str
    policy: Text
    balance: Text
    lines: tuple[PaperLine, ...]
    steps: tuple[StepDone, ...]
    derivations: tuple[Derivation, ...]
    signatures: tuple[SignedStatement, ...]
    made_on: date
    register: str = ""
    use_by: date | datetime | None = None
    as_weighed: Strength | None = None
    account: Account | None = None
    use_by_limits: tuple[UseByLimit, ...] = ()
    labels: LabelAccount | None = None
    deviations: tuple[PaperDeviation, ...] = ()
    changes: tuple[PaperChange, ...] = ()
    release: SignedStatement | None = None
    voiding: Voiding | None = None
    destroyed: int = 0
    dispensed: int = 0
    filling: Text = ""
    outlook: tuple[Text, ...] = ()
    origin: tuple[Text, ...] = ()

    @property
    def readings(self) -> tuple[PaperReading, ...]:
        """Every reading of every weighing."""
        weighings = [weighing for line in self.lines for weighing in line.weighings]
        pairs = [reading for weighing in weighings for reading in (weighing.reading, weighing.again)]
        return tuple(reading for reading in pairs if reading is not None)
