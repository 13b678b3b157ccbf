"""Strengths with their basis: w/w, w/v, v/v and amounts per mass or volume are kinds that never mix unseen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.errors import Refusal
from compounder.domain.number import cut_text, decimal_text, is_decimal, parse_typed, parse_written, shortened
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import SPACES, Quantity, dimension_phrase, split_unit
from compounder.domain.unit import ACTIVITY, AMOUNT, EQUIVALENT, MASS, OSMOTIC, VOLUME, DimensionPowers, Unit

_BASE: dict[DimensionPowers, Unit] = {
    MASS: Unit.of("g"),
    VOLUME: Unit.of("mL"),
    AMOUNT: Unit.of("mol"),
    EQUIVALENT: Unit.of("Eq"),
    OSMOTIC: Unit.of("Osm"),
    ACTIVITY: Unit.of("unit"),
}


@dataclass(frozen=True, slots=True)
class Basis:
    """What is counted per what: the dimensions above and below the line. Different bases never mix."""

    top: DimensionPowers
    bottom: DimensionPowers

    @property
    def name(self) -> str:
        """``w/w``, ``w/v``, ``v/v``, or the base units of another basis, such as ``mol/mL``."""
        return _NAMES.get(self) or f"{_BASE[self.top]}/{_BASE[self.bottom]}"


WEIGHT_IN_WEIGHT = Basis(MASS, MASS)
WEIGHT_IN_VOLUME = Basis(MASS, VOLUME)
VOLUME_IN_VOLUME = Basis(VOLUME, VOLUME)
_NAMES = {WEIGHT_IN_WEIGHT: "w/w", WEIGHT_IN_VOLUME: "w/v", VOLUME_IN_VOLUME: "v/v"}
_NAMED = {name: basis for basis, name in _NAMES.items()}
_FRENCH = {"m/m": WEIGHT_IN_WEIGHT, "m/V": WEIGHT_IN_VOLUME, "V/V": VOLUME_IN_VOLUME}
"""What French papers print, and what a person may therefore type in French."""
_SCALES = {"%": Fraction(100), "ppm": Fraction(10**6)}


@dataclass(frozen=True, slots=True)
class Notation:
    """How a strength is written: a mark (``%``, ``ppm``, ``1:``), or a quotient of two units."""

    mark: str
    top: Unit
    bottom: Unit

    @classmethod
    def percent(cls, basis: Basis) -> Notation:
        """The percentage of a basis: g or mL in 100 g or 100 mL."""
        return cls("%", _BASE[basis.top], _BASE[basis.bottom])

    @classmethod
    def quotient(cls, top: str, bottom: str) -> Notation:
        """A quotient, such as mg per mL."""
        return cls("", Unit.of(top), Unit.of(bottom))


@dataclass(frozen=True, slots=True)
class Strength:
    """An exact strength: g, mL, mol, Eq, Osm or units, per g or per mL, and the notation in which it is shown.

    Two notations of one basis are equal where their values are (``2.5 mg/mL`` = ``0.25 % w/v`` = ``1:400 w/v``).
    """

    value: Fraction
    basis: Basis
    notation: Notation

    @classmethod
    def parse(cls, text: str, *, language: str = "en") -> Strength:
        """Read what a person typed: ``25 % w/w``, ``250 mg/mL``, ``1:1000 w/v``, ``5 ppm w/w``.

        Refused: ``missing_basis``, ``missing_unit``, ``unknown_unit``, ``wrong_dimension``,
        ``strength_over_100_percent``, ``non_positive_quantity`` (a negative one), and the refusals of a typed number.
        """
        bases = _NAMED | _FRENCH if language == "fr" else _NAMED
        return _parse(text, lambda number: parse_typed(number, language=language), bases)

    @classmethod
    def written(cls, text: str) -> Strength:
        """Read what a file holds (catalogue, section 2); refusals as `parse`."""
        return _parse(text, parse_written, _NAMED)

    @classmethod
    def of(cls, ingredient: Quantity, total: Quantity) -> Strength:
        """Ingredient ÷ total, in the percentage of its basis where that is w/w, w/v or v/v, else in their own units."""
        basis = Basis(ingredient.dimension, total.dimension)
        notation = Notation.percent(basis) if basis in _NAMES else Notation("", ingredient.unit, total.unit)
        value = ingredient.to(_BASE[basis.top]).number / total.to(_BASE[basis.bottom]).number
        return cls(value, basis, notation).checked()

    def checked(self) -> Strength:
        """The strength itself; refused above 100 % w/w or v/v, of which there is none."""
        if self.basis.top == self.basis.bottom and self.value > 1:
            raise Refusal("strength_over_100_percent", "above", value=self)
        return self

    def in_notation(self, notation: Notation) -> Strength:
        """The same strength, written otherwise."""
        return Strength(self.value, self.basis, notation)

    def times(self, factor: Fraction) -> Strength:
        """The strength, so many times as strong, in the same notation; not checked against 100 %."""
        return Strength(self.value * factor, self.basis, self.notation)

    def in_total(self, total: Quantity) -> Quantity:
        """How much there is in so much of a preparation; ``missing_density`` where the total does not fit the basis."""
        if total.dimension != self.basis.bottom:
            needed = dimension_phrase(self.basis.bottom)
            raise Refusal("missing_density", "quantity_for_strength", value=total, strength=self, needed=needed)
        amount = self.value * total.to(_BASE[self.basis.bottom]).number
        return Quantity(amount, _BASE[self.basis.top]).to(self.notation.top)

    @property
    def number(self) -> Fraction:
        """The number of its notation: 25 of ``25 % w/w``, 250 of ``250 mg/mL``, 1000 of ``1:1000 w/v``."""
        if self.notation.mark == "1:":
            return 1 / self.value
        if self.notation.mark:
            return self.value * _SCALES[self.notation.mark]
        top = Quantity(self.value, _BASE[self.basis.top]).to(self.notation.top).number
        return top / Quantity(Fraction(1), _BASE[self.basis.bottom]).to(self.notation.bottom).number

    @property
    def unit_text(self) -> str:
        """What stands behind the number: ``% w/w``, ``mg/mL``, and ``w/v`` behind a ratio."""
        if self.notation.mark == "1:":
            return self.basis.name
        if self.notation.mark:
            return f"{self.notation.mark} {self.basis.name}"
        return f"{self.notation.top}/{self.notation.bottom}"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Strength):
            return NotImplemented
        return (self.value, self.basis) == (other.value, other.basis)

    def __hash__(self) -> int:
        return hash((self.value, self.basis))

    def __str__(self) -> str:
        """The strength as text for records and logs; cut with "…" only where it has no end in decimals."""
        number = self.number
        text = decimal_text(number) if is_decimal(number) else cut_text(number, 12) + "…"
        return f"1:{text} {self.unit_text}" if self.notation.mark == "1:" else f"{text} {self.unit_text}"


def _parse(text: str, number: Callable[[str], Fraction], bases: Mapping[str, Basis]) -> Strength:
    stripped = text.strip(SPACES)
    ratio = re.match(f"1:([^{SPACES}]+)", stripped)
    if ratio:
        return _marked("1:", number(ratio[1]), stripped[ratio.end() :].strip(SPACES), text, bases)
    figure, unit = split_unit(text)
    value = number(figure)
    if value < 0:
        raise Refusal("non_positive_quantity", "negative", number=figure)
    mark = re.match(f"(%|ppm)(?=[{SPACES}]|\\Z)", unit)
    if mark:
        return _marked(mark[1], value, unit[mark.end() :].strip(SPACES), text, bases)
    return _quotient(value, unit, text)


def _marked(mark: str, number: Fraction, basis_name: str, text: str, bases: Mapping[str, Basis]) -> Strength:
    if not basis_name:
        raise Refusal("missing_basis", "of_what", text=shortened(text))
    if basis_name not in bases:
        raise Refusal("unknown_unit", "not_a_basis", basis=shortened(basis_name))
    basis = bases[basis_name]
    notation = Notation(mark, _BASE[basis.top], _BASE[basis.bottom])
    if mark == "1:":
        if number <= 0:
            raise Refusal("non_positive_quantity", "zero", value=shortened(text))
        return Strength(1 / number, basis, notation).checked()
    return Strength(number / _SCALES[mark], basis, notation).checked()


def _quotient(number: Fraction, unit_text: str, text: str) -> Strength:
    if not unit_text:
        raise Refusal("missing_unit", "of_what", number=shortened(text))
    top_text, slash, bottom_text = unit_text.partition("/")
    top = Unit.of(top_text)
    bottom = Unit.of(bottom_text) if slash else Unit.of("g")
    if not slash or top.dimension not in _BASE or bottom.dimension not in (MASS, VOLUME):
        needed = Phrase.of("dimension.strength")
        raise Refusal("wrong_dimension", "other_kind", value=shortened(text), needed=needed)
    per_unit = Quantity(Fraction(1), top).to(_BASE[top.dimension]).number
    per_bottom = Quantity(Fraction(1), bottom).to(_BASE[bottom.dimension]).number
    return Strength(
        number * per_unit / per_bottom, Basis(top.dimension, bottom.dimension), Notation("", top, bottom)
    ).checked()
