"""The tools with which labels are drawn: faces, one line at a time, each under the name of its field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compounder.documents.drawing import Align, DoesNotFit, Drawing, Span
from compounder.documents.fonts import Face, Fonts, Style
from compounder.documents.phrases import spans
from compounder.documents.wrapping import wrapped
from compounder.domain.label import LabelField
from compounder.domain.phrase import Phrase
from compounder.words import Words


def regular(size: float) -> Style:
    """Regular at a size."""
    return Style(Face.REGULAR, size, size * 1.08)


def medium(size: float) -> Style:
    """Medium at a size."""
    return Style(Face.MEDIUM, size, size * 1.16)


def bold(size: float) -> Style:
    """Bold at a size."""
    return Style(Face.BOLD, size, size * 1.08)


class TooManyLines(Exception):
    """A text has more lines than its place; becomes a refusal that offers a larger design."""

    def __init__(self, field: LabelField, needed: int, available: int) -> None:
        super().__init__(f"{field.value}: {needed} lines needed, {available} available")
        self.field, self.needed, self.available = field, needed, available


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a label: its left edge and its width in points."""

    x: float
    width: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width


class LabelSheet:
    """A label while it is drawn."""

    def __init__(self, words: Words, fonts: Fonts, width: float, height: float) -> None:
        self.words, self.fonts = words, fonts
        self.drawing = Drawing(fonts, width, height)

    @property
    def is_french(self) -> bool:
        """Whether the words are French: longer, and with legends on grounds of their own."""
        return self.words.language == "fr"

    def say(self, key: str, /, **values: object) -> str:
        """The sentence of ``label.<key>``."""
        return self.words.say(f"label.{key}", **values)

    def put(
        self,
        field: LabelField,
        column: Column,
        y: float,
        text: str | Sequence[Span],
        style: Style,
        *,
        align: Align = "left",
    ) -> float:
        """Set one line, or raise `DoesNotFit` under the field's name."""
        pieces = (Span(text, style),) if isinstance(text, str) else text
        return self.drawing.line(column.x, y, pieces, column.width, field=field.value, align=align)

    def marked(
        self, marks: Sequence[tuple[LabelField, str]], column: Column, y: float, size: float, gap: float = 3
    ) -> Column:
        """Set marks in bold at the right of a line, the first outermost; the answer is the room left of them."""
        for field, text in marks:
            taken = self.put(field, column, y, text, bold(size), align="right")
            column = Column(column.x, column.width - taken - gap)
        return column

    def sentence(self, field: LabelField, column: Column, y: float, phrase: Phrase, size: float) -> float:
        """Set a sentence with its values bold."""
        return self.put(field, column, y, spans(self.words, phrase, regular(size), bold(size)), regular(size))

    def lines(self, field: LabelField, column: Column, text: str, style: Style, *, most: int) -> list[str]:
        """The lines of a text, at most so many; at hyphens it breaks only where that saves a line."""
        found = wrapped(self.fonts, text, style, column.width)
        if len(found) > most:
            found = wrapped(self.fonts, text, style, column.width, at_hyphens=True)
        if len(found) > most:
            raise TooManyLines(field, len(found), most)
        return found

    def balanced(self, field: LabelField, column: Column, text: str, style: Style, *, most: int) -> list[str]:
        """The lines of a text, about as long as each other: no word is left alone on the last."""
        found = self.lines(field, column, text, style, most=most)
        width = column.width
        while len(found) > 1 and len(self._narrower(text, style, width - 4)) == len(found):
            width -= 4
        return self._narrower(text, style, width)

    def _narrower(self, text: str, style: Style, width: float) -> list[str]:
        return wrapped(self.fonts, text, style, width)

    def whole_words(self, field: LabelField, column: Column, text: str, style: Style, *, most: int) -> list[str]:
        """The lines of a text that is no person's name: no word of it is ever broken."""
        widest = max(self.fonts.width(style, word) for word in text.split(" "))
        if widest > column.width:
            raise DoesNotFit(field.value, widest, column.width)
        return self.lines(field, column, text, style, most=most)
