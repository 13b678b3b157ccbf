"""The qualification protocol: whether this program, on this machine, calculates what the sources say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compounder.domain.qualification import Verdict


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case file that was run: its name and the SHA-256 of its bytes."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class QualificationPaper:
    """One run of worked cases: which program, on which machine, on which day, and every verdict.

    `build` is the SHA-256 over the program's own files. The day alone is recorded, so that the same cases, program,
    machine and day give the same bytes.
    """

    program: str
    build: str
    machine: str
    system: str
    run_on: date
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
