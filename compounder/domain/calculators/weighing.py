"""What a balance can weigh, and aliquots and triturations below it (catalogue, group D)."""

from __future__ import annotations

from compounder.domain.calculators.batch_use import ForBatch
from compounder.domain.calculators.declaration import Calculator, Input, Outcomes
from compounder.domain.calculators.formula import As, Expression, Result, constant, found, operand, rounded_up, stated
from compounder.domain.calculators.given import Given, Names
from compounder.domain.calculators.kinds import MASS_INPUT, Count, Measure, Percent, Plain, Sign, StrengthOf
from compounder.domain.calculators.sources import GENERAL_TEXTS, USP_41, USP_1176
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.unit import MASS


def _check_weighable(weighing: Quantity, least: Quantity) -> None:
    if weighing < least:
        raise Refusal("below_least_weighable", "weighing", weighing=weighing, least=least)


def least_weighable(sensitivity: Expression, permitted_error: Expression) -> Expression:
    """The least weighable quantity: sensitivity requirement ÷ permitted error. Source: USP <1176>."""
    return sensitivity / permitted_error


def _least_weighable(given: Given) -> Outcomes:
    sensitivity = given.term("sensitivity")
    expression = least_weighable(sensitivity, given.term("permitted_error"))
    least = found("least_weighable", expression, sensitivity.exact.unit, USP_1176)
    outcomes: dict[str, Result | Refusal] = {"least_weighable": least}
    if "weighing" in given:
        _check_weighable(given.quantity("weighing"), least.exact)
        error = sensitivity / given.term("weighing")
        outcomes["relative_error"] = found("relative_error", error, As.PERCENTAGE, USP_1176)
    return outcomes


LEAST_WEIGHABLE_QUANTITY = Calculator(
    "least_weighable_quantity",
    "weighing",
    (
        Input("sensitivity", MASS_INPUT),
        Input("permitted_error", Percent()),
        Input("weighing", MASS_INPUT, optional=True),
    ),
    ("least_weighable", "relative_error"),
    USP_1176,
    _least_weighable,
)


def smallest_net_weight(deviation: Expression, multiple: Expression) -> Expression:
    """The least net weight: so many times the standard deviation that counts. Source: USP <41> (2000)."""
    return multiple * deviation


def standard_deviation_used(repeatability: Result, readability: Result) -> Result:
    """The standard deviation that counts: the larger of s and 0.41 d. Source: USP <41>."""
    rounding = found("rounding_deviation", constant("0.41") * readability, readability.exact.unit, USP_41)
    larger = repeatability if repeatability.exact >= rounding.exact else rounding
    formula = Phrase.of("formula.larger_of", first=repeatability.numbers, second=rounding.numbers)
    return stated("deviation_used", formula, larger.value, USP_41, rounding)


def _minimum_weight(given: Given) -> Outcomes:
    deviation = standard_deviation_used(given.term("repeatability"), given.term("readability"))
    least = smallest_net_weight(deviation, operand(2000))
    minimum = found("minimum_weight", least, given.quantity("readability").unit, USP_41)
    outcomes: dict[str, Result | Refusal] = {"minimum_weight": minimum}
    if "weighing" in given:
        _check_weighable(given.quantity("weighing"), minimum.exact)
        uncertainty = operand(2) * deviation / given.term("weighing")
        outcomes["relative_uncertainty"] = found("relative_uncertainty", uncertainty, As.PERCENTAGE, USP_41)
    return outcomes


MINIMUM_WEIGHT = Calculator(
    "minimum_weight",
    "weighing",
    (
        Input("repeatability", MASS_INPUT, sign=Sign.ZERO_ALLOWED),
        Input("readability", MASS_INPUT),
        Input("weighing", MASS_INPUT, optional=True),
    ),
    ("minimum_weight", "relative_uncertainty"),
    USP_41,
    _minimum_weight,
)

_ALIQUOT = ("required", "factor", "drug_weighed")


def _aliquot_presence(names: Names) -> None:
    names.at_most(2, *_ALIQUOT)
    if names.count(*_ALIQUOT) == 2:
        return
    if "required" in names:
        names.need("least_weighable")
    elif "factor" in names:
        names.need("aliquot")
    else:
        names.exactly(2, *_ALIQUOT)


def _aliquot(given: Given) -> Outcomes:
    outcomes: dict[str, Result | Refusal] = {}
    factor, drug = _factor(given), None
    if factor.exact.number < 1:
        raise Refusal("inconsistent_input", "factor_below_one", factor=factor.value)
    outcomes["factor"] = factor
    if "required" in given or "drug_weighed" in given:
        required, drug = _required_and_weighed(given, factor)
        outcomes |= {"required": required, "drug_weighed": drug}
        if "least_weighable" in given:
            _check_weighable(drug.exact, given.quantity("least_weighable"))
    if "aliquot" in given:
        outcomes |= _dilution(given, factor, drug)
    return outcomes


def _factor(given: Given) -> Result:
    if "factor" in given:
        return found("factor", given.term("factor"), As.NUMBER)
    required = given.term("required")
    if "drug_weighed" in given:
        return found("factor", given.term("drug_weighed") / required, As.NUMBER, GENERAL_TEXTS)
    return rounded_up("factor", given.term("least_weighable") / required, GENERAL_TEXTS)


def _required_and_weighed(given: Given, factor: Result) -> tuple[Result, Result]:
    if "required" in given:
        required = given.term("required")
        drug = given.term("drug_weighed") if "drug_weighed" in given else required * factor
        unit = required.exact.unit
        return found("required", required, unit), found("drug_weighed", drug, unit, GENERAL_TEXTS)
    drug = given.term("drug_weighed")
    unit = drug.exact.unit
    return found("required", drug / factor, unit, GENERAL_TEXTS), found("drug_weighed", drug, unit)


def _dilution(given: Given, factor: Result, drug: Result | None) -> dict[str, Result | Refusal]:
    """What the drug is diluted to, of which the aliquot is a part; the diluent only where both are masses."""
    aliquot = given.term("aliquot")
    by_mass = aliquot.exact.dimension == MASS
    if by_mass and "least_weighable" in given:
        _check_weighable(aliquot.exact, given.quantity("least_weighable"))
    unit = aliquot.exact.unit
    total = found("dilution_total", factor * aliquot, unit, GENERAL_TEXTS)
    outcomes: dict[str, Result | Refusal] = {"dilution_total": total}
    if by_mass and drug is not None:
        if total.exact < drug.exact:
            raise Refusal("negative_diluent", "dilution", taken=drug.exact, made=total.exact)
        outcomes["diluent"] = found("diluent", total - drug, unit, GENERAL_TEXTS)
    return outcomes


ALIQUOT = Calculator(
    "aliquot",
    "weighing",
    (
        Input("required", MASS_INPUT, optional=True),
        Input("factor", Plain(), optional=True),
        Input("drug_weighed", MASS_INPUT, optional=True),
        Input("aliquot", Measure("g", "mL"), optional=True),
        Input("least_weighable", MASS_INPUT, optional=True),
    ),
    ("factor", "drug_weighed", "required", "dilution_total", "diluent"),
    GENERAL_TEXTS,
    _aliquot,
    presence=_aliquot_presence,
)


def _trituration(given: Given) -> Outcomes:
    unit = given.quantity("dose").unit
    drug = found("drug_total", given.term("units") * given.term("dose"), unit, GENERAL_TEXTS)
    triturate = found("triturate", drug / given.term("triturate_strength"), unit, GENERAL_TEXTS)
    if "least_weighable" in given:
        _check_weighable(triturate.exact, given.quantity("least_weighable"))
    outcomes: dict[str, Result | Refusal] = {"drug_total": drug, "triturate": triturate}
    if "unit_weight" in given:
        weight = given.term("unit_weight")
        powder = found("powder_total", given.term("units") * weight, weight.exact.unit, GENERAL_TEXTS)
        if triturate.exact > powder.exact:
            raise Refusal("negative_diluent", "dilution", taken=triturate.exact, made=powder.exact)
        outcomes["powder_total"] = powder
        outcomes["diluent"] = found("diluent", powder - triturate, weight.exact.unit, GENERAL_TEXTS)
    return outcomes


TRITURATION = Calculator(
    "trituration",
    "weighing",
    (
        Input("units", Count()),
        Input("dose", MASS_INPUT),
        Input("unit_weight", MASS_INPUT, optional=True),
        Input("triturate_strength", StrengthOf("w/w"), default="100 % w/w"),
        Input("least_weighable", MASS_INPUT, optional=True),
    ),
    ("drug_total", "triturate", "powder_total", "diluent"),
    GENERAL_TEXTS,
    _trituration,
    for_batch=(ForBatch("powder_total"),),
)
