"""The conditions of a typed read as SQL, on either engine: equal, any of, in a range."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Text, and_, any_, collate, false, func, literal, or_, select, true

from compounder.services.unit_of_work import Within
from compounder.store.metadata import TABLES
from compounder.store.rows import Column, columns_of


def matching(kind: type[Any], engine: str, values: Mapping[str, object]) -> list[ColumnElement[bool]]:
    """One condition for each field; a field that the kind lacks is a KeyError."""
    columns = {column.name: column for column in columns_of(kind)}
    table = TABLES[kind]
    return [_matches(table.c[name], columns[name], engine, wanted) for name, wanted in values.items()]


def _matches(column: ColumnElement[Any], stored: Column, engine: str, wanted: object) -> ColumnElement[bool]:
    if wanted is None:
        condition: ColumnElement[bool] = column.is_(None)
    elif isinstance(wanted, Within):
        ends = (wanted.first, wanted.last)
        first, last = (None if end is None else stored.to_raw(end) for end in ends)
        condition = and_(true() if first is None else column >= first, true() if last is None else column <= last)
    elif isinstance(wanted, frozenset):
        condition = _is_one_of(column, engine, [stored.to_raw(member) for member in wanted])
    else:
        raw = stored.to_raw(wanted)
        condition = (column == raw) if can_be_stored(raw) else false()
    return condition


def _is_one_of(column: ColumnElement[Any], engine: str, members: Sequence[object]) -> ColumnElement[bool]:
    """One value stands for all members, so that there may be any number of them."""
    known = [member for member in members if can_be_stored(member)]
    if engine == "postgresql":
        return column == any_(literal(known, ARRAY(column.type)))
    each = func.json_each(literal(json.dumps(known), Text())).table_valued("value")
    return column.in_(select(each.c.value))


def may_hold(column: ColumnElement[Any], engine: str, part: str) -> ColumnElement[bool]:
    """That a text may hold a folded part: every text that does, and besides every text with letters beyond ASCII.

    A text of ASCII alone is folded by lower case; other letters SQL cannot fold, so whoever asks looks again.
    """
    is_ascii = func.octet_length(column) == func.length(column)
    lower = func.lower(column)
    if engine == "postgresql":
        is_ascii = func.octet_length(func.convert_to(column, "UTF8")) == func.length(column)
        lower = func.lower(collate(column, "C"))
    if not (part.isascii() and can_be_stored(part)):
        return ~is_ascii
    return or_(lower.contains(part, autoescape=True), ~is_ascii)


def can_be_stored(value: object) -> bool:
    """Whether a database can hold a value at all; what it cannot hold, as a half of a letter, equals nothing there."""
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    return not isinstance(value, str) or ("\0" not in value and _is_whole(value))


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
