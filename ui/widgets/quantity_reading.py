"""What a typed number with its unit means so far: a value, a refusal, or nothing yet. No Qt, no locale."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import SPACES, Quantity, dimension_phrase, split_unit
from compounder.domain.strength import Strength
from compounder.domain.unit import DimensionPowers, Unit

Measured = Quantity | Percentage | Strength
"""What a field can hold."""

Check = Callable[[Measured], object]
"""A pure rule of the domain that raises a Refusal for what it does not allow."""

_UNFINISHED_NUMBER = re.compile(r"(?:[0-9]{1,9}(?:[.,][0-9]{0,9})?)?", re.ASCII)
_UNFINISHED_RATIO = re.compile(r"1:?(?:[0-9]{1,9}(?:[.,][0-9]{0,9})?)?", re.ASCII)
TEN_FOLD = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """The value that a text means, or why it means none; a refusal is `is_final` where no further key can mend it."""

    value: Measured | None = None
    refusal: Refusal | None = None
    is_final: bool = False
    word: str = ""
    """A word that a field takes in place of a value (``q.s.``)."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return self.value is None and self.refusal is None and not self.word


class ReadsTyped(Protocol):
    """How a field reads its text: the units it offers, and what a text means in a language of the program."""

    @property
    def units(self) -> tuple[str, ...]:
        """The units offered; none where a bare number is asked for."""
        ...

    def read(self, text: str, *, language: str) -> Reading:
        """The meaning of the whole text, number and unit together."""
        ...


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what is typed into one field.

    `units` are those it offers, the only ones whose beginning counts as unfinished; another unit of the same kind is
    read as well. "%" alone reads percentages, units with a basis ("% w/w", "mg/mL" where `is_strength`) strengths.
    Zero is refused unless `allows_zero`; `check` is asked last.
    """

    units: tuple[str, ...]
    is_strength: bool = False
    allows_zero: bool = False
    check: Check | None = None

    def read(self, text: str, *, language: str) -> Reading:
        """The meaning of the whole text, number and unit together, in a language of the program."""
        if not text.strip(SPACES):
            return Reading()
        try:
            value = self._allowed(self._parse(text, language))
        except Refusal as refusal:
            return Reading(refusal=refusal, is_final=not self.is_unfinished(text, language=language))
        return Reading(value)

    def _parse(self, text: str, language: str) -> Measured:
        if self.is_strength:
            # A ratio and its basis (1:400 w/v) stand in two parts of a field, without a space between them.
            return Strength.parse(" ".join(part for part in split_unit(text) if part), language=language)
        if self.units == ("%",):
            return Percentage.parse(text, language=language)
        quantity = Quantity.parse(text, language=language)
        dimensions = self._dimensions
        if quantity.dimension not in dimensions:
            raise Refusal("wrong_dimension", "other_kind", value=quantity, needed=dimension_phrase(dimensions[0]))
        return quantity

    def _allowed(self, value: Measured) -> Measured:
        if value.number == 0 and not self.allows_zero:
            raise Refusal("non_positive_quantity", "zero", value=value)
        if self.check is not None:
            self.check(value)
        return value

    @property
    def _dimensions(self) -> list[DimensionPowers]:
        return [Unit.of(unit).dimension for unit in self.units]

    def is_unfinished(self, text: str, *, language: str) -> bool:
        """Whether further keys could make the text a value."""
        number, unit = split_unit(text)
        number = number.lstrip(SPACES)
        if not unit:
            pattern = _UNFINISHED_RATIO if self.is_strength and number.startswith("1:") else _UNFINISHED_NUMBER
            return pattern.fullmatch(number) is not None
        for offered in self.units:
            if offered.startswith(unit) and offered != unit:
                try:
                    self._parse(f"{number} {offered}", language)
                except Refusal:
                    continue
                return True
        return False


def is_ten_fold(value: Measured, usual: Measured) -> bool:
    """Whether a value is at least ten times, or at most a tenth of, the usual one; other kinds are not compared."""
    ratio = _ratio(value, usual)
    return ratio is not None and not Fraction(1, TEN_FOLD) < ratio < TEN_FOLD


def is_above(value: Measured, usual: Measured) -> bool:
    """Whether it is more than the usual."""
    ratio = _ratio(value, usual)
    return ratio is not None and ratio > 1


def _ratio(value: Measured, usual: Measured) -> Fraction | None:
    match value, usual:
        case (Quantity(), Quantity()) if value.dimension == usual.dimension:
            return value.ratio(usual)
        case (Percentage(), Percentage()):
            return value.share / usual.share
        case (Strength(), Strength()) if value.basis == usual.basis:
            return value.value / usual.value
        case _:
            return None
