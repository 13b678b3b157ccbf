"""Checks of tonicity: the finished solution, counted ingredient by ingredient, is isotonic (group E)."""

from __future__ import annotations

from fractions import Fraction

from compounder.domain.calculators.checks.base_number import BaseNumber, plain
from compounder.domain.calculators.checks.facts import Facts

_PER_CENT = plain("0.01", "g/mL")
_LISO = {
    "non_electrolyte": "1.9",
    "weak_electrolyte": "2.0",
    "di_divalent": "2.0",
    "uni_univalent": "3.4",
    "uni_divalent": "4.3",
    "di_univalent": "4.8",
    "uni_trivalent": "5.2",
    "tri_univalent": "6.0",
    "tetraborate": "7.6",
}
"""Liso by the type of compound, typed a second time on purpose (general pharmaceutics texts)."""


def isotonicity_e_value(facts: Facts) -> None:
    """Per millilitre, ingredients and agent together count as much sodium chloride as an isotonic solution holds."""
    volume = facts["volume"]
    per_volume = plain(0, "g/mL")
    for row in facts.rows("ingredients"):
        per_volume = per_volume + _strength(row, volume) * row["e_value"]
    facts.agree("nacl_equivalent", facts.result("nacl_equivalent") / volume, per_volume)
    facts.agree("nacl_required", facts.result("nacl_required") / volume, facts["isotonic_strength"])
    agent = facts.result("adjusting_agent")
    salt = per_volume + agent * facts["adjusting_e_value"] / volume
    facts.agree("adjusting_agent", salt, facts["isotonic_strength"])
    facts.hold("adjusting_agent", agent, volume, holds=agent.number >= 0)


def _strength(row: Facts, volume: BaseNumber) -> BaseNumber:
    return row["strength"] if "strength" in row else row["quantity"] / volume


def isotonic_volume(facts: Facts) -> None:
    """The isotonic part holds, at isotonic strength, the sodium chloride that the ingredients count for."""
    isotonic = facts["isotonic_strength"]
    if facts.found("e_value"):
        salt = facts.result("e_value") * facts["quantity"]
        facts.agree("e_value", salt / isotonic, facts["isotonic_volume"])
        return
    part, left = facts.result("isotonic_volume"), plain(0, "g")
    for row in facts.rows("ingredients"):
        mass = row["quantity"] if "quantity" in row else row["strength"] * facts["final_volume"]
        left = left - mass * row["e_value"]
    facts.agree("isotonic_volume", left + part * isotonic, plain(0, "g"))
    if facts.found("isotonic_vehicle"):
        vehicle = facts.result("isotonic_vehicle")
        facts.agree("isotonic_vehicle", vehicle + part, facts["final_volume"])
        facts.hold("isotonic_vehicle", part, facts["final_volume"], holds=part <= facts["final_volume"])


def isotonicity_freezing_point(facts: Facts) -> None:
    """With the agent the solution freezes as far below zero as an isotonic one."""
    depression = plain(0, "degC")
    for row in facts.rows("ingredients")[::-1]:
        strength = row["strength"] if "strength" in row else row["quantity"] / facts["volume"]
        depression = depression + row["depression_per_percent"] * strength / _PER_CENT
    facts.agree("depression", facts.result("depression"), depression)
    agent = facts.result("adjusting_strength")
    lowered = depression + agent / _PER_CENT * facts["adjusting_depression_per_percent"]
    facts.agree("adjusting_strength", lowered, facts["isotonic_depression"])
    facts.hold("adjusting_strength", agent, agent, holds=agent.number >= 0)
    if facts.found("adjusting_agent"):
        facts.agree("adjusting_agent", facts.result("adjusting_agent") / facts["volume"], agent)


def e_value_from_liso(facts: Facts) -> None:
    """E × molar mass ÷ 17 is Liso again, as the table has it."""
    liso = facts.result("liso")
    if "compound_type" in facts:
        facts.agree("liso", liso, plain(_LISO[facts.word("compound_type")]))
    facts.agree("e_value", facts.result("e_value") * _molar(facts) / plain(17), liso)


def _molar(facts: Facts) -> BaseNumber:
    return facts["molar_mass"] / plain(1, "g/mol")


def _particles(facts: Facts) -> BaseNumber:
    """What one molecule is on average: itself where it is whole, all its ions where it is not."""
    i_factor = facts.result("i_factor")
    if not facts.was_given("i_factor"):
        share = facts["dissociation"]
        whole = plain(1) - share
        facts.agree("i_factor", i_factor, whole + facts["ions"] * share)
    return i_factor


def e_value_from_dissociation(facts: Facts) -> None:
    """As many particles per gram, times E, as sodium chloride has (58.5 g/mol, i 1.8)."""
    particles = _particles(facts) / _molar(facts)
    of_salt = plain(Fraction(18, 585))
    facts.agree("e_value", facts.result("e_value") * of_salt, particles)


def freezing_point_depression(facts: Facts) -> None:
    """The particles that the depression tells of are those that were dissolved."""
    particles = _particles(facts)
    if not facts.found("depression"):
        return
    depression = facts.result("depression")
    moles = facts["molality"] if "molality" in facts else facts["solute_per_solvent"] / facts["molar_mass"]
    osmotic = depression / plain("1.86", "degC") * plain(1, "mol/kg")
    facts.agree("depression", osmotic, particles * moles)
    facts.agree("freezing_point", facts.result("freezing_point") + depression, plain(0, "degC"))
