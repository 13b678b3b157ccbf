"""Records name patients: every file and folder that holds them is its owner's alone, whatever the process allows."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from compounder.exchange.files import written_file
from compounder.exchange.paper_files import PaperTray, WaitingPaper, saved_paper
from compounder.exchange.private_files import private_files
from compounder.store.backup import StoredCopies
from compounder.store.location import Location
from compounder.store.opening import create_database
from compounder.store.restore import staged_copy
from tests.store.day import Clock, RandomBytes, open_for_test, whole_day
from ui.crash_report import write_crash_report


@pytest.fixture(autouse=True)
def generous() -> Iterator[None]:
    """A process that would let everybody read and write."""
    before = os.umask(0)
    yield
    os.umask(before)


def rights(path: Path) -> str:
    """As `chmod` takes them."""
    return f"{stat.S_IMODE(path.stat().st_mode):o}"


def open_to_others(folder: Path) -> dict[str, str]:
    """What somebody else could read or enter below a folder."""
    return {str(path.relative_to(folder)): rights(path) for path in folder.rglob("*") if path.stat().st_mode & 0o077}


def test_records_copies_and_anchors(tmp_path: Path) -> None:
    """The database, what SQLite keeps beside it while it is open, both copies, their manifests, and a restoration."""
    place, anchors = tmp_path / "data" / "pharmacy.db", tmp_path / "state" / "anchors"
    create_database(Location(path=place))
    with ExitStack() as held:
        records = open_for_test(Location(path=place), Clock(), RandomBytes(), anchors)
        held.callback(records.close)
        whole_day(records)
        beside = [path.name for path in place.parent.iterdir()]
        assert {"pharmacy.db-wal", "pharmacy.db-shm"} <= set(beside)
        copies = StoredCopies(Location(path=place), clock=Clock(), anchor_folders=[anchors])
        made = copies.make(tmp_path / "first")
        copies.repeat(made, tmp_path / "second")
        target = Location(path=tmp_path / "again" / "pharmacy.db")
        with staged_copy(made.file, target, clock=Clock(), random_bytes=RandomBytes(), anchor_folders=[anchors]):
            assert list((tmp_path / "again").iterdir())
            assert open_to_others(tmp_path) == {"state": "777"}, "a folder above is made as the process makes it"


def test_a_database_of_before_is_taken_from_others_when_it_is_opened(tmp_path: Path) -> None:
    """One that a group may write was let to it on purpose, by whoever runs the station."""
    place = tmp_path / "pharmacy.db"
    for found, kept in ((0o644, "600"), (0o666, "660"), (0o660, "660")):
        place.unlink(missing_ok=True)
        create_database(Location(path=place))
        place.chmod(found)
        open_for_test(Location(path=place), Clock(), RandomBytes(), tmp_path / "anchors").close()
        assert rights(place) == kept


def test_papers_exports_and_crash_reports(tmp_path: Path) -> None:
    """Labels bear names; a crash report does not, and is nobody else's all the same."""
    saved_paper(tmp_path / "papers", "label", b"%PDF")
    written_file(tmp_path / "export.pdf", b"%PDF")
    PaperTray(tmp_path / "tray").put(WaitingPaper("0" * 16, "label", "1", 0, datetime(2026, 11, 24, tzinfo=UTC)), b"x")
    write_crash_report(ValueError(), state=tmp_path / "state", at=datetime(2026, 11, 24, tzinfo=UTC), version="0")
    assert open_to_others(tmp_path) == {"state": "777"}


def test_a_run_of_the_program_lets_nobody_else_read(tmp_path: Path) -> None:
    """Logs, and whatever is made without a word about its rights."""
    with private_files():
        (tmp_path / "folder" / "below").mkdir(parents=True)
        (tmp_path / "folder" / "log").write_text("")
    assert open_to_others(tmp_path) == {}
    (tmp_path / "after").write_text("")
    assert rights(tmp_path / "after") == "666"
