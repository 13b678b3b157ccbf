"""The record of a dispensing and the label that the patient takes home, from the record alone."""

from __future__ import annotations

import json
from datetime import date, datetime

from compounder.domain.batch import Batch, BatchContainer
from compounder.domain.dispensing import Dispensing, DispensingId, RegisterEntry
from compounder.domain.errors import Refusal
from compounder.domain.label import PatientLabel, Route
from compounder.domain.ledger import from_smallest_units
from compounder.domain.papers.dispensing import (
    DispensingRecordPaper,
    HandOverCheck,
    PatientOnPaper,
    PrescriptionOnPaper,
)
from compounder.domain.papers.frame import Filling, Text, VesselKind, filled_words, fillings_of
from compounder.domain.patient import Identity
from compounder.domain.phrase import Phrase
from compounder.domain.stock import Account, StockMovement
from compounder.services.compound_batch.reading import formulation_of
from compounder.services.print_papers.container_labels import register_entry, register_number, storage_short
from compounder.services.print_papers.frame import Desk, act_of, mark, medicine_of, use_by_of
from compounder.services.print_papers.press import Stationery
from compounder.services.print_papers.record_notes import exception_of
from compounder.services.print_papers.worksheet import rules_of


def patient_label(desk: Desk, stationery: Stationery, dispensing: DispensingId) -> PatientLabel:
    """The patient's label; ``nothing_to_print`` where no patient received it or the identity was erased."""
    found = desk.loads.load(Dispensing, dispensing)
    batch = desk.loads.load(Batch, found.batch)
    formulation = formulation_of(desk.loads, stationery.rule_book, batch)
    given = given_of(desk, found, VesselKind(formulation.container.kind))
    return PatientLabel(
        patient=_identity(desk, found).name,
        medicine=medicine_of(formulation),
        quantity=given[0],
        others=given[1:],
        route=Route(formulation.route),
        directions=found.directions or "",
        use_by=use_by_of(batch),
        storage=storage_short(formulation) or formulation.storage.text,
        dispensing=register_number(_entry(desk, dispensing)),
        preparation=register_number(register_entry(desk.loads, batch.id)),
        dispensed_on=desk.day(found.dispensed_at),
        prescriber=found.prescriber or "",
        pharmacy=desk.letterhead,
        audit=mark(act_of(desk.loads, "dispense", since=found.dispensed_at, dispensing=dispensing)),
        duplicate=desk.copy,
        is_lone=bool(exception_of(desk, batch.id)),
    )


def dispensing_record(desk: Desk, stationery: Stationery, dispensing: DispensingId) -> DispensingRecordPaper:
    """The record of one dispensing, with a copy of the patient's label."""
    found = desk.loads.load(Dispensing, dispensing)
    identity = _identity(desk, found)
    batch = desk.loads.load(Batch, found.batch)
    formulation = formulation_of(desk.loads, stationery.rule_book, batch)
    return DispensingRecordPaper(
        frame=desk.frame(
            act_of(desk.loads, "dispense", since=found.dispensed_at, dispensing=dispensing),
            rules_of(desk),
            exception_of(desk, batch.id),
        ),
        dispensing=register_number(_entry(desk, dispensing)),
        preparation=register_number(register_entry(desk.loads, batch.id)),
        batch=batch.id,
        patient=PatientOnPaper(identity.name, identity.birth_date, identity.number or "", identity.address or ""),
        medicine=medicine_of(formulation),
        quantity=filled_words(given_of(desk, found, VesselKind(formulation.container.kind))),
        use_by=use_by_of(batch),
        dispensed_at=desk.local(found.dispensed_at),
        prescription=_prescription(desk, found),
        checks=_checks(found),
        label=patient_label(desk, stationery, dispensing),
        signature=desk.signed(found.signature, Phrase.of("paper.signed.dispensed")),
    )


def given_of(desk: Desk, dispensing: Dispensing, kind: VesselKind) -> tuple[Filling, ...]:
    """How many containers of how much were handed over, by the ledger: what each really held, or the part given."""
    moves = desk.loads.find(StockMovement, dispensing=dispensing.id, account=Account.PATIENT)
    left = {move.container: move.amount for move in moves if move.amount > 0}
    pots = sorted(desk.loads.find(BatchContainer, batch=dispensing.batch), key=lambda pot: pot.serial)
    unit = dispensing.quantity.unit
    return fillings_of(kind, (from_smallest_units(left[pot.id], unit) for pot in pots if pot.id in left))


def _identity(desk: Desk, dispensing: Dispensing) -> Identity:
    found = desk.loads.find(Identity, id=dispensing.patient) if dispensing.patient is not None else ()
    if not found:
        raise Refusal("nothing_to_print", "no_identity", dispensing=dispensing.id)
    return found[0]


def _entry(desk: Desk, dispensing: DispensingId) -> RegisterEntry:
    return desk.loads.find(RegisterEntry, dispensing=dispensing)[0]


def _prescription(desk: Desk, dispensing: Dispensing) -> PrescriptionOnPaper:
    return PrescriptionOnPaper(
        prescriber=dispensing.prescriber or "",
        prescriber_address=dispensing.prescriber_address or "",
        written_on=dispensing.prescribed_on or desk.day(dispensing.dispensed_at),
        number="",
        text=dispensing.prescription or "",
    )


def _checks(dispensing: Dispensing) -> tuple[HandOverCheck, ...]:
    """The checks at hand-over as they were recorded."""
    rows = json.loads(dispensing.checks) if dispensing.checks is not None else []
    return tuple(
        HandOverCheck(
            what=Phrase.of(f"paper.check.{row['check']}"),
            how=Phrase.of(f"paper.checked_by.{row.get('how', 'program')}"),
            found=_found(row),
        )
        for row in rows
    )


def _found(row: dict[str, object]) -> Text:
    found = row.get("found")
    if isinstance(found, list):
        return ", ".join(str(part) for part in found)
    if isinstance(found, str):
        until = datetime.fromisoformat(found) if "T" in found else date.fromisoformat(found)
        return Phrase.of("paper.assembled.shown", value=until)
    return Phrase.of("paper.assembled.agrees")
