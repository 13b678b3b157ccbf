"""A backup is one verified file with its digest noted; what cannot be copied whole leaves nothing behind."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from compounder.domain.errors import Refusal
from compounder.services.back_up import BackedUp, Note, back_up
from compounder.store import dump
from compounder.store.location import Location
from compounder.store.manifest import found_copy, manifest_of
from compounder.store.verification.verify import verify
from tests.store.conftest import ON_POSTGRESQL, ON_SQLITE, Databases, Server
from tests.store.day import ADMINISTRATOR, TECHNICIAN, Day, act
from tests.store.keeping import backed_up, copies, rows, signing
from tests.store.tampering import intruder


def refused(code: str, do: Callable[[], object]) -> Refusal:
    """The refusal that something meets."""
    with pytest.raises(Refusal) as refusal:
        do()
    assert refusal.value.code == code, refusal.value
    return refusal.value


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_the_digest_of_a_copy_is_noted_in_the_records_and_beside_it(day: Day, tmp_path: Path) -> None:
    """I15: what is restored one day can be compared with what was written; the act says how far the copy reaches."""
    with day.records.reading() as loads:
        before = loads.last_act("erase_patient")
    done = backed_up(day, tmp_path / "backups")
    (copy,) = done.copies
    digest = hashlib.sha256(copy.file.read_bytes()).hexdigest()
    assert copy.digest == digest
    assert json.loads(manifest_of(copy.file).read_text("utf-8"))["digest"] == digest
    assert before is not None
    assert (copy.seq, copy.head) == (before.seq, before.hash)
    (noted,) = [row for row in rows(day.location, "backups") if row["id"] == done.changes.result["backup"]]
    assert (noted["file_name"], noted["digest"], noted["seq"], noted["head"]) == (
        copy.file.name, digest, before.seq, before.hash,
    )  # fmt: skip
    assert names(tmp_path / "backups") == sorted([copy.file.name, manifest_of(copy.file).name])
    assert copy.verified
    assert done.is_whole
    assert verify(day.location, [day.anchors]).is_sound


@ON_SQLITE
def test_a_sqlite_copy_is_one_file_that_verifies_anywhere(day: Day, tmp_path: Path) -> None:
    """Written without a log, so that it can be opened on read-only media; reading it changes no byte."""
    assert day.location.path is not None
    (copy,) = backed_up(day, tmp_path / "backups").copies
    before = copy.file.read_bytes()
    assert before[18:20] == b"\x01\x01", "the header names a rollback journal, not a log"
    assert verify(Location(path=copy.file)).is_sound
    assert copy.file.read_bytes() == before
    assert len(names(tmp_path / "backups")) == 2


def test_only_an_administrator_backs_up(day: Day, tmp_path: Path) -> None:
    """Asked before anything is written: a copy holds every patient's name."""
    refused("not_permitted", lambda: backed_up(day, tmp_path / "backups", by=TECHNICIAN))
    assert names(tmp_path / "backups") == []


def test_one_medium_is_said_and_two_on_one_device_too(day: Day, tmp_path: Path) -> None:
    """French law asks for two separate media; the program says what it can see."""
    one = backed_up(day, tmp_path / "one")
    assert [warning.key for warning in one.warnings] == ["backup.one_medium"]
    two = backed_up(day, tmp_path / "one", tmp_path / "two")
    assert [warning.key for warning in two.warnings] == ["backup.same_medium"]
    first, second = two.copies
    assert first.file.read_bytes() == second.file.read_bytes()
    assert found_copy(tmp_path / "two")[0] == second.file
    noted = [row["digest"] for row in rows(day.location, "backups") if row["file_name"] == first.file.name]
    assert noted == [first.digest, first.digest], "one row for each copy"


def test_two_devices_need_no_warning(day: Day, tmp_path: Path) -> None:
    """Seen by the device that the folders lie on."""
    other = Path("/dev/shm")  # noqa: S108 - another device than the tests' folder, where there is one
    if not other.is_dir() or other.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("one device only")
    import tempfile

    with tempfile.TemporaryDirectory(dir=other) as second:
        assert backed_up(day, tmp_path / "one", Path(second)).warnings == ()


def test_a_second_medium_that_fails_leaves_the_first_copy_standing(day: Day, tmp_path: Path) -> None:
    """An unplugged disk must not cost the night's backup; it must not pass for a whole one either."""
    (tmp_path / "unplugged").write_text("a file where the disk should be", "utf-8")
    done = backed_up(day, tmp_path / "one", tmp_path / "unplugged")
    assert not done.is_whole
    assert [warning.key for warning in done.warnings] == ["backup.second_failed"]
    assert len(done.copies) == 1
    assert done.copies[0].file.exists()


def test_a_backup_that_cannot_be_noted_is_taken_away(day: Day, tmp_path: Path) -> None:
    """A refused act changes nothing, in folders neither: here another writer holds the database."""
    holder = ["BEGIN", "SELECT pg_advisory_xact_lock(1129140306)"] if day.location.path is None else ["BEGIN IMMEDIATE"]
    with intruder(day.location) as inside:
        for statement in holder:
            inside.run(statement)
        refused("database_busy", lambda: backed_up(day, tmp_path / "one", tmp_path / "two"))
        inside.run("ROLLBACK")
    assert names(tmp_path / "one") == names(tmp_path / "two") == []


def test_records_that_do_not_verify_are_not_copied_as_sound(day: Day, tmp_path: Path) -> None:
    """A backup of tampered records would be found out on the day that it is needed."""
    with intruder(day.location) as inside, inside.unguarded("register"):
        inside.run("UPDATE register SET composition = '[1]'")
    refusal = refused("copy_unsound", lambda: backed_up(day, tmp_path / "backups"))
    assert refusal.values["count"] == 2
    assert names(tmp_path / "backups") == []


def test_a_folder_that_cannot_be_written_is_refused(day: Day, tmp_path: Path) -> None:
    """With the system's reason."""
    (tmp_path / "file").write_text("no folder", "utf-8")
    refused("copy_not_written", lambda: backed_up(day, tmp_path / "file"))


@ON_POSTGRESQL
def test_a_login_without_the_right_to_try_a_dump_says_not_verified(
    day: Day, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """On PostgreSQL a dump is tried in a scratch database; who may not make one is told so."""
    assert day.location.path is None
    server: Server = request.getfixturevalue("server")
    server.run("DO $$ BEGIN CREATE ROLE small LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
    server.run("GRANT compounder_application TO small")
    small = Location(url=str(day.location.url).replace("postgres@", "small@"))
    done = backed_up(Day(small, day.anchors, day.records, day.clock), tmp_path / "backups")
    assert [warning.key for warning in done.warnings] == ["backup.not_verified", "backup.one_medium"]
    assert not done.copies[0].verified
    assert done.copies[0].file.read_bytes().startswith(dump.MAGIC)


@ON_POSTGRESQL
def test_scratch_databases_are_dropped(day: Day, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Trying a dump leaves no second copy of patients on the server."""
    assert day.location.path is None
    server: Server = request.getfixturevalue("server")
    backed_up(day, tmp_path / "backups")
    with dump.connected(Location(url=server.url("postgres"))) as connection:
        assert connection.execute("SELECT datname FROM pg_database WHERE datname LIKE 'compounder_s%'").fetchall() == []


@ON_POSTGRESQL
def test_another_major_version_of_the_tools_is_refused(
    day: Day, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An older pg_dump cannot read a newer server, and a newer one writes what the server may not read back."""
    assert day.location.path is None
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "pg_dump").write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n", "utf-8")
    (tools / "pg_dump").chmod(0o755)
    monkeypatch.setattr(dump, "_PLACES", ())
    monkeypatch.setenv("PATH", str(tools))
    refusal = refused("database_tools", lambda: backed_up(day, tmp_path / "backups"))
    assert refusal.values["found"] == (9,)
    assert names(tmp_path / "backups") == []


@ON_POSTGRESQL
def test_the_password_of_an_address_is_no_argument(day: Day, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The arguments of a process can be read by everybody on the machine."""
    assert day.location.path is None
    seen: list[list[str]] = []
    run = subprocess.run

    def noted(command: list[str], **options: Any) -> Any:
        seen.append([str(part) for part in command])
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", noted)
    secret = Location(url=str(day.location.url).replace("postgres@", "postgres:hush-hush@"))
    backed_up(Day(secret, day.anchors, day.records, day.clock), tmp_path / "backups")
    assert any("--format=custom" in command for command in seen)
    assert "hush-hush" not in str(seen)


def test_a_folder_of_copies_answers_its_newest(day: Day, tmp_path: Path, databases: Databases) -> None:
    """And says what it cannot choose."""
    folder = tmp_path / "backups"
    refused("copy_missing", lambda: found_copy(folder))
    folder.mkdir()
    (folder / "other.json").write_text("{}", "utf-8")
    refused("copy_missing", lambda: found_copy(folder))
    backed_up(day, folder)
    (newest,) = backed_up(day, folder).copies
    assert found_copy(folder)[0] == newest.file
    manifest = json.loads(manifest_of(newest.file).read_text("utf-8"))
    (folder / "other.json").write_text(json.dumps({**manifest, "pharmacy": "another"}), "utf-8")
    refused("copy_of_several", lambda: found_copy(folder))
    (folder / "other.json").unlink()
    newest.file.unlink()
    refused("copy_missing", lambda: found_copy(folder))
    assert databases.engine == day.location.engine


class Ended(BaseException):
    """What the window raises where long work is stopped."""


@ON_SQLITE
def test_a_copy_tells_its_share_and_can_be_stopped(day: Day, tmp_path: Path) -> None:
    """Pages, then checks, never backwards; one that is stopped leaves nothing behind. A server's tool does not tell."""
    told: list[tuple[int, int]] = []
    copies(day).make(tmp_path / "whole", lambda done, total: told.append((done, total)))
    shares = [done / total for done, total in told]
    assert shares == sorted(shares)
    assert len({share for share in shares if share > 0.5}) > 10, "each check is a step"
    assert any(0 < share <= 0.5 for share in shares), "so are the pages"

    def stop(done: int, total: int) -> None:
        if done * 2 > total:
            raise Ended

    with pytest.raises(Ended):
        copies(day).make(tmp_path / "stopped", stop)
    assert names(tmp_path / "stopped") == []


def test_what_cannot_be_noted_in_its_turn_is_taken_away(day: Day, tmp_path: Path) -> None:
    """The window is closed between the copy and the act: no copy of which no record speaks."""

    def closed(_note: Note) -> BackedUp:
        raise Ended

    asked = act("backup", ADMINISTRATOR)
    with pytest.raises(Ended):
        back_up(
            day.records, asked, signing(asked), copies(day), folder=tmp_path / "one", second=tmp_path / "two",
            in_turn=closed,
        )  # fmt: skip
    assert names(tmp_path / "one") == names(tmp_path / "two") == []
