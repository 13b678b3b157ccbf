"""What is left of a lot and is too little to weigh: passed over with a reason, and not made by dividing a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compounder.domain.batch_plan import LineLot, PlannedLine
from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import FormulaLine
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.stock import LotId
from compounder.domain.unit import MASS


@dataclass(frozen=True, slots=True)
class OfferedLot:
    """A usable lot of a line, with what may still be taken from it in the line's dimension.

    `number` is its maker's lot number, for sentences. `is_named`: a person chose it. `is_shared`: other batches have
    reserved what is not available.
    """

    lot: LotId
    known: LineLot
    available: Quantity
    number: str = ""
    is_named: bool = False
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A lot that a line does not take from although it may be used, with the reason."""

    ingredient: str
    lot: LotId
    reason: Phrase


def least_of(line: FormulaLine, planned: PlannedLine, least: Quantity) -> Quantity | None:
    """The least that may be weighed of a line, in the line's dimension; None for what is measured by volume."""
    if planned.rounded is None:
        return None
    if planned.rounded.dimension == MASS:
        return least
    if planned.mass is None or line.density is None:
        return None
    return (least / line.density.value).to(planned.rounded.unit)


def crumbs(
    line: FormulaLine, offers: Sequence[OfferedLot], needed: Quantity, least: Quantity
) -> tuple[PassedOver, ...]:
    """The lots that hold less than can be weighed and less than the line needs; refused where all do, or a named one.

    ``below_minimum_weight``: a lot that holds all that is needed is no crumb, however little that is.
    """
    found = [offer for offer in offers if offer.available < least and offer.available < needed]
    passed = tuple(_passed_over(line, offer, _crumb(offer, least)) for offer in found)
    if found and len(found) == len(offers):
        held = offers[0].available * 0
        for offer in offers:
            held = held + offer.available
        raise Refusal("below_minimum_weight", "rests", ingredient=line.name, held=held, minimum=least)
    return passed


def _crumb(offer: OfferedLot, least: Quantity) -> Phrase:
    key = "lot_choice.crumb_shared" if offer.is_shared else "lot_choice.crumb"
    return Phrase.of(key, left=offer.available, least=least)


def before_the_whole(
    line: FormulaLine, offers: Sequence[OfferedLot], needed: Quantity, least: Quantity
) -> tuple[PassedOver, ...]:
    """Where a last part would be too small and one lot holds the whole: the lots before that one; else nothing.

    A lot that was named is refused instead. Corrections of the single lots are not counted here: `given_of` keeps the
    parts large enough where this is out by them.
    """
    left = _last_part(offers, needed, least)
    whole = next((number for number, offer in enumerate(offers) if offer.available >= needed), 0)
    if left is None:
        return ()
    return tuple(
        _passed_over(line, offer, Phrase.of("lot_choice.leaves_crumb", left=offer.available, share=left))
        for offer in offers[:whole]
    )


def _last_part(offers: Sequence[OfferedLot], needed: Quantity, least: Quantity) -> Quantity | None:
    """What is left to the last lot where each before it gives all it has, if that is too little to weigh."""
    left = needed
    for offer in offers:
        if offer.available >= left:
            return None
        left = left - offer.available
        if left < least:
            return left
    return None


def too_small_for_dilution(line: FormulaLine, offers: Sequence[OfferedLot], drug: Quantity) -> tuple[PassedOver, ...]:
    """The lots that hold less than is weighed for a dilution, of which the drug comes from one; refused where all do.

    ``insufficient_stock``: with several lots a dilution would have several drugs.
    """
    short = [offer for offer in offers if offer.available < drug]
    if short and len(short) == len(offers):
        held = max(offer.available for offer in offers)
        raise Refusal("insufficient_stock", "dilution", ingredient=line.name, needed=drug, held=held)
    return tuple(
        _passed_over(line, offer, Phrase.of("lot_choice.too_small_for_dilution", left=offer.available, drug=drug))
        for offer in short
    )


def _passed_over(line: FormulaLine, offer: OfferedLot, reason: Phrase) -> PassedOver:
    if offer.is_named:
        raise Refusal("below_minimum_weight", "lot", lot=offer.number, ingredient=line.name, reason=reason)
    return PassedOver(line.ingredient, offer.lot, reason)


def given_of(available: Quantity, needed: Quantity, least: Quantity | None) -> Quantity:
    """What a lot gives that does not hold what is still needed: all of it, unless the rest could not be weighed.

    Then twice the least is left to the next lot, whose correction may differ, or the least where that is too much.
    """
    if least is None or needed - available >= least:
        return available
    for left in (least * 2, least):
        if needed - left >= least:
            return needed - left
    return available


def remaining(
    offers: Mapping[str, Sequence[OfferedLot]], passed_over: Sequence[PassedOver]
) -> dict[str, Sequence[OfferedLot]]:
    """The lots that are still offered."""
    left = {(passed.ingredient, passed.lot) for passed in passed_over}
    return {
        ingredient: [offer for offer in offered if (ingredient, offer.lot) not in left]
        for ingredient, offered in offers.items()
    }
