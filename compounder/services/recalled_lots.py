"""A lot that is recalled holds back every batch that it is in, until a pharmacist has accepted the lot again."""

from __future__ import annotations

from compounder.domain.batch import BatchId, Weighing
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.stock import IngredientLot, LotState
from compounder.services.unit_of_work import Loads

_NOT_ACCEPTED_AGAIN = (LotState.QUARANTINE, LotState.REFUSED)
"""Where a lot that was weighed stands after its recall only: nothing is weighed that is not accepted."""


def recalled_lot_refusal(loads: Loads, batch: BatchId) -> Refusal | None:
    """``recalled``: the first lot of a batch that is recalled, or was and has not been accepted since.

    The end of a hold puts the lot into quarantine, where it is a question, not an answer: the batches wait for it too.
    A weighing that was replaced counts no more.
    """
    weighings = loads.find(Weighing, batch=batch)
    replaced = {weighing.replaces for weighing in weighings}
    lots = {weighing.lot: None for weighing in weighings if weighing.id not in replaced and weighing.lot is not None}
    for key in lots:
        lot = loads.load(IngredientLot, key)
        if lot.state is LotState.RECALLED:
            return Refusal("recalled", "lot", batch=batch, lot=lot.lot_number)
        if lot.state in _NOT_ACCEPTED_AGAIN:
            state = Phrase.of(f"lot_state.{lot.state.value}")
            return Refusal("recalled", "not_accepted_again", batch=batch, lot=lot.lot_number, state=state)
    return None
