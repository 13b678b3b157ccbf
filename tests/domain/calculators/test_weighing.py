"""Group D of the catalogue, sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.quantity import Quantity
from tests.domain.calculators.asking import is_exactly, outcome

BALANCE = {"sensitivity": "6 mg", "permitted_error": "5 %"}
DISPLAY = {"repeatability": "0.3 mg", "readability": "1 mg"}


@pytest.mark.parametrize(
    ("calculator", "inputs", "find", "expected"),
    [
        ("least_weighable_quantity", BALANCE, "least_weighable", "120 mg"),
        ("least_weighable_quantity", {**BALANCE, "permitted_error": "100 %"}, "least_weighable", "6 mg"),
        ("least_weighable_quantity", {**BALANCE, "weighing": "0.12 g"}, "relative_error", "5 %"),
        ("minimum_weight", DISPLAY, "minimum_weight", "820 mg"),
        ("minimum_weight", {**DISPLAY, "repeatability": "0 mg"}, "minimum_weight", "820 mg"),
        ("minimum_weight", {**DISPLAY, "repeatability": "0.8 mg"}, "minimum_weight", "1.6 g"),
        ("minimum_weight", {**DISPLAY, "weighing": "820 mg"}, "relative_uncertainty", "0.1 %"),
    ],
)
def test_what_a_balance_can_weigh(calculator: str, inputs: Texts, find: str, expected: str) -> None:
    """USP <1176>: sensitivity ÷ permitted error; USP <41>: 2000 × max(s, 0.41 d). Equality is allowed."""
    assert is_exactly(calculator, inputs, find, expected)


@pytest.mark.parametrize(
    ("calculator", "inputs", "code"),
    [
        ("least_weighable_quantity", {**BALANCE, "weighing": "119 mg"}, "below_least_weighable"),
        ("least_weighable_quantity", {**BALANCE, "permitted_error": "0 %"}, "non_positive_quantity"),
        ("least_weighable_quantity", BALANCE, "unknown_output"),
        ("minimum_weight", {**DISPLAY, "weighing": "819 mg"}, "below_least_weighable"),
        ("minimum_weight", {**DISPLAY, "repeatability": "-1 mg"}, "non_positive_quantity"),
        ("minimum_weight", {**DISPLAY, "readability": "0 mg"}, "non_positive_quantity"),
    ],
)
def test_what_a_balance_cannot_weigh(calculator: str, inputs: Texts, code: str) -> None:
    """A weighing below the least is refused whatever is asked; s may be zero, d may not."""
    assert outcome(calculator, inputs, "relative_error") == code


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({"required": "2 mg", "drug_weighed": "120 mg"}, "factor", "60"),
        ({"required": "2 mg", "factor": "60"}, "drug_weighed", "120 mg"),
        ({"factor": "60", "drug_weighed": "120 mg"}, "required", "2 mg"),
        ({"required": "15 mg", "least_weighable": "100 mg"}, "factor", "7"),
        ({"required": "15 mg", "least_weighable": "105 mg"}, "factor", "7"),
        ({"required": "15 mg", "least_weighable": "105 mg"}, "drug_weighed", "105 mg"),
        ({"required": "15 mg", "least_weighable": "1 mg"}, "factor", "1"),
        ({"required": "15 mg", "least_weighable": "100 mg", "aliquot": "5 mL"}, "dilution_total", "35 mL"),
        ({"factor": "60", "aliquot": "125 mg"}, "dilution_total", "7.5 g"),
        ({"required": "2 mg", "drug_weighed": "120 mg", "aliquot": "125 mg"}, "diluent", "7380 mg"),
        ({"required": "2 mg", "factor": "1", "aliquot": "2 mg"}, "diluent", "0 mg"),
    ],
)
def test_aliquot(inputs: Texts, find: str, expected: str) -> None:
    """Two of three give the third; required and least weighable take the smallest whole factor."""
    assert is_exactly("aliquot", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({"required": "200 mg", "drug_weighed": "120 mg"}, "factor", "inconsistent_input"),
        ({"required": "200 mg", "factor": "0.9"}, "factor", "inconsistent_input"),
        (
            {"required": "2 mg", "factor": "10", "least_weighable": "21 mg"},
            "factor",
            "below_least_weighable",
        ),
        (
            {"required": "2 mg", "least_weighable": "100 mg", "aliquot": "99 mg"},
            "factor",
            "below_least_weighable",
        ),
        ({"required": "12 mg", "factor": "10", "aliquot": "5 mg"}, "factor", "negative_diluent"),
        ({"required": "2 mg", "factor": "1", "drug_weighed": "2 mg"}, "factor", "unexpected_input"),
        ({"required": "2 mg"}, "factor", "missing_input"),
        ({"factor": "2"}, "factor", "missing_input"),
        ({"drug_weighed": "2 mg"}, "factor", "missing_input"),
        ({"drug_weighed": "2 mg", "least_weighable": "2 mg"}, "factor", "missing_input"),
        ({"aliquot": "2 mg"}, "factor", "missing_input"),
        ({"factor": "2", "aliquot": "5 mg"}, "diluent", "unknown_output"),
        ({"factor": "2", "required": "5 mg", "aliquot": "5 mL"}, "diluent", "unknown_output"),
        ({"factor": "2", "required": "5 mg"}, "dilution_total", "unknown_output"),
        ({"factor": "2", "aliquot": "5 h"}, "dilution_total", "wrong_dimension"),
    ],
)
def test_aliquot_refused(inputs: Texts, find: str, code: str) -> None:
    """No weighing below the least, no aliquot smaller than the drug it must hold."""
    assert outcome("aliquot", inputs, find) == code


POWDERS = {"units": "12", "dose": "10 mg", "unit_weight": "120 mg"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        (POWDERS, "drug_total", "120 mg"),
        (POWDERS, "triturate", "120 mg"),
        (POWDERS, "powder_total", "1.44 g"),
        (POWDERS, "diluent", "1320 mg"),
        ({**POWDERS, "triturate_strength": "1:10 w/w"}, "triturate", "1.2 g"),
        ({**POWDERS, "triturate_strength": "1:12 w/w"}, "diluent", "0 mg"),
        ({**POWDERS, "least_weighable": "120 mg"}, "triturate", "120 mg"),
    ],
)
def test_trituration(inputs: Texts, find: str, expected: str) -> None:
    """Triturate = units × dose ÷ strength, pure drug by default; diluent = powder − triturate."""
    assert is_exactly("trituration", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({**POWDERS, "least_weighable": "121 mg"}, "drug_total", "below_least_weighable"),
        ({**POWDERS, "triturate_strength": "1:13 w/w"}, "drug_total", "negative_diluent"),
        ({"units": "1", "dose": "1 mg"}, "diluent", "unknown_output"),
        ({"units": "1", "dose": "1 mg"}, "powder_total", "unknown_output"),
    ],
)
def test_trituration_refused(inputs: Texts, find: str, code: str) -> None:
    """A triturate below the least weighable, or above the whole powder."""
    assert outcome("trituration", inputs, find) == code


@settings(deadline=None)
@given(required=st.integers(1, 500), least=st.integers(1, 5000))
def test_the_smallest_whole_factor(required: int, least: int) -> None:
    """The factor found weighs enough, and one less would not."""
    inputs = {"required": f"{required} mg", "least_weighable": f"{least} mg"}
    weighed = calculate("aliquot", inputs, "drug_weighed").value
    assert isinstance(weighed, Quantity)
    assert weighed >= Quantity.of(least, "mg")
    assert weighed == Quantity.of(required, "mg") or weighed - Quantity.of(required, "mg") < Quantity.of(least, "mg")
