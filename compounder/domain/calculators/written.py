"""The text of one input, read once: its exact number and what stands behind it, before anything is asked of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.errors import Refusal
from compounder.domain.number import parse_typed, parse_written, shortened
from compounder.domain.quantity import SPACES, split_unit
from compounder.domain.strength import VOLUME_IN_VOLUME, WEIGHT_IN_VOLUME, WEIGHT_IN_WEIGHT, Basis
from compounder.domain.unit import NO_UNIT, DimensionPowers, Unit

BASES = {basis.name: basis for basis in (WEIGHT_IN_WEIGHT, WEIGHT_IN_VOLUME, VOLUME_IN_VOLUME)}
_FRENCH = {"m/m": "w/w", "m/V": "w/v", "V/V": "v/v"}
Shape = tuple[DimensionPowers, DimensionPowers]
"""The dimension above the line and the whole one: ``mg/kg`` and ``mL/L`` have no dimension and are not alike."""


@dataclass(frozen=True, slots=True)
class Written:
    """A number with a mark (``%``, ``ppm``, ``1:``, perhaps a basis), or with units (a quotient), or alone."""

    text: str
    number: Fraction
    mark: str = ""
    basis: Basis | None = None
    units: tuple[Unit, ...] = ()

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands behind the number."""
        return not self.mark and not self.units

    @property
    def unit(self) -> Unit:
        """The unit of the quotient; one that cancels (``g/g``) is none."""
        unit = self.units[0] if self.units else NO_UNIT
        for divisor in self.units[1:]:
            unit = unit / divisor
        return unit

    @property
    def shape(self) -> Shape | None:
        """What kind of quantity the units make; None without units."""
        return (self.units[0].dimension, self.unit.dimension) if self.units else None


Reader = Callable[[str], Written]
"""How a text is read: as a case file holds it (`read_written`), or as a person types it (`typed_reader`)."""


_SQUARE = re.compile(r"\b(c?m)[²2](?![0-9])")


def read_written(text: str) -> Written:
    """Read a text of a case file: a number, one space, a unit (catalogue, section 2).

    Refused: ``invalid_number``, ``ambiguous_number``, ``unknown_unit``. Signs and dimensions are not judged here.
    """
    if text.startswith("1:"):
        figure, basis = _parted(text.removeprefix("1:"))
        return _ratio(text, parse_written(figure), basis)
    figure, unit = _parted(text)
    return _with_unit(text, parse_written(figure), unit)


def typed_reader(language: str) -> Reader:
    """Read what a person types: comma or point, the space before the unit may be missing, at most 9 digits a side.

    A basis may also be written as it is said in French (m/m, m/V, V/V), and a square as on a keyboard that has the
    key (cm²) or on one that has not (cm2): these mean nothing else in any language.
    """

    def number(text: str) -> Fraction:
        unsigned = text.removeprefix("-")
        value = parse_typed(unsigned, language=language) if not unsigned.startswith("-") else parse_written(text)
        return value if unsigned == text else -value

    def read(text: str) -> Written:
        stripped = text.strip(SPACES)
        if stripped.startswith("1:"):
            figure, basis = split_unit(stripped.removeprefix("1:"))
            return _ratio(text, number(figure), _FRENCH.get(basis, basis))
        figure, unit = split_unit(text)
        unit = _SQUARE.sub(r"\1^2", unit)
        mark = re.match(rf"(?:%|ppm)[{SPACES}]", unit)
        if mark:
            basis = unit[mark.end() :]
            unit = f"{mark[0]}{_FRENCH.get(basis, basis)}"
        return _with_unit(text, number(figure), unit)

    return read


def _parted(text: str) -> tuple[str, str]:
    """Number and unit at the first space; digits after a space still belong to the number, which is then ambiguous."""
    figure, _, unit = text.partition(" ")
    grouped = re.match(r"[0-9.,'’\s]*[0-9.,'’]", unit, re.ASCII)
    return (f"{figure} {grouped[0]}", unit[grouped.end() :]) if grouped else (figure, unit)


def _ratio(text: str, number: Fraction, basis: str) -> Written:
    return Written(text, number, "1:", _basis(basis) if basis else None)


def _with_unit(text: str, number: Fraction, unit: str) -> Written:
    if not unit:
        return Written(text, number)
    mark = re.match(rf"(%|ppm)(?:[{SPACES}]|\Z)", unit)
    if mark:
        basis = unit[mark.end() :]
        return Written(text, number, mark[1], _basis(basis) if basis else None)
    parts = unit.split("/")
    if len(parts) > 3:
        raise Refusal("unknown_unit", "not_listed", unit=shortened(unit))
    return Written(text, number, units=tuple(_symbol(part, unit) for part in parts))


def _basis(name: str) -> Basis:
    if name not in BASES:
        raise Refusal("unknown_unit", "not_a_basis", basis=shortened(name))
    return BASES[name]


def _symbol(part: str, whole: str) -> Unit:
    try:
        return Unit.of(part)
    except Refusal as refusal:
        raise Refusal("unknown_unit", "not_listed", unit=shortened(whole)) from refusal
