"""The proof of a label: rendered in the printer's own dots, its code decoded, its words read back, its boxes walked.

A label that fails is refused as ``label_proof_failed`` and nothing is printed; what was read back from one that holds
is handed on, for people to see.
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
    code_elements,
    code_says,
    patient_fields,
    printed_fields,
)
from compounder.domain.phrase import Phrase
from compounder.services.print_papers.press import ReadBack
from compounder.words import Words

_HALF_GREY = 128
_ELEMENTS = {"01": "item", "17": "use_by", "7003": "use_by", "10": "batch", "21": "container"}
"""What the elements of our own code are called."""


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


def prove(
    pdf: bytes, labels: Sequence[PrintedLabel], words: Words, printer: Printer
) -> tuple[tuple[ReadBack, ...], ...]:
    """What was read back, page by page; the whole file is refused (``label_proof_failed``) unless every page holds."""
    document = pdfium.PdfDocument(pdf)
    try:
        if len(document) != len(labels):
            raise Refusal("label_proof_failed", "pages", found=len(document), expected=len(labels))
        return tuple(_proved(document[number], number, label, words, printer) for number, label in enumerate(labels))
    finally:
        document.close()


def _proved(
    page: pdfium.PdfPage, number: int, label: PrintedLabel, words: Words, printer: Printer
) -> tuple[ReadBack, ...]:
    """What was read back from one page."""
    _prove_layout(label)
    text = _PageText.of(page.get_textpage().get_text_bounded())
    fields = tuple(_prove_field(text, field, label, words.for_paper(), page=number + 1) for field in label.fields)
    if isinstance(label.record, ContainerLabel):
        return (*fields, *_prove_code(page, label.record, printer))
    return fields


def _prove_layout(label: PrintedLabel) -> None:
    edges = EDGES[label.design]
    found = findings(label.drawing, side=edges.side, above=edges.above, below=edges.below, smallest=edges.smallest)
    for finding in found:
        raise Refusal("label_proof_failed", f"layout_{finding.kind}", field=finding.field)


def _prove_field(text: _PageText, printed: Printed, label: PrintedLabel, words: Words, *, page: int) -> ReadBack:
    """A field of the record is found in the text of the page; spaces and line breaks do not count."""
    field, value = printed
    expected = words.show(value)
    if field is LabelField.DIRECTIONS:
        expected = "".join(words.show(line) for line in str(value).splitlines())
    expected = label.drawing.fonts.printable(expected)
    found = text.find(expected)
    if found is None:
        raise Refusal("label_proof_failed", "field", page=page, field=field.phrase, expected=expected)
    return ReadBack(field.word, words.show(value), found, agrees=True)


@dataclass(frozen=True, slots=True)
class _PageText:
    """The text of a page as a reader gives it, and its letters alone, each with its place in that text."""

    text: str
    letters: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _PageText:
        """The letters of a text without its spaces and line breaks, capitals or not."""
        placed = [(letter, place) for place, character in enumerate(text) for letter in _letters(character)]
        return cls(text, "".join(letter for letter, _ in placed), tuple(place for _, place in placed))

    def find(self, expected: str) -> str | None:
        """The stretch of the page that has these letters, its line breaks as spaces; None where there is none."""
        letters = _letters(expected)
        start = self.letters.find(letters)
        if start < 0:
            return None
        stretch = self.text[self.places[start] : self.places[start + len(letters) - 1] + 1] if letters else ""
        return " ".join(_hyphened(stretch).split())


def _letters(text: str) -> str:
    return re.sub(r"\s+", "", _hyphened(text)).casefold()


def _hyphened(text: str) -> str:
    # PDFium gives a hyphen at the end of a line as U+0002 and joins the lines (FPDFText: soft line break).
    return text.replace("\x02", "-").replace("\ufffe", "-")


def _prove_code(page: pdfium.PdfPage, label: ContainerLabel, printer: Printer) -> tuple[ReadBack, ...]:
    """The elements of the code as a reader decodes it from the page's dots."""
    if not code_says(label):
        raise Refusal("label_proof_failed", "code_contradicts", batch=label.batch)
    decoded = decoded_codes(page, printer)
    if len(decoded) != 1 or decoded[0].symbology_identifier != "]d2":
        raise Refusal("label_proof_failed", "code_unreadable", batch=label.batch, container=label.container)
    if decoded[0].bytes != label.code.encode("ascii"):
        raise Refusal("label_proof_failed", "code_differs", batch=label.batch, container=label.container)
    read = code_elements(decoded[0].bytes.decode("ascii"))
    return tuple(
        ReadBack(Phrase.of(f"label.element.{_ELEMENTS[identifier]}"), _element(said), _element(found), agrees=True)
        for (identifier, _), said, found in zip(read, code_elements(label.code), read, strict=True)
    )


def _element(element: tuple[str, str]) -> str:
    return f"({element[0]}) {element[1]}"


def decoded_codes(page: pdfium.PdfPage, printer: Printer) -> list[zxingcpp.Barcode]:
    """Every code that a reader finds on the page, rendered in one bit at the printer's resolution."""
    image = page.render(scale=printer.scale, grayscale=True).to_pil()
    one_bit = image.point([0] * _HALF_GREY + [255] * (256 - _HALF_GREY))
    return list(zxingcpp.read_barcodes(one_bit))
