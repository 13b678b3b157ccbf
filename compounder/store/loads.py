"""Typed reads over one connection: each one statement, values as stored, made into records."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, select, text

from compounder.domain.audit import AuditEntry
from compounder.domain.errors import Refusal
from compounder.domain.keeping import Command
from compounder.domain.phrase import Phrase
from compounder.domain.stock import LotId
from compounder.services.unit_of_work import Record
from compounder.store.metadata import AUDIT_TABLE, TABLES
from compounder.store.rows import Row, raw_values, record_of
from compounder.store.tables import KINDS

RecordType = TypeVar("RecordType", bound=Record)

_ON_HAND = text("SELECT sum(amount) FROM movements WHERE account = 'lot' AND lot = :lot")
_IN_BATCH = text("SELECT sum(amount) FROM movements WHERE account = 'batch' AND lot = :lot AND batch = :batch")
_PRODUCT = text("SELECT sum(amount) FROM movements WHERE account = 'batch' AND lot IS NULL AND batch = :batch")
_IN_CONTAINER = text(
    "SELECT sum(amount) FROM movements"
    " WHERE account = 'batch' AND lot IS NULL AND batch = :batch AND container = :container"
)
_RESERVED = text(
    """
    SELECT sum(CASE WHEN still > 0 THEN still ELSE 0 END) FROM (
        SELECT s.reserved - coalesce((SELECT sum(m.amount) FROM movements m
                                      WHERE m.account = 'batch' AND m.lot = :lot AND m.batch = s.batch), 0) AS still
        FROM (SELECT l.batch AS batch, sum(l.reserved) AS reserved
              FROM batch_lines l JOIN batches b ON b.id = l.batch
              WHERE l.lot = :lot AND b.state IN ('planned', 'weighing') AND b.id <> :except_batch
              GROUP BY l.batch) s) per_batch
    """
)


class StoredLoads:
    """`Loads` over a connection in a transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def load(self, kind: type[RecordType], key: str) -> RecordType:
        """See `Loads.load`."""
        row = self._row(kind, key)
        if row is None:
            raise Refusal("unknown_record", "load", kind=Phrase.of(f"record.{KINDS[kind]}"), key=key)
        record: RecordType = record_of(kind, row)
        return record

    def find(self, kind: type[RecordType], /, **equals: object) -> tuple[RecordType, ...]:
        """See `Loads.find`."""
        table = TABLES[kind]
        statement = select(table).order_by(table.c.id)
        for name, value in raw_values(kind, equals).items():
            statement = statement.where(table.c[name].is_(None) if value is None else table.c[name] == value)
        return tuple(record_of(kind, dict(row)) for row in self._connection.execute(statement).mappings())

    def on_hand(self, lot: LotId) -> int:
        """See `Loads.on_hand`."""
        return self._sum(_ON_HAND, lot=lot)

    def in_batch(self, batch: str, lot: LotId) -> int:
        """See `Loads.in_batch`."""
        return self._sum(_IN_BATCH, batch=batch, lot=lot)

    def product_left(self, batch: str, container: str | None = None) -> int:
        """See `Loads.product_left`."""
        if container is None:
            return self._sum(_PRODUCT, batch=batch)
        return self._sum(_IN_CONTAINER, batch=batch, container=container)

    def reserved(self, lot: LotId, *, except_batch: str | None = None) -> int:
        """See `Loads.reserved`."""
        return self._sum(_RESERVED, lot=lot, except_batch=except_batch or "")

    def last_act(self, kind: str, **result: str) -> AuditEntry | None:
        """See `Loads.last_act`."""
        commands = TABLES[Command]
        statement = select(AUDIT_TABLE).join(commands, commands.c.seq == AUDIT_TABLE.c.seq)
        statement = statement.where(commands.c.kind == kind).order_by(AUDIT_TABLE.c.seq.desc()).limit(1)
        for name, value in result.items():
            pair = json.dumps({name: value})[1:-1]
            statement = statement.where(commands.c.result.contains(pair, autoescape=True))
        row = self._connection.execute(statement).first()
        return None if row is None else AuditEntry(*row)

    def _sum(self, statement: Any, **values: str) -> int:
        return int(self._connection.execute(statement, values).scalar_one() or 0)

    def _row(self, kind: type[Any], key: str) -> Row | None:
        table: Table = TABLES[kind]
        found = self._connection.execute(select(table).where(table.c.id == key)).mappings().first()
        return None if found is None else dict(found)
