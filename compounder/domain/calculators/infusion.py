"""The rate of an infusion: by volume, drops, dose and dose per body mass (catalogue, group H)."""

from __future__ import annotations

from collections.abc import Mapping

from compounder.domain.calculators.batch_use import ForBatch
from compounder.domain.calculators.declaration import Calculator, Input, Outcomes
from compounder.domain.calculators.drug import (
    DRUG_PER_KG_AND_TIME,
    DRUG_PER_TIME,
    DRUG_STRENGTH,
    drug_unit,
    kind_counted,
    one_kind,
    strength_of_drug,
)
from compounder.domain.calculators.fitting import MILLILITRE
from compounder.domain.calculators.formula import Result, found
from compounder.domain.calculators.given import Given, Names, missing
from compounder.domain.calculators.kinds import DRUG, MASS_INPUT, TIME_INPUT, VOLUME_INPUT, Measure, shape_in, shape_of
from compounder.domain.calculators.sources import GENERAL_TEXTS
from compounder.domain.calculators.written import Written
from compounder.domain.errors import Refusal
from compounder.domain.unit import Unit

_SOURCES = ("rate", "drop_rate", "dose_rate", "dose_rate_per_kg")
_PER_KG = tuple(shape_of(unit) for unit in DRUG_PER_KG_AND_TIME)
_same_kind = one_kind("strength", "amount", "dose_rate", "dose_rate_per_kg", "maximum_dose_rate")


def _infusion_presence(names: Names) -> None:
    names.at_most(1, "strength", "amount")
    names.at_most(1, *_SOURCES)
    if names.any_of(*_SOURCES):
        names.at_most(1, "volume", "duration")
    if "amount" in names:
        names.need("volume")
    if not names.any_of(*_SOURCES):
        names.exactly(2, "volume", "duration")
    if "drop_rate" in names:
        names.need("drop_factor")
    if "dose_rate_per_kg" in names:
        names.need("body_mass")
    for name in ("dose_rate", "dose_rate_per_kg", "maximum_dose_rate"):
        names.only_with(name, "strength", "amount")


def _infusion_agreement(texts: Mapping[str, Written]) -> None:
    """One kind of drug; a maximum per body mass needs the body mass."""
    _same_kind(texts)
    maximum = texts.get("maximum_dose_rate")
    if maximum is not None and shape_in(maximum) in _PER_KG and "body_mass" not in texts:
        raise missing("body_mass")


def _rate(given: Given, strength: Result | None) -> Result:
    unit = Unit.of("mL/h")
    if "rate" in given:
        return found("rate", given.term("rate"), unit)
    if "drop_rate" in given:
        return found("rate", given.term("drop_rate") / given.term("drop_factor"), unit, GENERAL_TEXTS)
    if strength is not None and "dose_rate" in given:
        return found("rate", given.term("dose_rate") / strength, unit, GENERAL_TEXTS)
    if strength is not None and "dose_rate_per_kg" in given:
        dose_rate = given.term("dose_rate_per_kg") * given.term("body_mass")
        return found("rate", dose_rate / strength, unit, GENERAL_TEXTS)
    return found("rate", given.term("volume") / given.term("duration"), unit, GENERAL_TEXTS)


def _infusion(given: Given) -> Outcomes:
    strength = strength_of_drug(given, "volume")
    rate = _rate(given, strength)
    outcomes: dict[str, Result | Refusal] = {"rate": rate, "drop_rate": missing("drop_factor")}
    if "drop_factor" in given:
        drops = given.term("drop_rate") if "drop_rate" in given else rate * given.term("drop_factor")
        outcomes["drop_rate"] = found("drop_rate", drops, Unit.of("drop/min"), GENERAL_TEXTS)
    outcomes |= _volume_and_duration(given, rate)
    return outcomes | _drug(given, rate, strength, outcomes["volume"])


def _volume_and_duration(given: Given, rate: Result) -> dict[str, Result | Refusal]:
    if not ("volume" in given or "duration" in given):
        return {"volume": missing("duration"), "duration": missing("volume")}
    volume = given.term("volume") if "volume" in given else rate * given.term("duration")
    duration = given.term("duration") if "duration" in given else given.term("volume") / rate
    return {
        "volume": found("volume", volume, MILLILITRE, GENERAL_TEXTS),
        "duration": found("duration", duration, Unit.of("h"), GENERAL_TEXTS),
    }


def _drug(given: Given, rate: Result, strength: Result | None, volume: Result | Refusal) -> dict[str, Result | Refusal]:
    """How much drug flows, checked against the maximum, and how much there is in all."""
    if strength is None:
        return dict.fromkeys(("dose_rate", "dose_rate_per_kg", "amount"), missing("strength"))
    kind = kind_counted(strength)
    flow = given.term("dose_rate") if "dose_rate" in given else rate * strength
    dose_rate = found("dose_rate", flow, drug_unit(kind, "/h"), GENERAL_TEXTS)
    per_kg: Result | Refusal = missing("body_mass")
    if "body_mass" in given:
        by_mass = dose_rate / given.term("body_mass")
        expression = given.term("dose_rate_per_kg") if "dose_rate_per_kg" in given else by_mass
        per_kg = found("dose_rate_per_kg", expression, drug_unit(kind, "/kg/min"), GENERAL_TEXTS)
    _check_maximum(given, dose_rate, per_kg)
    amount: Result | Refusal = volume
    if isinstance(volume, Result):
        of_drug = given.term("amount") if "amount" in given else strength * volume
        amount = found("amount", of_drug, drug_unit(kind), GENERAL_TEXTS)
    return {"dose_rate": dose_rate, "dose_rate_per_kg": per_kg, "amount": amount}


def _check_maximum(given: Given, dose_rate: Result, per_kg: Result | Refusal) -> None:
    if "maximum_dose_rate" not in given:
        return
    maximum = given.quantity("maximum_dose_rate")
    rate = dose_rate if maximum.dimension == dose_rate.exact.dimension else per_kg
    if isinstance(rate, Result) and rate.exact > maximum:
        raise Refusal("exceeds_dose_limit", "rate", rate=rate.value, limit=maximum)


INFUSION_RATE = Calculator(
    "infusion_rate",
    "doses",
    (
        Input("volume", VOLUME_INPUT, optional=True),
        Input("duration", TIME_INPUT, optional=True),
        Input("rate", Measure("mL/h"), optional=True),
        Input("drop_rate", Measure("drop/min"), optional=True),
        Input("drop_factor", Measure("drop/mL"), optional=True),
        Input("dose_rate", Measure(*DRUG_PER_TIME), optional=True),
        Input("dose_rate_per_kg", Measure(*DRUG_PER_KG_AND_TIME), optional=True),
        Input("body_mass", MASS_INPUT, optional=True),
        Input("strength", DRUG_STRENGTH, optional=True),
        Input("amount", DRUG, optional=True),
        Input("maximum_dose_rate", Measure(*DRUG_PER_TIME, *DRUG_PER_KG_AND_TIME), optional=True),
    ),
    ("rate", "volume", "duration", "drop_rate", "dose_rate", "dose_rate_per_kg", "amount"),
    GENERAL_TEXTS,
    _infusion,
    presence=_infusion_presence,
    agreement=_infusion_agreement,
    for_batch=(ForBatch("volume"),),
)
