"""Ions in a salt, and the osmolarity and osmolality of a solution (catalogue, group F)."""

from __future__ import annotations

from compounder.domain.calculators.declaration import Calculator, Input, Outcomes, Rows
from compounder.domain.calculators.electrolytes import MILLIGRAM_PER_MILLILITRE
from compounder.domain.calculators.fitting import GRAM, GRAM_PER_MILLILITRE
from compounder.domain.calculators.formula import As, Expression, Result, found, total, value_name
from compounder.domain.calculators.given import Given, Names, missing
from compounder.domain.calculators.kinds import (
    DENSITY_INPUT,
    MASS_INPUT,
    MOLAR_MASS_INPUT,
    VOLUME_INPUT,
    Count,
    Plain,
    StrengthOf,
)
from compounder.domain.calculators.sources import GENERAL_TEXTS, OSMOLARITY_TEXTS
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.domain.unit import Unit


def _ion_presence(names: Names) -> None:
    names.at_most(1, "mass", "mass_concentration")
    names.only_with("volume", "mass", "mass_concentration")


def _ion_content(given: Given) -> Outcomes:
    ion, salt = given.term("ion_molar_mass"), given.term("molar_mass")
    share = found("ion_percentage", given.term("ions_per_formula") * ion / salt, As.PERCENTAGE, GENERAL_TEXTS)
    if share.exact.number > 1:
        raise Refusal("inconsistent_input", "ion_heavier", share=share.value)
    outcomes: dict[str, Result | Refusal] = {"ion_percentage": share}
    volume = given.term("volume") if "volume" in given else None
    if "mass" in given:
        ions = found("ion_mass", given.term("mass") * share, GRAM, GENERAL_TEXTS)
        outcomes["ion_mass"] = ions
        if volume:
            outcomes["ion_concentration"] = _concentration(ions / volume)
    elif "mass_concentration" in given:
        concentration = _concentration(given.term("mass_concentration") * share)
        outcomes["ion_concentration"] = concentration
        if volume:
            outcomes["ion_mass"] = found("ion_mass", concentration * volume, GRAM, GENERAL_TEXTS)
    return outcomes


def _concentration(expression: Expression) -> Result:
    return found("ion_concentration", expression, MILLIGRAM_PER_MILLILITRE, GENERAL_TEXTS)


ION_CONTENT = Calculator(
    "ion_content",
    "electrolytes",
    (
        Input("molar_mass", MOLAR_MASS_INPUT),
        Input("ion_molar_mass", MOLAR_MASS_INPUT),
        Input("ions_per_formula", Count(), default="1"),
        Input("mass", MASS_INPUT, optional=True),
        Input("mass_concentration", StrengthOf("w/v"), optional=True),
        Input("volume", VOLUME_INPUT, optional=True),
    ),
    ("ion_percentage", "ion_mass", "ion_concentration"),
    GENERAL_TEXTS,
    _ion_content,
    presence=_ion_presence,
)


def _component_presence(names: Names) -> None:
    names.exactly(1, "mass_concentration", "mass")


def _osmolarity_presence(names: Names) -> None:
    if any("mass" in row for row in names.rows["components"]):
        names.need("volume")


def _mass_concentration(row: Given, given: Given) -> Expression:
    if "mass_concentration" in row:
        return row.term("mass_concentration")
    return row.term("mass") / given.term("volume")


def _particles(row: Given, given: Given) -> Expression:
    """What one component adds: concentration ÷ molar mass × particles × osmotic coefficient."""
    per_mole = Quantity(row.number("particles"), Unit.of("Osm/mol"))
    particles = Result(per_mole, value_name("particles", row.number_of_row))
    ideal = _mass_concentration(row, given) / row.term("molar_mass") * particles
    return ideal * row.term("osmotic_coefficient") if "osmotic_coefficient" in row.names else ideal


def _anhydrous(row: Given, given: Given) -> Expression:
    """What one component takes of the solution's mass, its crystal water counting as water."""
    concentration = _mass_concentration(row, given)
    if "anhydrous_molar_mass" not in row:
        return concentration
    return concentration * row.term("anhydrous_molar_mass") / row.term("molar_mass")


def _osmolarity(given: Given) -> Outcomes:
    rows = given.rows("components")
    for row in rows:
        _check_hydrate(row)
    sum_of_particles = total([_particles(row, given) for row in rows])
    osmolarity = found("osmolarity", sum_of_particles, Unit.of("mOsm/L"), OSMOLARITY_TEXTS)
    outcomes: dict[str, Result | Refusal] = {"osmolarity": osmolarity, "osmoles": missing("volume")}
    if "volume" in given:
        osmoles = osmolarity * given.term("volume")
        outcomes["osmoles"] = found("osmoles", osmoles, Unit.of("mOsm"), OSMOLARITY_TEXTS)
    if "density" in given:
        solutes = total([_anhydrous(row, given) for row in rows])
        water = found("water_per_volume", given.term("density") - solutes, GRAM_PER_MILLILITRE, OSMOLARITY_TEXTS)
        if water.exact.number <= 0:
            raise Refusal("inconsistent_input", "no_water", density=given.quantity("density"))
        outcomes["osmolality"] = found("osmolality", osmolarity / water, Unit.of("mOsm/kg"), OSMOLARITY_TEXTS)
    return outcomes


def _check_hydrate(row: Given) -> None:
    if "anhydrous_molar_mass" in row and row.quantity("anhydrous_molar_mass") > row.quantity("molar_mass"):
        anhydrous, hydrate = row.quantity("anhydrous_molar_mass"), row.quantity("molar_mass")
        refusal = Refusal("inconsistent_input", "anhydrous_heavier", anhydrous=anhydrous, hydrate=hydrate)
        refusal.at = f"components[{row.number_of_row}].anhydrous_molar_mass"
        raise refusal


OSMOLARITY = Calculator(
    "osmolarity",
    "electrolytes",
    (
        Input(
            "components",
            Rows(
                (
                    Input("mass_concentration", StrengthOf("w/v"), optional=True),
                    Input("mass", MASS_INPUT, optional=True),
                    Input("molar_mass", MOLAR_MASS_INPUT),
                    Input("particles", Count()),
                    Input("osmotic_coefficient", Plain(), default="1"),
                    Input("anhydrous_molar_mass", MOLAR_MASS_INPUT, optional=True),
                ),
                presence=_component_presence,
            ),
        ),
        Input("volume", VOLUME_INPUT, optional=True),
        Input("density", DENSITY_INPUT, optional=True),
    ),
    ("osmolarity", "osmoles", "osmolality"),
    OSMOLARITY_TEXTS,
    _osmolarity,
    presence=_osmolarity_presence,
)
