"""What `verify` answers."""

from __future__ import annotations

from dataclasses import dataclass

from compounder.domain.phrase import Phrase

TESTED_ELSEWHERE = ("I9", "I10", "I12", "I13")
"""Invariants that no database can show of itself: crash, partial act, papers against records, round trips."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it must be: which check says so, of which table and row, and the sentence."""

    check: str
    table: str
    row: str
    phrase: Phrase

    @classmethod
    def of(cls, check: str, variant: str, table: str, row: object = "", /, **values: object) -> Finding:
        """Make a finding; its sentence is ``finding.<check>.<variant>`` with table, row and the values."""
        key = str(row)
        return cls(check, table, key, Phrase.of(f"finding.{check}.{variant}", table=table, row=key, **values))


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome: where the chain ends, which checks ran, what they found.

    `anchored` says whether any anchor was known: without one the records are at best "consistent, not anchored".
    """

    seq: int
    head: str
    release: str
    anchored: bool
    checks: tuple[str, ...]
    findings: tuple[Finding, ...]
    tested_elsewhere: tuple[str, ...] = TESTED_ELSEWHERE

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings
