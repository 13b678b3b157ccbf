"""The error drill of a formulation: slips made on purpose, which check stops each, and which no check would stop."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from compounder.domain.phrase import LocalText, Phrase


class Slip(Enum):
    """The kinds of slip that are drilled; the words stand under ``[drill.slip]``."""

    TEN_FOLD = "ten_fold"
    UNIT_SWAP = "unit_swap"
    WRONG_FORM = "wrong_form"
    WRONG_LOT = "wrong_lot"
    WEIGHED_TWICE = "weighed_twice"
    LEFT_OUT = "left_out"
    WRONG_DILUENT = "wrong_diluent"


class Stage(Enum):
    """Where a slip was stopped, in the order of the work; the words stand under ``[drill.stage]``."""

    RECEIPT = "receipt"
    PLANNING = "planning"
    WEIGHING = "weighing"
    SECOND_READING = "second_reading"
    YIELD = "yield"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Stop:
    """The refusal that stopped a slip: where, its code, and its sentence."""

    stage: Stage
    code: str
    sentence: Phrase


@dataclass(frozen=True, slots=True)
class Trial:
    """One slip, what was done, and what stopped it; None where the batch was released with it."""

    slip: Slip
    done: Phrase
    stop: Stop | None

    @property
    def reaches_patient(self) -> bool:
        """Whether nothing but a human who sees it would have stopped it."""
        return self.stop is None


@dataclass(frozen=True, slots=True)
class DrillReport:
    """Every trial on one formulation; before them a batch without any slip was made and released."""

    formulation: str
    version: int
    name: LocalText
    trials: tuple[Trial, ...]

    @property
    def reaching(self) -> tuple[Trial, ...]:
        """The slips that no check stops."""
        return tuple(trial for trial in self.trials if trial.reaches_patient)

    @property
    def stopped(self) -> tuple[Trial, ...]:
        """The slips that a check stops."""
        return tuple(trial for trial in self.trials if not trial.reaches_patient)
