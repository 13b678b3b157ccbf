"""Mixing two or more strengths, strengthening and concentrating (catalogue, group B)."""

from __future__ import annotations

from fractions import Fraction

from compounder.domain.calculators.batch_use import ForBatch
from compounder.domain.calculators.declaration import Calculator, Input, Outcomes, Rows
from compounder.domain.calculators.fitting import check_fits, common_basis
from compounder.domain.calculators.formula import As, Expression, Result, found, stated, total
from compounder.domain.calculators.given import Given, Names, missing
from compounder.domain.calculators.kinds import PREPARATION, Sign, StrengthOf
from compounder.domain.calculators.sources import GENERAL_TEXTS, USP_1160
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.strength import VOLUME_IN_VOLUME, WEIGHT_IN_WEIGHT, Notation, Strength

_QUANTITIES = ("total_quantity", "higher_quantity", "lower_quantity")


def _alternate(given: Given) -> Outcomes:
    higher, lower, target = (given.strength(f"{which}_strength") for which in ("higher", "lower", "target"))
    common_basis((higher, lower, target))
    for name in _QUANTITIES:
        if name in given:
            check_fits(given.quantity(name), higher)
    if not lower.value < target.value < higher.value:
        raise Refusal("target_outside_range", "alligation", target=target, lower=lower, higher=higher)
    strong, weak, wanted = (given.term(f"{which}_strength") for which in ("higher", "lower", "target"))
    parts = (wanted - weak, strong - wanted)
    ratio = found("parts_ratio", parts[0] / parts[1], As.NUMBER, USP_1160)
    exact = ratio.exact.number
    return {
        "parts_ratio": ratio,
        "higher_parts": _parts("higher_parts", ratio, exact.numerator),
        "lower_parts": _parts("lower_parts", ratio, exact.denominator),
        **_alternate_quantities(given, parts),
    }


def _parts(name: str, ratio: Result, parts: int) -> Result:
    formula = Phrase.of("formula.smallest_parts", ratio=ratio.numbers)
    return stated(name, formula, Fraction(parts), USP_1160, ratio)


def _alternate_quantities(given: Given, parts: tuple[Expression, Expression]) -> dict[str, Result]:
    """Higher, lower and total quantity from the one that is given, in its unit."""
    name = next((name for name in _QUANTITIES if name in given), None)
    if name is None:
        return {}
    known, (strong, weak) = given.term(name), parts
    shares: dict[str, Expression] = {"higher_quantity": strong, "lower_quantity": weak, "total_quantity": strong + weak}
    unit = known.exact.unit
    return {
        wanted: found(wanted, known if wanted == name else known * share / shares[name], unit, USP_1160)
        for wanted, share in shares.items()
    }


def _alternate_presence(names: Names) -> None:
    names.at_most(1, *_QUANTITIES)


ALLIGATION_ALTERNATE = Calculator(
    "alligation_alternate",
    "dilution",
    (
        Input("higher_strength", StrengthOf()),
        Input("lower_strength", StrengthOf(), sign=Sign.ZERO_ALLOWED),
        Input("target_strength", StrengthOf()),
        Input("total_quantity", PREPARATION, optional=True),
        Input("higher_quantity", PREPARATION, optional=True),
        Input("lower_quantity", PREPARATION, optional=True),
    ),
    ("higher_quantity", "lower_quantity", "total_quantity", "higher_parts", "lower_parts", "parts_ratio"),
    USP_1160,
    _alternate,
    presence=_alternate_presence,
    for_batch=(ForBatch("total_quantity"),),
)


def _medial(given: Given) -> Outcomes:
    components = given.rows("components")
    first = components[0].strength("strength")
    common_basis([component.strength("strength") for component in components])
    for component in components:
        check_fits(component.quantity("quantity"), first)
    parts = total([component.term("quantity") for component in components])
    unit = components[0].quantity("quantity").unit
    made = found("total", parts, unit, USP_1160)
    if "total" in given:
        check_fits(given.quantity("total"), first)
        if given.quantity("total") < made.exact:
            raise Refusal("components_exceed_total", "mixture", parts=made.exact, total=given.quantity("total"))
        made = found("total", given.term("total"), given.quantity("total").unit, USP_1160)
    drug = total([component.term("strength") * component.term("quantity") for component in components])
    ingredient = found("ingredient", drug, first.notation.top, USP_1160)
    strength = found("strength", ingredient / made, _shown(first), USP_1160)
    return {"strength": strength, "total": made, "ingredient": ingredient}


def _shown(strength: Strength) -> Notation:
    """The notation of a result beside a given strength; a result may be zero, which 1:x cannot say."""
    return Notation.percent(strength.basis) if strength.notation.mark == "1:" else strength.notation


ALLIGATION_MEDIAL = Calculator(
    "alligation_medial",
    "dilution",
    (
        Input(
            "components",
            Rows((Input("strength", StrengthOf(), sign=Sign.ZERO_ALLOWED), Input("quantity", PREPARATION))),
        ),
        Input("total", PREPARATION, optional=True),
    ),
    ("strength", "total", "ingredient"),
    USP_1160,
    _medial,
)

_PURE_DRUG = {
    basis: Strength(Fraction(1), basis, Notation.percent(basis)) for basis in (WEIGHT_IN_WEIGHT, VOLUME_IN_VOLUME)
}


def _fortification(given: Given) -> Outcomes:
    start, target = given.strength("strength"), given.strength("target_strength")
    added = given.term("added_strength") if "added_strength" in given else None
    given_strengths = [start, target] + ([given.strength("added_strength")] if added else [])
    basis = common_basis(given_strengths)
    if added is None:
        if basis not in _PURE_DRUG:
            raise missing("added_strength")
        added = Result(_PURE_DRUG[basis]).named("added_strength")
    check_fits(given.quantity("quantity"), start)
    if target.value <= start.value:
        raise Refusal("target_below_current", "fortification", target=target, strength=start)
    if isinstance(added.value, Strength) and target.value >= added.value.value:
        raise Refusal("target_outside_range", "fortification", target=target, added=added.value)
    quantity, wanted = given.term("quantity"), given.term("target_strength")
    unit = quantity.exact.unit
    add = quantity * (wanted - given.term("strength")) / (added - wanted)
    to_add = found("quantity_to_add", add, unit, GENERAL_TEXTS)
    return {
        "quantity_to_add": to_add,
        "final_quantity": found("final_quantity", quantity + to_add, unit, GENERAL_TEXTS),
    }


FORTIFICATION = Calculator(
    "fortification",
    "dilution",
    (
        Input("quantity", PREPARATION),
        Input("strength", StrengthOf(), sign=Sign.ZERO_ALLOWED),
        Input("target_strength", StrengthOf()),
        Input("added_strength", StrengthOf(), optional=True),
    ),
    ("quantity_to_add", "final_quantity"),
    GENERAL_TEXTS,
    _fortification,
)


def _evaporation(given: Given) -> Outcomes:
    start, target = given.strength("strength"), given.strength("target_strength")
    common_basis((start, target))
    check_fits(given.quantity("quantity"), start)
    if target.value <= start.value:
        raise Refusal("target_below_current", "evaporation", target=target, strength=start)
    quantity = given.term("quantity")
    unit = quantity.exact.unit
    left = quantity * given.term("strength") / given.term("target_strength")
    final = found("final_quantity", left, unit, GENERAL_TEXTS)
    return {"final_quantity": final, "removed": found("removed", quantity - final, unit, GENERAL_TEXTS)}


EVAPORATION = Calculator(
    "evaporation",
    "dilution",
    (
        Input("quantity", PREPARATION),
        Input("strength", StrengthOf()),
        Input("target_strength", StrengthOf()),
    ),
    ("final_quantity", "removed"),
    GENERAL_TEXTS,
    _evaporation,
)
