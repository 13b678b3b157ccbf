"""Read a TOML file strictly: every key is asked for by name and type; what is left over or missing is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from fractions import Fraction
from typing import TypeVar

from compounder.domain.errors import Refusal
from compounder.domain.number import parse_written, shortened
from compounder.domain.phrase import LocalText

LARGEST_FILE = 200_000
"""Characters of a formulation file; anything larger is no formulation."""

T = TypeVar("T")


def parse_toml(text: str, file: str) -> Table:
    """Read TOML text; refused as ``damaged_file`` where it is not TOML or is far too large."""
    if len(text) > LARGEST_FILE:
        raise Refusal("damaged_file", "too_large", file=file, most=LARGEST_FILE)
    try:
        return Table(tomllib.loads(text), file, "")
    except tomllib.TOMLDecodeError as error:
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
        """A text without control characters."""
        value = self._value(key, str, default)
        if any(ord(character) < 32 for character in value):
            raise self._refusal("control_character", key)
        return value

    def integer(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        return self._value(key, int, default)

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        return bool(self._value(key, bool, default))

    def local(self, key: str) -> LocalText:
        """A text in English and other languages: ``{ en = "…", fr = "…" }``."""
        table = self.table(key)
        english = table.text("en")
        others = {language: table.text(language) for language in table.other_keys()}
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
        """The refusals of a file: ``missing_key``, ``unknown_key``, ``wrong_type``, ``control_character``."""
        return {
            "missing_key": Refusal("damaged_file", "missing_key", file=self._file, key=self._path(key)),
            "unknown_key": Refusal("damaged_file", "unknown_key", file=self._file, key=self._path(key)),
            "wrong_type": Refusal("damaged_file", "wrong_type", file=self._file, key=self._path(key)),
            "control_character": Refusal("damaged_file", "control_character", file=self._file, key=self._path(key)),
        }[variant]

    def _path(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key
