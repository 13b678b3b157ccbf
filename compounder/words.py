"""A key and its values → the sentence in the reader's language; the one place that shows numbers, dates and units."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from compounder.domain.percentage import Percentage
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.unit import Unit
from compounder.domain.working import Calculation, Figure


def visible(text: str) -> str:
    """A name or a typed text with every control, bidi and other invisible character shown as its code point."""
    return "".join(f"⟨U+{ord(c):04X}⟩" if _is_invisible(c) else c for c in text)


def _is_invisible(character: str) -> bool:
    category = unicodedata.category(character)
    return category.startswith("C") or category in ("Zl", "Zp")  # line and paragraph separators break a line unseen


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language. On paper a no-break space stands before a unit and unit names are spelt."""

    language: str
    sentences: Mapping[str, str]
    on_paper: bool = False

    def for_paper(self) -> Words:
        """The same words, as they stand on paper."""
        return replace(self, on_paper=True)

    def say(self, key: str, /, **values: object) -> str:
        """The sentence of a key; a key without a sentence is a fault (KeyError)."""
        return self.sentences[key].format_map({name: self.show(value) for name, value in values.items()})

    def sentence(self, phrase: Phrase) -> str:
        """The sentence of a phrase with its values shown."""
        return self.say(phrase.key, **dict(phrase))

    def show(self, value: object) -> str:
        """Any value of a phrase in this language; a type that has no form here is a fault (TypeError)."""
        for kinds, shown in _FORMS:
            if isinstance(value, kinds):
                return shown(self, value)
        raise TypeError(f"no form for {type(value).__name__}")

    def figure(self, figure: Figure) -> str:
        """The printed digits with the language's decimal mark, "…" where they were cut, and what they are of."""
        number = self._marked(figure.digits) + ("…" if figure.is_cut else "")
        match figure.value:
            case Quantity():
                return self._spaced(number, self.unit(figure.value.unit, figure.value.number))
            case Strength():
                return self._strength(figure.value, number)
            case Percentage():
                return self._spaced(number, "%")
            case _:
                return number

    def calculation(self, term: Figure | Calculation, above: str = "") -> str:
        """A formula with its numbers: "0.996 × (1 − 0.34) × 248.18 ÷ 158.11"; brackets only where they are needed."""
        if isinstance(term, Figure):
            return self.figure(term)
        left = self.calculation(term.left, f"{term.operator}left")
        right = self.calculation(term.right, f"{term.operator}right")
        text = f"{left} {term.operator} {right}"
        is_sum = term.operator in "+−"
        needs_brackets = above in ("×left", "×right", "÷left", "÷right") if is_sum else above in ("×right", "÷right")
        return f"({text})" if needs_brackets or (is_sum and above == "−right") else text

    def _strength(self, strength: Strength, number: str) -> str:
        basis = self.sentences.get(f"basis.{strength.basis.name}", strength.basis.name)
        if strength.notation.mark == "1:":
            return self._spaced(f"1:{number}", basis)
        if strength.notation.mark:
            return self._spaced(self._spaced(number, strength.notation.mark), basis)
        top = self.unit(strength.notation.top, Fraction(2))
        return self._spaced(number, f"{top}/{self.unit(strength.notation.bottom, Fraction(1))}")

    def _spaced(self, number: str, unit: str) -> str:
        return f"{number}{self._space}{unit}" if unit else number

    def unit(self, unit: Unit, number: Fraction) -> str:
        """A unit's symbol; on paper "microgram" and "unit" are spelt with their plural."""
        text = str(unit)
        shown = text.replace("^2", "²").replace("^3", "³")
        key = f"unit.{text}.{'many' if self._is_many(number) else 'one'}"
        return self.sentences.get(key, shown) if self.on_paper else shown

    def date(self, day: date) -> str:
        """A date with its month in letters, never ambiguous: "24 Nov 2026" · « 24 nov. 2026 »."""
        month = self.sentences[f"month.{day.month}"]
        return f"{day.day}{self._space}{month}{self._space}{day.year}"

    def _is_many(self, number: Fraction) -> bool:
        return number >= 2 if self.language == "fr" else number != 1

    def _marked(self, text: str) -> str:
        text = text.replace(".", self.sentences["number.mark"])
        return text.replace("-", "\N{MINUS SIGN}") if self.on_paper else text

    @property
    def _space(self) -> str:
        return "\N{NO-BREAK SPACE}" if self.on_paper else " "


def _instant(words: Words, moment: datetime) -> str:
    return words.say("time.instant", date=words.date(moment.date()), hour=f"{moment:%H}", minute=f"{moment:%M}")


_FORMS: tuple[tuple[tuple[type, ...], Callable[[Words, Any], str]], ...] = (
    ((Phrase,), Words.sentence),
    ((LocalText,), lambda words, text: visible(text.in_language(words.language))),
    ((str,), lambda _, text: visible(text)),
    ((int,), lambda words, number: words.figure(Figure.of(Fraction(number)))),
    ((Quantity, Strength, Percentage, Fraction), lambda words, value: words.figure(Figure.of(value))),
    ((Figure,), Words.figure),
    ((Calculation,), Words.calculation),
    ((Unit,), lambda words, unit: words.unit(unit, Fraction(2))),
    ((datetime,), _instant),
    ((date,), lambda words, day: words.date(day)),
    ((tuple,), lambda words, parts: ", ".join(words.show(part) for part in parts)),
)
"""How each type of value is shown; the first that fits (an instant is also a date)."""
