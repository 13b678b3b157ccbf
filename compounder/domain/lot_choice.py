"""Which lots are offered to a line: first expired, first out, with the reason for every lot offered or refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from compounder.domain.ledger import from_smallest_units
from compounder.domain.lot_use import lot_refusal, opened_until
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.stock import IngredientLot, StockDimension
from compounder.domain.unit import Unit


@dataclass(frozen=True, slots=True)
class LotView:
    """A lot as it stands: what is left of it, and what other batches have reserved, in its smallest units."""

    lot: IngredientLot
    on_hand: int
    reserved: int

    @property
    def free(self) -> int:
        """What may still be planned from it; never below nothing."""
        return max(self.on_hand - self.reserved, 0)

    @property
    def free_quantity(self) -> Quantity:
        """The same in the unit in which the lot is shown."""
        return shown_amount(self.lot, self.free)


@dataclass(frozen=True, slots=True)
class LineNeed:
    """What a line asks of a lot. `form` None takes any form; `density` is the line's own, with its source.

    `name` and `form_names`, by the forms' ids, are what sentences call the ingredient and its forms.

    A lot of another form is corrected mole for mole, but only a person chooses it, by name.
    """

    dimension: StockDimension
    form: str | None = None
    density: Quantity | None = None
    name: LocalText | None = None
    form_names: Mapping[str, LocalText] = field(default_factory=dict)

    def form_name(self, form: str) -> LocalText:
        """What a form is called; its id where nobody says so."""
        return self.form_names.get(form, LocalText.of(form))


@dataclass(frozen=True, slots=True)
class LotOffer:
    """One lot in the choice: whether it is offered, and why it stands where it stands."""

    view: LotView
    is_offered: bool
    reason: Phrase


def offer_lots(views: Iterable[LotView], need: LineNeed, today: date) -> tuple[LotOffer, ...]:
    """Every lot, the first to expire first; the line takes from those offered in this order until it has enough.

    Pure: asked when a batch is planned, and again inside the commit on what is stored then.
    """
    offers: list[LotOffer] = []
    key = "lot_choice.first_to_expire"
    for view in sorted(views, key=_order):
        reason = why_not(view, need, today)
        if reason is not None:
            offers.append(LotOffer(view, is_offered=False, reason=reason))
            continue
        offers.append(LotOffer(view, is_offered=True, reason=Phrase.of(key, on=last_day(view.lot))))
        key = "lot_choice.later"
    return tuple(offers)


def why_not(view: LotView, need: LineNeed, today: date) -> Phrase | None:
    """Why a lot is not offered, None where it is; the first reason in this order is given.

    Not accepted, expired or open for too long (`lot_refusal`); another form; counted in another dimension without a
    density; nothing left; all that is left reserved by other batches.
    """
    lot = view.lot
    refusal = lot_refusal(lot, today, need.name)
    if refusal is not None:
        return refusal.phrase
    if need.form is not None and lot.form is not None and lot.form != need.form:
        return Phrase.of("lot_choice.wrong_form", form=need.form_name(lot.form), needed=need.form_name(need.form))
    if lot.dimension is not need.dimension and lot.density is None and need.density is None:
        return Phrase.of("lot_choice.other_dimension", unit=Unit.of(lot.unit))
    if view.on_hand <= 0:
        return Phrase.of("lot_choice.nothing_left")
    if view.free == 0:
        return Phrase.of("lot_choice.all_reserved", left=shown_amount(lot, view.on_hand))
    return None


def shown_amount(lot: IngredientLot, amount: int) -> Quantity:
    """An amount of a lot's ledger in the unit in which the lot is shown."""
    return from_smallest_units(amount, Unit.of(lot.unit))


def last_day(lot: IngredientLot) -> date:
    """The last day on which a lot may be used: its expiry, or its limit after opening where that comes first."""
    until = opened_until(lot)
    return lot.expires_on if until is None else min(lot.expires_on, until)


def _order(view: LotView) -> tuple[date, bool, int, int]:
    """First to expire; of those that expire together an opened container, then what was received first."""
    lot = view.lot
    return last_day(lot), lot.opened_on is None, lot.year, lot.number
