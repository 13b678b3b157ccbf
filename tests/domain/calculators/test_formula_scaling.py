"""formula_scaling of the catalogue, sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.quantity import Quantity
from tests.domain.calculators.asking import is_exactly, outcome


def line(ingredient: str, quantity: str, density: str = "") -> dict[str, str]:
    """A line of a formula."""
    row = {"ingredient": ingredient, "quantity": quantity}
    return {**row, "density": density} if density else row


DRUG, OIL, REST = line("drug", "25 g"), line("oil", "10 mL", "0.9 g/mL"), line("base", "q.s.")
OINTMENT = {"formula": [DRUG, OIL, REST], "formula_total": "100 g"}
MASSES = [line("drug", "25 g"), line("base", "75 g", "0.75 g/mL")]
PARTS = [line("talc", "3"), line("zinc", "2", "5 g/mL"), line("water", "1.5"), line("oil", "3.5")]


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({**OINTMENT, "required_total": "500 g", "report": "drug"}, "quantity", "125 g"),
        ({**OINTMENT, "required_total": "500 g", "report": "drug"}, "factor", "5"),
        ({**OINTMENT, "required_total": "500 g", "report": "drug"}, "total", "0.5 kg"),
        ({**OINTMENT, "required_total": "500 g", "report": "base"}, "quantity", "330 g"),
        ({**OINTMENT, "required_total": "500 g", "report": "oil"}, "quantity", "50 mL"),
        ({**OINTMENT, "required_total": "500 g", "report": "oil"}, "mass", "45 g"),
        ({**OINTMENT, "required_total": "500 g", "report": "oil"}, "volume", "50 mL"),
        ({**OINTMENT, "factor": "2.5", "report": "base"}, "quantity", "165 g"),
        ({**OINTMENT, "factor": "2.5"}, "total", "250 g"),
        ({**OINTMENT, "containers": "6", "container_size": "50 g", "report": "drug"}, "quantity", "75 g"),
        ({**OINTMENT, "containers": "6", "container_size": "50 g", "excess": "4 %"}, "total", "312 g"),
        ({**OINTMENT, "required_total": "500 g", "excess": "10 %", "report": "drug"}, "quantity", "137.5 g"),
        ({**OINTMENT, "required_total": "500 g", "excess": "10 %"}, "factor", "5.5"),
        ({"formula": MASSES, "required_total": "200 g", "report": "drug"}, "quantity", "50 g"),
        ({"formula": MASSES, "required_total": "200 g", "report": "base"}, "volume", "200 mL"),
        ({"formula": MASSES, "factor": "2"}, "total", "200 g"),
        ({"formula": [DRUG, line("water", "90 mL")], "factor": "2", "report": "water"}, "quantity", "180 mL"),
        (
            {"formula": [line("drug", "80 g")], "formula_total": "1 L", "required_total": "240 mL", "report": "drug"},
            "quantity",
            "19.2 g",
        ),
        (
            {"formula": [line("drug", "2 g")], "formula_total": "40", "required_total": "250", "report": "drug"},
            "quantity",
            "12.5 g",
        ),
        ({"formula_total": "40", "required_total": "250"}, "factor", "6.25"),
        ({"formula_total": "40", "required_total": "250"}, "total", "250"),
        ({"formula_total": "40 mL", "required_total": "1 L"}, "factor", "25"),
        ({"formula": PARTS, "required_total": "120 g", "excess": "5 %", "report": "zinc"}, "quantity", "25.2 g"),
        ({"formula": PARTS, "required_total": "100 g", "report": "zinc"}, "volume", "4 mL"),
        ({"formula": PARTS, "required_total": "100 mL", "report": "zinc"}, "quantity", "20 mL"),
        ({"formula": PARTS, "required_total": "100 g", "formula_total": "10", "report": "talc"}, "quantity", "30 g"),
        ({"formula": PARTS, "containers": "2", "container_size": "50 g", "report": "oil"}, "quantity", "35 g"),
        ({"formula": PARTS, "required_total": "100 g"}, "total", "100 g"),
        (
            {"formula": [OIL, line("base", "q.s.")], "formula_total": "100 mL", "factor": "1", "report": "base"},
            "quantity",
            "90 mL",
        ),
    ],
)
def test_formula_scaling(inputs: Texts, find: str, expected: str) -> None:
    """By factor, to a total, to containers, by parts, with q.s.; the reported amount also as mass and volume."""
    assert is_exactly("formula_scaling", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({**OINTMENT, "required_total": "500 mL", "report": "drug"}, "quantity", "missing_density"),
        ({"formula_total": "40 mL", "required_total": "250 g"}, "factor", "missing_density"),
        ({"formula_total": "40 mL", "required_total": "250"}, "factor", "missing_unit"),
        ({"formula_total": "40", "required_total": "250 g"}, "factor", "wrong_dimension"),
        ({"formula_total": "40.5", "required_total": "250"}, "factor", "non_integer_count"),
        ({"formula_total": "40", "required_total": "2.5"}, "factor", "non_integer_count"),
        ({**OINTMENT, "formula": [DRUG, line("oil", "10 mL"), REST], "factor": "1"}, "factor", "missing_density"),
        ({**OINTMENT, "factor": "1", "report": "drug"}, "volume", "missing_density"),
        ({**OINTMENT, "formula_total": "34 g", "factor": "1"}, "factor", "components_exceed_total"),
        ({**OINTMENT, "formula_total": "24 g", "factor": "1"}, "factor", "components_exceed_total"),
        ({"formula": MASSES, "formula_total": "99 g", "factor": "1"}, "factor", "components_exceed_total"),
        ({"formula": [*PARTS, DRUG], "required_total": "100 g"}, "total", "missing_unit"),
        ({"formula": [*PARTS, REST], "required_total": "100 g"}, "total", "missing_unit"),
        ({"formula": PARTS, "required_total": "100"}, "total", "missing_unit"),
        ({"formula": PARTS, "factor": "2"}, "total", "unexpected_input"),
        ({"formula": PARTS, "required_total": "100 g", "formula_total": "10 g"}, "total", "wrong_dimension"),
        ({"formula": PARTS, "required_total": "100 g"}, "factor", "unknown_output"),
        ({**OINTMENT, "factor": "1", "report": "wax"}, "factor", "missing_input"),
        ({**OINTMENT, "factor": "1"}, "quantity", "missing_input"),
        ({"formula": [DRUG, DRUG], "factor": "1"}, "factor", "inconsistent_input"),
        ({**OINTMENT, "formula": [REST, line("wax", "q.s.")], "factor": "1"}, "factor", "inconsistent_input"),
        ({"formula": [DRUG, REST], "factor": "1"}, "factor", "missing_input"),
        ({"formula": [DRUG, line("water", "90 mL")], "required_total": "1 g"}, "factor", "missing_input"),
        ({"formula": [DRUG, line("water", "90 mL")], "factor": "2"}, "total", "unknown_output"),
        (OINTMENT, "factor", "missing_input"),
        ({**OINTMENT, "factor": "1", "required_total": "1 g"}, "factor", "unexpected_input"),
        ({**OINTMENT, "containers": "2"}, "factor", "missing_input"),
        ({**OINTMENT, "container_size": "2 g"}, "factor", "missing_input"),
        ({**OINTMENT, "factor": "1", "excess": "5 %"}, "factor", "unexpected_input"),
        ({"required_total": "1 g"}, "factor", "missing_input"),
        ({**OINTMENT, "required_total": "1 g", "excess": "101 %"}, "factor", "percentage_out_of_range"),
        ({**OINTMENT, "required_total": "0 g"}, "factor", "non_positive_quantity"),
        ({"formula": [], "factor": "1"}, "factor", "missing_input"),
        ({"formula": [line("drug", "q.s")], "factor": "1"}, "factor", "invalid_number"),
    ],
)
def test_formula_scaling_refused(inputs: Texts, find: str, code: str) -> None:
    """The refusals of the catalogue; a density that only an output needs is missing only for that output."""
    assert outcome("formula_scaling", inputs, find) == code


@settings(deadline=None)
@given(
    first=st.integers(1, 500), second=st.integers(1, 400), size=st.decimals(min_value="0.01", max_value=999, places=2)
)
def test_the_scaled_lines_are_the_size(first: int, second: int, size: object) -> None:
    """Mass balance: drug, filler and q.s. base sum to exactly what is required."""
    formula = [line("drug", f"{first} mg"), line("filler", f"{second} mg"), REST]
    inputs: Texts = {"formula": formula, "formula_total": "1 g", "required_total": f"{size} g"}
    amounts = [
        calculate("formula_scaling", {**inputs, "report": name}, "quantity").value
        for name in ("drug", "filler", "base")
    ]
    total = Quantity.of(0, "g")
    for amount in amounts:
        assert isinstance(amount, Quantity)
        total = total + amount
    assert total == Quantity.of(str(size), "g")
