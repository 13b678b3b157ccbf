"""What group H calls drug: a mass, an amount, equivalents or units, of one kind throughout a calculation."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from compounder.domain.calculators.formula import Result, found
from compounder.domain.calculators.given import Given
from compounder.domain.calculators.kinds import Measure, StrengthOf, shape_in
from compounder.domain.calculators.sources import GENERAL_TEXTS
from compounder.domain.calculators.written import Written
from compounder.domain.errors import Refusal
from compounder.domain.number import shortened
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import dimension_phrase
from compounder.domain.strength import Notation
from compounder.domain.unit import ACTIVITY, AMOUNT, EQUIVALENT, MASS, DimensionPowers, Unit

DRUG_STRENGTH = StrengthOf("w/v", "mol/mL", "Eq/mL", "unit/mL")
DRUG_PER_KG = Measure("mg/kg", "mmol/kg", "mEq/kg", "unit/kg")
DRUG_PER_M2 = Measure("mg/m^2", "mmol/m^2", "mEq/m^2", "unit/m^2")
DRUG_PER_TIME = ("mg/h", "mmol/h", "mEq/h", "unit/h")
DRUG_PER_KG_AND_TIME = ("mg/kg/h", "mmol/kg/h", "mEq/kg/h", "unit/kg/h")

_UNITS: dict[DimensionPowers, str] = {MASS: "mg", AMOUNT: "mmol", EQUIVALENT: "mEq", ACTIVITY: "unit"}


def drug_unit(dimension: DimensionPowers, per: str = "") -> Unit:
    """The unit in which drug of a kind is shown, ``mg``, or ``mg/kg`` where it is per something."""
    return Unit.of(_UNITS[dimension] + per)


def one_kind(*names: str) -> Callable[[Mapping[str, Written]], None]:
    """A check that all drug among the inputs named is of the kind of the first one given."""

    def check(texts: Mapping[str, Written]) -> None:
        kind = None
        for name in names:
            shape = shape_in(texts[name]) if name in texts else None
            if shape is None:
                continue
            if kind is not None and shape[0] != kind:
                raise other_kind(name, texts[name], dimension_phrase(kind))
            kind = shape[0]

    return check


def other_kind(name: str, written: Written, needed: Phrase | tuple[Phrase, ...]) -> Refusal:
    """The refusal of an input that is of another kind than the others need."""
    refusal = Refusal("wrong_dimension", "other_kind", value=shortened(written.text), needed=needed)
    refusal.at = name
    return refusal


def strength_of_drug(given: Given, volume: str) -> Result | None:
    """The strength given, or amount ÷ the volume named; None without both."""
    if "strength" in given:
        return found("strength", given.term("strength"), given.strength("strength").notation)
    if "amount" not in given:
        return None
    amount, total = given.term("amount"), given.term(volume)
    return found("strength", amount / total, Notation("", amount.exact.unit, total.exact.unit), GENERAL_TEXTS)


def kind_counted(strength: Result) -> DimensionPowers:
    """The kind of drug that a strength counts."""
    return Unit(tuple((symbol, power) for symbol, power in strength.exact.unit.powers if power > 0)).dimension
