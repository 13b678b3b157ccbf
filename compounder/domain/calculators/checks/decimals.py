"""Logarithms, factorials and π of the second road, in decimals of 50 digits and without floats."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from fractions import Fraction
from functools import cache

_DIGITS = 50
_BITS = 256
"""Of a longer whole number a logarithm reads its first bits: they hold more than 50 digits."""
_SMALL = 40
"""Up to here a factorial is multiplied out; beyond, Stirling's series is exact to more digits than are compared."""
_STIRLING = (Fraction(1, 12), Fraction(-1, 360), Fraction(1, 1260), Fraction(-1, 1680), Fraction(1, 1188))


@contextmanager
def many_digits() -> Iterator[None]:
    """A context of 50 digits in which no exponent is out of reach."""
    with localcontext(Context(prec=_DIGITS, Emax=MAX_EMAX, Emin=MIN_EMIN)):
        yield


def decimal_of(number: Fraction) -> Decimal:
    """A number to the digits of the context."""
    return Decimal(number.numerator) / Decimal(number.denominator)


def natural_log(number: Fraction) -> Fraction:
    """The natural logarithm of a positive number of any size, to 50 digits."""
    with many_digits():
        return Fraction(_log_of_whole(number.numerator) - _log_of_whole(number.denominator))


def _log_of_whole(whole: int) -> Decimal:
    """Its logarithm; the digits of a number as long as a wrong exponent makes it would take seconds to write."""
    rest = max(0, whole.bit_length() - _BITS)
    if not rest:
        return Decimal(whole).ln()
    with localcontext() as context:
        context.prec += 10
        return Decimal(whole >> rest).ln() + rest * Decimal(2).ln()


def log_factorial(number: int) -> Fraction:
    """The logarithm of number!, to about 20 digits: multiplied out, or after Stirling with five terms."""
    if number <= _SMALL:
        product = 1
        for factor in range(2, number + 1):
            product *= factor
        return natural_log(Fraction(product))
    n = Fraction(number)
    series = sum((term / n ** (2 * place + 1) for place, term in enumerate(_STIRLING)), Fraction(0))
    return (n + Fraction(1, 2)) * natural_log(n) - n + natural_log(2 * pi()) / 2 + series


@cache
def pi() -> Fraction:
    """π to 40 digits after Machin: 16 arctan(1/5) − 4 arctan(1/239)."""
    return 16 * _arctangent_of_one_by(5) - 4 * _arctangent_of_one_by(239)


def _arctangent_of_one_by(number: int) -> Fraction:
    total, power, place = Fraction(0), Fraction(1, number), 0
    while power > Fraction(1, 10**45):
        total += power / (2 * place + 1) * (-1) ** place
        power /= number * number
        place += 1
    return total
