"""An older database is upgraded by one signed act: backed up, rehearsed, then migrated in one transaction."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from compounder.domain.audit import AuditBody
from compounder.domain.errors import Refusal
from compounder.services.back_up import BackedUp
from compounder.services.upgrade import UpgradeRequest, upgrade
from compounder.store.location import Location
from compounder.store.manifest import found_copy
from compounder.store.structure import CURRENT
from compounder.store.upgrade import StoredOlderDatabase, release_at
from compounder.store.verification.verify import verify
from tests.store import second_release
from tests.store.conftest import ON_POSTGRESQL, Databases, Server
from tests.store.day import Day, RandomBytes, act, nothing, open_for_test
from tests.store.keeping import PASSWORD, OnePassword, backed_up, copies, receive_again, restored, rows
from tests.store.tampering import chain_of, intruder

FIRST = CURRENT


@pytest.fixture
def older(day: Day, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Day:
    """The day, made by this release, in the hands of the next one."""
    second_release.install(tmp_path / "next", lambda: databases.new(tmp_path), monkeypatch)
    return day


def upgraded(day: Day, folder: Path, *, login: str = "adm-login", password: str = PASSWORD) -> BackedUp:
    """The upgrade as the command does it."""
    database = StoredOlderDatabase(day.location, day.clock, RandomBytes(), [day.anchors])
    request = UpgradeRequest(login, password, os.urandom(8).hex(), folder, None)
    return upgrade(database, copies(day), OnePassword(), request)


def refused(code: str, do: Callable[[], object]) -> Refusal:
    """The refusal that something meets."""
    with pytest.raises(Refusal) as refusal:
        do()
    assert refusal.value.code == code, refusal.value
    return refusal.value


def last_body(location: Location) -> AuditBody:
    """The newest entry."""
    return chain_of(location)[-1]


def test_an_upgrade_is_one_entry_of_the_rows_that_changed(older: Day, tmp_path: Path) -> None:
    """The new column changes no digest; every value that the migration wrote is in the trail, secrets by digest."""
    lots = rows(older.location, "lots")
    done = upgraded(older, tmp_path / "backups")
    body = last_body(older.location)
    assert (body.act, body.by, body.seq) == ("upgrade", "adm", done.changes.seq)
    written = {(row.table, row.key): row for row in body.rows}
    assert {table for table, _ in written} == {"pharmacy", "staff", "backups", "signatures", "commands"}
    assert written["pharmacy", "pharmacy-1"].changed == (("address", "1 rue du Test", "1, rue du Test"),)
    assert [name for name, _, _ in written["staff", "tech"].changed] == ["name"]
    assert "argon2" not in body.text()
    assert [{**row, "shelf": None} for row in lots] == rows(older.location, "lots")
    assert release_at(older.location) == second_release.RELEASE
    report = verify(older.location, [older.anchors])
    assert (report.findings, report.anchored, report.seq) == ((), True, body.seq)
    assert verify(older.location, [older.anchors]).release == second_release.RELEASE


def test_work_goes_on_after_an_upgrade(older: Day, tmp_path: Path) -> None:
    """Records that were open before see the new structure; numbers and chain continue."""
    refused("database_older", lambda: older.records.perform(act("sign_in"), nothing))
    upgraded(older, tmp_path / "backups")
    receive_again(older, "lot-after")
    assert verify(older.location, [older.anchors]).findings == ()


def test_the_backup_before_it_is_of_the_older_release(older: Day, databases: Databases, tmp_path: Path) -> None:
    """It is noted by the upgrade and verifies as what it was; as a copy only its own program restores it."""
    before = last_body(older.location)
    (copy,) = upgraded(older, tmp_path / "backups").copies
    manifest = found_copy(tmp_path / "backups")[1]
    assert manifest is not None
    assert (manifest.release, manifest.seq) == (FIRST, before.seq)
    noted = [row["digest"] for row in rows(older.location, "backups") if row["id"] != "backup-1"]
    assert noted == [copy.digest]
    refusal = refused("copy_older", lambda: restored(older, copy.file, databases.new(tmp_path)))
    assert refusal.values["release"] == FIRST


def test_a_migration_that_breaks_the_records_is_found_in_the_rehearsal(
    day: Day, databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing reaches the records: here it changes what the ledger counts."""
    change = "UPDATE movements SET amount = amount + 1"
    with intruder(day.location) as inside:
        if day.location.path is not None:
            named = "SELECT sql FROM sqlite_master WHERE name = 'movements_not_updated'"
            statements = ("DROP TRIGGER movements_not_updated", change, str(inside.run(named)[0][0]))
        else:
            off, on = (f"ALTER TABLE movements {word} TRIGGER ALL" for word in ("DISABLE", "ENABLE"))
            statements = (off, change, on)
    second_release.install(tmp_path / "next", lambda: databases.new(tmp_path), monkeypatch, statements)
    before = rows(day.location, "movements")
    refusal = refused("upgrade_unsound", lambda: upgraded(day, tmp_path / "backups"))
    assert "finding." in str(refusal.values["finding"])
    assert rows(day.location, "movements") == before
    assert release_at(day.location) == FIRST
    assert verify(day.location, [day.anchors]).findings == ()
    assert found_copy(tmp_path / "backups")[1] is not None, "the backup stays"


@pytest.mark.parametrize(
    ("login", "password", "code"),
    [
        ("adm-login", "guessed", "sign_in_refused"),
        ("nobody", PASSWORD, "sign_in_refused"),
        ("pharm-login", PASSWORD, "not_permitted"),
    ],
)
def test_only_an_administrator_upgrades(older: Day, tmp_path: Path, login: str, password: str, code: str) -> None:
    """Asked before anything is copied."""
    refused(code, lambda: upgraded(older, tmp_path / "backups", login=login, password=password))
    assert not (tmp_path / "backups").exists()
    assert release_at(older.location) == FIRST


def test_every_other_door_names_the_upgrade(older: Day, tmp_path: Path) -> None:
    """Opening and acting are refused; `verify` reads what is older."""
    refused("database_older", lambda: open_for_test(older.location, older.clock, RandomBytes(), older.anchors))
    refused("database_older", lambda: backed_up(older, tmp_path / "backups"))
    assert not list((tmp_path / "backups").iterdir())
    report = verify(older.location, [older.anchors])
    assert (report.findings, report.release) == ((), FIRST)


def test_records_put_back_by_hand_are_not_upgraded(older: Day, databases: Databases, tmp_path: Path) -> None:
    """An older copy in place is declared first: an upgrade would bury what is lost."""
    older.records.close()
    copy = databases.copy(older.location)
    upgraded(older, tmp_path / "backups")
    again = Day(copy, older.anchors, older.records, older.clock)
    refused("older_copy", lambda: upgraded(again, tmp_path / "more"))
    assert release_at(copy) == FIRST


@ON_POSTGRESQL
def test_who_cannot_rehearse_does_not_upgrade(older: Day, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """On PostgreSQL a rehearsal needs a scratch database."""
    assert older.location.path is None
    server: Server = request.getfixturevalue("server")
    server.run("DO $$ BEGIN CREATE ROLE small LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
    server.run("GRANT compounder_application TO small")
    small = Location(url=str(older.location.url).replace("postgres@", "small@"))
    day = Day(small, older.anchors, older.records, older.clock)
    refused("upgrade_rehearsal", lambda: upgraded(day, tmp_path / "backups"))
    assert release_at(older.location) == FIRST
