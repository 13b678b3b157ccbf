"""What a scan names at the bench: a lot, by its maker's code or its plain number; never one of our own containers."""

from __future__ import annotations

from datetime import date

from compounder.domain.errors import Refusal
from compounder.exchange.container_code import container_code
from compounder.exchange.gs1 import parse_element_string
from compounder.exchange.plain_code import without_symbology


def lot_of(text: str, today: date) -> str | None:
    """The number of the lot that a scanned text names; None for a label of ours and for a code without a lot."""
    try:
        string = parse_element_string(text, today)
    except Refusal:
        return without_symbology(text)
    try:
        container_code(string)
    except Refusal:
        return string.value("10")
    return None
