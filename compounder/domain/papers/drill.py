"""The error drill as a page of a formulation's approval: what stops a slip, and what only a human would see."""

from __future__ import annotations

from dataclasses import dataclass

from compounder.domain.drill import DrillReport
from compounder.domain.papers.program_run import ProgramRun


@dataclass(frozen=True, slots=True)
class DrillPaper:
    """A drill and the program that it was made with."""

    run: ProgramRun
    report: DrillReport
