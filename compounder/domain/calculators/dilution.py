"""Diluting a stock to a strength (catalogue, group B)."""

from __future__ import annotations

from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength


def stock_quantity(stock: Strength, target: Strength, target_quantity: Quantity) -> Quantity:
    """The stock to take so that it makes `target_quantity` of `target`: C1·V1 = C2·V2, exactly. Source: USP <1160>.

    Refused: ``basis_mismatch``, and ``target_above_stock`` where the target is stronger than the stock.
    >>> str(stock_quantity(Strength.parse("250 mg/mL"), Strength.parse("150 mg/mL"), Quantity.of(10, "mL")))
    '6 mL'
    """
    if stock.basis != target.basis:
        raise Refusal("basis_mismatch", "dilution", stock=stock, target=target)
    if target.value > stock.value:
        raise Refusal("target_above_stock", "dilution", stock=stock, target=target)
    return target_quantity * (target.value / stock.value)


def diluted_strength(stock: Strength, taken: Quantity, made: Quantity) -> Strength:
    """The strength of `taken` stock made up to `made`, in the stock's notation. Source: USP <1160>.

    Refused: ``negative_diluent`` where more is taken than is made.
    """
    if taken > made:
        raise Refusal("negative_diluent", "dilution", taken=taken, made=made)
    return stock.times(taken.ratio(made))
