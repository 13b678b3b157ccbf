"""What a scanner reads in the room: the codes of packs, badges and wristbands, and those that were printed here."""

from __future__ import annotations

import pypdfium2 as pdfium

from compounder.documents.data_matrix import Printer
from compounder.documents.proof import decoded_codes
from compounder.exchange.gs1 import check_digit

_LOT, _ENDS = "10", "\x1d"


def pack(lot: str, *, article: str = "0340093000120", expiry: str = "270630", containers: int = 0) -> str:
    """The GS1 DataMatrix of a maker's pack, as a reader that names no symbology sends it."""
    body = article.rjust(13, "0")
    count = f"{_ENDS}30{containers}" if containers else ""
    return f"01{body}{check_digit(body)}17{expiry}{_LOT}{lot}{count}"


def badge(login: str) -> str:
    """A badge in Code 128: with its symbology, without which four letters would be typing."""
    return f"]C0{login}"


def printed_code(pdf: bytes) -> str:
    """The code on the first label of a job, read from its page, as a reader sends it."""
    document = pdfium.PdfDocument(pdf)
    try:
        (found,) = decoded_codes(document[0], Printer.DPI_300)
    finally:
        document.close()
    return found.symbology_identifier + found.bytes.decode("ascii")
