"""Trace and recall: which patients received a lot, what is in a jar, and holding what a recall reaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compounder.domain.batch import Batch, BatchContainer, BatchId, ContainerState
from compounder.domain.errors import Refusal
from compounder.domain.names import checked_text
from compounder.domain.patient import Identity, Pseudonym
from compounder.domain.staff import Permission
from compounder.domain.stock import IngredientLot
from compounder.services.authority import Signing, permitted, reason_of, sign
from compounder.services.compound_batch.reading import read_dossier
from compounder.services.keep_stock import lot_named
from compounder.services.queries import TracedBatch, TracedDispensing, TracedLot, TraceQueries
from compounder.services.told_stock import told_stock, unread_weighings
from compounder.services.unit_of_work import Act, Changes, Records, UnitOfWork


@dataclass(frozen=True, slots=True)
class LotTrace:
    """Where a lot went: what is left of it in its place (smallest units), its batches, what was dispensed of them."""

    lot: IngredientLot
    on_hand: int
    batches: tuple[TracedBatch, ...]
    dispensings: tuple[TracedDispensing, ...]

    @property
    def patients(self) -> tuple[Pseudonym, ...]:
        """Who received something of it, each once, in the order in which they first did."""
        return tuple(dict.fromkeys(d.patient for d in self.dispensings if d.patient is not None))


@dataclass(frozen=True, slots=True)
class JarContents:
    """What is in a batch, or one container of it."""

    batch: Batch
    container: BatchContainer | None
    lots: tuple[TracedLot, ...]


def trace_lot(records: Records, queries: TraceQueries, lot: str) -> LotTrace:
    """Which batches and patients a lot reached; `lot` is its id, receipt number or the maker's lot number.

    Refused: ``unknown_lot``, ``ambiguous_lot``. Patients stand under their pseudonyms; `names_of` says who they are.
    """
    with records.reading() as loads:
        found = lot_named(loads, lot)
        left = told_stock(loads, found, unread_weighings(loads)).on_hand
    return LotTrace(found, left, queries.batches_of(found.id), queries.dispensings_of(found.id))


def contents_of(records: Records, queries: TraceQueries, jar: str) -> JarContents:
    """What is in a jar, named by its batch ("2026-0001") or its container ("2026-0001/7"); ``unknown_jar``.

    What was weighed of a lot is left out until a second person has read it (the second reading is blind).
    """
    key, _, serial = jar.strip().partition("/")
    with records.reading() as loads:
        batches = loads.find(Batch, id=key)
        containers = loads.find(BatchContainer, id=jar.strip()) if serial else ()
    if not batches or (serial and not containers):
        raise Refusal("unknown_jar", "named", jar=checked_text(jar, "container"))
    batch = batches[0]
    with records.reading() as loads:
        unread = {weighing.lot for weighing in read_dossier(loads, batch.id).unchecked}
    lots = tuple(
        replace(lot, amount=None) if lot.into == batch.id and lot.lot in unread else lot
        for lot in queries.lots_in(batch.id)
    )
    return JarContents(batch, containers[0] if containers else None, lots)


def names_of(records: Records, patients: Sequence[Pseudonym]) -> dict[Pseudonym, Identity | None]:
    """Who pseudonyms are, for somebody who has signed in; None for an erased one."""
    with records.reading() as loads:
        found = {patient: loads.find(Identity, id=patient) for patient in patients}
    return {patient: rows[0] if rows else None for patient, rows in found.items()}


def recall_batches(records: Records, act: Act, signing: Signing, batches: Sequence[BatchId]) -> Changes:
    """Hold every container that is still here of batches, with a reason: none is dispensed any more. Signed."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.RECALL_LOT)
        checked_text(reason_of(act), "reason")
        held = [pot for batch in batches for pot in uow.find(BatchContainer, batch=uow.load(Batch, batch).id)]
        held = [pot for pot in held if pot.state is ContainerState.FILLED]
        if not held:
            raise Refusal("nothing_to_recall", "batches", batches=tuple(batches))
        for pot in held:
            uow.change(pot, state=ContainerState.RECALLED)
        sign(uow, member, signing, "recall_batches", *((BatchContainer, pot.id) for pot in held))
        return {"containers": str(len(held))}

    return records.perform(act, work)
