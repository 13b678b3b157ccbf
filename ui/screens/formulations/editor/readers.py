"""How fields of a formulation read what is typed where a plain quantity is not enough; units follow the language."""

from __future__ import annotations

from dataclasses import dataclass

from compounder.domain.errors import Refusal
from compounder.domain.number import decimal_text, parse_count, parse_typed
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import SPACES, Quantity
from compounder.domain.strength import Strength
from compounder.domain.unit import NO_UNIT
from ui.widgets.quantity_reading import Measured, Reader, Reading
from ui.words import language, words

MASSES, VOLUMES = ("g", "mg", "kg"), ("mL", "L")
_STRENGTHS = ("% w/w", "% w/v", "% v/v", "mg/g", "mg/mL", "unit/mL", "w/w", "w/v")
_FRENCH = {"w/w": "m/m", "w/v": "m/V", "v/v": "V/V"}
_DEGREES = "°C"


def said_unit(unit: str) -> str:
    """A unit of strength as the language that is spoken writes it: "% m/m"."""
    if language() != "fr":
        return unit
    mark, space, basis = unit.rpartition(" ")
    return f"{mark}{space}{_FRENCH.get(basis, basis)}"


class StrengthReader:
    """A strength; it offers the usual units of one, and understands any."""

    @property
    def units(self) -> tuple[str, ...]:
        """As the language writes them."""
        return tuple(said_unit(unit) for unit in _STRENGTHS)

    def read(self, text: str, *, language: str) -> Reading:
        """As a strength is read everywhere."""
        return Reader(self.units, is_strength=True).read(text, language=language)


class TemperatureReader:
    """A temperature in °C, which may lie below zero."""

    @property
    def units(self) -> tuple[str, ...]:
        """The one that there is."""
        return (_DEGREES,)

    def read(self, text: str, *, language: str) -> Reading:
        """With a minus or without."""
        typed = text.strip(SPACES).replace("\N{MINUS SIGN}", "-")
        is_below = typed.startswith("-")
        plain = typed.removeprefix("-").replace(_DEGREES, "degC")
        if is_below and not plain:
            return Reading(refusal=Refusal("invalid_number", "not_a_number", text=typed))
        found = Reader(("degC",), allows_zero=True).read(plain, language=language)
        if found.refusal is not None and plain.endswith("°"):
            return Reading(refusal=found.refusal)
        if is_below and isinstance(found.value, Quantity):
            return Reading(found.value * -1)
        return found


@dataclass(frozen=True, slots=True)
class NumberReader:
    """A number without a unit, as a quantity without one; a whole one where it counts something."""

    is_count: bool = False

    @property
    def units(self) -> tuple[str, ...]:
        """None."""
        return ()

    def read(self, text: str, *, language: str) -> Reading:
        """The number."""
        typed = text.strip(SPACES)
        if not typed:
            return Reading()
        try:
            number = parse_count(typed, language=language) if self.is_count else parse_typed(typed, language=language)
        except Refusal as refusal:
            return Reading(refusal=refusal, is_final=not typed.endswith((".", ",")))
        return Reading(Quantity.of(number, "g") / Quantity.of(1, "g"))


class ExcessReader:
    """What is filled beyond a content: an amount, or a share of it."""

    @property
    def units(self) -> tuple[str, ...]:
        """A share first."""
        return ("%", *MASSES, *VOLUMES)

    def read(self, text: str, *, language: str) -> Reading:
        """A percentage where the text says so, else a quantity."""
        units = ("%",) if "%" in text else (*MASSES, *VOLUMES)
        found = Reader(units).read(text, language=language)
        is_begun = not text.strip(SPACES + "0123456789.,")
        return Reading(refusal=found.refusal) if found.refusal is not None and is_begun else found


def number_text(value: Measured) -> tuple[str, str]:
    """Number and unit of a value as a field is filled with them; a value without an end in decimals is a ValueError."""
    number = decimal_text(value.number).replace(".", words().sentences["number.mark"])
    if isinstance(value, Percentage):
        return number, "%"
    if isinstance(value, Strength):
        return (f"1:{number}" if value.notation.mark == "1:" else number), said_unit(value.unit_text)
    unit = str(value.unit)
    return number, "" if value.unit == NO_UNIT else _DEGREES if unit == "degC" else unit
