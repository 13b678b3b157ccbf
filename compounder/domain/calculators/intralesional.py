"""One session of injections into lesions: volumes, mass, and the limits of a protocol (catalogue, group H)."""

from __future__ import annotations

from compounder.domain.calculators.batch_use import ForBatch
from compounder.domain.calculators.declaration import Calculator, Input, Outcomes, Rows
from compounder.domain.calculators.fitting import MILLILITRE
from compounder.domain.calculators.formula import As, Expression, Result, found, rounded_up, total
from compounder.domain.calculators.given import Given, Names, missing
from compounder.domain.calculators.kinds import (
    LENGTH,
    MASS_INPUT,
    MOLAR_MASS_INPUT,
    VOLUME_INPUT,
    Count,
    Measure,
    StrengthOf,
)
from compounder.domain.calculators.sources import HOSPITAL_PROTOCOLS
from compounder.domain.errors import Refusal
from compounder.domain.unit import Unit


def _lesion_presence(names: Names) -> None:
    if "volume" in names:
        names.forbid("length", "volume_per_length", beside="volume")
    elif names.any_of("length", "volume_per_length"):
        names.need("length", "volume_per_length")
    else:
        names.exactly(1, "volume", "length")


def _session_presence(names: Names) -> None:
    if names.any_of("to_molar_mass", "ions_per_formula"):
        names.need("molar_mass")


def _volume(row: Given) -> Expression:
    return row.term("volume") if "volume" in row else row.term("length") * row.term("volume_per_length")


def _session(given: Given) -> Outcomes:
    volumes = total([_volume(row) for row in given.rows("lesions")])
    volume = found("total_volume", volumes, MILLILITRE, HOSPITAL_PROTOCOLS)
    mass = found("total_mass", volume * given.term("strength"), Unit.of("mg"), HOSPITAL_PROTOCOLS)
    for result, limit in ((mass, "maximum_dose"), (volume, "maximum_volume")):
        if limit in given and result.exact > given.quantity(limit):
            refusal = Refusal("exceeds_dose_limit", "session", found=result.value, limit=given.quantity(limit))
            refusal.at = limit
            raise refusal
    outcomes: dict[str, Result | Refusal] = {"total_volume": volume, "total_mass": mass}
    if "maximum_dose" in given:
        share = mass / given.term("maximum_dose")
        outcomes["percent_of_maximum"] = found("percent_of_maximum", share, As.PERCENTAGE, HOSPITAL_PROTOCOLS)
    return outcomes | _other_forms(given, mass) | {"vials": _vials(given, volume)}


def _other_forms(given: Given, mass: Result) -> dict[str, Result | Refusal]:
    """The session's drug as an amount, and as the mass of its other form."""
    if "molar_mass" not in given:
        return dict.fromkeys(("amount", "equivalent_mass"), missing("molar_mass"))
    molar_mass = given.term("molar_mass")
    amount = found("amount", mass / molar_mass * given.term("ions_per_formula"), Unit.of("mmol"), HOSPITAL_PROTOCOLS)
    if "to_molar_mass" not in given:
        return {"amount": amount, "equivalent_mass": missing("to_molar_mass")}
    other = mass * given.term("to_molar_mass") / molar_mass
    return {
        "amount": amount,
        "equivalent_mass": found("equivalent_mass", other, mass.exact.unit, HOSPITAL_PROTOCOLS),
    }


def _vials(given: Given, volume: Result) -> Result | Refusal:
    if "vial_volume" not in given:
        return missing("vial_volume")
    return rounded_up("vials", volume / given.term("vial_volume"), HOSPITAL_PROTOCOLS)


INTRALESIONAL_SESSION = Calculator(
    "intralesional_session",
    "doses",
    (
        Input(
            "lesions",
            Rows(
                (
                    Input("volume", VOLUME_INPUT, optional=True),
                    Input("length", LENGTH, optional=True),
                    Input("volume_per_length", Measure("mL/cm"), optional=True),
                ),
                presence=_lesion_presence,
            ),
        ),
        Input("strength", StrengthOf("w/v")),
        Input("maximum_dose", MASS_INPUT, optional=True),
        Input("maximum_volume", VOLUME_INPUT, optional=True),
        Input("molar_mass", MOLAR_MASS_INPUT, optional=True),
        Input("ions_per_formula", Count(), default="1"),
        Input("to_molar_mass", MOLAR_MASS_INPUT, optional=True),
        Input("vial_volume", VOLUME_INPUT, optional=True),
    ),
    ("total_volume", "total_mass", "percent_of_maximum", "amount", "equivalent_mass", "vials"),
    HOSPITAL_PROTOCOLS,
    _session,
    presence=_session_presence,
    for_batch=(ForBatch("total_volume"), ForBatch.containers("vials", "vial_volume")),
)
