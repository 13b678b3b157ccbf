"""What the tests of a batch share: a refusal by its code, and the first line of the ointment."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from compounder.domain.batch import BatchId, LineId, WeighingId
from compounder.domain.errors import Refusal
from compounder.domain.stock import LotId
from tests.services import bench
from tests.services.pharmacy import TestPharmacy


def refused(code: str, action: Callable[[], object]) -> Refusal:
    """The refusal of that code which an action raises."""
    with pytest.raises(Refusal) as caught:
        action()
    assert caught.value.code == code, str(caught.value)
    return caught.value


def first_line(pharmacy: TestPharmacy, batch: BatchId) -> LineId:
    """The share of the active."""
    return bench.dossier(pharmacy, batch).lines[0].id


def first_weighing(pharmacy: TestPharmacy, batch: BatchId) -> WeighingId:
    """The standing weighing of the active."""
    found = bench.dossier(pharmacy, batch).weighing_of(first_line(pharmacy, batch))
    assert found is not None
    return found.id


def lot_of(pharmacy: TestPharmacy, batch: BatchId) -> LotId:
    """The lot of the active."""
    lot = bench.dossier(pharmacy, batch).lines[0].lot
    assert lot is not None
    return lot
