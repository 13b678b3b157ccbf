"""Making a solution isotonic: sodium chloride equivalents, White–Vincent, freezing points (catalogue, group E)."""

from __future__ import annotations

from compounder.domain.calculators.declaration import Calculator, Input, Outcomes, Rows
from compounder.domain.calculators.fitting import GRAM, MILLILITRE
from compounder.domain.calculators.formula import As, Expression, Result, found, operand, total
from compounder.domain.calculators.given import Given, Names, missing
from compounder.domain.calculators.kinds import MASS_INPUT, VOLUME_INPUT, Measure, Plain, StrengthOf
from compounder.domain.calculators.sources import CRYOSCOPIC, SODIUM_CHLORIDE_EQUIVALENTS, WHITE_VINCENT
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.domain.strength import WEIGHT_IN_VOLUME, Notation, Strength

_W_V = Notation.percent(WEIGHT_IN_VOLUME)
_ONE_PER_CENT = operand(Strength.written("1 % w/v"))
_DEGREE = Measure("degC")
_AMOUNT = (Input("quantity", MASS_INPUT, optional=True), Input("strength", StrengthOf("w/v"), optional=True))
_ISOTONIC = Input("isotonic_strength", StrengthOf("w/v"), default="0.9 % w/v")


def _row_presence(names: Names) -> None:
    names.exactly(1, "quantity", "strength")


def _any_row(names: Names, name: str) -> bool:
    return any(name in row for row in names.rows["ingredients"])


_E_VALUES = Rows((*_AMOUNT, Input("e_value", Plain())), presence=_row_presence)


def equivalent(rows: tuple[Given, ...], volume: Result | None) -> Result:
    """The sodium chloride to which ingredients amount: Σ quantity × E, a strength counting as strength × volume."""
    if not rows:
        return Result(Quantity.of(0, "g")).named("nacl_equivalent")
    terms = [_quantity(row, volume) * row.term("e_value") for row in rows]
    return found("nacl_equivalent", total(terms), GRAM, SODIUM_CHLORIDE_EQUIVALENTS)


def _quantity(row: Given, volume: Result | None) -> Expression:
    if "quantity" in row:
        return row.term("quantity")
    if volume is None:
        raise ValueError("a strength has passed the checks without a volume")
    return row.term("strength") * volume


def _e_value_method(given: Given) -> Outcomes:
    volume = given.term("volume")
    sum_of_drugs = equivalent(given.rows("ingredients"), volume)
    required = found("nacl_required", given.term("isotonic_strength") * volume, GRAM, SODIUM_CHLORIDE_EQUIVALENTS)
    if sum_of_drugs.exact > required.exact:
        raise Refusal("already_hypertonic", "equivalent", equivalent=sum_of_drugs.exact, required=required.exact)
    agent = (required - sum_of_drugs) / given.term("adjusting_e_value")
    return {
        "nacl_equivalent": found("nacl_equivalent", sum_of_drugs, GRAM, SODIUM_CHLORIDE_EQUIVALENTS),
        "nacl_required": required,
        "adjusting_agent": found("adjusting_agent", agent, GRAM, SODIUM_CHLORIDE_EQUIVALENTS),
    }


ISOTONICITY_E_VALUE = Calculator(
    "isotonicity_e_value",
    "tonicity",
    (
        Input("volume", VOLUME_INPUT),
        Input("ingredients", _E_VALUES, optional=True),
        Input("adjusting_e_value", Plain(), default="1"),
        _ISOTONIC,
    ),
    ("nacl_equivalent", "nacl_required", "adjusting_agent"),
    SODIUM_CHLORIDE_EQUIVALENTS,
    _e_value_method,
)


def _volume_presence(names: Names) -> None:
    if names.any_of("quantity", "isotonic_volume"):
        names.forbid("ingredients", "final_volume", beside="quantity" if "quantity" in names else "isotonic_volume")
        names.need("quantity", "isotonic_volume")
        return
    names.need("ingredients")
    if _any_row(names, "strength"):
        names.need("final_volume")


def _isotonic_volume(given: Given) -> Outcomes:
    isotonic = given.term("isotonic_strength")
    if "quantity" in given:
        e_value = given.term("isotonic_volume") * isotonic / given.term("quantity")
        return {"e_value": found("e_value", e_value, As.NUMBER, WHITE_VINCENT)}
    final = given.term("final_volume") if "final_volume" in given else None
    sum_of_drugs = equivalent(given.rows("ingredients"), final)
    unit = final.exact.unit if final else MILLILITRE
    made = found("isotonic_volume", sum_of_drugs / isotonic, unit, WHITE_VINCENT)
    outcomes: dict[str, Result | Refusal] = {"isotonic_volume": made}
    if final is not None:
        if final.exact < made.exact:
            raise Refusal("already_hypertonic", "volume", isotonic=made.exact, final=final.exact)
        outcomes["isotonic_vehicle"] = found("isotonic_vehicle", final - made, unit, WHITE_VINCENT)
    return outcomes


ISOTONIC_VOLUME = Calculator(
    "isotonic_volume",
    "tonicity",
    (
        Input("ingredients", _E_VALUES, optional=True),
        Input("final_volume", VOLUME_INPUT, optional=True),
        _ISOTONIC,
        Input("quantity", MASS_INPUT, optional=True),
        Input("isotonic_volume", VOLUME_INPUT, optional=True),
    ),
    ("isotonic_volume", "isotonic_vehicle", "e_value"),
    WHITE_VINCENT,
    _isotonic_volume,
    presence=_volume_presence,
)


def _freezing_presence(names: Names) -> None:
    if _any_row(names, "quantity"):
        names.need("volume")


def _freezing_point_method(given: Given) -> Outcomes:
    volume = given.term("volume") if "volume" in given else None
    wanted = given.term("isotonic_depression")
    unit = wanted.exact.unit
    terms = [
        _strength(row, volume) / _ONE_PER_CENT * row.term("depression_per_percent") for row in given.rows("ingredients")
    ]
    none = Result(Quantity.of(0, "degC")).named("depression")
    depression = found("depression", total(terms) if terms else none, unit, CRYOSCOPIC)
    if depression.exact > wanted.exact:
        raise Refusal("already_hypertonic", "depression", depression=depression.exact, isotonic=wanted.exact)
    per_percent = given.term("adjusting_depression_per_percent")
    strength = found("adjusting_strength", (wanted - depression) / per_percent * _ONE_PER_CENT, _W_V, CRYOSCOPIC)
    agent: Result | Refusal = missing("volume")
    if volume is not None:
        agent = found("adjusting_agent", strength * volume, GRAM, CRYOSCOPIC)
    return {"depression": depression, "adjusting_strength": strength, "adjusting_agent": agent}


def _strength(row: Given, volume: Result | None) -> Expression:
    if "strength" in row:
        return row.term("strength")
    if volume is None:
        raise ValueError("a mass has passed the checks without a volume")
    return row.term("quantity") / volume


ISOTONICITY_FREEZING_POINT = Calculator(
    "isotonicity_freezing_point",
    "tonicity",
    (
        Input(
            "ingredients",
            Rows((*_AMOUNT, Input("depression_per_percent", _DEGREE)), presence=_row_presence),
            optional=True,
        ),
        Input("adjusting_depression_per_percent", _DEGREE),
        Input("isotonic_depression", _DEGREE, default="0.52 degC"),
        Input("volume", VOLUME_INPUT, optional=True),
    ),
    ("depression", "adjusting_strength", "adjusting_agent"),
    CRYOSCOPIC,
    _freezing_point_method,
    presence=_freezing_presence,
)
