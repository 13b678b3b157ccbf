"""What a scan means at the counter: a container of ours, a wristband, or something that belongs elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from compounder.domain.errors import Refusal
from compounder.exchange.container_code import container_code
from compounder.exchange.gs1 import parse_element_string
from compounder.exchange.plain_code import without_symbology


@dataclass(frozen=True, slots=True)
class Scanned:
    """The number that a code gives: of a container of ours (`is_ours`), else of whatever wears a plain code."""

    text: str
    is_ours: bool


def scanned_here(text: str, today: date) -> Scanned | None:
    """What the code means here; None for a maker's code, which opens in Stock."""
    plain = without_symbology(text)
    try:
        string = parse_element_string(text, today)
    except Refusal:
        return Scanned(plain, is_ours="/" in plain) if plain else None
    try:
        code = container_code(string)
    except Refusal:
        # A wristband's digits may look like an element; what is on a pack has an item number.
        return None if string.value("01") is not None else Scanned(plain, is_ours=False)
    return Scanned(f"{code.batch}/{code.container}", is_ours=True)
