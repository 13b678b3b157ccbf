"""A database of every landing still opens, verifies and can be brought to this release (F8)."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import psycopg
import pytest

from compounder.domain.pharmacy import Pharmacy
from compounder.services.upgrade import UpgradeRequest, upgrade
from compounder.store.backup import StoredCopies
from compounder.store.location import Location
from compounder.store.structure import CURRENT
from compounder.store.upgrade import StoredOlderDatabase, release_at
from compounder.store.verification.verify import verify
from tests.store import second_release
from tests.store.conftest import Databases
from tests.store.day import Clock, RandomBytes, act, nothing, open_for_test
from tests.store.keeping import PASSWORD, OnePassword

FROZEN = sorted(path for path in (Path(__file__).parent.parent / "databases").iterdir() if path.name[0].isdigit())


def thawed(frozen: Path, databases: Databases, folder: Path) -> tuple[Location, Path]:
    """A frozen database of the fixture's engine, and a copy of its anchors."""
    anchors = folder / "anchors"
    shutil.copytree(frozen / "anchors", anchors)
    location = databases.new(folder)
    if location.path is not None:
        shutil.copyfile(frozen / "sqlite.db", location.path)
        return location, anchors
    with psycopg.connect(str(location.url)) as connection:
        connection.execute(
            "DO $$ BEGIN CREATE ROLE compounder_application NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        )
        connection.execute((frozen / "postgresql.sql").read_bytes())
    return location, anchors


def brought_up(location: Location, anchors: Path, folder: Path) -> None:
    """Upgrade a database of an older release."""
    database = StoredOlderDatabase(location, Clock(), RandomBytes(), [anchors])
    copies = StoredCopies(location, clock=Clock(), anchor_folders=[anchors])
    upgrade(database, copies, OnePassword(), UpgradeRequest("adm-login", PASSWORD, os.urandom(8).hex(), folder, None))


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda path: path.name)
def test_a_frozen_database_verifies_and_works_in_this_release(
    frozen: Path, databases: Databases, tmp_path: Path
) -> None:
    """As it lies there, against its anchors; after an upgrade where it needs one; and after one act more."""
    location, anchors = thawed(frozen, databases, tmp_path)
    report = verify(location, [anchors])
    assert (report.findings, report.anchored, report.release) == ((), True, frozen.name)
    if report.release != CURRENT:
        brought_up(location, anchors, tmp_path / "backups")
    records = open_for_test(location, Clock(), RandomBytes(), anchors)
    with records.reading() as loads:
        assert loads.load(Pharmacy, "pharmacy-1").name == "Pharmacie de l’Hôpital"
    later = act("note")
    records.perform(type(later)(later.kind, later.by, later.command, clock_confirmed=True), nothing)
    records.close()
    assert verify(location, [anchors]).findings == ()


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda path: path.name)
def test_a_frozen_database_can_be_brought_to_a_release_to_come(
    frozen: Path, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through every migration that there is, and one of the tests' own."""
    location, anchors = thawed(frozen, databases, tmp_path)
    second_release.install(tmp_path / "next", lambda: databases.new(tmp_path), monkeypatch)
    brought_up(location, anchors, tmp_path / "backups")
    assert release_at(location) == second_release.RELEASE
    assert verify(location, [anchors]).findings == ()


def test_there_is_one_of_this_release() -> None:
    """A landing that changes the structure freezes a database of its own."""
    assert CURRENT in {path.name for path in FROZEN}
