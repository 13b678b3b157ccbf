"""Checks of body measures, skin and lesions: put back, the result gives height, weight, area or length (H and I)."""

from __future__ import annotations

from fractions import Fraction

from compounder.domain.calculators.checks.base_number import BaseNumber, plain
from compounder.domain.calculators.checks.decimals import natural_log, pi
from compounder.domain.calculators.checks.doses import whole_up
from compounder.domain.calculators.checks.facts import Facts

_STATED = Fraction(1, 10**35)
"""Roots, powers and π are cut after 40 digits; they are checked to 35."""
_DAY, _ONE = plain(1, "day"), plain(1)


def body_surface_area(facts: Facts) -> None:
    """The square of Mosteller's area, or the logarithm of Du Bois's, is what height and weight give."""
    area = facts.result("body_surface_area") / (plain(1, "m") * plain(1, "m"))
    height, mass = facts["height"] / plain(1, "cm"), facts["body_mass"] / plain(1, "kg")
    if facts.word("formula") == "mosteller":
        facts.near("body_surface_area", area * area * plain(3600), height * mass, _STATED)
        return
    logarithm = natural_log(Fraction("0.007184"))
    logarithm += Fraction("0.425") * natural_log(mass.number) + Fraction("0.725") * natural_log(height.number)
    gap = abs(natural_log(area.number) - logarithm)
    facts.hold("body_surface_area", area, area, holds=gap <= _STATED * (1 + abs(logarithm)))


def ideal_body_mass(facts: Facts) -> None:
    """From the mass back to the height in inches; an adjusted mass lies its share above the ideal."""
    ideal = facts.result("ideal_body_mass")
    base = plain("50" if facts.word("sex") == "male" else "45.5", "kg")
    inches = plain(60) + (ideal - base) / plain("2.3", "kg")
    facts.agree("ideal_body_mass", inches * plain("2.54", "cm"), facts["height"])
    facts.hold("height", inches, plain(60), holds=plain(60) <= inches)
    if facts.found("percent_of_ideal"):
        facts.agree("percent_of_ideal", facts.result("percent_of_ideal") * ideal, facts["body_mass"])
    if facts.found("adjusted_body_mass"):
        above = facts.result("adjusted_body_mass") - ideal
        facts.agree("adjusted_body_mass", above, (facts["body_mass"] - ideal) * facts["adjustment"])
        facts.hold("body_mass", ideal, facts["body_mass"], holds=ideal <= facts["body_mass"])


def creatinine_clearance(facts: Facts) -> None:
    """From the clearance back to the creatinine in the serum."""
    serum = facts["serum_creatinine"]
    if serum.powers != plain(1, "g/mL").powers:
        serum = serum * facts["creatinine_molar_mass"]
    serum = serum / plain(1, "mg/dL")
    if facts.found("normalised_gfr"):
        rate = facts.result("normalised_gfr") / plain(1, "mL/min")
        facts.agree("normalised_gfr", facts["height"] / plain(1, "cm") * plain("0.413") / rate, serum)
        return
    rate = facts.result("creatinine_clearance") / plain(1, "mL/min")
    if facts.word("sex") == "female":
        rate = rate / plain("0.85")
    years = plain(140) - facts["age_years"]
    facts.agree("creatinine_clearance", years * facts["body_mass"] / plain(72, "kg") / rate, serum)
    facts.hold("age_years", facts["age_years"], plain(140), holds=years.number > 0)


def fingertip_units(facts: Facts) -> None:
    """The ointment of a course, unit by unit and day by day."""
    if facts.found("ftu_total"):
        units = facts.result("ftu_total")
        left = units
        for region in facts.rows("regions"):
            left = left - region["ftu"] * region["count"]
        facts.agree("ftu_total", left, units if "ftu" in facts else plain(0))
        if "ftu" in facts:
            facts.agree("ftu_total", units, facts["ftu"])
        facts.agree("mass_per_application", facts.result("mass_per_application") / facts["mass_per_ftu"], units)
        _per_day(facts)
    if facts.found("total_mass"):
        facts.agree("total_mass", facts.result("total_mass") / facts["days"], facts.result("mass_per_day"))
    if facts.found("mass_per_percent_bsa"):
        covered = facts["body_surface_per_ftu"] * plain(100)
        facts.agree("mass_per_percent_bsa", facts.result("mass_per_percent_bsa") * covered, facts["mass_per_ftu"])


def _per_day(facts: Facts) -> None:
    applied = facts.result("mass_per_day") * _DAY / facts["applications_per_day"]
    facts.agree("mass_per_day", applied, facts.result("mass_per_application"))


def ointment_quantity(facts: Facts) -> None:
    """The ointment spread out again covers the area; the tubes hold it, and one less would not."""
    applied, daily = facts.result("mass_per_application"), facts.result("mass_per_day")
    facts.agree("mass_per_application", applied / facts["density"] / facts["thickness"], facts["area"])
    _per_day(facts)
    for drug, ointment in (("drug_per_application", applied), ("drug_per_day", daily)):
        if facts.found(drug):
            facts.agree(drug, facts.result(drug) / facts["strength"], ointment)
    if facts.found("total_mass"):
        total = facts.result("total_mass")
        facts.agree("total_mass", total / (_ONE + facts["loss"]) / facts["days"], daily)
        if facts.found("tubes"):
            whole_up(facts, "tubes", facts["tube_mass"], total)
        if facts.found("batches"):
            whole_up(facts, "batches", facts["shelf_life"], facts["days"])


def lesion_volume(facts: Facts) -> None:
    """The ellipsoid in its box: volume ÷ (length × width × depth) × 6 is π."""
    box = facts["length"] * facts["width"] * facts["depth"]
    volume = facts.result("volume")
    facts.near("volume", volume / box * plain(6), BaseNumber(pi()), _STATED)
    if facts.found("change"):
        facts.agree("change", (_ONE + facts.result("change")) * facts["baseline_volume"], volume)
