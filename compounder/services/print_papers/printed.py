"""Of which batches the labels were printed, as the records know it: for lists and paths, which draw nothing."""

from __future__ import annotations

from collections.abc import Collection

from compounder.domain.batch import BatchId
from compounder.domain.dispensing import Print
from compounder.services.print_papers.press import PaperKind
from compounder.services.unit_of_work import Loads


def labelled(loads: Loads, batches: Collection[BatchId]) -> frozenset[BatchId]:
    """Those of some batches of which a printing of container labels is recorded."""
    found = loads.pick(Print, "batch", batch=frozenset(batches), paper=PaperKind.LABEL.value)
    return frozenset(batch for (batch,) in found)
