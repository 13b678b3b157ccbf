"""Read a TOML file strictly: every key is asked for by name and type; what is left over or missing is refused."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TypeVar

from compounder.domain.errors import Refusal
from compounder.domain.number import parse_written, shortened
from compounder.domain.phrase import LocalText

LARGEST_FILE = 200_000
"""Characters of a formulation file; anything larger is no formulation."""

_INVISIBLE = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")

T = TypeVar("T")


def parse_toml(text: str, file: str) -> Table:
    """Read TOML text; refused as ``damaged_file`` where it is not TOML or is far too large."""
    if len(text) > LARGEST_FILE:
        raise Refusal("damaged_file", "too_large", file=file, most=LARGEST_FILE)
    try:
        return Table(tomllib.loads(text), file, "")
    except ValueError as error:  # a TOMLDecodeError is one; so is a whole number of 5,000 digits
        raise Refusal("damaged_file", "not_toml", file=file, detail=str(error)) from error
    except RecursionError as error:
        raise Refusal("damaged_file", "not_toml", file=file, detail="nested too deeply") from error


class Table:
    """A TOML table that remembers which keys were asked for."""

    def __init__(self, values: dict[str, object], file: str, place: str) -> None:
        self._values = values
        self._file = file
        self._place = place
        self._asked: set[str] = set()

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._values

    def text(self, key: str, default: str | None = None) -> str:
        """A text without control, bidi and other characters that cannot be seen."""
        value = self._value(key, str, default)
        if any(unicodedata.category(character) in _INVISIBLE for character in value):
            raise self._refusal("control_character", key)
        return value

    def anything(self, key: str) -> object:
        """Whatever stands there, for the caller to judge."""
        self._asked.add(key)
        return self._values.get(key)

    def name(self, key: str) -> str:
        """A text that names something: not empty, without spaces around it, without ``<`` and ``>``."""
        value = self.text(key)
        if not value.strip() or value != value.strip() or "<" in value or ">" in value:
            raise self._refusal("not_a_name", key)
        return value

    def date(self, key: str) -> date:
        """A date as text, ``2026-11-24``."""
        try:
            return date.fromisoformat(self.text(key))
        except ValueError as error:
            raise self._refusal("not_a_date", key) from error

    def integer(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        return self._value(key, int, default)

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        return bool(self._value(key, bool, default))

    def local(self, key: str) -> LocalText:
        """A text in English and other languages: ``{ en = "…", fr = "…" }``."""
        return self._local(self.table(key), Table.text)

    def local_name(self, key: str) -> LocalText:
        """A name in English and other languages."""
        return self._local(self.table(key), Table.name)

    @staticmethod
    def _local(table: Table, read: Callable[[Table, str], str]) -> LocalText:
        english = read(table, "en")
        others = {language: read(table, language) for language in table.other_keys()}
        return LocalText.of(english, **others)

    def other_keys(self) -> tuple[str, ...]:
        """The keys that nobody asked for yet."""
        return tuple(key for key in self._values if key not in self._asked)

    def number(self, key: str) -> Fraction:
        """An exact number, written as text."""
        return self.parsed(key, parse_written)

    def parsed(self, key: str, reader: Callable[[str], T]) -> T:
        """A text that `reader` understands; its refusal stands."""
        return reader(self.text(key))

    def parsed_or_none(self, key: str, reader: Callable[[str], T]) -> T | None:
        """As `parsed`; None where the key is absent."""
        return self.parsed(key, reader) if self.has(key) else None

    def choice(self, key: str, choices: Callable[[str], T], names: tuple[str, ...]) -> T:
        """A word of a list."""
        text = self.text(key)
        if text not in names:
            raise Refusal(
                "unknown_option", "in_file", file=self._file, key=self._path(key), option=shortened(text), options=names
            )
        return choices(text)

    def table(self, key: str) -> Table:
        """A table within the table."""
        return Table(self._value(key, dict, None), self._file, self._path(key))

    def tables(self, key: str) -> tuple[Table, ...]:
        """An array of tables; empty where the key is absent."""
        values = self._value(key, list, [])
        if any(not isinstance(value, dict) for value in values):
            raise self._refusal("wrong_type", key)
        return tuple(Table(value, self._file, f"{self._path(key)}[{index}]") for index, value in enumerate(values, 1))

    def texts(self, key: str) -> tuple[str, ...]:
        """An array of texts."""
        values = self._value(key, list, None)
        if any(not isinstance(value, str) for value in values):
            raise self._refusal("wrong_type", key)
        return tuple(str(value) for value in values)

    def finish(self) -> None:
        """Refuse a key that nobody asked for: a misspelt key must not be ignored."""
        for key in self.other_keys():
            raise self._refusal("unknown_key", key)

    def _value(self, key: str, kind: type[T], default: T | None) -> T:
        self._asked.add(key)
        if key not in self._values:
            if default is None:
                raise self._refusal("missing_key", key)
            return default
        value = self._values[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self._refusal("wrong_type", key)
        return value

    def _refusal(self, variant: str, key: str) -> Refusal:
        """The refusals of a file: ``missing_key``, ``unknown_key``, ``wrong_type``, and what a text may not hold."""
        return {
            "missing_key": Refusal("damaged_file", "missing_key", file=self._file, key=self._path(key)),
            "unknown_key": Refusal("damaged_file", "unknown_key", file=self._file, key=self._path(key)),
            "wrong_type": Refusal("damaged_file", "wrong_type", file=self._file, key=self._path(key)),
            "not_a_name": Refusal("damaged_file", "not_a_name", file=self._file, key=self._path(key)),
            "not_a_date": Refusal("damaged_file", "not_a_date", file=self._file, key=self._path(key)),
            "control_character": Refusal("damaged_file", "control_character", file=self._file, key=self._path(key)),
        }[variant]

    def _path(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key
