"""A number in base units with the powers of those units: the arithmetic of the second road, with a table of its own."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.unit import Unit

_BASE: dict[str, tuple[Fraction, str, int]] = {
    "kg": (Fraction(1000), "g", 1),
    "g": (Fraction(1), "g", 1),
    "mg": (Fraction(1, 10**3), "g", 1),
    "microgram": (Fraction(1, 10**6), "g", 1),
    "ng": (Fraction(1, 10**9), "g", 1),
    "L": (Fraction(1000), "cm", 3),
    "dL": (Fraction(100), "cm", 3),
    "mL": (Fraction(1), "cm", 3),
    "microlitre": (Fraction(1, 1000), "cm", 3),
    "mol": (Fraction(1), "mol", 1),
    "mmol": (Fraction(1, 10**3), "mol", 1),
    "micromol": (Fraction(1, 10**6), "mol", 1),
    "Eq": (Fraction(1), "Eq", 1),
    "mEq": (Fraction(1, 1000), "Eq", 1),
    "Osm": (Fraction(1), "Osm", 1),
    "mOsm": (Fraction(1, 1000), "Osm", 1),
    "unit": (Fraction(1), "unit", 1),
    "mm": (Fraction(1, 10), "cm", 1),
    "cm": (Fraction(1), "cm", 1),
    "m": (Fraction(100), "cm", 1),
    "min": (Fraction(1), "min", 1),
    "h": (Fraction(60), "min", 1),
    "day": (Fraction(1440), "min", 1),
    "degC": (Fraction(1), "degC", 1),
    "drop": (Fraction(1), "drop", 1),
}
"""Every symbol of the closed list in base units, typed a second time on purpose (catalogue, section 2)."""

_MARKS = {"%": Fraction(1, 100), "ppm": Fraction(1, 10**6)}
Powers = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class BaseNumber:
    """An exact number in g, cm, mol, Eq, Osm, units, minutes, degrees and drops, each to a power.

    Adding or comparing numbers of different units is a fault of the check (ValueError). Masses per mass and volumes
    per volume have no unit left.
    """

    number: Fraction
    powers: Powers = ()

    def __add__(self, other: BaseNumber) -> BaseNumber:
        return BaseNumber(self.number + self._alike(other), self.powers)

    def __sub__(self, other: BaseNumber) -> BaseNumber:
        return BaseNumber(self.number - self._alike(other), self.powers)

    def __mul__(self, other: BaseNumber) -> BaseNumber:
        return BaseNumber(self.number * other.number, _together(self.powers, other.powers, 1))

    def __truediv__(self, other: BaseNumber) -> BaseNumber:
        return BaseNumber(self.number / other.number, _together(self.powers, other.powers, -1))

    def __le__(self, other: BaseNumber) -> bool:
        return self.number <= self._alike(other)

    def __lt__(self, other: BaseNumber) -> bool:
        return self.number < self._alike(other)

    def _alike(self, other: BaseNumber) -> Fraction:
        if self.powers != other.powers:
            raise ValueError(f"{self.powers} and {other.powers} are not alike")
        return other.number


def _together(left: Powers, right: Powers, sign: int) -> Powers:
    totals = dict(left)
    for unit, power in right:
        totals[unit] = totals.get(unit, 0) + sign * power
    return tuple(sorted((unit, power) for unit, power in totals.items() if power))


def plain(number: int | str | Fraction, unit: str = "") -> BaseNumber:
    """A constant of a check: ``plain("1.86", "degC")``, ``plain(1, "g/mL")``."""
    value = BaseNumber(Fraction(number))
    above, *below = unit.split("/") if unit else ("",)
    if above:
        value = value * _symbol(above, 1)
    for symbol in below:
        value = value * _symbol(symbol, -1)
    return value


def base_number(value: object) -> BaseNumber:
    """Any exact value of a calculator as it is written: the number that is shown, times what its units stand for."""
    match value:
        case Quantity():
            return BaseNumber(value.number) * _unit(value.unit)
        case Strength():
            return _strength(value)
        case Percentage():
            return BaseNumber(value.number / 100)
        case Fraction():
            return BaseNumber(value)
        case _:
            raise TypeError(f"{value!r} is no exact value")


def _strength(value: Strength) -> BaseNumber:
    mark = value.notation.mark
    scale = 1 / value.number if mark == "1:" else value.number * _MARKS.get(mark, Fraction(1))
    return BaseNumber(scale) * _unit(value.notation.top) / _unit(value.notation.bottom)


def _unit(unit: Unit) -> BaseNumber:
    whole = BaseNumber(Fraction(1))
    for symbol, power in unit.powers:
        whole = whole * _symbol(symbol, power)
    return whole


def _symbol(symbol: str, power: int) -> BaseNumber:
    factor, base, exponent = _BASE[symbol]
    return BaseNumber(factor**power, ((base, exponent * power),))
