"""How a number came about, as it is printed: word, formula with real numbers, result, source."""

from __future__ import annotations

from dataclasses import dataclass

from compounder.domain.papers.frame import Text
from compounder.domain.working import Calculation, Figure, Step


@dataclass(frozen=True, slots=True)
class DerivationRow:
    """One line of a derivation. `is_result` marks the rounded result, the only one in bold."""

    what: Text
    formula: Text | Calculation | Figure
    result: Text | Figure
    source: Text = ""
    is_result: bool = False

    @classmethod
    def of(cls, step: Step, *, is_result: bool = False) -> DerivationRow:
        """The line of a Working's step."""
        return cls(step.what, step.formula, step.result, step.source or "", is_result)


@dataclass(frozen=True, slots=True)
class Derivation:
    """A question ("Why 121.14 g of lot TS2409-3?"), the lines that answer it, and basis and policy."""

    question: Text
    rows: tuple[DerivationRow, ...]
    note: Text = ""
