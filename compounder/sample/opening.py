"""Makes the sample pharmacy in a folder: two batches that reached a patient, and work in every state to go on with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from compounder.bootstrap import Place, machine_clock, make_database, open_pharmacy
from compounder.domain.batch import BatchId
from compounder.domain.quantity import Quantity
from compounder.exchange.formulation_file import write_formulation
from compounder.exchange.settings_file import Settings
from compounder.sample.day import SampleDay, sample_patients
from compounder.sample.pharmacy import (
    Staff,
    approve_shipped,
    found_sample_pharmacy,
    receive_sample_lots,
    received_sample_lot,
    record_sample_evidence,
    register_sample_balance,
    sample_deliveries,
)
from compounder.services.author_formulation import import_formulation
from compounder.services.compound_batch.stop import abort_batch
from compounder.services.receive_stock import receive
from compounder.shipped import formulation, words

PREPARATIONS = ("sts-ointment-25", "sts-injection-150")
_STAGES = 10
_OINTMENT, _INJECTION = PREPARATIONS

Report = Callable[[int, int], None]


def sample_place(folder: Path) -> Place:
    """Where the sample pharmacy of a folder is."""
    return Place(str(folder / "pharmacy.db"), folder / "state")


def make_sample(folder: Path, language: str, report: Report, *, clock: Callable[[], datetime] = machine_clock) -> Place:
    """Make the sample pharmacy; it appears in its folder whole or not at all. What was there under that name goes.

    `report` is called with the stages done and all of them, and may stop the work.
    """
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700, parents=True)
    place = sample_place(part)
    make_database(place, Settings(language=language))
    with open_pharmacy(place, clock=clock) as pharmacy:
        report(1, _STAGES)
        staff = found_sample_pharmacy(pharmacy, language)
        _fill(staff, language, report, clock)
    shutil.rmtree(folder, ignore_errors=True)
    part.replace(folder)
    return sample_place(folder)


def _fill(staff: Staff, language: str, report: Report, clock: Callable[[], datetime]) -> None:
    approve_shipped(staff, PREPARATIONS)
    record_sample_evidence(staff, language)
    report(2, _STAGES)
    balance = register_sample_balance(staff, language)
    today = clock().astimezone(ZoneInfo("Europe/Paris")).date()
    receive_sample_lots(staff, today, language)
    _leave_stock(staff, today, language)
    report(3, _STAGES)
    day = SampleDay(staff, balance, language, lambda _kind, _batch, _pdf: None, clock)
    ointment_patient, injection_patient = sample_patients(today, language)
    day.dispense_first(day.make_ointment(today), ointment_patient)
    report(4, _STAGES)
    day.dispense_first(day.make_injection(today), injection_patient)
    report(5, _STAGES)
    for done, leave in enumerate((_planned, _half_weighed, _weighed, _verified, _made), 6):
        leave(day, today)
        report(done, _STAGES)


def _leave_stock(staff: Staff, today: date, language: str) -> None:
    """A lot that waits for its certificate to be checked, one that ends soon, and a formulation nobody has approved."""
    thiosulfate, *_, diluent = sample_deliveries(staff, today, language)
    technician = staff.technician
    records = technician.pharmacy.records
    receive(
        records,
        technician.act("receive"),
        replace(
            thiosulfate,
            lot_number="TS2511-1",
            expires_on=today + timedelta(days=720),
            certificate_number="CoA TS2511-1",
        ),
    )
    short = replace(
        diluent, lot_number="DL-104", expires_on=today + timedelta(days=12), certificate_number="CoA DL-104"
    )
    received_sample_lot(staff, short)
    cream = formulation("sts-cream-10")
    import_formulation(records, technician.act("import_formulation"), cream, write_formulation(cream))


def _planned(day: SampleDay, today: date) -> None:
    """One batch planned only, and one given up."""
    day.plan(_OINTMENT, Quantity.of(200, "g"), today)
    abandoned = day.plan(_OINTMENT, Quantity.of(100, "g"), today)
    day.weigh(abandoned, 1)
    pharmacist = day.staff.pharmacist
    act = pharmacist.act("abort_batch", words(day.language).say("sample.abandoned"))
    abort_batch(day.records, act, pharmacist.signing(act), abandoned)


def _half_weighed(day: SampleDay, today: date) -> None:
    """One batch in the middle of its weighing."""
    day.weigh(day.plan(_OINTMENT, Quantity.of(300, "g"), today), 2)


def _weighed(day: SampleDay, today: date) -> None:
    """One batch that waits for a second person."""
    batch = day.plan(_OINTMENT, Quantity.of(100, "g"), today)
    day.weigh(batch)
    day.do_steps(batch)


def _verified(day: SampleDay, today: date) -> None:
    """One batch verified, its yield still to be recorded."""
    day.do_steps(_verified_injection(day, today))


def _made(day: SampleDay, today: date) -> None:
    """One batch that waits for its release."""
    batch = _verified_injection(day, today)
    day.do_steps(batch)
    day.fill_vial(batch)


def _verified_injection(day: SampleDay, today: date) -> BatchId:
    batch = day.plan(_INJECTION, Quantity.of(10, "mL"), today)
    day.measure(batch)
    day.verify(batch)
    return batch
