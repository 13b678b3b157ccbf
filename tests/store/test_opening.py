"""Only this release's own, whole and free database is opened; everything else is refused with its remedy."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from compounder.domain.errors import Refusal
from compounder.domain.stock import LotId
from compounder.store.location import Location, network_file_system, sqlite_driver
from compounder.store.metadata import AUDIT_TABLE, TABLES
from compounder.store.opening import create_database
from compounder.store.raw import snapshot
from compounder.store.structure import CURRENT, expected, fingerprints, structure_of
from compounder.store.verification.verify import verify
from tests.store.conftest import ON_SQLITE
from tests.store.day import Clock, Day, RandomBytes, act, nothing, open_for_test, receive_lot
from tests.store.tampering import intruder


def code_of(do: Callable[[], object]) -> str:
    """The code of the refusal that something meets."""
    with pytest.raises(Refusal) as refusal:
        do()
    return refusal.value.code


def opened(location: Location, folder: Path) -> None:
    """Open and close."""
    open_for_test(location, Clock(), RandomBytes(), folder).close()


def test_a_missing_database_is_refused(databases: Any, tmp_path: Path) -> None:
    """Nothing is made by opening."""
    place = Location(path=tmp_path / "none.db")
    if databases.engine == "postgresql":
        place = Location(url=str(databases.new().url).replace("/db", "/none"))
    assert code_of(lambda: opened(place, tmp_path)) == "database_missing"
    assert code_of(lambda: verify(place)) == "database_missing"
    assert place.path is None or not place.path.exists()


def test_a_foreign_database_is_refused(databases: Any, tmp_path: Path) -> None:
    """Somebody else's tables are left alone, by `init` too."""
    place = databases.new(tmp_path)
    with intruder(place) as inside:
        inside.run("CREATE TABLE theirs (n INTEGER)")
    assert code_of(lambda: opened(place, tmp_path)) == "database_foreign"
    assert code_of(lambda: create_database(place)) == "database_exists"


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """A document named by mistake."""
    path = tmp_path / "letter.db"
    path.write_bytes(b"Dear colleague, " * 400)
    assert code_of(lambda: opened(Location(path=path), tmp_path)) == "database_foreign"
    assert code_of(lambda: create_database(Location(path=path))) == "database_foreign"
    assert path.read_bytes().startswith(b"Dear colleague")


@ON_SQLITE
def test_a_damaged_file_is_refused_or_found(day: Day, tmp_path: Path) -> None:
    """Half a file."""
    assert day.location.path is not None
    day.records.close()
    path = tmp_path / "half.db"
    path.write_bytes(day.location.path.read_bytes()[: 4096 * 20])
    assert code_of(lambda: opened(Location(path=path), tmp_path)) in {"database_damaged", "database_changed"}


def test_a_newer_database_is_refused(location: Location, tmp_path: Path) -> None:
    """A release that this program does not know."""
    with intruder(location) as inside:
        inside.run("UPDATE alembic_version SET version_num = '9999'")
    assert code_of(lambda: opened(location, tmp_path)) == "database_newer"
    assert code_of(lambda: verify(location)) == "database_newer"


def test_a_changed_structure_is_refused_at_opening_and_in_an_act(day: Day, tmp_path: Path) -> None:
    """A guard that somebody dropped while the program runs stops the next act (SQLite), and every opening."""
    day.records.perform(act("look"), nothing)
    with intruder(day.location) as inside:
        on = " ON audit" if inside.engine == "postgresql" else ""
        inside.run(f"DROP TRIGGER {'audit_unchanged' if on else 'audit_not_updated'}{on}")
    if day.location.engine == "sqlite":
        assert code_of(lambda: day.records.perform(act("look"), nothing)) == "database_changed"
    assert code_of(lambda: opened(day.location, tmp_path)) == "database_changed"


@ON_SQLITE
def test_a_locked_database_is_refused_after_a_while(day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program holds the lock: wait a little, then say so; readers do not wait."""
    assert day.location.path is not None
    day.records.close()
    monkeypatch.setattr("compounder.store.engines.BUSY_SECONDS", 0.2)
    records = open_for_test(day.location, day.clock, RandomBytes(), day.anchors)
    holder = sqlite_driver().connect(str(day.location.path), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert code_of(lambda: records.perform(act("look"), nothing)) == "database_busy"
    with records.reading() as loads:
        assert loads.on_hand(LotId("lot-1")) > 0
    holder.execute("ROLLBACK")
    assert records.perform(act("look"), nothing).seq == 17
    holder.close()
    records.close()


def test_init_stopped_half_way_can_go_on(location: Location, day: Day) -> None:
    """A structure without a single act is taken up; a pharmacy's records never."""
    create_database(location)
    assert code_of(lambda: create_database(day.location)) == "database_exists"


def test_the_structure_is_the_releases(location: Location) -> None:
    """What the migrations make is what the release's file says, thing by thing."""
    with snapshot(location) as database:
        found = fingerprints(structure_of(database.cursor, location.engine))
    assert found == expected(CURRENT, location.engine)


def test_every_field_has_its_column_and_every_column_its_field(location: Location) -> None:
    """Records and migrations do not drift apart."""
    with intruder(location) as inside:
        for table in (*TABLES.values(), AUDIT_TABLE):
            cursor = inside.connection.execute(f"SELECT * FROM {table.name}")
            assert sorted(column[0] for column in cursor.description) == sorted(table.c.keys())
            cursor.close()


def after_commit(engine: Engine, *, committed: bool, error: Exception) -> None:
    """Lose the connection at the next COMMIT, after or before it was carried out."""

    def lose(connection: Any) -> None:
        event.remove(engine, "commit", lose)
        driver = connection.connection.driver_connection
        if committed:
            driver.commit()
        else:
            driver.rollback()
        raise error

    event.listen(engine, "commit", lose)


def lost_connection(day: Day) -> Exception:
    """What the driver raises when it loses its database."""
    if day.location.engine == "sqlite":
        error: Exception = sqlite_driver().OperationalError("disk I/O error")
        return error
    import psycopg

    return psycopg.OperationalError("server closed the connection unexpectedly")


def receive(uow: Any) -> Mapping[str, str]:
    """A lot received."""
    return receive_lot(uow, LotId("lot-2"))


def test_a_commit_lost_after_it_was_done_is_answered_as_done(day: Day) -> None:
    """An error at COMMIT is no proof that nothing was written: the command id is asked for."""
    after_commit(day.records._writer, committed=True, error=lost_connection(day))
    changes = day.records.perform(act("receive"), receive)
    assert (changes.seq, changes.result) == (17, {"lot": "lot-2"})
    assert verify(day.location, [day.anchors]).is_sound


def test_a_commit_that_failed_is_refused_and_nothing_is_there(day: Day) -> None:
    """Asked for under the lock and not found, it was not done, and the same command may be sent again."""
    asked = act("receive")
    after_commit(day.records._writer, committed=False, error=lost_connection(day))
    assert code_of(lambda: day.records.perform(asked, receive)) in {"disk_failed", "database_unreachable"}
    assert day.records.perform(asked, receive).seq == 17


def test_network_shares_are_told_from_disks() -> None:
    r"""By the mount that holds the path, the innermost one; a blank in its name is written \\040."""
    mounts = "1 0 0:1 / / rw - ext4 /dev/x rw\n2 1 0:2 / /mnt/our\\040share rw shared:1 - cifs //server/s rw\n"
    assert network_file_system(Path("/mnt/our share/records.db"), mounts) == "cifs"
    assert network_file_system(Path("/mnt/records.db"), mounts) is None


def test_addresses_are_shown_without_their_password() -> None:
    """A sentence that names the database names no secret."""
    assert Location.of("postgresql://staff:secret@host/records?sslmode=x").shown == "postgresql://staff@host/records"
    assert code_of(lambda: Location.of("mysql://host/x")) == "unknown_database"


@ON_SQLITE
def test_a_copy_opens_where_the_original_lay(day: Day, tmp_path: Path) -> None:
    """A closed file holds everything: no log of writes is left beside it."""
    assert day.location.path is not None
    day.records.perform(act("look"), nothing)
    day.records.close()
    shutil.copyfile(day.location.path, tmp_path / "copy.db")
    assert verify(Location(path=tmp_path / "copy.db"), [day.anchors]).is_sound
