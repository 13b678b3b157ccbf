"""``backup``, ``restore`` and ``upgrade`` as an administrator types them, on both engines."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from compounder.store.location import Location
from compounder.store.raw import snapshot
from tests.cli.pharmacy_by_command import ByCommand
from tests.store import second_release
from tests.store.conftest import Databases, databases, server

__all__ = ["databases", "server"]

REASON = ("--reason", "the disk failed")


@pytest.fixture
def placed(by_command: ByCommand, databases: Databases) -> ByCommand:
    """A pharmacy with one person of each role and a lot, on each engine."""
    location = databases.new(by_command.folder)
    by_command.database = str(location.path or location.url)
    assert by_command.init().code == 0
    by_command.add("tina", "technician")
    receive(by_command, "G1")
    return by_command


def receive(pharmacy: ByCommand, lot: str) -> str:
    """A delivery; the receipt's key is answered."""
    done = pharmacy.run(
        "receive", "glycerol", "--supplier", "S", "--lot", lot, "--expires", "2099-01-31", "--size", "1 kg",
        person="tina",
    )  # fmt: skip
    assert done.code == 0, done.err
    return str(done.json["lot"])


def empty(pharmacy: ByCommand, databases: Databases) -> str:
    """A place where nothing lives."""
    location = databases.new(pharmacy.folder)
    return str(location.path or location.url)


def test_a_backup_is_made_noted_and_restored(placed: ByCommand, databases: Databases) -> None:
    """The newest copy of a folder; what was received after it is declared lost, and its number is not given again."""
    folder = str(placed.folder / "backups")
    done = placed.run("backup", folder, person="admin")
    assert done.code == 0, done.err
    (copy,) = done.json["copies"]
    assert copy["verified"]
    assert [warning["code"] for warning in done.json["warnings"]] == ["one_medium"]
    lost = receive(placed, "G2")
    target = empty(placed, databases)
    back = placed.run("restore", folder, "--to", target, *REASON, person="admin")
    assert back.code == 0, back.err
    assert (back.json["lost"], back.json["sound"], back.json["digest_checked"]) == (2, True, True)
    placed.database = target
    assert placed.run("verify").code == 0
    (lot,) = placed.run("stock", "list").json
    assert lot["lot_number"] == "G1"
    assert receive(placed, "G3")[-1] == str(int(lost[-1]) + 1)
    assert placed.run("verify").code == 0


def test_what_is_said_is_said_in_both_languages(placed: ByCommand, databases: Databases) -> None:
    """Files, numbers, digest, and what French law asks for."""
    said = placed.run("backup", str(placed.folder / "one"), "--language", "fr", person="admin", json=False)
    assert said.code == 0
    assert "SHA-256" in said.out
    assert "Le droit français en demande deux" in said.out
    both = placed.run(
        "backup", str(placed.folder / "one"), "--second", str(placed.folder / "two"), person="admin", json=False
    )
    assert both.out.count("SHA-256") == 2
    assert "same device" in both.out
    back = placed.run(
        "restore", str(placed.folder / "two"), "--to", empty(placed, databases), *REASON, "--language", "fr",
        person="admin", json=False,
    )  # fmt: skip
    assert back.code == 0, back.err
    assert "contient de nouveau les enregistrements" in back.out


def test_the_settings_name_the_second_medium(by_command: ByCommand) -> None:
    """Said once at `init`; a medium that fails is exit 1 and the first copy stands."""
    second = by_command.folder / "second"
    assert by_command.init("--second-backups", str(second)).code == 0
    done = by_command.run("backup", str(by_command.folder / "first"), person="admin")
    assert (done.code, len(done.json["copies"])) == (0, 2)
    shutil.rmtree(second)
    second.write_text("unplugged", "utf-8")
    failed = by_command.run("backup", str(by_command.folder / "first"), person="admin")
    assert (failed.code, len(failed.json["copies"])) == (1, 1)
    assert failed.json["warnings"][0]["code"] == "second_failed"


def test_without_anchors_the_last_numbers_are_asked_from_paper(placed: ByCommand, databases: Databases) -> None:
    """The refusal names each series and the option; what is typed wrongly is refused with an example."""
    folder = str(placed.folder / "backups")
    assert placed.run("backup", folder, person="admin").code == 0
    shutil.rmtree(placed.folder / "state")
    target = empty(placed, databases)
    asked = placed.run("restore", folder, "--to", target, *REASON, person="admin", json=False)
    assert (asked.code, asked.refused_as) == (2, "last_number")
    assert "--last-number" in asked.err
    for wrong in ("dispensing", "dispensing=x", "labels=3", "batch/26x=1", "batch=-1"):
        answered = placed.run("restore", folder, "--to", target, "--last-number", wrong, person="admin", json=False)
        assert (answered.code, answered.refused_as) == (2, "last_number"), wrong
        assert "preparation/2026=139" in answered.err
    given = [
        part
        for series in ("preparation=0", "dispensing=2", "batch=0", "receipt=4")
        for part in ("--last-number", series)
    ]
    back = placed.run("restore", folder, "--to", target, *REASON, *given, person="admin")
    assert back.code == 0, back.err
    assert [number[-4:] for number in back.json["void"]] == ["0001", "0002"]
    placed.database = target
    assert receive(placed, "G9")[-1] == "5"


def test_nobody_else_backs_up_or_restores(placed: ByCommand, databases: Databases) -> None:
    """And nothing is left behind of what was refused."""
    folder = placed.folder / "backups"
    assert placed.run("backup", str(folder), person="tina", json=False).refused_as == "not_permitted"
    assert placed.run("backup", str(folder), json=False).refused_as == "not_signed_in"
    assert not folder.exists()
    assert placed.run("backup", str(folder), person="admin").code == 0
    target = empty(placed, databases)
    for person in (None, "tina"):
        refused = placed.run("restore", str(folder), "--to", target, *REASON, person=person, json=False)
        assert refused.refused_as in {"not_signed_in", "not_permitted"}
    over = placed.run("restore", str(folder), *REASON, person="admin", json=False)
    assert over.refused_as == "restore_over"
    assert placed.run("restore", str(folder), "--to", target, *REASON, person="admin").code == 0


def test_a_database_of_this_release_needs_no_upgrade(by_command: ByCommand) -> None:
    """Said without a password; nothing is written."""
    assert by_command.init().code == 0
    said = by_command.run("upgrade", json=False)
    assert (said.code, said.err) == (0, "")
    assert "Nothing is to be done" in said.out
    assert by_command.run("upgrade").json == {"upgraded": False}


def test_an_older_database_is_refused_by_all_and_upgraded_by_one(
    placed: ByCommand, databases: Databases, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The refusal names the command; afterwards the same password signs in and the records hold."""
    second_release.install(tmp_path / "next", lambda: databases.new(tmp_path), monkeypatch)
    old = placed.run("stock", "list", json=False)
    assert (old.code, old.refused_as) == (2, "database_older")
    assert "Run upgrade" in old.err
    assert placed.run("upgrade", json=False).refused_as == "not_signed_in"
    done = placed.run("upgrade", person="admin")
    assert done.code == 0, done.err
    assert (done.json["upgraded"], done.json["release"]) == (True, second_release.RELEASE)
    assert Path(done.json["copies"][0]["file"]).parent == placed.folder / "state" / "backups"
    assert placed.run("verify").json["findings"] == []
    receive(placed, "G2")
    with snapshot(Location.of(placed.database)) as database:
        (pharmacy,) = database.rows("SELECT address FROM pharmacy")
    assert pharmacy["address"] == "1, rue du Test"
