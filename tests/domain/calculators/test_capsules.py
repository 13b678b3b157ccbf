"""Capsules (catalogue, group G), sentence by sentence."""

from __future__ import annotations

import pytest

from compounder.domain.calculators.declaration import Texts
from tests.domain.calculators.asking import is_exactly, outcome

BY_VOLUME: Texts = {
    "capacity": "0.5 mL",
    "filler_density": "0.8 g/mL",
    "drugs": [{"dose": "100 mg", "density": "0.5 g/mL"}, {"dose": "40 mg", "density": "0.8 g/mL"}],
}
BY_MASS: Texts = {
    "filler_filled_mass": "400 mg",
    "drugs": [{"dose": "100 mg", "filled_mass": "0.5 g"}, {"dose": "40 mg", "filled_mass": "200 mg"}],
}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        (BY_VOLUME, "drug_share", "50 %"),
        (BY_VOLUME, "filler_per_unit", "200 mg"),
        (BY_VOLUME, "unit_mass", "340 mg"),
        ({**BY_VOLUME, "units": "50"}, "filler", "10 g"),
        ({**BY_VOLUME, "units": "50", "excess": "5 %"}, "filler", "10.5 g"),
        ({**BY_VOLUME, "units": "50", "excess": "5 %"}, "drug_total", "7.35 g"),
        (BY_MASS, "drug_share", "40 %"),
        (BY_MASS, "filler_per_unit", "0.24 g"),
        (BY_MASS, "filler", "0.24 g"),
        (BY_MASS, "unit_mass", "380 mg"),
        ({**BY_MASS, "drugs": [{"dose": "1 g", "filled_mass": "1 g"}]}, "filler", "0 g"),
    ],
)
def test_capsule_fill(inputs: Texts, find: str, expected: str) -> None:
    """The room that the drugs leave, by packed densities or by what fills one capsule."""
    assert is_exactly("capsule_fill", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({}, "missing_input"),
        ({"drugs": [{"dose": "1 g"}]}, "missing_input"),
        ({**BY_MASS, "drugs": []}, "missing_input"),
        ({**BY_VOLUME, "filler_filled_mass": "1 g"}, "unexpected_input"),
        ({**BY_VOLUME, "drugs": [{"dose": "1 mg", "filled_mass": "1 g"}]}, "unexpected_input"),
        ({**BY_MASS, "drugs": [{"dose": "1 mg", "density": "1 g/mL"}]}, "unexpected_input"),
        ({**BY_MASS, "drugs": [{"dose": "1 mg", "filled_mass": "1 g", "density": "1 g/mL"}]}, "unexpected_input"),
        ({**BY_MASS, "filler_density": "1 g/mL"}, "unexpected_input"),
        ({"drugs": BY_MASS["drugs"]}, "missing_input"),
        ({"drugs": BY_VOLUME["drugs"], "capacity": "1 mL"}, "missing_input"),
        ({"drugs": BY_VOLUME["drugs"], "filler_density": "1 g/mL"}, "missing_input"),
        ({**BY_MASS, "drugs": [{"dose": "1 g"}]}, "missing_input"),
        ({**BY_MASS, "drugs": [{"dose": "501 mg", "filled_mass": "0.5 g"}]}, "dose_exceeds_container"),
        ({**BY_VOLUME, "capacity": "0.2 mL"}, "dose_exceeds_container"),
        ({**BY_VOLUME, "capacity": "0.5 g"}, "wrong_dimension"),
        ({**BY_VOLUME, "excess": "120 %"}, "percentage_out_of_range"),
        ({**BY_VOLUME, "units": "1.5"}, "non_integer_count"),
        ({**BY_VOLUME, "base_density": "1 g/mL"}, "unexpected_input"),
    ],
)
def test_capsule_fill_refused(inputs: Texts, code: str) -> None:
    """Nothing of one way is allowed in the other; more than the room is refused whatever is asked."""
    assert outcome("capsule_fill", inputs, "drug_total") == code
