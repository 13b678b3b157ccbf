"""A calculation on paper: what was given, the results, how they came about; no record of any patient."""

from __future__ import annotations

from dataclasses import dataclass

from compounder.domain.calculators.calculation import Calculation
from compounder.domain.papers.program_run import ProgramRun


@dataclass(frozen=True, slots=True)
class CalculationPaper:
    """A calculation and the program that it was made with."""

    run: ProgramRun
    calculation: Calculation
