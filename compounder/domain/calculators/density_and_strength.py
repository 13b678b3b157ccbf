"""Density, specific gravity, and how much of an ingredient is in how much of a preparation (catalogue, group A)."""

from __future__ import annotations

from compounder.domain.calculators.batch_use import BatchUse, ForBatch
from compounder.domain.calculators.declaration import Calculator, Input, Outcomes
from compounder.domain.calculators.fitting import (
    GRAM,
    GRAM_PER_MILLILITRE,
    MILLILITRE,
    checked,
    fitted,
    fitting_ingredient,
    notation_of,
)
from compounder.domain.calculators.formula import As, Form, Result, constant, found
from compounder.domain.calculators.given import Given, Names, missing, unexpected
from compounder.domain.calculators.kinds import (
    DENSITY_INPUT,
    MASS_INPUT,
    PREPARATION,
    VOLUME_INPUT,
    Measure,
    Plain,
    StrengthOf,
)
from compounder.domain.calculators.sources import USP_1160
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity, dimension_phrase
from compounder.domain.strength import (
    WEIGHT_IN_WEIGHT,
    Notation,
    Strength,
)
from compounder.domain.unit import MASS, VOLUME, Unit

WATER = constant("1", "g/mL")
"""Specific gravity takes water as exactly 1 g/mL."""
_WEIGHINGS = ("empty_mass", "water_filled_mass", "liquid_filled_mass")
_LIQUID = ("mass", "volume", "density", "specific_gravity")


def _density_presence(names: Names) -> None:
    if names.any_of(*_WEIGHINGS):
        names.forbid(*_LIQUID, beside=next(name for name in _WEIGHINGS if name in names))
        names.need(*_WEIGHINGS)
        return
    names.at_most(1, "density", "specific_gravity")
    names.at_most(2, *_LIQUID)
    if not names.any_of("mass", "volume"):
        names.exactly(2, *_LIQUID)


def _density(given: Given) -> Outcomes:
    if "empty_mass" in given:
        return _pycnometer(given)
    if "mass" in given and "volume" in given:
        mass, volume = given.term("mass"), given.term("volume")
        density = found("density", mass / volume, GRAM_PER_MILLILITRE, USP_1160)
    else:
        density = _density_given(given)
        if "mass" in given:
            mass = given.term("mass")
            volume = found("volume", mass / density, MILLILITRE, USP_1160)
        else:
            volume = given.term("volume")
            mass = found("mass", volume * density, GRAM, USP_1160)
    return {
        "density": found("density", density, GRAM_PER_MILLILITRE, USP_1160),
        "specific_gravity": _specific_gravity(given, density),
        "mass": found("mass", mass, mass.exact.unit),
        "volume": found("volume", volume, volume.exact.unit),
    }


def _density_given(given: Given) -> Result:
    if "density" in given:
        return given.term("density")
    if "specific_gravity" in given:
        return found("density", given.term("specific_gravity") * WATER, GRAM_PER_MILLILITRE, USP_1160)
    name = "mass" if "mass" in given else "volume"
    needed = dimension_phrase(VOLUME if name == "mass" else MASS)
    raise Refusal("missing_density", "exchange", value=given.quantity(name), needed=needed)


def _specific_gravity(given: Given, density: Result) -> Result:
    if "specific_gravity" in given:
        return found("specific_gravity", given.term("specific_gravity"), As.NUMBER)
    return found("specific_gravity", density / WATER, As.NUMBER, USP_1160)


def _pycnometer(given: Given) -> Outcomes:
    empty, water, liquid = (given.term(name) for name in _WEIGHINGS)
    for name in _WEIGHINGS[1:]:
        if given.quantity(name) <= given.quantity("empty_mass"):
            empty_mass = given.quantity("empty_mass")
            raise Refusal("inconsistent_input", "pycnometer", filled=given.quantity(name), empty=empty_mass)
    gravity = found("specific_gravity", (liquid - empty) / (water - empty), As.NUMBER, USP_1160)
    return {"specific_gravity": gravity, "density": found("density", gravity * WATER, GRAM_PER_MILLILITRE, USP_1160)}


DENSITY = Calculator(
    "density",
    "density_and_strength",
    (
        Input("mass", MASS_INPUT, optional=True),
        Input("volume", VOLUME_INPUT, optional=True),
        Input("density", DENSITY_INPUT, optional=True),
        Input("specific_gravity", Plain(), optional=True),
        Input("empty_mass", MASS_INPUT, optional=True),
        Input("water_filled_mass", MASS_INPUT, optional=True),
        Input("liquid_filled_mass", MASS_INPUT, optional=True),
    ),
    ("density", "specific_gravity", "mass", "volume"),
    USP_1160,
    _density,
    presence=_density_presence,
    for_batch=(ForBatch("density", BatchUse.DENSITY), ForBatch("mass"), ForBatch("volume")),
)


def _percentage_presence(names: Names) -> None:
    if "vehicle" in names:
        names.forbid("total", "strength", beside="vehicle")
        names.need("ingredient")
        return
    if "vehicle_density" in names:
        raise unexpected("vehicle_density", "total") if names.any_of("total", "strength") else missing("vehicle")
    names.exactly(2, "ingredient", "total", "strength")


def _percentage_strength(given: Given) -> Outcomes:
    if "vehicle" in given:
        return _added_to(given)
    density = given.term("density") if "density" in given else None
    if "strength" not in given:
        return _strength_found(given, density)
    strength = given.term("strength")
    basis = given.strength("strength").basis
    if "total" in given:
        total = fitted(given.term("total"), density, basis.bottom, given.strength("strength"))
        unit = _ingredient_unit(given.strength("strength"), total.exact)
        ingredient = found("ingredient", strength * total, unit, USP_1160)
    else:
        ingredient = fitting_ingredient(given.term("ingredient"), given.strength("strength"))
        unit = MILLILITRE if basis.bottom == VOLUME else GRAM
        total = found("total", ingredient / strength, unit, USP_1160)
    return _outcomes(ingredient, total, strength)


def _ingredient_unit(strength: Strength, total: Quantity) -> Unit:
    """The unit of a quotient's top; that of the total where both are of one kind; else the basis's own."""
    if strength.notation.mark and strength.basis.top == total.dimension:
        return total.unit
    return strength.notation.top


def _strength_found(given: Given, density: Result | None) -> Outcomes:
    ingredient, total = given.term("ingredient"), given.term("total")
    if ingredient.exact.dimension == VOLUME:
        total = fitted(total, density, VOLUME, ingredient.exact)
    strength = found("strength", ingredient / total, notation_of(ingredient.exact, total.exact), USP_1160)
    checked(strength)
    return _outcomes(ingredient, total, strength)


def _added_to(given: Given) -> Outcomes:
    """Ingredient added to a vehicle, not made up to a total."""
    ingredient, vehicle = given.term("ingredient"), given.term("vehicle")
    if ingredient.exact.dimension != MASS:
        needed = dimension_phrase(MASS)
        if ingredient.exact.dimension == VOLUME:
            raise Refusal("missing_density", "exchange", value=ingredient.exact, needed=needed)
        raise Refusal("wrong_dimension", "other_kind", value=ingredient.exact, needed=needed)
    if vehicle.exact.dimension == VOLUME:
        if "vehicle_density" not in given:
            raise Refusal("missing_density", "exchange", value=vehicle.exact, needed=dimension_phrase(MASS))
        vehicle = found("vehicle", vehicle * given.term("vehicle_density"), GRAM, USP_1160)
    else:
        vehicle = _taken("vehicle", vehicle)
    total = found("total", ingredient + vehicle, GRAM, USP_1160)
    strength = found("strength", ingredient / total, Notation.percent(WEIGHT_IN_WEIGHT), USP_1160)
    return {"ingredient": _taken("ingredient", ingredient), "total": total, "strength": strength, "vehicle": vehicle}


def _outcomes(ingredient: Result, total: Result, strength: Result) -> Outcomes:
    outcomes: dict[str, Result | Refusal] = {
        "ingredient": _taken("ingredient", ingredient),
        "total": _taken("total", total),
        "strength": found("strength", strength, _notation(strength)),
    }
    if isinstance(strength.value, Strength) and strength.value.basis == WEIGHT_IN_WEIGHT:
        outcomes["vehicle"] = found("vehicle", total - ingredient, total.exact.unit, USP_1160)
    return outcomes


def _taken(name: str, value: Result) -> Result:
    return found(name, value, value.exact.unit)


def _notation(strength: Result) -> Form:
    return strength.value.notation if isinstance(strength.value, Strength) else As.NUMBER


PERCENTAGE_STRENGTH = Calculator(
    "percentage_strength",
    "density_and_strength",
    (
        Input("ingredient", Measure("g", "mL", "mol", "Eq", "Osm", "unit"), optional=True),
        Input("total", PREPARATION, optional=True),
        Input("strength", StrengthOf(), optional=True),
        Input("density", DENSITY_INPUT, optional=True),
        Input("vehicle", PREPARATION, optional=True),
        Input("vehicle_density", DENSITY_INPUT, optional=True),
    ),
    ("ingredient", "total", "strength", "vehicle"),
    USP_1160,
    _percentage_strength,
    presence=_percentage_presence,
    for_batch=(ForBatch("total"),),
)
