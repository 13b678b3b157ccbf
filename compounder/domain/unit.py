"""The units that a pharmacy may name: a closed, case-sensitive list, and quotients of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from compounder.domain.errors import Refusal
from compounder.domain.number import shortened


class Dimension(Enum):
    """A kind of quantity that a unit of the list measures; volume is length cubed (1 mL = 1 cm^3)."""

    MASS = "mass"
    LENGTH = "length"
    AMOUNT = "amount"
    EQUIVALENT = "equivalent"
    OSMOTIC = "osmotic"
    ACTIVITY = "activity"
    TIME = "time"
    TEMPERATURE = "temperature"
    DROP = "drop"


SYMBOLS: dict[str, tuple[Dimension, int]] = {
    **dict.fromkeys(("kg", "g", "mg", "microgram", "ng"), (Dimension.MASS, 1)),
    **dict.fromkeys(("L", "dL", "mL", "microlitre"), (Dimension.LENGTH, 3)),
    **dict.fromkeys(("mol", "mmol", "micromol"), (Dimension.AMOUNT, 1)),
    **dict.fromkeys(("Eq", "mEq"), (Dimension.EQUIVALENT, 1)),
    **dict.fromkeys(("Osm", "mOsm"), (Dimension.OSMOTIC, 1)),
    "unit": (Dimension.ACTIVITY, 1),
    **dict.fromkeys(("mm", "cm", "m"), (Dimension.LENGTH, 1)),
    **dict.fromkeys(("min", "h", "day"), (Dimension.TIME, 1)),
    "degC": (Dimension.TEMPERATURE, 1),
    "drop": (Dimension.DROP, 1),
}
"""Every symbol with its dimension and that dimension's power (catalogue, section 2)."""

_SQUARES = {"cm^2": "cm", "m^2": "m"}

Powers = tuple[tuple[str, int], ...]
DimensionPowers = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """Symbols of the list, each to a whole power, in a fixed order: ``mg``, ``mg/mL``, ``microgram/kg/min``."""

    powers: Powers

    @classmethod
    def of(cls, text: str) -> Unit:
        """Read a unit, or a quotient of two or three. Anything else is refused as ``unknown_unit``."""
        first, *divisors = text.split("/")
        if len(divisors) > 2:
            raise Refusal("unknown_unit", "not_listed", unit=shortened(text))
        powers = [_symbol_power(first, 1, text), *(_symbol_power(divisor, -1, text) for divisor in divisors)]
        unit = cls._gathered(powers)
        if len(unit.powers) != len(powers):  # mg/mg cancels to nothing that could be written and read back
            raise Refusal("unknown_unit", "not_listed", unit=shortened(text))
        return unit

    @classmethod
    def _gathered(cls, powers: list[tuple[str, int]]) -> Unit:
        totals: dict[str, int] = {}
        for symbol, power in powers:
            totals[symbol] = totals.get(symbol, 0) + power
        return cls(tuple((symbol, totals[symbol]) for symbol in sorted(totals) if totals[symbol]))

    @property
    def dimension(self) -> DimensionPowers:
        """The dimensions with their powers; equal dimensions convert into each other, others never."""
        totals: dict[str, int] = {}
        for symbol, power in self.powers:
            dimension, exponent = SYMBOLS[symbol]
            totals[dimension.value] = totals.get(dimension.value, 0) + exponent * power
        return tuple((name, totals[name]) for name in sorted(totals) if totals[name])

    def __mul__(self, other: Unit) -> Unit:
        return self._gathered([*self.powers, *other.powers])

    def __truediv__(self, other: Unit) -> Unit:
        return self._gathered([*self.powers, *((symbol, -power) for symbol, power in other.powers)])

    def __str__(self) -> str:
        above = [_written(symbol, power) for symbol, power in self.powers if power > 0]
        below = [_written(symbol, -power) for symbol, power in self.powers if power < 0]
        return "/".join([" ".join(above) or "1", *below]) if self.powers else ""


def _written(symbol: str, power: int) -> str:
    return symbol if power == 1 else f"{symbol}^{power}"


def _symbol_power(text: str, sign: int, whole: str) -> tuple[str, int]:
    if text in SYMBOLS:
        return text, sign
    if text in _SQUARES:
        return _SQUARES[text], 2 * sign
    raise Refusal("unknown_unit", "not_listed", unit=shortened(whole))


NO_UNIT = Unit(())
MASS = Unit.of("g").dimension
VOLUME = Unit.of("mL").dimension
AMOUNT = Unit.of("mol").dimension
EQUIVALENT = Unit.of("Eq").dimension
OSMOTIC = Unit.of("Osm").dimension
ACTIVITY = Unit.of("unit").dimension
TIME = Unit.of("h").dimension
TEMPERATURE = Unit.of("degC").dimension
DENSITY = Unit.of("g/mL").dimension
MOLAR_MASS = Unit.of("g/mol").dimension
