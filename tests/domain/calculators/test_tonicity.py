"""Group E of the catalogue, sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.quantity import Quantity
from tests.domain.calculators.asking import is_exactly, outcome

BOTH = [{"strength": "1 % w/v", "e_value": "0.3"}, {"quantity": "50 mg", "e_value": "0.2"}]
DROPS = {"volume": "30 mL", "ingredients": BOTH}
DEPRESSING = [{"strength": "1 % w/v", "depression_per_percent": "0.1 degC"}]
MASSES = [{"quantity": "0.3 g", "depression_per_percent": "0.1 degC"}]
AGENT = {"adjusting_depression_per_percent": "0.6 degC"}


@pytest.mark.parametrize(
    ("calculator", "inputs", "find", "expected"),
    [
        ("isotonicity_e_value", DROPS, "nacl_equivalent", "100 mg"),
        ("isotonicity_e_value", DROPS, "nacl_required", "270 mg"),
        ("isotonicity_e_value", DROPS, "adjusting_agent", "0.17 g"),
        ("isotonicity_e_value", {**DROPS, "adjusting_e_value": "0.5"}, "adjusting_agent", "0.34 g"),
        ("isotonicity_e_value", {**DROPS, "isotonic_strength": "9.1 mg/mL"}, "adjusting_agent", "173 mg"),
        ("isotonicity_e_value", {"volume": "1 L"}, "adjusting_agent", "9 g"),
        ("isotonicity_e_value", {"volume": "1 L"}, "nacl_equivalent", "0 g"),
        (
            "isotonicity_e_value",
            {"volume": "10 mL", "ingredients": [{"strength": "2.5 % w/v", "e_value": "0.36"}]},
            "adjusting_agent",
            "0 mg",
        ),
        ("isotonic_volume", {"ingredients": [BOTH[1]]}, "isotonic_volume", "1.1111111111 mL"),
        ("isotonic_volume", {"ingredients": BOTH, "final_volume": "30 mL"}, "isotonic_vehicle", "18.888888889 mL"),
        (
            "isotonic_volume",
            {"ingredients": [{"quantity": "0.9 g", "e_value": "1"}], "final_volume": "100 mL"},
            "isotonic_vehicle",
            "0 mL",
        ),
        ("isotonic_volume", {"quantity": "0.3 g", "isotonic_volume": "10 mL"}, "e_value", "0.3"),
        (
            "isotonic_volume",
            {"quantity": "0.3 g", "isotonic_volume": "10 mL", "isotonic_strength": "0.6 % w/v"},
            "e_value",
            "0.2",
        ),
        ("isotonicity_freezing_point", {**AGENT, "ingredients": DEPRESSING}, "depression", "0.1 degC"),
        ("isotonicity_freezing_point", {**AGENT, "ingredients": DEPRESSING}, "adjusting_strength", "0.7 % w/v"),
        (
            "isotonicity_freezing_point",
            {**AGENT, "ingredients": DEPRESSING, "volume": "1 L"},
            "adjusting_agent",
            "7 g",
        ),
        ("isotonicity_freezing_point", {**AGENT, "ingredients": MASSES, "volume": "30 mL"}, "depression", "0.1 degC"),
        ("isotonicity_freezing_point", AGENT, "depression", "0 degC"),
        (
            "isotonicity_freezing_point",
            {**AGENT, "isotonic_depression": "0.56 degC", "volume": "300 mL"},
            "adjusting_agent",
            "2.8 g",
        ),
        ("e_value_from_liso", {"molar_mass": "170 g/mol", "liso": "1.9"}, "e_value", "0.19"),
        ("e_value_from_liso", {"molar_mass": "0.17 kg/mol", "compound_type": "uni_trivalent"}, "e_value", "0.52"),
        ("e_value_from_liso", {"molar_mass": "170 g/mol", "compound_type": "di_divalent"}, "liso", "2"),
        ("e_value_from_dissociation", {"molar_mass": "58.5 g/mol", "i_factor": "1.8"}, "e_value", "1"),
        (
            "e_value_from_dissociation",
            {"molar_mass": "58.5 g/mol", "ions": "2", "dissociation": "80 %"},
            "e_value",
            "1",
        ),
        (
            "e_value_from_dissociation",
            {"molar_mass": "58.5 g/mol", "ions": "2", "dissociation": "0 %"},
            "i_factor",
            "1",
        ),
        ("freezing_point_depression", {"ions": "3", "dissociation": "80 %"}, "i_factor", "2.6"),
        ("freezing_point_depression", {"i_factor": "2", "molality": "0.5 mol/kg"}, "depression", "1.86 degC"),
        ("freezing_point_depression", {"i_factor": "2", "molality": "500 mmol/kg"}, "freezing_point", "-1.86 degC"),
        (
            "freezing_point_depression",
            {"i_factor": "2", "solute_per_solvent": "68 g/kg", "molar_mass": "136 g/mol"},
            "depression",
            "1.86 degC",
        ),
    ],
)
def test_tonicity(calculator: str, inputs: Texts, find: str, expected: str) -> None:
    """The formulas of the group; where an answer has no end in decimals, ten of them are compared."""
    if "1.1111" in expected or "18.888" in expected:
        value = calculate(calculator, inputs, find).value
        assert isinstance(value, Quantity)
        assert abs((value - Quantity.written(expected)).number) < Quantity.written("0.000000001 mL").number
    else:
        assert is_exactly(calculator, inputs, find, expected)


@pytest.mark.parametrize(
    ("compound_type", "liso"),
    [
        ("non_electrolyte", "1.9"),
        ("weak_electrolyte", "2.0"),
        ("di_divalent", "2.0"),
        ("uni_univalent", "3.4"),
        ("uni_divalent", "4.3"),
        ("di_univalent", "4.8"),
        ("uni_trivalent", "5.2"),
        ("tri_univalent", "6.0"),
        ("tetraborate", "7.6"),
    ],
)
def test_the_liso_table(compound_type: str, liso: str) -> None:
    """The nine types of the catalogue."""
    assert is_exactly("e_value_from_liso", {"molar_mass": "17 g/mol", "compound_type": compound_type}, "liso", liso)


STRONG = [{"strength": "25 % w/v", "e_value": "0.31"}]


@pytest.mark.parametrize(
    ("calculator", "inputs", "find", "code"),
    [
        ("isotonicity_e_value", {"volume": "1 L", "ingredients": STRONG}, "nacl_required", "already_hypertonic"),
        ("isotonicity_e_value", {"volume": "1 L", "ingredients": []}, "nacl_required", "missing_input"),
        ("isotonicity_e_value", {"ingredients": BOTH}, "nacl_required", "missing_input"),
        ("isotonicity_e_value", {"volume": "1 L", "ingredients": [{"e_value": "1"}]}, "nacl_required", "missing_input"),
        (
            "isotonicity_e_value",
            {"volume": "1 L", "ingredients": [{**BOTH[0], "quantity": "1 g"}]},
            "nacl_required",
            "unexpected_input",
        ),
        (
            "isotonicity_e_value",
            {"volume": "1 L", "ingredients": [{"strength": "1 % w/w", "e_value": "1"}]},
            "nacl_required",
            "missing_density",
        ),
        (
            "isotonicity_e_value",
            {"volume": "1 L", "ingredients": [{"quantity": "1 mL", "e_value": "1"}]},
            "nacl_required",
            "wrong_dimension",
        ),
        ("isotonic_volume", {"ingredients": BOTH}, "isotonic_volume", "missing_input"),
        ("isotonic_volume", {"ingredients": STRONG, "final_volume": "1 L"}, "isotonic_volume", "already_hypertonic"),
        ("isotonic_volume", {"quantity": "1 g", "ingredients": BOTH}, "e_value", "unexpected_input"),
        ("isotonic_volume", {"quantity": "1 g"}, "e_value", "missing_input"),
        (
            "isotonic_volume",
            {"quantity": "1 g", "isotonic_volume": "1 mL", "final_volume": "1 L"},
            "e_value",
            "unexpected_input",
        ),
        ("isotonic_volume", {}, "isotonic_volume", "missing_input"),
        ("isotonic_volume", {"ingredients": [BOTH[1]]}, "isotonic_vehicle", "unknown_output"),
        ("isotonic_volume", {"ingredients": [BOTH[1]]}, "e_value", "unknown_output"),
        ("isotonicity_freezing_point", {"ingredients": DEPRESSING}, "depression", "missing_input"),
        ("isotonicity_freezing_point", {**AGENT, "ingredients": MASSES}, "depression", "missing_input"),
        ("isotonicity_freezing_point", AGENT, "adjusting_agent", "missing_input"),
        (
            "isotonicity_freezing_point",
            {**AGENT, "ingredients": [{"strength": "6 % w/v", "depression_per_percent": "0.1 degC"}]},
            "depression",
            "already_hypertonic",
        ),
        ("e_value_from_liso", {"molar_mass": "1 g/mol"}, "e_value", "missing_input"),
        (
            "e_value_from_liso",
            {"molar_mass": "1 g/mol", "liso": "2", "compound_type": "tetraborate"},
            "e_value",
            "unexpected_input",
        ),
        (
            "e_value_from_dissociation",
            {"molar_mass": "1 g/mol", "i_factor": "1", "ions": "2"},
            "e_value",
            "unexpected_input",
        ),
        ("e_value_from_dissociation", {"molar_mass": "1 g/mol", "ions": "2"}, "e_value", "missing_input"),
        ("e_value_from_dissociation", {"molar_mass": "1 g/mol"}, "e_value", "missing_input"),
        ("freezing_point_depression", {"ions": "2", "dissociation": "101 %"}, "i_factor", "percentage_out_of_range"),
        ("freezing_point_depression", {"i_factor": "2"}, "depression", "missing_input"),
        (
            "freezing_point_depression",
            {"i_factor": "2", "solute_per_solvent": "1 g/kg"},
            "depression",
            "missing_input",
        ),
        (
            "freezing_point_depression",
            {"i_factor": "2", "solute_per_solvent": "1 g/kg", "molality": "1 mol/kg"},
            "depression",
            "unexpected_input",
        ),
        ("freezing_point_depression", {"molality": "1 mol/kg"}, "depression", "missing_input"),
        ("freezing_point_depression", {"i_factor": "2", "molality": "1 mol/L"}, "depression", "wrong_dimension"),
        ("freezing_point_depression", {"i_factor": "2", "molality": "1 g/kg"}, "depression", "wrong_dimension"),
    ],
)
def test_tonicity_refused(calculator: str, inputs: Texts, find: str, code: str) -> None:
    """Nothing makes a hypertonic solution isotonic; a strength needs its volume; the ways exclude each other."""
    assert outcome(calculator, inputs, find) == code


@settings(deadline=None)
@given(grams=st.integers(1, 80), thousandths=st.integers(1, 100), volume=st.integers(1000, 9999))
def test_the_agent_makes_it_exactly_isotonic(grams: int, thousandths: int, volume: int) -> None:
    """Back-substitution: agent (E 1) and drug together are what is isotonic; the salt is never negative."""
    drug = {"quantity": f"{grams} g", "e_value": f"0.{thousandths:04d}"}
    inputs: Texts = {"volume": f"{volume} mL", "ingredients": [drug]}
    agent = calculate("isotonicity_e_value", inputs, "adjusting_agent").value
    assert isinstance(agent, Quantity)
    assert agent.number >= 0
    equivalent = calculate("isotonicity_e_value", inputs, "nacl_equivalent").value
    assert isinstance(equivalent, Quantity)
    assert agent + equivalent == Quantity.of(9 * volume, "mg")
