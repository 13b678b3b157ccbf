"""Reconstituted containers, and the volume of a dose (catalogue, group H)."""

from __future__ import annotations

from compounder.domain.calculators.batch_use import ForBatch
from compounder.domain.calculators.declaration import Calculator, Input, Outcomes
from compounder.domain.calculators.drug import (
    DRUG_PER_KG,
    DRUG_PER_M2,
    DRUG_STRENGTH,
    drug_unit,
    kind_counted,
    one_kind,
    strength_of_drug,
)
from compounder.domain.calculators.fitting import MILLILITRE
from compounder.domain.calculators.formula import Expression, Result, found, rounded_up, stated
from compounder.domain.calculators.given import Given, Names, unexpected
from compounder.domain.calculators.kinds import AREA, DRUG, MASS_INPUT, VOLUME_INPUT, Measure, Sign
from compounder.domain.calculators.sources import DOSE_TEXTS
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.strength import Notation
from compounder.domain.unit import Unit


def _reconstitution_presence(names: Names) -> None:
    names.at_most(1, "final_volume", "strength")
    names.at_most(2, "diluent", "displacement_volume", "final_volume", "strength")
    if names.any_of("strength", "dose"):
        names.need("amount")
    names.exactly(2, "diluent", "displacement_volume", "strength" if "strength" in names else "final_volume")


def _reconstitution(given: Given) -> Outcomes:
    diluent, displacement, final = _volumes(given)
    outcomes: dict[str, Result | Refusal] = {
        "diluent": found("diluent", diluent, MILLILITRE, DOSE_TEXTS),
        "displacement_volume": found("displacement_volume", displacement, MILLILITRE, DOSE_TEXTS),
        "final_volume": found("final_volume", final, MILLILITRE, DOSE_TEXTS),
    }
    if "amount" in given:
        outcomes |= _of_container(given, final)
    return outcomes


def _volumes(given: Given) -> tuple[Expression, Expression, Expression]:
    """Diluent, displacement and final volume, of which two are given; negative_diluent where they cannot be."""
    if "diluent" in given and "displacement_volume" in given:
        diluent, displacement = given.term("diluent"), given.term("displacement_volume")
        return diluent, displacement, found("final_volume", diluent + displacement, MILLILITRE, DOSE_TEXTS)
    if "strength" in given:
        expression = given.term("amount") / given.term("strength")
        final = found("final_volume", expression, MILLILITRE, DOSE_TEXTS)
    else:
        final = given.term("final_volume")
    if "diluent" in given:
        diluent = given.term("diluent")
        if final.exact < diluent.exact:
            raise Refusal("negative_diluent", "above_final", diluent=diluent.value, final=final.value)
        return diluent, final - diluent, final
    displacement = given.term("displacement_volume")
    if final.exact <= displacement.exact:
        raise Refusal("negative_diluent", "powder", displacement=displacement.value, final=final.value)
    return final - displacement, displacement, final


def _of_container(given: Given, final: Expression) -> dict[str, Result | Refusal]:
    """The strength made of the amount in the container, and what of it holds the dose."""
    amount = given.term("amount")
    notation = Notation("", amount.exact.unit, MILLILITRE)
    strength = found("strength", amount / final, notation, DOSE_TEXTS)
    outcomes: dict[str, Result | Refusal] = {"strength": strength}
    if "dose" in given:
        dose = given.term("dose")
        if dose.exact > amount.exact:
            raise Refusal("dose_exceeds_container", "dose", dose=dose.value, amount=amount.value)
        outcomes["dose_volume"] = found("dose_volume", dose / strength, MILLILITRE, DOSE_TEXTS)
    return outcomes


RECONSTITUTION = Calculator(
    "reconstitution",
    "doses",
    (
        Input("diluent", VOLUME_INPUT, optional=True),
        Input("displacement_volume", VOLUME_INPUT, optional=True, sign=Sign.ZERO_ALLOWED),
        Input("final_volume", VOLUME_INPUT, optional=True),
        Input("amount", DRUG, optional=True),
        Input("strength", DRUG_STRENGTH, optional=True),
        Input("dose", DRUG, optional=True),
    ),
    ("final_volume", "diluent", "displacement_volume", "strength", "dose_volume"),
    DOSE_TEXTS,
    _reconstitution,
    presence=_reconstitution_presence,
    agreement=one_kind("amount", "strength", "dose"),
)

_PER_KG = ("dose_per_kg", "volume_per_kg")
_PER_M2 = ("dose_per_m2", "volume_per_m2")
_DOSES = ("dose", "dose_per_kg", "dose_per_m2", "volume", "volume_per_kg", "volume_per_m2")


def _dose_presence(names: Names) -> None:
    names.at_most(1, "strength", "amount")
    names.at_most(1, *_DOSES)
    for size, per in (("body_mass", _PER_KG), ("body_surface_area", _PER_M2)):
        if size in names and not names.any_of(*per):
            raise unexpected(size, next((name for name in _DOSES if name in names), "strength"))
    if "amount" in names:
        names.need("container_volume")
    else:
        names.exactly(1, "strength", "amount")


def _dose(given: Given) -> Outcomes:
    strength = strength_of_drug(given, "container_volume")
    if strength is None:
        raise ValueError("no strength has passed the checks")
    outcomes: dict[str, Result | Refusal] = {"strength": strength}
    if "dose" in given or "volume" in given:
        return outcomes | _administered(given, strength, _fixed(given, strength))
    for names, per, size in ((_PER_KG, "/kg", "body_mass"), (_PER_M2, "/m^2", "body_surface_area")):
        if any(name in given for name in names):
            outcomes |= _by_size(given, strength, names, per, size)
    return outcomes


def _fixed(given: Given, strength: Result) -> Result:
    """A dose, or the dose in a volume; refused above the maximum."""
    unit = drug_unit(kind_counted(strength))
    expression = given.term("dose") if "dose" in given else given.term("volume") * strength
    dose = found("dose", expression, unit, DOSE_TEXTS)
    if "maximum_dose" in given and dose.exact > given.quantity("maximum_dose"):
        raise Refusal("exceeds_dose_limit", "dose", dose=dose.value, limit=given.quantity("maximum_dose"))
    return dose


def _by_size(
    given: Given, strength: Result, names: tuple[str, str], per: str, size: str
) -> dict[str, Result | Refusal]:
    """A dose per kg or m²; with the patient's size what it comes to, capped at the maximum."""
    kind = kind_counted(strength)
    dose_name, volume_name = names
    of_drug = given.term(dose_name) if dose_name in given else given.term(volume_name) * strength
    of_volume = given.term(volume_name) if volume_name in given else given.term(dose_name) / strength
    dose_per = found(dose_name, of_drug, drug_unit(kind, per), DOSE_TEXTS)
    outcomes: dict[str, Result | Refusal] = {
        dose_name: dose_per,
        volume_name: found(volume_name, of_volume, Unit.of(f"mL{per}"), DOSE_TEXTS),
    }
    if size not in given:
        return outcomes
    uncapped = found("uncapped_dose", dose_per * given.term(size), drug_unit(kind), DOSE_TEXTS)
    dose = _capped(given, uncapped)
    return outcomes | {"uncapped_dose": uncapped} | _administered(given, strength, dose)


def _capped(given: Given, uncapped: Result) -> Result:
    if "maximum_dose" not in given:
        return found("dose", uncapped, uncapped.exact.unit, DOSE_TEXTS)
    maximum = given.term("maximum_dose")
    smaller = uncapped if uncapped.exact <= maximum.exact else maximum
    formula = Phrase.of("formula.smaller_of", first=uncapped.numbers, second=maximum.numbers)
    return stated("dose", formula, smaller.exact.to(uncapped.exact.unit), DOSE_TEXTS, uncapped)


def _administered(given: Given, strength: Result, dose: Result) -> dict[str, Result | Refusal]:
    """The volume of a dose, its drops, and the containers to open for it."""
    expression = given.term("volume") if "volume" in given else dose / strength
    volume = found("volume", expression, MILLILITRE, DOSE_TEXTS)
    outcomes: dict[str, Result | Refusal] = {"dose": dose, "volume": volume}
    if "drops_per_volume" in given:
        outcomes["drops"] = found("drops", volume * given.term("drops_per_volume"), Unit.of("drop"), DOSE_TEXTS)
    if "container_volume" in given:
        outcomes["containers"] = rounded_up("containers", volume / given.term("container_volume"), DOSE_TEXTS)
    return outcomes


DOSE_VOLUME = Calculator(
    "dose_volume",
    "doses",
    (
        Input("strength", DRUG_STRENGTH, optional=True),
        Input("amount", DRUG, optional=True),
        Input("container_volume", VOLUME_INPUT, optional=True),
        Input("dose", DRUG, optional=True),
        Input("dose_per_kg", DRUG_PER_KG, optional=True),
        Input("dose_per_m2", DRUG_PER_M2, optional=True),
        Input("volume", VOLUME_INPUT, optional=True),
        Input("volume_per_kg", Measure("mL/kg"), optional=True),
        Input("volume_per_m2", Measure("mL/m^2"), optional=True),
        Input("body_mass", MASS_INPUT, optional=True),
        Input("body_surface_area", AREA, optional=True),
        Input("maximum_dose", DRUG, optional=True),
        Input("drops_per_volume", Measure("drop/mL"), optional=True),
    ),
    (
        "strength",
        *("dose", "volume", "drops", "containers", "dose_per_kg", "volume_per_kg"),
        *("dose_per_m2", "volume_per_m2", "uncapped_dose"),
    ),
    DOSE_TEXTS,
    _dose,
    presence=_dose_presence,
    agreement=one_kind("strength", "amount", "dose", "dose_per_kg", "dose_per_m2", "maximum_dose"),
    for_batch=(ForBatch("volume"), ForBatch.containers("containers", "container_volume")),
)
