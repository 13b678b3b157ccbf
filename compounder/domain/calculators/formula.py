"""A formula written once: it gives the exact value, its symbols ("mass ÷ volume") and the numbers put in.

A calculator builds each result from named values with ``+ − × ÷`` and hands the expression to `found`, which makes the
value and its Working from that one expression, so that no derivation can differ from what was computed.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from compounder.domain.calculators.kinds import Value, magnitude
from compounder.domain.errors import Refusal
from compounder.domain.number import cut_text, is_decimal, places_shown
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Basis, Notation, Strength
from compounder.domain.unit import Unit
from compounder.domain.working import NUMBER_PLACES, QUANTITY_PLACES, Calculation, Figure, Step, Working, number_of


class As(Enum):
    """In what a result without a unit is given."""

    NUMBER = "number"
    PERCENTAGE = "percentage"


Form = Unit | Notation | As
"""In what a result is given: a unit, the notation of a strength, a plain number or a plain percentage."""


class Expression(ABC):
    """Something with an exact value and a derivation; ``+ − × ÷`` make larger ones, exactly."""

    __slots__ = ()

    @property
    @abstractmethod
    def exact(self) -> Quantity:
        """The exact value, in whatever units the arithmetic left."""

    @property
    @abstractmethod
    def printed(self) -> Quantity:
        """What the printed digits give, by the same arithmetic."""

    @property
    @abstractmethod
    def numbers(self) -> Figure | Calculation:
        """The formula with the numbers put in."""

    @property
    @abstractmethod
    def is_cut(self) -> bool:
        """Whether any printed figure in it was cut."""

    @abstractmethod
    def symbols(self, above: str = "") -> Phrase:
        """The formula in words; brackets only where they are needed."""

    @abstractmethod
    def steps(self) -> Working:
        """The steps that led to the values in it, each once."""

    def __add__(self, other: Operand) -> Expression:
        return Operation(self, "+", operand(other))

    def __sub__(self, other: Operand) -> Expression:
        return Operation(self, "−", operand(other))

    def __mul__(self, other: Operand) -> Expression:
        return Operation(self, "×", operand(other))

    def __truediv__(self, other: Operand) -> Expression:
        return Operation(self, "÷", operand(other))


_MOST_BITS = 3500
"""A result has at most about a thousand digits before, or noughts behind, its decimal point."""

Operand = Expression | Value | int


@dataclass(frozen=True, slots=True)
class Result(Expression):
    """An exact value with its name and the Working that led to it; an input is one without Working."""

    value: Value
    name: Phrase | None = None
    working: Working = ()
    figure: Figure | None = None
    """How the value is printed where a derivation above it limits the digits."""

    @property
    def exact(self) -> Quantity:
        """The value as a quantity."""
        return magnitude(self.value)

    @property
    def shown(self) -> Figure:
        """The value as it is printed in a formula; 1:x as a percentage, since its figure is below the line."""
        if isinstance(self.value, Strength) and self.value.notation.mark == "1:":
            return Figure.of(self.value.in_notation(Notation.percent(self.value.basis)))
        return self.figure or Figure.of(self.value)

    @property
    def printed(self) -> Quantity:
        """The value, as far as it is printed."""
        shown = self.shown
        number, whole = shown.printed, number_of(shown.value)
        return self.exact if number in (whole, 0) else self.exact * (number / whole)

    @property
    def numbers(self) -> Figure:
        """The printed figure."""
        return self.shown

    @property
    def is_cut(self) -> bool:
        """Whether the figure is cut."""
        return self.shown.is_cut

    def symbols(self, above: str = "") -> Phrase:  # noqa: ARG002 - a name never needs brackets
        """The name; a constant is its figure."""
        return self.name or Phrase.of("formula.figure", figure=self.shown)

    def steps(self) -> Working:
        """The Working of the value."""
        return self.working

    def named(self, name: str) -> Result:
        """The same value under another name of ``[value]``, with its Working."""
        return Result(self.value, value_name(name), self.working, self.figure)


_OPERATORS = {"+": "plus", "−": "minus", "×": "times", "÷": "divided"}


@dataclass(frozen=True, slots=True)
class Operation(Expression):
    """Two expressions and an operator."""

    left: Expression
    operator: str
    right: Expression

    @property
    def exact(self) -> Quantity:
        """The exact value."""
        return _applied(self.operator, self.left.exact, self.right.exact)

    @property
    def printed(self) -> Quantity:
        """What the printed digits give."""
        return _applied(self.operator, self.left.printed, self.right.printed)

    @property
    def numbers(self) -> Calculation:
        """The formula with the numbers put in."""
        return Calculation(self.left.numbers, self.operator, self.right.numbers)

    @property
    def is_cut(self) -> bool:
        """Whether any printed figure in it was cut."""
        return self.left.is_cut or self.right.is_cut

    def symbols(self, above: str = "") -> Phrase:
        """The formula in words."""
        left, right = self.left.symbols(f"{self.operator}left"), self.right.symbols(f"{self.operator}right")
        phrase = Phrase.of(f"formula.{_OPERATORS[self.operator]}", left=left, right=right)
        brackets = ("−right", "×left", "×right", "÷left", "÷right") if self.operator in "+−" else ("×right", "÷right")
        return Phrase.of("formula.brackets", inside=phrase) if above in brackets else phrase

    def steps(self) -> Working:
        """The steps of both sides."""
        return tuple(dict.fromkeys((*self.left.steps(), *self.right.steps())))


def _applied(operator: str, left: Quantity, right: Quantity) -> Quantity:
    match operator:
        case "+":
            return left + right
        case "−":
            return left - right
        case "×":
            return left * right
        case _:
            return left / right


def operand(value: Operand) -> Expression:
    """An expression; a bare number or quantity becomes a constant, shown as its figure."""
    if isinstance(value, Expression):
        return value
    return Result(Fraction(value) if isinstance(value, int) else value)


def constant(text: str, unit: str = "") -> Result:
    """A constant of a formula: ``constant("0.41")``, ``constant("1.86", "degC")``."""
    number = Fraction(text)
    return Result(Quantity(number, Unit.of(unit)) if unit else number)


def value_name(name: str, number: int | None = None) -> Phrase:
    """The name of an input or output, from ``[value]``; of the n-th row of a list, with its number."""
    phrase = Phrase.of(f"value.{name}")
    return phrase if number is None else Phrase.of("value.numbered", name=phrase, number=number)


def total(terms: Sequence[Expression]) -> Expression:
    """The sum of one or more expressions, built evenly so that a long list nests only a little."""
    if len(terms) == 1:
        return terms[0]
    half = len(terms) // 2
    return Operation(total(terms[:half]), "+", total(terms[half:]))


def product(terms: Sequence[Expression]) -> Expression:
    """The product of one or more expressions, built evenly like a `total`."""
    if len(terms) == 1:
        return terms[0]
    half = len(terms) // 2
    return Operation(product(terms[:half]), "×", product(terms[half:]))


def in_form(quantity: Quantity, form: Form) -> Value:
    """An exact value in a unit, in the notation of a strength, as a number or as a percentage; exact."""
    match form:
        case Unit():
            return quantity.to(form)
        case Notation():
            basis = Basis(form.top.dimension, form.bottom.dimension)
            base = Notation.percent(basis)
            return Strength(quantity.to(base.top / base.bottom).number, basis, form)
        case As.PERCENTAGE:
            return Percentage(quantity.to(Unit(())).number)
        case _:
            return quantity.to(Unit(())).number


def form_of(value: Value) -> Form:
    """The form in which a value stands: its unit, its notation, a percentage or a plain number."""
    match value:
        case Quantity():
            return value.unit
        case Strength():
            return value.notation
        case Percentage():
            return As.PERCENTAGE
        case _:
            return As.NUMBER


def found(name: str, expression: Expression, form: Form, source: Phrase | None = None) -> Result:
    """The value of an expression under a name of ``[value]``, with its Working: earlier steps, then this formula's.

    The printed digits stop where those of the printed formula stop agreeing with the exact value.
    """
    value = in_form(_within_reach(expression.exact), form)
    if isinstance(expression, Result) and expression.name == value_name(name):
        return Result(value, expression.name, expression.working or _taken(value, name, source))
    figure = Figure.of(value)
    if expression.is_cut:
        figure = Figure(value, _agreeing_places(value, in_form(expression.printed, form)))
    step = Step(value_name(name), expression.numbers, figure, source, expression.symbols())
    return Result(value, value_name(name), (*expression.steps(), step), figure)


def _within_reach(exact: Quantity) -> Quantity:
    """A value that can be written down; numbers of absurd length, multiplied over a list, are refused."""
    if abs(exact.number.numerator.bit_length() - exact.number.denominator.bit_length()) > _MOST_BITS and exact.number:
        raise Refusal("invalid_number", "result_out_of_reach")
    return exact


def _taken(value: Value, name: str, source: Phrase | None) -> Working:
    figure = Figure.of(value)
    return (Step(value_name(name), figure, figure, source),)


def number_in(expression: Expression) -> Fraction:
    """The plain number that an expression without a unit gives, exactly."""
    return expression.exact.to(Unit(())).number


def stated(name: str, formula: Phrase, value: Value, source: Phrase | None = None, *after: Expression) -> Result:
    """A value found in another way than ``+ − × ÷`` (rounded to whole, a root, the larger of two), said by a phrase."""
    earlier = dict.fromkeys(step for expression in after for step in expression.steps())
    step = Step(value_name(name), formula, Figure.of(value), source)
    return Result(value, value_name(name), (*earlier, step))


def rounded_up(name: str, expression: Expression, source: Phrase | None = None) -> Result:
    """The smallest whole number not below an expression without a unit."""
    exact = number_in(expression)
    return _whole(name, "rounded_up", expression, Fraction(-(-exact.numerator // exact.denominator)), source)


def rounded_down(name: str, expression: Expression, source: Phrase | None = None) -> Result:
    """The largest whole number not above an expression without a unit."""
    exact = number_in(expression)
    return _whole(name, "rounded_down", expression, Fraction(exact.numerator // exact.denominator), source)


def _whole(name: str, how: str, expression: Expression, whole: Fraction, source: Phrase | None) -> Result:
    formula = Phrase.of(f"formula.{how}", value=expression.numbers)
    symbols = Phrase.of(f"formula.{how}", value=expression.symbols())
    step = Step(value_name(name), formula, Figure(whole), source, symbols)
    return Result(whole, value_name(name), (*expression.steps(), step))


def _agreeing_places(value: Value, recomputed: Value) -> int:
    """The largest number of decimals to which exact and recomputed value are cut to the same digits."""
    exact, again = number_of(value), number_of(recomputed)
    most = NUMBER_PLACES if isinstance(value, Fraction) else QUANTITY_PLACES
    if is_decimal(exact) and exact == again:
        return most
    for places in range(places_shown(exact, most=most, significant=5), 0, -1):
        if cut_text(exact, places) == cut_text(again, places):
            return places
    return 0
