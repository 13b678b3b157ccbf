"""A quantity: an exact number and its unit. The only file that knows Pint, which fills the table of factors once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from compounder.domain.errors import Refusal
from compounder.domain.number import decimal_text, exact_text, is_decimal, parse_exact, parse_typed, parse_written
from compounder.domain.phrase import Phrase
from compounder.domain.unit import (
    ACTIVITY,
    AMOUNT,
    DENSITY,
    EQUIVALENT,
    MASS,
    MOLAR_MASS,
    OSMOTIC,
    SYMBOLS,
    TIME,
    VOLUME,
    DimensionPowers,
    Unit,
)

_DEFINITIONS = """
gram = [mass] = g
metre = [length] = m
mole = [amount] = mol
equivalent = [equivalent] = Eq
osmole = [osmotic] = Osm
unit = [activity]
minute = [time] = min
degree = [temperature] = degC
drop = [drop]
kg = 1000 * gram
mg = gram / 1000
microgram = mg / 1000
ng = microgram / 1000
cm = metre / 100
mm = metre / 1000
mL = cm ** 3
L = 1000 * mL
dL = L / 10
microlitre = mL / 1000
mmol = mole / 1000
micromol = mmol / 1000
mEq = equivalent / 1000
mOsm = osmole / 1000
h = 60 * minute
day = 24 * h
"""

SPACES = " \u00a0\u202f"
"""What counts as the space between a number and its unit: the usual one, and those that do not break."""

DIMENSION_NAMES: dict[DimensionPowers, str] = {
    MASS: "mass",
    VOLUME: "volume",
    AMOUNT: "amount",
    EQUIVALENT: "equivalents",
    OSMOTIC: "osmotic_amount",
    ACTIVITY: "activity",
    TIME: "time",
    DENSITY: "density",
    MOLAR_MASS: "molar_mass",
    Unit.of("cm").dimension: "length",
    Unit.of("cm^2").dimension: "area",
    Unit.of("degC").dimension: "temperature",
    Unit.of("drop").dimension: "drops",
    (): "number",
}


@cache
def _factors() -> dict[str, Fraction]:
    """For each symbol its exact factor to its dimension's base unit; Pint must agree with the list on the dimension."""
    import pint

    registry: pint.UnitRegistry[Fraction] = pint.UnitRegistry(None, non_int_type=Fraction, on_redefinition="raise")
    for line in _DEFINITIONS.strip().splitlines():
        registry.define(line)
    table: dict[str, Fraction] = {}
    for symbol, (dimension, power) in SYMBOLS.items():
        base = registry.Quantity(Fraction(1), symbol).to_base_units()
        if dict(base.dimensionality) != {f"[{dimension.value}]": power}:
            raise ValueError(f"{symbol} is not a unit of {dimension.value}")
        table[symbol] = Fraction(base.magnitude)
    return table


@cache
def _factor(unit: Unit) -> Fraction:
    """The exact number of base units in one of `unit`."""
    total = Fraction(1)
    for symbol, power in unit.powers:
        total *= _factors()[symbol] ** power
    return total


def dimension_phrase(dimension: DimensionPowers) -> Phrase:
    """The word for a dimension: "a mass", "a volume", "another kind of quantity"."""
    return Phrase.of(f"dimension.{DIMENSION_NAMES.get(dimension, 'other')}")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact number of a unit. Arithmetic is on Fractions; nothing is ever rounded here.

    Adding or comparing different dimensions is refused as ``wrong_dimension``.
    """

    number: Fraction
    unit: Unit

    @classmethod
    def of(cls, number: Fraction | int | str, unit: str) -> Quantity:
        """Make a quantity in code or from stored decimal text: ``Quantity.of("121.16", "g")``."""
        return cls(Fraction(number), Unit.of(unit))

    @classmethod
    def parse(cls, text: str, *, language: str = "en") -> Quantity:
        """Read what a person typed; the space before the unit may be missing.

        Refused: ``missing_unit``, ``unknown_unit``, and the refusals of `parse_typed`.
        """
        number, unit = split_unit(text)
        value = parse_typed(number, language=language)
        if not unit:
            raise Refusal("missing_unit", "of_what", number=number)
        return cls(value, Unit.of(unit))

    @classmethod
    def written(cls, text: str) -> Quantity:
        """Read what a file holds: a number with the point alone, one space, a unit (catalogue, section 2)."""
        number, unit = split_unit(text)
        value = parse_written(number)
        if not unit:
            raise Refusal("missing_unit", "of_what", number=number)
        return cls(value, Unit.of(unit))

    @classmethod
    def stored(cls, text: str) -> Quantity:
        """Read back `exact_text`: ``12352343750/101964753 g``. A ValueError or Refusal here is a fault of the store."""
        number, _, unit = text.partition(" ")
        return cls(parse_exact(number), Unit.of(unit))

    def exact_text(self) -> str:
        """The stored form, ``n/d unit``."""
        return f"{exact_text(self.number)} {self.unit}"

    @property
    def dimension(self) -> DimensionPowers:
        """The dimensions of the unit with their powers."""
        return self.unit.dimension

    def to(self, unit: Unit) -> Quantity:
        """The same quantity in another unit of its dimension, exactly; otherwise ``wrong_dimension``."""
        if unit == self.unit:
            return self
        self._same_kind(unit)
        return Quantity(self.number * _factor(self.unit) / _factor(unit), unit)

    def _same_kind(self, unit: Unit) -> None:
        if unit.dimension != self.dimension:
            raise Refusal("wrong_dimension", "other_kind", value=self, needed=dimension_phrase(unit.dimension))

    def __add__(self, other: Quantity) -> Quantity:
        return Quantity(self.number + other.to(self.unit).number, self.unit)

    def __sub__(self, other: Quantity) -> Quantity:
        return Quantity(self.number - other.to(self.unit).number, self.unit)

    def __mul__(self, other: Quantity | Fraction | int) -> Quantity:
        if isinstance(other, Quantity):
            return Quantity(self.number * other.number, self.unit * other.unit)
        return Quantity(self.number * other, self.unit)

    def __truediv__(self, other: Quantity | Fraction | int) -> Quantity:
        if isinstance(other, Quantity):
            return Quantity(self.number / other.number, self.unit / other.unit)
        return Quantity(self.number / other, self.unit)

    def ratio(self, other: Quantity) -> Fraction:
        """This ÷ other, of one dimension, as a plain number."""
        return self.number / other.to(self.unit).number

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Quantity):
            return NotImplemented
        return self.dimension == other.dimension and self.number == other.to(self.unit).number

    def __hash__(self) -> int:
        return hash((self.number * _factor(self.unit), self.dimension))

    def __lt__(self, other: Quantity) -> bool:
        return self.number < other.to(self.unit).number

    def __le__(self, other: Quantity) -> bool:
        return self.number <= other.to(self.unit).number

    def __gt__(self, other: Quantity) -> bool:
        return other < self

    def __ge__(self, other: Quantity) -> bool:
        return other <= self

    def __str__(self) -> str:
        """Decimal text with the unit for logs and records; ``n/d`` where the number has no end in decimals."""
        number = decimal_text(self.number) if is_decimal(self.number) else exact_text(self.number)
        return f"{number} {self.unit}".rstrip()


def split_unit(text: str) -> tuple[str, str]:
    """Part a typed text into its number and its unit, without judging either."""
    stripped = text.strip(SPACES)
    start = re.search(r"[A-Za-z%\u00b5\u03bc\u00b0]", stripped)
    cut = start.start() if start else len(stripped)
    number, unit = stripped[:cut].rstrip(SPACES), stripped[cut:]
    if not number or re.match(r"[eE][+-]?[0-9]", unit, re.ASCII):
        return stripped, ""
    return number, unit
