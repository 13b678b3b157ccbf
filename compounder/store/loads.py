"""Typed reads over one connection: each one statement, values as stored, made into records."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, func, select, text

from compounder.domain.audit import AuditEntry
from compounder.domain.batch import BatchId, BatchState
from compounder.domain.errors import Refusal
from compounder.domain.patient import Pseudonym
from compounder.domain.phrase import Phrase
from compounder.domain.stock import Account, IngredientLot, LotId, StockMovement
from compounder.services.unit_of_work import Record
from compounder.store.acts import last_act
from compounder.store.conditions import matching
from compounder.store.metadata import TABLES
from compounder.store.patient_names import PatientNames
from compounder.store.rows import Row, reader, record_of
from compounder.store.search import BatchesWanted, batches_like, lots_like
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
_RESERVATIONS = text(
    """
    SELECT lot, sum(CASE WHEN still > 0 THEN still ELSE 0 END) FROM (
        SELECT l.lot AS lot, sum(l.reserved) - coalesce((SELECT sum(m.amount) FROM movements m
            WHERE m.account = 'batch' AND m.lot = l.lot AND m.batch = l.batch), 0) AS still
        FROM batches b JOIN batch_lines l ON l.batch = b.id
        WHERE b.state IN ('planned', 'weighing') AND l.lot IS NOT NULL
        GROUP BY l.batch, l.lot) per_batch
    GROUP BY lot
    """
)


class StoredLoads:
    """`Loads` over a connection in a transaction."""

    def __init__(self, connection: Connection, names: PatientNames | None = None) -> None:
        self._connection, self._names = connection, names
        self._engine = connection.dialect.name

    def load(self, kind: type[RecordType], key: str) -> RecordType:
        """See `Loads.load`."""
        row = self._row(kind, key)
        if row is None:
            raise Refusal("unknown_record", "load", kind=Phrase.of(f"record.{KINDS[kind]}"), key=key)
        record: RecordType = record_of(kind, row)
        return record

    def find(self, kind: type[RecordType], /, **equals: object) -> tuple[RecordType, ...]:
        """See `Loads.find`."""
        statement = select(TABLES[kind]).where(*matching(kind, self._engine, equals)).order_by(TABLES[kind].c.id)
        return tuple(record_of(kind, dict(row)) for row in self._connection.execute(statement).mappings())

    def pick(self, kind: type[RecordType], *fields: str, **equals: object) -> tuple[tuple[Any, ...], ...]:
        """See `Loads.pick`."""
        table, read = TABLES[kind], reader(kind, fields)
        statement = select(*(table.c[name] for name in fields)).where(*matching(kind, self._engine, equals))
        return tuple(read(row) for row in self._connection.execute(statement.order_by(table.c.id)))

    def batches_like(
        self,
        text: str,
        versions: Collection[str],
        *,
        states: Collection[BatchState] = (),
        is_newest_first: bool = False,
        after: BatchId | None = None,
        most: int,
    ) -> tuple[BatchId, ...]:
        """See `Loads.batches_like`."""
        wanted = BatchesWanted(text, frozenset(versions), frozenset(states), is_newest_first, after)
        return batches_like(self._connection, wanted, most)

    def lots_like(self, text: str, ingredients: Collection[str], *, most: int) -> tuple[LotId, ...]:
        """See `Loads.lots_like`."""
        return lots_like(self._connection, text, frozenset(ingredients), most)

    def ingredients(self) -> tuple[str, ...]:
        """See `Loads.ingredients`."""
        names = TABLES[IngredientLot].c.ingredient
        return tuple(self._connection.execute(select(names).distinct().order_by(names)).scalars())

    def patients_named(
        self, words: Collection[str], number: str, *, most: int | None
    ) -> tuple[tuple[Pseudonym, ...], int]:
        """See `Loads.patients_named`."""
        names = self._names or PatientNames()  # what an act has written so far is in no head of the chain
        found = names.found(self._connection, words, number)
        return tuple(Pseudonym(key) for _, key in found[:most]), len(found)

    def on_hand(self, lot: LotId) -> int:
        """See `Loads.on_hand`."""
        return self._sum(_ON_HAND, lot=lot)

    def on_hand_of(self, lots: Collection[LotId]) -> Mapping[LotId, int]:
        """See `Loads.on_hand_of`."""
        table = TABLES[StockMovement]
        asked = matching(StockMovement, self._engine, {"account": Account.LOT, "lot": frozenset(lots)})
        sums = select(table.c.lot, func.sum(table.c.amount)).where(*asked).group_by(table.c.lot)
        return {LotId(lot): int(amount) for lot, amount in self._connection.execute(sums)}

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

    def reservations(self) -> Mapping[LotId, int]:
        """See `Loads.reservations`."""
        return {LotId(lot): int(amount) for lot, amount in self._connection.execute(_RESERVATIONS)}

    def last_act(self, *kinds: str, since: datetime | None = None, **result: str) -> AuditEntry | None:
        """See `Loads.last_act`."""
        return last_act(self._connection, kinds, result, since)

    def _sum(self, statement: Any, **values: str) -> int:
        return int(self._connection.execute(statement, values).scalar_one() or 0)

    def _row(self, kind: type[Any], key: str) -> Row | None:
        table: Table = TABLES[kind]
        found = self._connection.execute(select(table).where(table.c.id == key)).mappings().first()
        return None if found is None else dict(found)
