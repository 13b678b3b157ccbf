"""Nobody releases what cannot be labelled; whatever stands against the batch itself is said first."""

from __future__ import annotations

import pytest

from compounder.bootstrap import stationery
from compounder.domain.batch import BatchId, BatchState
from compounder.domain.errors import Refusal
from compounder.domain.staff import Role
from compounder.services.print_papers.release_labelled import release_labelled
from compounder.services.unit_of_work import Changes
from tests.services import bench
from tests.services.pharmacy import TestPharmacy

TOO_LONG = "x" * 30 + " " + "y" * 49


def injection(pharmacy: TestPharmacy, diluent: str) -> BatchId:
    """10 mL of the injection, whose label names the diluent: verified and filled."""
    name = f'{{ en = "{diluent}", fr = "{diluent}" }}'
    bench.approve(pharmacy, bench.INJECTION, change=('{ en = "diluent", fr = "diluant" }', name))
    bench.house_limit(pharmacy, bench.INJECTION, 2)
    bench.concentrate(pharmacy)
    bench.excipient(pharmacy, "diluent", size="500 mL")
    key = bench.balance(pharmacy)
    batch = bench.planned(pharmacy, bench.INJECTION, "10 mL")
    bench.weigh_all(pharmacy, batch, key)
    bench.verify_all(pharmacy, batch)
    bench.steps_done(pharmacy, batch)
    bench.obtain(pharmacy, batch, "10 mL", [(1, "10 mL")])
    return batch


def release(pharmacy: TestPharmacy, batch: BatchId) -> Changes:
    """With the password re-entered."""
    act = pharmacy.act("release_batch", Role.PHARMACIST)
    return release_labelled(
        pharmacy.records, act, pharmacy.signing(act), stationery(), batch, now=pharmacy.clock.now
    )  # fmt: skip


def test_a_batch_whose_label_does_not_fit_is_not_released(pharmacy: TestPharmacy) -> None:
    """The text and the larger label are named, and nothing changes."""
    batch = injection(pharmacy, TOO_LONG)
    with pytest.raises(Refusal) as refused:
        release(pharmacy, batch)
    assert refused.value.code == "label_does_not_fit"
    assert bench.stored_batch(pharmacy, batch).state is BatchState.VERIFIED


def test_a_batch_whose_label_fits_is_released(pharmacy: TestPharmacy) -> None:
    """Drawing records nothing but the release."""
    batch = injection(pharmacy, "diluent of the house")
    release(pharmacy, batch)
    assert bench.stored_batch(pharmacy, batch).state is BatchState.RELEASED


def test_an_open_point_is_said_before_the_label(pharmacy: TestPharmacy) -> None:
    """No yield: there is no pot to label, and the release says what is missing."""
    bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    with pytest.raises(Refusal) as refused:
        release(pharmacy, batch)
    assert not refused.value.code.startswith("label")
