"""Group B of the catalogue: dilutions, sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.quantity import Quantity
from tests.domain.calculators.asking import is_exactly, outcome

STRENGTHS = {"stock_strength": "20 % w/v", "target_strength": "4 % w/v"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({**STRENGTHS, "target_quantity": "250 mL"}, "stock_quantity", "50 mL"),
        ({**STRENGTHS, "target_quantity": "250 mL"}, "diluent", "200 mL"),
        ({**STRENGTHS, "target_quantity": "250 mL"}, "ingredient", "10 g"),
        ({**STRENGTHS, "target_quantity": "250 mL"}, "stock_strength", "20 % w/v"),
        ({**STRENGTHS, "stock_quantity": "50 mL"}, "target_quantity", "0.25 L"),
        ({**STRENGTHS, "diluent": "200 mL"}, "stock_quantity", "50 mL"),
        ({**STRENGTHS, "diluent": "200 mL"}, "target_quantity", "250 mL"),
        ({**STRENGTHS, "ingredient": "10 g"}, "stock_quantity", "50 mL"),
        ({**STRENGTHS, "ingredient": "10 g"}, "diluent", "200 mL"),
        ({"stock_strength": "20 % w/v", "stock_quantity": "50 mL", "diluent": "200 mL"}, "target_strength", "40 mg/mL"),
        (
            {"stock_strength": "20 % w/v", "stock_quantity": "50 mL", "target_quantity": "250 mL"},
            "diluent",
            "200 mL",
        ),
        (
            {"stock_strength": "20 % w/v", "diluent": "200 mL", "target_quantity": "250 mL"},
            "stock_quantity",
            "50 mL",
        ),
        (
            {"target_strength": "0.5 % w/w", "stock_quantity": "20 g", "target_quantity": "80 g"},
            "stock_strength",
            "2 % w/w",
        ),
        ({**STRENGTHS, "target_strength": "20 % w/v", "target_quantity": "5 mL"}, "diluent", "0 mL"),
        (
            {"stock_strength": "1 % w/v", "stock_quantity": "5 mL", "target_quantity": "5 mL"},
            "target_strength",
            "1 % w/v",
        ),
        ({**STRENGTHS, "target_quantity": "259 mL", "container_size": "10 mL"}, "full_containers", "25"),
        ({**STRENGTHS, "target_quantity": "1 L", "container_size": "10 mL"}, "full_containers", "100"),
        (
            {"stock_strength": "470 mOsm/L", "target_strength": "235 mOsm/L", "stock_quantity": "1 L"},
            "diluent",
            "1000 mL",
        ),
    ],
)
def test_dilution(inputs: Texts, find: str, expected: str) -> None:
    """C1·V1 = C2·V2 by every combination; equal strengths need no diluent; full containers are rounded down."""
    assert is_exactly("dilution", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({**STRENGTHS, "target_strength": "21 % w/v", "target_quantity": "1 mL"}, "diluent", "target_above_stock"),
        ({**STRENGTHS, "target_strength": "20 % w/v", "diluent": "1 mL"}, "diluent", "inconsistent_input"),
        ({**STRENGTHS, "target_strength": "4 % w/w", "target_quantity": "1 g"}, "diluent", "basis_mismatch"),
        ({**STRENGTHS, "target_strength": "4 % v/v", "target_quantity": "1 g"}, "diluent", "basis_mismatch"),
        ({**STRENGTHS, "target_quantity": "1 g"}, "diluent", "missing_density"),
        ({**STRENGTHS, "target_quantity": "1 mL", "container_size": "1 g"}, "diluent", "missing_density"),
        ({**STRENGTHS, "ingredient": "1 mL"}, "diluent", "missing_density"),
        ({**STRENGTHS, "ingredient": "1 unit"}, "diluent", "wrong_dimension"),
        ({**STRENGTHS, "target_quantity": "250 mL"}, "full_containers", "unknown_output"),
        (STRENGTHS, "diluent", "missing_input"),
        ({**STRENGTHS, "target_quantity": "1 mL", "diluent": "1 mL"}, "diluent", "unexpected_input"),
        ({**STRENGTHS, "target_quantity": "1 mL", "ingredient": "1 g"}, "diluent", "unexpected_input"),
        ({"stock_strength": "1 % w/v", "stock_quantity": "1 mL"}, "diluent", "missing_input"),
        ({"stock_strength": "1 % w/v", "ingredient": "1 g"}, "diluent", "missing_input"),
        (
            {"stock_strength": "1 % w/v", "stock_quantity": "1 mL", "diluent": "1 mL", "target_quantity": "2 mL"},
            "diluent",
            "unexpected_input",
        ),
        (
            {"stock_strength": "1 % w/v", "stock_quantity": "1 mL", "diluent": "1 mL", "ingredient": "2 mg"},
            "diluent",
            "unexpected_input",
        ),
        ({"stock_quantity": "1 mL", "target_quantity": "2 mL"}, "diluent", "missing_input"),
        (
            {"stock_strength": "1 % w/v", "stock_quantity": "3 mL", "target_quantity": "2 mL"},
            "stock_quantity",
            "negative_diluent",
        ),
        (
            {"stock_strength": "1 % w/v", "diluent": "2 mL", "target_quantity": "2 mL"},
            "stock_quantity",
            "negative_diluent",
        ),
        (
            {"target_strength": "60 % w/w", "stock_quantity": "5 g", "target_quantity": "10 g"},
            "diluent",
            "strength_over_100_percent",
        ),
    ],
)
def test_dilution_refused(inputs: Texts, find: str, code: str) -> None:
    """One basis first, then the quantities; the combinations are closed; no dilution is stronger than its stock."""
    assert outcome("dilution", inputs, find) == code


TWICE = [{"take": "1 mL", "make": "10 mL"}, {"take": "2 mL", "make": "50 mL"}]
BACKWARDS = [{"make": "300 mL"}, {"take": "20 mL", "make": "1 L"}]


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({"stock_strength": "250 mg/mL", "steps": TWICE}, "final_strength", "1 mg/mL"),
        ({"stock_strength": "250 mg/mL", "steps": TWICE}, "first_strength", "25 mg/mL"),
        ({"stock_strength": "250 mg/mL", "steps": TWICE}, "first_aliquot", "1 mL"),
        ({"stock_strength": "250 mg/mL", "steps": TWICE}, "ingredient", "250 mg"),
        ({"stock_strength": "250 mg/mL", "steps": TWICE}, "dilution_factor", "250"),
        ({"final_strength": "1:5000 w/v", "steps": BACKWARDS}, "first_strength", "1 % w/v"),
        ({"final_strength": "1:5000 w/v", "steps": BACKWARDS}, "ingredient", "3 g"),
        ({"final_strength": "1:5000 w/v", "steps": BACKWARDS}, "final_strength", "0.02 % w/v"),
        ({"final_strength": "1:5000 w/v", "stock_strength": "10 % w/v", "steps": BACKWARDS}, "first_aliquot", "30 mL"),
        ({"final_strength": "1:5000 w/v", "stock_strength": "10 % w/v", "steps": BACKWARDS}, "dilution_factor", "500"),
        ({"final_strength": "1:5000 w/v", "stock_strength": "1 % w/v", "steps": BACKWARDS}, "first_aliquot", "300 mL"),
        ({"final_strength": "2 mg/mL", "steps": [{"make": "10 mL"}]}, "ingredient", "20 mg"),
        ({"stock_strength": "1 % w/v", "steps": [{"take": "5 mL", "make": "5 mL"}] * 30}, "final_strength", "1 % w/v"),
    ],
)
def test_dilution_chain(inputs: Texts, find: str, expected: str) -> None:
    """Forwards, or backwards to the stock or the pure drug that is needed: final = stock × Π(take ÷ make)."""
    assert is_exactly("dilution_chain", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({"stock_strength": "1 % w/v", "steps": [{"take": "2 mL", "make": "1 mL"}]}, "ingredient", "negative_diluent"),
        (
            {"stock_strength": "1 % w/v", "steps": [*TWICE, {"take": "51 mL", "make": "60 mL"}]},
            "ingredient",
            "aliquot_exceeds_stock",
        ),
        (
            {"final_strength": "1 % w/v", "stock_strength": "1 % w/v", "steps": BACKWARDS},
            "ingredient",
            "target_above_stock",
        ),
        (
            {"final_strength": "10 % w/w", "steps": [{"make": "1 g"}, {"take": "1 g", "make": "20 g"}]},
            "ingredient",
            "strength_over_100_percent",
        ),
        (
            {"final_strength": "1 % w/v", "stock_strength": "1 % w/w", "steps": BACKWARDS},
            "ingredient",
            "basis_mismatch",
        ),
        ({"stock_strength": "1 % w/w", "steps": TWICE}, "ingredient", "missing_density"),
        ({"stock_strength": "1 % w/v", "final_strength": "1 % w/v", "steps": TWICE}, "ingredient", "unexpected_input"),
        ({"final_strength": "1 % w/v", "steps": TWICE}, "ingredient", "missing_input"),
        ({"steps": TWICE}, "ingredient", "missing_input"),
        ({"stock_strength": "1 % w/v", "steps": BACKWARDS}, "ingredient", "missing_input"),
        ({"stock_strength": "1 % w/v", "steps": [*TWICE, {"make": "1 L"}]}, "ingredient", "missing_input"),
        ({"stock_strength": "1 % w/v", "steps": [{"take": "1 mL"}]}, "ingredient", "missing_input"),
        ({"stock_strength": "1 % w/v", "steps": []}, "ingredient", "missing_input"),
        ({"stock_strength": "1 % w/v"}, "ingredient", "missing_input"),
        ({"final_strength": "1:5000 w/v", "steps": BACKWARDS}, "first_aliquot", "unknown_output"),
        ({"final_strength": "1:5000 w/v", "steps": BACKWARDS}, "dilution_factor", "unknown_output"),
    ],
)
def test_dilution_chain_refused(inputs: Texts, find: str, code: str) -> None:
    """Every step is possible, and the steps say which way the chain runs."""
    assert outcome("dilution_chain", inputs, find) == code


@settings(deadline=None)
@given(
    stock=st.integers(min_value=1, max_value=1000),
    weaker=st.integers(min_value=1, max_value=1000),
    made=st.decimals(min_value="0.001", max_value=9999, places=3),
)
def test_stock_and_diluent_are_what_is_made(stock: int, weaker: int, made: object) -> None:
    """Mass balance of volumes and of drug, and monotony: a weaker target takes less stock."""
    inputs = {
        "stock_strength": f"{stock + weaker} mg/mL",
        "target_strength": f"{weaker} mg/mL",
        "target_quantity": f"{made} mL",
    }
    taken, diluent, drug = (
        calculate("dilution", inputs, find).value for find in ("stock_quantity", "diluent", "ingredient")
    )
    assert isinstance(taken, Quantity)
    assert isinstance(diluent, Quantity)
    assert taken + diluent == Quantity.of(str(made), "mL")
    assert drug == Quantity.of(str(made), "mL") * Quantity.of(weaker, "mg/mL")
    stronger = calculate("dilution", {**inputs, "target_strength": f"{stock + weaker} mg/mL"}, "stock_quantity").value
    assert isinstance(stronger, Quantity)
    assert taken < stronger
