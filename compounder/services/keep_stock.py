"""Stock is kept: opened, recalled, put back into quarantine, counted, written off; each with who and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from compounder.domain.batch import BatchId
from compounder.domain.errors import Refusal
from compounder.domain.ledger import to_smallest_units
from compounder.domain.lot_choice import LotView, shown_amount
from compounder.domain.lot_use import bare_number_text
from compounder.domain.names import checked_text
from compounder.domain.number import shortened
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Permission
from compounder.domain.stock import Account, IngredientLot, Leg, LotId, LotState
from compounder.domain.unit import Unit
from compounder.services.authority import Signing, permitted, reason_of, sign
from compounder.services.told_stock import refuse_while_unread, told_stocks, unread_weighings
from compounder.services.unit_of_work import Act, Changes, Loads, Records, UnitOfWork

_RECEIPT = re.compile(r"L?([0-9]{1,9})-([0-9]{4,9})")


def open_lot(records: Records, act: Act, lot: LotId, opened_on: date, *, days: int | None = None) -> Changes:
    """Note the day on which a lot was opened, and for how many days it may be used from then (the first day counts).

    Refused as ``lot_opened``: opened before, in the future, or before it was received.
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        permitted(uow, Permission.WEIGH)
        found = uow.load(IngredientLot, lot)
        if found.opened_on is not None:
            raise Refusal("lot_opened", "before", lot=found.lot_number, on=found.opened_on)
        received_on = found.received_at.astimezone(uow.local_now.tzinfo).date()
        if not received_on <= opened_on <= uow.local_now.date():
            raise Refusal("lot_opened", "day", lot=found.lot_number, on=opened_on, received_on=received_on)
        if days is not None and days <= 0:
            raise Refusal("non_positive_quantity", "zero", value=days)
        uow.change(found, opened_on=opened_on, after_opening_days=days or found.after_opening_days)
        return {"lot": lot}

    return records.perform(act, work)


def recall_lot(records: Records, act: Act, signing: Signing, lot: LotId) -> Changes:
    """Hold a lot or call it back, with a reason: nothing is taken from it any more. Signed by a pharmacist."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.RECALL_LOT)
        reason = checked_text(reason_of(act), "reason")
        found = uow.load(IngredientLot, lot)
        if found.state is LotState.RECALLED:
            raise Refusal("lot_state", "recalled", lot=found.lot_number)
        signature = sign(uow, member, signing, "recall_lot", (IngredientLot, lot))
        uow.change(
            found, state=LotState.RECALLED, decided_by=member.id, decided_at=uow.now, decision_signature=signature,
            decision_reason=reason,
        )  # fmt: skip
        return {"lot": lot}

    return records.perform(act, work)


def put_back_into_quarantine(records: Records, act: Act, signing: Signing, lot: LotId) -> Changes:
    """End a hold, with a reason: the lot is checked again before it may be used. Signed by a pharmacist."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.RECALL_LOT)
        reason = checked_text(reason_of(act), "reason")
        found = uow.load(IngredientLot, lot)
        if found.state is not LotState.RECALLED:
            state = Phrase.of(f"lot_state.{found.state.value}")
            raise Refusal("lot_state", "not_recalled", lot=found.lot_number, state=state)
        signature = sign(uow, member, signing, "put_back_into_quarantine", (IngredientLot, lot))
        uow.change(
            found, state=LotState.QUARANTINE, decided_by=member.id, decided_at=uow.now, decision_signature=signature,
            decision_reason=reason,
        )  # fmt: skip
        return {"lot": lot}

    return records.perform(act, work)


def write_off(records: Records, act: Act, lot: LotId, amount: Quantity | None = None) -> Changes:
    """Throw away so much of a lot, or all that is left, with a reason; expired stock leaves no other way.

    An accepted lot of which nothing is left is exhausted. Refused as ``insufficient_stock`` where there is less, and
    as ``lot_being_weighed`` while a weighing of the lot waits for its second reading.
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        permitted(uow, Permission.ADJUST_STOCK)
        checked_text(reason_of(act), "reason")
        found = uow.load(IngredientLot, lot)
        refuse_while_unread(uow, found)
        held = uow.on_hand(lot)
        thrown = held if amount is None else _in_lot(found, amount)
        if thrown <= 0:
            value = amount if amount is not None else shown_amount(found, held)
            raise Refusal("non_positive_quantity", "zero", value=value)
        uow.move("write_off", [Leg(Account.LOT, -thrown, lot), Leg(Account.WASTE, thrown, lot)])
        _note_exhausted(uow, found, held - thrown)
        return {"lot": lot}

    return records.perform(act, work)


def count_lot(records: Records, act: Act, lot: LotId, counted: Quantity) -> Changes:
    """Set the stock of a lot to what was counted or weighed, with a reason; the difference is an adjustment.

    Refused as ``lot_being_weighed`` while a weighing of the lot waits for its second reading.
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        permitted(uow, Permission.ADJUST_STOCK)
        checked_text(reason_of(act), "reason")
        found = uow.load(IngredientLot, lot)
        refuse_while_unread(uow, found)
        now = _in_lot(found, counted)
        if now < 0:
            raise Refusal("non_positive_quantity", "zero", value=counted)
        more = now - uow.on_hand(lot)
        if more:
            uow.move("count", [Leg(Account.LOT, more, lot), Leg(Account.ADJUSTMENT, -more, lot)])
        _note_exhausted(uow, found, now)
        return {"lot": lot}

    return records.perform(act, work)


def lot_views(loads: Loads, ingredient: str | None = None, freed: BatchId | None = None) -> tuple[LotView, ...]:
    """Every lot, or those of an ingredient, with what is left and reserved; frozen views for `offer_lots`.

    They tell no first reading that waits for its second (`told_stock`). `freed` is a batch about to be stopped.
    """
    lots = loads.find(IngredientLot) if ingredient is None else loads.find(IngredientLot, ingredient=ingredient)
    unread = unread_weighings(loads)
    return told_stocks(loads, lots, unread, freed)


def lot_named(loads: Loads, text: str) -> IngredientLot:
    """The lot that a person names by its id, its receipt number ("L2026-0003") or the maker's lot number.

    Refused: ``unknown_lot``; ``ambiguous_lot`` where several deliveries bear the maker's number.
    """
    named = text.strip()
    exact = loads.find(IngredientLot, id=named) or _of_receipt(loads, named)
    found = exact or loads.find(IngredientLot, lot_number=named)
    if not found:
        raise Refusal("unknown_lot", "named", lot=shortened(text))
    if len(found) > 1:
        raise Refusal("ambiguous_lot", "named", lot=shortened(text), receipts=tuple(lot.id for lot in found))
    return found[0]


def _of_receipt(loads: Loads, text: str) -> tuple[IngredientLot, ...]:
    """The lot of a receipt number as it is written: "L2026-0003" or "2026-0003", never "2026-3"."""
    written = _RECEIPT.fullmatch(text)
    found = loads.find(IngredientLot, year=int(written[1]), number=int(written[2])) if written else ()
    return tuple(lot for lot in found if text.removeprefix("L") == bare_number_text(lot))


def _in_lot(lot: IngredientLot, amount: Quantity) -> int:
    """An amount in the lot's own smallest units; another dimension is refused as ``wrong_dimension``."""
    return to_smallest_units(amount.to(Unit.of(lot.unit)))


def _note_exhausted(uow: UnitOfWork, lot: IngredientLot, left: int) -> None:
    if left == 0 and lot.state is LotState.ACCEPTED:
        uow.change(lot, state=LotState.EXHAUSTED)
    elif left > 0 and lot.state is LotState.EXHAUSTED:
        uow.change(lot, state=LotState.ACCEPTED)
