"""Databases that cannot be worked with, through the command: refused with rule, value and remedy, nothing changed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from compounder.domain.errors import Refusal
from compounder.store import location as places
from compounder.store.location import Location, sqlite_driver
from compounder.store.opening import check_database
from compounder.store.structure import CURRENT
from compounder.store.verification.verify import verify
from tests.cli.conftest import by_command
from tests.cli.pharmacy_by_command import Answered, ByCommand
from tests.faults.barred import barred, read_only
from tests.store.tampering import intruder

__all__ = ["by_command"]

REFUSED, SOUND = 2, 0


@pytest.fixture
def pharmacy(by_command: ByCommand) -> ByCommand:
    """A pharmacy that its administrator has set up, its log emptied into its file."""
    assert by_command.init().code == 0
    by_command.database = str(by_command.folder / "pharmacy.db")
    with intruder(Location.of(by_command.database)) as inside:
        inside.run("PRAGMA wal_checkpoint(TRUNCATE)")
    return by_command


def file_of(pharmacy: ByCommand) -> Path:
    """The database's file."""
    return Path(pharmacy.database)


def bytes_beside(pharmacy: ByCommand) -> dict[str, bytes]:
    """What lies in the pharmacy's folders, but for the log's index, which any reader makes, and an empty log."""
    files = [path for path in pharmacy.folder.rglob("*") if path.is_file() and not path.name.endswith("-shm")]
    return {str(path): path.read_bytes() for path in files if path.stat().st_size or not path.name.endswith("-wal")}


def is_a_refusal(answered: Answered, code: str, *words: str) -> None:
    """Exit 2, one line on standard error: the code, and a sentence that holds the values and the remedy."""
    assert (answered.code, answered.refused_as) == (REFUSED, code), answered.err
    assert answered.out == ""
    assert answered.err.count("\n") == 1
    for word in words:
        assert word in answered.err


def a_letter(path: Path) -> None:
    """A document named by mistake."""
    path.write_bytes(b"Dear colleague, " * 900)


def an_empty_file(path: Path) -> None:
    """Nothing at all, as a failed copy leaves it."""
    path.write_bytes(b"")


def somebody_elses(path: Path) -> None:
    """A database of another program."""
    path.unlink()
    with intruder(Location(path=path)) as inside:
        inside.run("CREATE TABLE theirs (n INTEGER)")


def nothing_there(path: Path) -> None:
    """No file."""
    path.unlink()


def a_folder(path: Path) -> None:
    """A folder where a file should be."""
    path.unlink()
    path.mkdir()


def a_newer_release(path: Path) -> None:
    """A release that this program does not know."""
    with intruder(Location(path=path)) as inside:
        inside.run("UPDATE alembic_version SET version_num = '9999'")
        inside.run("PRAGMA wal_checkpoint(TRUNCATE)")


def a_changed_header(path: Path) -> None:
    """The first page overwritten."""
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 1000)


@dataclass(frozen=True, slots=True)
class Bad:
    """How a database is made bad, the code it is refused with, and a word of the remedy in both languages."""

    make: Callable[[Path], None]
    code: str
    english: str
    french: str


BAD = (
    Bad(a_letter, "database_foreign", "Name another one", "En indiquer une autre"),
    Bad(an_empty_file, "database_foreign", "Name another one", "En indiquer une autre"),
    Bad(somebody_elses, "database_foreign", "Name another one", "En indiquer une autre"),
    Bad(nothing_there, "database_missing", "init", "init"),
    Bad(a_folder, "database_foreign", "Name another one", "En indiquer une autre"),
    Bad(a_newer_release, "database_newer", "Use the newer program", "plus récent"),
    Bad(a_changed_header, "database_damaged", "restore a backup", "sauvegarde"),
)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.make.__name__)
def test_a_bad_database_is_refused_and_left_alone(pharmacy: ByCommand, bad: Bad) -> None:
    """Who looks, who verifies and who works is told the same, in both languages; not one byte changes."""
    bad.make(file_of(pharmacy))
    before = bytes_beside(pharmacy)
    for language, remedy in (("en", bad.english), ("fr", bad.french)):
        speaking = ("--language", language)
        for command in (("verify", *speaking), ("staff", "list", *speaking)):
            person = "admin" if command[0] == "staff" else None
            is_a_refusal(pharmacy.run(*command, person=person, json=False), bad.code, pharmacy.database, remedy)
    added = pharmacy.run("staff", "add", "tina", "--name", "Tina", "--role", "technician", person="admin", json=False)
    is_a_refusal(added, bad.code)
    assert bytes_beside(pharmacy) == before


def test_init_makes_nothing_over_what_is_there(pharmacy: ByCommand) -> None:
    """A new pharmacy is never made over records, over a document, nor over another program's database."""
    for make, code in ((None, "database_exists"), (somebody_elses, "database_exists"), (a_letter, "database_foreign")):
        if make is not None:
            make(file_of(pharmacy))
        before = bytes_beside(pharmacy)
        is_a_refusal(pharmacy.init(json=False), code, pharmacy.database)
        assert bytes_beside(pharmacy) == before


def test_an_older_database_is_verified_but_worked_with_only_after_upgrade(
    pharmacy: ByCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Simulated by a program that already knows a later release: the refusal names `upgrade`, `verify` still reads."""
    monkeypatch.setattr("compounder.store.structure.CURRENT", "9003")
    before = bytes_beside(pharmacy)
    for language, remedy in (("en", "Run upgrade"), ("fr", "upgrade")):
        listed = pharmacy.run("staff", "list", "--language", language, person="admin", json=False)
        is_a_refusal(listed, "database_older", pharmacy.database, CURRENT, "9003", remedy)
    assert pharmacy.run("verify").code == SOUND
    assert bytes_beside(pharmacy) == before


HOLDER = """
import sys
from sqlcipher3 import dbapi2
connection = dbapi2.connect(sys.argv[1], isolation_level=None)
connection.execute(sys.argv[2]).fetchall()
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held_by_another_process(database: str, pragma: str) -> Iterator[None]:
    """The write lock in another process's hands; with exclusive locking, everything is."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, database, pragma], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
    finally:
        holder.communicate(timeout=20)


def test_a_database_that_another_program_writes_is_read_and_otherwise_busy(
    pharmacy: ByCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers do not wait; who wants to write is told to try again, and nothing was done."""
    monkeypatch.setattr("compounder.store.engines.BUSY_SECONDS", 0.2)
    with held_by_another_process(pharmacy.database, "PRAGMA locking_mode=NORMAL"):
        before = bytes_beside(pharmacy)
        assert pharmacy.run("verify").code == SOUND
        assert pharmacy.run("staff", "list", person="admin").code == SOUND
        added = pharmacy.run(
            "staff", "add", "tina", "--name", "T", "--role", "technician", person="admin",
            stdin=("given by the admin",), json=False,
        )  # fmt: skip
        is_a_refusal(added, "database_busy", pharmacy.database, "try again")
        log = str(pharmacy.folder / "state" / "compounder.log")
        assert {**bytes_beside(pharmacy), log: b""} == {**before, log: b""}
    assert [row["login"] for row in pharmacy.run("staff", "list", person="admin").json] == ["admin"]


def test_a_database_locked_for_itself_by_another_program_is_busy(
    pharmacy: ByCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where even reading is barred, everything waits a little and then says so, `verify` too."""
    monkeypatch.setattr("compounder.store.engines.BUSY_SECONDS", 0.2)
    monkeypatch.setattr("compounder.store.raw.BUSY_SECONDS", 0.2)
    with held_by_another_process(pharmacy.database, "PRAGMA locking_mode=EXCLUSIVE"):
        is_a_refusal(pharmacy.run("verify", json=False), "database_busy", pharmacy.database, "try again")
        listed = pharmacy.run("staff", "list", "--language", "fr", person="admin", json=False)
        is_a_refusal(listed, "database_busy", pharmacy.database)
    assert pharmacy.run("verify").code == SOUND


def test_a_database_that_cannot_be_written_is_verified_and_otherwise_refused(pharmacy: ByCommand) -> None:
    """On read-only media `verify` works and leaves nothing; work is refused, naming rights, and nothing is made."""
    folder = pharmacy.folder / "media"
    folder.mkdir()
    moved = file_of(pharmacy).rename(folder / "pharmacy.db")
    pharmacy.database = str(moved)
    before = bytes_beside(pharmacy)
    with read_only(folder):
        verified = pharmacy.run("verify")
        assert (verified.code, verified.json["anchored"]) == (SOUND, True)
        for language, remedy in (("en", "Check the rights"), ("fr", "droits")):
            listed = pharmacy.run("staff", "list", "--language", language, person="admin", json=False)
            is_a_refusal(listed, "database_read_only", pharmacy.database, remedy)
        assert [path.name for path in folder.iterdir()] == ["pharmacy.db"]
    assert bytes_beside(pharmacy) == before


def test_a_database_in_a_barred_folder_names_rights(pharmacy: ByCommand) -> None:
    """What may not even be looked at is not called missing, and is no fault; asked of the store, which is below."""
    place = Location.of(pharmacy.database)
    codes = []
    with barred(pharmacy.folder):
        for look in (check_database, verify):
            with pytest.raises(Refusal) as refusal:
                look(place)
            codes.append(refusal.value.code)
    assert codes == ["database_read_only", "database_read_only"]


def test_a_database_on_a_network_share_is_verified_and_otherwise_refused(
    pharmacy: ByCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Simulated by a table of mounts that says NFS: its locks cannot be trusted, so nobody works there."""
    mounts = pharmacy.folder.parent / "mountinfo"
    mounts.write_text(
        f"1 0 0:1 / / rw - ext4 /dev/root rw\n2 1 0:2 / {pharmacy.folder.resolve()} rw - nfs4 server:/share rw\n",
        "utf-8",
    )
    monkeypatch.setattr(places, "Path", lambda path: mounts if path == "/proc/self/mountinfo" else Path(path))
    before = bytes_beside(pharmacy)
    for language, remedy in (("en", "PostgreSQL"), ("fr", "PostgreSQL")):
        listed = pharmacy.run("staff", "list", "--language", language, person="admin", json=False)
        is_a_refusal(listed, "network_file_system", pharmacy.database, "nfs4", remedy)
    assert pharmacy.run("verify").code == SOUND
    assert bytes_beside(pharmacy) == before


def test_no_driver_speaks_for_itself(pharmacy: ByCommand) -> None:
    """The file is held open by the driver while it is damaged: still a refusal, never a traceback."""
    connection = sqlite_driver().connect(pharmacy.database)
    a_changed_header(file_of(pharmacy))
    is_a_refusal(pharmacy.run("staff", "list", person="admin", json=False), "database_damaged", pharmacy.database)
    connection.close()
