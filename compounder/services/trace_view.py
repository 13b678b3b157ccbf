"""Trace, both ways, from whatever was scanned or typed: a lot to the patients it reached, a jar to the lots in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from compounder.domain.batch import Batch, BatchContainer, BatchId, ContainerState
from compounder.domain.errors import Refusal
from compounder.domain.ledger import from_smallest_units
from compounder.domain.lot_choice import shown_amount
from compounder.domain.lot_use import is_lot, lot_number_text
from compounder.domain.number import shortened
from compounder.domain.patient import Identity, Pseudonym
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.stock import IngredientLot, LotId
from compounder.domain.unit import Unit
from compounder.services.queries import TracedBatch, TracedDispensing, TracedLot, TraceQueries
from compounder.services.recall import contents_of, names_of, trace_lot
from compounder.services.record_names import RecordNames
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads, Records

_SHOWN_IN = {"mass": "g", "volume": "mL", "activity": "unit"}


class Traced(Enum):
    """What a text may name; the value is the direction: a lot goes forwards, a jar backwards."""

    LOT = "lot"
    JAR = "jar"


@dataclass(frozen=True, slots=True)
class Meaning:
    """Something that a text names: its key, what it is called, and what tells it from others of the same number."""

    kind: Traced
    key: str
    number: str
    name: LocalText
    supplier: str = ""
    receipt: str = ""
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReachedBatch:
    """A batch that holds something of the lot: how many patients had some of it, how many pots are still here."""

    batch: TracedBatch
    name: LocalText
    patients: int
    here: int
    held: int


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who received something of a traced batch: a patient (None erased), a ward, when and how much."""

    dispensing: TracedDispensing
    identity: Identity | None
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Forwards:
    """Where a lot went; `patients` counts each person once, `here` the pots that could still be held."""

    lot: IngredientLot
    name: LocalText
    on_hand: Quantity
    patients: int
    wards: int
    here: int
    held: int
    batches: tuple[ReachedBatch, ...]
    receivers: tuple[Receiver, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """A lot in a jar; `amount` is None until a second person has read it."""

    lot: TracedLot
    name: LocalText
    amount: Quantity | None


@dataclass(frozen=True, slots=True)
class Backwards:
    """What is in a batch, or in one container of it."""

    batch: Batch
    name: LocalText
    container: BatchContainer | None
    lots: tuple[Within, ...]


def meanings_of(records: Records, rule_book: RuleBook, text: str, *, only: Traced | None = None) -> tuple[Meaning, ...]:
    """What a scanned or typed text names, a jar first; ``unknown_traced`` where nothing bears it.

    A number without its letter may be a batch's and a receipt's, two suppliers may have the same lot number: then
    there are several, and the person says which. `only` is what the scanned code itself says that it is.
    """
    wanted = text.strip()
    with records.reading() as loads:
        names = RecordNames(loads, rule_book)
        jars = _jars(loads, names, wanted) if wanted and only is not Traced.LOT else ()
        lots = _lots(loads, names, wanted) if wanted and only is not Traced.JAR else ()
    if not wanted:
        raise Refusal("unknown_traced", "empty")
    if not jars and not lots:
        raise Refusal("unknown_traced", "named", text=shortened(wanted))
    return (*jars, *lots)


def _jars(loads: Loads, names: RecordNames, wanted: str) -> tuple[Meaning, ...]:
    key, _, serial = wanted.partition("/")
    found = loads.find(BatchContainer, id=wanted) if serial else loads.find(Batch, id=key)
    if not found:
        return ()
    batch = loads.load(Batch, BatchId(key))
    return (Meaning(Traced.JAR, wanted, wanted, names.version(batch.formulation_version)),)


def _lots(loads: Loads, names: RecordNames, wanted: str) -> tuple[Meaning, ...]:
    lots = (lot for lot in loads.find(IngredientLot) if is_lot(wanted, lot))
    return tuple(
        Meaning(
            Traced.LOT, lot.id, lot.lot_number, names.ingredient(lot.ingredient), lot.supplier, lot_number_text(lot),
            lot.received_at.date(),
        )
        for lot in lots
    )  # fmt: skip


def trace_forwards(records: Records, queries: TraceQueries, rule_book: RuleBook, lot: LotId) -> Forwards:
    """Where a lot went, with the names of patients: for somebody who has signed in."""
    trace = trace_lot(records, queries, lot)
    people = names_of(records, trace.patients)
    with records.reading() as loads:
        names = RecordNames(loads, rule_book)
        batches = tuple(_reached(loads, names, each, trace.dispensings) for each in trace.batches)
        name = names.ingredient(trace.lot.ingredient)
    return Forwards(
        trace.lot,
        name,
        shown_amount(trace.lot, trace.on_hand),
        len(trace.patients),
        len({each.ward for each in trace.dispensings if each.patient is None}),
        sum(each.here for each in batches),
        sum(each.held for each in batches),
        batches,
        tuple(_receiver(each, people) for each in trace.dispensings),
    )


def _reached(
    loads: Loads, names: RecordNames, traced: TracedBatch, dispensings: tuple[TracedDispensing, ...]
) -> ReachedBatch:
    batch = loads.load(Batch, traced.batch)
    pots = [pot.state for pot in loads.find(BatchContainer, batch=batch.id)]
    patients = {each.patient for each in dispensings if each.batch == batch.id and each.patient is not None}
    return ReachedBatch(
        traced,
        names.version(batch.formulation_version),
        len(patients),
        pots.count(ContainerState.FILLED),
        pots.count(ContainerState.RECALLED),
    )


def _receiver(dispensing: TracedDispensing, people: dict[Pseudonym, Identity | None]) -> Receiver:
    identity = people.get(dispensing.patient) if dispensing.patient is not None else None
    return Receiver(dispensing, identity, Quantity.stored(dispensing.quantity))


def trace_backwards(records: Records, queries: TraceQueries, rule_book: RuleBook, jar: str) -> Backwards:
    """What is in a jar, but for what a second person has still to read."""
    contents = contents_of(records, queries, jar)
    with records.reading() as loads:
        names = RecordNames(loads, rule_book)
        lots = tuple(Within(lot, names.ingredient(lot.ingredient), _amount(lot)) for lot in contents.lots)
        return Backwards(contents.batch, names.version(contents.batch.formulation_version), contents.container, lots)


def _amount(lot: TracedLot) -> Quantity | None:
    if lot.amount is None:
        return None
    return from_smallest_units(lot.amount, Unit.of(_SHOWN_IN[lot.dimension]))
