"""Checks of density, amounts and notations: what was found, multiplied out, gives what was put in (group A)."""

from __future__ import annotations

from compounder.domain.calculators.checks.base_number import BaseNumber, plain
from compounder.domain.calculators.checks.facts import Facts

_WATER = plain(1, "g/mL")
_ONE = plain(1)


def density(facts: Facts) -> None:
    """Mass = density × volume; a filled pycnometer weighs what its glass and so much liquid weigh."""
    gravity = facts.result("specific_gravity")
    facts.agree("density", facts.result("density"), gravity * _WATER)
    if "empty_mass" in facts:
        water = facts["water_filled_mass"] - facts["empty_mass"]
        facts.agree("liquid_filled_mass", facts["empty_mass"] + gravity * water, facts["liquid_filled_mass"])
    else:
        facts.agree("mass", facts.result("mass"), facts.result("density") * facts.result("volume"))


def percentage_strength(facts: Facts) -> None:
    """The ingredient is in the total what the strength says; both parts of a mixture make the total."""
    ingredient, total = facts.result("ingredient"), facts.result("total")
    facts.agree("ingredient", ingredient, facts.result("strength") * total)
    facts.hold("total", ingredient, total, holds=ingredient.powers != total.powers or ingredient <= total)
    if facts.found("vehicle"):
        facts.agree("total", facts.result("vehicle") + ingredient, total)
    if "vehicle" in facts:
        facts.agree("vehicle", _as_mass(facts["vehicle"], facts, "vehicle_density"), facts.result("vehicle"))
    if "total" in facts and facts["total"].powers != total.powers:
        both = (_as_mass(value, facts, "density") for value in (facts["total"], total))
        facts.agree("total", *both)


def _as_mass(amount: BaseNumber, facts: Facts, density_name: str) -> BaseNumber:
    return amount if amount.powers == plain(1, "g").powers else amount * facts[density_name]


def ratio_strength(facts: Facts) -> None:
    """1 in x, x times over, is the whole; the percentage is the strength that was given."""
    strength = facts["strength"]
    whole = _WATER if facts.basis("strength") == "w/v" else _ONE
    facts.agree("ratio", facts.result("ratio") * strength, whole)
    facts.agree("percentage", facts.result("percentage"), strength)


def strength_conversion(facts: Facts) -> None:
    """Every strength found, taken back to mass per volume, is the one that was given."""
    given, basis = facts["strength"], facts.basis("strength")
    facts.agree("strength", facts.result("strength"), given)
    for name, own in (("ww", "w/w"), ("wv", "w/v"), ("vv", "v/v")):
        if not facts.found(name):
            continue
        result = facts.result(name)
        if own == basis:
            facts.agree(name, result, given)
        else:
            facts.agree(name, _per_volume(facts, result, own), _per_volume(facts, given, basis))
        facts.hold(name, result, _ONE, holds=own == "w/v" or result <= _ONE)


def _per_volume(facts: Facts, strength: BaseNumber, basis: str) -> BaseNumber:
    density = {"w/w": "density", "v/v": "ingredient_density"}.get(basis)
    return strength if density is None else strength * facts[density]
