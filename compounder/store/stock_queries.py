"""Lists of lots, filtered, counted and sorted in SQL and read page by page by key, on either engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select, text, true

from compounder.domain.audit import AuditEntry
from compounder.domain.stock import IngredientLot, LotId, LotState
from compounder.services.queries import LotOrder, LotQuestion, Standing
from compounder.store.acts import acts_with
from compounder.store.engines import reading_engine
from compounder.store.location import Location
from compounder.store.metadata import TABLES
from compounder.store.rows import record_of

_LOTS = TABLES[IngredientLot].c
_OPENED_UNTIL = {
    "sqlite": text("date(lots.opened_on, '+' || (lots.after_opening_days - 1) || ' days')"),
    "postgresql": text("to_char(lots.opened_on::date + (lots.after_opening_days - 1)::int, 'YYYY-MM-DD')"),
}
"""The last day after opening, the day of opening being the first; NULL where nothing limits it."""
_LAST = "\N{CURRENCY SIGN}"
"""Sorts after every letter and digit of a stored date; stands for a date that there is not."""


class StoredStockQueries:
    """`StockQueries` over a database, through read-only connections; `close` it when done."""

    def __init__(self, location: Location) -> None:
        self._engine = reading_engine(location)

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()

    def lots(self, question: LotQuestion, *, after: LotId | None = None, most: int = 100) -> tuple[IngredientLot, ...]:
        """See `StockQueries.lots`."""
        keys = _keys(question)
        statement = select(TABLES[IngredientLot]).where(_is_named(question))
        if question.standing is not None:
            statement = statement.where(self._standing(question.today) == question.standing.value)
        with self._engine.connect() as connection, connection.begin():
            if after is not None:
                passed = connection.execute(select(*keys).where(_LOTS.id == after)).one()
                statement = statement.where(_follows(keys, tuple(passed), is_ascending=question.is_ascending))
            ordered = [key if question.is_ascending else key.desc() for key in keys]
            rows = connection.execute(statement.order_by(*ordered).limit(most)).mappings()
            return tuple(record_of(IngredientLot, dict(row)) for row in rows)

    def counts(self, question: LotQuestion) -> Mapping[Standing, int]:
        """See `StockQueries.counts`."""
        standing = self._standing(question.today).label("standing")
        statement = select(standing, func.count()).where(_is_named(question)).group_by(standing)
        with self._engine.connect() as connection, connection.begin():
            found = {Standing(name): int(count) for name, count in connection.execute(statement)}
        return {each: found.get(each, 0) for each in Standing}

    def ingredients(self) -> tuple[str, ...]:
        """See `StockQueries.ingredients`."""
        with self._engine.connect() as connection, connection.begin():
            names = connection.execute(select(_LOTS.ingredient).distinct().order_by(_LOTS.ingredient))
            return tuple(name for (name,) in names)

    def acts_on(self, lot: LotId) -> tuple[AuditEntry, ...]:
        """See `StockQueries.acts_on`."""
        with self._engine.connect() as connection, connection.begin():
            received = connection.execute(select(_LOTS.received_at).where(_LOTS.id == lot)).scalar_one()
            return acts_with(connection, {"lot": lot}, datetime.fromisoformat(received))

    def _standing(self, today: date) -> ColumnElement[str]:
        """The same as `standing_of`, in SQL."""
        day = today.isoformat()
        until = func.coalesce(_OPENED_UNTIL[self._engine.dialect.name], literal(day))
        is_over = and_(_LOTS.state == LotState.ACCEPTED.value, or_(_LOTS.expires_on < day, until < day))
        is_usable = _LOTS.state == LotState.ACCEPTED.value
        return case((is_over, Standing.EXPIRED.value), (is_usable, Standing.USABLE.value), else_=_LOTS.state)


def _keys(question: LotQuestion) -> tuple[ColumnElement[Any], ...]:
    """What the lots are sorted by; the receipt comes last, so that no two are equal."""
    rank = {name: place for place, name in enumerate(question.ingredient_order)}
    first: dict[LotOrder, ColumnElement[Any]] = {
        LotOrder.EXPIRY: _LOTS.expires_on,
        LotOrder.INGREDIENT: case(rank, value=_LOTS.ingredient, else_=len(rank)) if rank else _LOTS.ingredient,
        LotOrder.LOT: func.lower(_LOTS.lot_number),
        LotOrder.MAKER: func.lower(func.coalesce(_LOTS.maker, _LOTS.supplier)),
        LotOrder.OPENED: func.coalesce(_LOTS.opened_on, literal(_LAST)),
    }
    return (first[question.order], _LOTS.year, _LOTS.number)


def _follows(keys: tuple[Any, ...], passed: tuple[Any, ...], *, is_ascending: bool) -> ColumnElement[bool]:
    """What comes after a row in the order of the keys."""
    later: ColumnElement[bool] | None = None
    for key, value in reversed(list(zip(keys, passed, strict=True))):
        beyond = key > value if is_ascending else key < value
        later = beyond if later is None else or_(beyond, and_(key == value, later))
    return true() if later is None else later


def _is_named(question: LotQuestion) -> ColumnElement[bool]:
    """Whether a lot's numbers, people or ingredient hold the text, in any case."""
    wanted = question.text.strip().lower()
    if not wanted:
        return true()
    searched = (_LOTS.lot_number, _LOTS.id, _LOTS.supplier, func.coalesce(_LOTS.maker, ""), _LOTS.ingredient)
    held = [func.lower(column).contains(wanted, autoescape=True) for column in searched]
    return or_(*held, _LOTS.ingredient.in_(question.ingredients))
