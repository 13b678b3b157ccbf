"""Section 3 of the catalogue: names, options, texts, presence and dimension, sign and range, then the rest."""

from __future__ import annotations

import pytest

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.errors import Refusal
from tests.domain.calculators.asking import outcome


@pytest.mark.parametrize(
    ("calculator", "given", "code"),
    [
        ("density", {"weight": "1 g", "mass": "NaN g"}, "unexpected_input"),
        ("isotonicity_e_value", {"volume": "x", "ingredients": [{"mass": "1 g"}]}, "unexpected_input"),
        ("assay_correction", {"policy": "usual", "assay": "NaN %"}, "unknown_option"),
        ("assay_correction", {"policy": "full", "colour": "red", "role": "x"}, "unexpected_input"),
        ("e_value_from_liso", {"compound_type": "divalent"}, "unknown_option"),
        ("density", {"mass": "5 mL", "volume": "1,5 g"}, "ambiguous_number"),
        ("dilution", {"stock_strength": "10 g", "target_quantity": "1 G"}, "unknown_unit"),
        ("density", {"mass": "1 mL", "volume": "oops mL"}, "invalid_number"),
        ("least_weighable_quantity", {"sensitivity": "1 mL"}, "missing_input"),
        ("least_weighable_quantity", {"sensitivity": "1"}, "missing_unit"),
        ("percentage_strength", {"strength": "10 %"}, "missing_basis"),
        ("density", {"mass": "1 mL", "volume": "5"}, "missing_unit"),
        ("density", {"mass": "0 g", "volume": "1 mL", "density": "1 g/mL"}, "unexpected_input"),
        ("density", {"mass": "0 g", "volume": "1 g"}, "wrong_dimension"),
        ("percentage_strength", {"strength": "120 % w/w", "total": "60 mol"}, "wrong_dimension"),
        ("percentage_strength", {"strength": "120 % w/w", "total": "60 mL"}, "strength_over_100_percent"),
        ("density", {"mass": "0 g"}, "non_positive_quantity"),
        ("density", {"mass": "1 g"}, "missing_density"),
        ("alligation_medial", {"components": []}, "missing_input"),
        ("alligation_medial", {"components": "5 g"}, "wrong_dimension"),
        ("density", {"mass": [{"x": "1"}], "volume": "1 mL"}, "wrong_dimension"),
    ],
)
def test_the_earlier_check_wins(calculator: str, given: Texts, code: str) -> None:
    """Each case has two faults; the one that the order names first is refused."""
    assert outcome(calculator, given, "nothing") == code


@pytest.mark.parametrize(
    ("calculator", "given", "code"),
    [
        ("trituration", {"units": "12 g", "dose": "1 mg"}, "wrong_dimension"),
        ("trituration", {"units": "12 capsules", "dose": "1 mg"}, "unknown_unit"),
        ("trituration", {"units": "-1", "dose": "1 mg"}, "non_positive_quantity"),
        ("trituration", {"units": "-1.5", "dose": "1 mg"}, "non_positive_quantity"),
        ("trituration", {"units": "0", "dose": "1 mg"}, "non_positive_quantity"),
        ("trituration", {"units": "1.5", "dose": "1 mg"}, "non_integer_count"),
        ("trituration", {"units": "2", "dose": "1"}, "missing_unit"),
        ("trituration", {"units": "2", "dose": "1 %"}, "wrong_dimension"),
        ("trituration", {"units": "2", "dose": "1 % w/w"}, "wrong_dimension"),
        ("trituration", {"units": "2", "dose": "1 mg", "triturate_strength": "10 %"}, "missing_basis"),
        ("trituration", {"units": "2", "dose": "1 mg", "triturate_strength": "1:10"}, "missing_basis"),
        ("trituration", {"units": "2", "dose": "1 mg", "triturate_strength": "5 ppm"}, "missing_basis"),
        ("trituration", {"units": "2", "dose": "1 mg", "triturate_strength": "10"}, "missing_unit"),
        ("trituration", {"units": "2", "dose": "1 mg", "triturate_strength": "10 g"}, "wrong_dimension"),
        ("trituration", {"units": "2", "dose": "1 mg", "triturate_strength": "10 % w/v"}, "missing_density"),
        ("trituration", {"units": "2", "dose": "1 mg", "triturate_strength": "5 unit/mL"}, "wrong_dimension"),
        ("trituration", {"units": "2", "dose": "1 mg", "triturate_strength": "0 % w/w"}, "non_positive_quantity"),
        ("trituration", {"units": "2", "dose": "1 mg", "triturate_strength": "101 % w/w"}, "strength_over_100_percent"),
        ("trituration", {"units": "2", "dose": "1 mg", "triturate_strength": "1:0 w/w"}, "non_positive_quantity"),
        ("trituration", {"units": "2", "dose": "1 mg", "triturate_strength": "1:0.5 w/w"}, "strength_over_100_percent"),
        ("e_value_from_liso", {"molar_mass": "61.8 g/mol", "liso": "1.9 g"}, "wrong_dimension"),
        ("e_value_from_liso", {"molar_mass": "61.8 g/mol", "liso": "1.9 %"}, "wrong_dimension"),
        ("e_value_from_liso", {"molar_mass": "61.8 g/mol", "liso": "1:2"}, "invalid_number"),
        ("least_weighable_quantity", {"sensitivity": "6 mg", "permitted_error": "5"}, "missing_unit"),
        ("least_weighable_quantity", {"sensitivity": "6 mg", "permitted_error": "5 mg"}, "wrong_dimension"),
        ("least_weighable_quantity", {"sensitivity": "6 mg", "permitted_error": "5 % w/w"}, "wrong_dimension"),
        ("least_weighable_quantity", {"sensitivity": "6 mg", "permitted_error": "101 %"}, "percentage_out_of_range"),
        ("assay_result", {"assay_as_is": "99 %", "loss": "100 %"}, "percentage_out_of_range"),
        ("weight", {}, "unknown_calculator"),
        ("ratio_strength", {"strength": "5 % w/w"}, "unknown_output"),
    ],
)
def test_the_general_refusals(calculator: str, given: Texts, code: str) -> None:
    """The first half of the table of codes, by each kind of input."""
    assert outcome(calculator, given, "nothing") == code


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ({"volume": "1 g"}, "volume"),
        ({"volume": "1 mL", "ingredients": [{"quantity": "1 g", "e_value": "x"}]}, "ingredients[1].e_value"),
        ({"volume": "1 mL", "ingredients": [{"quantity": "0 g", "e_value": "1"}]}, "ingredients[1].quantity"),
        ({"volume": "1 mL", "ingredients": [{"quantity": "1 g"}]}, "ingredients[1].e_value"),
        ({}, "volume"),
    ],
)
def test_a_refusal_says_at_which_input_it_stands(given: Texts, at: str) -> None:
    """Issue 11, screen: refusals inline at the field."""
    with pytest.raises(Refusal) as refused:
        calculate("isotonicity_e_value", given, "nacl_required")
    assert refused.value.at == at


def test_a_whole_number_may_have_trailing_zeros() -> None:
    """Section 2: trailing zeros are allowed; 12.0 is whole."""
    assert str(outcome("trituration", {"units": "12.0", "dose": "1 mg"}, "drug_total")) == "12 mg"
