"""The calculators of form and content: another form, a lot's correction, an assay's result (catalogue, group C)."""

from __future__ import annotations

from compounder.domain.calculators.corrections import (
    DAC_NRF_STEP,
    AssayCorrection,
    CorrectionPolicy,
    Role,
    assay_correction,
    form_factor,
    powder_content,
)
from compounder.domain.calculators.declaration import Calculator, Input, Outcomes
from compounder.domain.calculators.fitting import checked
from compounder.domain.calculators.formula import As, Expression, Result, constant, found, number_in, operand, stated
from compounder.domain.calculators.given import Given, Names
from compounder.domain.calculators.kinds import (
    MASS_INPUT,
    MOLAR_MASS_INPUT,
    VOLUME_INPUT,
    Measure,
    Most,
    Option,
    Percent,
    Plain,
    Sign,
    StrengthOf,
)
from compounder.domain.calculators.sources import ASSAY_FORUM, CORRECTIONS, WATER_OF_HYDRATION
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.unit import Unit

_MOLAR_MASSES = ("from_molar_mass", "to_molar_mass")


def _hydrate_presence(names: Names) -> None:
    if "factor" in names:
        names.forbid(*_MOLAR_MASSES, beside="factor")
    else:
        names.need(*_MOLAR_MASSES)


def _hydrate(given: Given) -> Outcomes:
    outcomes: dict[str, Result | Refusal] = {}
    if "factor" in given:
        factor = found("factor", given.term("factor"), As.NUMBER)
    else:
        before, after = (given.term(name) for name in _MOLAR_MASSES)
        factor = found("factor", form_factor(before, after), As.NUMBER, WATER_OF_HYDRATION)
        small, large = sorted((before, after), key=lambda molar_mass: molar_mass.exact.to(Unit.of("g/mol")).number)
        outcomes["water"] = found("water", (large - small) / large, As.PERCENTAGE, WATER_OF_HYDRATION)
    outcomes["factor"] = factor
    if "mass" in given:
        mass = given.term("mass")
        outcomes["equivalent_mass"] = found("equivalent_mass", mass * factor, mass.exact.unit, WATER_OF_HYDRATION)
    if "strength" in given:
        notation = given.strength("strength").notation
        equivalent = found("equivalent_strength", given.term("strength") * factor, notation, WATER_OF_HYDRATION)
        outcomes["equivalent_strength"] = checked(equivalent)
    return outcomes


HYDRATE_CORRECTION = Calculator(
    "hydrate_correction",
    "formulas_and_corrections",
    (
        Input("from_molar_mass", MOLAR_MASS_INPUT, optional=True),
        Input("to_molar_mass", MOLAR_MASS_INPUT, optional=True),
        Input("factor", Plain(), optional=True),
        Input("mass", MASS_INPUT, optional=True),
        Input("strength", StrengthOf("w/w", "w/v"), optional=True),
    ),
    ("factor", "equivalent_mass", "equivalent_strength", "water"),
    WATER_OF_HYDRATION,
    _hydrate,
    presence=_hydrate_presence,
)

_OF_ASSAY = ("assay", "assay_basis", "water", "assayed_molar_mass", "prescribed_molar_mass")
_OF_CONCENTRATE = ("nominal_strength", "found_strength")


def _correction_presence(names: Names) -> None:
    if names.words["role"] == Role.CONCENTRATE.value:
        names.forbid(*_OF_ASSAY, "labelled_potency", beside="found_strength")
        names.need(*_OF_CONCENTRATE)
        return
    names.forbid(*_OF_CONCENTRATE, beside="role")
    if "labelled_potency" in names:
        names.forbid(*_OF_ASSAY, beside="labelled_potency")
    names.together("assayed_molar_mass", "prescribed_molar_mass")
    if "assay" in names and "water" in names:
        names.need("assay_basis")


def _correction(given: Given) -> Outcomes:
    content = found("content", _content(given), As.PERCENTAGE, CORRECTIONS)
    policy = CorrectionPolicy(given.word("policy"))
    correction = assay_correction(
        policy,
        number_in(content),
        role=Role(given.word("role")),
        has_labelled_potency="labelled_potency" in given,
        apply_optional=given.word("apply_optional") == "yes",
    )
    calculated = _calculated(content, policy, correction)
    applied = _applied(given, calculated, correction)
    outcomes: dict[str, Result | Refusal] = {
        "content": content,
        "shortfall": found("shortfall", operand(1) - content, As.PERCENTAGE, CORRECTIONS),
        "calculated_factor": calculated,
        "applied_factor": applied,
    }
    if "prescribed" in given:
        prescribed = given.term("prescribed")
        outcomes["weigh"] = found("weigh", prescribed * applied, prescribed.exact.unit, CORRECTIONS)
    return outcomes


def _content(given: Given) -> Expression:
    if given.word("role") == Role.CONCENTRATE.value:
        nominal, strength = given.strength("nominal_strength"), given.strength("found_strength")
        if nominal.basis != strength.basis:
            raise Refusal("basis_mismatch", "concentrate", nominal=nominal, found=strength)
        return given.term("found_strength") / given.term("nominal_strength")
    if "labelled_potency" in given:
        return given.term("labelled_potency")
    is_dried = given.word("assay_basis") == "dried"
    water = given.term("water") if is_dried and "water" in given.names else None
    forms = None
    if "prescribed_molar_mass" in given:
        forms = given.term("prescribed_molar_mass"), given.term("assayed_molar_mass")
    return powder_content(given.term("assay"), water=water, forms=forms)


def _calculated(content: Result, policy: CorrectionPolicy, correction: AssayCorrection) -> Result:
    factor = operand(1) / content
    if policy is not CorrectionPolicy.DAC_NRF:
        return found("calculated_factor", factor, As.NUMBER, CORRECTIONS)
    formula = Phrase.of("formula.to_the_nearest", value=factor.numbers, step=DAC_NRF_STEP)
    return stated("calculated_factor", formula, correction.calculated_factor, CORRECTIONS, factor)


def _applied(given: Given, calculated: Result, correction: AssayCorrection) -> Result:
    reason = Phrase.of(f"reason.{correction.reason.value}")
    formula = Phrase.of("formula.by_policy", policy=given.word("policy"), reason=reason)
    return stated("applied_factor", formula, correction.applied_factor, CORRECTIONS, calculated)


ASSAY_CORRECTION = Calculator(
    "assay_correction",
    "formulas_and_corrections",
    (
        Input("policy", Option(tuple(policy.value for policy in CorrectionPolicy))),
        Input("prescribed", MASS_INPUT, optional=True),
        Input("role", Option(tuple(role.value for role in Role)), default=Role.ACTIVE.value),
        Input("assay", Percent(Most.ANY), default="100 %"),
        Input("assay_basis", Option(("as_is", "dried")), default="dried"),
        Input("water", Percent(Most.BELOW_HUNDRED), default="0 %", sign=Sign.ZERO_ALLOWED),
        Input("assayed_molar_mass", MOLAR_MASS_INPUT, optional=True),
        Input("prescribed_molar_mass", MOLAR_MASS_INPUT, optional=True),
        Input("labelled_potency", StrengthOf("w/w"), optional=True),
        Input("nominal_strength", StrengthOf(), optional=True),
        Input("found_strength", StrengthOf(), optional=True),
        Input("apply_optional", Option(("yes", "no")), default="no"),
    ),
    ("content", "shortfall", "calculated_factor", "applied_factor", "weigh"),
    CORRECTIONS,
    _correction,
    presence=_correction_presence,
)

_TITRATION = ("titre", "normality", "nominal_normality", "equivalence", "sample")
_EQUIVALENCE = ("molar_mass", "equivalents_per_mole")
_MASSES = ("found", "taken")
_ASSAYS = ("assay_as_is", "assay_dried")


def _result_presence(names: Names) -> None:
    if names.any_of(*_EQUIVALENCE):
        others = (*_ASSAYS, *_MASSES, *(name for name in _TITRATION if name != "normality"), "blank", "loss")
        names.forbid(*others, beside=next(name for name in _EQUIVALENCE if name in names))
        names.need(*_EQUIVALENCE, "normality")
    elif names.any_of(*_TITRATION, "blank"):
        names.forbid(*_ASSAYS, *_MASSES, beside="titre")
        names.need(*_TITRATION)
    elif names.any_of(*_MASSES):
        names.forbid(*_ASSAYS, beside="found")
        names.need(*_MASSES)
    else:
        names.exactly(1, *_ASSAYS)


def _assay_result(given: Given) -> Outcomes:
    if "molar_mass" in given:
        per_equivalent = given.term("molar_mass") / (given.term("equivalents_per_mole") * constant("1", "Eq/mol"))
        equivalence = per_equivalent * given.term("normality")
        return {"equivalence": found("equivalence", equivalence, Unit.of("mg/mL"), ASSAY_FORUM)}
    outcomes: dict[str, Result | Refusal] = {}
    if "titre" in given:
        mass = _found_by_titration(given)
        outcomes["found"] = mass
        outcomes["assay_as_is"] = found("assay_as_is", mass / given.term("sample"), As.PERCENTAGE, ASSAY_FORUM)
    elif "taken" in given:
        share = given.term("found") / given.term("taken")
        outcomes["assay_as_is"] = found("assay_as_is", share, As.PERCENTAGE, ASSAY_FORUM)
    elif "assay_as_is" in given:
        outcomes["assay_as_is"] = found("assay_as_is", given.term("assay_as_is"), As.PERCENTAGE)
    dry = operand(1) - given.term("loss")
    as_is = outcomes.get("assay_as_is")
    if isinstance(as_is, Result):
        outcomes["assay_dried"] = found("assay_dried", as_is / dry, As.PERCENTAGE, ASSAY_FORUM)
    else:
        dried = given.term("assay_dried")
        outcomes["assay_dried"] = found("assay_dried", dried, As.PERCENTAGE)
        outcomes["assay_as_is"] = found("assay_as_is", dried * dry, As.PERCENTAGE, ASSAY_FORUM)
    return outcomes


def _found_by_titration(given: Given) -> Result:
    titre, blank = given.quantity("titre"), given.quantity("blank")
    if titre <= blank:
        raise Refusal("inconsistent_input", "titre", titre=titre, blank=blank)
    net = given.term("titre") - given.term("blank")
    mass = net * given.term("equivalence") * given.term("normality") / given.term("nominal_normality")
    return found("found", mass, given.quantity("sample").unit, ASSAY_FORUM)


ASSAY_RESULT = Calculator(
    "assay_result",
    "formulas_and_corrections",
    (
        Input("assay_as_is", Percent(Most.ANY), optional=True),
        Input("assay_dried", Percent(Most.ANY), optional=True),
        Input("found", MASS_INPUT, optional=True),
        Input("taken", MASS_INPUT, optional=True),
        Input("titre", VOLUME_INPUT, optional=True),
        Input("blank", VOLUME_INPUT, default="0 mL", sign=Sign.ZERO_ALLOWED),
        Input("normality", Measure("Eq/L"), optional=True),
        Input("nominal_normality", Measure("Eq/L"), optional=True),
        Input("equivalence", Measure("mg/mL"), optional=True),
        Input("sample", MASS_INPUT, optional=True),
        Input("loss", Percent(Most.BELOW_HUNDRED), default="0 %", sign=Sign.ZERO_ALLOWED),
        Input("molar_mass", MOLAR_MASS_INPUT, optional=True),
        Input("equivalents_per_mole", Plain(), optional=True),
    ),
    ("assay_as_is", "assay_dried", "found", "equivalence"),
    ASSAY_FORUM,
    _assay_result,
    presence=_result_presence,
)
