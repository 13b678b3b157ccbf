"""Body surface area, ideal body mass and creatinine clearance (catalogue, group H), sentence by sentence."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.calculators.kinds import magnitude
from tests.domain.calculators.asking import is_exactly, outcome

DU_BOIS_70_KG_170_CM = "1.809707801753247399921869258723127062153124"


def number(calculator: str, inputs: Texts, find: str) -> Fraction:
    """The number of a result, in the unit in which it is given."""
    return magnitude(calculate(calculator, inputs, find).value).number


def test_mosteller_is_exact_where_the_root_is() -> None:
    """√(180 × 80 ÷ 3600) = 2; metres and grams are converted first."""
    mosteller = {"formula": "mosteller"}
    assert is_exactly(
        "body_surface_area", {**mosteller, "height": "180 cm", "body_mass": "80 kg"}, "body_surface_area", "2 m^2"
    )
    in_metres = {**mosteller, "height": "1.8 m", "body_mass": "80000 g"}
    assert is_exactly("body_surface_area", in_metres, "body_surface_area", "20000 cm^2")


@settings(deadline=None)
@given(height=st.integers(30, 250), mass=st.integers(1, 300))
def test_mosteller_squares_back(height: int, mass: int) -> None:
    """Inverse, and never above: the square of the area is H × W ÷ 3600 to 38 digits, cut."""
    inputs = {"formula": "mosteller", "height": f"{height} cm", "body_mass": f"{mass} kg"}
    square = number("body_surface_area", inputs, "body_surface_area") ** 2
    exact = Fraction(height * mass, 3600)
    assert exact * (1 - Fraction(1, 10**38)) <= square <= exact


def test_du_bois_to_forty_digits() -> None:
    """0.007184 × 70^0.425 × 170^0.725, as another program (bc -l, 60 digits) computes it."""
    inputs = {"formula": "dubois", "height": "170 cm", "body_mass": "70 kg"}
    area = number("body_surface_area", inputs, "body_surface_area")
    assert abs(area - Fraction(DU_BOIS_70_KG_170_CM)) < Fraction(1, 10**38)


@settings(deadline=None)
@given(height=st.integers(30, 249), mass=st.integers(1, 299))
def test_du_bois_rises_with_mass_and_height(height: int, mass: int) -> None:
    """Monotony in each of them."""

    def area(of_height: int, of_mass: int) -> Fraction:
        inputs = {"formula": "dubois", "height": f"{of_height} cm", "body_mass": f"{of_mass} kg"}
        return number("body_surface_area", inputs, "body_surface_area")

    assert area(height, mass) < area(height + 1, mass) < area(height + 1, mass + 1)


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"height": "1 m", "body_mass": "1 kg"}, "missing_input"),
        ({"formula": "haycock", "height": "1 m", "body_mass": "1 kg"}, "unknown_option"),
        ({"formula": "Mosteller", "height": "x", "body_mass": "1 kg"}, "unknown_option"),
        ({"formula": "dubois", "body_mass": "1 kg"}, "missing_input"),
        ({"formula": "dubois", "height": "1 kg", "body_mass": "1 kg"}, "wrong_dimension"),
        ({"formula": "dubois", "height": "0 m", "body_mass": "1 kg"}, "non_positive_quantity"),
        ({"formula": "dubois", "height": "1 m", "body_mass": "1 kg", "sex": "male"}, "unexpected_input"),
    ],
)
def test_body_surface_area_refused(inputs: Texts, code: str) -> None:
    """The formula is named."""
    assert outcome("body_surface_area", inputs, "body_surface_area") == code


MAN: Texts = {"sex": "male", "height": "177.8 cm"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        (MAN, "ideal_body_mass", "73 kg"),
        ({"sex": "female", "height": "1.778 m"}, "ideal_body_mass", "68.5 kg"),
        ({"sex": "male", "height": "152.4 cm"}, "ideal_body_mass", "50 kg"),
        ({**MAN, "body_mass": "146 kg"}, "percent_of_ideal", "200 %"),
        ({**MAN, "body_mass": "36.5 kg"}, "percent_of_ideal", "50 %"),
        ({**MAN, "body_mass": "83 kg"}, "adjusted_body_mass", "77 kg"),
        ({**MAN, "body_mass": "83 kg", "adjustment": "0.25"}, "adjusted_body_mass", "75.5 kg"),
        ({**MAN, "body_mass": "73 kg"}, "adjusted_body_mass", "73 kg"),
        ({**MAN, "body_mass": "50 kg"}, "ideal_body_mass", "73 kg"),
    ],
)
def test_ideal_body_mass(inputs: Texts, find: str, expected: str) -> None:
    """Devine from 60 inches on; the adjustment is 0.4 unless given."""
    assert is_exactly("ideal_body_mass", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({**MAN, "height": "152.39 cm"}, "ideal_body_mass", "inconsistent_input"),
        ({**MAN, "body_mass": "72.9 kg"}, "adjusted_body_mass", "inconsistent_input"),
        (MAN, "adjusted_body_mass", "unknown_output"),
        (MAN, "percent_of_ideal", "unknown_output"),
        ({**MAN, "sex": "m"}, "ideal_body_mass", "unknown_option"),
        ({"height": "170 cm"}, "ideal_body_mass", "missing_input"),
        ({**MAN, "adjustment": "0"}, "ideal_body_mass", "non_positive_quantity"),
        ({**MAN, "adjustment": "40 %"}, "ideal_body_mass", "wrong_dimension"),
        ({**MAN, "height": "70"}, "ideal_body_mass", "missing_unit"),
    ],
)
def test_ideal_body_mass_refused(inputs: Texts, find: str, code: str) -> None:
    """Not defined below 60 inches; below the ideal mass only the adjusted one is refused."""
    assert outcome("ideal_body_mass", inputs, find) == code


COCKCROFT: Texts = {"formula": "cockcroft_gault", "age_years": "68", "body_mass": "70 kg", "sex": "male"}
SCHWARTZ: Texts = {"formula": "bedside_schwartz", "height": "1 m"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({**COCKCROFT, "serum_creatinine": "1 mg/dL"}, "creatinine_clearance", "70 mL/min"),
        ({**COCKCROFT, "serum_creatinine": "10 mg/L"}, "creatinine_clearance", "4.2 L/h"),
        ({**COCKCROFT, "serum_creatinine": "1 mg/dL", "sex": "female"}, "creatinine_clearance", "59.5 mL/min"),
        (
            {**COCKCROFT, "serum_creatinine": "1 mg/dL", "age_years": "139"},
            "creatinine_clearance",
            "0.97222222222 mL/min",
        ),
        (
            {**COCKCROFT, "serum_creatinine": "100 micromol/L", "creatinine_molar_mass": "100 g/mol"},
            "creatinine_clearance",
            "70 mL/min",
        ),
        ({**SCHWARTZ, "serum_creatinine": "0.5 mg/dL"}, "normalised_gfr", "82.6 mL/min"),
        (
            {**SCHWARTZ, "serum_creatinine": "50 micromol/L", "creatinine_molar_mass": "100 g/mol"},
            "normalised_gfr",
            "82.6 mL/min",
        ),
    ],
)
def test_creatinine_clearance(inputs: Texts, find: str, expected: str) -> None:
    """Cockcroft and Gault, and Schwartz; creatinine by mass or by amount."""
    if "2222" in expected:
        assert abs(number("creatinine_clearance", inputs, find) - Fraction(70, 72)) == 0
    else:
        assert is_exactly("creatinine_clearance", inputs, find, expected)


def test_the_molar_mass_of_creatinine_is_113_12_unless_given() -> None:
    """113.12 g/mol is the default of the catalogue."""
    by_default = {**COCKCROFT, "serum_creatinine": "88 micromol/L"}
    given_one = {**by_default, "creatinine_molar_mass": "113.12 g/mol"}
    find = "creatinine_clearance"
    assert number(find, by_default, find) == number(find, given_one, find)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({**COCKCROFT, "age_years": "140"}, "creatinine_clearance", "inconsistent_input"),
        ({**COCKCROFT, "age_years": "141"}, "creatinine_clearance", "inconsistent_input"),
        ({**COCKCROFT, "age_years": "0"}, "creatinine_clearance", "non_positive_quantity"),
        ({**COCKCROFT, "age_years": "60.5"}, "creatinine_clearance", "non_integer_count"),
        ({**COCKCROFT, "age_years": "60 day"}, "creatinine_clearance", "wrong_dimension"),
        ({**COCKCROFT, "height": "1 m"}, "creatinine_clearance", "unexpected_input"),
        ({**SCHWARTZ, "sex": "male"}, "normalised_gfr", "unexpected_input"),
        ({**SCHWARTZ, "age_years": "6"}, "normalised_gfr", "unexpected_input"),
        ({**SCHWARTZ, "body_mass": "6 kg"}, "normalised_gfr", "unexpected_input"),
        ({"formula": "bedside_schwartz"}, "normalised_gfr", "missing_input"),
        ({"formula": "cockcroft_gault", "age_years": "60", "sex": "male"}, "creatinine_clearance", "missing_input"),
        ({**COCKCROFT, "creatinine_molar_mass": "113 g/mol"}, "creatinine_clearance", "unexpected_input"),
        ({**COCKCROFT, "creatinine_molar_mass": "0 g/mol"}, "creatinine_clearance", "unexpected_input"),
        ({**COCKCROFT, "serum_creatinine": "1 mg"}, "creatinine_clearance", "wrong_dimension"),
        ({**COCKCROFT, "serum_creatinine": "1 unit/mL"}, "creatinine_clearance", "wrong_dimension"),
        (COCKCROFT, "normalised_gfr", "unknown_output"),
        (SCHWARTZ, "creatinine_clearance", "unknown_output"),
        ({**COCKCROFT, "formula": "mdrd"}, "creatinine_clearance", "unknown_option"),
    ],
)
def test_creatinine_clearance_refused(inputs: Texts, find: str, code: str) -> None:
    """What belongs to the other formula, and a molar mass beside a mass per volume, have no place."""
    assert outcome("creatinine_clearance", {"serum_creatinine": "1 mg/dL", **inputs}, find) == code


@pytest.mark.parametrize("missing", ["formula", "serum_creatinine"])
def test_creatinine_clearance_needs(missing: str) -> None:
    """Formula and creatinine are always needed."""
    inputs = {**COCKCROFT, "serum_creatinine": "1 mg/dL"}
    del inputs[missing]
    assert outcome("creatinine_clearance", inputs, "creatinine_clearance") == "missing_input"
