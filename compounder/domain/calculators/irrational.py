"""Roots, powers and logarithms that have no exact value, and π: to 40 significant digits, by integers and decimals."""

from __future__ import annotations

from collections.abc import Callable
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from fractions import Fraction
from math import isqrt

from compounder.domain.calculators.formula import Expression, Form, Result, in_form, value_name
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.unit import NO_UNIT
from compounder.domain.working import Figure, Step

DIGITS = 40
"""Significant digits of every value here that has no exact form; those behind are cut."""
_GUARD = 20

PI = Fraction("3.141592653589793238462643383279502884197")
"""π to 40 significant digits."""


def cut(number: Fraction) -> Fraction:
    """The first 40 significant digits of a number that is not negative; never above it."""
    if number == 0:
        return number
    bits = number.numerator.bit_length() - number.denominator.bit_length()
    places = DIGITS + 2 - bits * 30103 // 100000
    while number * Fraction(10) ** places >= 10**DIGITS:
        places -= 1
    scaled = number * Fraction(10) ** places
    return Fraction(scaled.numerator // scaled.denominator) / Fraction(10) ** places


def square_root(number: Fraction) -> Fraction:
    """The square root of a number that is not negative: exact where it is rational, else its first 40 digits."""
    above, below = isqrt(number.numerator), isqrt(number.denominator)
    if above * above == number.numerator and below * below == number.denominator:
        return Fraction(above, below)
    bits = number.numerator.bit_length() - number.denominator.bit_length()
    shift = 4 * (DIGITS + _GUARD) + max(0, -bits // 2)
    root = isqrt((number.numerator << 2 * shift) // number.denominator)
    return cut(Fraction(root, 1 << shift))


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """A positive number to any power, to 40 digits."""
    return _by_decimals(_to_the_power, base, exponent)


def power_of_ten(exponent: Fraction) -> Fraction:
    """10 to any power: exact where the exponent is whole, else to 40 digits."""
    if exponent.denominator == 1:
        return Fraction(10) ** int(exponent)
    return _by_decimals(_to_the_power, Fraction(10), exponent)


def logarithm(number: Fraction) -> Fraction:
    """The decimal logarithm of a positive number: exact for a power of ten, else to 40 digits."""
    return _by_decimals(Decimal.log10, number)


def wide_context(digits: int) -> Context:
    """A decimal context of so many digits in which no exponent is out of reach."""
    return Context(prec=digits, Emax=MAX_EMAX, Emin=MIN_EMIN)


def _to_the_power(base: Decimal, exponent: Decimal) -> Decimal:
    return (base.ln() * exponent).exp()


def _by_decimals(calculation: Callable[..., Decimal], *numbers: Fraction) -> Fraction:
    with localcontext(wide_context(DIGITS + _GUARD)):
        value = calculation(*(as_decimal(number) for number in numbers))
    return Fraction(wide_context(DIGITS).plus(value))


def as_decimal(number: Fraction) -> Decimal:
    """A number as a decimal, to the digits of the context."""
    return Decimal(number.numerator) / Decimal(number.denominator)


def plain(number: Fraction) -> Quantity:
    """A number as a quantity without a unit."""
    return Quantity(number, NO_UNIT)


def approximated(
    name: str,
    formula: str,
    value: Quantity,
    form: Form,
    source: Phrase,
    **terms: Expression,
) -> Result:
    """A value to 40 digits with its Working: the sentence of ``[formula]`` once with symbols, once with the numbers."""
    result = in_form(value, form)
    numbers = Phrase.of(f"formula.{formula}", **{key: term.numbers for key, term in terms.items()}, digits=DIGITS)
    symbols = Phrase.of(f"formula.{formula}", **{key: term.symbols() for key, term in terms.items()}, digits=DIGITS)
    earlier = dict.fromkeys(step for term in terms.values() for step in term.steps())
    step = Step(value_name(name), numbers, Figure.of(result), source, symbols)
    return Result(result, value_name(name), (*earlier, step))


def pi() -> Result:
    """π as a term of a formula."""
    step = Step(value_name("pi"), Phrase.of("formula.to_digits", digits=DIGITS), Figure.of(PI))
    return Result(PI, value_name("pi"), (step,))
