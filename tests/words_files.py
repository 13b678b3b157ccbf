"""The words of resources/words as tests read them, and the keys that the source names, found in its syntax tree."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from string import Formatter
from typing import Any

from compounder.words import Words

ROOT = Path(__file__).parent.parent
LANGUAGES = ("en", "fr")
MODULES = sorted((ROOT / "compounder").rglob("*.py"))


def sentences(language: str) -> dict[str, str]:
    """Every sentence of a language by its dotted key."""
    return dict(_flat(tomllib.loads((ROOT / "resources" / "words" / f"{language}.toml").read_text("utf-8")), ""))


def _flat(table: dict[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            assert isinstance(value, str), f"{above}{key} is no text"
            yield f"{above}{key}", value


def words(language: str) -> Words:
    """The words of a language, for the screen."""
    return Words(language, sentences(language))


def placeholders(sentence: str) -> set[str]:
    """The names in a sentence's braces; a conversion or a format there is a mistake, for `Words` shows every value."""
    names = set()
    for _, name, specification, conversion in Formatter().parse(sentence):
        if name is not None:
            assert name.isidentifier(), sentence
            assert not specification, sentence
            assert conversion is None, sentence
            names.add(name)
    return names


@dataclass(frozen=True)
class Use:
    """A key that the source names, with "*" where it is put together, and the names of the values given with it."""

    key: str
    values: frozenset[str] | None
    place: str

    def matches(self, key: str) -> bool:
        """Whether this use may mean the key."""
        return self._pattern.fullmatch(key) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        pattern = ".+".join(re.escape(part) for part in self.key.removeprefix("*.").split("*"))
        above = "(?:.+[.])?" if self.key.startswith("*.") else ""
        return re.compile(above + pattern)


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    """The source, read once."""
    return tuple((module, ast.parse(module.read_text("utf-8"))) for module in MODULES)


@cache
def uses() -> list[Use]:
    """Every Refusal(code, variant, …), Phrase.of(key, …) and say(key, …) of the source."""
    found = []
    for module, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                key = _key(node)
                if key is not None:
                    found.append(Use(key, _values(node), f"{module.relative_to(ROOT)}:{node.lineno}"))
    return found


def literals() -> set[str]:
    """Every text that stands in the source."""
    return {
        node.value
        for _, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _key(call: ast.Call) -> str | None:
    if isinstance(call.func, ast.Name) and call.func.id == "Refusal" and len(call.args) == 2:
        return f"refusal.{_text(call.args[0])}.{_text(call.args[1])}"
    if not call.args or isinstance(call.args[0], ast.Name | ast.Attribute):
        return None
    match call.func:
        case ast.Attribute(value=ast.Name(id="Phrase"), attr="of"):
            return _text(call.args[0])
        case ast.Attribute(value=ast.Name(id="self" | "words") | ast.Attribute(attr="words"), attr="say"):
            return _text(call.args[0])
        case ast.Attribute(attr="say"):
            return f"*.{_text(call.args[0])}"  # Words by another name, or a paper's own words below a table of its own
        case _:
            return None


def _text(node: ast.expr) -> str:
    """A literal text; "*" for what is put in while running."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else "*"
            for part in node.values
        )
    return "*"


def _values(call: ast.Call) -> frozenset[str] | None:
    """The names of the values; None where some are unpacked."""
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    return frozenset(keyword.arg for keyword in call.keywords if keyword.arg is not None)
