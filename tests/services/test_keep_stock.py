"""Stock is kept: opened, held, counted and written off, never below nothing, each time with who and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from compounder.domain.errors import Refusal
from compounder.domain.lot_use import is_lot, lot_number_text
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role
from compounder.domain.stock import Account, LotId, LotState, StockMovement
from compounder.services.keep_stock import (
    count_lot,
    lot_named,
    lot_views,
    open_lot,
    put_back_into_quarantine,
    recall_lot,
    write_off,
)
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import accept, accepted, on_hand, received, stored

GRAM = 10**9


def code_of(work: Callable[[], object]) -> str:
    """Code and variant of what is refused."""
    with pytest.raises(Refusal) as caught:
        work()
    return caught.value.phrase.key.removeprefix("refusal.")


def recall(pharmacy: TestPharmacy, lot: LotId) -> None:
    """The pharmacist recalls a lot."""
    act = pharmacy.act("recall_lot", Role.PHARMACIST, "letter of the maker")
    recall_lot(pharmacy.records, act, pharmacy.signing(act), lot)


def test_a_lot_is_opened_once_and_not_in_the_future(pharmacy: TestPharmacy) -> None:
    lot = accepted(pharmacy)
    today = date(2026, 11, 24)

    def opened(day: date, days: int | None = 28) -> None:
        open_lot(pharmacy.records, pharmacy.act("open_lot", Role.TECHNICIAN), lot, day, days=days)

    assert code_of(lambda: opened(today + timedelta(days=1))) == "lot_opened.day"
    assert code_of(lambda: opened(today - timedelta(days=1))) == "lot_opened.day"
    assert code_of(lambda: opened(today, 0)) == "non_positive_quantity.zero"
    opened(today)
    assert (stored(pharmacy, lot).opened_on, stored(pharmacy, lot).after_opening_days) == (today, 28)
    assert code_of(lambda: opened(today)) == "lot_opened.before"


def test_a_hold_ends_in_quarantine_never_in_use(pharmacy_on_each_engine: TestPharmacy) -> None:
    pharmacy = pharmacy_on_each_engine
    lot = accepted(pharmacy)
    recall(pharmacy, lot)
    assert stored(pharmacy, lot).state is LotState.RECALLED
    assert code_of(lambda: recall(pharmacy, lot)) == "lot_state.recalled"
    act = pharmacy.act("put_back", Role.PHARMACIST, "another lot was meant")
    put_back_into_quarantine(pharmacy.records, act, pharmacy.signing(act), lot)
    assert stored(pharmacy, lot).state is LotState.QUARANTINE
    accept(pharmacy, lot)


def test_writing_off_moves_to_waste_and_the_last_gram_exhausts(pharmacy_on_each_engine: TestPharmacy) -> None:
    """Write-off of expired stock with a reason (users.md §3.2): the amount stays in the ledger."""
    pharmacy = pharmacy_on_each_engine
    lot = accepted(pharmacy)
    for amount in (Quantity.of(400, "g"), None):
        write_off(pharmacy.records, pharmacy.act("write_off", Role.PHARMACIST, "spilt"), lot, amount)
    assert (on_hand(pharmacy, lot), stored(pharmacy, lot).state) == (0, LotState.EXHAUSTED)
    with pharmacy.records.reading() as loads:
        wasted = [row.amount for row in loads.find(StockMovement, lot=lot, account=Account.WASTE)]
    assert sorted(wasted) == [400 * GRAM, 600 * GRAM]


def test_an_expired_lot_can_still_be_written_off(pharmacy: TestPharmacy) -> None:
    lot = accepted(pharmacy, expires_on=date(2026, 11, 24))
    pharmacy.clock.now += timedelta(hours=20)
    write_off(pharmacy.records, pharmacy.act("write_off", Role.PHARMACIST, "expired"), lot)
    assert on_hand(pharmacy, lot) == 0


def test_nothing_can_be_written_off_that_is_not_there(pharmacy: TestPharmacy) -> None:
    lot = accepted(pharmacy)

    def off(amount: Quantity, reason: str | None = "spilt") -> None:
        write_off(pharmacy.records, pharmacy.act("write_off", Role.PHARMACIST, reason), lot, amount)

    assert code_of(lambda: off(Quantity.of("1000.000000001", "g"))) == "insufficient_stock.place"
    assert code_of(lambda: off(Quantity.of(0, "g"))) == "non_positive_quantity.zero"
    assert code_of(lambda: off(Quantity.of(-1, "g"))) == "non_positive_quantity.zero"
    assert code_of(lambda: off(Quantity.of(1, "mL"))) == "wrong_dimension.other_kind"
    assert code_of(lambda: off(Quantity.of(1, "g"), None)) == "reason_needed.act"
    assert on_hand(pharmacy, lot) == 1000 * GRAM


def test_a_count_adjusts_up_and_down_and_can_empty_or_find_again(pharmacy: TestPharmacy) -> None:
    lot = accepted(pharmacy)

    def counted(number: int) -> None:
        count_lot(
            pharmacy.records, pharmacy.act("count_lot", Role.PHARMACIST, "stock-take"), lot, Quantity.of(number, "g")
        )

    counted(990)
    assert on_hand(pharmacy, lot) == 990 * GRAM
    counted(0)
    assert stored(pharmacy, lot).state is LotState.EXHAUSTED
    counted(5)
    assert (on_hand(pharmacy, lot), stored(pharmacy, lot).state) == (5 * GRAM, LotState.ACCEPTED)
    counted(5)
    assert code_of(lambda: counted(-1)) == "non_positive_quantity.zero"


def test_a_lot_is_named_by_its_receipt_or_by_the_makers_number_if_that_is_one(pharmacy: TestPharmacy) -> None:
    first, second = received(pharmacy), received(pharmacy)
    received(pharmacy, lot_number="TS2502-1")
    with pharmacy.records.reading() as loads:
        assert lot_named(loads, "L2026-0002").id == second
        assert lot_named(loads, " 2026-0001 ").id == first
        assert lot_named(loads, "TS2502-1").id == "L2026-0003"
        lot = lot_named(loads, "L2026-0002")
        assert lot_number_text(lot) == "L2026-0002", "a batch may be called 2026-0002"
        assert is_lot("L2026-0002", lot)
        assert is_lot("2026-0002", lot), "packs that were labelled before"
        assert code_of(lambda: lot_named(loads, "TS2409-3")) == "ambiguous_lot.named"
        assert code_of(lambda: lot_named(loads, "TS")) == "unknown_lot.named"
        assert [view.on_hand for view in lot_views(loads, "sodium thiosulfate")] == [1000 * GRAM] * 3
