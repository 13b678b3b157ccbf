"""Which calculators a text means: by name, purpose and keywords in both languages, accents and capitals aside."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from compounder.domain.calculators.declaration import Calculator
from compounder.domain.names import without_accents

_TABLES = ("calculator", "calculator_note", "calculator_keywords")


def words_of(text: str) -> list[str]:
    """The words of a text, small, without accents."""
    return re.findall(r"[\w/=:²%-]+", without_accents(text).lower().replace("’", " ").replace("'", " "))


class Search:
    """``Search(calculators, sentences)``: `sentences` are those of every language, by key."""

    def __init__(self, calculators: Sequence[Calculator], languages: Sequence[Mapping[str, str]]) -> None:
        self._calculators = calculators
        self._names = {item.name: self._words(item, languages, ("calculator",)) for item in calculators}
        self._all = {item.name: self._words(item, languages, _TABLES) for item in calculators}

    def _words(self, item: Calculator, languages: Sequence[Mapping[str, str]], tables: Sequence[str]) -> list[str]:
        texts = [said[f"{table}.{item.name}"] for said in languages for table in tables]
        if len(tables) > 1:
            texts += [said[f"calculator_family.{item.family}"] for said in languages] + [item.name.replace("_", " ")]
        return [word for text in texts for word in words_of(text)]

    def found(self, text: str) -> tuple[Calculator, ...]:
        """Those in which every word of the text begins a word; those whose names have them all stand first."""
        asked = words_of(text)
        found = [item for item in self._calculators if _has_all(self._all[item.name], asked)]
        return tuple(sorted(found, key=lambda item: not _has_all(self._names[item.name], asked)))


def _has_all(words: Sequence[str], asked: Sequence[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in asked)
