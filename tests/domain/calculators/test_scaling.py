"""Group C of the catalogue for formulas: enlarging, reducing, sharing and the rest, exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder.domain.calculators.scaling import rest, scaled, shared, volume_to_mass
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity

PETROLATUM = Phrase.of("plan.ingredient", name="white petrolatum")
positive = st.fractions(min_value=Fraction(1, 10**9), max_value=10**9)


@pytest.mark.parametrize(
    ("case", "quantity", "formula_total", "required", "expected"),
    [
        ("WP091 calamine", "80 g", "1000 mL", "240 mL", "19.2 g"),
        ("WP090 drug", "6 g", "1000 mL", "60 mL", "0.36 g"),
        ("WP083 propylene glycol", "120 g", "1000 g", "2270 g", "272.4 g"),
        ("WP084 propylparaben", "0.15 g", "1000 g", "2270 g", "0.3405 g"),
        ("WP092 twelve of 30 mL", "1.4 g", "100 mL", "360 mL", "5.04 g"),
        ("WP094 chloral hydrate", "200 mg", "5 mL", "140 mL", "5.6 g"),
        ("WP095 black syrup", "1 mL", "5 mL", "140 mL", "28 mL"),
        ("DC201 lanolin", "32.5 g", "100 g", "500 g", "162.5 g"),
        ("litres and millilitres", "25 g", "100 mL", "1 L", "250 g"),
    ],
)
def test_a_formula_is_scaled_exactly(
    case: str, quantity: str, formula_total: str, required: str, expected: str
) -> None:
    """formula_scaling: required × quantity ÷ formula total (USP <1160>); the figures are the catalogue's."""
    found = scaled(Quantity.written(quantity), Quantity.written(formula_total), Quantity.written(required))
    assert found == Quantity.written(expected), case


def test_parts_share_a_total_by_weight() -> None:
    """WP089: 5:1:4:3, sodium bicarbonate in 1500 g is 461.54 g; DC207: zinc oxide of 126 g is 33.6 g."""
    weights = [Quantity.of(part, "g") for part in (5, 1, 4, 3)]
    assert abs(shared(Quantity.of(1500, "g"), weights)[2].number - Fraction("461.54")) <= Fraction("0.005")
    lotion = [Quantity.of(part, "g") for part in ("3", "2", "1", "1.5")]
    assert shared(Quantity.of(126, "g"), lotion)[1] == Quantity.of("33.6", "g")


def test_the_rest_of_a_formula() -> None:
    """DC202: white petrolatum for six 50 g tubes with 4 % excess is 101.4 g."""
    total = Quantity.of(312, "g")
    parts = [scaled(Quantity.of(n, "g"), Quantity.of(100, "g"), total) for n in ("25", "10", "32.5")]
    assert rest(total, parts, of=PETROLATUM) == Quantity.of("101.4", "g")


@pytest.mark.parametrize("last", ["37.5", "40"])
def test_nothing_left_is_refused(last: str) -> None:
    """``components_exceed_total``: the parts exceed the total, or leave nothing."""
    parts = [Quantity.of("62.5", "g"), Quantity.of(last, "g")]
    with pytest.raises(Refusal) as refused:
        rest(Quantity.of(100, "g"), parts, of=PETROLATUM)
    assert refused.value.code == "components_exceed_total"


def test_a_rest_over_two_dimensions_is_refused() -> None:
    """RF205: a volume is never taken from a mass without a density."""
    with pytest.raises(Refusal) as refused:
        rest(Quantity.of(100, "g"), [Quantity.of(90, "mL")], of=PETROLATUM)
    assert refused.value.code == "wrong_dimension"


def test_a_volume_becomes_a_mass_through_its_density() -> None:
    """Mass = volume × density; units of the density are converted."""
    assert str(volume_to_mass(Quantity.of(10, "mL"), Quantity.of("1.261", "g/mL"))) == "12.61 g"
    assert volume_to_mass(Quantity.of(2, "L"), Quantity.of("0.8", "kg/L")) == Quantity.of(1600, "g")


@given(quantity=positive, total=positive, factor=positive)
def test_scaling_there_and_back_is_identity(quantity: Fraction, total: Fraction, factor: Fraction) -> None:
    """By k, then by 1/k: the same fraction."""
    amount, base = Quantity.of(quantity, "g"), Quantity.of(total, "mL")
    there = scaled(amount, base, base * factor)
    assert scaled(there, base * factor, base) == amount
    assert scaled(there, base, base * (1 / factor)) == amount


@given(total=positive, weights=st.lists(positive, min_size=1, max_size=6))
def test_shares_add_up_exactly(total: Fraction, weights: list[Fraction]) -> None:
    """Nothing is lost by sharing."""
    parts = shared(Quantity.of(total, "g"), [Quantity.of(weight, "g") for weight in weights])
    assert sum((part.number for part in parts), Fraction(0)) == total
