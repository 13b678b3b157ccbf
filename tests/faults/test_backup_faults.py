"""Copies on full disks, and restorations killed at any moment: whole or not there, never a part."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from compounder.domain.errors import Refusal
from compounder.store.location import Location
from compounder.store.verification.verify import verify
from tests.faults.small_disk import PAGE, tmpfs
from tests.services.conftest import sqlite_databases
from tests.store.conftest import ON_SQLITE, databases, day, day_template, empty_template, server
from tests.store.day import Day
from tests.store.keeping import PASSWORD, backed_up, restored

__all__ = ["databases", "day", "day_template", "empty_template", "server", "sqlite_databases"]


def names(folder: Path) -> set[str]:
    """What lies on the small disk, but for what fills it."""
    return {path.name for path in folder.iterdir()} - {"filler"}


@pytest.mark.parametrize("room", [0, 8 * PAGE, 40 * PAGE])
def test_a_full_medium_holds_no_part_of_a_copy(day: Day, tmp_path: Path, room: int) -> None:
    """Refused as a full disk; the same backup is made once there is room."""
    with tmpfs(tmp_path / "small") as disk:
        if disk is None:
            pytest.skip("mounting a small disk needs root")
        disk.leave(room // (1 if day.location.path is not None else 4))
        with pytest.raises(Refusal) as refused:
            backed_up(day, disk.folder)
        assert refused.value.code == "disk_full"
        assert names(disk.folder) == set()
        done = backed_up(day, tmp_path / "first", disk.folder)
        assert [warning.key for warning in done.warnings] == ["backup.second_failed"]
        assert names(disk.folder) == set()
        disk.empty()
        assert backed_up(day, disk.folder).is_whole


@ON_SQLITE
def test_a_full_disk_takes_no_part_of_a_restoration(day: Day, tmp_path: Path) -> None:
    """Neither the file nor what was staged."""
    assert day.location.path is not None
    (copy,) = backed_up(day, tmp_path / "backups").copies
    with tmpfs(tmp_path / "small") as disk:
        if disk is None:
            pytest.skip("mounting a small disk needs root")
        for room in (20 * PAGE, copy.file.stat().st_size + 2 * PAGE):
            disk.leave(room)
            with pytest.raises(Refusal) as refused:
                restored(day, copy.file, Location(path=disk.folder / "back.db"))
            assert refused.value.code == "disk_full"
            assert names(disk.folder) == set()
            disk.empty()
        assert restored(day, copy.file, Location(path=disk.folder / "back.db")).lost == 1


_RESTORE = """
import sys
from pathlib import Path
from compounder.services.restore import Declaration, restore
from compounder.store.location import Location
from compounder.store.restore import staged_copy
from tests.store.day import Clock, RandomBytes
from tests.store.keeping import OnePassword
copy, target, anchors, password = sys.argv[1:]
clock = Clock()
clock.now = clock.now.replace(hour=21)
print("ready", flush=True)
with staged_copy(
    Path(copy), Location(path=Path(target)), clock=clock, random_bytes=RandomBytes(), anchor_folders=[Path(anchors)]
) as staged:
    restore(staged, OnePassword(), Declaration("adm-login", password, "drill", {}, "command-of-the-killed"))
"""


@ON_SQLITE
def test_a_killed_restoration_left_nothing_or_all(day: Day, tmp_path: Path) -> None:
    """Kill -9 at moments over the whole of it: no file at the target but a declared one that verifies."""
    assert day.location.path is not None
    (copy,) = backed_up(day, tmp_path / "backups").copies
    outcomes = set()
    for round_ in range(12):
        target, anchors = tmp_path / f"{round_}" / "back.db", tmp_path / f"anchors-{round_}"
        shutil.copytree(day.anchors, anchors)
        command = [sys.executable, "-c", _RESTORE, str(copy.file), str(target), str(anchors), PASSWORD]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parent.parent.parent) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.06 * round_)
            process.send_signal(signal.SIGKILL)
        outcomes.add(target.exists())
        if target.exists():
            assert verify(Location(path=target), [anchors]).findings == ()
        else:
            later = Day(day.location, anchors, day.records, day.clock)
            assert restored(later, copy.file, Location(path=target)).lost == 1
            assert names(target.parent) == {"back.db"}
    assert False in outcomes, outcomes
