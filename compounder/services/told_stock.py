"""What people are told of a lot's stock: never a first reading that a second person has still to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compounder.domain.batch import Batch, BatchId, BatchLine, BatchState
from compounder.domain.errors import Refusal
from compounder.domain.lot_choice import LotView
from compounder.domain.stock import IngredientLot, LotId
from compounder.services.compound_batch.reading import unchecked_weighings
from compounder.services.unit_of_work import Loads

Unread = Mapping[LotId, tuple[BatchId, ...]]
"""The batches in which a weighing of each lot waits for its second reading, in the order of their ids."""


def unread_weighings(loads: Loads) -> Unread:
    """Every lot of which something was weighed that nobody has read a second time; asks batches under way alone."""
    found: dict[LotId, set[BatchId]] = {}
    for batch, lots in unchecked_weighings(loads, frozenset({BatchState.WEIGHING, BatchState.WEIGHED})).items():
        for lot in lots:
            found.setdefault(lot, set()).add(batch)
    return {lot: tuple(sorted(batches)) for lot, batches in found.items()}


def told_stock(loads: Loads, lot: IngredientLot, unread: Unread, freed: BatchId | None = None) -> LotView:
    """A lot with what is left and reserved of it; what was not read a second time lies in its place, still reserved.

    So nobody finds a first reading by subtraction. What may be taken is asked of the ledger itself, under the lock.
    `freed` is a batch about to be stopped: nothing is reserved for it, and what was weighed in it is gone.
    """
    on_hand, reserved = loads.on_hand(lot.id), loads.reserved(lot.id, except_batch=freed)
    for batch in (batch for batch in unread.get(lot.id, ()) if batch != freed):
        taken = loads.in_batch(batch, lot.id)
        promised = sum(line.reserved for line in loads.find(BatchLine, batch=batch, lot=lot.id))
        is_counted = loads.load(Batch, batch).state is BatchState.WEIGHING
        on_hand += taken
        reserved += promised - (max(promised - taken, 0) if is_counted else 0)
    return LotView(lot, on_hand, reserved)


def told_stocks(
    loads: Loads, lots: Sequence[IngredientLot], unread: Unread, freed: BatchId | None = None
) -> tuple[LotView, ...]:
    """The same of many lots: the ledger is asked once for all, and again for each lot with an unread weighing."""
    if freed is not None:
        return tuple(told_stock(loads, lot, unread, freed) for lot in lots)
    on_hand, reserved = loads.on_hand_of([lot.id for lot in lots]), loads.reservations()
    return tuple(
        told_stock(loads, lot, unread)
        if lot.id in unread
        else LotView(lot, on_hand.get(lot.id, 0), reserved.get(lot.id, 0))
        for lot in lots
    )


def refuse_while_unread(loads: Loads, lot: IngredientLot) -> None:
    """Refuse what would tell a first reading by its difference: ``lot_being_weighed`` names the batch that waits."""
    batches = unread_weighings(loads).get(lot.id, ())
    if batches:
        raise Refusal("lot_being_weighed", "unread", lot=lot.lot_number, batches=batches)
