"""Print: draw a paper from the records, then record that it was printed, with its digest; a reprint needs a reason.

Drawing only reads; recording opens a unit of work. A window does each on its own thread, `print_…` does both at once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from compounder.domain.audit import AuditEntry
from compounder.domain.batch import Batch, BatchId
from compounder.domain.dispensing import Dispensing, DispensingId, Print
from compounder.domain.errors import Refusal
from compounder.domain.keeping import Command
from compounder.domain.names import checked_text
from compounder.domain.patient import Pseudonym
from compounder.domain.pharmacy import Pharmacy
from compounder.domain.staff import Permission, StaffId, StaffMember
from compounder.services.authority import permitted
from compounder.services.compound_batch.other_lot import OTHER_LOT
from compounder.services.compound_batch.reading import pharmacy_of
from compounder.services.print_papers.batch_record import batch_record, last_act
from compounder.services.print_papers.container_labels import container_labels
from compounder.services.print_papers.dispensing_papers import dispensing_record, patient_label
from compounder.services.print_papers.frame import Desk, act_of
from compounder.services.print_papers.press import PaperKind, Stationery
from compounder.services.print_papers.register_page import last_entry, register_page
from compounder.services.print_papers.worksheet import worksheet
from compounder.services.unit_of_work import Act, Changes, Loads, Records, UnitOfWork


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper's bytes and the act by which its printing was recorded."""

    pdf: bytes
    changes: Changes


PRINT = "print"
"""The kind of act that records a printing."""

Draw = Callable[[Desk], tuple[bytes, AuditEntry]]
Earlier = Callable[[Loads], tuple[Print, ...]]
"""What was printed before of the same paper: its original and its duplicates."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """What is asked for: its kind, how it is drawn, what was printed of it before, and what it is about."""

    kind: PaperKind
    draw: Draw
    earlier: Earlier
    batch: BatchId | None = None
    dispensing: DispensingId | None = None


@dataclass(frozen=True, slots=True)
class _Job:
    """What was drawn and is to be recorded: which copy it is, the act it documents, and its salted digest."""

    paper: _Paper
    documents: AuditEntry
    digest: str
    copy: int
    reason: str
    batch: BatchId | None
    patient: Pseudonym | None


@dataclass(frozen=True, slots=True)
class WantedPaper:
    """A paper by its kind and what it is about: a batch, a dispensing, or the year of the register."""

    kind: PaperKind
    subject: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper that is drawn and not recorded yet; `copy` is 0 for the original, else the duplicate's number."""

    pdf: bytes
    job: _Job

    @property
    def copy(self) -> int:
        """Which copy it is."""
        return self.job.copy


def draw_paper(records: Records, act: Act, stationery: Stationery, wanted: WantedPaper, *, now: datetime) -> Drawn:
    """Draw a paper for the printing that `act` is to record; only reads. Refusals as `print_batch_paper`."""
    if wanted.kind is PaperKind.REGISTER:
        return _drawn(records, act, stationery, _register(stationery, int(wanted.subject)), now=now)
    if wanted.kind in (PaperKind.PATIENT_LABEL, PaperKind.DISPENSING_RECORD):
        paper = _dispensing_paper(stationery, wanted.kind, DispensingId(wanted.subject))
        return _drawn(records, act, stationery, paper, now=now)
    return _drawn(records, act, stationery, _batch_paper(stationery, wanted.kind, BatchId(wanted.subject)), now=now)


def record_printing(records: Records, act: Act, drawn: Drawn) -> Printed:
    """Record that what was drawn is printed; ``printed_meanwhile`` where somebody printed it since it was drawn."""
    return Printed(drawn.pdf, records.perform(act, lambda uow: _record(uow, drawn.job)))


def print_batch_paper(
    records: Records, act: Act, stationery: Stationery, kind: PaperKind, batch: BatchId, *, now: datetime
) -> Printed:
    """Print the worksheet, the labels or the record of a batch; the act's reason is a reprint's.

    Refused: ``nothing_to_print`` (not planned, not released, not read again), ``reason_needed`` (a reprint without
    one), ``label_does_not_fit``, ``label_proof_failed``, ``printed_meanwhile``, ``batch_is_final`` (labels of a void
    batch).
    """
    drawn = _drawn(records, act, stationery, _batch_paper(stationery, kind, batch), now=now)
    return record_printing(records, act, drawn)


def _batch_paper(stationery: Stationery, kind: PaperKind, batch: BatchId) -> _Paper:
    def draw(desk: Desk) -> tuple[bytes, AuditEntry]:
        found = desk.loads.load(Batch, batch)
        language = desk.pharmacy.language
        match kind:
            case PaperKind.WORKSHEET:
                pdf = stationery.press.worksheet(worksheet(desk, stationery, batch), language)
                return pdf, act_of(desk.loads, "plan_batch", OTHER_LOT, since=found.planned_at, batch=batch)
            case PaperKind.LABEL:
                labels = container_labels(desk, stationery, batch)
                entry = act_of(desk.loads, "release_batch", since=found.decided_at, batch=batch)
                return stationery.press.container_labels(labels, language), entry
            case PaperKind.BATCH_RECORD:
                pdf = stationery.press.batch_record(batch_record(desk, stationery, batch), language)
                return pdf, last_act(desk, found)
            case _:
                raise ValueError(f"{kind.value} is not a paper of a batch")

    def earlier(loads: Loads) -> tuple[Print, ...]:
        return loads.find(Print, paper=kind.value, batch=batch, dispensing=None)

    return _Paper(kind, draw, earlier, batch)


def print_dispensing_paper(
    records: Records, act: Act, stationery: Stationery, kind: PaperKind, dispensing: DispensingId, *, now: datetime
) -> Printed:
    """Print the record of a dispensing or the patient's label; refusals as `print_batch_paper`."""
    drawn = _drawn(records, act, stationery, _dispensing_paper(stationery, kind, dispensing), now=now)
    return record_printing(records, act, drawn)


def _dispensing_paper(stationery: Stationery, kind: PaperKind, dispensing: DispensingId) -> _Paper:
    def draw(desk: Desk) -> tuple[bytes, AuditEntry]:
        language = desk.pharmacy.language
        at = desk.loads.load(Dispensing, dispensing).dispensed_at
        entry = act_of(desk.loads, "dispense", since=at, dispensing=dispensing)
        if kind is PaperKind.PATIENT_LABEL:
            return stationery.press.patient_label(patient_label(desk, stationery, dispensing), language), entry
        if kind is PaperKind.DISPENSING_RECORD:
            return stationery.press.dispensing_record(dispensing_record(desk, stationery, dispensing), language), entry
        raise ValueError(f"{kind.value} is not a paper of a dispensing")

    def earlier(loads: Loads) -> tuple[Print, ...]:
        return loads.find(Print, paper=kind.value, dispensing=dispensing)

    return _Paper(kind, draw, earlier, dispensing=dispensing)


def print_register(records: Records, act: Act, stationery: Stationery, year: int, *, now: datetime) -> Printed:
    """Print the register of a year, both series in one order of time.

    It is an original once after each act that changed it; again without one it is a duplicate, with a reason.
    """
    drawn = _drawn(records, act, stationery, _register(stationery, year), now=now)
    return record_printing(records, act, drawn)


def _register(stationery: Stationery, year: int) -> _Paper:
    def draw(desk: Desk) -> tuple[bytes, AuditEntry]:
        paper, entry = register_page(desk, stationery, year)
        return stationery.press.register(paper, desk.pharmacy.language), entry

    def earlier(loads: Loads) -> tuple[Print, ...]:
        return loads.find(Print, paper=PaperKind.REGISTER.value, documents_seq=last_entry(loads, year).seq)

    return _Paper(PaperKind.REGISTER, draw, earlier)


def _drawn(records: Records, act: Act, stationery: Stationery, paper: _Paper, *, now: datetime) -> Drawn:
    """Draw outside the lock; the record, under it, notices what was printed meanwhile by somebody else."""
    batch, patient = paper.batch, None
    with records.reading() as loads:
        desk = _desk(loads, act, stationery, now)
        if paper.dispensing is not None:
            found = loads.load(Dispensing, paper.dispensing)
            batch, patient = found.batch, found.patient
        done = _done(loads, act)
        if done is not None:
            desk, copy, reason = replace(desk, printed_at=done.printed_at), done.copy, done.reason or ""
        else:
            copy = len(paper.earlier(loads))
            reason = _reason(act) if copy else ""
        pdf, entry = paper.draw(replace(desk, copy=copy, reason=reason))
    job = _Job(paper, entry, records.salted_digest(patient, pdf), copy, reason, batch, patient)
    return Drawn(pdf, job)


def _done(loads: Loads, act: Act) -> Print | None:
    """The printing that this very command recorded before: a repeat draws that copy again and records nothing."""
    known = loads.find(Command, id=act.command, kind=act.kind)
    return loads.load(Print, json.loads(known[0].result)["print"]) if known else None


def _desk(loads: Loads, act: Act, stationery: Stationery, now: datetime) -> Desk:
    if act.by is None:
        raise Refusal("not_signed_in", "nobody")
    pharmacy: Pharmacy = pharmacy_of(loads)
    return Desk(loads, pharmacy, now, loads.load(StaffMember, StaffId(act.by)), stationery.program)


def _reason(act: Act) -> str:
    if act.reason is None or not act.reason.strip():
        raise Refusal("reason_needed", "reprint")
    return checked_text(act.reason, "reason")


def _record(uow: UnitOfWork, job: _Job) -> Mapping[str, str]:
    member = permitted(uow, Permission.PRINT)
    if len(job.paper.earlier(uow)) != job.copy:
        raise Refusal("printed_meanwhile", "again")
    printed = Print(
        id=uow.new_id(),
        paper=job.paper.kind.value,
        documents_seq=job.documents.seq,
        documents_head=job.documents.hash,
        digest=job.digest,
        copy=job.copy,
        printed_by=member.id,
        printed_at=uow.now,
        batch=job.batch,
        dispensing=job.paper.dispensing,
        patient=job.patient,
        reason=job.reason or None,
    )
    return {"print": uow.insert(printed).id}
