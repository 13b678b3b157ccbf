"""Gapless numbers: last + 1 under the write lock, never below what a restoration declared lost."""

from __future__ import annotations

import json

from sqlalchemy import Connection, func, select

from compounder.domain.batch import Batch
from compounder.domain.dispensing import RegisterEntry, Series
from compounder.domain.keeping import Restoration, series_name
from compounder.domain.stock import IngredientLot
from compounder.store.metadata import TABLES

_KINDS = {Series.BATCH: Batch, Series.RECEIPT: IngredientLot}


def last_number(connection: Connection, series: Series, year: int) -> int:
    """The highest number that a series has in a year, 0 where it has none."""
    table = TABLES[_KINDS.get(series, RegisterEntry)]
    highest = select(func.max(table.c.number)).where(table.c.year == year)
    if series not in _KINDS:
        highest = highest.where(table.c.series == series.value)
    return int(connection.execute(highest).scalar_one() or 0)


def lost_number(connection: Connection, series: Series, year: int) -> int:
    """The highest number that a restoration declared as given out before it, 0 where none did."""
    declared = connection.execute(select(TABLES[Restoration].c.last_numbers)).scalars()
    return max((int(json.loads(text).get(series_name(series, year), 0)) for text in declared), default=0)


def next_number(connection: Connection, series: Series, year: int) -> int:
    """The number after the last one."""
    return max(last_number(connection, series, year), lost_number(connection, series, year)) + 1


def last_numbers(connection: Connection, year: int) -> dict[str, int]:
    """The last number of every series of a year, as an anchor notes them; series without a number are left out."""
    numbers = {series_name(series, year): last_number(connection, series, year) for series in Series}
    return {name: number for name, number in numbers.items() if number}
