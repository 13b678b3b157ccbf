"""The qualification protocol: whether this program, on this machine, calculates what the sources say."""

from __future__ import annotations

from dataclasses import dataclass

from compounder.domain.papers.program_run import ProgramRun
from compounder.domain.qualification import Verdict


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case file that was run: its name and the SHA-256 of its bytes."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class QualificationPaper:
    """One run of worked cases and every verdict; the same cases, program, machine and day give the same bytes."""

    run: ProgramRun
    files: tuple[CaseFile, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """The cases that are not as expected."""
        return tuple(verdict for verdict in self.verdicts if not verdict.passed)

    @property
    def passed(self) -> tuple[Verdict, ...]:
        """The cases that are as expected."""
        return tuple(verdict for verdict in self.verdicts if verdict.passed)
