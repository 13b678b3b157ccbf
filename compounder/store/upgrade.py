"""Brings a database of an older release to this one: rehearsed on a copy, then in one transaction under the lock.

Nothing is ever renamed over a database: seen, an old ``-wal`` silently undid the upgrade.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from compounder.domain.audit import AuditBody, AuditEntry, row_digest
from compounder.domain.errors import Refusal
from compounder.domain.staff import StaffMember
from compounder.services.back_up import MadeCopy
from compounder.services.unit_of_work import Act, Changes
from compounder.services.upgrade import Work
from compounder.store import dump as tools
from compounder.store.anchoring import anchor_head
from compounder.store.anchors import AnchorBook
from compounder.store.backup import part_in
from compounder.store.durable import file_errors
from compounder.store.engines import driver_errors, owner_engine
from compounder.store.errors import raw_errors, refusal_for
from compounder.store.journal_time import time_of_act
from compounder.store.location import Location
from compounder.store.migrate import run_migrations
from compounder.store.older import refuse_older_copy
from compounder.store.raw import RawRow, Snapshot, snapshot
from compounder.store.rows import record_of
from compounder.store.structure import CURRENT, RELEASES, check_structure, differences, release_of, structure_of
from compounder.store.tables import KINDS, is_audited
from compounder.store.trail import last_entry
from compounder.store.verification.verify import verify
from compounder.store.writing import Chance, StoredUnitOfWork


def release_at(location: Location) -> str:
    """The release of a database; refused as ``database_newer`` where this program does not know it."""
    with _as_refusals(location), snapshot(location) as database:
        release = release_of(database.cursor, location)
    if release not in RELEASES:
        raise Refusal("database_newer", "found", database=location.shown, release=release)
    return release


@dataclass(frozen=True, slots=True)
class StoredOlderDatabase:
    """`OlderDatabase` at a location; on PostgreSQL the address is the owner's."""

    location: Location
    clock: Callable[[], datetime]
    random_bytes: Callable[[int], bytes]
    anchor_folders: Sequence[Path]

    @property
    def needed(self) -> str:
        """See `OlderDatabase.needed`."""
        return CURRENT

    def member(self, login: str) -> StaffMember | None:
        """See `OlderDatabase.member`; a column that the older release lacks is absent."""
        with _as_refusals(self.location), snapshot(self.location) as database:
            rows = [row for row in database.rows("SELECT * FROM staff") if row["login"] == login.strip().lower()]
        if not rows:
            return None
        row = {field.name: rows[0].get(field.name) for field in fields(StaffMember)}
        member: StaffMember = record_of(StaffMember, row)
        return member

    def rehearse(self, copy: MadeCopy, act: Act, work: Work) -> None:
        """See `OlderDatabase.rehearse`."""
        with self._try_out(copy) as rehearsed:
            self._migrated(rehearsed, act, work, AnchorBook(()))
            # Against no anchor: the copy was compared with them, and its rehearsed end lies on no chain but its own.
            found = verify(rehearsed).findings
        if found:
            raise Refusal("upgrade_unsound", "rehearsal", count=len(found), finding=found[0].phrase)

    def migrate(self, act: Act, work: Work) -> Changes:
        """See `OlderDatabase.migrate`."""
        entry, uow, result = self._migrated(self.location, act, work, AnchorBook(self.anchor_folders))
        since = anchor_head(self.location, self.anchor_folders)
        return Changes(entry.seq, entry.hash, uow.now, uow.touched, result, repeated=False, not_anchored_since=since)

    @contextmanager
    def _try_out(self, copy: MadeCopy) -> Iterator[Location]:
        """A copy of the copy, to be thrown away."""
        if self.location.engine == "sqlite":
            with file_errors(copy.file.parent), part_in(copy.file.parent) as part:
                shutil.copyfile(copy.file, part)
                yield Location(path=part)
            return
        if not copy.verified:
            raise Refusal("upgrade_rehearsal", "rights", database=self.location.shown)
        with _as_refusals(self.location), tools.scratch_database(self.location) as scratch:
            tools.restore_dump(copy.file, scratch)
            yield scratch

    def _migrated(
        self, location: Location, act: Act, work: Work, anchors: AnchorBook
    ) -> tuple[AuditEntry, StoredUnitOfWork, dict[str, str]]:
        engine = owner_engine(location)
        try:
            with engine.begin() as connection:
                before, last = _rows_before(connection, location, anchors)
                run_migrations(connection, to=CURRENT)
                uow = StoredUnitOfWork(
                    connection, act, self._now(connection, last, act), last, Chance(self.random_bytes)
                )
                _note_changes(uow, before, _rows_after(connection, location))
                result = dict(work(uow))
                entry = uow.finish(result)
        except driver_errors(location) as error:
            raise refusal_for(error, location) or error from error
        finally:
            engine.dispose()
        return entry, uow, result

    def _now(self, connection: Connection, last: AuditEntry, act: Act) -> datetime:
        now = self.clock()
        if self.location.engine == "postgresql":
            now = connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one()
        return time_of_act(now.astimezone(UTC), datetime.fromisoformat(AuditBody.parse(last.body).at), act)


_Rows = dict[tuple[str, str], RawRow]


def _rows_before(connection: Connection, location: Location, anchors: AnchorBook) -> tuple[_Rows, AuditEntry]:
    """Every audited row and the last act, once it is certain that this is the older release, whole and the newest."""
    if location.engine == "postgresql":
        connection.exec_driver_sql("SET LOCAL lock_timeout = '30s'")
    cursor = connection.connection.cursor()
    release = release_of(cursor, location)
    changed = differences(structure_of(cursor, location.engine), release, location.engine)
    if changed:
        raise Refusal("database_changed", "structure", database=location.shown, name=changed[0], count=len(changed))
    last = last_entry(connection)
    if last is None:
        raise Refusal("not_set_up", "init", database=location.shown)
    refuse_older_copy(connection, location, anchors, last)
    return _rows(Snapshot(location, cursor)), last


def _rows_after(connection: Connection, location: Location) -> _Rows:
    cursor = connection.connection.cursor()
    check_structure(cursor, location)
    return _rows(Snapshot(location, cursor))


def _rows(database: Snapshot) -> _Rows:
    names = [name for name in database.tables() if is_audited(name)]
    return {
        (name, str(row["id"])): row
        for name in names
        for row in database.rows(f'SELECT * FROM "{name}"')  # noqa: S608 - a table's own name
    }


def _note_changes(uow: StoredUnitOfWork, before: _Rows, after: _Rows) -> None:
    """Take into the entry every row whose digest is another; an added column without a value changes none."""
    order = {table: place for place, table in enumerate(KINDS.values())}
    for table, key in sorted(before.keys() | after.keys(), key=lambda found: (order.get(found[0], len(order)), found)):
        old, new = before.get((table, key)), after.get((table, key))
        if _digest(table, key, old) != _digest(table, key, new):
            uow.note_migrated(table, key, old, new)


def _digest(table: str, key: str, row: RawRow | None) -> str | None:
    return None if row is None else row_digest(table, key, row)


@contextmanager
def _as_refusals(location: Location) -> Iterator[None]:
    try:
        yield
    except raw_errors(location) as error:
        raise refusal_for(error, location) or error from error
