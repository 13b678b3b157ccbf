"""Clocks that are wrong, and days that are long or rare: no act is dated falsely, no limit passes unseen (F14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from compounder.domain.batch import BatchId
from compounder.domain.dispensing import Dispensing, RegisterEntry
from compounder.domain.errors import Refusal
from compounder.domain.staff import Role
from compounder.services.unit_of_work import Changes
from compounder.shipped import words
from compounder.store.verification.verify import verify
from tests.faults.acts import everything
from tests.faults.workday import hand_over, ready_for_release, stock, the_balance
from tests.services import bench
from tests.services.conftest import pharmacy, pharmacy_template
from tests.services.pharmacy import TestPharmacy

__all__ = ["pharmacy", "pharmacy_template"]


@pytest.fixture
def stocked(pharmacy: TestPharmacy) -> Iterator[TestPharmacy]:
    """A stocked pharmacy on SQLite, whose clock the test sets; PostgreSQL takes the server's."""
    stock(pharmacy)
    yield pharmacy
    assert verify(pharmacy.location, [pharmacy.anchors]).findings == ()


def confirmed_at(pharmacy: TestPharmacy, instant: datetime) -> Changes:
    """Set the clock, let somebody confirm that it is right, and check the balance of that day."""
    pharmacy.clock.now = instant
    act = replace(pharmacy.act("look", Role.TECHNICIAN), clock_confirmed=True)
    done = pharmacy.records.perform(act, lambda _uow: {})
    bench.check_today(pharmacy, the_balance(pharmacy))
    return done


def refused_as(pharmacy: TestPharmacy, pot: str) -> str:
    """How handing a pot over is refused, in both languages, with not one row changed."""
    before = everything(pharmacy.location)
    with pytest.raises(Refusal) as refusal:
        hand_over(pharmacy, pot)
    for language in ("en", "fr"):
        assert words(language).sentence(refusal.value.phrase)
    assert everything(pharmacy.location) == before
    return refusal.value.code


def released(pharmacy: TestPharmacy) -> BatchId:
    """A batch made and released now."""
    batch = ready_for_release(pharmacy)
    bench.release(pharmacy, batch)
    return batch


def test_a_clock_set_back_a_day_dates_nothing(stocked: TestPharmacy) -> None:
    """A hand-over is refused while the clock lies behind the last act; set right, it is done, and times follow (I5)."""
    batch, right = released(stocked), stocked.clock.now
    stocked.clock.now = right - timedelta(days=1)
    assert refused_as(stocked, f"{batch}/1") == "clock_behind"
    stocked.clock.now = right + timedelta(minutes=1)
    hand_over(stocked, f"{batch}/1")
    with stocked.records.reading() as loads:
        times = [entry.entered_at for entry in sorted(loads.find(RegisterEntry), key=lambda entry: entry.entered_at)]
        (given,) = loads.find(Dispensing)
    assert given.dispensed_at == stocked.clock.now == times[-1]


def test_a_clock_a_year_ahead_is_confirmed_or_nothing_is_done(stocked: TestPharmacy) -> None:
    """Unconfirmed it is refused; confirmed, it is believed, and then the preparation is past its date."""
    batch = released(stocked)
    ahead = stocked.clock.now + timedelta(days=365)
    stocked.clock.now = ahead
    assert refused_as(stocked, f"{batch}/1") == "clock_ahead"
    confirmed_at(stocked, ahead)
    assert refused_as(stocked, f"{batch}/1") == "beyond_use_passed"


def test_a_beyond_use_date_counts_the_29th_of_february_and_ends_at_local_midnight(stocked: TestPharmacy) -> None:
    """Made on 2 December 2027, 90 days with the first counted end on the 29th, whose last minute is 22:59 UTC."""
    confirmed_at(stocked, datetime(2027, 12, 2, 9, 0, tzinfo=UTC))
    batch = released(stocked)
    assert bench.stored_batch(stocked, batch).beyond_use == date(2028, 2, 29).isoformat()
    confirmed_at(stocked, datetime(2028, 2, 29, 22, 59, tzinfo=UTC))
    hand_over(stocked, f"{batch}/1")
    stocked.clock.now += timedelta(minutes=1)
    assert refused_as(stocked, f"{batch}/2") == "beyond_use_passed"


def test_the_hour_that_comes_twice_keeps_the_order_of_acts(stocked: TestPharmacy) -> None:
    """At 2:30 by the wall before and after the clocks go back, the acts are an hour apart and in order."""
    confirmed_at(stocked, datetime(2027, 10, 30, 8, 0, tzinfo=UTC))
    batch = released(stocked)
    for pot, hour in ((1, 0), (2, 1)):
        stocked.clock.now = datetime(2027, 10, 31, hour, 30, tzinfo=UTC)
        hand_over(stocked, f"{batch}/{pot}")
    with stocked.records.reading() as loads:
        first, second = sorted(loads.find(Dispensing), key=lambda given: given.id)
    assert second.dispensed_at - first.dispensed_at == timedelta(hours=1)


def test_the_series_begin_anew_at_midnight_by_the_pharmacys_wall(stocked: TestPharmacy) -> None:
    """At 22:59 UTC on New Year's Eve Paris still writes the old year, a minute later the new one."""
    confirmed_at(stocked, datetime(2026, 12, 31, 22, 59, tzinfo=UTC))
    batch = released(stocked)
    hand_over(stocked, f"{batch}/1")
    stocked.clock.now += timedelta(minutes=1)
    hand_over(stocked, f"{batch}/2")
    with stocked.records.reading() as loads:
        numbers = sorted(entry.id for entry in loads.find(RegisterEntry) if entry.dispensing)
    assert numbers == ["D-2026-0001", "D-2027-0001"]
