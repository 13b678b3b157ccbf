"""Which lots a plan takes from: first expired first out, or those that a person names, with the reason for each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from compounder.domain.balance import Balance
from compounder.domain.batch import BatchId
from compounder.domain.batch_plan import LineLot
from compounder.domain.errors import Refusal
from compounder.domain.frozen_text import Plain, plain
from compounder.domain.line_correction import takes_no_correction
from compounder.domain.lot_certificate import line_lot_of
from compounder.domain.lot_choice import LineNeed, LotOffer, LotView, last_day, offer_lots, why_not
from compounder.domain.lot_use import lot_number_text, lot_refusal, through_density
from compounder.domain.lots_of_plan import PlannedShare
from compounder.domain.master_formulation import FormulaLine, MadeBy, MasterFormulation, base_amount
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.small_rests import OfferedLot, PassedOver
from compounder.domain.stock import IngredientLot, LotId, StockDimension
from compounder.domain.unit import MASS, DimensionPowers
from compounder.services.keep_stock import lot_views
from compounder.services.record_names import RecordNames
from compounder.services.unit_of_work import Loads, UnitOfWork


@dataclass(frozen=True, slots=True)
class LineChoice:
    """The lots offered to a line, best first, and every lot considered as it stood, in the same order."""

    offers: tuple[OfferedLot, ...]
    considered: tuple[LotOffer, ...]

    @property
    def text(self) -> str:
        """Every lot considered with its reason, as JSON."""
        return json.dumps([_note(offer) for offer in self.considered], ensure_ascii=False, sort_keys=True)

    def without(self, passed_over: Iterable[PassedOver]) -> LineChoice:
        """The choice as the planner left it: what it passed over is not offered, for the planner's reason."""
        reasons = {passed.lot: passed.reason for passed in passed_over}
        offers = tuple(offer for offer in self.offers if offer.lot not in reasons)
        considered = (
            replace(offer, is_offered=False, reason=reasons[offer.view.lot.id])
            if offer.view.lot.id in reasons
            else offer
            for offer in self.considered
        )
        return LineChoice(offers, tuple(considered))


def choose_lots(
    loads: Loads,
    names: RecordNames,
    formulation: MasterFormulation,
    named: Mapping[str, Sequence[LotId]],
    today: date,
    *,
    freed: BatchId | None = None,
) -> dict[str, LineChoice]:
    """For each line every lot considered; those named for a line are taken in their order instead of by expiry.

    `freed` is a batch that is stopped by the same act: what it reserved is free. A lot that is named and may not be
    used is refused with its own reason; others are passed over and noted.
    """
    choices = {}
    for line in formulation.lines:
        dimension = _dimension_of_line(loads, formulation, line)
        form = line.form.id if line.form is not None and not named.get(line.ingredient) else None
        stock = StockDimension.MASS if dimension == MASS else StockDimension.VOLUME
        density = line.density.value if line.density else None
        need = LineNeed(stock, form, density, line.name, _form_names(line))
        wanted = named.get(line.ingredient, ())
        _check_ingredient(loads, names, line, wanted)
        offers = _offers(lot_views(loads, line.ingredient, freed), need, wanted, today)
        usable = tuple(
            replace(_offered(line, offer.view, dimension), is_named=offer.view.lot.id in wanted)
            for offer in offers
            if offer.is_offered
        )
        choices[line.ingredient] = LineChoice(usable, offers)
    return choices


def least_weight(loads: Loads) -> Quantity | None:
    """The least that any balance of the pharmacy may weigh; None where none is registered."""
    return min((balance.minimum_weight for balance in loads.find(Balance)), default=None)


def _dimension_of_line(loads: Loads, formulation: MasterFormulation, line: FormulaLine) -> DimensionPowers:
    """What the line is counted in; what is only added up to a volume may be counted as its first lot is."""
    amount = base_amount(formulation, line)
    if amount is not None:
        return amount.dimension
    views = lot_views(loads, line.ingredient)
    if formulation.made_by is MadeBy.MASS or not views:
        return formulation.base_size.dimension
    return min(views, key=lambda view: last_day(view.lot)).free_quantity.dimension


def _form_names(line: FormulaLine) -> Mapping[str, LocalText]:
    return {form.id: form.name for form in line.substance.forms} if line.substance is not None else {}


def _check_ingredient(loads: Loads, names: RecordNames, line: FormulaLine, named: Sequence[LotId]) -> None:
    """Every lot that a person names for a line is of its ingredient (``wrong_lot``)."""
    for key in named:
        lot = loads.load(IngredientLot, key)
        if lot.ingredient != line.ingredient:
            of = names.ingredient(lot.ingredient)
            raise Refusal("wrong_lot", "ingredient", lot=lot.lot_number, of=of, ingredient=line.name)


def _offers(views: Sequence[LotView], need: LineNeed, named: Sequence[LotId], today: date) -> tuple[LotOffer, ...]:
    if not named:
        return offer_lots(views, need, today)
    by_id = {view.lot.id: view for view in views}
    chosen = [_named_offer(by_id[key], need, today) for key in named]
    rest = offer_lots([view for view in views if view.lot.id not in named], need, today)
    not_named = Phrase.of("lot_choice.not_named")
    passed_over = (replace(offer, is_offered=False, reason=not_named) if offer.is_offered else offer for offer in rest)
    return (*chosen, *passed_over)


def _named_offer(view: LotView, need: LineNeed, today: date) -> LotOffer:
    refusal = lot_refusal(view.lot, today, need.name)
    if refusal is not None:
        raise refusal
    reason = why_not(view, need, today)
    return LotOffer(view, is_offered=reason is None, reason=reason or Phrase.of("lot_choice.named"))


def _offered(line: FormulaLine, view: LotView, needed: DimensionPowers) -> OfferedLot:
    """A usable lot with what is free of it in the line's dimension."""
    available = view.free_quantity
    if available.dimension != needed:
        density = view.lot.density or (line.density.value if line.density else None)
        available = through_density(available, density, line.name)
    known = LineLot() if takes_no_correction(line) else line_lot_of(view.lot, line.substance)
    is_shared = view.on_hand > view.free
    return OfferedLot(view.lot.id, known, available, number=view.lot.lot_number, is_shared=is_shared)


def _note(offer: LotOffer) -> Plain:
    lot = offer.view.lot
    return {
        "lot": lot.id,
        "lot_number": lot.lot_number,
        "receipt": lot_number_text(lot),
        "expires_on": lot.expires_on.isoformat(),
        "offered": offer.is_offered,
        "reason": plain(offer.reason),
    }


def check_choice_stands(
    uow: UnitOfWork, formulation: MasterFormulation, shares: Iterable[PlannedShare], batch: BatchId
) -> None:
    """Under the lock, with the new batch's lines written: every lot may still be used and holds what is promised of it.

    Refused as the lot itself, or as ``plan_overtaken`` where another batch reserved or took it meanwhile.
    """
    for lot_id, ingredient in {share.lot: share.ingredient for share in shares}.items():
        lot, name = uow.load(IngredientLot, lot_id), formulation.line(ingredient).name
        refusal = lot_refusal(lot, uow.local_now.date(), name)
        if refusal is not None:
            raise refusal
        if uow.on_hand(lot_id) < uow.reserved(lot_id):
            raise Refusal("plan_overtaken", "lot", lot=lot.lot_number, ingredient=name, batch=batch)
