"""E-values and freezing points from molar mass and dissociation (catalogue, group E)."""

from __future__ import annotations

from compounder.domain.calculators.declaration import Calculator, Input, Outcomes
from compounder.domain.calculators.formula import As, Result, constant, found, operand, stated
from compounder.domain.calculators.given import Given, Names, missing
from compounder.domain.calculators.kinds import MOLAR_MASS_INPUT, Count, Measure, Option, Percent, Plain, Sign
from compounder.domain.calculators.sources import GALENIC_TEXTS, GENERAL_TEXTS, LISO_TABLE
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.unit import Unit

LISO: dict[str, Result] = {
    "non_electrolyte": constant("1.9"),
    "weak_electrolyte": constant("2.0"),
    "di_divalent": constant("2.0"),
    "uni_univalent": constant("3.4"),
    "uni_divalent": constant("4.3"),
    "di_univalent": constant("4.8"),
    "uni_trivalent": constant("5.2"),
    "tri_univalent": constant("6.0"),
    "tetraborate": constant("7.6"),
}
"""Liso by the type of compound (general pharmaceutics texts)."""

_GRAM_PER_MOLE = constant("1", "g/mol")


def _liso_presence(names: Names) -> None:
    names.exactly(1, "liso", "compound_type")


def _from_liso(given: Given) -> Outcomes:
    if "liso" in given:
        liso = found("liso", given.term("liso"), As.NUMBER)
    else:
        kind = given.word("compound_type")
        formula = Phrase.of("formula.of_type", type=Phrase.of(f"compound_type.{kind}"))
        liso = stated("liso", formula, LISO[kind].value, LISO_TABLE)
    e_value = operand(17) * liso / (given.term("molar_mass") / _GRAM_PER_MOLE)
    return {"e_value": found("e_value", e_value, As.NUMBER, LISO_TABLE), "liso": liso}


E_VALUE_FROM_LISO = Calculator(
    "e_value_from_liso",
    "tonicity",
    (
        Input("molar_mass", MOLAR_MASS_INPUT),
        Input("liso", Plain(), optional=True),
        Input("compound_type", Option(tuple(LISO)), optional=True),
    ),
    ("e_value", "liso"),
    LISO_TABLE,
    _from_liso,
    presence=_liso_presence,
)

_DISSOCIATION = (
    Input("i_factor", Plain(), optional=True),
    Input("ions", Count(), optional=True),
    Input("dissociation", Percent(), optional=True, sign=Sign.ZERO_ALLOWED),
)


def _dissociation_presence(names: Names) -> None:
    if "i_factor" in names:
        names.forbid("ions", "dissociation", beside="i_factor")
    elif names.any_of("ions", "dissociation"):
        names.need("ions", "dissociation")
    else:
        names.exactly(1, "i_factor", "ions")


def _i_factor(given: Given) -> Result:
    """I = 1 + dissociation × (ions − 1), or as given."""
    if "i_factor" in given:
        return found("i_factor", given.term("i_factor"), As.NUMBER)
    i_factor = operand(1) + given.term("dissociation") * (given.term("ions") - operand(1))
    return found("i_factor", i_factor, As.NUMBER, GENERAL_TEXTS)


def _from_dissociation(given: Given) -> Outcomes:
    i_factor = _i_factor(given)
    sodium_chloride = constant("58.5") / constant("1.8")
    e_value = sodium_chloride * i_factor / (given.term("molar_mass") / _GRAM_PER_MOLE)
    return {"i_factor": i_factor, "e_value": found("e_value", e_value, As.NUMBER, GENERAL_TEXTS)}


E_VALUE_FROM_DISSOCIATION = Calculator(
    "e_value_from_dissociation",
    "tonicity",
    (Input("molar_mass", MOLAR_MASS_INPUT), *_DISSOCIATION),
    ("i_factor", "e_value"),
    GENERAL_TEXTS,
    _from_dissociation,
    presence=_dissociation_presence,
)

_CRYOSCOPIC_CONSTANT = constant("1.86", "degC")
_PER_MOLAL = constant("1", "mol/kg")


def _depression_presence(names: Names) -> None:
    _dissociation_presence(names)
    names.at_most(1, "molality", "solute_per_solvent")
    if "molality" in names:
        names.forbid("molar_mass", beside="molality")
    names.together("solute_per_solvent", "molar_mass")


def _depression(given: Given) -> Outcomes:
    i_factor = _i_factor(given)
    outcomes: dict[str, Result | Refusal] = {"i_factor": i_factor}
    if "molality" in given:
        molality = given.term("molality")
    elif "solute_per_solvent" in given:
        amount = given.term("solute_per_solvent") / given.term("molar_mass")
        molality = found("molality", amount, Unit.of("mol/kg"), GALENIC_TEXTS)
    else:
        return outcomes | dict.fromkeys(("depression", "freezing_point"), missing("molality"))
    degrees = Unit.of("degC")
    lowering = _CRYOSCOPIC_CONSTANT * i_factor * (molality / _PER_MOLAL)
    depression = found("depression", lowering, degrees, GALENIC_TEXTS)
    freezing_point = found("freezing_point", constant("0", "degC") - depression, degrees, GALENIC_TEXTS)
    return outcomes | {"depression": depression, "freezing_point": freezing_point}


FREEZING_POINT_DEPRESSION = Calculator(
    "freezing_point_depression",
    "tonicity",
    (
        *_DISSOCIATION,
        Input("molality", Measure("mol/kg"), optional=True),
        Input("solute_per_solvent", Measure("g/kg"), optional=True),
        Input("molar_mass", MOLAR_MASS_INPUT, optional=True),
    ),
    ("i_factor", "depression", "freezing_point"),
    GALENIC_TEXTS,
    _depression,
    presence=_depression_presence,
)
