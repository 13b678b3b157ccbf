"""The lot that a maker's pack names."""

from __future__ import annotations

from datetime import date

from compounder.domain.errors import Refusal
from compounder.exchange.container_code import container_code
from compounder.exchange.gs1 import parse_element_string


def pack_lot(text: str, today: date) -> str | None:
    """Its number; None for our own labels and for what is no pack's code."""
    try:
        code = parse_element_string(text, today)
    except Refusal:
        return None
    try:
        container_code(code)
    except Refusal:
        return code.value("10")
    return None
