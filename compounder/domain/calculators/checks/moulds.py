"""Checks of suppositories and capsules: drug and base fill the mould, drug and diluent the capsule (group G)."""

from __future__ import annotations

from compounder.domain.calculators.checks.base_number import BaseNumber, plain
from compounder.domain.calculators.checks.facts import Facts

_ONE = plain(1)


def suppository_base(facts: Facts) -> None:
    """The base that is poured and the base that the drugs displace fill the mould."""
    displaced, base = facts.result("displaced_base"), facts.result("base_per_unit")
    whole = facts["mould_capacity"] if "mould_capacity" in facts else facts["blanks_mass"] / facts["blanks_count"]
    left = displaced
    for drug in facts.rows("drugs"):
        left = left - _displaced(facts, drug)
    facts.agree("displaced_base", left, plain(0, "g"))
    facts.agree("base_per_unit", base + displaced, whole)
    facts.hold("base_per_unit", displaced, whole, holds=displaced < whole)
    _totals(facts, "base", base, "unit_mass")
    if facts.found("drug_volume"):
        volume = plain(0, "mL")
        for drug in facts.rows("drugs"):
            volume = volume + drug["dose"] / drug["density"]
        facts.agree("drug_volume", facts.result("drug_volume") / _units(facts), volume)


def _displaced(facts: Facts, drug: Facts) -> BaseNumber:
    """The base in whose room a dose is: by its volume under density."""
    match facts.word("convention"):
        case "displacement_value":
            return drug["dose"] / drug["displacement"]
        case "displacement_factor":
            return drug["displacement"] * drug["dose"]
        case _:
            return drug["dose"] / drug["density"] * facts["base_density"]


def _units(facts: Facts) -> BaseNumber:
    return facts["units"] + facts["units"] * facts["excess"]


def _totals(facts: Facts, total: str, per_unit: BaseNumber, unit_mass: str) -> None:
    """What is weighed for all units, shared among them, is what each one holds."""
    number, doses = _units(facts), plain(0, "g")
    for drug in facts.rows("drugs")[::-1]:
        doses = doses + drug["dose"]
    facts.agree(total, facts.result(total) / number, per_unit)
    facts.agree("drug_total", facts.result("drug_total") / number, doses)
    facts.agree(unit_mass, facts.result(unit_mass) - doses, per_unit)


def displacement_value(facts: Facts) -> None:
    """The pure batch, less what was displaced, plus the drug, is the batch on the balance."""
    value, factor = facts.result("displacement_value"), facts.result("displacement_factor")
    facts.agree("displacement_factor", value * factor, _ONE)
    drug = facts["units"] * facts["dose"] if "dose" in facts else facts["batch_mass"] * facts["strength"]
    facts.hold("batch_mass", drug, facts["batch_mass"], holds=drug <= facts["batch_mass"])
    pure = facts["units"] * facts["mould_capacity"]
    facts.agree("displacement_factor", pure - drug * factor + drug, facts["batch_mass"])


def capsule_fill(facts: Facts) -> None:
    """The shares of the room that drugs and diluent take make the whole capsule."""
    share, filler = facts.result("drug_share"), facts.result("filler_per_unit")
    by_mass = "filler_filled_mass" in facts
    full = facts["filler_filled_mass"] if by_mass else facts["capacity"] * facts["filler_density"]
    left = _ONE - filler / full
    facts.agree("filler_per_unit", left, share)
    for drug in facts.rows("drugs"):
        filled = drug["filled_mass"] if by_mass else facts["capacity"] * drug["density"]
        left = left - drug["dose"] / filled
    facts.agree("drug_share", left, plain(0))
    facts.hold("filler_per_unit", share, _ONE, holds=share <= _ONE)
    _totals(facts, "filler", filler, "unit_mass")
