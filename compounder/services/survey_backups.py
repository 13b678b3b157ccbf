"""Which copies of the records were made, by whom, how far they reach, and who makes the next one."""

from __future__ import annotations

from dataclasses import dataclass

from compounder.domain.keeping import Backup
from compounder.domain.staff import Permission, StaffMember, may
from compounder.services.unit_of_work import Loads


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A copy and the name of the person who made it."""

    backup: Backup
    by: str


@dataclass(frozen=True, slots=True)
class BackupView:
    """The copies, the newest first, and the names of everybody who may make one."""

    rows: tuple[BackupRow, ...]
    who_may: tuple[str, ...]


def survey_backups(loads: Loads) -> BackupView:
    """Every copy that the records know."""
    people = {member.id: member for member in loads.find(StaffMember)}
    found = sorted(loads.find(Backup), key=lambda backup: (backup.made_at, backup.id), reverse=True)
    allowed = (member.name for member in people.values() if member.active and may(member.role, Permission.BACK_UP))
    return BackupView(tuple(BackupRow(each, people[each.made_by].name) for each in found), tuple(sorted(allowed)))
