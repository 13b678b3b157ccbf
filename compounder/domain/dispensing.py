"""What left the pharmacy, for whom and on whose order; the register of numbers; and what was printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import NewType

from compounder.domain.batch import BatchId, ContainerId
from compounder.domain.patient import Pseudonym
from compounder.domain.quantity import Quantity
from compounder.domain.staff import SignatureId, StaffId

DispensingId = NewType("DispensingId", str)
RegisterEntryId = NewType("RegisterEntryId", str)


class Series(Enum):
    """The four gapless series of a year. The first two are the register (CSP R.5125-45); numbers are never reused."""

    PREPARATION = "preparation"
    DISPENSING = "dispensing"
    BATCH = "batch"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Dispensing:
    """One hand-over of one batch to one patient. Its containers are the legs of the ledger that name it.

    `prescription` is the order as written, `directions` what the patient reads. `checks` is JSON text of the checks at
    hand-over. A patient stands here by pseudonym alone; None is a hospital preparation handed to a ward.
    """

    id: DispensingId
    batch: BatchId
    quantity: Quantity
    dispensed_by: StaffId
    dispensed_at: datetime
    signature: SignatureId
    patient: Pseudonym | None = None
    ward: str | None = None
    prescriber: str | None = None
    prescriber_address: str | None = None
    prescribed_on: date | None = None
    prescription: str | None = None
    directions: str | None = None
    checks: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """A line of the register: a preparation at release, a dispensing, or a number that a restore lost (void).

    `composition` is JSON text: each ingredient with amount, lot and supplier, as the register page must print it.
    """

    id: RegisterEntryId
    series: Series
    year: int
    number: int
    entered_by: StaffId
    entered_at: datetime
    batch: BatchId | None = None
    dispensing: DispensingId | None = None
    composition: str | None = None
    quantity: Quantity | None = None
    void_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Print:
    """One printing of a paper, an act of its own after the act that it documents.

    `documents_seq` and `documents_head` are that act's number and chain head. `digest` is the SHA-256 of the PDF in
    hexadecimal, salted with the identity's salt where the paper names `patient`. `copy` is 0 for the original, else the
    number of the duplicate, which has a reason.
    """

    id: str
    paper: str
    documents_seq: int
    documents_head: str
    digest: str
    copy: int
    printed_by: StaffId
    printed_at: datetime
    batch: BatchId | None = None
    container: ContainerId | None = None
    dispensing: DispensingId | None = None
    patient: Pseudonym | None = None
    reason: str | None = None
