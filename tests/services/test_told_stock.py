"""What people are told of stock tells no first reading that a second person has still to make blind."""

from __future__ import annotations

import pytest

from compounder.domain.batch import BatchId
from compounder.domain.dossier import Dossier
from compounder.domain.errors import Refusal
from compounder.domain.lot_choice import shown_amount
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role
from compounder.domain.stock import LotId
from compounder.services.keep_stock import count_lot, lot_views, write_off
from compounder.services.lot_life import Deed, lot_life
from compounder.services.recall import trace_lot
from compounder.services.survey_day import survey_day
from compounder.shipped import rule_book
from compounder.store.stock_queries import StoredStockQueries
from compounder.store.trace_queries import StoredTraceQueries
from tests.services import bench
from tests.services.pharmacy import TestPharmacy

_GRAM = 10**9
LOT = LotId("L2026-0001")


@pytest.fixture
def weighed(pharmacy: TestPharmacy) -> BatchId:
    """The ointment with its thiosulfate weighed at 121.2 g for 121.14 g, not read a second time."""
    key = bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    for line in bench.dossier(pharmacy, batch).unweighed:
        exact = str(line.planned)
        bench.weigh(pharmacy, line.id, bench.on_balance(key, "121.2 g" if line.lot == LOT else exact))
    return batch


def told(pharmacy: TestPharmacy) -> tuple[str, str]:
    """On hand and reserved of the thiosulfate."""
    with pharmacy.records.reading() as loads:
        view = next(view for view in lot_views(loads) if view.lot.id == LOT)
    return str(shown_amount(view.lot, view.on_hand)), str(shown_amount(view.lot, view.reserved))


def read_again(pharmacy: TestPharmacy, batch: BatchId) -> Dossier:
    """Every weighing is read a second time."""
    bench.verify_all(pharmacy, batch)
    return bench.dossier(pharmacy, batch)


def test_the_stock_tells_the_plan_and_not_the_first_reading(pharmacy: TestPharmacy, weighed: BatchId) -> None:
    """1000 − 878.8 would be the reading; 1000 with 121.14 g reserved is the plan."""
    assert told(pharmacy) == ("1000 g", "121.14 g")
    read_again(pharmacy, weighed)
    assert told(pharmacy) == ("878.8 g", "0 g")


def test_while_other_lines_are_weighed_the_reservation_does_not_shrink_by_the_reading(pharmacy: TestPharmacy) -> None:
    """What is still reserved would be 121.14 less the reading."""
    key = bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    line = next(line for line in bench.dossier(pharmacy, batch).lines if line.lot == LOT)
    bench.weigh(pharmacy, line.id, bench.on_balance(key, "121.1 g"))
    assert told(pharmacy) == ("1000 g", "121.14 g")


@pytest.mark.usefixtures("weighed")
def test_the_trace_and_today_tell_it_neither(pharmacy: TestPharmacy) -> None:
    """Both say what the list says."""
    queries = StoredTraceQueries(pharmacy.location)
    assert trace_lot(pharmacy.records, queries, LOT).on_hand == 1000 * _GRAM
    queries.close()
    with pharmacy.records.reading() as loads:
        paul = pharmacy.member(Role.PHARMACIST)
        day = survey_day(loads, rule_book(), person=paul.id, role=paul.role, now=pharmacy.clock.now)
    assert "878" not in repr(day.short)


def test_counting_and_writing_off_wait_for_the_second_reading(pharmacy: TestPharmacy, weighed: BatchId) -> None:
    """Their difference, or the refusal of too much, would tell the reading."""

    def counted() -> None:
        act = pharmacy.act("count_lot", Role.PHARMACIST, "stock-take")
        count_lot(pharmacy.records, act, LOT, Quantity.of("878.7", "g"))

    def written_off() -> None:
        act = pharmacy.act("write_off", Role.PHARMACIST, "spilt")
        write_off(pharmacy.records, act, LOT, Quantity.of("900", "g"))

    for ask in (counted, written_off):
        with pytest.raises(Refusal) as refused:
            ask()
        assert (refused.value.code, refused.value.values["batches"]) == ("lot_being_weighed", (weighed,))
    read_again(pharmacy, weighed)
    counted()
    assert told(pharmacy) == ("878.7 g", "0 g")


def test_the_life_of_a_lot_withholds_it_and_adds_up_before_and_after(pharmacy: TestPharmacy, weighed: BatchId) -> None:
    """Received = used + wasted + on hand, difference 0, with and without the second reading."""
    queries = StoredStockQueries(pharmacy.location)

    def life() -> object:
        with pharmacy.records.reading() as loads:
            return lot_life(loads, queries, rule_book(), LOT)

    before = life()
    assert "878.8" not in repr(before)
    assert "121.2" not in repr(before)
    with pharmacy.records.reading() as loads:
        shown = lot_life(loads, queries, rule_book(), LOT)
    event = next(event for event in shown.events if event.deed is Deed.WEIGHED)
    assert (event.amount, event.is_withheld, event.batch, shown.waits_for) == (None, True, weighed, (weighed,))
    assert (str(shown.reckoning.used), str(shown.reckoning.on_hand), str(shown.reckoning.difference)) == (
        "0 g",
        "1000 g",
        "0 g",
    )
    read_again(pharmacy, weighed)
    with pharmacy.records.reading() as loads:
        shown = lot_life(loads, queries, rule_book(), LOT)
    queries.close()
    event = next(event for event in shown.events if event.deed is Deed.WEIGHED)
    assert (str(event.amount), str(event.left), shown.waits_for) == ("-121.2 g", "878.8 g", ())
    assert (str(shown.reckoning.used), str(shown.reckoning.difference)) == ("121.2 g", "0 g")


def test_today_says_who_verified_though_somebody_else_did_the_last_step(pharmacy: TestPharmacy) -> None:
    """The pharmacist verifies; the technician does the steps of the method and records the yield."""
    bench.made(pharmacy, bench.stocked(pharmacy))
    paul = pharmacy.member(Role.PHARMACIST)
    with pharmacy.records.reading() as loads:
        day = survey_day(loads, rule_book(), person=paul.id, role=paul.role, now=pharmacy.clock.now)
    assert [waiting.by for waiting in day.waiting if waiting.number == waiting.record] == [paul.name]
