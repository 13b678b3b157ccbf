"""The proof of a label: rendered in the printer's own dots, its code decoded, its words read back, its boxes walked.

A label that fails is refused as ``label_proof_failed`` and nothing is printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import zxingcpp

from compounder.documents.container_label import EDGES
from compounder.documents.data_matrix import Printer
from compounder.documents.drawing import Drawing
from compounder.documents.walk import findings
from compounder.domain.errors import Refusal
from compounder.domain.label import (
    ContainerLabel,
    LabelDesign,
    LabelField,
    PatientLabel,
    Printed,
    code_says,
    patient_fields,
    printed_fields,
)
from compounder.words import Words

_HALF_GREY = 128


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """A label as record and as drawing: what must stand there, and what was set."""

    record: ContainerLabel | PatientLabel
    drawing: Drawing

    @property
    def design(self) -> LabelDesign:
        """The design by which it was drawn."""
        return self.record.design if isinstance(self.record, ContainerLabel) else LabelDesign.PATIENT_100X70

    @property
    def fields(self) -> tuple[Printed, ...]:
        """What must be found on it."""
        record = self.record
        return printed_fields(record) if isinstance(record, ContainerLabel) else patient_fields(record)


def prove(pdf: bytes, labels: Sequence[PrintedLabel], words: Words, printer: Printer) -> None:
    """Refuse the whole file (``label_proof_failed``) unless every page is the label that its record asks for."""
    document = pdfium.PdfDocument(pdf)
    try:
        if len(document) != len(labels):
            raise Refusal("label_proof_failed", "pages", found=len(document), expected=len(labels))
        for number, label in enumerate(labels):
            page = document[number]
            _prove_layout(label)
            text = page.get_textpage().get_text_bounded()
            _prove_fields(text, label, words.for_paper(), page=number + 1)
            if isinstance(label.record, ContainerLabel):
                _prove_code(page, label.record, printer)
    finally:
        document.close()


def _prove_layout(label: PrintedLabel) -> None:
    edges = EDGES[label.design]
    found = findings(label.drawing, side=edges.side, above=edges.above, below=edges.below, smallest=edges.smallest)
    for finding in found:
        raise Refusal("label_proof_failed", f"layout_{finding.kind}", field=finding.field)


def _prove_fields(text: str, label: PrintedLabel, words: Words, *, page: int) -> None:
    """Every field of the record is found in the text of the page; spaces and line breaks do not count."""
    printed = _letters(text)
    for field, value in label.fields:
        expected = words.show(value)
        if field is LabelField.DIRECTIONS:
            expected = "".join(words.show(line) for line in str(value).splitlines())
        expected = label.drawing.fonts.printable(expected)
        if _letters(expected) not in printed:
            raise Refusal("label_proof_failed", "field", page=page, field=field.phrase, expected=expected)


def _letters(text: str) -> str:
    # PDFium gives a hyphen at the end of a line as U+0002 and joins the lines (FPDFText: soft line break).
    return re.sub(r"\s+", "", text.replace("\x02", "-").replace("\ufffe", "-")).casefold()


def _prove_code(page: pdfium.PdfPage, label: ContainerLabel, printer: Printer) -> None:
    if not code_says(label):
        raise Refusal("label_proof_failed", "code_contradicts", batch=label.batch)
    decoded = decoded_codes(page, printer)
    if len(decoded) != 1 or decoded[0].symbology_identifier != "]d2":
        raise Refusal("label_proof_failed", "code_unreadable", batch=label.batch, container=label.container)
    if decoded[0].bytes != label.code.encode("ascii"):
        raise Refusal("label_proof_failed", "code_differs", batch=label.batch, container=label.container)


def decoded_codes(page: pdfium.PdfPage, printer: Printer) -> list[zxingcpp.Barcode]:
    """Every code that a reader finds on the page, rendered in one bit at the printer's resolution."""
    image = page.render(scale=printer.scale, grayscale=True).to_pil()
    one_bit = image.point([0] * _HALF_GREY + [255] * (256 - _HALF_GREY))
    return list(zxingcpp.read_barcodes(one_bit))
