"""The derivation of one number: formula with the numbers put in, result, source; it can be recomputed by hand.

A line prints only the digits that the printed ones above it determine; a figure that was cut, not rounded, ends in "…".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.number import cut_text, is_decimal, places_shown
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength

NUMBER_PLACES = 6
"""Decimals of a plain number that is cut; one with a unit is cut to `QUANTITY_PLACES`."""
QUANTITY_PLACES = 4
WHOLE_PLACES = 9
"""A number with no more decimals than a person may type is printed whole."""
_SIGNIFICANT = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """An exact value and how much of it is printed: whole, or cut after so many decimals of its own unit."""

    value: Quantity | Strength | Percentage | Fraction
    places: int | None = None

    @classmethod
    def of(cls, value: Quantity | Strength | Percentage | Fraction) -> Figure:
        """A value that no printed line limits: whole where its decimals end soon, else cut to the usual length."""
        number = number_of(value)
        if is_decimal(number) and Fraction(cut_text(number, WHOLE_PLACES)) == number:
            return cls(value)
        most = NUMBER_PLACES if isinstance(value, Fraction) else QUANTITY_PLACES
        return cls(value, places_shown(number, most=most, significant=_SIGNIFICANT))

    @property
    def is_cut(self) -> bool:
        """Whether "…" follows the printed digits."""
        return self.places is not None and self.printed != number_of(self.value)

    @property
    def digits(self) -> str:
        """The printed digits, with the point, without "…"."""
        return cut_text(number_of(self.value), 40 if self.places is None else self.places)

    @property
    def printed(self) -> Fraction:
        """The number that a reader who recomputes would type."""
        return Fraction(self.digits)


def number_of(value: Quantity | Strength | Percentage | Fraction) -> Fraction:
    """The number that is printed for a value, in its own unit or notation."""
    return value if isinstance(value, Fraction) else value.number


@dataclass(frozen=True, slots=True)
class Calculation:
    """Two terms and an operator (``+ − × ÷``); a term is a figure or another calculation."""

    left: Figure | Calculation
    operator: str
    right: Figure | Calculation

    def recomputed(self) -> Fraction:
        """What the printed digits give, units of one dimension being printed alike."""
        left, right = _printed(self.left), _printed(self.right)
        match self.operator:
            case "+":
                return left + right
            case "−":
                return left - right
            case "×":
                return left * right
            case _:
                return left / right

    def depends_on_cut(self) -> bool:
        """Whether any figure in it was cut."""
        return any(
            term.is_cut if isinstance(term, Figure) else term.depends_on_cut() for term in (self.left, self.right)
        )


def _printed(term: Figure | Calculation) -> Fraction:
    return term.printed if isinstance(term, Figure) else term.recomputed()


def chained(first: Figure | Calculation, *rest: tuple[str, Figure | Calculation]) -> Figure | Calculation:
    """A calculation from left to right: ``chained(a, ("×", b), ("÷", c))``."""
    term = first
    for operator, right in rest:
        term = Calculation(term, operator, right)
    return term


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a Working: what is found, by which formula, with which result, after which source.

    A formula or result that is not a number is a Phrase ("to 10 mL"). `source` is None where nothing needs naming.
    `symbols` is the formula in words ("mass ÷ volume"), where the calculators give one.
    """

    what: Phrase
    formula: Calculation | Figure | Phrase
    result: Figure | Phrase
    source: Phrase | None = None
    symbols: Phrase | None = None

    @classmethod
    def calculated(
        cls,
        what: Phrase,
        formula: Calculation | Figure,
        value: Quantity | Strength | Percentage | Fraction,
        source: Phrase | None = None,
    ) -> Step:
        """A step whose exact value the formula gives; its digits stop where the printed formula's stop agreeing."""
        figure = Figure.of(value)
        if isinstance(formula, Calculation) and formula.depends_on_cut():
            figure = Figure(value, _agreeing_places(number_of(value), formula.recomputed(), _most_places(value)))
        return cls(what, formula, figure, source)


def _most_places(value: Quantity | Strength | Percentage | Fraction) -> int:
    most = NUMBER_PLACES if isinstance(value, Fraction) else QUANTITY_PLACES
    return places_shown(number_of(value), most=most, significant=_SIGNIFICANT)


def _agreeing_places(exact: Fraction, recomputed: Fraction, most: int) -> int:
    """The largest number of decimals to which both numbers are cut to the same digits.

    Where the two lie on both sides of a round number (0.9999 and 1.0001) hardly a digit is the same; there it is the
    largest number of decimals to which they differ by at most one unit of the last.
    """
    agreeing = next((places for places in range(most, 0, -1) if _units_apart(exact, recomputed, places) == 0), 0)
    near = next((places for places in range(most, 0, -1) if _units_apart(exact, recomputed, places) <= 1), 0)
    return near if near - agreeing > 1 else agreeing


def _units_apart(one: Fraction, other: Fraction, places: int) -> Fraction:
    """How many units of the last decimal lie between two numbers, both cut."""
    return abs(Fraction(cut_text(one, places)) - Fraction(cut_text(other, places))) / Fraction(1, 10**places)


Working = tuple[Step, ...]


def working_of_share(own: Working, line: Working, others: Iterable[Working]) -> Working:
    """The Working of what one lot gives: its own, then the steps of the line that are not those of another lot."""
    elsewhere = {step for other in others for step in other}
    return (*own, *(step for step in line if step not in own and step not in elsewhere))
