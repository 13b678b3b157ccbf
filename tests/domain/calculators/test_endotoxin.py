"""Endotoxin limits (catalogue, group H), sentence by sentence."""

from __future__ import annotations

import pytest

from compounder.domain.calculators.declaration import Texts
from tests.domain.calculators.asking import is_exactly, outcome

BY_MASS: Texts = {"threshold": "5 unit/kg", "maximum_dose": "250 mg/kg"}
BY_VOLUME: Texts = {"threshold": "5 unit/kg", "maximum_dose": "1 mL/kg"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        (BY_MASS, "limit", "0.02 unit/mg"),
        (BY_VOLUME, "limit", "5 unit/mL"),
        ({"limit": "20 unit/g"}, "limit", "0.02 unit/mg"),
        ({**BY_MASS, "dose": "1 g"}, "allowed_in_dose", "20 unit"),
        ({**BY_VOLUME, "dose": "10 mL"}, "allowed_in_dose", "50 unit"),
        ({"limit": "0.5 unit/mL", "dose": "1 L"}, "allowed_in_dose", "500 unit"),
        (
            {**BY_MASS, "lysate_sensitivity": "0.125 unit/mL", "strength": "25 % w/v"},
            "maximum_valid_dilution",
            "40",
        ),
        ({**BY_VOLUME, "lysate_sensitivity": "0.125 unit/mL"}, "maximum_valid_dilution", "40"),
        (
            {"limit": "0.02 unit/mg", "lysate_sensitivity": "0.25 unit/mL", "strength": "250 mg/mL"},
            "maximum_valid_dilution",
            "20",
        ),
    ],
)
def test_endotoxin_limit(inputs: Texts, find: str, expected: str) -> None:
    """Limit = threshold ÷ maximum dose; times the dose; times the strength ÷ lysate sensitivity, or without it."""
    assert is_exactly("endotoxin_limit", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({}, "limit", "missing_input"),
        ({"threshold": "5 unit/kg"}, "limit", "missing_input"),
        ({"maximum_dose": "1 mL/kg"}, "limit", "missing_input"),
        ({**BY_MASS, "limit": "1 unit/mg"}, "limit", "unexpected_input"),
        ({"maximum_dose": "1 mL/kg", "limit": "1 unit/mg"}, "limit", "unexpected_input"),
        ({**BY_MASS, "dose": "1 mL"}, "limit", "wrong_dimension"),
        ({**BY_MASS, "dose": "-1 mL"}, "limit", "wrong_dimension"),
        ({**BY_VOLUME, "dose": "1 mg"}, "allowed_in_dose", "wrong_dimension"),
        ({"limit": "1 unit/mL", "dose": "1 mg"}, "allowed_in_dose", "wrong_dimension"),
        ({"limit": "1 unit/mg", "dose": "1 mL"}, "allowed_in_dose", "wrong_dimension"),
        ({**BY_MASS, "lysate_sensitivity": "1 unit/mL"}, "maximum_valid_dilution", "missing_input"),
        ({**BY_MASS, "strength": "1 mg/mL"}, "maximum_valid_dilution", "missing_input"),
        (BY_MASS, "allowed_in_dose", "missing_input"),
        ({**BY_MASS, "lysate_sensitivity": "1 unit/mL", "strength": "1 % w/w"}, "limit", "missing_density"),
        ({"threshold": "5 unit/mL", "maximum_dose": "1 mL/kg"}, "limit", "wrong_dimension"),
        ({"threshold": "5 unit/kg", "maximum_dose": "1 mL"}, "limit", "wrong_dimension"),
        ({"limit": "1 mg/mL"}, "limit", "wrong_dimension"),
        ({"limit": "0 unit/mL"}, "limit", "non_positive_quantity"),
    ],
)
def test_endotoxin_limit_refused(inputs: Texts, find: str, code: str) -> None:
    """A dose of the limit's own kind; a dilution with a limit per mass needs the strength."""
    assert outcome("endotoxin_limit", inputs, find) == code


def test_a_limit_is_given_without_what_only_the_dilution_needs() -> None:
    """The missing strength is tied to the dilution: the limit itself is still given."""
    assert is_exactly("endotoxin_limit", {**BY_MASS, "lysate_sensitivity": "1 unit/mL"}, "limit", "0.02 unit/mg")
