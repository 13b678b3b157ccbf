"""The press: each paper's record in, PDF bytes out, in the pharmacy's language; labels leave it only when proved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compounder.documents.batch_record import batch_record_pdf
from compounder.documents.data_matrix import Printer
from compounder.documents.dispensing_record import dispensing_record_pdf
from compounder.documents.fonts import Fonts
from compounder.documents.labels import patient_label_pdf, proved_labels
from compounder.documents.register import register_pdf
from compounder.documents.worksheet import worksheet_pdf
from compounder.domain.label import ContainerLabel, PatientLabel
from compounder.domain.papers.batch_record import BatchRecordPaper
from compounder.domain.papers.dispensing import DispensingRecordPaper
from compounder.domain.papers.register import RegisterPaper
from compounder.domain.papers.worksheet import WorksheetPaper
from compounder.services.print_papers.press import ProvedLabels
from compounder.words import Words


@dataclass(frozen=True, slots=True)
class PdfPress:
    """`compounder.services.print_papers.press.Press` in PDF, for one label printer."""

    words: Callable[[str], Words]
    fonts: Fonts
    printer: Printer

    def container_labels(self, labels: Sequence[ContainerLabel], language: str) -> bytes:
        """See `Press.container_labels`."""
        return self.proved_labels(labels, language).pdf

    def proved_labels(self, labels: Sequence[ContainerLabel], language: str) -> ProvedLabels:
        """See `Press.proved_labels`."""
        return proved_labels(labels, self.words(language), self.fonts, self.printer)

    def patient_label(self, label: PatientLabel, language: str) -> bytes:
        """See `Press.patient_label`."""
        return patient_label_pdf(label, self.words(language), self.fonts, self.printer)

    def worksheet(self, paper: WorksheetPaper, language: str) -> bytes:
        """See `Press.worksheet`."""
        return worksheet_pdf(paper, self.words(language), self.fonts)

    def batch_record(self, paper: BatchRecordPaper, language: str) -> bytes:
        """See `Press.batch_record`."""
        return batch_record_pdf(paper, self.words(language), self.fonts)

    def dispensing_record(self, paper: DispensingRecordPaper, language: str) -> bytes:
        """See `Press.dispensing_record`."""
        return dispensing_record_pdf(paper, self.words(language), self.fonts)

    def register(self, paper: RegisterPaper, language: str) -> bytes:
        """See `Press.register`."""
        return register_pdf(paper, self.words(language), self.fonts)
