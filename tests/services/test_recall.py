"""Trace: which patients received a lot, and what is in a jar; through lots that were made of batches, in any order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from compounder.domain.batch import BatchId
from compounder.domain.errors import Refusal
from compounder.domain.staff import Role
from compounder.domain.stock import Account, IngredientLot, Leg, LotId
from compounder.services.recall import contents_of, names_of, trace_lot
from compounder.services.unit_of_work import UnitOfWork
from compounder.store.trace_queries import StoredTraceQueries
from tests.services import bench, counter
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import accepted


@pytest.fixture
def queries(pharmacy: TestPharmacy) -> Iterator[StoredTraceQueries]:
    """The queries over the pharmacy of the test."""
    opened = StoredTraceQueries(pharmacy.location)
    yield opened
    opened.close()


def test_a_lot_is_followed_to_its_patients_and_a_jar_to_its_lots(pharmacy_on_each_engine: TestPharmacy) -> None:
    """Two patients of one batch, one of another; the jar names every lot with its supplier and certificate."""
    pharmacy = pharmacy_on_each_engine
    queries = StoredTraceQueries(pharmacy.location)
    key = bench.stocked(pharmacy)
    first = bench.released(pharmacy, key)
    anne, marc = counter.patient(pharmacy), counter.patient(pharmacy, "Marc Petit")
    counter.hand_over(pharmacy, anne, f"{first}/1")
    counter.hand_over(pharmacy, marc, f"{first}/2", initials="MP")
    counter.hand_over(pharmacy, anne, f"{first}/3")
    planned_only = bench.planned(pharmacy, size="100 g")
    trace = trace_lot(pharmacy.records, queries, "TS2409-3")
    assert [(batch.batch, batch.formulation, batch.state, batch.directly) for batch in trace.batches] == [
        (first, "sts-ointment-25", "released", True)
    ]
    assert planned_only not in [batch.batch for batch in trace.batches]
    assert trace.patients == (anne, marc)
    assert [dispensing.quantity for dispensing in trace.dispensings] == ["50 g"] * 3
    assert trace.on_hand == (100000 - 12114) * 10**7
    names = names_of(pharmacy.records, trace.patients)
    assert [identity.name for identity in names.values() if identity] == [counter.NAME, "Marc Petit"]
    jar = contents_of(pharmacy.records, queries, f"{first}/1")
    assert jar.container is not None
    assert [(lot.ingredient, lot.lot_number, lot.amount) for lot in jar.lots][2] == (
        "sodium thiosulfate",
        "TS2409-3",
        12114 * 10**7,
    )
    assert {lot.supplier for lot in jar.lots} == {"Fournisseur & Cie"}
    assert [lot.certificate for lot in jar.lots if lot.ingredient == "sodium thiosulfate"] == ["CoA 7"]
    queries.close()


def test_a_jar_tells_no_weight_before_the_second_person_has_read_it(
    pharmacy: TestPharmacy, queries: StoredTraceQueries
) -> None:
    """Verification is blind: no query returns the first reading before it."""
    key = bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    line = bench.dossier(pharmacy, batch).lines[0]
    bench.weigh(pharmacy, line.id, bench.on_balance(key, "121.14 g"))
    assert [(lot.lot_number, lot.amount) for lot in contents_of(pharmacy.records, queries, batch).lots] == [
        ("TS2409-3", None)
    ]
    bench.verify_all(pharmacy, batch)
    assert [lot.amount for lot in contents_of(pharmacy.records, queries, batch).lots] == [12114 * 10**7]


def test_what_was_thrown_away_is_not_in_the_jar(pharmacy: TestPharmacy, queries: StoredTraceQueries) -> None:
    """An aborted batch holds nothing: its material is waste."""
    from compounder.services.compound_batch.stop import abort_batch

    key = bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    line = bench.dossier(pharmacy, batch).lines[0]
    bench.weigh(pharmacy, line.id, bench.on_balance(key, "121.14 g"))
    assert [found.batch for found in trace_lot(pharmacy.records, queries, "TS2409-3").batches] == [batch]
    act = pharmacy.act("abort_batch", Role.TECHNICIAN, "power failure")
    abort_batch(pharmacy.records, act, pharmacy.signing(act), batch)
    assert trace_lot(pharmacy.records, queries, "TS2409-3").batches == ()
    assert contents_of(pharmacy.records, queries, batch).lots == ()


@pytest.mark.parametrize("jar", ["2026-9999", "2026-0001/77", "x"])
def test_an_unknown_jar_is_refused(pharmacy: TestPharmacy, queries: StoredTraceQueries, jar: str) -> None:
    """Nothing is guessed from a number that is not there."""
    bench.released(pharmacy, bench.stocked(pharmacy))
    with pytest.raises(Refusal, match="unknown_jar"):
        contents_of(pharmacy.records, queries, jar)


@pytest.mark.parametrize("seed", range(4))
def test_trace_equals_a_walk_through_random_graphs_with_cycles(
    pharmacy: TestPharmacy, queries: StoredTraceQueries, seed: int
) -> None:
    """Lots made of batches made of lots, in any order and even in a circle: the answer is that of a plain walk."""
    source = random.Random(seed)  # noqa: S311 - a test's graph
    accepted(pharmacy)
    bench.stocked(pharmacy)
    batches = [bench.planned(pharmacy, size="10 g") for _ in range(5)]
    act = replace(pharmacy.act("graph", Role.PHARMACIST))
    edges: dict[str, set[BatchId]] = {}
    made_of: dict[BatchId, set[str]] = {batch: set() for batch in batches}
    sources: dict[str, BatchId | None] = {}

    def work(uow: UnitOfWork) -> dict[str, str]:
        sample = uow.find(IngredientLot)[0]
        for number in range(8):
            key = LotId(f"graph-{number}")
            made_in = source.choice([None, *batches])
            sources[key] = made_in
            uow.insert(replace(sample, id=key, number=900 + number, source_batch=made_in))
            uow.move("receipt", [Leg(Account.RECEIPT, -1000, key), Leg(Account.LOT, 1000, key)])
            edges[key] = set(source.sample(batches, source.randint(0, 3)))
            for batch in edges[key]:
                made_of[batch].add(key)
                uow.move("weighing", [Leg(Account.LOT, -10, key), Leg(Account.BATCH, 10, key, batch)])
        return {}

    pharmacy.records.perform(act, work)
    for lot in sources:
        assert {found.batch for found in queries.batches_of(LotId(lot))} == _walk_forwards(lot, edges, sources)
    for batch in batches:
        assert {found.lot for found in queries.lots_in(batch)} == _walk_backwards(batch, made_of, sources)


def _walk_forwards(lot: str, edges: dict[str, set[BatchId]], sources: dict[str, BatchId | None]) -> set[BatchId]:
    reached: set[BatchId] = set()
    waiting = [lot]
    while waiting:
        for batch in edges[waiting.pop()] - reached:
            reached.add(batch)
            waiting += [made for made, made_in in sources.items() if made_in == batch]
    return reached


def _walk_backwards(batch: BatchId, made_of: dict[BatchId, set[str]], sources: dict[str, BatchId | None]) -> set[str]:
    seen, lots, waiting = {batch}, set[str](), [batch]
    while waiting:
        for lot in made_of[waiting.pop()]:
            lots.add(lot)
            made_in = sources[lot]
            if made_in is not None and made_in not in seen:
                seen.add(made_in)
                waiting.append(made_in)
    return lots
