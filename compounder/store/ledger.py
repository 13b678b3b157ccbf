"""The ledger's two laws at the moment of writing: legs sum to zero, and no place holds less than nothing."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from compounder.domain.batch import Batch
from compounder.domain.errors import Refusal
from compounder.domain.ledger import from_smallest_units
from compounder.domain.stock import PHYSICAL, IngredientLot, Leg, StockDimension, StockMovement, unbalanced
from compounder.domain.unit import Unit
from compounder.services.unit_of_work import Loads
from compounder.store.metadata import TABLES

_SHOWN_IN = {StockDimension.MASS: "g", StockDimension.VOLUME: "mL", StockDimension.ACTIVITY: "unit"}


class UnbalancedTransferError(Exception):
    """Legs that do not sum to zero: a defect of the program."""


def dimension_of(loads: Loads, leg: Leg) -> StockDimension:
    """What a leg is counted in: the lot's dimension, or the product's; a leg of neither is a fault."""
    if leg.lot is not None:
        return loads.load(IngredientLot, leg.lot).dimension
    if leg.batch is not None:
        return loads.load(Batch, leg.batch).dimension
    raise UnbalancedTransferError("a leg of no lot and no batch")


def check_transfer(connection: Connection, legs: Sequence[Leg]) -> None:
    """Check a transfer just written: a fault where it does not balance, ``insufficient_stock`` where too little is."""
    wrong = unbalanced(legs)
    if wrong or not legs:
        raise UnbalancedTransferError(str(wrong))
    for leg in legs:
        if leg.amount < 0 and leg.account in PHYSICAL:
            _check_place(connection, leg)


def _check_place(connection: Connection, leg: Leg) -> None:
    table = TABLES[StockMovement]
    place = {"account": leg.account.value, "lot": leg.lot, "batch": leg.batch, "container": leg.container}
    total = select(func.sum(table.c.amount), func.min(table.c.dimension))
    for name, value in place.items():
        total = total.where(table.c[name].is_(None) if value is None else table.c[name] == value)
    left, dimension = connection.execute(total).one()
    if int(left) >= 0:
        return
    unit = Unit.of(_SHOWN_IN[StockDimension(dimension)])
    asked, held = from_smallest_units(-leg.amount, unit), from_smallest_units(int(left) - leg.amount, unit)
    raise Refusal("insufficient_stock", "place", item=leg.lot or leg.batch or "", asked=asked, held=held)
