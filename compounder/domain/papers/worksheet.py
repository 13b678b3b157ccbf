"""The worksheet, printed at planning: which lot, how much, within which limits, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from compounder.domain.papers.derivation import Derivation
from compounder.domain.papers.frame import Frame, Medicine, Person, Text
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity


@dataclass(frozen=True, slots=True)
class LotToWeigh:
    """One lot of a line with target and limits; a line made up to the total has words for a target and no limits.

    `balance` is the one planned for it. A part of a dilution says `what` it is; only its portion is `in_pot`, and has
    the mark of the dilution for a lot.
    """

    lot: str
    expires_on: date | None
    to_weigh: Quantity | Phrase
    low: Quantity | None = None
    high: Quantity | None = None
    balance: Text = ""
    what: Text = ""
    is_in_pot: bool = True


@dataclass(frozen=True, slots=True)
class ExtraWeighing:
    """A weighing of the dilution by which too little is weighed."""

    what: Text
    amount: Quantity


@dataclass(frozen=True, slots=True)
class WorksheetLine:
    """A line of the formula with the lots planned for it; `notes` and `extra` say how too little is weighed."""

    number: int
    name: Text
    lots: tuple[LotToWeigh, ...]
    notes: tuple[Text, ...] = ()
    extra: tuple[ExtraWeighing, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step of the method and the limit of what must be found."""

    number: int
    text: Text
    limit: Text


@dataclass(frozen=True, slots=True)
class WorksheetPaper:
    """The sheets of one planned batch. `plan_digest` (hexadecimal SHA-256) ties the paper to its plan.

    `filling` names the containers where the batch was planned for so many of them; `origin` says by which calculation.
    """

    frame: Frame
    batch: str
    medicine: Medicine
    size: Quantity
    balance: Text
    policy: Text
    planned_by: Person
    planned_at: datetime
    plan_digest: str
    lines: tuple[WorksheetLine, ...]
    derivations: tuple[Derivation, ...]
    steps: tuple[PlannedStep, ...]
    yield_limits: tuple[Fraction, Fraction]
    warnings: tuple[Text, ...] = ()
    filling: Text = ""
    outlook: tuple[Text, ...] = ()
    origin: tuple[Text, ...] = ()
