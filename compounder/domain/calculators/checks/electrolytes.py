"""Checks of electrolytes: what is dissolved, counted by moles, is what was weighed (group F)."""

from __future__ import annotations

from compounder.domain.calculators.checks.base_number import BaseNumber, plain
from compounder.domain.calculators.checks.facts import Facts

_ONE = plain(1)


def milliequivalents(facts: Facts) -> None:
    """Equivalents ÷ valence are moles, and moles × molar mass is the mass, for the whole and for each litre."""
    if "components" in facts:
        _components(facts, "valence", plain(1, "Eq/mol"), "concentration")
        return
    if "dose_per_kg" in facts:
        facts.agree("amount", facts.result("amount") / facts["body_mass"], facts["dose_per_kg"])
    _solution(facts, facts["valence"] * plain(1, "Eq/mol"), "concentration")


def millimoles(facts: Facts) -> None:
    """As milliequivalents; equivalents given are moles × valence."""
    per_mole = facts["valence"] * plain(1, "Eq/mol") if "valence" in facts else _ONE
    if "components" in facts:
        _components(facts, "ions_per_formula", _ONE, "concentration")
    elif "equivalents" in facts:
        facts.agree("amount", facts.result("amount") * per_mole, facts["equivalents"])
        _volume(facts, "concentration")
    elif "equivalent_concentration" in facts:
        facts.agree("concentration", facts.result("concentration") * per_mole, facts["equivalent_concentration"])
    else:
        _solution(facts, facts["ions_per_formula"], "concentration")


def molarity(facts: Facts) -> None:
    """Moles × molar mass is the mass, for the whole and for each litre."""
    _solution(facts, _ONE, "molarity")


def _solution(facts: Facts, per_mole: BaseNumber, concentration: str) -> None:
    for weighed, counted in (("mass", "amount"), ("mass_concentration", concentration)):
        if facts.found(weighed, counted):
            moles = facts.result(counted) / per_mole
            facts.agree(weighed, moles * facts["molar_mass"], facts.result(weighed))
    _volume(facts, concentration)
    if facts.found("mass", "mass_concentration"):
        facts.agree("volume", facts.result("mass_concentration") * facts.result("volume"), facts.result("mass"))


def _volume(facts: Facts, concentration: str) -> None:
    if facts.found("amount", concentration):
        facts.agree("volume", facts.result(concentration) * facts.result("volume"), facts.result("amount"))
    elif facts.found("volume"):
        facts.agree("volume", facts.result("volume"), facts["volume"])


def _components(facts: Facts, count: str, unit: BaseNumber, concentration: str) -> None:
    left = facts.result("amount")
    for row in facts.rows("components"):
        left = left - row["mass"] / row["molar_mass"] * row[count] * unit
    facts.agree("amount", left, left - left)
    _volume(facts, concentration)


def ion_content(facts: Facts) -> None:
    """One mole of the salt weighs its ions and the rest; the ions in a mass, put back, are that share of it."""
    share, salt = facts.result("ion_percentage"), facts["molar_mass"]
    ions = facts["ions_per_formula"] * facts["ion_molar_mass"]
    facts.agree("ion_percentage", salt - salt * share, salt - ions)
    facts.hold("ion_percentage", share, _ONE, holds=share <= _ONE)
    for found, whole in (("ion_mass", "mass"), ("ion_concentration", "mass_concentration")):
        if facts.found(found) and whole in facts:
            facts.agree(found, facts.result(found) / ions, facts[whole] / salt)
    if facts.found("ion_mass", "ion_concentration"):
        facts.agree("ion_mass", facts.result("ion_concentration") * facts["volume"], facts.result("ion_mass"))


def osmolarity(facts: Facts) -> None:
    """Taking every component's particles from the solution leaves none; the water that is left holds them all."""
    left, water = facts.result("osmolarity"), facts["density"] if "density" in facts else plain(0, "g/mL")
    for row in facts.rows("components"):
        dissolved = row["mass_concentration"] if "mass_concentration" in row else row["mass"] / facts["volume"]
        moles = dissolved / row["molar_mass"]
        left = left - moles * row["particles"] * row["osmotic_coefficient"] * plain(1, "Osm/mol")
        dry = row["anhydrous_molar_mass"] if "anhydrous_molar_mass" in row else row["molar_mass"]
        facts.hold("molar_mass", dry, row["molar_mass"], holds=dry <= row["molar_mass"])
        water = water - moles * dry
    facts.agree("osmolarity", left, left - left)
    if facts.found("osmoles"):
        facts.agree("osmoles", facts.result("osmoles") / facts["volume"], facts.result("osmolarity"))
    if facts.found("osmolality"):
        facts.agree("osmolality", facts.result("osmolality") * water, facts.result("osmolarity"))
        facts.hold("osmolality", water, water, holds=water.number > 0)
