"""What somebody else did between reading and the lock is noticed under it: refused, and nothing is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from compounder.bootstrap import stationery
from compounder.domain.batch import Batch
from compounder.domain.dispensing import Print
from compounder.domain.errors import Refusal
from compounder.domain.staff import Role
from compounder.services.compound_batch.plan import WantedBatch, plan_batch
from compounder.services.keep_stock import recall_lot
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import print_batch_paper
from compounder.services.unit_of_work import Act, Changes, Records, UnitOfWork
from compounder.shipped import rule_book
from tests.services import bench
from tests.services.bench import OINTMENT, q
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import accepted


class Meanwhile:
    """The records, in which something happens just before an act gets its lock."""

    def __init__(self, records: Records, happens: Callable[[], object]) -> None:
        self._records, self._happens = records, happens

    def perform(self, act: Act, work: Callable[[UnitOfWork], Mapping[str, str]]) -> Changes:
        """Let it happen, then do the act."""
        self._happens()
        return self._records.perform(act, work)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._records, name)


def refusal_of_plan(pharmacy: TestPharmacy, happens: Callable[[], object], size: str = "500 g") -> Refusal:
    """The refusal of a plan that was prepared before something happened."""
    records: Any = Meanwhile(pharmacy.records, happens)
    act = pharmacy.act("plan_batch", Role.TECHNICIAN)
    with pytest.raises(Refusal) as caught:
        plan_batch(records, act, rule_book(), WantedBatch(OINTMENT, q(size)), today=bench.today(pharmacy))
    return caught.value


def batches(pharmacy: TestPharmacy) -> int:
    """How many batches there are."""
    with pharmacy.records.reading() as loads:
        return len(loads.find(Batch))


def test_a_lot_that_another_plan_reserved_meanwhile_overtakes_the_plan(pharmacy: TestPharmacy) -> None:
    """First expired, first out, is checked again inside the commit: 3000 g of either fit, both do not."""
    bench.stocked(pharmacy)
    for name in ("glycerol", "lanolin", "white petrolatum"):
        bench.excipient(pharmacy, name, size="3000 g", lot_number=f"{name[:2].upper()}-2")
    refusal = refusal_of_plan(pharmacy, lambda: bench.planned(pharmacy, size="3000 g"), "3000 g")
    assert (refusal.code, refusal.values["lot"]) == ("plan_overtaken", "TS2409-3")
    assert batches(pharmacy) == 1


def test_a_lot_recalled_meanwhile_stops_the_plan(pharmacy: TestPharmacy) -> None:
    """The lot's own refusal; no batch, no reservation."""
    bench.stocked(pharmacy)
    lot = accepted(pharmacy, lot_number="EARLY", expires_on=date(2027, 1, 31))

    def recalled() -> None:
        act = pharmacy.act("recall_lot", Role.PHARMACIST, "the supplier's letter")
        recall_lot(pharmacy.records, act, pharmacy.signing(act), lot)

    refusal = refusal_of_plan(pharmacy, recalled)
    assert refusal.code == "lot_not_usable"
    assert batches(pharmacy) == 0
    with pharmacy.records.reading() as loads:
        assert loads.reserved(lot) == 0


def test_a_version_approved_meanwhile_overtakes_the_plan(pharmacy: TestPharmacy) -> None:
    """What was planned by the older version is not stored."""
    bench.stocked(pharmacy)
    newer = ("version = 1", "version = 2")
    refusal = refusal_of_plan(pharmacy, lambda: bench.approve(pharmacy, OINTMENT, change=newer))
    assert (refusal.code, refusal.phrase.key) == ("plan_overtaken", "refusal.plan_overtaken.formulation")
    assert batches(pharmacy) == 0


def test_a_paper_printed_meanwhile_is_not_printed_twice_as_the_original(pharmacy: TestPharmacy) -> None:
    """Two originals of one worksheet cannot be."""
    bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    kind, now = PaperKind.WORKSHEET, pharmacy.clock.now

    def first() -> None:
        act = pharmacy.act("print", Role.PHARMACIST)
        print_batch_paper(pharmacy.records, act, stationery(), kind, batch, now=now)

    records: Any = Meanwhile(pharmacy.records, first)
    with pytest.raises(Refusal) as caught:
        print_batch_paper(records, pharmacy.act("print", Role.TECHNICIAN), stationery(), kind, batch, now=now)
    assert caught.value.code == "printed_meanwhile"
    with pharmacy.records.reading() as loads:
        assert [paper.copy for paper in loads.find(Print, batch=batch)] == [0]


def test_a_release_after_the_limit_has_passed_is_refused(pharmacy: TestPharmacy) -> None:
    """A batch that lay ready for too long gets no date of use in the past."""
    batch = bench.made(pharmacy, bench.stocked(pharmacy))
    pharmacy.clock.now = pharmacy.clock.now.replace(year=pharmacy.clock.now.year + 1)
    pharmacy.records.perform(
        replace(pharmacy.act("note", Role.PHARMACIST), clock_confirmed=True), lambda _uow: {}
    )  # the clock is believed again
    with pytest.raises(Refusal) as caught:
        bench.release(pharmacy, batch)
    assert caught.value.code == "beyond_use_past"
    assert bench.stored_batch(pharmacy, batch).state.value == "verified"
