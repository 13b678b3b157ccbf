"""Suppositories (catalogue, group G), sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.calculators.kinds import magnitude
from tests.domain.calculators.asking import is_exactly, outcome

VALUE: Texts = {
    "convention": "displacement_value",
    "mould_capacity": "2 g",
    "drugs": [{"dose": "300 mg", "displacement": "1.5"}, {"dose": "0.2 g", "displacement": "4"}],
}
FACTOR: Texts = {
    "convention": "displacement_factor",
    "blanks_mass": "20 g",
    "blanks_count": "10",
    "drugs": [{"dose": "500 mg", "displacement": "0.6"}],
}
DENSITY: Texts = {
    "convention": "density",
    "mould_capacity": "2 g",
    "base_density": "0.9 g/mL",
    "drugs": [{"dose": "300 mg", "density": "1.5 g/mL"}, {"dose": "80 mg", "density": "1.8 g/mL"}],
}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        (VALUE, "displaced_base", "250 mg"),
        (VALUE, "base_per_unit", "1.75 g"),
        (VALUE, "base", "1.75 g"),
        (VALUE, "unit_mass", "2.25 g"),
        (VALUE, "drug_total", "0.5 g"),
        ({**VALUE, "units": "12"}, "base", "21 g"),
        ({**VALUE, "units": "3", "excess": "10 %"}, "base", "5.775 g"),
        ({**VALUE, "units": "3", "excess": "10 %"}, "drug_total", "1.65 g"),
        ({**VALUE, "units": "3", "excess": "10 %"}, "unit_mass", "2.25 g"),
        ({**VALUE, "units": "3", "excess": "0 %"}, "base", "5.25 g"),
        ({**VALUE, "excess": "100 %"}, "base", "3.5 g"),
        (FACTOR, "displaced_base", "0.3 g"),
        (FACTOR, "base_per_unit", "1.7 g"),
        (FACTOR, "unit_mass", "2.2 g"),
        (DENSITY, "displaced_base", "0.22 g"),
        (DENSITY, "base_per_unit", "1.78 g"),
        ({**DENSITY, "units": "45"}, "drug_volume", "11 mL"),
        ({**DENSITY, "units": "30", "excess": "50 %"}, "drug_volume", "11 mL"),
    ],
)
def test_suppository_base(inputs: Texts, find: str, expected: str) -> None:
    """Each convention's displaced base; n = units × (1 + excess), not rounded."""
    assert is_exactly("suppository_base", inputs, find, expected)


def without(texts: Texts, *names: str) -> Texts:
    """The inputs less some."""
    return {name: text for name, text in texts.items() if name not in names}


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        (without(VALUE, "convention"), "base", "missing_convention"),
        (without(VALUE, "convention", "mould_capacity", "drugs"), "base", "missing_convention"),
        ({**without(VALUE, "convention"), "units": "1.5"}, "base", "missing_convention"),
        ({**without(VALUE, "convention"), "units": "x"}, "base", "invalid_number"),
        ({**VALUE, "convention": "DV"}, "base", "unknown_option"),
        (without(VALUE, "mould_capacity"), "base", "missing_input"),
        (without(VALUE, "drugs"), "base", "missing_input"),
        ({**VALUE, "drugs": []}, "base", "missing_input"),
        ({**VALUE, "drugs": [{"dose": "1 g"}]}, "base", "missing_input"),
        ({**VALUE, "drugs": [{"displacement": "1"}]}, "base", "missing_input"),
        ({**VALUE, "drugs": [{"dose": "1 g", "displacement": "1", "density": "1 g/mL"}]}, "base", "unexpected_input"),
        ({**VALUE, "base_density": "1 g/mL"}, "base", "unexpected_input"),
        ({**VALUE, "blanks_mass": "20 g", "blanks_count": "10"}, "base", "unexpected_input"),
        ({**VALUE, "blanks_count": "10"}, "base", "unexpected_input"),
        (without(FACTOR, "blanks_count"), "base", "missing_input"),
        (without(FACTOR, "blanks_mass"), "base", "missing_input"),
        ({**FACTOR, "blanks_count": "9.5"}, "base", "non_integer_count"),
        (without(DENSITY, "base_density"), "base", "missing_input"),
        ({**DENSITY, "drugs": [{"dose": "1 g"}]}, "base", "missing_input"),
        ({**DENSITY, "drugs": [{"dose": "1 g", "displacement": "1"}]}, "base", "unexpected_input"),
        (VALUE, "drug_volume", "unknown_output"),
        (FACTOR, "drug_volume", "unknown_output"),
        ({**VALUE, "drugs": [{"dose": "3 g", "displacement": "1.5"}]}, "drug_total", "drug_exceeds_mould"),
        ({**VALUE, "drugs": [{"dose": "4 g", "displacement": "1.5"}]}, "base", "drug_exceeds_mould"),
        ({**VALUE, "drugs": [{"dose": "2 g", "displacement": "2"}] * 2}, "base", "drug_exceeds_mould"),
        ({**VALUE, "excess": "101 %"}, "base", "percentage_out_of_range"),
        ({**VALUE, "excess": "-1 %"}, "base", "non_positive_quantity"),
        ({**VALUE, "units": "0"}, "base", "non_positive_quantity"),
        ({**VALUE, "drugs": [{"dose": "1 g", "displacement": "0"}]}, "base", "non_positive_quantity"),
        ({**VALUE, "mould_capacity": "2 mL"}, "base", "wrong_dimension"),
        ({**VALUE, "drugs": [{"dose": "1 g", "displacement": "1 g"}]}, "base", "wrong_dimension"),
    ],
)
def test_suppository_base_refused(inputs: Texts, find: str, code: str) -> None:
    """The convention is named and never defaulted; each takes its own inputs; the mould must hold some base."""
    assert outcome("suppository_base", inputs, find) == code


TRIAL: Texts = {"units": "12", "mould_capacity": "2 g", "batch_mass": "25.2 g"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({**TRIAL, "dose": "200 mg"}, "displacement_value", "2"),
        ({**TRIAL, "dose": "200 mg"}, "displacement_factor", "0.5"),
        ({**TRIAL, "units": "10", "batch_mass": "25 g", "strength": "40 % w/w"}, "displacement_value", "2"),
        ({**TRIAL, "units": "10", "batch_mass": "25 g", "strength": "400 mg/g"}, "displacement_factor", "0.5"),
        ({"units": "1", "mould_capacity": "2 g", "batch_mass": "3 g", "dose": "3 g"}, "displacement_value", "1.5"),
    ],
)
def test_displacement_value(inputs: Texts, find: str, expected: str) -> None:
    """Drug ÷ displaced and displaced ÷ drug, from a dose or a strength; a batch of drug alone is allowed."""
    assert is_exactly("displacement_value", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        (TRIAL, "missing_input"),
        ({**TRIAL, "dose": "1 g", "strength": "1 % w/w"}, "unexpected_input"),
        ({**TRIAL, "dose": "2.2 g"}, "inconsistent_input"),
        ({**TRIAL, "dose": "100 mg"}, "inconsistent_input"),
        ({**TRIAL, "dose": "50 mg"}, "inconsistent_input"),
        ({**TRIAL, "strength": "40 % w/v"}, "missing_density"),
        ({**TRIAL, "strength": "140 % w/w"}, "strength_over_100_percent"),
        ({"units": "12", "mould_capacity": "2 g", "dose": "1 g"}, "missing_input"),
        ({**TRIAL, "dose": "1 g", "units": "1.5"}, "non_integer_count"),
    ],
)
def test_displacement_value_refused(inputs: Texts, code: str) -> None:
    """Drug above the batch, and nothing or less than nothing displaced, contradict each other."""
    assert outcome("displacement_value", inputs, "displacement_factor") == code


@settings(deadline=None)
@given(dose=st.integers(1, 900), displacement=st.integers(10, 40), units=st.integers(1, 60))
def test_base_and_trial_batch_agree(dose: int, displacement: int, units: int) -> None:
    """Inverse: a batch made with the base for a displacement gives back that displacement."""
    inputs: Texts = {
        "convention": "displacement_factor",
        "units": str(units),
        "mould_capacity": "4 g",
        "drugs": [{"dose": f"{dose} mg", "displacement": f"{displacement // 10}.{displacement % 10}"}],
    }
    batch = magnitude(calculate("suppository_base", inputs, "unit_mass").value) * units
    trial = {"units": str(units), "mould_capacity": "4 g", "batch_mass": str(batch), "dose": f"{dose} mg"}
    assert magnitude(calculate("displacement_value", trial, "displacement_factor").value).number * 10 == displacement
