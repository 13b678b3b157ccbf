"""What is to be said, in no language yet: a key with its values; and texts that data files give in more languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """A key of ``resources/words`` and the values of its sentence.

    Values are domain objects (Quantity, Strength, Fraction, int, date, datetime, str for names and codes, another
    Phrase for a word that must be translated, LocalText, or a tuple of these); ``compounder.words`` shows them.
    """

    key: str
    values: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, key: str, /, **values: object) -> Phrase:
        """Make a phrase; the names of the values are those in the sentence's braces."""
        return cls(key, tuple(values.items()))

    def __iter__(self) -> Iterator[tuple[str, object]]:
        return iter(self.values)


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text of a data file in one or more languages, such as the name of a substance or a step of a method."""

    texts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, english: str, /, **others: str) -> LocalText:
        """Make a text from its English and its other languages (``fr=…``)."""
        return cls((("en", english), *sorted(others.items())))

    def in_language(self, language: str) -> str:
        """The text in the language asked for; the English, the first one, where that language is absent."""
        texts = dict(self.texts)
        return texts.get(language, self.texts[0][1])

    @property
    def english(self) -> str:
        """The English text, by which files and records name the thing."""
        return self.in_language("en")
