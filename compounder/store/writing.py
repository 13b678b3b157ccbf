"""The unit of work over a database: every write passes here, is checked, noted for the trail, and signed last."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Table, delete, insert, update

from compounder.domain.audit import AuditBody, AuditEntry, row_digest
from compounder.domain.dispensing import Series
from compounder.domain.keeping import Command
from compounder.domain.patient import Identity, Patient, Pseudonym
from compounder.domain.pharmacy import Pharmacy
from compounder.domain.staff import Role, Signature, SignatureId
from compounder.domain.stock import Leg, StockMovement, TransferId
from compounder.services.unit_of_work import Act, Record
from compounder.store.engines import AUDITED
from compounder.store.ledger import check_transfer, dimension_of
from compounder.store.loads import StoredLoads
from compounder.store.metadata import TABLES
from compounder.store.numbers import next_number
from compounder.store.rows import Row, instant_text, raw_values, record_of, row_of
from compounder.store.tables import KINDS, MUTABLE
from compounder.store.trail import Trail, write_entry

RecordType = TypeVar("RecordType", bound=Record)

_OWN_WAYS = (Signature, StockMovement, Command)


class NotAllowedError(Exception):
    """A service asked the unit of work for what it never does: a defect of the program."""


@dataclass(frozen=True, slots=True)
class Chance:
    """Where random bytes and new keys come from; the bootstrap gives the system's, tests their own."""

    random_bytes: Callable[[int], bytes]

    def new_id(self) -> str:
        """A key of 128 random bits in hexadecimal."""
        return self.random_bytes(16).hex()


@dataclass(frozen=True, slots=True)
class _PendingSignature:
    key: SignatureId
    meaning: str
    role: Role
    rows: tuple[tuple[type[Any], str], ...]


class StoredUnitOfWork(StoredLoads):
    """`UnitOfWork` over a connection that holds the write lock."""

    def __init__(
        self, connection: Connection, act: Act, now: datetime, last: AuditEntry | None, chance: Chance
    ) -> None:
        super().__init__(connection)
        self._act, self._now, self._last, self._chance = act, now, last, chance
        self._trail = Trail()
        self._signatures: list[_PendingSignature] = []
        self._zone: ZoneInfo | None = None
        self.erased: list[Pseudonym] = []

    @property
    def now(self) -> datetime:
        """See `UnitOfWork.now`."""
        return self._now

    @property
    def local_now(self) -> datetime:
        """See `UnitOfWork.local_now`; UTC until the first act has recorded the pharmacy."""
        if self._zone is None:
            pharmacies = self.find(Pharmacy)
            if not pharmacies:
                return self._now
            self._zone = ZoneInfo(pharmacies[0].time_zone)
        return self._now.astimezone(self._zone)

    @property
    def act(self) -> Act:
        """See `UnitOfWork.act`."""
        return self._act

    @property
    def seq(self) -> int:
        """The number that the entry of this act will bear."""
        return 1 if self._last is None else self._last.seq + 1

    @property
    def touched(self) -> frozenset[tuple[str, str]]:
        """The rows touched so far, as (table, key)."""
        return self._trail.touched

    def new_id(self) -> str:
        """See `UnitOfWork.new_id`."""
        return self._chance.new_id()

    def random_bytes(self, count: int) -> bytes:
        """See `UnitOfWork.random_bytes`."""
        return self._chance.random_bytes(count)

    def insert(self, record: RecordType) -> RecordType:
        """See `UnitOfWork.insert`."""
        if isinstance(record, _OWN_WAYS):
            raise NotAllowedError(f"{type(record).__name__} is not written by insert")
        self._insert(record)
        return record

    def change(self, record: RecordType, **values: object) -> RecordType:
        """See `UnitOfWork.change`."""
        kind = type(record)
        if kind not in MUTABLE or "id" in values:
            raise NotAllowedError(f"{kind.__name__} is never changed so")
        before = self._row(kind, record.id)
        if before is None or dict(before) != row_of(record):
            raise NotAllowedError(f"{kind.__name__} {record.id} is no longer as it was loaded")
        table = TABLES[kind]
        statement = update(table).where(table.c.id == record.id).returning(*table.c)
        after = self._written(statement, raw_values(kind, values))
        self._trail.note(KINDS[kind], record.id, before, after)
        changed: RecordType = record_of(kind, after)
        return changed

    def erase(self, patient: Pseudonym) -> None:
        """See `UnitOfWork.erase`."""
        before = self._row(Identity, patient)
        marked = self.load(Patient, patient)
        if before is not None:
            table = TABLES[Identity]
            self._written(delete(table).where(table.c.id == patient).returning(*table.c), {})
            self._trail.note(KINDS[Identity], patient, before, None)
        self.change(marked, erased_at=self._now)
        self.erased.append(patient)

    def sign(self, meaning: str, role: Role, *rows: tuple[type[Record], str]) -> SignatureId:
        """See `UnitOfWork.sign`."""
        if self._act.by is None or not rows:
            raise NotAllowedError("a signature has a signer and signs something")
        key = SignatureId(self.new_id())
        self._signatures.append(_PendingSignature(key, meaning, role, rows))
        return key

    def move(self, kind: str, legs: Sequence[Leg]) -> TransferId:
        """See `UnitOfWork.move`."""
        if self._act.by is None:
            raise NotAllowedError("a transfer has a mover")
        transfer = TransferId(self.new_id())
        for leg in legs:
            row = StockMovement(
                self.new_id(), transfer, kind, leg.account, leg.amount, dimension_of(self, leg),
                self._act.by, self._now, leg.lot, leg.batch, leg.container, leg.dispensing,
            )  # fmt: skip
            self._insert(row)
        check_transfer(self._connection, legs)
        return transfer

    def next_number(self, series: Series) -> int:
        """See `UnitOfWork.next_number`."""
        return next_number(self._connection, series, self.local_now.year)

    def note_migrated(self, table: str, key: str, before: Row | None, after: Row | None) -> None:
        """Take a row that a migration wrote into the entry of this act; only `upgrade` comes here."""
        self._trail.note(table, key, before, after)

    def finish(self, result: Mapping[str, str]) -> AuditEntry:
        """Write the signatures, the command and the audit entry; the caller commits."""
        for pending in self._signatures:
            self._insert(self._signature(pending))
        self._insert(
            Command(
                self._act.command, self._act.kind, self.seq, self._now, self._act.arguments,
                json.dumps(dict(result), sort_keys=True), self._act.by,
            )
        )  # fmt: skip
        body = AuditBody(
            self.seq, instant_text(self._now), self._act.by, self._act.kind, self._act.reason, self._act.command,
            tuple(self._trail.rows()),
        )  # fmt: skip
        return write_entry(self._connection, self._last, body)

    def _signature(self, pending: _PendingSignature) -> Signature:
        signed = [[KINDS[kind], key, self._digest(kind, key)] for kind, key in pending.rows]
        nonce = self._chance.new_id()
        by = self._act.by
        assert by is not None  # noqa: S101 - `sign` has refused it
        return Signature(pending.key, by, pending.role, pending.meaning, self._now, nonce, json.dumps(signed))

    def _digest(self, kind: type[Any], key: str) -> str:
        digest = self._trail.digest_now(KINDS[kind], key)
        if digest is None:
            row = self._row(kind, key)
            if row is None:
                raise NotAllowedError(f"{kind.__name__} {key} is signed but does not exist")
            digest = row_digest(KINDS[kind], key, row)
        return digest

    def _insert(self, record: Any) -> None:
        kind = type(record)
        table: Table = TABLES[kind]
        after = self._written(insert(table).returning(*table.c), row_of(record))
        self._trail.note(KINDS[kind], record.id, None, after)

    def _written(self, statement: Any, values: Mapping[str, object]) -> Row:
        row = self._connection.execute(statement, values, execution_options={AUDITED: True}).mappings().one()
        return dict(row)
