"""What was scanned or typed into Trace: a container of ours, a maker's pack, or a number as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compounder.domain.errors import Refusal
from compounder.exchange.container_code import container_code
from compounder.exchange.gs1 import parse_element_string
from compounder.exchange.plain_code import without_symbology
from compounder.services.trace_view import Traced


@dataclass(frozen=True, slots=True)
class TraceScan:
    """The number to look for, and what the code itself says that it is; None for a plain number."""

    number: str
    only: Traced | None


def read_scan(text: str, today: date) -> TraceScan:
    """Our label goes backwards from its container, a pack forwards from its lot; all else is a number as it is."""
    try:
        string = parse_element_string(text, today)
    except Refusal:
        return TraceScan(without_symbology(text), None)
    try:
        code = container_code(string)
    except Refusal:
        lot = string.value("10")
        return TraceScan(lot, Traced.LOT) if lot and string.value("01") else TraceScan(text.strip(), None)
    return TraceScan(f"{code.batch}/{code.container}", Traced.JAR)
