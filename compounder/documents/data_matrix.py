"""The GS1 DataMatrix of a container: a square of modules, each a whole number of the printer's dots."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import Any

import zxingcpp

from compounder.documents.drawing import CodeMark
from compounder.domain.label import code_elements


class Printer(Enum):
    """The resolution of a label printer: the dots in a millimetre of its head, and the dots of a code's module."""

    DPI_203 = (Fraction(8), 3, 4)
    DPI_300 = (Fraction(300 * 10, 254), 4, 6)

    @property
    def dot(self) -> Fraction:
        """The side of one dot in points."""
        return Fraction(720, 254) / self.value[0]

    @property
    def scale(self) -> float:
        """Dots in a point, for rendering."""
        return float(1 / self.dot)

    def module(self, *, is_large: bool) -> float:
        """The side of one module in points: the larger on labels of 100 × 70 mm."""
        return float(self.dot * self.value[2 if is_large else 1])

    def on_grid(self, length: float) -> float:
        """A length moved back to the edge of a dot, so that no module is a dot wider than the next."""
        return float(int(Fraction(length) / self.dot) * self.dot)


def modules(code: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of the symbol of an element string; True is dark.

    The encoder must give GS1's own symbology (``]d2``) in a square, and the very bytes of the element string; anything
    else is a fault.
    """
    bracketed = "".join(f"({identifier}){value}" for identifier, value in code_elements(code))
    # `gs1` and `forceSquare` are taken as keywords alone: misspelt they are dropped in silence, hence the checks.
    symbol = zxingcpp.create_barcode(bracketed, zxingcpp.BarcodeFormat.DataMatrix, gs1=True, forceSquare=True)
    if symbol.symbology_identifier != "]d2" or symbol.bytes != code.encode("ascii"):
        raise ValueError("the encoder did not make a GS1 DataMatrix of the element string")
    image: Any = zxingcpp.write_barcode_to_image(symbol, scale=1, add_quiet_zones=False)
    levels: Any = memoryview(image).tolist()
    rows = tuple(tuple(value == 0 for value in row) for row in levels)
    if len(rows) != len(rows[0]):
        raise ValueError("the encoder did not make a square")
    return rows


def code_mark(code: str, printer: Printer, *, right: float, top: float, is_large: bool) -> CodeMark:
    """The symbol with its right edge at `right` and its upper edge at `top`, both moved to whole dots."""
    rows, module = modules(code), printer.module(is_large=is_large)
    return CodeMark(printer.on_grid(right) - module * len(rows), printer.on_grid(top), module, rows)
