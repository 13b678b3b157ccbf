"""Fingertip units, ointment for an area of skin, and the volume of a lesion (catalogue, group I)."""

from __future__ import annotations

from compounder.domain.calculators.batch_use import ForBatch
from compounder.domain.calculators.declaration import Calculator, Input, Outcomes, Rows
from compounder.domain.calculators.fitting import GRAM, MILLILITRE
from compounder.domain.calculators.formula import As, Expression, Result, constant, found, operand, rounded_up, total
from compounder.domain.calculators.given import Given, Names
from compounder.domain.calculators.irrational import pi
from compounder.domain.calculators.kinds import (
    AREA,
    DENSITY_INPUT,
    LENGTH,
    MASS_INPUT,
    TIME_INPUT,
    VOLUME_INPUT,
    Count,
    Percent,
    Plain,
    Sign,
    StrengthOf,
)
from compounder.domain.calculators.sources import FINGERTIP_UNITS as LONG_AND_FINLAY
from compounder.domain.calculators.sources import GEOMETRY
from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.unit import Unit

_DAY, _GRAM_PER_DAY = constant("1", "day"), Unit.of("g/day")
_APPLICATIONS = Input("applications_per_day", Count(), default="1")


def _per_day(given: Given, mass: Expression) -> Expression:
    """A mass an application × applications in one day."""
    return mass * given.term("applications_per_day") / _DAY


def _fingertip_presence(names: Names) -> None:
    names.at_most(1, "ftu", "regions")


def _units(given: Given) -> Result | None:
    """The fingertip units of one application; None where neither units nor regions are given."""
    if "ftu" in given:
        return found("ftu_total", given.term("ftu"), As.NUMBER, LONG_AND_FINLAY)
    rows = given.rows("regions")
    if not rows:
        return None
    units = [row.term("ftu") * row.term("count") if "count" in row.names else row.term("ftu") for row in rows]
    return found("ftu_total", total(units), As.NUMBER, LONG_AND_FINLAY)


def _fingertip(given: Given) -> Outcomes:
    outcomes: dict[str, Result | Refusal] = {}
    mass_of_one, units = given.term("mass_per_ftu"), _units(given)
    if units is not None:
        applied = found("mass_per_application", units * mass_of_one, GRAM, LONG_AND_FINLAY)
        daily = found("mass_per_day", _per_day(given, applied), _GRAM_PER_DAY, LONG_AND_FINLAY)
        outcomes |= {"ftu_total": units, "mass_per_application": applied, "mass_per_day": daily}
        if "days" in given:
            outcomes["total_mass"] = found("total_mass", daily * given.term("days"), GRAM, LONG_AND_FINLAY)
    if "body_surface_per_ftu" in given:
        one_percent = operand(Percentage.of(1)) / given.term("body_surface_per_ftu")
        outcomes["mass_per_percent_bsa"] = found(
            "mass_per_percent_bsa", mass_of_one * one_percent, GRAM, LONG_AND_FINLAY
        )
    return outcomes


FINGERTIP_UNITS = Calculator(
    "fingertip_units",
    "skin_and_lesions",
    (
        Input("mass_per_ftu", MASS_INPUT),
        Input("ftu", Plain(), optional=True),
        Input("regions", Rows((Input("ftu", Plain()), Input("count", Count(), default="1"))), optional=True),
        _APPLICATIONS,
        Input("days", TIME_INPUT, optional=True),
        Input("body_surface_per_ftu", Percent(), optional=True),
    ),
    ("ftu_total", "mass_per_application", "mass_per_day", "total_mass", "mass_per_percent_bsa"),
    LONG_AND_FINLAY,
    _fingertip,
    presence=_fingertip_presence,
    for_batch=(ForBatch("total_mass"),),
)


def _ointment(given: Given) -> Outcomes:
    volume = given.term("area") * given.term("thickness")
    applied = found("mass_per_application", volume * given.term("density"), GRAM, GEOMETRY)
    daily = found("mass_per_day", _per_day(given, applied), _GRAM_PER_DAY, GEOMETRY)
    outcomes: dict[str, Result | Refusal] = {"mass_per_application": applied, "mass_per_day": daily}
    if "strength" in given:
        strength = given.term("strength")
        outcomes["drug_per_application"] = found("drug_per_application", applied * strength, GRAM, GEOMETRY)
        outcomes["drug_per_day"] = found("drug_per_day", daily * strength, _GRAM_PER_DAY, GEOMETRY)
    if "days" in given:
        outcomes |= _for_days(given, daily)
    return outcomes


def _for_days(given: Given, daily: Result) -> dict[str, Result | Refusal]:
    """The ointment for a time with its loss; tubes and batches are rounded up."""
    days = given.term("days")
    needed = daily * days
    if "loss" in given.names:
        needed = needed * (operand(1) + given.term("loss"))
    mass = found("total_mass", needed, GRAM, GEOMETRY)
    outcomes: dict[str, Result | Refusal] = {"total_mass": mass}
    if "tube_mass" in given:
        outcomes["tubes"] = rounded_up("tubes", mass / given.term("tube_mass"), GEOMETRY)
    if "shelf_life" in given:
        outcomes["batches"] = rounded_up("batches", days / given.term("shelf_life"), GEOMETRY)
    return outcomes


OINTMENT_QUANTITY = Calculator(
    "ointment_quantity",
    "skin_and_lesions",
    (
        Input("area", AREA),
        Input("thickness", LENGTH),
        Input("density", DENSITY_INPUT),
        _APPLICATIONS,
        Input("loss", Percent(), default="0 %", sign=Sign.ZERO_ALLOWED),
        Input("strength", StrengthOf("w/w"), optional=True),
        Input("days", TIME_INPUT, optional=True),
        Input("tube_mass", MASS_INPUT, optional=True),
        Input("shelf_life", TIME_INPUT, optional=True),
    ),
    (
        *("mass_per_application", "mass_per_day", "drug_per_application", "drug_per_day"),
        *("total_mass", "tubes", "batches"),
    ),
    GEOMETRY,
    _ointment,
    for_batch=(ForBatch("total_mass"), ForBatch.containers("tubes", "tube_mass")),
)


def _lesion(given: Given) -> Outcomes:
    length, width, depth = (given.term(name) for name in ("length", "width", "depth"))
    volume = found("volume", pi() / operand(6) * length * width * depth, MILLILITRE, GEOMETRY)
    outcomes: dict[str, Result | Refusal] = {"volume": volume}
    if "baseline_volume" in given:
        change = volume / given.term("baseline_volume") - operand(1)
        outcomes["change"] = found("change", change, As.PERCENTAGE, GEOMETRY)
    return outcomes


LESION_VOLUME = Calculator(
    "lesion_volume",
    "skin_and_lesions",
    (
        Input("length", LENGTH),
        Input("width", LENGTH),
        Input("depth", LENGTH),
        Input("baseline_volume", VOLUME_INPUT, optional=True),
    ),
    ("volume", "change"),
    GEOMETRY,
    _lesion,
)
