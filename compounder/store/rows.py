"""Rows and records are two things: a frozen domain record as stored values, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import Enum
from fractions import Fraction
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from compounder.domain.audit import Raw
from compounder.domain.number import exact_text, parse_exact
from compounder.domain.quantity import Quantity
from compounder.domain.unit import Unit

Row = Mapping[str, Raw | None]


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a record and its column: the stored type (str, int or bytes) and the way there and back."""

    name: str
    stored_as: type[str | int | bytes]
    to_raw: Callable[[Any], Raw]
    from_raw: Callable[[Any], Any]


def instant_text(instant: datetime) -> str:
    """An instant as stored: ISO text in UTC with offset and microseconds, so that the order of text is that of time."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def measured(text: str) -> Quantity:
    """Read back decimal text with its unit, as measured and rounded quantities are stored."""
    number, _, unit = text.partition(" ")
    return Quantity(Fraction(number), Unit.of(unit))


def _flag(value: int) -> bool:
    if value not in (0, 1):
        raise ValueError(f"{value} is neither 0 nor 1")
    return value == 1


_CODECS: dict[type, tuple[type, Callable[[Any], Raw], Callable[[Any], Any]]] = {
    str: (str, str, str),
    int: (int, int, int),
    bytes: (bytes, bytes, bytes),
    bool: (int, int, _flag),
    datetime: (str, instant_text, datetime.fromisoformat),
    date: (str, date.isoformat, date.fromisoformat),
    Quantity: (str, str, measured),
    Unit: (str, str, Unit.of),
    Fraction: (str, exact_text, parse_exact),
}


def _column(name: str, hint: Any) -> Column:
    parts = [part for part in get_args(hint) if part is not type(None)] if type(None) in get_args(hint) else [hint]
    kind = parts[0]
    if get_origin(kind) is Annotated:
        return Column(name, str, Quantity.exact_text, Quantity.stored)
    kind = getattr(kind, "__supertype__", kind)
    if issubclass(kind, Enum):
        return Column(name, str, lambda member: str(member.value), kind)
    stored_as, to_raw, from_raw = _CODECS[kind]
    return Column(name, stored_as, to_raw, from_raw)


_COLUMNS: dict[type[Any], tuple[Column, ...]] = {}


def columns_of(kind: type[Any]) -> tuple[Column, ...]:
    """The columns of a kind of record, in the order of its fields; KeyError for a type with no stored form."""
    known = _COLUMNS.get(kind)
    if known is None:
        hints = get_type_hints(kind, include_extras=True)
        known = _COLUMNS[kind] = tuple(_column(field.name, hints[field.name]) for field in fields(kind))
    return known


def raw_values(kind: type[Any], values: Mapping[str, object]) -> dict[str, Raw | None]:
    """Some fields of a kind as stored values; a field that the kind lacks is a KeyError."""
    columns = {column.name: column for column in columns_of(kind)}
    return {name: None if value is None else columns[name].to_raw(value) for name, value in values.items()}


def row_of(record: Any) -> dict[str, Raw | None]:
    """A whole record as stored values."""
    return raw_values(type(record), {field.name: getattr(record, field.name) for field in fields(record)})


def record_of(kind: type[Any], row: Row) -> Any:
    """The record that a row holds; a value that its field cannot read is a fault (ValueError)."""
    values = {}
    for column in columns_of(kind):
        value = row[column.name]
        values[column.name] = None if value is None else column.from_raw(value)
    return kind(**values)


def reader(kind: type[Any], names: Sequence[str]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """Reads rows of some columns of a kind as the values of its fields; a column that the kind lacks is a KeyError."""
    columns = {column.name: column for column in columns_of(kind)}
    each = [columns[name].from_raw for name in names]

    def read(row: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(None if raw is None else made(raw) for made, raw in zip(each, row, strict=True))

    return read
