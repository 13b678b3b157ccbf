"""Reducing and enlarging a formula, and what is left for the line that takes the rest (catalogue, group C)."""

from __future__ import annotations

from collections.abc import Sequence

from compounder.domain.calculators.formula import Expression, operand
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity


def amount_for(amount: Expression, formula_total: Expression, required: Expression) -> Expression:
    """The amount of one ingredient for a size: required × amount ÷ formula total. Source: USP <1160>."""
    return required * amount / formula_total


def scaled(quantity: Quantity, formula_total: Quantity, required_total: Quantity) -> Quantity:
    """The amount of one ingredient for a size: required × quantity ÷ formula total, exactly, in the quantity's unit.

    Source: USP <1160>.
    >>> str(scaled(Quantity.of(25, "g"), Quantity.of(100, "g"), Quantity.of(500, "g")))
    '125 g'
    """
    return amount_for(operand(quantity), operand(formula_total), operand(required_total)).exact.to(quantity.unit)


def rest(total: Quantity, parts: Sequence[Quantity], *, of: Phrase) -> Quantity:
    """What the parts leave of a total, in the total's unit; ``components_exceed_total`` where nothing is left."""
    used = Quantity(total.number * 0, total.unit)
    for part in parts:
        used = used + part
    left = total - used
    if left.number <= 0:
        raise Refusal("components_exceed_total", "nothing_left", total=total, parts=used, ingredient=of)
    return left


def shared(total: Quantity, weights: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """A total shared in proportion to weights, exactly."""
    whole = weights[0]
    for weight in weights[1:]:
        whole = whole + weight
    return tuple(total * weight.ratio(whole) for weight in weights)


def volume_to_mass(volume: Quantity, density: Quantity) -> Quantity:
    """Mass = volume × density, exactly, in grams where the density is in g/mL."""
    mass = volume * density
    return mass.to(Quantity.of(1, "g").unit)
