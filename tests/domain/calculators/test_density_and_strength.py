"""Group A of the catalogue, sentence by sentence."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.quantity import Quantity
from tests.domain.calculators.asking import is_exactly, outcome

NUMBERS = st.decimals(min_value="0.001", max_value=9999, places=3).map(lambda number: f"{number:f}")


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({"mass": "239 g", "volume": "200 mL"}, "density", "1.195 g/mL"),
        ({"mass": "239 g", "volume": "200 mL"}, "specific_gravity", "1.195"),
        ({"mass": "239 g", "volume": "200 mL"}, "mass", "239 g"),
        ({"mass": "239 g", "volume": "200 mL"}, "volume", "0.2 L"),
        ({"mass": "1 kg", "density": "0.8 kg/L"}, "volume", "1.25 L"),
        ({"mass": "1 kg", "density": "0.8 kg/L"}, "specific_gravity", "0.8"),
        ({"volume": "2 L", "specific_gravity": "1.26"}, "mass", "2520 g"),
        ({"volume": "2 L", "specific_gravity": "1.26"}, "density", "1.26 g/mL"),
        (
            {"empty_mass": "120 g", "water_filled_mass": "170 g", "liquid_filled_mass": "160 g"},
            "specific_gravity",
            "0.8",
        ),
        ({"empty_mass": "120 g", "water_filled_mass": "170 g", "liquid_filled_mass": "160 g"}, "density", "0.8 g/mL"),
    ],
)
def test_density(inputs: Texts, find: str, expected: str) -> None:
    """Exactly two of mass, volume and (density or specific gravity), or the three weighings; water is 1 g/mL."""
    assert is_exactly("density", inputs, find, expected)


WEIGHINGS = {"empty_mass": "120 g", "water_filled_mass": "170 g", "liquid_filled_mass": "160 g"}


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({"mass": "1 g"}, "volume", "missing_density"),
        ({"volume": "1 mL"}, "mass", "missing_density"),
        ({"density": "1 g/mL"}, "specific_gravity", "missing_input"),
        ({"specific_gravity": "1"}, "density", "missing_input"),
        ({}, "density", "missing_input"),
        ({"density": "1 g/mL", "specific_gravity": "1", "mass": "1 g"}, "volume", "unexpected_input"),
        ({"density": "1 g/mL", "volume": "1 mL", "mass": "1 g"}, "volume", "unexpected_input"),
        ({**WEIGHINGS, "mass": "1 g"}, "density", "unexpected_input"),
        ({"empty_mass": "1 g", "water_filled_mass": "2 g"}, "density", "missing_input"),
        ({**WEIGHINGS, "liquid_filled_mass": "120 g"}, "density", "inconsistent_input"),
        ({**WEIGHINGS, "water_filled_mass": "119 g"}, "density", "inconsistent_input"),
        (WEIGHINGS, "mass", "unknown_output"),
        (WEIGHINGS, "volume", "unknown_output"),
    ],
)
def test_density_refused(inputs: Texts, find: str, code: str) -> None:
    """The combinations are closed; a filled pycnometer is heavier than the empty one."""
    assert outcome("density", inputs, find) == code


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({"total": "1 L", "strength": "12.5 % w/v"}, "ingredient", "125 g"),
        ({"total": "10 mL", "strength": "5000 unit/mL"}, "ingredient", "50000 unit"),
        ({"total": "10 mL", "strength": "2 mEq/mL"}, "ingredient", "20 mEq"),
        ({"total": "2 L", "strength": "1 mmol/L"}, "ingredient", "2 mmol"),
        ({"total": "500 mL", "strength": "470 mOsm/L"}, "ingredient", "235 mOsm"),
        ({"total": "200 g", "strength": "10 mg/g"}, "ingredient", "2 g"),
        ({"total": "250 mL", "strength": "10 % w/w", "density": "0.96 g/mL"}, "ingredient", "24 g"),
        ({"total": "250 mL", "strength": "10 % w/w", "density": "0.96 g/mL"}, "total", "240 g"),
        ({"total": "250 mL", "strength": "10 % w/w", "density": "0.96 g/mL"}, "vehicle", "216 g"),
        ({"total": "1.2 kg", "strength": "5 % w/v", "density": "1.2 g/mL"}, "ingredient", "50 g"),
        ({"total": "1.2 kg", "strength": "5 % w/v", "density": "1.2 g/mL"}, "total", "1 L"),
        ({"ingredient": "12.5 g", "strength": "250 mg/mL"}, "total", "50 mL"),
        ({"ingredient": "25 g", "strength": "12.5 % w/w"}, "total", "200 g"),
        ({"ingredient": "25 g", "strength": "12.5 % w/w"}, "vehicle", "175 g"),
        ({"ingredient": "5000 unit", "strength": "100 unit/mL"}, "total", "50 mL"),
        ({"ingredient": "15 g", "total": "300 g"}, "strength", "5 % w/w"),
        ({"ingredient": "15 g", "total": "300 g"}, "vehicle", "285 g"),
        ({"ingredient": "15 g", "total": "300 mL"}, "strength", "50 mg/mL"),
        ({"ingredient": "18 mL", "total": "240 mL"}, "strength", "7.5 % v/v"),
        ({"ingredient": "18 mL", "total": "240 g", "density": "1 g/mL"}, "strength", "7.5 % v/v"),
        ({"ingredient": "20 mEq", "total": "1 L"}, "strength", "20 mEq/L"),
        ({"ingredient": "5 g", "total": "5 g"}, "strength", "100 % w/w"),
        ({"ingredient": "40 g", "vehicle": "100 mL", "vehicle_density": "1.6 g/mL"}, "strength", "20 % w/w"),
        ({"ingredient": "40 g", "vehicle": "160 g"}, "strength", "20 % w/w"),
        ({"ingredient": "40 g", "vehicle": "160 g"}, "total", "200 g"),
        ({"ingredient": "40 g", "vehicle": "160 g"}, "vehicle", "160 g"),
        ({"ingredient": "40 g", "vehicle": "100 mL", "vehicle_density": "1.6 g/mL"}, "vehicle", "160 g"),
    ],
)
def test_percentage_strength(inputs: Texts, find: str, expected: str) -> None:
    """Ingredient = strength × total, the total in the dimension of the denominator; added to, not made up to."""
    assert is_exactly("percentage_strength", inputs, find, expected)
    assert calculate("percentage_strength", inputs, find).working, "a value without its derivation"


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({"strength": "10 % w/w", "total": "60 mL"}, "ingredient", "missing_density"),
        ({"strength": "10 % w/v", "total": "60 g"}, "ingredient", "missing_density"),
        ({"strength": "10 % v/v", "ingredient": "60 g"}, "total", "missing_density"),
        ({"strength": "10 % w/v", "ingredient": "60 mL"}, "total", "missing_density"),
        ({"strength": "10 % w/v", "ingredient": "60 mmol"}, "total", "wrong_dimension"),
        ({"ingredient": "5 mL", "total": "60 g"}, "strength", "missing_density"),
        ({"ingredient": "5 mL", "vehicle": "60 g"}, "strength", "missing_density"),
        ({"ingredient": "5 mmol", "vehicle": "60 g"}, "strength", "wrong_dimension"),
        ({"ingredient": "5 g", "vehicle": "60 mL"}, "strength", "missing_density"),
        ({"ingredient": "61 g", "total": "60 g"}, "total", "strength_over_100_percent"),
        ({"ingredient": "61 mL", "total": "60 mL"}, "strength", "strength_over_100_percent"),
        ({"strength": "10 % w/v", "total": "60 mL"}, "vehicle", "unknown_output"),
        ({"strength": "10 % w/v"}, "ingredient", "missing_input"),
        ({"ingredient": "1 g"}, "strength", "missing_input"),
        ({"vehicle": "1 g"}, "strength", "missing_input"),
        ({"ingredient": "1 g", "vehicle_density": "1 g/mL"}, "strength", "missing_input"),
        ({"ingredient": "1 g", "total": "10 g", "strength": "10 % w/w"}, "total", "unexpected_input"),
        ({"ingredient": "1 g", "total": "10 g", "vehicle": "9 g"}, "total", "unexpected_input"),
        ({"ingredient": "1 g", "strength": "10 % w/w", "vehicle": "9 g"}, "total", "unexpected_input"),
        ({"ingredient": "1 g", "total": "10 g", "vehicle_density": "1 g/mL"}, "total", "unexpected_input"),
        ({"ingredient": "1 h", "total": "10 g"}, "strength", "wrong_dimension"),
    ],
)
def test_percentage_strength_refused(inputs: Texts, find: str, code: str) -> None:
    """Mass and volume are never exchanged without a density; the combinations are closed."""
    assert outcome("percentage_strength", inputs, find) == code


@pytest.mark.parametrize(
    ("text", "find", "expected"),
    [
        ("1:2500 w/w", "percentage", "0.04 % w/w"),
        ("0.5 % v/v", "ratio", "200"),
        ("1 mg/mL", "ratio", "1000"),
        ("1:1000 w/v", "ratio", "1000"),
        ("2.5 mg/mL", "percentage", "0.25 % w/v"),
        ("5 ppm w/w", "ratio", "200000"),
    ],
)
def test_ratio_strength(text: str, find: str, expected: str) -> None:
    """X = 1 ÷ strength with g and mL as units."""
    assert is_exactly("ratio_strength", {"strength": text}, find, expected)


def test_a_ratio_needs_a_share() -> None:
    """Only w/w, w/v and v/v have a ratio."""
    assert outcome("ratio_strength", {"strength": "5 unit/mL"}, "ratio") == "wrong_dimension"


BOTH = {"density": "0.9 g/mL", "ingredient_density": "0.75 g/mL"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({"strength": "0.00022 % w/v"}, "strength", "2.2 ppm w/v"),
        ({"strength": "0.00022 % w/v"}, "wv", "0.0022 mg/mL"),
        ({"strength": "16 % w/w", "density": "1.11 g/mL"}, "wv", "17.76 % w/v"),
        ({"strength": "16 % w/w"}, "ww", "160 mg/g"),
        ({"strength": "18 % w/v", "density": "0.9 g/mL"}, "ww", "20 % w/w"),
        ({"strength": "60 % v/v", "ingredient_density": "0.75 g/mL"}, "wv", "45 % w/v"),
        ({"strength": "60 % v/v", **BOTH}, "ww", "50 % w/w"),
        ({"strength": "50 % w/w", **BOTH}, "vv", "60 % v/v"),
        ({"strength": "45 % w/v", "ingredient_density": "0.75 g/mL"}, "vv", "60 % v/v"),
    ],
)
def test_strength_conversion(inputs: Texts, find: str, expected: str) -> None:
    """w/v = w/w × density of the preparation = v/v × density of the pure ingredient, and the inverse steps."""
    assert is_exactly("strength_conversion", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({"strength": "16 % w/w"}, "wv", "missing_density"),
        ({"strength": "16 % w/w", "density": "1 g/mL"}, "vv", "missing_density"),
        ({"strength": "16 % v/v", "density": "1 g/mL"}, "wv", "missing_density"),
        ({"strength": "16 % v/v", "ingredient_density": "1 g/mL"}, "ww", "missing_density"),
        ({"strength": "150 % w/v", "density": "1.2 g/mL"}, "strength", "strength_over_100_percent"),
        (
            {"strength": "90 % w/w", "density": "1 g/mL", "ingredient_density": "0.8 g/mL"},
            "ww",
            "strength_over_100_percent",
        ),
        ({"strength": "101 % w/w"}, "ww", "strength_over_100_percent"),
    ],
)
def test_strength_conversion_refused(inputs: Texts, find: str, code: str) -> None:
    """A path that lacks a density; and any w/w or v/v above 100 % that can be computed, whatever is asked."""
    assert outcome("strength_conversion", inputs, find) == code


@settings(deadline=None)
@given(mass=NUMBERS, volume=NUMBERS)
def test_density_there_and_back_is_identity(mass: str, volume: str) -> None:
    """Inverse: the volume of a mass at the density found is the volume."""
    density = calculate("density", {"mass": f"{mass} g", "volume": f"{volume} mL"}, "density").value
    assert isinstance(density, Quantity)
    assert density == Quantity(Fraction(mass) / Fraction(volume), density.unit)


@settings(deadline=None)
@given(total=NUMBERS, percent=st.integers(min_value=1, max_value=100))
def test_ingredient_and_vehicle_are_the_total(total: str, percent: int) -> None:
    """Mass balance, and scaling: ten times the total takes ten times the ingredient."""
    inputs = {"total": f"{total} g", "strength": f"{percent} % w/w"}
    ingredient, vehicle = (calculate("percentage_strength", inputs, find).value for find in ("ingredient", "vehicle"))
    assert isinstance(ingredient, Quantity)
    assert isinstance(vehicle, Quantity)
    assert ingredient + vehicle == Quantity.of(total, "g")
    tenfold = calculate("percentage_strength", {**inputs, "total": f"{total}0 g"}, "ingredient").value
    assert "." not in total or tenfold == ingredient
