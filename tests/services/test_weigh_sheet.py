"""What the bench is told of a batch: lots, limits and who weighed, never a reading before the second one agrees."""

from __future__ import annotations

from datetime import timedelta

from compounder.domain.batch import BatchId
from compounder.services.compound_batch.weigh_sheet import WeighSheet, weigh_sheet
from compounder.shipped import rule_book
from tests.services import bench
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import stored


def sheet_of(pharmacy: TestPharmacy, batch: BatchId) -> WeighSheet:
    """The sheet of a batch."""
    with pharmacy.records.reading() as loads:
        return weigh_sheet(loads, rule_book(), batch)


def test_shares_have_lot_limits_and_step(pharmacy: TestPharmacy) -> None:
    """As planned, before anything is weighed."""
    bench.stocked(pharmacy)
    sheet = sheet_of(pharmacy, bench.planned(pharmacy))
    salt = sheet.shares[0]
    assert (str(salt.planned), str(salt.lowest), str(salt.highest)) == ("121.14 g", "119.93 g", "122.35 g")
    assert (salt.lot.lot_number, str(salt.step), salt.is_mass, salt.is_weighed) == ("TS2409-3", "0.01 g", True, False)
    assert len(sheet.unweighed) == 4
    assert sheet.closed is None


def test_a_reading_stays_hidden_until_the_second_one_agrees(pharmacy: TestPharmacy) -> None:
    """Who and when is told at once; what, only when it is verified."""
    key = bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    bench.weigh_all(pharmacy, batch, key)
    weighed = sheet_of(pharmacy, batch)
    assert [share.reading for share in weighed.shares] == [None] * 4
    assert {share.weighed_by for share in weighed.shares} == {"Name of tina"}
    bench.verify_all(pharmacy, batch)
    assert str(sheet_of(pharmacy, batch).shares[0].reading) == "121.14 g"


def test_a_scan_is_judged_as_the_service_will(pharmacy: TestPharmacy) -> None:
    """Another lot; the right one; the right one on the day after its expiry."""
    bench.stocked(pharmacy)
    sheet = sheet_of(pharmacy, bench.planned(pharmacy))
    salt, now = sheet.shares[0], pharmacy.clock.now
    wrong = salt.scan_refusal("LA-1", now)
    assert wrong is not None
    assert wrong.code == "wrong_lot"
    assert salt.scan_refusal(" TS2409-3 ", now) is None
    expired = salt.scan_refusal("TS2409-3", now + timedelta(days=400))
    assert expired is not None
    assert expired.code == "lot_expired"
    assert sheet.of_lot("TS2409-3") == (salt,)
    assert stored(pharmacy, salt.lot.id) == salt.lot


def test_steps_and_controls_tell_how_they_were_done(pharmacy: TestPharmacy) -> None:
    """And nothing more is weighed once the yield is recorded."""
    key = bench.stocked(pharmacy)
    sheet = sheet_of(pharmacy, bench.made(pharmacy, key))
    assert sheet.open_steps == ()
    assert {item.found for item in sheet.method if item.kind == "control"} == {"as expected"}
    assert sheet.closed is not None
    assert sheet.closed.code == "batch_is_made"
