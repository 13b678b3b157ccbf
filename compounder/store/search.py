"""Batches and lots by a part of their number or by what they are of, found without reading every row whole."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, Row, func, literal, or_, select, tuple_

from compounder.domain.batch import Batch, BatchId, BatchState
from compounder.domain.names import folded
from compounder.domain.stock import IngredientLot, LotId
from compounder.store.conditions import can_be_stored, matching, may_hold
from compounder.store.metadata import TABLES

_BATCHES, _LOTS = TABLES[Batch], TABLES[IngredientLot]
_YEAR = 4
_PAGE = 500
"""How many lots are read at a time, to be looked at again."""


@dataclass(frozen=True, slots=True)
class BatchesWanted:
    """What `Loads.batches_like` asks for."""

    text: str
    versions: frozenset[str]
    states: frozenset[BatchState]
    is_newest_first: bool
    after: BatchId | None


def batches_like(connection: Connection, wanted: BatchesWanted, most: int) -> tuple[BatchId, ...]:
    """See `Loads.batches_like`: by indexes alone, for a batch's row is long (its plan).

    An id is year and number, of at least four digits ("2026-0001"); so shorter numbers come before longer ones.
    """
    engine, table = connection.dialect.name, _BATCHES.c
    statement = select(table.id)
    if wanted.states:
        statement = statement.where(*matching(Batch, engine, {"state": wanted.states}))
    if wanted.text:
        of = matching(Batch, engine, {"formulation_version": wanted.versions})
        is_of = table.id.in_(select(table.id).where(*of))
        is_numbered = table.id.contains(wanted.text, autoescape=True) if can_be_stored(wanted.text) else literal(0) == 1
        statement = statement.where(or_(is_numbered, is_of))
    order = [func.substr(table.id, 1, _YEAR), func.length(table.id), table.id]
    if wanted.after is not None:
        place = tuple_(*order)
        passed = tuple_(*(literal(key) for key in (wanted.after[:_YEAR], len(wanted.after), wanted.after)))
        statement = statement.where(place < passed if wanted.is_newest_first else place > passed)
    ordered = statement.order_by(*(key.desc() if wanted.is_newest_first else key for key in order))
    return tuple(BatchId(key) for key in connection.execute(ordered.limit(most)).scalars())


def lots_like(connection: Connection, text: str, ingredients: Collection[str], most: int) -> tuple[LotId, ...]:
    """See `Loads.lots_like`."""
    engine, table = connection.dialect.name, _LOTS.c
    conditions = [may_hold(table.lot_number, engine, text), may_hold(table.id, engine, text)]
    conditions += matching(IngredientLot, engine, {"ingredient": frozenset(ingredients)})
    statement = select(table.id, table.lot_number, table.ingredient, table.year, table.number)
    statement = statement.where(or_(*conditions)).order_by(table.id).limit(_PAGE)
    found: list[LotId] = []
    last = ""
    while True:
        rows = connection.execute(statement.where(table.id > last)).all()
        found += [LotId(row.id) for row in rows if row.ingredient in ingredients or _is_numbered(row, text)]
        if len(found) >= most or len(rows) < _PAGE:
            return tuple(found[:most])
        last = rows[-1].id


def _is_numbered(row: Row[str, str, str, int, int], text: str) -> bool:
    return text in folded(row.lot_number) or text in f"l{row.year}-{row.number:04d}"
