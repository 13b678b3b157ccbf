"""Uniformity of mass and mean kinetic temperature (catalogue, group J), sentence by sentence."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.kinds import magnitude
from compounder.domain.calculators.readings import mean_kinetic_kelvin
from tests.domain.calculators.asking import is_exactly, outcome


def masses(*texts: str) -> dict[str, object]:
    """A list of masses as the calculator takes it."""
    return {"masses": [{"mass": text} for text in texts]}


def temperatures(*texts: str) -> dict[str, object]:
    """A list of readings of equal weight."""
    return {"readings": [{"temperature": f"{text} degC"} for text in texts]}


def number(calculator: str, inputs: dict[str, object], find: str) -> Fraction:
    """The number of a result, in the unit in which it is given."""
    return magnitude(calculate(calculator, inputs, find).value).number  # type: ignore[arg-type]


THREE = masses("95 mg", "0.1 g", "105 mg")


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        (THREE, "mean", "100 mg"),
        (THREE, "standard_deviation", "5 mg"),
        (THREE, "relative_standard_deviation", "5 %"),
        (THREE, "largest_deviation", "5 %"),
        (masses("100 mg", "100 mg", "40 mg"), "largest_deviation", "50 %"),
        ({**THREE, "limit": "5 %"}, "outside_limit", "0"),
        ({**THREE, "limit": "4.999 %"}, "outside_limit", "2"),
        ({**THREE, "nominal": "80 mg"}, "mean_deviation", "25 %"),
        ({**THREE, "nominal": "125 mg"}, "mean_deviation", "-20 %"),
        (masses("7 mg", "7 mg"), "standard_deviation", "0 mg"),
        (masses("7 mg", "7 mg"), "largest_deviation", "0 %"),
    ],
)
def test_mass_uniformity(inputs: dict[str, object], find: str, expected: str) -> None:
    """Mean, standard deviation with n − 1, and deviations from the mean; equality with the limit is inside."""
    assert is_exactly("mass_uniformity", inputs, find, expected)  # type: ignore[arg-type]


def test_a_standard_deviation_that_is_a_root() -> None:
    """101 and 99 mg: the square root of 2."""
    deviation = number("mass_uniformity", masses("101 mg", "99 mg"), "standard_deviation")
    assert abs(deviation - Fraction("1.4142135623730950488016887242096980785696")) < Fraction(1, 10**38)


@settings(deadline=None)
@given(values=st.lists(st.integers(1, 999), min_size=2, max_size=12), factor=st.integers(2, 9))
def test_masses_scale(values: list[int], factor: int) -> None:
    """Scaling: so many times the masses, so many times mean and deviation; the order of the units does not matter."""
    inputs, other = (
        masses(*(f"{value} mg" for value in values)),
        masses(*(f"{value * factor} mg" for value in reversed(values))),
    )
    assert number("mass_uniformity", other, "mean") == factor * number("mass_uniformity", inputs, "mean")
    once = number("mass_uniformity", inputs, "standard_deviation")
    often = number("mass_uniformity", other, "standard_deviation")
    assert abs(often - factor * once) <= often / 10**38
    relative = number("mass_uniformity", inputs, "largest_deviation")
    assert relative == number("mass_uniformity", other, "largest_deviation")


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        (masses("1 g"), "mean", "missing_input"),
        (masses(), "mean", "missing_input"),
        ({}, "mean", "missing_input"),
        (masses("1 g", "0 g"), "mean", "non_positive_quantity"),
        (masses("1 g", "1 mL"), "mean", "wrong_dimension"),
        ({**THREE, "limit": "0 %"}, "mean", "non_positive_quantity"),
        ({**THREE, "limit": "150 %"}, "mean", "percentage_out_of_range"),
        ({**THREE, "nominal": "0 g"}, "mean", "non_positive_quantity"),
        (THREE, "outside_limit", "unknown_output"),
        (THREE, "mean_deviation", "unknown_output"),
        ({"masses": [{"mass": "1 g"}, {}]}, "mean", "missing_input"),
    ],
)
def test_mass_uniformity_refused(inputs: dict[str, object], find: str, code: str) -> None:
    """Two masses at least; limit and nominal mass are the user's."""
    assert outcome("mass_uniformity", inputs, find) == code  # type: ignore[arg-type]


REFRIGERATOR = {
    "readings": [
        {"temperature": "5 degC", "duration": "700 h"},
        {"temperature": "12 degC", "duration": "1200 min"},
        {"temperature": "25 degC", "duration": "4 h"},
    ]
}


@pytest.mark.parametrize(
    ("inputs", "by_bc"),
    [
        (temperatures("20", "30"), "26.259886916003410261165810805155601803734961203538812779761396"),
        (REFRIGERATOR, "5.705602697504151693414864524983218547518222041374883144252192"),
    ],
)
def test_mean_kinetic_temperature_as_another_program_computes(inputs: dict[str, object], by_bc: str) -> None:
    """Equal weights without durations, else by time; the values are those of bc -l."""
    found = number("mean_kinetic_temperature", inputs, "mean_kinetic_temperature")
    assert abs(found - Fraction(by_bc)) < Fraction(1, 10**34)


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        (temperatures("25", "25.0", "25"), "mean_kinetic_temperature", "25 degC"),
        (temperatures("-20"), "mean_kinetic_temperature", "-20 degC"),
        (temperatures("0", "0"), "mean_kinetic_temperature", "0 degC"),
        (temperatures("20", "30"), "arithmetic_mean", "25 degC"),
        (temperatures("-10", "10"), "arithmetic_mean", "0 degC"),
        (
            {
                "readings": [
                    {"temperature": "5 degC", "duration": "3 h"},
                    {"temperature": "9 degC", "duration": "60 min"},
                ]
            },
            "arithmetic_mean",
            "6 degC",
        ),
    ],
)
def test_temperatures(inputs: dict[str, object], find: str, expected: str) -> None:
    """A constant temperature is its own mean, exactly; the arithmetic mean is weighted by time."""
    assert is_exactly("mean_kinetic_temperature", inputs, find, expected)  # type: ignore[arg-type]


@settings(deadline=None)
@given(values=st.lists(st.integers(-40, 60), min_size=1, max_size=8))
def test_the_kinetic_mean_is_between_the_arithmetic_mean_and_the_hottest(values: list[int]) -> None:
    """Heat counts more than its time: never below the mean, never above the hottest reading."""
    inputs = temperatures(*map(str, values))
    kinetic = number("mean_kinetic_temperature", inputs, "mean_kinetic_temperature")
    mean = number("mean_kinetic_temperature", inputs, "arithmetic_mean")
    assert mean <= kinetic <= max(values)


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        (temperatures(), "missing_input"),
        ({}, "missing_input"),
        (temperatures("20", "-273.15"), "inconsistent_input"),
        (temperatures("-300"), "inconsistent_input"),
        (
            {"readings": [{"temperature": "5 degC", "duration": "3 h"}, {"temperature": "9 degC"}]},
            "missing_input",
        ),
        ({"readings": [{"temperature": "5 degC", "duration": "0 h"}]}, "non_positive_quantity"),
        ({"readings": [{"temperature": "5 degC", "duration": "1 degC"}]}, "wrong_dimension"),
        ({"readings": [{"temperature": "278 K"}]}, "unknown_unit"),
        ({"readings": [{"temperature": "5"}]}, "missing_unit"),
    ],
)
def test_mean_kinetic_temperature_refused(inputs: dict[str, object], code: str) -> None:
    """Above absolute zero; a duration in all readings or in none."""
    assert outcome("mean_kinetic_temperature", inputs, "arithmetic_mean") == code  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kelvins", "least", "most"),
    [
        ([Fraction(10) ** 990, 2 * Fraction(10) ** 990], Fraction(133, 100), Fraction(134, 100)),
        ([Fraction(10) ** -990, 2 * Fraction(10) ** -990], Fraction(199, 100), Fraction(2)),
        ([Fraction(10) ** -9, Fraction(10) ** 9], Fraction(10) ** 9, Fraction(10) ** 18),
    ],
)
def test_no_temperature_is_too_hot_or_too_cold(kelvins: list[Fraction], least: Fraction, most: Fraction) -> None:
    """Heat and cold of absurd length end in a moment and lose no digits: harmonic when hot, the hottest when cold."""
    start = time.monotonic()
    mean = mean_kinetic_kelvin(kelvins, [Fraction(1, 2), Fraction(1, 2)]) / kelvins[0]
    assert least <= mean <= most
    assert time.monotonic() - start < 5


def test_the_readings_of_years_end_in_a_moment() -> None:
    """A thousand readings."""
    readings = temperatures(*(str(5 + day % 7) for day in range(1000)))
    start = time.monotonic()
    assert number("mean_kinetic_temperature", readings, "mean_kinetic_temperature")
    assert time.monotonic() - start < 5
