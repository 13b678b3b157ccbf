"""A worked case of a qualification: what is asked of which calculator, what is expected, and whether it passes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.calculators.formula import Result, form_of, in_form
from compounder.domain.calculators.kinds import StrengthOf, Value, magnitude, strength_of
from compounder.domain.calculators.written import Written, read_written
from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.unit import Unit

Kind = tuple[object, ...]
"""What makes two values comparable: both numbers, both plain percentages, or both of one kind of quantity."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The expected value and how far the computed one may be from it, the limits included."""

    value: Value
    tolerance: Value

    @classmethod
    def written(cls, expected: Value, tolerance: str) -> Answer:
        """Read the tolerance: ``wrong_dimension`` where it is of another kind, ``non_positive_quantity`` below zero."""
        allowed = value_of(read_written(tolerance))
        if kind_of(expected) != kind_of(allowed):
            raise Refusal("wrong_dimension", "tolerance", value=tolerance, expected=expected)
        if magnitude(allowed).number < 0:
            raise Refusal("non_positive_quantity", "negative", number=tolerance)
        return cls(expected, allowed)

    def difference(self, value: Value) -> Quantity | None:
        """Computed − expected, exactly; None where they are of different kinds."""
        return magnitude(value) - magnitude(self.value) if kind_of(value) == kind_of(self.value) else None

    def accepts(self, value: Value) -> bool:
        """Whether |computed − expected| ≤ tolerance, compared exactly, of one kind of quantity."""
        difference = self.difference(value)
        return difference is not None and abs(difference.number) <= magnitude(self.tolerance).to(difference.unit).number


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a case file. `expected` is an answer, or the code of the refusal that must come."""

    id: str
    calculator: str
    given: Texts
    find: str
    expected: Answer | str
    expected_text: str
    source: str = ""
    statement: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a case: a result, a refusal, or an error of the program."""

    case: Case
    result: Result | None = None
    refusal: Refusal | None = None
    error: str = ""

    @property
    def passed(self) -> bool:
        """Whether the answer is within its tolerance, or the refusal has exactly the expected code."""
        expected = self.case.expected
        if isinstance(expected, str):
            return self.refusal is not None and self.refusal.code == expected
        return self.result is not None and expected.accepts(self.result.value)

    @property
    def value(self) -> Value | None:
        """The value found, in the form of the expected one where both are of one kind; None without a value."""
        if self.result is None:
            return None
        value, expected = self.result.value, self.case.expected
        if isinstance(expected, Answer) and kind_of(value) == kind_of(expected.value):
            return in_form(magnitude(value), form_of(expected.value))
        return value


def judge(case: Case) -> Verdict:
    """Run a case through the program's own calculators; only what is not a Refusal gets through."""
    try:
        return Verdict(case, result=calculate(case.calculator, case.given, case.find))
    except Refusal as refusal:
        return Verdict(case, refusal=refusal)


def value_of(written: Written) -> Value:
    """The exact value of an expected text: a number, a plain percentage, a strength or a quantity."""
    if written.is_bare:
        return written.number
    if written.mark == "%" and written.basis is None:
        return Percentage(written.number / 100)
    if written.mark:
        return _strength(written)
    return Quantity(written.number, written.unit) if written.unit.powers else _strength(written)


def _strength(written: Written) -> Strength:
    kind = StrengthOf()
    kind.complete(written)
    kind.fit(written)
    if written.mark == "1:" and written.number <= 0:
        raise Refusal("non_positive_quantity", "zero", value=written.text)
    return strength_of(written)


def kind_of(value: Value) -> Kind:
    """A number, a percentage, or a quantity of some dimensions; 2.5 mg/mL and 0.25 % w/v are of one kind."""
    match value:
        case Percentage():
            return ("percentage",)
        case Fraction():
            return ("number",)
        case Strength():
            return value.basis.top, magnitude(value).dimension
        case _:
            above = Unit(tuple((symbol, power) for symbol, power in value.unit.powers if power > 0))
            return above.dimension, value.dimension
