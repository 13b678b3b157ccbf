"""The rate of an infusion (catalogue, group H), sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.calculators.kinds import magnitude
from tests.domain.calculators.asking import is_exactly, outcome

BAG: Texts = {"volume": "1 L", "duration": "10 h"}
DOPAMINE: Texts = {
    "amount": "400 mg",
    "volume": "250 mL",
    "dose_rate_per_kg": "8 microgram/kg/min",
    "body_mass": "50 kg",
}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        (BAG, "rate", "100 mL/h"),
        (BAG, "volume", "1 L"),
        (BAG, "duration", "10 h"),
        ({**BAG, "drop_factor": "15 drop/mL"}, "drop_rate", "25 drop/min"),
        ({**BAG, "strength": "2 mg/mL"}, "dose_rate", "200 mg/h"),
        ({**BAG, "strength": "0.2 % w/v"}, "amount", "2 g"),
        ({**BAG, "amount": "2 g"}, "dose_rate", "200 mg/h"),
        ({**BAG, "amount": "2 g"}, "amount", "2 g"),
        ({**BAG, "strength": "2 mg/mL", "body_mass": "50 kg"}, "dose_rate_per_kg", "4 mg/kg/h"),
        ({"rate": "100 mL/h"}, "rate", "0.1 L/h"),
        ({"rate": "100 mL/h", "volume": "1 L"}, "duration", "600 min"),
        ({"rate": "100 mL/h", "duration": "1 day"}, "volume", "2.4 L"),
        ({"rate": "100 mL/h", "drop_factor": "15 drop/mL"}, "drop_rate", "25 drop/min"),
        ({"drop_rate": "40 drop/min", "drop_factor": "20 drop/mL"}, "rate", "120 mL/h"),
        ({"drop_rate": "40 drop/min", "drop_factor": "20 drop/mL", "duration": "2 h"}, "volume", "240 mL"),
        ({"dose_rate": "10 mg/h", "strength": "2 mg/mL"}, "rate", "5 mL/h"),
        ({"dose_rate": "10 mg/h", "strength": "2 mg/mL", "duration": "3 h"}, "amount", "30 mg"),
        ({"dose_rate": "10 mmol/h", "amount": "40 mmol", "volume": "1 L"}, "duration", "4 h"),
        ({"dose_rate": "10 mEq/h", "strength": "2 mEq/mL", "drop_factor": "60 drop/mL"}, "drop_rate", "5 drop/min"),
        (
            {"dose_rate": "100 unit/h", "strength": "50 unit/mL", "body_mass": "50 kg"},
            "dose_rate_per_kg",
            "2 unit/kg/h",
        ),
        (DOPAMINE, "rate", "15 mL/h"),
        (DOPAMINE, "dose_rate", "24 mg/h"),
        (DOPAMINE, "dose_rate_per_kg", "8 microgram/min/kg"),
        (DOPAMINE, "amount", "400 mg"),
        ({**DOPAMINE, "maximum_dose_rate": "24 mg/h"}, "rate", "15 mL/h"),
        ({**DOPAMINE, "maximum_dose_rate": "8 microgram/min/kg"}, "rate", "15 mL/h"),
        ({**DOPAMINE, "maximum_dose_rate": "0.48 mg/kg/h"}, "rate", "15 mL/h"),
    ],
)
def test_infusion_rate(inputs: Texts, find: str, expected: str) -> None:
    """The rate from exactly one of five ways, and all that follows from it."""
    assert is_exactly("infusion_rate", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({}, "rate", "missing_input"),
        ({"volume": "1 L"}, "rate", "missing_input"),
        ({"duration": "1 h"}, "rate", "missing_input"),
        ({"amount": "1 g", "duration": "1 h"}, "rate", "missing_input"),
        ({"strength": "1 mg/mL"}, "rate", "missing_input"),
        ({"rate": "1 mL/h", "amount": "1 g"}, "amount", "missing_input"),
        ({"drop_rate": "1 drop/min"}, "rate", "missing_input"),
        ({"dose_rate": "1 mg/h"}, "rate", "missing_input"),
        ({"dose_rate_per_kg": "1 mg/kg/h", "body_mass": "1 kg"}, "rate", "missing_input"),
        ({"dose_rate_per_kg": "1 mg/kg/h", "strength": "1 mg/mL"}, "rate", "missing_input"),
        ({**BAG, "maximum_dose_rate": "1 mg/h"}, "rate", "missing_input"),
        ({**BAG, "strength": "1 mg/mL", "maximum_dose_rate": "1000 mg/kg/h"}, "rate", "missing_input"),
        (BAG, "dose_rate", "missing_input"),
        (BAG, "dose_rate_per_kg", "missing_input"),
        (BAG, "amount", "missing_input"),
        (BAG, "drop_rate", "missing_input"),
        ({**BAG, "strength": "1 mg/mL"}, "dose_rate_per_kg", "missing_input"),
        ({"rate": "1 mL/h"}, "volume", "missing_input"),
        ({"rate": "1 mL/h"}, "duration", "missing_input"),
        ({"rate": "1 mL/h", "strength": "1 mg/mL"}, "amount", "missing_input"),
        ({**BAG, "rate": "100 mL/h"}, "rate", "unexpected_input"),
        ({**BAG, "dose_rate": "1 mg/h", "strength": "1 mg/mL"}, "rate", "unexpected_input"),
        ({"rate": "1 mL/h", "drop_rate": "1 drop/min", "drop_factor": "1 drop/mL"}, "rate", "unexpected_input"),
        ({"dose_rate": "1 mg/h", "rate": "1 mL/h", "strength": "1 mg/mL"}, "rate", "unexpected_input"),
        ({**BAG, "strength": "1 mg/mL", "amount": "1 g"}, "rate", "unexpected_input"),
        ({**BAG, "strength": "1 mg/mL", "maximum_dose_rate": "99 mg/h"}, "rate", "exceeds_dose_limit"),
        ({**DOPAMINE, "maximum_dose_rate": "23.9 mg/h"}, "amount", "exceeds_dose_limit"),
        ({**DOPAMINE, "maximum_dose_rate": "7.9 microgram/kg/min"}, "rate", "exceeds_dose_limit"),
        ({**DOPAMINE, "maximum_dose_rate": "1 mmol/h"}, "rate", "wrong_dimension"),
        ({"dose_rate": "-1 mmol/h", "strength": "1 mg/mL"}, "rate", "wrong_dimension"),
        ({"dose_rate": "1 mg/kg/h", "strength": "1 mg/mL"}, "rate", "wrong_dimension"),
        ({"dose_rate": "1 mg", "strength": "1 mg/mL"}, "rate", "wrong_dimension"),
        ({"rate": "1 mL"}, "rate", "wrong_dimension"),
        ({"rate": "1 drop/h"}, "rate", "wrong_dimension"),
        ({**BAG, "strength": "1 % w/w"}, "rate", "missing_density"),
        ({**BAG, "body_mass": "0 kg"}, "rate", "non_positive_quantity"),
        ({**BAG, "rate": "1 cc/h"}, "rate", "unknown_unit"),
    ],
)
def test_infusion_rate_refused(inputs: Texts, find: str, code: str) -> None:
    """Two ways to the rate, none, or a drug without its strength; a maximum that the user entered."""
    assert outcome("infusion_rate", inputs, find) == code


@settings(deadline=None)
@given(rate=st.integers(1, 999), factor=st.integers(1, 60), strength=st.integers(1, 99), mass=st.integers(1, 200))
def test_every_way_gives_the_same_rate(rate: int, factor: int, strength: int, mass: int) -> None:
    """Inverse: dose rate per kg × body mass ÷ strength, and drop rate ÷ drop factor, give back the rate."""
    inputs: Texts = {
        "rate": f"{rate} mL/h",
        "drop_factor": f"{factor} drop/mL",
        "strength": f"{strength} mg/mL",
        "body_mass": f"{mass} kg",
    }
    per_kg = magnitude(calculate("infusion_rate", inputs, "dose_rate_per_kg").value)
    drops = magnitude(calculate("infusion_rate", inputs, "drop_rate").value)
    assert per_kg.number * 60 * mass == rate * strength
    assert drops.number * 60 == rate * factor
