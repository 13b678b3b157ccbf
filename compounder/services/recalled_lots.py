"""A lot that is recalled holds back every batch that it is in, before anybody has recalled the batch itself."""

from __future__ import annotations

from compounder.domain.batch import BatchId, Weighing
from compounder.domain.errors import Refusal
from compounder.domain.stock import IngredientLot, LotState
from compounder.services.unit_of_work import Loads


def recalled_lot_refusal(loads: Loads, batch: BatchId) -> Refusal | None:
    """``recalled``: the first lot of a batch that is recalled now; a weighing that was replaced counts no more."""
    weighings = loads.find(Weighing, batch=batch)
    replaced = {weighing.replaces for weighing in weighings}
    lots = {weighing.lot: None for weighing in weighings if weighing.id not in replaced and weighing.lot is not None}
    for key in lots:
        lot = loads.load(IngredientLot, key)
        if lot.state is LotState.RECALLED:
            return Refusal("recalled", "lot", batch=batch, lot=lot.lot_number)
    return None
