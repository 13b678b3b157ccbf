"""Skin and lesions (catalogue, group I), sentence by sentence."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.calculators.irrational import PI
from compounder.domain.calculators.kinds import magnitude
from tests.domain.calculators.asking import is_exactly, outcome

REGIONS = [{"ftu": "2.5"}, {"ftu": "1"}, {"ftu": "2", "count": "2"}]
CREAM: Texts = {"mass_per_ftu": "0.4 g", "regions": REGIONS}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        (CREAM, "ftu_total", "7.5"),
        ({"mass_per_ftu": "0.4 g", "ftu": "7.5"}, "ftu_total", "7.5"),
        (CREAM, "mass_per_application", "3 g"),
        (CREAM, "mass_per_day", "3 g/day"),
        ({**CREAM, "applications_per_day": "2"}, "mass_per_day", "0.25 g/h"),
        ({**CREAM, "days": "7 day"}, "total_mass", "21 g"),
        ({**CREAM, "days": "36 h"}, "total_mass", "4.5 g"),
        ({**CREAM, "applications_per_day": "2", "days": "7 day"}, "total_mass", "42 g"),
        ({"mass_per_ftu": "0.5 g", "body_surface_per_ftu": "2 %"}, "mass_per_percent_bsa", "0.25 g"),
        ({"mass_per_ftu": "0.5 g", "body_surface_per_ftu": "0.5 %"}, "mass_per_percent_bsa", "1 g"),
        ({"mass_per_ftu": "0.5 g", "body_surface_per_ftu": "100 %"}, "mass_per_percent_bsa", "5 mg"),
    ],
)
def test_fingertip_units(inputs: Texts, find: str, expected: str) -> None:
    """Σ ftu × count, its mass an application, a day and a treatment, and the mass for 1 % of the body surface."""
    assert is_exactly("fingertip_units", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({**CREAM, "ftu": "6"}, "total_mass", "unexpected_input"),
        ({"ftu": "6"}, "ftu_total", "missing_input"),
        ({**CREAM, "regions": []}, "ftu_total", "missing_input"),
        ({**CREAM, "regions": [{"count": "2"}]}, "ftu_total", "missing_input"),
        ({**CREAM, "regions": [{"ftu": "2", "count": "1.5"}]}, "ftu_total", "non_integer_count"),
        ({**CREAM, "regions": [{"ftu": "0"}]}, "ftu_total", "non_positive_quantity"),
        ({**CREAM, "applications_per_day": "1.5"}, "mass_per_day", "non_integer_count"),
        ({**CREAM, "days": "7"}, "total_mass", "missing_unit"),
        ({**CREAM, "days": "7 g"}, "total_mass", "wrong_dimension"),
        ({**CREAM, "body_surface_per_ftu": "0 %"}, "ftu_total", "non_positive_quantity"),
        ({**CREAM, "body_surface_per_ftu": "101 %"}, "ftu_total", "percentage_out_of_range"),
        ({**CREAM, "body_surface_per_ftu": "2 % w/w"}, "ftu_total", "wrong_dimension"),
        ({"mass_per_ftu": "0.4 g"}, "ftu_total", "unknown_output"),
        ({"mass_per_ftu": "0.4 g", "days": "7 day"}, "total_mass", "unknown_output"),
        (CREAM, "total_mass", "unknown_output"),
        (CREAM, "mass_per_percent_bsa", "unknown_output"),
    ],
)
def test_fingertip_units_refused(inputs: Texts, find: str, code: str) -> None:
    """Units or regions, not both; what is optional and absent leaves its outputs undetermined."""
    assert outcome("fingertip_units", inputs, find) == code


OINTMENT: Texts = {"area": "20 cm^2", "thickness": "1 mm", "density": "1.05 g/mL"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({}, "mass_per_application", "2.1 g"),
        ({"area": "0.002 m^2", "thickness": "0.1 cm"}, "mass_per_application", "2100 mg"),
        ({"applications_per_day": "3"}, "mass_per_day", "6.3 g/day"),
        ({"strength": "25 % w/w"}, "drug_per_application", "525 mg"),
        ({"strength": "250 mg/g", "applications_per_day": "2"}, "drug_per_day", "1.05 g/day"),
        ({"days": "182 day"}, "total_mass", "382.2 g"),
        ({"days": "182 day", "loss": "10 %"}, "total_mass", "420.42 g"),
        ({"days": "182 day", "loss": "0 %"}, "total_mass", "382.2 g"),
        ({"days": "10 day", "loss": "100 %"}, "total_mass", "42 g"),
        ({"days": "12 h"}, "total_mass", "1.05 g"),
        ({"days": "10 day", "tube_mass": "21 g"}, "tubes", "1"),
        ({"days": "10 day", "tube_mass": "20.999 g"}, "tubes", "2"),
        ({"days": "10 day", "tube_mass": "21 g", "loss": "1 %"}, "tubes", "2"),
        ({"days": "180 day", "shelf_life": "90 day"}, "batches", "2"),
        ({"days": "181 day", "shelf_life": "90 day"}, "batches", "3"),
        ({"days": "48 h", "shelf_life": "1 day"}, "batches", "2"),
    ],
)
def test_ointment_quantity(inputs: Texts, find: str, expected: str) -> None:
    """Area × thickness × density; tubes and batches are rounded up, exactly full ones are not."""
    assert is_exactly("ointment_quantity", {**OINTMENT, **inputs}, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({"loss": "101 %"}, "mass_per_day", "percentage_out_of_range"),
        ({"loss": "-1 %"}, "mass_per_day", "non_positive_quantity"),
        ({"area": "20 cm"}, "mass_per_day", "wrong_dimension"),
        ({"area": "20 mL"}, "mass_per_day", "wrong_dimension"),
        ({"thickness": "1 mL"}, "mass_per_day", "wrong_dimension"),
        ({"thickness": "0 mm"}, "mass_per_day", "non_positive_quantity"),
        ({"strength": "25 %"}, "mass_per_day", "missing_basis"),
        ({"strength": "25 % w/v"}, "mass_per_day", "missing_density"),
        ({"strength": "101 % w/w"}, "mass_per_day", "strength_over_100_percent"),
        ({"applications_per_day": "0"}, "mass_per_day", "non_positive_quantity"),
        ({}, "total_mass", "unknown_output"),
        ({}, "drug_per_day", "unknown_output"),
        ({"days": "1 day"}, "tubes", "unknown_output"),
        ({"days": "1 day"}, "batches", "unknown_output"),
        ({"tube_mass": "1 g"}, "tubes", "unknown_output"),
    ],
)
def test_ointment_quantity_refused(inputs: Texts, find: str, code: str) -> None:
    """A loss of nought to 100 %; a strength by mass."""
    assert outcome("ointment_quantity", {**OINTMENT, **inputs}, find) == code


@pytest.mark.parametrize("missing", ["area", "thickness", "density"])
def test_ointment_quantity_needs(missing: str) -> None:
    """No thickness is built in."""
    inputs = {name: text for name, text in OINTMENT.items() if name != missing}
    assert outcome("ointment_quantity", inputs, "mass_per_application") == "missing_input"


LESION: Texts = {"length": "40 mm", "width": "3 cm", "depth": "5 mm"}


def test_a_lesion_is_an_ellipsoid() -> None:
    """π/6 × 40 × 30 × 5 mm³ = π mL, to 40 digits."""
    assert magnitude(calculate("lesion_volume", LESION, "volume").value).number == PI


def test_the_change_of_a_lesion() -> None:
    """Volume ÷ baseline − 1: nothing for the same volume, negative when smaller, to the digits of π."""
    change = magnitude(calculate("lesion_volume", {**LESION, "baseline_volume": "4 mL"}, "change").value).number
    assert change == PI / 4 - 1
    assert change < 0


@settings(deadline=None)
@given(sides=st.tuples(st.integers(1, 999), st.integers(1, 999), st.integers(1, 999)))
def test_twice_as_long_is_twice_as_much(sides: tuple[int, int, int]) -> None:
    """Scaling in every direction, and the same volume in any order of the sides."""
    length, width, depth = sides

    def volume(*millimetres: int) -> Fraction:
        texts = dict(zip(("length", "width", "depth"), (f"{side} mm" for side in millimetres), strict=True))
        return magnitude(calculate("lesion_volume", texts, "volume").value).number

    assert volume(2 * length, width, depth) == 2 * volume(depth, length, width)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({"depth": "5 mL"}, "volume", "wrong_dimension"),
        ({"depth": "0 mm"}, "volume", "non_positive_quantity"),
        ({"baseline_volume": "0 mL"}, "volume", "non_positive_quantity"),
        ({"baseline_volume": "1 g"}, "volume", "wrong_dimension"),
        ({"height": "1 mm"}, "volume", "unexpected_input"),
        ({}, "change", "unknown_output"),
    ],
)
def test_lesion_volume_refused(inputs: Texts, find: str, code: str) -> None:
    """Three lengths, and a baseline volume above zero."""
    assert outcome("lesion_volume", {**LESION, **inputs}, find) == code
