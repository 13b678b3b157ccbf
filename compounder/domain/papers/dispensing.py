"""The dispensing record: who received what, on whose order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from compounder.domain.label import PatientLabel
from compounder.domain.papers.frame import Frame, Medicine, SignedStatement, Text, Voiding


@dataclass(frozen=True, slots=True)
class PatientOnPaper:
    """The patient as the record names them: full name, birth, hospital record number, address."""

    name: str
    born_on: date | None
    record_number: str
    address: str


@dataclass(frozen=True, slots=True)
class PrescriptionOnPaper:
    """The prescription as written."""

    prescriber: str
    prescriber_address: str
    written_on: date
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class HandOverCheck:
    """One check at hand-over: what was checked, how, and what was found. Each printed check was passed."""

    what: Text
    how: Text
    found: Text
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class DispensingRecordPaper:
    """One dispensing, whole, with a copy of the label that the patient received."""

    frame: Frame
    dispensing: str
    preparation: str
    batch: str
    patient: PatientOnPaper
    medicine: Medicine
    quantity: Text
    use_by: date | datetime
    dispensed_at: datetime
    prescription: PrescriptionOnPaper
    checks: tuple[HandOverCheck, ...]
    label: PatientLabel
    signature: SignedStatement
    notes: tuple[Text, ...] = ()
    voiding: Voiding | None = None
