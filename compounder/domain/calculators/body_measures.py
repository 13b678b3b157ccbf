"""Body surface area, ideal body mass and creatinine clearance (catalogue, group H)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from compounder.domain.calculators.declaration import Calculator, Input, Outcomes
from compounder.domain.calculators.formula import As, Expression, Result, constant, found, number_in, operand
from compounder.domain.calculators.given import Given, Names, unexpected
from compounder.domain.calculators.irrational import approximated, cut, power, square_root
from compounder.domain.calculators.kinds import (
    LENGTH,
    MASS_INPUT,
    MOLAR_MASS_INPUT,
    Count,
    Measure,
    Option,
    Plain,
    shape_in,
)
from compounder.domain.calculators.sources import COCKCROFT_GAULT, DEVINE, DU_BOIS, MOSTELLER, SCHWARTZ
from compounder.domain.calculators.written import Written
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.domain.unit import AMOUNT, Unit

_CENTIMETRE, _KILOGRAM, _SQUARE_METRE = constant("1", "cm"), constant("1", "kg"), Unit.of("m^2")


def _surface(given: Given) -> Outcomes:
    height = found("height_in_cm", given.term("height") / _CENTIMETRE, As.NUMBER)
    mass = found("body_mass_in_kg", given.term("body_mass") / _KILOGRAM, As.NUMBER)
    if given.word("formula") == "mosteller":
        root = height * mass / operand(3600)
        area = Quantity(square_root(number_in(root)), _SQUARE_METRE)
        surface = approximated("body_surface_area", "square_root_in_m2", area, _SQUARE_METRE, MOSTELLER, of=root)
    else:
        by_mass = power(number_in(mass), Fraction("0.425"))
        by_height = power(number_in(height), Fraction("0.725"))
        area = Quantity(cut(Fraction("0.007184") * by_mass * by_height), _SQUARE_METRE)
        surface = approximated("body_surface_area", "du_bois", area, _SQUARE_METRE, DU_BOIS, mass=mass, height=height)
    return {"body_surface_area": surface}


BODY_SURFACE_AREA = Calculator(
    "body_surface_area",
    "doses",
    (
        Input("formula", Option(("mosteller", "dubois"))),
        Input("height", LENGTH),
        Input("body_mass", MASS_INPUT),
    ),
    ("body_surface_area",),
    MOSTELLER,
    _surface,
)

_SEX = Option(("male", "female"))
_BASE_OF_IDEAL = {"male": constant("50", "kg"), "female": constant("45.5", "kg")}
_INCH = constant("2.54", "cm")
_SIXTY_INCHES = Quantity.of("152.4", "cm")


def _ideal(given: Given) -> Outcomes:
    height = given.term("height")
    if height.exact < _SIXTY_INCHES:
        raise Refusal("inconsistent_input", "height", height=height.value, least=_SIXTY_INCHES)
    above_sixty = height / _INCH - operand(60)
    expression = _BASE_OF_IDEAL[given.word("sex")] + constant("2.3", "kg") * above_sixty
    ideal = found("ideal_body_mass", expression, Unit.of("kg"), DEVINE)
    outcomes: dict[str, Result | Refusal] = {"ideal_body_mass": ideal}
    if "body_mass" in given:
        mass = given.term("body_mass")
        outcomes["percent_of_ideal"] = found("percent_of_ideal", mass / ideal, As.PERCENTAGE, DEVINE)
        outcomes["adjusted_body_mass"] = _adjusted(given, mass, ideal)
    return outcomes


def _adjusted(given: Given, mass: Result, ideal: Result) -> Result | Refusal:
    if mass.exact < ideal.exact:
        return Refusal("inconsistent_input", "below_ideal", mass=mass.value, ideal=ideal.value)
    expression = ideal + given.term("adjustment") * (mass - ideal)
    return found("adjusted_body_mass", expression, Unit.of("kg"), DEVINE)


IDEAL_BODY_MASS = Calculator(
    "ideal_body_mass",
    "doses",
    (
        Input("sex", _SEX),
        Input("height", LENGTH),
        Input("body_mass", MASS_INPUT, optional=True),
        Input("adjustment", Plain(), default="0.4"),
    ),
    ("ideal_body_mass", "percent_of_ideal", "adjusted_body_mass"),
    DEVINE,
    _ideal,
)

_OF_COCKCROFT_GAULT = ("age_years", "body_mass", "sex")
_MG_PER_DL, _ML_PER_MIN = constant("1", "mg/dL"), constant("1", "mL/min")


def _clearance_presence(names: Names) -> None:
    if names.words["formula"] == "cockcroft_gault":
        names.forbid("height", beside="formula")
        names.need(*_OF_COCKCROFT_GAULT)
    else:
        names.forbid(*_OF_COCKCROFT_GAULT, beside="formula")
        names.need("height")


def _clearance_agreement(texts: Mapping[str, Written]) -> None:
    """A molar mass has a use only where creatinine is given as an amount."""
    shape = shape_in(texts["serum_creatinine"])
    if "creatinine_molar_mass" in texts and shape is not None and shape[0] != AMOUNT:
        raise unexpected("creatinine_molar_mass", "serum_creatinine")


def _creatinine(given: Given) -> Expression:
    """Serum creatinine as a number of mg/dL."""
    creatinine: Expression = given.term("serum_creatinine")
    if creatinine.exact.dimension == Unit.of("mmol/L").dimension:
        creatinine = creatinine * given.term("creatinine_molar_mass")
    return found("creatinine_in_mg_dl", creatinine / _MG_PER_DL, As.NUMBER)


def _clearance(given: Given) -> Outcomes:
    creatinine = _creatinine(given)
    if given.word("formula") == "bedside_schwartz":
        rate = constant("0.413") * (given.term("height") / _CENTIMETRE) / creatinine
        gfr = found("normalised_gfr", rate * _ML_PER_MIN, Unit.of("mL/min"), SCHWARTZ)
        return {"normalised_gfr": gfr}
    if given.number("age_years") >= 140:
        refusal = Refusal("inconsistent_input", "age", age=given.number("age_years"))
        refusal.at = "age_years"
        raise refusal
    rate = (operand(140) - given.term("age_years")) * (given.term("body_mass") / _KILOGRAM) / (operand(72) * creatinine)
    if given.word("sex") == "female":
        rate = rate * constant("0.85")
    clearance = found("creatinine_clearance", rate * _ML_PER_MIN, Unit.of("mL/min"), COCKCROFT_GAULT)
    return {"creatinine_clearance": clearance}


CREATININE_CLEARANCE = Calculator(
    "creatinine_clearance",
    "doses",
    (
        Input("formula", Option(("cockcroft_gault", "bedside_schwartz"))),
        Input("serum_creatinine", Measure("mg/dL", "micromol/L")),
        Input("creatinine_molar_mass", MOLAR_MASS_INPUT, default="113.12 g/mol"),
        Input("age_years", Count(), optional=True),
        Input("body_mass", MASS_INPUT, optional=True),
        Input("sex", _SEX, optional=True),
        Input("height", LENGTH, optional=True),
    ),
    ("creatinine_clearance", "normalised_gfr"),
    COCKCROFT_GAULT,
    _clearance,
    presence=_clearance_presence,
    agreement=_clearance_agreement,
)
