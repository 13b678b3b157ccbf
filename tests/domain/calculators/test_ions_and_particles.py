"""Ions, osmolarity and osmolality (catalogue, group F), sentence by sentence."""

from __future__ import annotations

import pytest

from compounder.domain.calculators.declaration import Texts
from tests.domain.calculators.asking import is_exactly, outcome

SALT: Texts = {"molar_mass": "60 g/mol", "ion_molar_mass": "24 g/mol"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        (SALT, "ion_percentage", "40 %"),
        ({**SALT, "ions_per_formula": "2"}, "ion_percentage", "80 %"),
        ({**SALT, "ion_molar_mass": "60 g/mol"}, "ion_percentage", "100 %"),
        ({**SALT, "mass": "500 mg"}, "ion_mass", "0.2 g"),
        ({**SALT, "mass": "500 mg", "volume": "2 mL"}, "ion_concentration", "100 mg/mL"),
        ({**SALT, "mass_concentration": "25 % w/v"}, "ion_concentration", "10 % w/v"),
        ({**SALT, "mass_concentration": "25 % w/v", "volume": "4 mL"}, "ion_mass", "400 mg"),
    ],
)
def test_ion_content(inputs: Texts, find: str, expected: str) -> None:
    """The share of the ion; its mass from a mass, or from a concentration and a volume; its concentration."""
    assert is_exactly("ion_content", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({**SALT, "ions_per_formula": "3"}, "ion_mass", "inconsistent_input"),
        ({**SALT, "mass": "1 g", "mass_concentration": "1 % w/v"}, "ion_mass", "unexpected_input"),
        ({**SALT, "volume": "1 mL"}, "ion_percentage", "missing_input"),
        ({**SALT, "mass": "1 g"}, "ion_concentration", "unknown_output"),
        ({**SALT, "mass_concentration": "1 % w/v"}, "ion_mass", "unknown_output"),
        (SALT, "ion_mass", "unknown_output"),
        ({"molar_mass": "60 g/mol"}, "ion_percentage", "missing_input"),
        ({**SALT, "mass_concentration": "1 % w/w"}, "ion_concentration", "missing_density"),
        ({**SALT, "ions_per_formula": "1.5"}, "ion_percentage", "non_integer_count"),
        ({**SALT, "molar_mass": "0 g/mol"}, "ion_percentage", "non_positive_quantity"),
    ],
)
def test_ion_content_refused(inputs: Texts, find: str, code: str) -> None:
    """Ions heavier than their salt contradict each other, whatever is asked."""
    assert outcome("ion_content", inputs, find) == code


GLUCOSE = {"mass_concentration": "18 mg/mL", "molar_mass": "180 g/mol", "particles": "1"}
SODIUM_CHLORIDE = {"mass": "600 mg", "molar_mass": "60 g/mol", "particles": "2"}
HYDRATE = {
    "mass_concentration": "250 mg/mL",
    "molar_mass": "250 g/mol",
    "particles": "3",
    "anhydrous_molar_mass": "150 g/mol",
}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({"components": [GLUCOSE]}, "osmolarity", "100 mOsm/L"),
        ({"components": [GLUCOSE | {"osmotic_coefficient": "0.9"}]}, "osmolarity", "0.09 Osm/L"),
        ({"components": [SODIUM_CHLORIDE], "volume": "100 mL"}, "osmolarity", "200 mOsm/L"),
        ({"components": [SODIUM_CHLORIDE, GLUCOSE], "volume": "100 mL"}, "osmolarity", "300 mOsm/L"),
        ({"components": [SODIUM_CHLORIDE, GLUCOSE], "volume": "100 mL"}, "osmoles", "30 mOsm"),
        ({"components": [GLUCOSE], "volume": "2 L"}, "osmoles", "0.2 Osm"),
        ({"components": [HYDRATE], "density": "1.15 g/mL"}, "osmolality", "3 Osm/kg"),
        ({"components": [GLUCOSE], "density": "1.018 g/mL"}, "osmolality", "100 mOsm/kg"),
        (
            {"components": [HYDRATE | {"anhydrous_molar_mass": "250 g/mol"}], "density": "1.25 g/mL"},
            "osmolality",
            "3000 mOsm/kg",
        ),
    ],
)
def test_osmolarity(inputs: Texts, find: str, expected: str) -> None:
    """Σ concentration ÷ molar mass × particles × coefficient; per mass of water, crystal water counting as water."""
    assert is_exactly("osmolarity", inputs, find, expected)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({"components": []}, "osmolarity", "missing_input"),
        ({"components": [SODIUM_CHLORIDE]}, "osmolarity", "missing_input"),
        ({"components": [GLUCOSE]}, "osmoles", "missing_input"),
        ({"components": [GLUCOSE]}, "osmolality", "unknown_output"),
        ({"components": [GLUCOSE | {"mass": "1 g"}], "volume": "1 L"}, "osmolarity", "unexpected_input"),
        ({"components": [{"molar_mass": "1 g/mol", "particles": "1"}]}, "osmolarity", "missing_input"),
        ({"components": [HYDRATE | {"anhydrous_molar_mass": "251 g/mol"}]}, "osmolarity", "inconsistent_input"),
        ({"components": [HYDRATE], "density": "0.15 g/mL"}, "osmolarity", "inconsistent_input"),
        ({"components": [HYDRATE], "density": "0.1 g/mL"}, "osmolality", "inconsistent_input"),
        ({"components": [GLUCOSE | {"particles": "1.5"}]}, "osmolarity", "non_integer_count"),
        ({"components": [GLUCOSE | {"particles": "0"}]}, "osmolarity", "non_positive_quantity"),
        ({"components": [GLUCOSE | {"mass_concentration": "1 % w/w"}]}, "osmolarity", "missing_density"),
        ({"components": [GLUCOSE | {"valence": "1"}]}, "osmolarity", "unexpected_input"),
        ({"components": [GLUCOSE], "volume": "1 kg"}, "osmoles", "wrong_dimension"),
    ],
)
def test_osmolarity_refused(inputs: Texts, find: str, code: str) -> None:
    """A mass needs the volume; an anhydrous form is no heavier than its hydrate; some water must be left."""
    assert outcome("osmolarity", inputs, find) == code
