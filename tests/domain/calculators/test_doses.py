"""Reconstitution and the volume of a dose (catalogue, group H), sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.calculators.kinds import magnitude
from compounder.domain.quantity import Quantity
from tests.domain.calculators.asking import is_exactly, outcome

VIAL: Texts = {"amount": "500 mg", "diluent": "9.6 mL", "displacement_volume": "0.4 mL"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({"diluent": "9.6 mL", "displacement_volume": "0.4 mL"}, "final_volume", "10 mL"),
        ({"diluent": "9.6 mL", "displacement_volume": "0 mL"}, "final_volume", "9.6 mL"),
        ({"diluent": "68 mL", "final_volume": "0.1 L"}, "displacement_volume", "32 mL"),
        ({"diluent": "10 mL", "final_volume": "10 mL"}, "displacement_volume", "0 mL"),
        ({"displacement_volume": "0.4 mL", "final_volume": "10 mL"}, "diluent", "9.6 mL"),
        ({"amount": "1 g", "strength": "100 mg/mL", "displacement_volume": "0.7 mL"}, "diluent", "9.3 mL"),
        ({"amount": "1 g", "strength": "100 mg/mL", "displacement_volume": "0.7 mL"}, "final_volume", "10 mL"),
        ({"amount": "1 g", "strength": "10 % w/v", "diluent": "9.3 mL"}, "displacement_volume", "700 microlitre"),
        (VIAL, "strength", "50 mg/mL"),
        (VIAL, "strength", "5 % w/v"),
        ({**VIAL, "dose": "250 mg"}, "dose_volume", "5 mL"),
        ({**VIAL, "dose": "500 mg"}, "dose_volume", "10 mL"),
        ({**VIAL, "amount": "5 mmol", "dose": "1000 micromol"}, "dose_volume", "2 mL"),
        ({**VIAL, "amount": "5 mEq", "dose": "1 mEq"}, "dose_volume", "2 mL"),
        ({**VIAL, "amount": "5000000 unit"}, "strength", "500000 unit/mL"),
    ],
)
def test_reconstitution(inputs: Texts, find: str, expected: str) -> None:
    """Two of diluent, displacement and final volume (or amount and strength) give the third."""
    assert is_exactly("reconstitution", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({}, "diluent", "missing_input"),
        ({"amount": "1 g", "diluent": "1 mL"}, "strength", "missing_input"),
        ({"strength": "1 mg/mL", "diluent": "1 mL"}, "final_volume", "missing_input"),
        ({"dose": "1 mg", "diluent": "1 mL", "final_volume": "2 mL"}, "dose_volume", "missing_input"),
        ({**VIAL, "final_volume": "10 mL"}, "strength", "unexpected_input"),
        ({**VIAL, "strength": "10 mg/mL"}, "strength", "unexpected_input"),
        (
            {"amount": "1 g", "strength": "1 mg/mL", "final_volume": "1 mL", "diluent": "1 mL"},
            "strength",
            "unexpected_input",
        ),
        ({"amount": "1 g", "strength": "1 mg/mL", "final_volume": "1 mL"}, "diluent", "unexpected_input"),
        ({"final_volume": "1 mL", "displacement_volume": "1 mL"}, "diluent", "negative_diluent"),
        ({"final_volume": "1 mL", "displacement_volume": "2 mL"}, "final_volume", "negative_diluent"),
        ({"final_volume": "1 mL", "diluent": "1.1 mL"}, "displacement_volume", "negative_diluent"),
        ({"amount": "1 g", "strength": "1 g/mL", "displacement_volume": "1 mL"}, "diluent", "negative_diluent"),
        ({"amount": "1 g", "strength": "1 g/mL", "diluent": "1.1 mL"}, "diluent", "negative_diluent"),
        ({**VIAL, "dose": "501 mg"}, "strength", "dose_exceeds_container"),
        ({**VIAL, "dose": "1 mmol"}, "strength", "wrong_dimension"),
        ({**VIAL, "dose": "-1 mmol"}, "strength", "wrong_dimension"),
        ({**VIAL, "dose": "1 mL"}, "strength", "wrong_dimension"),
        ({"amount": "1 g", "strength": "1 unit/mL", "diluent": "1 mL"}, "diluent", "wrong_dimension"),
        ({"amount": "1 g", "strength": "1 mOsm/L", "diluent": "1 mL"}, "diluent", "wrong_dimension"),
        ({"amount": "1 g", "strength": "1 % w/w", "diluent": "1 mL"}, "diluent", "missing_density"),
        ({"amount": "1 g", "strength": "1 %", "diluent": "1 mL"}, "diluent", "missing_basis"),
        ({"diluent": "0 mL", "displacement_volume": "1 mL"}, "final_volume", "non_positive_quantity"),
        ({"diluent": "1 mL", "displacement_volume": "-1 mL"}, "final_volume", "non_positive_quantity"),
        ({"diluent": "1 mL", "final_volume": "2 mL"}, "strength", "unknown_output"),
        (VIAL, "dose_volume", "unknown_output"),
    ],
)
def test_reconstitution_refused(inputs: Texts, find: str, code: str) -> None:
    """Strength and dose need the amount; the powder leaves room for diluent; a dose comes out of the container."""
    assert outcome("reconstitution", inputs, find) == code


SOLUTION: Texts = {"strength": "250 mg/mL"}
CHILD: Texts = {**SOLUTION, "dose_per_kg": "250 mg/kg", "body_mass": "60 kg"}
BY_AREA: Texts = {**SOLUTION, "dose_per_m2": "7.5 g/m^2", "body_surface_area": "1.5 m^2"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        (SOLUTION, "strength", "25 % w/v"),
        ({"amount": "250 mg", "container_volume": "5 mL"}, "strength", "50 mg/mL"),
        ({"amount": "250 mg", "container_volume": "5 mL", "dose": "420 mg"}, "volume", "8.4 mL"),
        ({"amount": "250 mg", "container_volume": "5 mL", "dose": "420 mg"}, "containers", "2"),
        ({**SOLUTION, "dose": "5 g"}, "volume", "20 mL"),
        ({**SOLUTION, "dose": "5 g"}, "dose", "5000 mg"),
        ({**SOLUTION, "volume": "20 mL"}, "dose", "5 g"),
        ({**SOLUTION, "volume": "20 mL", "container_volume": "10 mL"}, "containers", "2"),
        ({**SOLUTION, "volume": "20.001 mL", "container_volume": "10 mL"}, "containers", "3"),
        ({**SOLUTION, "volume": "2 mL", "drops_per_volume": "20 drop/mL"}, "drops", "40 drop"),
        ({**SOLUTION, "dose_per_kg": "250 mg/kg"}, "volume_per_kg", "1 mL/kg"),
        ({**SOLUTION, "dose_per_kg": "250 mg/kg"}, "dose_per_kg", "0.25 g/kg"),
        ({**SOLUTION, "volume_per_kg": "2 mL/kg"}, "dose_per_kg", "500 mg/kg"),
        ({**SOLUTION, "volume_per_kg": "2 mL/kg", "body_mass": "10 kg"}, "dose", "5 g"),
        (CHILD, "dose", "15 g"),
        (CHILD, "volume", "60 mL"),
        ({**CHILD, "maximum_dose": "12.5 g"}, "dose", "12.5 g"),
        ({**CHILD, "maximum_dose": "12.5 g"}, "volume", "50 mL"),
        ({**CHILD, "maximum_dose": "12.5 g"}, "uncapped_dose", "15 g"),
        ({**CHILD, "maximum_dose": "12.5 g", "container_volume": "50 mL"}, "containers", "1"),
        ({**CHILD, "maximum_dose": "15 g"}, "dose", "15 g"),
        ({**SOLUTION, "volume_per_kg": "1 mL/kg", "body_mass": "60 kg", "maximum_dose": "12.5 g"}, "volume", "50 mL"),
        (BY_AREA, "dose", "11250 mg"),
        (BY_AREA, "volume_per_m2", "30 mL/m^2"),
        (BY_AREA, "volume", "45 mL"),
        ({**BY_AREA, "body_surface_area": "15000 cm^2"}, "dose", "11.25 g"),
        ({**BY_AREA, "maximum_dose": "10 g"}, "volume", "40 mL"),
        ({**BY_AREA, "maximum_dose": "10 g"}, "uncapped_dose", "11.25 g"),
        ({**SOLUTION, "volume_per_m2": "30 mL/m^2"}, "dose_per_m2", "7.5 g/m^2"),
        ({"strength": "2 mmol/mL", "dose_per_kg": "0.5 mmol/kg", "body_mass": "8 kg"}, "volume", "2 mL"),
        ({"strength": "2 mEq/mL", "dose": "4 mEq"}, "volume", "2 mL"),
        ({"strength": "5000 unit/mL", "dose": "250 unit"}, "volume", "50 microlitre"),
        ({**SOLUTION, "dose": "12.5 g", "maximum_dose": "12500 mg"}, "volume", "50 mL"),
    ],
)
def test_dose_volume(inputs: Texts, find: str, expected: str) -> None:
    """Volume = dose ÷ strength throughout; a dose by the patient's size is capped, containers are rounded up."""
    assert is_exactly("dose_volume", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({}, "strength", "missing_input"),
        ({"container_volume": "5 mL"}, "strength", "missing_input"),
        ({"amount": "5 mg"}, "strength", "missing_input"),
        ({**SOLUTION, "amount": "5 mg", "container_volume": "1 mL"}, "strength", "unexpected_input"),
        ({**SOLUTION, "dose": "1 g", "volume": "1 mL"}, "volume", "unexpected_input"),
        ({**SOLUTION, "dose_per_kg": "1 mg/kg", "dose_per_m2": "1 mg/m^2"}, "volume", "unexpected_input"),
        ({**SOLUTION, "dose": "1 g", "body_mass": "60 kg"}, "volume", "unexpected_input"),
        ({**BY_AREA, "body_mass": "60 kg"}, "volume", "unexpected_input"),
        ({**CHILD, "body_surface_area": "1 m^2"}, "volume", "unexpected_input"),
        ({**SOLUTION, "dose": "12.6 g", "maximum_dose": "12.5 g"}, "strength", "exceeds_dose_limit"),
        ({**SOLUTION, "volume": "51 mL", "maximum_dose": "12.5 g"}, "volume", "exceeds_dose_limit"),
        ({**SOLUTION, "dose": "1 mmol"}, "volume", "wrong_dimension"),
        ({**SOLUTION, "dose": "-1 mmol"}, "volume", "wrong_dimension"),
        ({**SOLUTION, "dose_per_kg": "1 unit/kg"}, "volume_per_kg", "wrong_dimension"),
        ({**SOLUTION, "dose_per_m2": "1 mEq/m^2"}, "volume_per_m2", "wrong_dimension"),
        ({**SOLUTION, "dose_per_m2": "1 mg/kg"}, "volume_per_m2", "wrong_dimension"),
        ({**CHILD, "maximum_dose": "1 mmol"}, "volume", "wrong_dimension"),
        ({"strength": "25 % w/v", "dose": "1 unit"}, "volume", "wrong_dimension"),
        ({**SOLUTION, "dose": "1 mL"}, "volume", "wrong_dimension"),
        ({**SOLUTION, "volume": "1 mg"}, "volume", "wrong_dimension"),
        ({"strength": "25 % w/w", "dose": "1 g"}, "volume", "missing_density"),
        ({"strength": "70 % v/v", "dose": "1 g"}, "volume", "missing_density"),
        ({"strength": "5 unit/g", "dose": "1 unit"}, "volume", "wrong_dimension"),
        ({**SOLUTION, "dose_per_kg": "1 mg/kg"}, "dose", "unknown_output"),
        ({**SOLUTION, "dose_per_kg": "1 mg/kg"}, "uncapped_dose", "unknown_output"),
        ({**SOLUTION, "dose": "1 mg"}, "drops", "unknown_output"),
        ({**SOLUTION, "dose": "1 mg"}, "containers", "unknown_output"),
        ({**SOLUTION, "dose": "1 mg"}, "uncapped_dose", "unknown_output"),
        ({**SOLUTION, "dose": "1 mg"}, "dose_per_kg", "unknown_output"),
        (CHILD, "dose_per_m2", "unknown_output"),
        (SOLUTION, "volume", "unknown_output"),
        ({**SOLUTION, "dose": "0 mg"}, "volume", "non_positive_quantity"),
    ],
)
def test_dose_volume_refused(inputs: Texts, find: str, code: str) -> None:
    """One dose, one kind of drug, the size that belongs to it; a fixed dose above the maximum is refused, not cut."""
    assert outcome("dose_volume", inputs, find) == code


@settings(deadline=None)
@given(dose=st.integers(1, 10**6), strength=st.integers(1, 10**4), size=st.integers(1, 5000))
def test_containers_hold_the_dose_and_no_one_too_many(dose: int, strength: int, size: int) -> None:
    """Rounded up: the containers hold the volume, one fewer does not; volume × strength is the dose exactly."""
    inputs: Texts = {"strength": f"{strength} mg/mL", "dose": f"{dose} mg", "container_volume": f"{size} microlitre"}
    volume = magnitude(calculate("dose_volume", inputs, "volume").value)
    containers = magnitude(calculate("dose_volume", inputs, "containers").value).number
    one = Quantity.of(size, "microlitre")
    assert one * (containers - 1) < volume <= one * containers
    assert volume.number * strength == dose
