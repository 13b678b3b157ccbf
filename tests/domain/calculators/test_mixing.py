"""Group B of the catalogue: alligation, fortification, evaporation, sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.quantity import Quantity
from tests.domain.calculators.asking import is_exactly, outcome

THREE = {"higher_strength": "20 % w/w", "lower_strength": "5 % w/w", "target_strength": "15 % w/w"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({**THREE, "total_quantity": "30 g"}, "higher_quantity", "20 g"),
        ({**THREE, "total_quantity": "30 g"}, "lower_quantity", "10 g"),
        ({**THREE, "higher_quantity": "20 g"}, "lower_quantity", "10 g"),
        ({**THREE, "higher_quantity": "20 g"}, "total_quantity", "30 g"),
        ({**THREE, "lower_quantity": "10 g"}, "higher_quantity", "20 g"),
        (THREE, "higher_parts", "2"),
        (THREE, "lower_parts", "1"),
        (THREE, "parts_ratio", "2"),
        ({**THREE, "lower_strength": "0 % w/w"}, "higher_parts", "3"),
        ({**THREE, "higher_strength": "100 % w/w", "lower_strength": "0 % w/w"}, "lower_parts", "17"),
    ],
)
def test_alligation_alternate(inputs: Texts, find: str, expected: str) -> None:
    """Parts of higher = target − lower, of lower = higher − target; the smallest whole numbers in that ratio."""
    assert is_exactly("alligation_alternate", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({**THREE, "target_strength": "20 % w/w"}, "parts_ratio", "target_outside_range"),
        ({**THREE, "target_strength": "5 % w/w"}, "parts_ratio", "target_outside_range"),
        ({**THREE, "target_strength": "15 % w/v"}, "parts_ratio", "basis_mismatch"),
        ({**THREE, "total_quantity": "30 mL"}, "parts_ratio", "missing_density"),
        ({**THREE, "total_quantity": "30 g", "lower_quantity": "1 g"}, "parts_ratio", "unexpected_input"),
        (THREE, "higher_quantity", "unknown_output"),
        ({**THREE, "target_strength": "0 % w/w"}, "parts_ratio", "non_positive_quantity"),
        ({**THREE, "lower_strength": "-1 % w/w"}, "parts_ratio", "non_positive_quantity"),
    ],
)
def test_alligation_alternate_refused(inputs: Texts, find: str, code: str) -> None:
    """The target lies strictly between; at most one quantity; a lower strength may be zero, never below."""
    assert outcome("alligation_alternate", inputs, find) == code


MIXED = [{"strength": "50 % v/v", "quantity": "500 mL"}, {"strength": "0 % v/v", "quantity": "0.5 L"}]


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({"components": MIXED}, "strength", "25 % v/v"),
        ({"components": MIXED}, "total", "1 L"),
        ({"components": MIXED}, "ingredient", "250 mL"),
        ({"components": MIXED, "total": "2 L"}, "strength", "12.5 % v/v"),
        ({"components": MIXED, "total": "1 L"}, "strength", "25 % v/v"),
        ({"components": [{"strength": "0 % w/w", "quantity": "1 g"}]}, "strength", "0 % w/w"),
    ],
)
def test_alligation_medial(inputs: Texts, find: str, expected: str) -> None:
    """Strength = Σ(strength × quantity) ÷ total; the total defaults to the sum."""
    assert is_exactly("alligation_medial", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"components": MIXED, "total": "999 mL"}, "components_exceed_total"),
        ({"components": [*MIXED, {"strength": "1 % w/v", "quantity": "1 mL"}]}, "basis_mismatch"),
        ({"components": [*MIXED, {"strength": "1 % v/v", "quantity": "1 g"}]}, "missing_density"),
        ({"components": MIXED, "total": "2 kg"}, "missing_density"),
        ({"components": [{"strength": "1 % v/v"}]}, "missing_input"),
    ],
)
def test_alligation_medial_refused(inputs: Texts, code: str) -> None:
    """One basis, quantities that fit it, and a total that is not below their sum."""
    assert outcome("alligation_medial", inputs, "strength") == code


TO_TWENTY = {"quantity": "250 g", "strength": "10 % w/w", "target_strength": "20 % w/w"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        (TO_TWENTY, "quantity_to_add", "31.25 g"),
        (TO_TWENTY, "final_quantity", "281.25 g"),
        ({**TO_TWENTY, "added_strength": "45 % w/w"}, "quantity_to_add", "100 g"),
        ({**TO_TWENTY, "strength": "0 % w/w"}, "quantity_to_add", "62.5 g"),
        ({"quantity": "1 L", "strength": "40 % v/v", "target_strength": "50 % v/v"}, "quantity_to_add", "200 mL"),
    ],
)
def test_fortification(inputs: Texts, find: str, expected: str) -> None:
    """Add = quantity × (target − strength) ÷ (added − target); what is added is pure drug unless said otherwise."""
    assert is_exactly("fortification", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({**TO_TWENTY, "target_strength": "10 % w/w"}, "target_below_current"),
        ({**TO_TWENTY, "added_strength": "20 % w/w"}, "target_outside_range"),
        ({**TO_TWENTY, "target_strength": "100 % w/w"}, "target_outside_range"),
        ({"quantity": "1 mL", "strength": "1 % w/v", "target_strength": "2 % w/v"}, "missing_input"),
        ({**TO_TWENTY, "added_strength": "45 % w/v"}, "basis_mismatch"),
        ({**TO_TWENTY, "quantity": "250 mL"}, "missing_density"),
    ],
)
def test_fortification_refused(inputs: Texts, code: str) -> None:
    """Only upwards, and only by something stronger."""
    assert outcome("fortification", inputs, "quantity_to_add") == code


def test_evaporation() -> None:
    """Final = quantity × strength ÷ target; only vehicle is lost."""
    inputs = {"quantity": "104 g", "strength": "25 % w/w", "target_strength": "26 % w/w"}
    assert is_exactly("evaporation", inputs, "final_quantity", "100 g")
    assert is_exactly("evaporation", inputs, "removed", "4 g")
    assert outcome("evaporation", {**inputs, "target_strength": "25 % w/w"}, "removed") == "target_below_current"
    assert outcome("evaporation", {**inputs, "quantity": "104 mL"}, "removed") == "missing_density"
    assert outcome("evaporation", {**inputs, "target_strength": "26 % w/v"}, "removed") == "basis_mismatch"


@settings(deadline=None)
@given(
    low=st.integers(min_value=0, max_value=40),
    step=st.integers(min_value=1, max_value=20),
    more=st.integers(min_value=1, max_value=20),
    total=st.decimals(min_value="0.001", max_value=9999, places=3),
)
def test_an_alligation_mixes_back_to_its_target(low: int, step: int, more: int, total: object) -> None:
    """Inverse by another road: mixing the two quantities found (alligation medial) gives the target again."""
    inputs = {
        "higher_strength": f"{low + step + more} % w/w",
        "lower_strength": f"{low} % w/w",
        "target_strength": f"{low + step} % w/w",
        "total_quantity": f"{total} g",
    }
    higher, lower = (
        calculate("alligation_alternate", inputs, find).value for find in ("higher_quantity", "lower_quantity")
    )
    assert isinstance(higher, Quantity)
    assert isinstance(lower, Quantity)
    assert higher + lower == Quantity.of(str(total), "g")
    drug = higher * (low + step + more) + lower * low
    assert drug == Quantity.of(str(total), "g") * (low + step)
