"""What a scanner or a person gives for a lot: a GS1 element string yields its lot, anything else is taken as it is."""

from __future__ import annotations

from datetime import date

from compounder.exchange.gs1 import parse_element_string

_LOT = "10"


def scanned_lot(text: str, today: date) -> str:
    """The lot that a scan names; refusals of `parse_element_string` for a GS1 code that is damaged."""
    if not text.startswith(("]", "(01)")):
        return text.strip()
    return parse_element_string(text, today).value(_LOT) or text
