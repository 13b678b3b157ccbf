"""A substance is weighed as one of its forms, each with a sourced molar mass that its formula checks."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.domain.substance import calculated_molar_mass, check_molar_masses
from tests.builders import anhydrous, pentahydrate, thiosulfate

MASSES = {
    "H": Fraction("1.008"),
    "Na": Fraction("22.990"),
    "O": Fraction("15.999"),
    "S": Fraction("32.06"),
    "C": Fraction("12.011"),
    "Cl": Fraction("35.45"),
}


def test_the_shipped_molar_masses_are_the_sourced_ones() -> None:
    """Sodium thiosulfate pentahydrate 248.18, anhydrous 158.11 g/mol: data with a source."""
    assert pentahydrate().molar_mass == Quantity.of("248.18", "g/mol")
    assert anhydrous().molar_mass == Quantity.of("158.11", "g/mol")
    assert pentahydrate().source
    assert anhydrous().source
    assert (pentahydrate().holds_water, anhydrous().holds_water) == (True, False)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [("H2O", "18.015"), ("Na2S2O3", "158.097"), ("Na2S2O3.5H2O", "248.172"), ("NaCl", "58.44"), ("C6H12O6", "180.156")],
)
def test_a_molecular_formula_is_added_up(formula: str, expected: str) -> None:
    """Counts before a part and behind an element, from atomic masses in g/mol."""
    assert calculated_molar_mass(formula, MASSES) == Quantity.of(expected, "g/mol")


@pytest.mark.parametrize(
    "formula", ["", ".", "5", "na2", "Na2S2O3·5H2O", "Xx", "H2O-", "H٢O", "Na2.", "(H2O)2", "H2O "]
)
def test_what_is_no_formula_is_refused(formula: str) -> None:
    """``inconsistent_input`` with the formula, never a fault."""
    with pytest.raises(Refusal) as refused:
        calculated_molar_mass(formula, MASSES)
    assert (refused.value.code, refused.value.values["formula"]) == ("inconsistent_input", formula)


@pytest.mark.parametrize(
    ("molar_mass", "passes"),
    [
        ("248.172", True),
        ("248.192", True),
        ("248.152", True),
        ("248.1921", False),
        ("248.15199", False),
        ("158.11", False),
    ],
)
def test_the_formula_checks_the_sourced_mass_within_0_02(molar_mass: str, passes: bool) -> None:  # noqa: FBT001
    """A difference of 0.02 g/mol is the limit, itself allowed; a swapped mass is far outside."""
    form = replace(pentahydrate(), molar_mass=Quantity.of(molar_mass, "g/mol"))
    substance = replace(thiosulfate(), forms=(form,))
    if passes:
        check_molar_masses(substance, MASSES)
        return
    with pytest.raises(Refusal) as refused:
        check_molar_masses(substance, MASSES)
    assert refused.value.code == "inconsistent_input"


def test_an_unknown_form_names_those_that_there_are() -> None:
    """``unknown_option`` with every form, by the word that is typed for it."""
    with pytest.raises(Refusal) as refused:
        thiosulfate().form("decahydrate")
    assert refused.value.code == "unknown_option"
    assert refused.value.values["forms"] == ("pentahydrate", "anhydrous")


def test_a_bare_name_is_no_form_unless_there_is_only_one() -> None:
    """Sodium thiosulfate without a form is refused; a substance with one form needs no choice."""
    with pytest.raises(Refusal) as refused:
        thiosulfate().only_form()
    assert refused.value.code == "missing_input"
    assert replace(thiosulfate(), forms=(anhydrous(),)).only_form() == anhydrous()


def test_the_form_without_water() -> None:
    """A dried assay counts the form that holds no water."""
    assert thiosulfate().anhydrous_form() == anhydrous()
    assert replace(thiosulfate(), forms=(pentahydrate(),)).anhydrous_form() is None
