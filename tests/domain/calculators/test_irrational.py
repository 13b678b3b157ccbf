"""Roots, powers and logarithms to 40 digits, and π, against another program (bc -l)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder.domain.calculators.checks.decimals import natural_log
from compounder.domain.calculators.irrational import PI, cut, logarithm, power, power_of_ten, square_root

CLOSE = Fraction(1, 10**38)
POSITIVE = st.fractions(min_value=Fraction(1, 10**6), max_value=10**6)


@pytest.mark.parametrize(
    ("found", "by_bc"),
    [
        (square_root(Fraction(2)), "1.414213562373095048801688724209698078569671875376948073176679"),
        (logarithm(Fraction("1.6")), "0.204119982655924780854955578897972107072759525848434165241709"),
        (power_of_ten(Fraction("0.19")), "1.548816618912481344671617841123069866615760091639734473362086"),
        (power(Fraction(10), Fraction("0.19")), "1.548816618912481344671617841123069866615760091639734473362086"),
        (PI, "3.141592653589793238462643383279502884197169399375105820974944"),
    ],
)
def test_as_another_program_computes(found: Fraction, by_bc: str) -> None:
    """At least 30 significant digits, which the catalogue's 12 are far within."""
    assert abs(found - Fraction(by_bc)) < CLOSE


@given(number=POSITIVE)
def test_a_root_squares_back_and_is_never_above(number: Fraction) -> None:
    """Cut after 40 digits; exact where the root is rational."""
    root = square_root(number)
    assert number * (1 - CLOSE) <= root * root <= number
    assert square_root(number * number) == number


@given(number=POSITIVE)
def test_a_logarithm_is_undone_by_a_power(number: Fraction) -> None:
    """10^log x = x, to the digits kept."""
    assert abs(power_of_ten(logarithm(number)) / number - 1) < Fraction(1, 10**36)


@pytest.mark.parametrize("exponent", [-990, -1, 0, 1, 2, 990])
def test_whole_powers_of_ten_are_exact(exponent: int) -> None:
    """10^1 is 10, and its logarithm 1, without a rest."""
    assert power_of_ten(Fraction(exponent)) == Fraction(10) ** exponent
    assert logarithm(Fraction(10) ** exponent) == exponent


@given(number=st.fractions(min_value=0))
def test_a_cut_number_is_never_above(number: Fraction) -> None:
    """40 significant digits, those behind left out."""
    assert number * (1 - CLOSE) <= cut(number) <= number
    assert cut(cut(number)) == cut(number)


def test_the_logarithm_of_a_number_of_any_length_ends_at_once() -> None:
    """A wrong exponent makes a million digits: the check that finds it must not hang over them."""
    ten = natural_log(Fraction(10))
    assert abs(ten - Fraction("2.302585092994045684017991454684364207601101488628772976033328")) < CLOSE
    for exponent in (80, 100_000, 10**6):
        assert (
            abs(natural_log(Fraction(10**exponent, 7)) + natural_log(Fraction(7)) - exponent * ten) < CLOSE * exponent
        )
