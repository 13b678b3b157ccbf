"""The limit of endotoxins, what a dose may hold, and how far a test may dilute (catalogue, group H)."""

from __future__ import annotations

from collections.abc import Mapping

from compounder.domain.calculators.declaration import Calculator, Input, Outcomes
from compounder.domain.calculators.drug import other_kind
from compounder.domain.calculators.formula import As, Result, found
from compounder.domain.calculators.given import Given, Names, missing
from compounder.domain.calculators.kinds import Measure, StrengthOf, shape_in
from compounder.domain.calculators.sources import USP_85
from compounder.domain.calculators.written import Written
from compounder.domain.errors import Refusal
from compounder.domain.quantity import dimension_phrase
from compounder.domain.unit import MASS, VOLUME, Unit

_PER_MASS, _PER_VOLUME = Unit.of("unit/mg"), Unit.of("unit/mL")


def _endotoxin_presence(names: Names) -> None:
    if "limit" in names:
        names.forbid("threshold", "maximum_dose", beside="limit")
    elif names.any_of("threshold", "maximum_dose"):
        names.need("threshold", "maximum_dose")
    else:
        names.exactly(1, "limit", "threshold")


def _dose_fits_limit(texts: Mapping[str, Written]) -> None:
    """A dose by mass for a limit per mass, by volume for a limit per volume."""
    dose = texts.get("dose")
    if dose is None:
        return
    if "limit" in texts:
        shape = shape_in(texts["limit"])
        needed = MASS if shape is not None and shape[1] == _PER_MASS.dimension else VOLUME
    else:
        needed = texts["maximum_dose"].units[0].dimension
    if dose.unit.dimension != needed:
        raise other_kind("dose", dose, dimension_phrase(needed))


def _endotoxin(given: Given) -> Outcomes:
    expression = given.term("limit") if "limit" in given else given.term("threshold") / given.term("maximum_dose")
    per_mass = expression.exact.dimension == _PER_MASS.dimension
    limit = found("limit", expression, _PER_MASS if per_mass else _PER_VOLUME, USP_85)
    outcomes: dict[str, Result | Refusal] = {"limit": limit, "allowed_in_dose": missing("dose")}
    if "dose" in given:
        outcomes["allowed_in_dose"] = found("allowed_in_dose", limit * given.term("dose"), Unit.of("unit"), USP_85)
    outcomes["maximum_valid_dilution"] = _dilution(given, limit, per_mass=per_mass)
    return outcomes


def _dilution(given: Given, limit: Result, *, per_mass: bool) -> Result | Refusal:
    if "lysate_sensitivity" not in given:
        return missing("lysate_sensitivity")
    if per_mass and "strength" not in given:
        return missing("strength")
    in_solution = limit * given.term("strength") if per_mass else limit
    return found("maximum_valid_dilution", in_solution / given.term("lysate_sensitivity"), As.NUMBER, USP_85)


ENDOTOXIN_LIMIT = Calculator(
    "endotoxin_limit",
    "doses",
    (
        Input("threshold", Measure("unit/kg"), optional=True),
        Input("maximum_dose", Measure("mg/kg", "mL/kg"), optional=True),
        Input("limit", Measure("unit/mg", "unit/mL"), optional=True),
        Input("dose", Measure("mg", "mL"), optional=True),
        Input("lysate_sensitivity", Measure("unit/mL"), optional=True),
        Input("strength", StrengthOf("w/v"), optional=True),
    ),
    ("limit", "allowed_in_dose", "maximum_valid_dilution"),
    USP_85,
    _endotoxin,
    presence=_endotoxin_presence,
    agreement=_dose_fits_limit,
)
