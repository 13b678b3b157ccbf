"""The session of intralesional injections (catalogue, group H), sentence by sentence."""

from __future__ import annotations

import pytest

from compounder.domain.calculators.declaration import Texts
from tests.domain.calculators.asking import is_exactly, outcome

TWO = [{"volume": "0.6 mL"}, {"length": "20 mm", "volume_per_length": "0.2 mL/cm"}]
SESSION: Texts = {"lesions": TWO, "strength": "250 mg/mL"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({}, "total_volume", "1 mL"),
        ({}, "total_mass", "250 mg"),
        ({"strength": "25 % w/v"}, "total_mass", "0.25 g"),
        ({"maximum_dose": "1 g"}, "percent_of_maximum", "25 %"),
        ({"maximum_dose": "250 mg"}, "percent_of_maximum", "100 %"),
        ({"maximum_volume": "1 mL"}, "total_volume", "1 mL"),
        ({"molar_mass": "250 g/mol"}, "amount", "1 mmol"),
        ({"molar_mass": "250 g/mol", "ions_per_formula": "2"}, "amount", "2 mmol"),
        ({"molar_mass": "250 g/mol", "to_molar_mass": "150 g/mol"}, "equivalent_mass", "150 mg"),
        (
            {"molar_mass": "250 g/mol", "to_molar_mass": "150 g/mol", "ions_per_formula": "2"},
            "equivalent_mass",
            "150 mg",
        ),
        ({"vial_volume": "1 mL"}, "vials", "1"),
        ({"vial_volume": "0.9 mL"}, "vials", "2"),
    ],
)
def test_intralesional_session(inputs: Texts, find: str, expected: str) -> None:
    """Volumes and lengths are added; equality with a limit of the protocol is allowed; vials are rounded up."""
    assert is_exactly("intralesional_session", {**SESSION, **inputs}, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({"maximum_dose": "249 mg"}, "total_volume", "exceeds_dose_limit"),
        ({"maximum_volume": "0.999 mL"}, "total_mass", "exceeds_dose_limit"),
        ({"to_molar_mass": "150 g/mol"}, "total_mass", "missing_input"),
        ({"ions_per_formula": "2"}, "total_mass", "missing_input"),
        ({}, "amount", "missing_input"),
        ({}, "equivalent_mass", "missing_input"),
        ({"molar_mass": "250 g/mol"}, "equivalent_mass", "missing_input"),
        ({}, "vials", "missing_input"),
        ({}, "percent_of_maximum", "unknown_output"),
        ({"lesions": []}, "total_volume", "missing_input"),
        ({"lesions": [{}]}, "total_volume", "missing_input"),
        ({"lesions": [{"length": "1 cm"}]}, "total_volume", "missing_input"),
        ({"lesions": [{"volume_per_length": "1 mL/cm"}]}, "total_volume", "missing_input"),
        ({"lesions": [{"volume": "1 mL", "length": "1 cm"}]}, "total_volume", "unexpected_input"),
        ({"lesions": [{"volume": "1 mL", "volume_per_length": "1 mL/cm"}]}, "total_volume", "unexpected_input"),
        ({"lesions": [{"volume": "0 mL"}]}, "total_volume", "non_positive_quantity"),
        ({"lesions": [{"volume": "1 cm"}]}, "total_volume", "wrong_dimension"),
        ({"strength": "25 % w/w"}, "total_mass", "missing_density"),
        ({"strength": "1 mmol/mL"}, "total_mass", "wrong_dimension"),
        ({"maximum_dose": "1 mL"}, "total_mass", "wrong_dimension"),
        ({"ions_per_formula": "1.5", "molar_mass": "1 g/mol"}, "amount", "non_integer_count"),
    ],
)
def test_intralesional_session_refused(inputs: Texts, find: str, code: str) -> None:
    """The limits hold whatever is asked; other forms need the molar mass of the drug as weighed."""
    assert outcome("intralesional_session", {**SESSION, **inputs}, find) == code
