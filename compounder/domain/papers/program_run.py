"""A run of the program itself on a machine, such as a qualification: which program, where, on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ProgramRun:
    """The program and its build (the SHA-256 over its own files), the machine, and the day alone.

    The day alone is recorded, so that the same run on the same day gives the same bytes.
    """

    program: str
    build: str
    machine: str
    system: str
    run_on: date
