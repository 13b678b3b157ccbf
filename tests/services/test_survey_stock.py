"""Lists of lots from SQL on both engines: filter, counts, order, pages by key; and what was done to one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role
from compounder.domain.stock import LotId
from compounder.services import survey_stock as module
from compounder.services.keep_stock import count_lot, open_lot, recall_lot, write_off
from compounder.services.lot_life import Deed, lot_life
from compounder.services.queries import LotOrder, LotQuestion, Standing
from compounder.services.survey_stock import StockPage, standing_of, survey_stock
from compounder.shipped import known_ingredients, rule_book
from compounder.store.stock_queries import StoredStockQueries
from tests.services import bench
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import accepted, received

TODAY = date(2026, 11, 24)


def stocked(pharmacy: TestPharmacy) -> None:
    """A lot in each standing."""
    bench.approve(pharmacy, bench.OINTMENT)
    accepted(pharmacy)
    bench.excipient(pharmacy, "glycerol", lot_number="gl_1%", maker="Hänseler AG")
    received(pharmacy, lot_number="TS2510-4")
    opened = accepted(pharmacy, lot_number="TS-OPENED", expires_on=date(2027, 1, 31))
    open_lot(pharmacy.records, pharmacy.act("open_lot", Role.TECHNICIAN), opened, TODAY, days=2)
    recalled = accepted(pharmacy, lot_number="TS-HELD")
    act = pharmacy.act("recall_lot", Role.PHARMACIST, "the maker asks for it")
    recall_lot(pharmacy.records, act, pharmacy.signing(act), recalled)
    empty = accepted(pharmacy, lot_number="TS-EMPTY")
    write_off(pharmacy.records, pharmacy.act("write_off", Role.PHARMACIST, "spilt"), empty)
    accepted(pharmacy, lot_number="TS-OLD", expires_on=TODAY + timedelta(days=1))


def asked(pharmacy: TestPharmacy, question: LotQuestion, after: object = None, language: str = "en") -> StockPage:
    """A page."""
    queries = StoredStockQueries(pharmacy.location)
    try:
        with pharmacy.records.reading() as loads:
            return survey_stock(
                loads, queries, rule_book(), question,
                ingredients=known_ingredients(loads), language=language, after=after,  # type: ignore[arg-type]
            )  # fmt: skip
    finally:
        queries.close()


def numbers(page: StockPage) -> list[str]:
    """The makers' lot numbers of a page."""
    return [row.lot.lot_number for row in page.rows]


def test_sql_and_the_domain_say_the_same_of_where_each_lot_stands(pharmacy_on_each_engine: TestPharmacy) -> None:
    """On the last day, after it, and after the days that follow opening."""
    pharmacy = pharmacy_on_each_engine
    stocked(pharmacy)
    usable = []
    for days in (0, 1, 2, 40, 300):
        day = TODAY + timedelta(days=days)
        every = asked(pharmacy, LotQuestion(day))
        assert every.counts is not None
        for standing in Standing:
            page = asked(pharmacy, LotQuestion(day, standing=standing))
            assert len(page.rows) == every.counts[standing]
            assert all(standing_of(row.lot, day) is standing is row.standing for row in page.rows)
        assert sum(every.counts.values()) == len(every.rows) == 7
        usable.append(every.counts[Standing.USABLE])
    assert usable == [4, 4, 2, 2, 1]


def test_a_text_is_looked_for_in_numbers_people_and_names_of_any_language(
    pharmacy_on_each_engine: TestPharmacy,
) -> None:
    """Marks of SQL are letters like others; accents and case play no part in names."""
    pharmacy = pharmacy_on_each_engine
    stocked(pharmacy)
    for text, found in (
        ("glycérol", ["gl_1%"]), ("GLYCEROL", ["gl_1%"]), ("_1%", ["gl_1%"]), ("%", ["gl_1%"]), ("_", ["gl_1%"]),
        ("seler ag", ["gl_1%"]), ("thiosulfate de", None), ("2026-0003", ["TS2510-4"]), ("nothing", []),
    ):  # fmt: skip
        page = asked(pharmacy, LotQuestion(TODAY, text=text))
        assert page.counts is not None
        assert sum(page.counts.values()) == len(page.rows)
        if found is None:
            assert len(page.rows) == 6
        else:
            assert numbers(page) == found, text


@pytest.mark.parametrize("order", LotOrder)
@pytest.mark.parametrize("is_ascending", [True, False])
def test_pages_follow_each_other_without_gap_or_repeat_in_every_order(
    pharmacy: TestPharmacy,
    order: LotOrder,
    is_ascending: bool,  # noqa: FBT001
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Two lots a page give what one page gives, also among lots that are equal in what is sorted by."""
    stocked(pharmacy)
    question = LotQuestion(TODAY, order=order, is_ascending=is_ascending)
    whole = numbers(asked(pharmacy, question))
    monkeypatch.setattr(module, "PAGE", 2)
    page = asked(pharmacy, question)
    paged = numbers(page)
    while page.has_more:
        page = asked(pharmacy, question, after=page.rows[-1].lot)
        assert page.counts is None
        paged += numbers(page)
    assert paged == whole
    assert len(set(paged)) == 7


def test_ingredients_are_sorted_by_their_name_in_the_language_that_is_spoken(pharmacy: TestPharmacy) -> None:
    """Lanolin before white petrolatum; lanoline before vaseline, which begins with a v."""
    bench.approve(pharmacy, bench.OINTMENT)
    for name in ("white petrolatum", "lanolin", "glycerol"):
        bench.excipient(pharmacy, name)
    accepted(pharmacy)
    question = LotQuestion(TODAY, order=LotOrder.INGREDIENT)
    assert numbers(asked(pharmacy, question)) == ["GL-1", "LA-1", "TS2409-3", "WH-1"]
    assert [row.form.english for row in asked(pharmacy, question).rows if row.form] == ["pentahydrate"]
    names = [row.name.in_language("fr") for row in asked(pharmacy, question, language="fr").rows]
    assert names == sorted(names)


def test_the_life_of_a_lot_has_every_act_with_its_reason_and_what_was_left(
    pharmacy_on_each_engine: TestPharmacy,
) -> None:
    """Newest first; the running balance ends at what is on hand."""
    pharmacy = pharmacy_on_each_engine
    lot: LotId = accepted(pharmacy)

    def later() -> None:
        pharmacy.clock.now += timedelta(minutes=1)

    later()
    open_lot(pharmacy.records, pharmacy.act("open", Role.TECHNICIAN), lot, TODAY)
    later()
    counting = pharmacy.act("count", Role.PHARMACIST, "stock-take")
    count_lot(pharmacy.records, counting, lot, Quantity.of("1002.5", "g"))
    later()
    write_off(pharmacy.records, pharmacy.act("off", Role.PHARMACIST, "spilt"), lot, Quantity.of("2.5", "g"))
    later()
    act = pharmacy.act("hold", Role.PHARMACIST, "the maker asks")
    recall_lot(pharmacy.records, act, pharmacy.signing(act), lot)
    queries = StoredStockQueries(pharmacy.location)
    with pharmacy.records.reading() as loads:
        life = lot_life(loads, queries, rule_book(), lot)
    queries.close()
    assert [(event.deed, event.reason, str(event.left or "")) for event in life.events] == [
        (Deed.RECALLED, "the maker asks", ""),
        (Deed.WRITTEN_OFF, "spilt", "1000 g"),
        (Deed.COUNTED, "stock-take", "1002.5 g"),
        (Deed.OPENED, None, ""),
        (Deed.ACCEPTED, None, ""),
        (Deed.RECEIVED, None, "1000 g"),
    ]
    assert [event.is_signed for event in life.events] == [True, False, False, False, True, False]
    sums = life.reckoning
    assert [str(part) for part in (sums.received, sums.counted, sums.used, sums.wasted, sums.on_hand)] == [
        "1000 g", "2.5 g", "0 g", "2.5 g", "1000 g",
    ]  # fmt: skip
    assert sums.difference.number == 0
