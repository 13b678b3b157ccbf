"""hydrate_correction, assay_correction and assay_result of the catalogue, sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.quantity import Quantity
from tests.domain.calculators.asking import is_exactly, outcome

FORMS = {"from_molar_mass": "100 g/mol", "to_molar_mass": "125 g/mol"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        (FORMS, "factor", "1.25"),
        (FORMS, "water", "20 %"),
        ({"from_molar_mass": "125 g/mol", "to_molar_mass": "100 g/mol"}, "water", "20 %"),
        ({"from_molar_mass": "1 g/mol", "to_molar_mass": "1 g/mol"}, "water", "0 %"),
        ({**FORMS, "mass": "2 g"}, "equivalent_mass", "2500 mg"),
        ({**FORMS, "strength": "20 % w/w"}, "equivalent_strength", "25 % w/w"),
        ({**FORMS, "strength": "200 mg/mL"}, "equivalent_strength", "25 % w/v"),
        ({"factor": "1.093", "mass": "50 mg"}, "equivalent_mass", "54.65 mg"),
        ({"factor": "1.093"}, "factor", "1.093"),
    ],
)
def test_hydrate_correction(inputs: Texts, find: str, expected: str) -> None:
    """Factor = to ÷ from, mole for mole; water = |to − from| ÷ the larger."""
    assert is_exactly("hydrate_correction", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({"factor": "1.2", "to_molar_mass": "1 g/mol"}, "factor", "unexpected_input"),
        ({"to_molar_mass": "1 g/mol"}, "factor", "missing_input"),
        ({"mass": "1 g"}, "factor", "missing_input"),
        ({"factor": "1.2"}, "water", "unknown_output"),
        ({"factor": "1.2"}, "equivalent_mass", "unknown_output"),
        ({"factor": "1.2", "strength": "90 % w/w"}, "factor", "strength_over_100_percent"),
        ({"factor": "1.2", "strength": "90 % v/v"}, "factor", "missing_density"),
        ({"factor": "1.2", "strength": "90 unit/mL"}, "factor", "wrong_dimension"),
    ],
)
def test_hydrate_correction_refused(inputs: Texts, find: str, code: str) -> None:
    """Both molar masses or the factor; a w/w result stays within 100 %."""
    assert outcome("hydrate_correction", inputs, find) == code


LOT = {"assay": "80 %", "assay_basis": "dried", "water": "50 %", "prescribed": "8 g"}
FORM = {"assayed_molar_mass": "100 g/mol", "prescribed_molar_mass": "200 g/mol"}
CONCENTRATE = {"role": "concentrate", "nominal_strength": "2 % w/w", "found_strength": "2.5 % w/w"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({**LOT, "policy": "full"}, "content", "40 %"),
        ({**LOT, "policy": "full"}, "shortfall", "60 %"),
        ({**LOT, "policy": "full"}, "calculated_factor", "2.5"),
        ({**LOT, "policy": "full"}, "weigh", "20 g"),
        ({**LOT, "policy": "full", "assay_basis": "as_is"}, "content", "80 %"),
        ({**LOT, **FORM, "policy": "full"}, "content", "80 %"),
        ({"policy": "full", "water": "20 %"}, "content", "80 %"),
        ({"policy": "full"}, "content", "100 %"),
        ({"policy": "full", "assay": "125 %", "prescribed": "1 g"}, "weigh", "0.8 g"),
        ({"policy": "full", "assay": "125 %"}, "shortfall", "-25 %"),
        ({**LOT, "policy": "none"}, "applied_factor", "1"),
        ({**LOT, "policy": "none"}, "calculated_factor", "2.5"),
        ({**LOT, "policy": "labelled_potency"}, "weigh", "8 g"),
        ({"policy": "labelled_potency", "labelled_potency": "800 mg/g", "prescribed": "8 g"}, "weigh", "10 g"),
        ({"policy": "none", "labelled_potency": "80 % w/w", "prescribed": "8 g"}, "weigh", "8 g"),
        ({"policy": "full", "labelled_potency": "80 % w/w", "prescribed": "8 g"}, "weigh", "10 g"),
        ({"policy": "dac_nrf", "assay": "98 %"}, "calculated_factor", "1.020"),
        ({"policy": "dac_nrf", "assay": "98 %"}, "applied_factor", "1"),
        ({"policy": "dac_nrf", "assay": "98 %", "apply_optional": "yes"}, "applied_factor", "1.02"),
        ({"policy": "dac_nrf", "assay": "97.9 %"}, "applied_factor", "1.021"),
        ({"policy": "dac_nrf", "assay": "97.9 %", "role": "preservative"}, "applied_factor", "1.021"),
        ({"policy": "dac_nrf", "assay": "50 %", "role": "excipient"}, "applied_factor", "1"),
        ({"policy": "dac_nrf", "assay": "101 %"}, "applied_factor", "1"),
        ({"policy": "dac_nrf", "assay": "111.1 %"}, "applied_factor", "1"),
        ({"policy": "dac_nrf", "assay": "111.2 %"}, "applied_factor", "0.899"),
        ({"policy": "dac_nrf", "assay": "99.96 %", "apply_optional": "yes"}, "applied_factor", "1"),
        ({"policy": "dac_nrf", **CONCENTRATE}, "applied_factor", "0.8"),
        ({"policy": "dac_nrf", **CONCENTRATE, "found_strength": "2 % w/w"}, "applied_factor", "1"),
        ({"policy": "full", **CONCENTRATE}, "content", "125 %"),
        ({"policy": "full", **CONCENTRATE, "nominal_strength": "100 % w/w"}, "calculated_factor", "40"),
        ({"policy": "labelled_potency", **CONCENTRATE}, "applied_factor", "1"),
    ],
)
def test_assay_correction(inputs: Texts, find: str, expected: str) -> None:
    """Content by assay, water and forms, or by potency, or found ÷ nominal; applied as each named policy says."""
    assert is_exactly("assay_correction", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({"assay": "97 %"}, "content", "missing_input"),
        ({"policy": "full", "assay": "97 %", "water": "3 %"}, "content", "missing_input"),
        ({"policy": "full", "assayed_molar_mass": "1 g/mol"}, "content", "missing_input"),
        ({"policy": "full", "labelled_potency": "90 % w/w", "assay": "97 %"}, "content", "unexpected_input"),
        ({"policy": "full", "labelled_potency": "90 % w/w", "water": "1 %"}, "content", "unexpected_input"),
        ({"policy": "full", "labelled_potency": "90 % w/w", **FORM}, "content", "unexpected_input"),
        ({"policy": "full", "labelled_potency": "90 % w/v"}, "content", "missing_density"),
        ({"policy": "full", "found_strength": "2 % w/w"}, "content", "unexpected_input"),
        ({"policy": "full", "role": "concentrate"}, "content", "missing_input"),
        ({"policy": "full", **CONCENTRATE, "assay": "97 %"}, "content", "unexpected_input"),
        ({"policy": "full", **CONCENTRATE, "found_strength": "2 % w/v"}, "content", "basis_mismatch"),
        ({"policy": "full", "water": "100 %"}, "content", "percentage_out_of_range"),
        ({"policy": "full"}, "weigh", "unknown_output"),
        ({"policy": "full", "role": "solvent"}, "content", "unknown_option"),
    ],
)
def test_assay_correction_refused(inputs: Texts, find: str, code: str) -> None:
    """The policy is never defaulted; the ways to a content exclude each other."""
    assert outcome("assay_correction", inputs, find) == code


TITRATION = {
    "titre": "10 mL",
    "normality": "0.12 Eq/L",
    "nominal_normality": "0.1 Eq/L",
    "equivalence": "25 mg/mL",
    "sample": "300 mg",
}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({"assay_as_is": "72 %", "loss": "20 %"}, "assay_dried", "90 %"),
        ({"assay_dried": "90 %", "loss": "20 %"}, "assay_as_is", "72 %"),
        ({"assay_dried": "101 %"}, "assay_as_is", "101 %"),
        ({"found": "72 mg", "taken": "0.1 g", "loss": "20 %"}, "assay_dried", "90 %"),
        ({"found": "72 mg", "taken": "0.1 g"}, "assay_as_is", "72 %"),
        (TITRATION, "found", "300 mg"),
        (TITRATION, "assay_as_is", "100 %"),
        ({**TITRATION, "blank": "1 mL", "loss": "10 %"}, "assay_dried", "100 %"),
        ({**TITRATION, "blank": "0 mL"}, "found", "0.3 g"),
        (
            {"molar_mass": "250 g/mol", "equivalents_per_mole": "2", "normality": "0.1 Eq/L"},
            "equivalence",
            "12.5 mg/mL",
        ),
    ],
)
def test_assay_result(inputs: Texts, find: str, expected: str) -> None:
    """Dried = as is ÷ (1 − loss); by found and taken, or by titration; the equivalence alone by molar mass."""
    assert is_exactly("assay_result", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({**TITRATION, "blank": "10 mL"}, "found", "inconsistent_input"),
        ({**TITRATION, "assay_as_is": "90 %"}, "found", "unexpected_input"),
        ({**TITRATION, "molar_mass": "1 g/mol"}, "found", "unexpected_input"),
        ({"titre": "1 mL"}, "found", "missing_input"),
        ({"found": "1 mg"}, "assay_as_is", "missing_input"),
        ({"found": "1 mg", "taken": "1 mg", "assay_dried": "9 %"}, "assay_as_is", "unexpected_input"),
        ({"assay_as_is": "1 %", "assay_dried": "9 %"}, "assay_as_is", "unexpected_input"),
        ({"loss": "1 %"}, "assay_as_is", "missing_input"),
        ({"molar_mass": "1 g/mol", "normality": "1 Eq/L"}, "equivalence", "missing_input"),
        ({"assay_as_is": "90 %"}, "found", "unknown_output"),
        ({"assay_as_is": "90 %"}, "equivalence", "unknown_output"),
        (
            {"molar_mass": "250 g/mol", "equivalents_per_mole": "2", "normality": "0.1 Eq/L"},
            "assay_as_is",
            "unknown_output",
        ),
    ],
)
def test_assay_result_refused(inputs: Texts, find: str, code: str) -> None:
    """Four closed combinations, each with its own outputs; a titre is above its blank."""
    assert outcome("assay_result", inputs, find) == code


@settings(deadline=None)
@given(assay=st.integers(1, 120), water=st.integers(0, 99), grams=st.integers(1, 999))
def test_what_is_weighed_holds_what_is_prescribed(assay: int, water: int, grams: int) -> None:
    """Back-substitution under the policy full: weighed × content = prescribed."""
    inputs = {
        "policy": "full",
        "assay": f"{assay} %",
        "assay_basis": "dried",
        "water": f"{water} %",
        "prescribed": f"{grams} g",
    }
    weigh = calculate("assay_correction", inputs, "weigh").value
    assert isinstance(weigh, Quantity)
    assert weigh * assay * (100 - water) / 10_000 == Quantity.of(grams, "g")
