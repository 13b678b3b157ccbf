"""What a scanner or a person gives for a lot: a GS1 element string yields its lot, anything else is taken as it is."""

from __future__ import annotations

from datetime import date

from compounder.domain.errors import Refusal
from compounder.exchange.gs1 import SYMBOLOGIES, parse_element_string
from compounder.exchange.plain_code import without_symbology

_ARTICLE, _LOT = "01", "10"


def scanned_lot(text: str, today: date) -> str:
    """The lot that a scan names; a code that says it is GS1's and is damaged is refused as `parse_element_string` does.

    A reader that names no symbology is understood too: a text that is whole as a pack's code, article and lot, is one.
    """
    is_said = text.startswith(("(01)", *SYMBOLOGIES))
    try:
        string = parse_element_string(text, today)
    except Refusal:
        if is_said:
            raise
        return without_symbology(text)
    if is_said or string.value(_ARTICLE):
        return string.value(_LOT) or text
    return text.strip()
