"""One patient's file: who it is, everything that was dispensed to them, and whether the name may be erased yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from compounder.domain.batch import Batch, BatchContainer, BatchId, ContainerId
from compounder.domain.dispensing import Dispensing, DispensingId, Print, RegisterEntry
from compounder.domain.errors import Refusal
from compounder.domain.ledger import from_smallest_units
from compounder.domain.patient import Identity, Patient, Pseudonym
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.stock import Account, StockMovement
from compounder.services.dispense import still_with_patient
from compounder.services.keep_patients import within_retention
from compounder.services.print_papers.press import PaperKind
from compounder.services.record_names import RecordNames
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads


@dataclass(frozen=True, slots=True)
class GivenContainer:
    """A container of a dispensing: how much of it was given, and how much has not come back."""

    container: ContainerId
    serial: int
    given: Quantity
    with_patient: Quantity


@dataclass(frozen=True, slots=True)
class PastDispensing:
    """One hand-over, by the record: `at` is local time, `by` a name, the copies are those printed so far."""

    dispensing: DispensingId
    register: str
    at: datetime
    by: str
    batch: BatchId
    name: LocalText
    quantity: Quantity
    containers: tuple[GivenContainer, ...]
    prescriber: str
    prescriber_address: str
    prescribed_on: date | None
    prescription: str
    directions: str
    labels: int
    records: int


@dataclass(frozen=True, slots=True)
class PatientFile:
    """A patient; `identity` is None once it was erased, `unerasable` why it may not be erased yet.

    Only for somebody who has signed in: it names a person.
    """

    patient: Pseudonym
    identity: Identity | None
    added_on: date
    erased_on: date | None
    dispensings: tuple[PastDispensing, ...]
    unerasable: Refusal | None


def patient_file(loads: Loads, rule_book: RuleBook, patient: Pseudonym, *, now: datetime) -> PatientFile:
    """See `PatientFile`, the last dispensing first; ``unknown_record`` where there is no such patient."""
    found = loads.load(Patient, patient)
    identities = loads.find(Identity, id=patient)
    names = RecordNames(loads, rule_book)
    given = sorted(loads.find(Dispensing, patient=patient), key=lambda row: (row.dispensed_at, row.id), reverse=True)
    return PatientFile(
        patient=found.id,
        identity=identities[0] if identities else None,
        added_on=found.added_at.astimezone(now.tzinfo).date(),
        erased_on=found.erased_at.astimezone(now.tzinfo).date() if found.erased_at is not None else None,
        dispensings=tuple(_past(loads, names, row, now) for row in given),
        unerasable=within_retention(loads, rule_book, patient, now),
    )


def past_dispensing(
    loads: Loads, rule_book: RuleBook, dispensing: DispensingId, *, now: datetime
) -> tuple[Pseudonym | None, PastDispensing]:
    """One hand-over, and to whom; ``unknown_record`` where there is none."""
    row = loads.load(Dispensing, dispensing)
    return row.patient, _past(loads, RecordNames(loads, rule_book), row, now)


def _past(loads: Loads, names: RecordNames, row: Dispensing, now: datetime) -> PastDispensing:
    batch = loads.load(Batch, row.batch)
    entry = loads.find(RegisterEntry, dispensing=row.id)[0]
    return PastDispensing(
        dispensing=row.id,
        register=entry.id,
        at=row.dispensed_at.astimezone(now.tzinfo),
        by=names.person(row.dispensed_by),
        batch=row.batch,
        name=names.version(batch.formulation_version),
        quantity=row.quantity,
        containers=_containers(loads, row),
        prescriber=row.prescriber or "",
        prescriber_address=row.prescriber_address or "",
        prescribed_on=row.prescribed_on,
        prescription=row.prescription or "",
        directions=row.directions or "",
        labels=len(loads.find(Print, paper=PaperKind.PATIENT_LABEL.value, dispensing=row.id)),
        records=len(loads.find(Print, paper=PaperKind.DISPENSING_RECORD.value, dispensing=row.id)),
    )


def _containers(loads: Loads, row: Dispensing) -> tuple[GivenContainer, ...]:
    unit = row.quantity.unit
    moves = loads.find(StockMovement, dispensing=row.id, account=Account.PATIENT)
    given = {move.container: move.amount for move in moves if move.amount > 0 and move.container is not None}
    pots = sorted((loads.load(BatchContainer, key) for key in given), key=lambda pot: pot.serial)
    return tuple(
        GivenContainer(
            pot.id,
            pot.serial,
            from_smallest_units(given[pot.id], unit),
            from_smallest_units(still_with_patient(loads, row.id, pot.id), unit),
        )
        for pot in pots
    )
