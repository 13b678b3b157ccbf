"""Whether a quantity fits a strength, and whether strengths share a basis (catalogue, section 2)."""

from __future__ import annotations

from collections.abc import Sequence

from compounder.domain.calculators.formula import Result, found
from compounder.domain.calculators.sources import USP_1160
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity, dimension_phrase
from compounder.domain.strength import VOLUME_IN_VOLUME, WEIGHT_IN_VOLUME, WEIGHT_IN_WEIGHT, Basis, Notation, Strength
from compounder.domain.unit import MASS, VOLUME, DimensionPowers, Unit

GRAM, MILLILITRE, GRAM_PER_MILLILITRE = Unit.of("g"), Unit.of("mL"), Unit.of("g/mL")


def common_basis(strengths: Sequence[Strength]) -> Basis:
    """The one basis of several strengths; ``basis_mismatch`` where they count differently."""
    first = strengths[0]
    for strength in strengths[1:]:
        if strength.basis != first.basis:
            raise Refusal("basis_mismatch", "dilution", stock=first, target=strength)
    return first.basis


def check_fits(quantity: Quantity, strength: Strength) -> None:
    """A quantity of preparation fits its strength, or ``missing_density``: no density is asked for here."""
    if quantity.dimension != strength.basis.bottom:
        needed = dimension_phrase(strength.basis.bottom)
        raise Refusal("missing_density", "quantity_for_strength", value=quantity, strength=strength, needed=needed)


def fitting_ingredient(ingredient: Result, strength: Strength) -> Result:
    """An amount of drug of the kind that its strength counts; ``missing_density`` for mass and volume exchanged."""
    dimension, top = ingredient.exact.dimension, strength.basis.top
    if dimension == top:
        return ingredient
    value, needed = ingredient.exact, dimension_phrase(top)
    if {dimension, top} == {MASS, VOLUME}:
        raise Refusal("missing_density", "quantity_for_strength", value=value, strength=strength, needed=needed)
    raise Refusal("wrong_dimension", "other_kind", value=value, needed=needed)


def fitted(total: Result, density: Result | None, bottom: DimensionPowers, strength: Strength | Quantity) -> Result:
    """A total by mass or volume in the dimension asked for, through its density; ``missing_density`` without one."""
    quantity = total.exact
    if quantity.dimension == bottom:
        return total
    if density is None:
        needed = dimension_phrase(MASS if quantity.dimension == VOLUME else VOLUME)
        raise Refusal("missing_density", "quantity_for_strength", value=quantity, strength=strength, needed=needed)
    if quantity.dimension == VOLUME:
        return found("total", total * density, GRAM, USP_1160)
    return found("total", total / density, MILLILITRE, USP_1160)


def checked(strength: Result) -> Result:
    """A resulting strength, refused above 100 % w/w or v/v."""
    if isinstance(strength.value, Strength):
        strength.value.checked()
    return strength


def notation_of(ingredient: Quantity, total: Quantity) -> Notation:
    """The percentage of w/w, w/v and v/v; the quotient of both units for every other strength."""
    basis = Basis(ingredient.dimension, total.dimension)
    if basis in (WEIGHT_IN_WEIGHT, WEIGHT_IN_VOLUME, VOLUME_IN_VOLUME):
        return Notation.percent(basis)
    return Notation("", ingredient.unit, total.unit)
