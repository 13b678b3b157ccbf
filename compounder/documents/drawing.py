"""A page before it is a PDF: what stands where, in points from the upper left corner; nothing on it is ever cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from compounder.documents.fonts import POINTS_PER_MM, Fonts, Style

Align = Literal["left", "right", "centre"]
_SLACK = 0.05
"""Points by which a text may pass its width: rounding of the sum of advances, a fiftieth of a millimetre."""


class DoesNotFit(Exception):
    """A text is wider than its place. On a label a refusal is made of it; in a record it is a fault."""

    def __init__(self, field: str, needed: float, available: float) -> None:
        super().__init__(f"{field}: {needed:.2f} pt needed, {available:.2f} pt available")
        self.field, self.needed, self.available = field, needed, available


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line in one style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class TextMark:
    """A line of text: its left end, its baseline, its width. A turned one reads upwards from (x, y)."""

    x: float
    y: float
    spans: tuple[Span, ...]
    width: float
    field: str
    is_turned: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(span.text for span in self.spans)

    @property
    def size(self) -> float:
        """The smallest size on the line."""
        return min(span.style.size for span in self.spans)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the letters: capitals above, descenders below."""
        rise = 0.74 * max(span.style.size for span in self.spans)
        fall = 0.2 * max(span.style.size for span in self.spans)
        if self.is_turned:
            return self.x - rise, self.y - self.width, self.x + fall, self.y
        return self.x, self.y - rise, self.x + self.width, self.y + fall


@dataclass(frozen=True, slots=True)
class LineMark:
    """A rule; a dashed one means "not part of this paper"."""

    x: float
    y: float
    to_x: float
    to_y: float
    weight: float
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class BoxMark:
    """An empty box or a frame."""

    x: float
    y: float
    width: float
    height: float
    weight: float
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class ShapeMark:
    """A filled polygon, or an open stroke such as a tick."""

    points: tuple[tuple[float, float], ...]
    weight: float = 0


@dataclass(frozen=True, slots=True)
class CodeMark:
    """A matrix code: rows of modules, the side of one module, the upper left corner."""

    x: float
    y: float
    module: float
    rows: tuple[tuple[bool, ...], ...]

    @property
    def side(self) -> float:
        """The side of the whole code."""
        return self.module * len(self.rows)


Mark = TextMark | LineMark | BoxMark | ShapeMark | CodeMark


class Drawing:
    """Marks on a page or a part of one. A text without room raises `DoesNotFit`."""

    def __init__(self, fonts: Fonts, width: float, height: float = 0) -> None:
        self.fonts, self.width, self.height = fonts, width, height
        self.marks: list[Mark] = []

    def measure(self, spans: Sequence[Span]) -> float:
        """The width of a line."""
        return sum(self.fonts.width(span.style, span.text) for span in spans)

    def line(
        self,
        x: float,
        y: float,
        spans: Sequence[Span],
        width: float,
        *,
        field: str,
        align: Align = "left",
    ) -> float:
        """Set one line on the baseline `y` in `width` points from `x`; the answer is its own width."""
        needed = self.measure(spans)
        if needed > width + _SLACK:
            raise DoesNotFit(field, needed, width)
        shift = {"left": 0.0, "right": width - needed, "centre": (width - needed) / 2}[align]
        if any(span.text for span in spans):
            self.marks.append(TextMark(x + shift, y, tuple(spans), needed, field))
        return needed

    def text(
        self, x: float, y: float, text: str, style: Style, width: float, *, field: str, align: Align = "left"
    ) -> float:
        """Set one line in one style."""
        return self.line(x, y, (Span(text, style),), width, field=field, align=align)

    def turned(self, x: float, y: float, text: str, style: Style, length: float, *, field: str) -> None:
        """Set one line that reads upwards, centred in `length` points that end at `y`."""
        needed = self.fonts.width(style, text)
        if needed > length + _SLACK:
            raise DoesNotFit(field, needed, length)
        mark = TextMark(x, y - (length - needed) / 2, (Span(text, style),), needed, field, is_turned=True)
        self.marks.append(mark)

    def rule(self, x: float, y: float, length: float, weight: float, *, is_dashed: bool = False) -> None:
        """A level rule."""
        self.marks.append(LineMark(x, y, x + length, y, weight, is_dashed))

    def upright(self, x: float, y: float, length: float, weight: float, *, is_dashed: bool = False) -> None:
        """An upright rule, downwards from `y`."""
        self.marks.append(LineMark(x, y, x, y + length, weight, is_dashed))

    def box(self, x: float, y: float, width: float, height: float, weight: float, *, is_dashed: bool = False) -> None:
        """An empty box."""
        self.marks.append(BoxMark(x, y, width, height, weight, is_dashed))

    def tick(self, x: float, y: float) -> None:
        """A check mark whose foot stands on the baseline `y`."""
        self.marks.append(ShapeMark(((x, y - 3), (x + 2.4, y - 0.4), (x + 7.5, y - 6.5)), weight=1.1))

    def place(self, other: Drawing, x: float, y: float, *, keep: Callable[[Mark], bool] = lambda _: True) -> None:
        """Put the marks of another drawing here, moved by (x, y)."""
        self.marks.extend(moved(mark, x, y) for mark in other.marks if keep(mark))

    @property
    def texts(self) -> tuple[TextMark, ...]:
        """The lines of text in the order in which they were set."""
        return tuple(mark for mark in self.marks if isinstance(mark, TextMark))


def moved(mark: Mark, x: float, y: float) -> Mark:
    """A mark at another place."""
    match mark:
        case LineMark():
            return replace(mark, x=mark.x + x, y=mark.y + y, to_x=mark.to_x + x, to_y=mark.to_y + y)
        case ShapeMark():
            return replace(mark, points=tuple((px + x, py + y) for px, py in mark.points))
        case _:
            return replace(mark, x=mark.x + x, y=mark.y + y)


def millimetres(length: float) -> float:
    """Millimetres in points."""
    return length * POINTS_PER_MM
