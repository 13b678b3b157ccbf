"""Checks of doses, sessions, infusions and endotoxins: what is given holds what was ordered (group H)."""

from __future__ import annotations

from compounder.domain.calculators.checks.base_number import BaseNumber, plain
from compounder.domain.calculators.checks.facts import Facts


def reconstitution(facts: Facts) -> None:
    """Powder and diluent make the volume; the drug in it is the drug in the container."""
    diluent, displaced, final = (facts.result(name) for name in ("diluent", "displacement_volume", "final_volume"))
    facts.agree("final_volume", final - displaced, diluent)
    facts.hold("diluent", diluent, final, holds=diluent.number >= 0 and displaced.number >= 0)
    if facts.found("strength"):
        facts.agree("strength", facts.result("strength") * final, facts["amount"])
    if facts.found("dose_volume"):
        facts.agree("dose_volume", facts.result("dose_volume") / final, facts["dose"] / facts["amount"])
        facts.hold("dose", facts["dose"], facts["amount"], holds=facts["dose"] <= facts["amount"])


def whole_up(facts: Facts, name: str, size: BaseNumber, needed: BaseNumber) -> None:
    """So many containers are enough, and one less is not."""
    number = facts.result(name)
    is_least = number * size < needed + size and needed <= number * size
    facts.hold(name, number * size, needed, holds=number.number.denominator == 1 and is_least)


def dose_volume(facts: Facts) -> None:
    """The volume drawn up holds the dose, which is what the patient's size asks for, or the maximum."""
    strength = facts.result("strength")
    if "amount" in facts:
        facts.agree("strength", strength * facts["container_volume"], facts["amount"])
    for per, size in (("kg", "body_mass"), ("m2", "body_surface_area")):
        if facts.found(f"dose_per_{per}"):
            by_volume = facts.result(f"volume_per_{per}") * strength
            facts.agree(f"dose_per_{per}", by_volume, facts.result(f"dose_per_{per}"))
            if facts.found("uncapped_dose"):
                facts.agree("uncapped_dose", facts.result("uncapped_dose") / facts[size], by_volume)
    if not facts.found("dose"):
        return
    dose, volume = facts.result("dose"), facts.result("volume")
    facts.agree("volume", volume * strength, dose)
    _within_maximum(facts, dose)
    if facts.found("drops"):
        facts.agree("drops", facts.result("drops") / facts["drops_per_volume"], volume)
    if facts.found("containers"):
        whole_up(facts, "containers", facts["container_volume"], volume)


def _within_maximum(facts: Facts, dose: BaseNumber) -> None:
    allowed = [facts["maximum_dose"]] if "maximum_dose" in facts else []
    if facts.found("uncapped_dose"):
        allowed.append(facts.result("uncapped_dose"))
        facts.hold("dose", dose, allowed[0], holds=dose in allowed)
    for limit in allowed:
        facts.hold("maximum_dose", dose, limit, holds=dose <= limit)


def intralesional_session(facts: Facts) -> None:
    """Lesion by lesion, the drug injected adds up to the mass of the session, and stays within the protocol."""
    volume, mass = facts.result("total_volume"), facts.result("total_mass")
    left = mass
    for lesion in facts.rows("lesions"):
        injected = lesion["volume"] if "volume" in lesion else lesion["volume_per_length"] * lesion["length"]
        left = left - injected * facts["strength"]
    facts.agree("total_mass", left, plain(0, "g"))
    facts.agree("total_volume", mass / facts["strength"], volume)
    for name, found in (("maximum_dose", mass), ("maximum_volume", volume)):
        if name in facts:
            facts.hold(name, found, facts[name], holds=found <= facts[name])
    if facts.found("percent_of_maximum"):
        facts.agree("percent_of_maximum", facts.result("percent_of_maximum") * facts["maximum_dose"], mass)
    if facts.found("amount"):
        formulas = facts.result("amount") / facts["ions_per_formula"]
        facts.agree("amount", formulas * facts["molar_mass"], mass)
    if facts.found("equivalent_mass"):
        moles = facts.result("equivalent_mass") / facts["to_molar_mass"]
        facts.agree("equivalent_mass", moles * facts["molar_mass"], mass)
    if facts.found("vials"):
        whole_up(facts, "vials", facts["vial_volume"], volume)


def infusion_rate(facts: Facts) -> None:
    """In the duration the rate delivers the volume, and the drug in it; the pump's other figures say the same."""
    rate = facts.result("rate")
    if facts.found("duration"):
        facts.agree("rate", facts.result("volume") / facts.result("duration"), rate)
    if facts.found("drop_rate"):
        facts.agree("drop_rate", facts.result("drop_rate") / facts["drop_factor"], rate)
    if not facts.found("dose_rate"):
        return
    dose_rate = facts.result("dose_rate")
    strength = facts["strength"] if "strength" in facts else facts["amount"] / facts["volume"]
    facts.agree("dose_rate", dose_rate / rate, strength)
    if facts.found("amount"):
        facts.agree("amount", facts.result("amount") / facts.result("volume"), strength)
    if facts.found("dose_rate_per_kg"):
        per_kg = facts.result("dose_rate_per_kg")
        facts.agree("dose_rate_per_kg", per_kg * facts["body_mass"], dose_rate)
    if "maximum_dose_rate" in facts:
        limit = facts["maximum_dose_rate"]
        flow = dose_rate if limit.powers == dose_rate.powers else dose_rate / facts["body_mass"]
        facts.hold("maximum_dose_rate", flow, limit, holds=flow <= limit)


def endotoxin_limit(facts: Facts) -> None:
    """The largest dose at the limit brings the threshold; so far diluted, the limit is what the lysate still shows."""
    limit = facts.result("limit")
    if "threshold" in facts:
        facts.agree("limit", limit * facts["maximum_dose"], facts["threshold"])
    if facts.found("allowed_in_dose"):
        facts.agree("allowed_in_dose", facts.result("allowed_in_dose") / facts["dose"], limit)
    if facts.found("maximum_valid_dilution"):
        shown = facts.result("maximum_valid_dilution") * facts["lysate_sensitivity"]
        per_mass = limit.powers == plain(1, "unit/g").powers
        facts.agree("maximum_valid_dilution", shown, limit * facts["strength"] if per_mass else limit)
