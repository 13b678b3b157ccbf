"""The words of a paper: what stands there as text, and sentences whose values are set in a stronger face."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from string import Formatter

from compounder.documents.drawing import Span
from compounder.documents.fonts import Style
from compounder.domain.papers.frame import Medicine
from compounder.domain.phrase import Phrase
from compounder.words import Words


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The words of one paper's language, under one table of ``resources/words``."""

    words: Words

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence of ``paper.<key>``."""
        return self.words.say(f"paper.{key}", **values)

    def show(self, value: object) -> str:
        """Any value as it stands on paper."""
        return self.words.show(value)

    def paragraphs(self, text: str) -> list[str]:
        """A typed text by its lines; every other invisible character is made visible."""
        return [self.words.show(line) for line in text.replace("\r\n", "\n").split("\n")]

    def medicine(self, medicine: Medicine) -> str:
        """The title: name, strength and form in the order of the language."""
        return self("medicine", name=medicine.name, strength=medicine.strength, form=medicine.dosage_form)

    def number(self, text: str) -> str:
        """A number of the register, whose letter and digits stay together: "P 2026-0139"."""
        return self.words.show(text).replace(" ", "\N{NO-BREAK SPACE}")

    def clock(self, at: datetime) -> str:
        """Hour and minute of a local time."""
        return self.words.say("time.clock", hour=f"{at:%H}", minute=f"{at:%M}")

    def seconds(self, at: datetime) -> str:
        """Date and time with seconds, as signatures bear them."""
        return self.words.say("time.second", date=at.date(), hour=f"{at:%H}", minute=f"{at:%M}", second=f"{at:%S}")

    def moment(self, at: date | datetime) -> str:
        """A date, with its hour where it has one."""
        return self.words.show(at)


def spans(words: Words, phrase: Phrase, plain: Style, strong: Style) -> tuple[Span, ...]:
    """The pieces of a sentence: its words plain, its values strong."""
    values = dict(phrase)
    pieces: list[Span] = []
    for literal, name, _, _ in Formatter().parse(words.sentences[phrase.key]):
        if literal:
            pieces.append(Span(literal, plain))
        if name:
            pieces.append(Span(words.show(values[name]), strong))
    return tuple(pieces)


def grouped(digest: str, *, groups: int) -> str:
    """The first groups of four of a hexadecimal digest, and "…" where it goes on."""
    shown = " ".join(digest[start : start + 4] for start in range(0, groups * 4, 4))
    return f"{shown} …" if len(digest) > groups * 4 else shown


def capitalised(text: str) -> str:
    """The text with its first letter large; the rest untouched, unlike `str.capitalize`."""
    return text[:1].upper() + text[1:]
