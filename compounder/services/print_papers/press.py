"""What draws a paper and what writes a container's code: ports that `documents` and `exchange` fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Protocol

from compounder.domain.label import ContainerLabel, PatientLabel
from compounder.domain.papers.batch_record import BatchRecordPaper
from compounder.domain.papers.dispensing import DispensingRecordPaper
from compounder.domain.papers.register import RegisterPaper
from compounder.domain.papers.worksheet import WorksheetPaper
from compounder.domain.phrase import Phrase
from compounder.services.rule_book import RuleBook


class PaperKind(Enum):
    """The papers there are; the values are those of the prints' records and of the demo's summary."""

    LABEL = "label"
    PATIENT_LABEL = "patient_label"
    WORKSHEET = "worksheet"
    BATCH_RECORD = "batch_record"
    DISPENSING_RECORD = "dispensing_record"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A field of a printed page: its word, what the record says, and what was read from the page, "" if it was not.

    `agrees` as the proof judges it: spaces, line breaks and capitals do not count, anything else does.
    """

    word: Phrase
    record: str
    found: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class ProvedLabels:
    """A PDF of labels and what was read back from each of its pages, the elements of the code last."""

    pdf: bytes
    pages: tuple[tuple[ReadBack, ...], ...]


class Press(Protocol):
    """Draws papers in the pharmacy's language: a record in, PDF bytes out, the same bytes for the same record.

    Labels are decoded back and read back before their bytes are returned: refused are ``label_does_not_fit`` and
    ``label_proof_failed``.
    """

    def container_labels(self, labels: Sequence[ContainerLabel], language: str) -> bytes:
        """One page a label."""
        ...

    def proved_labels(self, labels: Sequence[ContainerLabel], language: str) -> ProvedLabels:
        """The same bytes, with what was read back from them."""
        ...

    def patient_label(self, label: PatientLabel, language: str) -> bytes:
        """The label that the patient takes home."""
        ...

    def worksheet(self, paper: WorksheetPaper, language: str) -> bytes:
        """The sheets of a planned batch."""
        ...

    def batch_record(self, paper: BatchRecordPaper, language: str) -> bytes:
        """The record of a batch."""
        ...

    def dispensing_record(self, paper: DispensingRecordPaper, language: str) -> bytes:
        """The record of a dispensing."""
        ...

    def register(self, paper: RegisterPaper, language: str) -> bytes:
        """Pages of the register."""
        ...


class ContainerCodes(Protocol):
    """Writes the element string of a container: item, use-by, batch and container."""

    def __call__(self, item: int, use_by: date | datetime, batch: str, container: str) -> str:
        """The text in the symbol; a use-by with an hour is local, without zone."""
        ...


@dataclass(frozen=True, slots=True)
class Stationery:
    """Everything that printing needs besides the records: the rules, the press, the codes, and who we are."""

    rule_book: RuleBook
    press: Press
    codes: ContainerCodes
    program: str
