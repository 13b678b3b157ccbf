"""The end of the sample day: the records backed up, and the copy restored beside them as after a lost disk."""

from __future__ import annotations

import shutil
from pathlib import Path

from compounder.bootstrap import Place, copies_of, new_id, staged_pharmacy
from compounder.sample.people import PASSWORD
from compounder.sample.pharmacy import Worker
from compounder.services.back_up import back_up
from compounder.services.restore import Declaration, restore
from compounder.shipped import words
from compounder.store.location import Location
from compounder.store.manifest import found_copy
from compounder.store.verification.verify import verify

BACKUP, RESTORED, RESTORED_STATE = "backup", "restored.db", "restored-state"


def back_up_and_restore(administrator: Worker, folder: Path, language: str) -> None:
    """Back up into ``backup/``, restore it to ``restored.db`` with a copy of the anchors, and verify both.

    A restoration that does not verify is a fault (ValueError).
    """
    pharmacy = administrator.pharmacy
    act = administrator.act("backup")
    back_up(
        pharmacy.records,
        act,
        administrator.signing(act),
        copies_of(pharmacy.place),
        folder=folder / BACKUP,
        second=None,
    )
    place = Place(str(folder / RESTORED), folder / RESTORED_STATE)
    shutil.copytree(pharmacy.place.state, place.state, ignore=shutil.ignore_patterns("*.log"))
    reason = words(language).say("sample.drill")
    declared = Declaration(administrator.login, PASSWORD, reason, {}, new_id())
    copy, _ = found_copy(folder / BACKUP)
    with staged_pharmacy(copy, place) as (staged, passwords):
        restore(staged, passwords, declared)
    for verified in (pharmacy.place, place):
        report = verify(Location.of(verified.database), verified.anchor_folders())
        if not report.is_sound:
            raise ValueError(f"{verified.database} does not hold: {report.findings}")
