"""Checks of least weighable amounts, aliquots and triturations: each holds the dose it is made for (group D)."""

from __future__ import annotations

from compounder.domain.calculators.checks.base_number import plain
from compounder.domain.calculators.checks.facts import Facts


def least_weighable_quantity(facts: Facts) -> None:
    """The permitted share of the least weighable quantity is the sensitivity; a weighing is not below it."""
    least, sensitivity = facts.result("least_weighable"), facts["sensitivity"]
    facts.agree("least_weighable", least * facts["permitted_error"], sensitivity)
    if facts.found("relative_error"):
        facts.agree("relative_error", facts.result("relative_error") * facts["weighing"], sensitivity)
        facts.hold("weighing", least, facts["weighing"], holds=least <= facts["weighing"])


def minimum_weight(facts: Facts) -> None:
    """The smallest weight at which both twice s and 0.82 d are at most a thousandth of it."""
    least = facts.result("minimum_weight")
    deviations = (plain(2) * facts["repeatability"], plain("0.82") * facts["readability"])
    thousandth = least / plain(1000)
    facts.hold("minimum_weight", least, deviations[0], holds=all(value <= thousandth for value in deviations))
    facts.hold("minimum_weight", least, deviations[1], holds=thousandth in deviations)
    if facts.found("relative_uncertainty"):
        facts.agree("relative_uncertainty", facts.result("relative_uncertainty") * facts["weighing"], thousandth)
        facts.hold("weighing", least, facts["weighing"], holds=least <= facts["weighing"])


def aliquot(facts: Facts) -> None:
    """So many aliquots hold what was weighed; without a stated factor it is the smallest whole one."""
    factor = facts.result("factor")
    facts.hold("factor", factor, plain(1), holds=plain(1) <= factor)
    weighed = facts.result("drug_weighed") if facts.found("drug_weighed") else None
    if weighed is not None:
        required = facts.result("required")
        facts.agree("factor", required * factor, weighed)
        if "least_weighable" in facts:
            facts.hold("drug_weighed", weighed, facts["least_weighable"], holds=facts["least_weighable"] <= weighed)
        if not facts.was_given("factor") and not facts.was_given("drug_weighed"):
            one_less = weighed - required
            is_least = factor.number.denominator == 1 and one_less < facts["least_weighable"]
            facts.hold("factor", one_less, facts["least_weighable"], holds=is_least)
    if facts.found("dilution_total"):
        total = facts.result("dilution_total")
        facts.agree("dilution_total", total / factor, facts["aliquot"])
        if facts.found("diluent") and weighed is not None:
            facts.agree("diluent", facts.result("diluent") + weighed, total)
            facts.hold("diluent", weighed, total, holds=weighed <= total)


def trituration(facts: Facts) -> None:
    """Every unit of the triturate, powder by powder, holds the dose."""
    units, drug, triturate = facts["units"], facts.result("drug_total"), facts.result("triturate")
    facts.agree("drug_total", drug / units, facts["dose"])
    facts.agree("triturate", triturate * facts["triturate_strength"] / units, facts["dose"])
    if "least_weighable" in facts:
        facts.hold("triturate", triturate, facts["least_weighable"], holds=facts["least_weighable"] <= triturate)
    if facts.found("powder_total"):
        powder, diluent = facts.result("powder_total"), facts.result("diluent")
        facts.agree("powder_total", powder / units, facts["unit_weight"])
        facts.agree("diluent", diluent + triturate, powder)
        facts.hold("diluent", triturate, powder, holds=triturate <= powder)
