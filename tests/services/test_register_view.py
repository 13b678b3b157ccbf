"""The register on the screen: the paper's own rows, page by page, and how often the year was printed as it stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from compounder.bootstrap import stationery
from compounder.domain.audit import AuditEntry
from compounder.domain.papers.register import RegisterAct, RegisterEntry
from compounder.domain.staff import Role
from compounder.services.compound_batch.stop import void_batch
from compounder.services.print_papers.printing import print_register
from compounder.services.register_view import RegisterView, view_register
from compounder.shipped import rule_book
from compounder.store.loads import StoredLoads
from tests.services import bench, counter
from tests.services.pharmacy import TestPharmacy

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def asked(pharmacy: TestPharmacy, year: int = 2026, before: int | None = None, most: int = 100) -> RegisterView:
    """A page."""
    act = pharmacy.act("print", Role.PHARMACIST)
    assert act.by is not None
    with pharmacy.records.reading() as loads:
        return view_register(loads, rule_book(), year, person=act.by, now=NOW, before=before, most=most)


def test_an_empty_year_has_no_rows_and_no_prints(pharmacy: TestPharmacy) -> None:
    """It is offered all the same."""
    view = asked(pharmacy)
    assert (view.rows, view.count, view.printed, view.years) == ((), 0, 0, (2026,))


def test_both_series_stand_in_one_order_and_no_number_is_missing(pharmacy: TestPharmacy) -> None:
    """Pages by place; a preparation without patient, a dispensing with both names."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    patient = counter.patient(pharmacy)
    pharmacy.clock.now += timedelta(minutes=5)
    for pot in (1, 2, 3):
        counter.hand_over(pharmacy, patient, f"{batch}/{pot}")
    whole = asked(pharmacy)
    assert [row.place for row in whole.rows] == [3, 2, 1, 0]
    first, second = asked(pharmacy, most=3), asked(pharmacy, before=1, most=3)
    assert (first.has_more, second.has_more) == (True, False)
    assert (*first.rows, *second.rows) == whole.rows
    entries = [row.entry for row in whole.rows]
    assert all(isinstance(entry, RegisterEntry) for entry in entries)
    newest, oldest = entries[0], entries[-1]
    assert isinstance(newest, RegisterEntry)
    assert isinstance(oldest, RegisterEntry)
    assert (oldest.act, oldest.patient) == (RegisterAct.PREPARATION, "")
    assert (newest.act, newest.patient, newest.number) == (RegisterAct.DISPENSING, counter.NAME, "D 2026-0003")
    assert newest.composition


def test_a_print_counts_until_the_register_changes(pharmacy: TestPharmacy) -> None:
    """The next print of what was printed is a duplicate; a further number makes it an original again."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    act = pharmacy.act("print", Role.PHARMACIST)
    print_register(pharmacy.records, act, stationery(), 2026, now=NOW)
    assert asked(pharmacy).printed == 1
    pharmacy.clock.now += timedelta(minutes=5)
    counter.hand_over(pharmacy, counter.patient(pharmacy), f"{batch}/1")
    assert asked(pharmacy).printed == 0


def test_a_void_number_keeps_its_place(pharmacy: TestPharmacy, monkeypatch: pytest.MonkeyPatch) -> None:
    """With who struck it through, and why; every act is looked for from its own instant on, not from the first."""
    since: list[object] = []
    found = StoredLoads.last_act

    def watched(self: StoredLoads, *kinds: str, **asked: Any) -> AuditEntry | None:
        since.append(asked.get("since"))
        return found(self, *kinds, **asked)

    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    act = pharmacy.act("void_batch", Role.PHARMACIST, "wrong label on every pot")
    void_batch(pharmacy.records, act, pharmacy.signing(act), batch)
    monkeypatch.setattr(StoredLoads, "last_act", watched)
    (row,) = asked(pharmacy).rows
    assert since
    assert None not in since
    assert isinstance(row.entry, RegisterEntry)
    assert row.entry.voiding is not None
    assert row.entry.voiding.reason == "wrong label on every pot"
