"""Patients: added under a pseudonym, found by name, erased by a signed act once the register need not name them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from compounder.domain.dispensing import Dispensing
from compounder.domain.errors import Refusal
from compounder.domain.keeping import Backup
from compounder.domain.names import checked_name, checked_or_none, checked_text, folded
from compounder.domain.number import shortened
from compounder.domain.patient import Identity, Patient, Pseudonym
from compounder.domain.staff import Permission
from compounder.services.authority import Signing, permitted, reason_of, sign
from compounder.services.compound_batch.reading import pharmacy_of
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Act, Changes, Loads, Records, UnitOfWork

SALT_BYTES = 16
_OLDEST = 130


@dataclass(frozen=True, slots=True)
class NewPatient:
    """Who a patient is; the record number is the hospital's."""

    name: str
    birth_date: date
    number: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Erasure:
    """What an erasure did: the act, and whether the erased bytes are overwritten in the database's own files.

    `backups` are the files of the copies made since the patient was recorded: they hold the name, and are not changed.
    """

    changes: Changes
    overwritten: bool
    backups: tuple[str, ...]


def add_patient(records: Records, act: Act, new: NewPatient) -> Changes:
    """Add a patient; the result holds the pseudonym under ``patient``. The name stands in one erasable row alone.

    Refused: ``invalid_name``, ``birth_date`` (in the future, or more than 130 years ago), ``patient_known`` (same name
    and birth date, and no record number that tells the two apart; or a record number that somebody else has: the
    pseudonym is named).
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.ADD_PATIENT)
        name = checked_name(new.name, "patient")
        today = uow.local_now.date()
        if not today.year - _OLDEST <= new.birth_date.year or new.birth_date > today:
            raise Refusal("birth_date", "range", born=new.birth_date)
        number = checked_or_none(new.number, "record_number")
        for known in uow.find(Identity, birth_date=new.birth_date):
            if folded(known.name) == folded(name) and number in (None, known.number):
                raise Refusal("patient_known", "add", patient=known.id)
        if number is not None:
            for known in uow.find(Identity, number=number):
                raise Refusal("patient_known", "number", patient=known.id, number=number)
        key = Pseudonym(uow.new_id())
        uow.insert(Patient(key, member.id, uow.now))
        uow.insert(
            Identity(
                id=key,
                salt=uow.random_bytes(SALT_BYTES),
                name=name,
                birth_date=new.birth_date,
                number=number,
                address=checked_or_none(new.address, "address"),
            )
        )
        return {"patient": key}

    return records.perform(act, work)


@dataclass(frozen=True, slots=True)
class FoundPatients:
    """The first of those found, by name, and how many there are in all."""

    rows: tuple[Identity, ...]
    in_all: int


def find_patients(loads: Loads, text: str, *, most: int | None = None) -> FoundPatients:
    """Patients whose name holds every word of a text, whatever its case and accents, or whose record number it is.

    Only for somebody who has signed in: the answer names people. At least two letters, else ``search_too_short``.
    With `most` so many are read and named at the most.
    """
    words = folded(text).split()
    if len("".join(words)) < 2:
        raise Refusal("search_too_short", "patient")
    keys, in_all = loads.patients_named(words, text.strip(), most=most)
    rows = loads.find(Identity, id=frozenset(keys))
    return FoundPatients(tuple(sorted(rows, key=lambda row: (folded(row.name), row.id))), in_all)


def patient_numbered(loads: Loads, number: str) -> Identity:
    """The patient of a record number, as a wristband gives it; ``unknown_wristband`` for none, and for several."""
    found = loads.find(Identity, number=number)
    if len(found) != 1:
        raise Refusal("unknown_wristband", "several" if found else "scan", code=shortened(number))
    return found[0]


def erase_patient(records: Records, act: Act, signing: Signing, rule_book: RuleBook, patient: Pseudonym) -> Erasure:
    """Erase who a pseudonym is; a pharmacist signs, with a reason. Everything else keeps the pseudonym.

    Refused: ``already_erased``; ``retention`` (the profile still obliges the register to name them: until when, by
    which rule).
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.ERASE_PATIENT)
        found = uow.load(Patient, patient)
        if found.erased_at is not None:
            raise Refusal("already_erased", "patient", patient=patient)
        checked_text(reason_of(act), "reason")
        refusal = within_retention(uow, rule_book, patient, uow.local_now)
        if refusal is not None:
            raise refusal
        uow.erase(patient)
        sign(uow, member, signing, "erase_patient", (Patient, patient))
        return {"patient": patient}

    changes = records.perform(act, work)
    with records.reading() as loads:
        known_since = loads.load(Patient, patient).added_at
        holding = {backup.file_name for backup in loads.find(Backup) if backup.made_at >= known_since}
    return Erasure(changes, records.overwrite_erased(), tuple(sorted(holding)))


def within_retention(loads: Loads, rule_book: RuleBook, patient: Pseudonym, local_now: datetime) -> Refusal | None:
    """Why the register must still name a patient (``retention``: until when, by which rule); None where it need not."""
    dispensings = loads.find(Dispensing, patient=patient)
    if not dispensings:
        return None
    last = max(dispensing.dispensed_at for dispensing in dispensings).astimezone(local_now.tzinfo).date()
    retention = rule_book.retention_of(pharmacy_of(loads).profile)
    ends_on = retention.ends_on(last)
    if local_now.date() >= ends_on:
        return None
    return Refusal("retention", "patient", rule=retention.rule, years=retention.years, until=ends_on)


def identity_of(loads: Loads, patient: Pseudonym) -> Identity:
    """Who a pseudonym is; ``already_erased`` where nobody can say any more."""
    loads.load(Patient, patient)
    found = loads.find(Identity, id=patient)
    if not found:
        raise Refusal("already_erased", "patient", patient=patient)
    return found[0]
