"""What is recorded about the records themselves: commands carried out, backups made, restorations declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from compounder.domain.dispensing import Series
from compounder.domain.staff import SignatureId, StaffId


@dataclass(frozen=True, slots=True)
class Command:
    """A command carried out once; a repeat of its id returns `result` (JSON text of ids). Written by the unit of work.

    `arguments` is a digest of what was asked, so that one id cannot stand for two wishes; "" where none is kept.
    """

    id: str
    kind: str
    seq: int
    carried_out_at: datetime
    arguments: str
    result: str
    asked_by: StaffId | None = None


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy made: its file name, SHA-256 in hexadecimal, and the audit entry up to which it reaches."""

    id: str
    file_name: str
    digest: str
    seq: int
    head: str
    made_by: StaffId
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Restoration:
    """An older copy declared to be the records again.

    `seq` and `head` are where the copy stood; `lost` is JSON text ``[[seq, head], …]`` of the entries that are gone as
    far as anchors know them, `last_numbers` JSON text of the last number of each series, by anchor or from paper.
    """

    id: str
    digest: str
    seq: int
    head: str
    lost: str
    last_numbers: str
    reason: str
    declared_by: StaffId
    declared_at: datetime
    signature: SignatureId


def series_name(series: Series, year: int) -> str:
    """A series of a year as anchors and restorations name it: "preparation 2026"."""
    return f"{series.value} {year}"
