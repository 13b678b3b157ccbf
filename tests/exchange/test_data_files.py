"""The program's own data files are read strictly, and what they say is what the sources say."""

from __future__ import annotations

import pytest

from compounder import shipped
from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.exchange.data_files import read_atomic_masses, read_plan_rules, read_substance

RESOURCES = shipped.RESOURCES
MASSES = read_atomic_masses((RESOURCES / "rules" / "atomic_masses.toml").read_text("utf-8"), "atomic_masses.toml")
THIOSULFATE = (RESOURCES / "substances" / "sodium-thiosulfate.toml").read_text("utf-8")
CORRECTIONS = (RESOURCES / "rules" / "corrections.toml").read_text("utf-8")


def refusal(text: str) -> tuple[str, str]:
    with pytest.raises(Refusal) as refused:
        read_substance(text, "substance.toml", MASSES)
    return refused.value.code, refused.value.phrase.key.rpartition(".")[2]


def test_the_shipped_substance() -> None:
    """Two forms; the pentahydrate's water from 32 to 37 % by USP, unconfirmed."""
    substance = read_substance(THIOSULFATE, "sodium-thiosulfate.toml", MASSES)
    limits = substance.form("pentahydrate").water_limits
    assert limits is not None
    assert (limits.low, limits.high, limits.confirmed) == (Percentage.of(32), Percentage.of(37), False)
    assert substance.name.in_language("fr") == "thiosulfate de sodium"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"248.18 g/mol"', '"158.11 g/mol"', ("inconsistent_input", "molar_mass")),
        ('"248.18 g/mol"', '"248.18 g"', ("wrong_dimension", "other_kind")),
        ('"248.18 g/mol"', "248.18", ("damaged_file", "wrong_type")),
        ('"Na2S2O3.5H2O"', '"Na2S2O3 · 5 H2O"', ("inconsistent_input", "molecular_formula")),
        ("water_molecules = 5", "water_molecule = 5", ("damaged_file", "unknown_key")),
        ("water_molecules = 5", "water_molecules = true", ("damaged_file", "wrong_type")),
        ('low = "32 %"', 'low = "32"', ("missing_unit", "of_what")),
        ('id = "anhydrous"', "", ("damaged_file", "missing_key")),
    ],
)
def test_a_substance_that_cannot_be_trusted_is_refused(old: str, new: str, expected: tuple[str, str]) -> None:
    """A molar mass that its formula contradicts, a misspelt key, a number without its unit."""
    assert THIOSULFATE.count(old) >= 1
    assert refusal(THIOSULFATE.replace(old, new, 1)) == expected


def test_the_rules_of_corrections() -> None:
    """Content 90 to 110 %, assay to 102 %, DAC/NRF above 1.02 and below 0.90; unconfirmed, with the disagreement."""
    rules = read_plan_rules(CORRECTIONS, "corrections.toml")
    assert rules == shipped.plan_rules()
    assert (str(rules.dac_nrf.apply_above), str(rules.dac_nrf.apply_below)) == ("51/50", "9/10")
    assert rules.content.rule == "content-90-110"
    assert CORRECTIONS.count("[[disagreement]]") == 3
    assert "confirmed = true" not in CORRECTIONS


def test_every_atomic_mass_is_a_number() -> None:
    """The elements of the shipped substances, exactly as written."""
    assert str(MASSES["S"]) == "1603/50"
    assert {"H", "Na", "O", "S"} <= set(MASSES)
