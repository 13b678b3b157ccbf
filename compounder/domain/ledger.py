"""The ledger's numbers: whole counts of a smallest unit, one dimension a lot, so that sums in SQL are exact."""

from __future__ import annotations

from fractions import Fraction

from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.domain.unit import ACTIVITY, MASS, VOLUME, DimensionPowers, Unit

LARGEST = 2**63 - 1
"""The largest count that both engines hold in an integer column of 64 bits."""

_SMALLEST: dict[DimensionPowers, tuple[Unit, int]] = {
    MASS: (Unit.of("ng"), 1),
    VOLUME: (Unit.of("microlitre"), 1000),
    ACTIVITY: (Unit.of("unit"), 10**9),
}
"""For each dimension of stock: a unit, and how many smallest units it holds (ng, nL, 10⁻⁹ unit)."""


def to_smallest_units(quantity: Quantity) -> int:
    """The whole number of smallest units in a quantity; refused where it is not whole or does not fit 64 bits."""
    unit, count = _smallest(quantity.dimension, quantity)
    exact = quantity.to(unit).number * count
    if exact.denominator != 1:
        raise Refusal("ledger_amount", "not_whole", value=quantity)
    if abs(exact.numerator) > LARGEST:
        raise Refusal("ledger_amount", "too_large", value=quantity)
    return exact.numerator


def from_smallest_units(count: int, unit: Unit) -> Quantity:
    """A count of the ledger as a quantity in a unit of its dimension, exactly."""
    base, per = _smallest(unit.dimension, Quantity(Fraction(count), unit))
    return Quantity(Fraction(count, per), base).to(unit)


def _smallest(dimension: DimensionPowers, quantity: Quantity) -> tuple[Unit, int]:
    if dimension not in _SMALLEST:
        raise Refusal("wrong_dimension", "not_stock", value=quantity)
    return _SMALLEST[dimension]
