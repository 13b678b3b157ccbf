"""Trace from whatever was typed: directions, numbers that mean several things, names, and what is still here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from compounder.domain.errors import Refusal
from compounder.domain.staff import Role
from compounder.domain.stock import LotId
from compounder.services.recall import recall_batches
from compounder.services.trace_view import Meaning, Traced, meanings_of, trace_backwards, trace_forwards
from compounder.shipped import rule_book
from compounder.store.trace_queries import StoredTraceQueries
from tests.services import bench, counter
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import received


@pytest.fixture
def queries(pharmacy: TestPharmacy) -> Iterator[StoredTraceQueries]:
    """The questions over many records."""
    made = StoredTraceQueries(pharmacy.location)
    yield made
    made.close()


def meanings(pharmacy: TestPharmacy, text: str, only: Traced | None = None) -> tuple[Meaning, ...]:
    """What a text names."""
    return meanings_of(pharmacy.records, rule_book(), text, only=only)


def test_a_number_that_names_several_things_is_never_chosen(pharmacy: TestPharmacy) -> None:
    """A batch and a receipt, two suppliers' lots; what the code itself says leaves one."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    assert {each.kind for each in meanings(pharmacy, batch)} == {Traced.JAR, Traced.LOT}
    assert [each.key for each in meanings(pharmacy, batch, Traced.JAR)] == [batch]
    assert [each.kind for each in meanings(pharmacy, f" {batch}/1 ")] == [Traced.JAR]
    first, second = (received(pharmacy, lot_number="SAME-1", supplier=name) for name in ("Fagron", "Inresa"))
    both = meanings(pharmacy, "SAME-1")
    assert [(each.key, each.supplier) for each in both] == [(first, "Fagron"), (second, "Inresa")]


@pytest.mark.parametrize("text", ["", "  ", "nothing", "2026-0001/99", "2026-9999"])
def test_what_names_nothing_is_refused(pharmacy: TestPharmacy, text: str) -> None:
    """With the text, in words."""
    with pytest.raises(Refusal, match="unknown_traced"):
        meanings(pharmacy, text)


def test_a_lot_leads_to_named_patients_and_to_the_pots_that_are_here(
    pharmacy: TestPharmacy, queries: StoredTraceQueries
) -> None:
    """A patient who received twice counts once; what is held is told apart from what could still be held."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    anne, agnes = counter.patient(pharmacy), counter.patient(pharmacy, "SZABO Agnes", number="2")
    counter.hand_over(pharmacy, anne, f"{batch}/1")
    counter.hand_over(pharmacy, anne, f"{batch}/2")
    counter.hand_over(pharmacy, agnes, f"{batch}/3", initials="SA")
    (lot,) = (each for each in meanings(pharmacy, "TS2409-3") if each.kind is Traced.LOT)
    found = trace_forwards(pharmacy.records, queries, rule_book(), LotId(lot.key))
    assert (found.patients, found.wards, found.here, found.held) == (2, 0, 6, 0)
    names = [each.identity.name if each.identity else None for each in found.receivers]
    assert sorted(str(name) for name in names) == [counter.NAME, counter.NAME, "SZABO Agnes"]
    act = pharmacy.act("recall_batches", Role.PHARMACIST, "the maker asks for it")
    recall_batches(pharmacy.records, act, pharmacy.signing(act), [batch])
    after = trace_forwards(pharmacy.records, queries, rule_book(), LotId(lot.key))
    assert (after.here, after.held) == (0, 6)


def test_a_jar_leads_to_its_lots_and_tells_no_first_reading(
    pharmacy: TestPharmacy, queries: StoredTraceQueries
) -> None:
    """An amount is there once a second person has read it."""
    key = bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    bench.weigh_all(pharmacy, batch, key)
    found = trace_backwards(pharmacy.records, queries, rule_book(), batch)
    assert found.lots
    assert all(within.amount is None for within in found.lots)
    bench.verify_all(pharmacy, batch)
    found = trace_backwards(pharmacy.records, queries, rule_book(), batch)
    assert all(within.amount is not None for within in found.lots)
