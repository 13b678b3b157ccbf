"""Diluting a stock once, or step by step (catalogue, group B)."""

from __future__ import annotations

from collections.abc import Sequence

from compounder.domain.calculators.batch_use import ForBatch
from compounder.domain.calculators.declaration import Calculator, Input, Outcomes, Rows
from compounder.domain.calculators.fitting import check_fits, checked, common_basis, fitting_ingredient
from compounder.domain.calculators.formula import As, Expression, Result, found, product, rounded_down
from compounder.domain.calculators.given import Given, Names, missing, unexpected
from compounder.domain.calculators.kinds import PREPARATION, Measure, StrengthOf
from compounder.domain.calculators.sources import GENERAL_TEXTS, USP_1160
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Notation, Strength

_STRENGTHS = ("stock_strength", "target_strength")
_QUANTITIES = ("stock_quantity", "target_quantity", "diluent")


def stock_taken(stock: Expression, target: Expression, made: Expression) -> Expression:
    """The stock that makes so much of the target: C1·V1 = C2·V2, so V1 = V2 × C2 ÷ C1. Source: USP <1160>."""
    return made * target / stock


def strength_made(stock: Expression, taken: Expression, made: Expression) -> Expression:
    """The strength of so much stock made up to so much: C2 = C1 × V1 ÷ V2. Source: USP <1160>."""
    return stock * taken / made


def check_weaker(stock: Strength, target: Strength) -> None:
    """A dilution is not stronger than its stock, or ``target_above_stock``."""
    if target.value > stock.value:
        raise Refusal("target_above_stock", "dilution", stock=stock, target=target)


def _dilution_presence(names: Names) -> None:
    match names.count(*_STRENGTHS):
        case 2:
            names.exactly(1, *_QUANTITIES, "ingredient")
        case 1:
            if "ingredient" in names:
                for name in _QUANTITIES:
                    if name in names:
                        raise unexpected("ingredient", name)
                names.need(*_STRENGTHS)
            names.exactly(2, *_QUANTITIES)
        case _:
            names.exactly(1, *_STRENGTHS)


def _dilution(given: Given) -> Outcomes:
    strengths = [given.strength(name) for name in _STRENGTHS if name in given]
    common_basis(strengths)
    for name in (*_QUANTITIES, "container_size"):
        if name in given:
            check_fits(given.quantity(name), strengths[0])
    if len(strengths) == 2:
        stock, target = given.term("stock_strength"), given.term("target_strength")
        taken, made, diluent = _quantities_by_strengths(given, stock, target)
    else:
        taken, made, diluent = _quantities(given)
        stock, target = _strengths_by_quantities(given, taken, made)
    known = strengths[0].notation
    outcomes: dict[str, Result | Refusal] = {
        "stock_quantity": found("stock_quantity", taken, taken.exact.unit),
        "target_quantity": found("target_quantity", made, made.exact.unit),
        "diluent": found("diluent", diluent, diluent.exact.unit),
        "stock_strength": found("stock_strength", stock, _notation(stock)),
        "target_strength": found("target_strength", target, _notation(target)),
        "ingredient": found("ingredient", stock * taken, known.top, USP_1160),
    }
    if "container_size" in given:
        containers = made / given.term("container_size")
        outcomes["full_containers"] = rounded_down("full_containers", containers, USP_1160)
    return outcomes


def _notation(strength: Result) -> Notation:
    if not isinstance(strength.value, Strength):
        raise TypeError("not a strength")
    return strength.value.notation


def _quantities_by_strengths(given: Given, stock: Result, target: Result) -> tuple[Result, Result, Result]:
    """Stock taken, quantity made and diluent, from both strengths and one amount."""
    strong, weak = given.strength("stock_strength"), given.strength("target_strength")
    drug = fitting_ingredient(given.term("ingredient"), strong) if "ingredient" in given else None
    check_weaker(strong, weak)
    if "diluent" in given:
        return _by_diluent(given, stock, target)
    if "target_quantity" in given:
        made = given.term("target_quantity")
        taken = found("stock_quantity", stock_taken(stock, target, made), made.exact.unit, USP_1160)
    elif "stock_quantity" in given:
        taken = given.term("stock_quantity")
        made = found("target_quantity", stock_taken(target, stock, taken), taken.exact.unit, USP_1160)
    else:
        drug = drug or given.term("ingredient")
        unit = strong.notation.bottom
        taken = found("stock_quantity", drug / stock, unit, USP_1160)
        made = found("target_quantity", drug / target, unit, USP_1160)
    return taken, made, found("diluent", made - taken, made.exact.unit, USP_1160)


def _by_diluent(given: Given, stock: Result, target: Result) -> tuple[Result, Result, Result]:
    diluent = given.term("diluent")
    if given.strength("stock_strength") == given.strength("target_strength"):
        raise Refusal("inconsistent_input", "nothing_to_dilute", diluent=diluent.exact, strength=stock.value)
    unit = diluent.exact.unit
    taken = found("stock_quantity", diluent * target / (stock - target), unit, USP_1160)
    return taken, found("target_quantity", taken + diluent, unit, USP_1160), diluent


def _quantities(given: Given) -> tuple[Result, Result, Result]:
    """Stock taken, quantity made and diluent, two of them given; the parts must fit the whole."""
    if "target_quantity" not in given:
        taken, diluent = given.term("stock_quantity"), given.term("diluent")
        return taken, found("target_quantity", taken + diluent, taken.exact.unit, USP_1160), diluent
    made = given.term("target_quantity")
    unit = made.exact.unit
    if "stock_quantity" in given:
        taken = given.term("stock_quantity")
        check_not_more(taken.exact, made.exact)
        return taken, made, found("diluent", made - taken, unit, USP_1160)
    diluent = given.term("diluent")
    if diluent.exact >= made.exact:
        raise Refusal("negative_diluent", "diluent", diluent=diluent.exact, made=made.exact)
    return found("stock_quantity", made - diluent, unit, USP_1160), made, diluent


def check_not_more(taken: Quantity, made: Quantity) -> None:
    """No more is taken than is made up, or ``negative_diluent``."""
    if taken > made:
        raise Refusal("negative_diluent", "dilution", taken=taken, made=made)


def _strengths_by_quantities(given: Given, taken: Result, made: Result) -> tuple[Result, Result]:
    if "stock_strength" in given:
        stock = given.term("stock_strength")
        target = found("target_strength", strength_made(stock, taken, made), _notation(stock), USP_1160)
        return stock, target
    target = given.term("target_strength")
    stock = found("stock_strength", strength_made(target, made, taken), _notation(target), USP_1160)
    return checked(stock), target


DILUTION = Calculator(
    "dilution",
    "dilution",
    (
        Input("stock_strength", StrengthOf(), optional=True),
        Input("target_strength", StrengthOf(), optional=True),
        Input("stock_quantity", PREPARATION, optional=True),
        Input("target_quantity", PREPARATION, optional=True),
        Input("diluent", PREPARATION, optional=True),
        Input("ingredient", Measure("g", "mL", "mol", "Eq", "Osm", "unit"), optional=True),
        Input("container_size", PREPARATION, optional=True),
    ),
    (*_QUANTITIES, *_STRENGTHS, "ingredient", "full_containers"),
    USP_1160,
    _dilution,
    presence=_dilution_presence,
    for_batch=(ForBatch("target_quantity"), ForBatch.containers("full_containers", "container_size")),
)


def _chain_presence(names: Names) -> None:
    steps = names.rows["steps"]
    for step in steps[1:]:
        step.need("take")
    if steps and "take" in steps[0]:
        names.need("stock_strength")
        if "final_strength" in names:
            raise unexpected("final_strength", "take")
    elif "final_strength" not in names:
        raise missing("take" if "stock_strength" in names else "final_strength")


def _dilution_chain(given: Given) -> Outcomes:
    strengths = [given.strength(name) for name in ("stock_strength", "final_strength") if name in given]
    common_basis(strengths)
    steps = given.rows("steps")
    for step in steps:
        for name in ("take", "make"):
            if name in step:
                check_fits(step.quantity(name), strengths[0])
    _check_steps(steps)
    return _backwards(given, steps) if "final_strength" in given else _forwards(given, steps)


def _check_steps(steps: Sequence[Given]) -> None:
    before: Quantity | None = None
    for step in steps:
        if "take" in step:
            taken = step.quantity("take")
            check_not_more(taken, step.quantity("make"))
            if before is not None and taken > before:
                raise Refusal("aliquot_exceeds_stock", "chain", taken=taken, before=before)
        before = step.quantity("make")


_PRINTED_STEPS = 12
"""So many steps print as one line; the product of more is built evenly, so that it does not nest too deeply."""


def _through(strength: Expression, steps: Sequence[Given], above: str, below: str) -> Expression:
    """A strength × above ÷ below of every step."""
    if len(steps) > _PRINTED_STEPS:
        return strength * product([step.term(above) / step.term(below) for step in steps])
    for step in steps:
        strength = strength * step.term(above) / step.term(below)
    return strength


def _forwards(given: Given, steps: Sequence[Given]) -> Outcomes:
    stock = given.term("stock_strength")
    notation = given.strength("stock_strength").notation
    final = found("final_strength", _through(stock, steps, "take", "make"), notation, GENERAL_TEXTS)
    taken, made = steps[0].term("take"), steps[0].term("make")
    first = found("first_strength", strength_made(stock, taken, made), notation, GENERAL_TEXTS)
    return {
        "final_strength": final,
        "first_strength": first,
        "first_aliquot": found("first_aliquot", taken, taken.exact.unit, GENERAL_TEXTS),
        "ingredient": found("ingredient", first * made, notation.top, GENERAL_TEXTS),
        "dilution_factor": found("dilution_factor", stock / final, As.NUMBER, GENERAL_TEXTS),
    }


def _backwards(given: Given, steps: Sequence[Given]) -> Outcomes:
    final = given.term("final_strength")
    notation = given.strength("final_strength").notation
    needed = _through(final, steps[1:], "make", "take")
    first = checked(found("first_strength", needed, notation, GENERAL_TEXTS))
    made = steps[0].term("make")
    outcomes: dict[str, Result | Refusal] = {
        "final_strength": found("final_strength", final, notation),
        "first_strength": first,
        "ingredient": found("ingredient", first * made, notation.top, GENERAL_TEXTS),
    }
    if "stock_strength" in given:
        stock = given.term("stock_strength")
        if isinstance(first.value, Strength):
            check_weaker(given.strength("stock_strength"), first.value)
        aliquot = stock_taken(stock, first, made)
        outcomes["first_aliquot"] = found("first_aliquot", aliquot, made.exact.unit, GENERAL_TEXTS)
        outcomes["dilution_factor"] = found("dilution_factor", stock / final, As.NUMBER, GENERAL_TEXTS)
    return outcomes


DILUTION_CHAIN = Calculator(
    "dilution_chain",
    "dilution",
    (
        Input("steps", Rows((Input("take", PREPARATION, optional=True), Input("make", PREPARATION)))),
        Input("stock_strength", StrengthOf(), optional=True),
        Input("final_strength", StrengthOf(), optional=True),
    ),
    ("final_strength", "first_strength", "first_aliquot", "ingredient", "dilution_factor"),
    GENERAL_TEXTS,
    _dilution_chain,
    presence=_chain_presence,
)
