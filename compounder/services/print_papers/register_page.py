"""The register of a year: both series in one order of time, every number with what the regulation asks for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from compounder.domain.audit import AuditEntry
from compounder.domain.batch import Batch, BatchContainer, BatchId, BatchState
from compounder.domain.dispensing import Dispensing, Series
from compounder.domain.dispensing import RegisterEntry as StoredEntry
from compounder.domain.errors import Refusal
from compounder.domain.keeping import Restoration
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.papers.frame import Text, VesselKind, Voiding, filled_words, fillings_of
from compounder.domain.papers.register import Constituent, LostNumber, RegisterAct, RegisterEntry, RegisterPaper
from compounder.domain.patient import Identity
from compounder.domain.quantity import Quantity
from compounder.services.compound_batch.reading import formulation_of
from compounder.services.print_papers.container_labels import register_entry, register_number
from compounder.services.print_papers.dispensing_papers import given_of
from compounder.services.print_papers.frame import Desk, act_of, medicine_of
from compounder.services.print_papers.press import Stationery
from compounder.services.print_papers.record_notes import exceptions_by_batch
from compounder.services.print_papers.worksheet import rules_of
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads


def register_page(desk: Desk, stationery: Stationery, year: int) -> tuple[RegisterPaper, AuditEntry]:
    """The register of a year and the act after which it stands so; ``nothing_to_print`` for a year without entries."""
    mark = last_entry(desk.loads, year)
    entries = register_entries(desk, stationery.rule_book, stored_entries(desk.loads, year))
    return RegisterPaper(desk.frame(mark, rules_of(desk)), year, entries), mark


def register_entries(
    desk: Desk, rule_book: RuleBook, stored: Iterable[StoredEntry]
) -> tuple[RegisterEntry | LostNumber, ...]:
    """What the register says under numbers, in the order given: the same on paper and on the screen."""
    exceptions = exceptions_by_batch(desk)
    return tuple(_entry(desk, rule_book, entry, exceptions) for entry in stored)


def stored_entries(loads: Loads, year: int) -> list[StoredEntry]:
    """Every number of a year, both series in one order of time."""
    return sorted(loads.find(StoredEntry, year=year), key=lambda entry: (entry.entered_at, entry.id))


def last_entry(loads: Loads, year: int) -> AuditEntry:
    """The act that last changed the register of a year: a number given, declared lost, or struck through."""
    stored = stored_entries(loads, year)
    if not stored:
        raise Refusal("nothing_to_print", "empty_register", year=year)
    last = stored[-1]
    if last.dispensing is not None:
        numbered = act_of(loads, "dispense", since=last.entered_at, dispensing=last.dispensing)
    elif last.batch is not None:
        numbered = act_of(loads, "release_batch", since=last.entered_at, batch=last.batch)
    else:
        numbered = act_of(loads, "restore", since=last.entered_at)
    batches = {entry.batch for entry in stored if entry.series is Series.PREPARATION and entry.batch is not None}
    void = (batch for batch in loads.find(Batch, state=BatchState.VOID) if batch.id in batches)
    struck = (act_of(loads, "void_batch", since=batch.decided_at, batch=batch.id) for batch in void)
    return max((numbered, *struck), key=lambda entry: entry.seq)


def _entry(
    desk: Desk, rule_book: RuleBook, entry: StoredEntry, exceptions: Mapping[BatchId, Text]
) -> RegisterEntry | LostNumber:
    if entry.batch is None or entry.quantity is None:
        return _lost_number(desk, entry)
    batch = desk.loads.load(Batch, entry.batch)
    preparation = register_entry(desk.loads, batch.id)
    formulation = formulation_of(desk.loads, rule_book, batch)
    is_preparation = entry.series is Series.PREPARATION
    dispensing = desk.loads.load(Dispensing, entry.dispensing) if entry.dispensing is not None else None
    patient, address = _patient(desk, dispensing)
    return RegisterEntry(
        number=register_number(entry),
        act=RegisterAct.PREPARATION if is_preparation else RegisterAct.DISPENSING,
        at=desk.local(entry.entered_at),
        medicine=medicine_of(formulation),
        batch=batch.id,
        composition=_composition(preparation.composition or "[]", formulation),
        quantity=entry.quantity,
        units=_units(desk, batch, formulation, dispensing),
        by=desk.person(batch.made_by or batch.planned_by if is_preparation else entry.entered_by),
        preparation="" if is_preparation else register_number(preparation),
        released_by=desk.person(entry.entered_by) if is_preparation else None,
        prescriber=(dispensing.prescriber or "") if dispensing else "",
        prescriber_address=(dispensing.prescriber_address or "") if dispensing else "",
        patient=patient,
        patient_address=address,
        voiding=_voiding(desk, batch) if is_preparation else None,
        exception=exceptions.get(batch.id, ""),
    )


def _lost_number(desk: Desk, entry: StoredEntry) -> LostNumber:
    """A number that a restoration declared void: by whom, when, why, under which audit number."""
    (restoration,) = desk.loads.find(Restoration, declared_at=entry.entered_at)
    seq = act_of(desk.loads, "restore", since=entry.entered_at, restoration=restoration.id).seq
    voiding = Voiding(desk.local(entry.entered_at), desk.person(entry.entered_by), entry.void_reason or "", seq)
    return LostNumber(register_number(entry), RegisterAct(entry.series.value), voiding)


def _patient(desk: Desk, dispensing: Dispensing | None) -> tuple[str, str]:
    """Name and address of the patient; the pseudonym alone once the identity was erased."""
    if dispensing is None or dispensing.patient is None:
        return "", ""
    found = desk.loads.find(Identity, id=dispensing.patient)
    return (found[0].name, found[0].address or "") if found else (str(dispensing.patient), "")


def _composition(text: str, formulation: MasterFormulation) -> tuple[Constituent, ...]:
    names = {line.ingredient: line.name for line in formulation.lines}
    return tuple(
        Constituent(names[row["ingredient"]], _quantity(row["amount"]), row["lot"], row["supplier"])
        for row in json.loads(text)
    )


def _quantity(text: str) -> Quantity:
    return Quantity.written(text) if "/" not in text.partition(" ")[0] else Quantity.stored(text)


def _units(desk: Desk, batch: Batch, formulation: MasterFormulation, dispensing: Dispensing | None) -> Text:
    """How many containers of how much."""
    kind = VesselKind(formulation.container.kind)
    if dispensing is not None:
        return filled_words(given_of(desk, dispensing, kind))
    containers = sorted(desk.loads.find(BatchContainer, batch=batch.id), key=lambda container: container.serial)
    return filled_words(fillings_of(kind, (container.content for container in containers)))


def _voiding(desk: Desk, batch: Batch) -> Voiding | None:
    if batch.state is not BatchState.VOID or batch.decided_by is None or batch.decided_at is None:
        return None
    seq = act_of(desk.loads, "void_batch", since=batch.decided_at, batch=batch.id).seq
    return Voiding(desk.local(batch.decided_at), desk.person(batch.decided_by), batch.decision_reason or "", seq)
