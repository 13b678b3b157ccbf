"""A key and its values → the sentence in the reader's language; the one place where numbers, dates and units are shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction

from compounder.domain.number import cut_text, is_decimal, places_shown
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.unit import Unit

NUMBER_PLACES = 6
"""Decimals of a plain number that is cut; `QUANTITY_PLACES` for one with a unit. Cut, never rounded: "…" says so."""
QUANTITY_PLACES = 4
_SIGNIFICANT = 5


def decimals_of(number: Fraction, *, most: int) -> str:
    """The number whole where it has an end in decimals, else its first digits and "…"."""
    if is_decimal(number):
        return cut_text(number, 40)
    return cut_text(number, places_shown(number, most=most, significant=_SIGNIFICANT)) + "…"


def visible(text: str) -> str:
    """A name or a typed text with every control, bidi and other invisible character shown as its code point."""
    return "".join(c if not unicodedata.category(c).startswith("C") else f"⟨U+{ord(c):04X}⟩" for c in text)


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
        match value:
            case Phrase():
                return self.sentence(value)
            case LocalText():
                return visible(value.in_language(self.language))
            case str():
                return visible(value)
            case Quantity():
                return self.quantity(value)
            case Strength():
                return self.strength(value)
            case Unit():
                return self.unit(value, Fraction(2))
            case int() | Fraction():
                return self.number(Fraction(value))
            case datetime():
                return self.say("time.instant", date=self.date(value.date()), hour=f"{value:%H}", minute=f"{value:%M}")
            case date():
                return self.date(value)
            case tuple():
                return ", ".join(self.show(part) for part in value)
            case _:
                raise TypeError(f"no form for {type(value).__name__}")

    def number(self, number: Fraction, *, most: int = NUMBER_PLACES) -> str:
        """A plain number: leading zero, no trailing zero, no grouping, the decimal mark of the language."""
        return self._marked(decimals_of(number, most=most))

    def quantity(self, quantity: Quantity) -> str:
        """A number, a space that does not break on paper, and the unit."""
        number = self.number(quantity.number, most=QUANTITY_PLACES)
        return f"{number}{self._space}{self.unit(quantity.unit, quantity.number)}"

    def strength(self, strength: Strength) -> str:
        """A strength in its notation and with its basis: "25 % w/w" · « 25 % m/m »."""
        number = self.number(strength.number, most=QUANTITY_PLACES)
        if strength.notation.mark == "1:":
            return f"1:{number}{self._space}{self._basis(strength)}"
        if strength.notation.mark:
            return f"{number}{self._space}{strength.notation.mark}{self._space}{self._basis(strength)}"
        two = Fraction(2)
        unit = f"{self.unit(strength.notation.top, two)}/{self.unit(strength.notation.bottom, Fraction(1))}"
        return f"{number}{self._space}{unit}"

    def unit(self, unit: Unit, number: Fraction) -> str:
        """A unit's symbol; on paper "microgram" and "unit" are spelt with their plural."""
        text = str(unit)
        key = f"unit.{text}.{'many' if self._is_many(number) else 'one'}"
        return self.sentences.get(key, text) if self.on_paper else text

    def date(self, day: date) -> str:
        """A date with its month in letters, never ambiguous: "24 Nov 2026" · « 24 nov. 2026 »."""
        month = self.sentences[f"month.{day.month}"]
        return f"{day.day}{self._space}{month}{self._space}{day.year}"

    def _is_many(self, number: Fraction) -> bool:
        return number >= 2 if self.language == "fr" else number != 1

    def _basis(self, strength: Strength) -> str:
        name = strength.basis.name
        return self.sentences.get(f"basis.{name}", name)

    def _marked(self, text: str) -> str:
        text = text.replace(".", self.sentences["number.mark"])
        return text.replace("-", "\N{MINUS SIGN}") if self.on_paper else text

    @property
    def _space(self) -> str:
        return "\N{NO-BREAK SPACE}" if self.on_paper else " "
