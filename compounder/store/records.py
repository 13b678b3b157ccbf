"""An open database: acts are done one at a time under the write lock, answered once, and anchored."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, select

from compounder.domain.audit import AuditBody, AuditEntry
from compounder.domain.errors import Refusal
from compounder.domain.keeping import Command
from compounder.domain.patient import Identity, Patient, Pseudonym
from compounder.domain.pharmacy import Pharmacy
from compounder.services.unit_of_work import Act, Changes, Loads, UnitOfWork
from compounder.store.anchors import Anchor, AnchorBook
from compounder.store.engines import driver_errors, reading_engine, writing_engine
from compounder.store.errors import refusal_for
from compounder.store.journal_time import time_of_act
from compounder.store.loads import StoredLoads
from compounder.store.location import Location
from compounder.store.metadata import AUDIT_TABLE, TABLES
from compounder.store.numbers import last_numbers
from compounder.store.older import refuse_older_copy
from compounder.store.opening import check_database
from compounder.store.patient_names import PatientNames
from compounder.store.structure import check_structure
from compounder.store.trail import last_entry
from compounder.store.writing import Chance, StoredUnitOfWork

_ASK_AGAIN_AFTER = (0.0, 0.2, 0.5, 1.0, 2.0, 4.0)
"""Seconds to wait before each asking whether a COMMIT that failed was carried out."""


@dataclass(frozen=True, slots=True)
class _Done:
    """An act as committed, before it is anchored."""

    entry: AuditEntry
    at: datetime
    touched: frozenset[tuple[str, str]]
    result: Mapping[str, str]
    anchor: Anchor | None
    repeated: bool = False


class StoredRecords:
    """`Records` over SQLite or PostgreSQL. `close` it when done."""

    def __init__(
        self,
        location: Location,
        *,
        clock: Callable[[], datetime],
        random_bytes: Callable[[int], bytes],
        anchor_folders: Sequence[Path],
    ) -> None:
        check_database(location)
        self._location, self._clock, self._chance = location, clock, Chance(random_bytes)
        self._writer, self._reader = writing_engine(location), reading_engine(location)
        self._anchors = AnchorBook(anchor_folders)
        self._errors = driver_errors(location)
        self._names = PatientNames()
        self._structure_seen: object = None
        self._anchors_compared = False

    def close(self) -> None:
        """Give back every connection."""
        self._writer.dispose()
        self._reader.dispose()

    def perform(self, act: Act, work: Callable[[UnitOfWork], Mapping[str, str]]) -> Changes:
        """See `Records.perform`."""
        with self._as_refusals(), self._writer.connect() as connection:
            done = self._do(connection, act, work)
        since = self._anchors.not_anchored_since
        if done.anchor is not None:
            since = self._anchors.note(done.anchor, done.at)
        return Changes(done.entry.seq, done.entry.hash, done.at, done.touched, done.result, done.repeated, since)

    @contextmanager
    def reading(self) -> Iterator[Loads]:
        """See `Records.reading`."""
        with self._as_refusals(), self._reader.connect() as connection, connection.begin():
            yield StoredLoads(connection, self._names)

    def salted_digest(self, patient: Pseudonym | None, content: bytes) -> str:
        """See `Records.salted_digest`."""
        salt = b""
        if patient is not None:
            with self.reading() as loads:
                salt = loads.load(Identity, patient).salt
        return hashlib.sha256(salt + content).hexdigest()

    def overwrite_erased(self) -> bool:
        """See `Records.overwrite_erased`: SQLite's WAL is emptied; on PostgreSQL its owner must still act."""
        if self._location.engine != "sqlite":
            return False
        self._reader.dispose()
        with self._as_refusals():
            pooled = self._writer.raw_connection()
            try:
                busy = pooled.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                pooled.close()
        return not busy

    @contextmanager
    def _as_refusals(self) -> Iterator[None]:
        try:
            yield
        except self._errors as error:
            refusal = refusal_for(error, self._location)
            if refusal is None:
                raise
            raise refusal from error

    def _do(self, connection: Connection, act: Act, work: Callable[[UnitOfWork], Mapping[str, str]]) -> _Done:
        transaction = connection.begin()
        try:
            self._check_structure(connection)
            known = _carried_out(connection, act)
            if known is not None:
                transaction.rollback()
                return known
            done = self._written(connection, act, work)
        except BaseException:
            with suppress(*self._errors):  # the connection may be what failed
                transaction.rollback()
            raise
        try:
            transaction.commit()
        except self._errors as error:
            connection.invalidate()
            self._ask_whether_done(act, error)
        except BaseException:
            connection.invalidate()  # else the pool keeps it with the act still open, and a repeat would read that
            raise
        return done

    def _written(self, connection: Connection, act: Act, work: Callable[[UnitOfWork], Mapping[str, str]]) -> _Done:
        last = last_entry(connection)
        if not self._anchors_compared and last is not None:
            refuse_older_copy(connection, self._location, self._anchors, last)
        last_at = None if last is None else datetime.fromisoformat(AuditBody.parse(last.body).at)
        uow = StoredUnitOfWork(connection, act, time_of_act(self._now(connection), last_at, act), last, self._chance)
        result = dict(work(uow))
        entry = uow.finish(result)
        return _Done(entry, uow.now, uow.touched, result, self._anchor(connection, uow, entry))

    def _now(self, connection: Connection) -> datetime:
        """The clock's time; on PostgreSQL the server's, which all stations share."""
        if self._location.engine == "sqlite":
            return self._clock().astimezone(UTC)
        now: datetime = connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one()
        return now.astimezone(UTC)

    def _anchor(self, connection: Connection, uow: StoredUnitOfWork, entry: AuditEntry) -> Anchor | None:
        pharmacy = connection.execute(select(TABLES[Pharmacy].c.id)).scalar()
        if pharmacy is None:
            return None
        erased = tuple(uow.erased)
        if not self._anchors_compared:
            self._anchors_compared = True
            anchored = self._anchors.last_seq(pharmacy)
            if anchored < entry.seq - 1:
                if anchored > 0:
                    self._anchors.missed(_time_of(connection, anchored + 1))
                patients = TABLES[Patient]
                marked = connection.execute(select(patients.c.id).where(patients.c.erased_at.is_not(None))).scalars()
                erased = tuple(Pseudonym(key) for key in marked)
        return Anchor(pharmacy, entry.seq, entry.hash, last_numbers(connection, uow.local_now.year), erased)

    def _check_structure(self, connection: Connection) -> None:
        """Whether the structure is still ours; looked at in full whenever the engine says that it changed."""
        sqlite = self._location.engine == "sqlite"
        ask = "PRAGMA schema_version" if sqlite else "SELECT version_num FROM alembic_version"
        seen = connection.exec_driver_sql(ask).scalar()
        if seen != self._structure_seen:
            cursor = connection.connection.cursor()
            check_structure(cursor, self._location)
            cursor.close()
            self._structure_seen = seen

    def _ask_whether_done(self, act: Act, error: BaseException) -> None:
        """Return where a COMMIT that failed was carried out after all; raise what it means where it was not.

        Asked under the write lock, so that a COMMIT still under way on the server is waited for.
        """
        for wait in _ASK_AGAIN_AFTER:
            time.sleep(wait)
            try:
                with self._writer.connect() as connection, connection.begin():
                    known = _carried_out(connection, act)
            except self._errors:
                continue
            if known is None:
                raise error
            return
        raise Refusal("outcome_unknown", "commit", command=act.command) from error


def _time_of(connection: Connection, seq: int) -> datetime:
    """The time of an act."""
    body = connection.execute(select(AUDIT_TABLE.c.body).where(AUDIT_TABLE.c.seq == seq)).scalar_one()
    return datetime.fromisoformat(AuditBody.parse(body).at)


def _carried_out(connection: Connection, act: Act) -> _Done | None:
    """The first result of a command, None where it is new; ``command_reused`` where its id stood for something else."""
    commands = TABLES[Command]
    row = connection.execute(select(commands).where(commands.c.id == act.command)).first()
    if row is None:
        return None
    if (row.kind, row.asked_by, row.arguments) != (act.kind, act.by, act.arguments):
        raise Refusal("command_reused", "perform", command=act.command, kind=row.kind)
    entry = AuditEntry(*connection.execute(select(AUDIT_TABLE).where(AUDIT_TABLE.c.seq == row.seq)).one())
    at = datetime.fromisoformat(row.carried_out_at)
    return _Done(entry, at, frozenset(), json.loads(row.result), None, repeated=True)
