"""Milliequivalents, millimoles and molarity (catalogue, group F), sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.calculators.kinds import magnitude
from tests.domain.calculators.asking import is_exactly, outcome

KCL: Texts = {"molar_mass": "75 g/mol", "valence": "1"}
CALCIUM: Texts = {"molar_mass": "147 g/mol", "valence": "2"}
THIOSULFATE: Texts = {"molar_mass": "250 g/mol", "ions_per_formula": "2"}
SALTS = [
    {"mass": "75 mg", "molar_mass": "75 g/mol", "valence": "1"},
    {"mass": "0.147 g", "molar_mass": "147 g/mol", "valence": "2"},
]
SOURCES = [
    {"mass": "75 mg", "molar_mass": "75 g/mol"},
    {"mass": "250 mg", "molar_mass": "250 g/mol", "ions_per_formula": "2"},
]


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({**KCL, "mass": "1.5 g"}, "amount", "20 mEq"),
        ({**KCL, "mass": "1.5 g"}, "mass", "1.5 g"),
        ({**CALCIUM, "mass": "147 mg"}, "amount", "2 mEq"),
        ({**KCL, "amount": "20 mEq"}, "mass", "1.5 g"),
        ({**KCL, "amount": "0.02 Eq"}, "amount", "20 mEq"),
        ({**CALCIUM, "mass_concentration": "14.7 % w/v"}, "concentration", "2 mEq/mL"),
        ({**CALCIUM, "mass_concentration": "147 mg/mL"}, "concentration", "2 Eq/L"),
        ({**CALCIUM, "concentration": "2000 mEq/L"}, "mass_concentration", "14.7 % w/v"),
        ({**KCL, "mass": "1.5 g", "volume": "10 mL"}, "concentration", "2 mEq/mL"),
        ({**KCL, "mass": "1.5 g", "volume": "10 mL"}, "mass_concentration", "150 mg/mL"),
        ({**KCL, "amount": "20 mEq", "volume": "10 mL"}, "mass_concentration", "15 % w/v"),
        ({**KCL, "mass_concentration": "15 % w/v", "volume": "10 mL"}, "amount", "20 mEq"),
        ({**KCL, "concentration": "2 mEq/mL", "volume": "0.01 L"}, "mass", "1500 mg"),
        ({**KCL, "amount": "20 mEq", "mass_concentration": "15 % w/v"}, "volume", "10 mL"),
        ({**KCL, "mass": "1.5 g", "concentration": "2 mEq/mL"}, "volume", "10 mL"),
        ({**KCL, "mass": "1.5 g", "volume": "10 mL"}, "volume", "10 mL"),
        ({**KCL, "dose_per_kg": "0.5 mEq/kg", "body_mass": "14 kg"}, "amount", "7 mEq"),
        ({**KCL, "dose_per_kg": "0.5 mEq/kg", "body_mass": "14 kg"}, "mass", "525 mg"),
        (
            {**KCL, "dose_per_kg": "0.5 mEq/kg", "body_mass": "14 kg", "mass_concentration": "15 % w/v"},
            "volume",
            "3.5 mL",
        ),
        ({**KCL, "dose_per_kg": "0.5 mEq/kg", "body_mass": "14 kg", "volume": "7 mL"}, "concentration", "1 mEq/mL"),
        ({"components": SALTS}, "amount", "3 mEq"),
        ({"components": SALTS, "volume": "30 mL"}, "concentration", "100 mEq/L"),
    ],
)
def test_milliequivalents(inputs: Texts, find: str, expected: str) -> None:
    """Two of amount, concentration and volume give the third; one gives its counterpart; components are added."""
    assert is_exactly("milliequivalents", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({"mass": "1 g", "valence": "1"}, "amount", "missing_input"),
        ({"mass": "1 g", "molar_mass": "75 g/mol"}, "amount", "missing_input"),
        (KCL, "amount", "missing_input"),
        ({**KCL, "volume": "1 mL"}, "volume", "missing_input"),
        ({**KCL, "mass": "1 g"}, "concentration", "missing_input"),
        ({**KCL, "mass": "1 g"}, "volume", "missing_input"),
        ({**KCL, "concentration": "1 mEq/L"}, "mass", "missing_input"),
        ({**KCL, "mass": "1 g", "amount": "1 mEq"}, "amount", "unexpected_input"),
        ({**KCL, "mass_concentration": "1 % w/v", "concentration": "1 mEq/L"}, "amount", "unexpected_input"),
        ({**KCL, "mass": "1 g", "concentration": "1 mEq/L", "volume": "1 L"}, "amount", "unexpected_input"),
        ({**KCL, "dose_per_kg": "1 mEq/kg"}, "amount", "missing_input"),
        ({**KCL, "mass": "1 g", "body_mass": "3 kg"}, "amount", "missing_input"),
        ({**KCL, "amount": "1 mEq", "dose_per_kg": "1 mEq/kg", "body_mass": "3 kg"}, "amount", "unexpected_input"),
        ({**KCL, "mass_concentration": "10 % w/w", "volume": "1 mL"}, "amount", "missing_density"),
        ({**KCL, "mass_concentration": "10 %"}, "concentration", "missing_basis"),
        ({**KCL, "mass_concentration": "2 mEq/mL"}, "concentration", "wrong_dimension"),
        ({**KCL, "concentration": "2 mmol/mL"}, "amount", "wrong_dimension"),
        ({**KCL, "amount": "2 mmol"}, "mass", "wrong_dimension"),
        ({**KCL, "mass": "1 mL"}, "amount", "wrong_dimension"),
        ({"mass": "1 g", "molar_mass": "75 g/mol", "valence": "1.5"}, "amount", "non_integer_count"),
        ({"mass": "1 g", "molar_mass": "75 g/mol", "valence": "0"}, "amount", "non_positive_quantity"),
        ({"components": []}, "amount", "missing_input"),
        ({"components": SALTS, "valence": "1"}, "amount", "unexpected_input"),
        ({"components": SALTS, "mass": "1 g"}, "amount", "unexpected_input"),
        ({"components": [{"mass": "1 g", "molar_mass": "75 g/mol"}]}, "amount", "missing_input"),
        ({"components": SALTS}, "concentration", "unknown_output"),
        ({"components": SALTS, "volume": "1 L"}, "mass", "unknown_output"),
        ({**KCL, "mass": "1 g", "ions_per_formula": "1"}, "amount", "unexpected_input"),
    ],
)
def test_milliequivalents_refused(inputs: Texts, find: str, code: str) -> None:
    """Too little, too much, another kind, another basis."""
    assert outcome("milliequivalents", inputs, find) == code


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({"molar_mass": "75 g/mol", "mass": "1.5 g"}, "amount", "20 mmol"),
        ({**THIOSULFATE, "mass": "12.5 g"}, "amount", "100 mmol"),
        ({**THIOSULFATE, "amount": "100 mmol"}, "mass", "12.5 g"),
        ({**THIOSULFATE, "mass_concentration": "25 % w/v"}, "concentration", "2 mmol/mL"),
        ({**THIOSULFATE, "concentration": "2 mol/L"}, "mass_concentration", "250 mg/mL"),
        ({**THIOSULFATE, "concentration": "2 mol/L", "amount": "1 mmol"}, "volume", "500 microlitre"),
        ({"molar_mass": "75 g/mol", "mass": "1.5 g", "volume": "1 L"}, "concentration", "20 mmol/L"),
        ({"equivalents": "8.1 mEq", "valence": "2"}, "amount", "4.05 mmol"),
        ({"equivalents": "8 mEq", "valence": "2", "volume": "2 L"}, "concentration", "2 mmol/L"),
        ({"equivalent_concentration": "5 mEq/L", "valence": "2"}, "concentration", "2.5 mmol/L"),
        ({"components": SOURCES}, "amount", "3 mmol"),
        ({"components": SOURCES, "volume": "3 mL"}, "concentration", "1 mol/L"),
    ],
)
def test_millimoles(inputs: Texts, find: str, expected: str) -> None:
    """As milliequivalents, with ions in place of valence; or from equivalents by the valence alone."""
    assert is_exactly("millimoles", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({"mass": "1 g"}, "amount", "missing_input"),
        ({"molar_mass": "75 g/mol"}, "amount", "missing_input"),
        ({"equivalents": "8 mEq"}, "amount", "missing_input"),
        ({"valence": "2"}, "amount", "missing_input"),
        ({"equivalents": "8 mEq", "valence": "2", "molar_mass": "40 g/mol"}, "amount", "unexpected_input"),
        ({"equivalents": "8 mEq", "valence": "2", "ions_per_formula": "1"}, "amount", "unexpected_input"),
        ({"equivalents": "8 mEq", "equivalent_concentration": "1 mEq/L", "valence": "2"}, "amount", "unexpected_input"),
        ({"equivalent_concentration": "1 mEq/L", "valence": "2", "volume": "1 L"}, "amount", "unexpected_input"),
        ({"molar_mass": "75 g/mol", "mass": "1 g", "valence": "1"}, "amount", "unexpected_input"),
        ({"molar_mass": "75 g/mol", "dose_per_kg": "1 mmol/kg", "body_mass": "1 kg"}, "amount", "unexpected_input"),
        ({"equivalents": "8 mEq", "valence": "2"}, "mass", "unknown_output"),
        ({"equivalents": "8 mEq", "valence": "2"}, "concentration", "unknown_output"),
        ({"equivalent_concentration": "8 mEq/L", "valence": "2"}, "amount", "unknown_output"),
        ({"components": SOURCES, "molar_mass": "75 g/mol"}, "amount", "unexpected_input"),
        ({"components": SALTS}, "amount", "unexpected_input"),
        ({"molar_mass": "75 g/mol", "amount": "1 mEq"}, "mass", "wrong_dimension"),
        ({"molar_mass": "75 g/mol", "mass_concentration": "1 % w/w"}, "concentration", "missing_density"),
        ({"molar_mass": "75 g", "mass": "1 g"}, "amount", "wrong_dimension"),
    ],
)
def test_millimoles_refused(inputs: Texts, find: str, code: str) -> None:
    """Equivalents exclude the molar mass, a molar mass excludes the valence, and there is no dose per kg."""
    assert outcome("millimoles", inputs, find) == code


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({"mass": "25 g", "volume": "1 L"}, "molarity", "0.1 mol/L"),
        ({"amount": "100 mmol", "volume": "1 L"}, "molarity", "100 mmol/L"),
        ({"mass_concentration": "250 mg/mL"}, "molarity", "1 mol/L"),
        ({"molarity": "1 mol/L"}, "mass_concentration", "25 % w/v"),
        ({"molarity": "0.1 mol/L", "volume": "2 L"}, "mass", "50 g"),
        ({"molarity": "0.1 mol/L", "volume": "2 L"}, "amount", "0.2 mol"),
        ({"molarity": "0.1 mol/L", "mass": "50 g"}, "volume", "2 L"),
        ({"mass": "50 g"}, "amount", "200 mmol"),
    ],
)
def test_molarity(inputs: Texts, find: str, expected: str) -> None:
    """The substance itself, its concentration being the molarity."""
    assert is_exactly("molarity", {"molar_mass": "250 g/mol", **inputs}, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({"mass": "1 g"}, "molarity", "missing_input"),
        ({}, "molarity", "missing_input"),
        ({"volume": "1 L"}, "molarity", "missing_input"),
        ({"mass": "1 g", "volume": "1 g"}, "molarity", "wrong_dimension"),
        ({"mass": "1 g", "amount": "1 mol", "volume": "1 L"}, "molarity", "unexpected_input"),
        ({"mass": "1 g", "molarity": "1 mol/L", "volume": "1 L"}, "molarity", "unexpected_input"),
        ({"mass": "1 g", "ions_per_formula": "2"}, "amount", "unexpected_input"),
        ({"mass": "1 g", "components": SOURCES}, "amount", "unexpected_input"),
        ({"mass_concentration": "1 mg/g"}, "molarity", "missing_density"),
        ({"mass": "-1 g", "volume": "1 L"}, "molarity", "non_positive_quantity"),
    ],
)
def test_molarity_refused(inputs: Texts, find: str, code: str) -> None:
    """Nothing of ions, equivalents or components belongs here."""
    assert outcome("molarity", {"molar_mass": "250 g/mol", **inputs}, find) == code


@settings(deadline=None)
@given(
    mass=st.integers(1, 10**6), molar_mass=st.integers(1, 900), valence=st.integers(1, 4), volume=st.integers(1, 999)
)
def test_there_and_back_exactly(mass: int, molar_mass: int, valence: int, volume: int) -> None:
    """Inverse: amount × molar mass is mass × valence, concentration × volume the amount; twice the mass gives twice."""
    salt = {"molar_mass": f"{molar_mass} g/mol", "valence": str(valence)}
    amount = magnitude(calculate("milliequivalents", {**salt, "mass": f"{mass} mg"}, "amount").value)
    assert amount.number * molar_mass == mass * valence
    double = magnitude(calculate("milliequivalents", {**salt, "mass": f"{2 * mass} mg"}, "amount").value)
    assert double == amount * 2
    solution = {**salt, "mass": f"{mass} mg", "volume": f"{volume} mL"}
    by_mass = magnitude(calculate("milliequivalents", solution, "mass_concentration").value)
    assert by_mass.number * volume * 1000 == mass
    concentration = magnitude(calculate("milliequivalents", solution, "concentration").value)
    assert concentration.number * volume == amount.number
