"""The places of a draft, ``claim.strength`` or ``lines[2].amount``: what stands there, and what people call it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, TypeVar

from compounder.domain.phrase import Phrase

Record = TypeVar("Record")
_LISTS = ("lines", "steps", "controls", "unconfirmed")
_STEP = re.compile(r"(\w+)(?:\[([0-9]+)\])?(?:\.(.+))?")


def value_at(record: object, place: str) -> object:
    """What stands at a place of a draft, or of a part of it; items are numbered from 1."""
    name, number, rest = _first(place)
    found: Any = getattr(record, name)
    if number:
        found = found[number - 1]
    return value_at(found, rest) if rest else found


def with_value(record: Record, place: str, value: object) -> Record:
    """The draft with another value at a place."""
    name, number, rest = _first(place)
    part: Any = getattr(record, name)
    if number:
        items = list(part)
        items[number - 1] = with_value(items[number - 1], rest, value) if rest else value
        changed: object = tuple(items)
    else:
        changed = with_value(part, rest, value) if rest else value
    fields: dict[str, Any] = {name: changed}
    whole: Any = record
    made: Record = replace(whole, **fields)
    return made


def _first(place: str) -> tuple[str, int, str]:
    found = _STEP.fullmatch(place)
    if found is None:
        raise ValueError(f"no place of a draft: {place!r}")
    return found[1], int(found[2] or 0), found[3] or ""


def label_of(place: str) -> Phrase:
    """What people call a place: the word of a field, whatever line it is of."""
    word = re.sub(r"\[[0-9]+\]", "", place)
    return Phrase.of(f"writing.{word}.all" if word in _LISTS else f"writing.{word}")
