"""Checks of dilution and mixing: the drug before is the drug after, and the parts make the whole (group B)."""

from __future__ import annotations

from fractions import Fraction

from compounder.domain.calculators.checks.base_number import BaseNumber, plain
from compounder.domain.calculators.checks.facts import Facts

_ONE = plain(1)


def dilution(facts: Facts) -> None:
    """The drug in the stock taken is the drug in what is made; stock and diluent make it."""
    taken, made, diluent = (facts.result(name) for name in ("stock_quantity", "target_quantity", "diluent"))
    drug = facts.result("ingredient")
    facts.agree("target_quantity", taken + diluent, made)
    facts.agree("ingredient", facts.result("stock_strength") * taken, drug)
    facts.agree("target_strength", facts.result("target_strength") * made, drug)
    facts.hold("diluent", taken, made, holds=taken <= made)
    stock, target = facts.result("stock_strength"), facts.result("target_strength")
    facts.hold("target_strength", target, stock, holds=target <= stock)
    if facts.found("full_containers"):
        number, size = facts.result("full_containers"), facts["container_size"]
        left = made - number * size
        fits = number.number.denominator == 1 and number.number >= 0 and left.number >= 0 and left < size
        facts.hold("full_containers", left, size, holds=fits)


def dilution_chain(facts: Facts) -> None:
    """The liquid followed from vessel to vessel, each step by its drug: it ends at the final strength."""
    first, *others = facts.rows("steps")
    strength = facts.result("first_strength")
    before = first["make"]
    facts.agree("ingredient", facts.result("ingredient"), strength * before)
    for step in others:
        facts.hold("take", step["take"], before, holds=step["take"] <= before)
        drug = strength * step["take"]
        strength, before = drug / step["make"], step["make"]
    facts.agree("final_strength", facts.result("final_strength"), strength)
    if "take" in first:
        facts.agree("first_aliquot", facts.result("first_aliquot"), first["take"])
    if facts.found("first_aliquot"):
        stock = facts["stock_strength"]
        facts.agree("first_aliquot", stock * facts.result("first_aliquot"), facts.result("ingredient"))
        facts.hold("first_strength", strength, stock, holds=facts.result("first_strength") <= stock)
        facts.agree("dilution_factor", facts.result("dilution_factor") * strength, stock)


def alligation_alternate(facts: Facts) -> None:
    """So many parts of each, mixed, have the strength that was wanted."""
    ratio, high, low = (facts.result(name) for name in ("parts_ratio", "higher_parts", "lower_parts"))
    _mixed(facts, "parts_ratio", ratio, _ONE, ratio + _ONE)
    _mixed(facts, "higher_parts", high, low, high + low)
    facts.agree("parts_ratio", ratio * low, high)
    whole = all(part.number.denominator == 1 and part.number > 0 for part in (high, low))
    smallest = whole and Fraction(high.number, low.number).numerator == high.number
    facts.hold("higher_parts", high, low, holds=smallest)
    if facts.found("total_quantity"):
        parts = [facts.result(f"{which}_quantity") for which in ("higher", "lower", "total")]
        facts.agree("total_quantity", parts[0] + parts[1], parts[2])
        _mixed(facts, "total_quantity", *parts)


def _mixed(facts: Facts, what: str, high: BaseNumber, low: BaseNumber, whole: BaseNumber) -> None:
    drug = high * facts["higher_strength"] + low * facts["lower_strength"]
    facts.agree(what, drug, whole * facts["target_strength"])


def alligation_medial(facts: Facts) -> None:
    """The drug of all components, counted from the last to the first, is the strength times the total."""
    rows = facts.rows("components")[::-1]
    total, drug = facts.result("total"), facts.result("ingredient")
    parts, held = rows[0]["quantity"], rows[0]["quantity"] * rows[0]["strength"]
    for row in rows[1:]:
        parts, held = parts + row["quantity"], held + row["quantity"] * row["strength"]
    facts.agree("ingredient", drug, held)
    facts.agree("strength", facts.result("strength") * total, held)
    if not facts.was_given("total"):
        facts.agree("total", total, parts)
    facts.hold("total", parts, total, holds=parts <= total)


def fortification(facts: Facts) -> None:
    """The drug that was there and the drug added are the drug in the whole."""
    added = facts["added_strength"] if facts.was_given("added_strength") else _ONE
    add, final = facts.result("quantity_to_add"), facts.result("final_quantity")
    facts.agree("final_quantity", facts["quantity"] + add, final)
    drug = facts["quantity"] * facts["strength"] + add * added
    facts.agree("quantity_to_add", drug, final * facts["target_strength"])
    facts.hold("quantity_to_add", add, final, holds=add.number > 0)


def evaporation(facts: Facts) -> None:
    """No drug is lost: what remains at its strength holds what was there before."""
    final, removed = facts.result("final_quantity"), facts.result("removed")
    facts.agree("final_quantity", final + removed, facts["quantity"])
    facts.agree("final_quantity", final * facts["target_strength"], facts["quantity"] * facts["strength"])
    facts.hold("removed", removed, final, holds=removed.number > 0)
