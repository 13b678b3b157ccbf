"""Suppositories: the base that drugs displace, and displacement from a trial batch (catalogue, group G)."""

from __future__ import annotations

from compounder.domain.calculators.declaration import Calculator, Input, Outcomes, Rows
from compounder.domain.calculators.fitting import GRAM, MILLILITRE
from compounder.domain.calculators.formula import As, Expression, Result, found, operand, total
from compounder.domain.calculators.given import Given, Names
from compounder.domain.calculators.kinds import (
    DENSITY_INPUT,
    MASS_INPUT,
    Count,
    Option,
    Percent,
    Plain,
    Sign,
    StrengthOf,
)
from compounder.domain.calculators.sources import DISPLACEMENT_TEXTS, GENERAL_TEXTS
from compounder.domain.errors import Refusal

UNITS = Input("units", Count(), default="1")
EXCESS = Input("excess", Percent(), default="0 %", sign=Sign.ZERO_ALLOWED)


def units_with_excess(given: Given) -> Result:
    """What is made: units × (1 + excess), not rounded."""
    units = given.term("units")
    if "excess" not in given.names:
        return units
    return found("units_with_excess", units * (operand(1) + given.term("excess")), As.NUMBER, GENERAL_TEXTS)


def _base_presence(names: Names) -> None:
    if names.any_of("blanks_mass", "blanks_count"):
        names.forbid("mould_capacity", beside="blanks_mass" if "blanks_mass" in names else "blanks_count")
        names.need("blanks_mass", "blanks_count")
    else:
        names.need("mould_capacity")
    by_density = names.words["convention"] == "density"
    if by_density:
        names.need("base_density")
    else:
        names.forbid("base_density", beside="convention")
    used, unused = ("density", "displacement") if by_density else ("displacement", "density")
    each_drug_has(used, names, instead_of=unused, beside="convention")


def each_drug_has(name: str, names: Names, *, instead_of: str, beside: str) -> None:
    """Every row of the drugs has one input and not the other, which has no place beside what chose between them."""
    for number, row in enumerate(names.rows["drugs"], 1):
        try:
            row.forbid(instead_of, beside=beside)
            row.need(name)
        except Refusal as refusal:
            refusal.at = f"drugs[{number}].{refusal.at}"
            raise


def _displaced(row: Given, given: Given) -> Expression:
    """The base that one dose displaces, by the convention named."""
    dose = row.term("dose")
    match given.word("convention"):
        case "displacement_value":
            return dose / row.term("displacement")
        case "displacement_factor":
            return dose * row.term("displacement")
        case _:
            return dose * given.term("base_density") / row.term("density")


def _capacity(given: Given) -> Result:
    if "mould_capacity" in given:
        return given.term("mould_capacity")
    return found("mould_capacity", given.term("blanks_mass") / given.term("blanks_count"), GRAM, GENERAL_TEXTS)


def _base(given: Given) -> Outcomes:
    rows, capacity = given.rows("drugs"), _capacity(given)
    displaced = found("displaced_base", total([_displaced(row, given) for row in rows]), GRAM, DISPLACEMENT_TEXTS)
    if displaced.exact >= capacity.exact:
        raise Refusal("drug_exceeds_mould", "displaced", displaced=displaced.value, capacity=capacity.value)
    base = found("base_per_unit", capacity - displaced, GRAM, DISPLACEMENT_TEXTS)
    doses, units = total([row.term("dose") for row in rows]), units_with_excess(given)
    outcomes: dict[str, Result | Refusal] = {
        "displaced_base": displaced,
        "base_per_unit": base,
        "base": found("base", units * base, GRAM, DISPLACEMENT_TEXTS),
        "drug_total": found("drug_total", units * doses, GRAM, DISPLACEMENT_TEXTS),
        "unit_mass": found("unit_mass", base + doses, GRAM, DISPLACEMENT_TEXTS),
    }
    if given.word("convention") == "density":
        volumes = total([row.term("dose") / row.term("density") for row in rows])
        outcomes["drug_volume"] = found("drug_volume", units * volumes, MILLILITRE, DISPLACEMENT_TEXTS)
    return outcomes


SUPPOSITORY_BASE = Calculator(
    "suppository_base",
    "suppositories",
    (
        Input(
            "convention",
            Option(("displacement_value", "displacement_factor", "density")),
            missing="missing_convention",
        ),
        UNITS,
        EXCESS,
        Input("mould_capacity", MASS_INPUT, optional=True),
        Input("blanks_mass", MASS_INPUT, optional=True),
        Input("blanks_count", Count(), optional=True),
        Input(
            "drugs",
            Rows(
                (
                    Input("dose", MASS_INPUT),
                    Input("displacement", Plain(), optional=True),
                    Input("density", DENSITY_INPUT, optional=True),
                )
            ),
        ),
        Input("base_density", DENSITY_INPUT, optional=True),
    ),
    ("displaced_base", "base_per_unit", "base", "drug_total", "unit_mass", "drug_volume"),
    DISPLACEMENT_TEXTS,
    _base,
    presence=_base_presence,
)


def _trial_presence(names: Names) -> None:
    names.exactly(1, "dose", "strength")


def _trial_batch(given: Given) -> Outcomes:
    units, batch = given.term("units"), given.term("batch_mass")
    in_batch = units * given.term("dose") if "dose" in given else given.term("strength") * batch
    drug = found("drug", in_batch, GRAM, GENERAL_TEXTS)
    if drug.exact > batch.exact:
        raise Refusal("inconsistent_input", "drug_above_batch", drug=drug.value, batch=batch.value)
    expression = units * given.term("mould_capacity") - (batch - drug)
    displaced = found("displaced", expression, GRAM, GENERAL_TEXTS)
    if displaced.exact.number <= 0:
        raise Refusal("inconsistent_input", "nothing_displaced", batch=batch.value)
    return {
        "displacement_value": found("displacement_value", drug / displaced, As.NUMBER, GENERAL_TEXTS),
        "displacement_factor": found("displacement_factor", displaced / drug, As.NUMBER, GENERAL_TEXTS),
    }


DISPLACEMENT_VALUE = Calculator(
    "displacement_value",
    "suppositories",
    (
        Input("units", Count()),
        Input("mould_capacity", MASS_INPUT),
        Input("batch_mass", MASS_INPUT),
        Input("dose", MASS_INPUT, optional=True),
        Input("strength", StrengthOf("w/w"), optional=True),
    ),
    ("displacement_value", "displacement_factor"),
    GENERAL_TEXTS,
    _trial_batch,
    presence=_trial_presence,
)
