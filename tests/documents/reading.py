"""What the tests read papers back with: pypdf for the words (the proof itself uses PDFium), zxing for the codes."""

from __future__ import annotations

import re
from io import BytesIO

import pypdfium2 as pdfium
import zxingcpp
from pypdf import PdfReader


def page_texts(pdf: bytes, *, last: int | None = None) -> list[str]:
    """The words of each page, or of the last few alone, spaces of every kind made one."""
    pages = PdfReader(BytesIO(pdf)).pages
    return [re.sub(r"\s+", " ", page.extract_text()) for page in pages[-(last or len(pages)) :]]


def whole_text(pdf: bytes) -> str:
    """The words of all pages."""
    return " ".join(page_texts(pdf))


def letters(text: str) -> str:
    """A text without its spaces: lines are broken where a page needs it."""
    return re.sub(r"\s+", "", text)


def codes(pdf: bytes, dots_per_inch: float) -> list[zxingcpp.Barcode]:
    """Every code on the first page, as a printer of that resolution would print it."""
    document = pdfium.PdfDocument(pdf)
    try:
        image = document[0].render(scale=dots_per_inch / 72, grayscale=True).to_pil()
    finally:
        document.close()
    return list(zxingcpp.read_barcodes(image.point([0] * 128 + [255] * 128)))
