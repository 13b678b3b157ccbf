"""The strokes that painted widgets share: text that must fit, icons, key caps, the ring of the focus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.icons import draw_icon
from ui.theme.tokens import Space, Type, TypeStyle
from ui.theme.typeface import font, metrics

KEY_CAP = 22
"""Height of a key cap."""

__all__ = ["KEY_CAP", "draw_icon", "draw_key_cap", "draw_ring", "draw_text", "key_cap_width", "painting", "rounded"]


@contextmanager
def painting(widget: QWidget) -> Iterator[QPainter]:
    """A painter of a widget with smooth edges, ended whatever happens."""
    painter = QPainter(widget)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    try:
        yield painter
    finally:
        painter.end()


def draw_text(
    painter: QPainter,
    place: QRectF,
    text: str,
    style: TypeStyle,
    colour: str,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Draw one line of text, centred in the height of its place; never cut: a place must be made wide enough."""
    painter.setFont(font(style))
    painter.setPen(QColor(colour))
    flags = Qt.AlignmentFlag.AlignVCenter | align | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
    painter.drawText(place, int(flags), text)


def rounded(
    painter: QPainter, place: QRectF, *, fill: str | None, border: str | None = None, width: int = 1, radius: int = 6
) -> None:
    """A rectangle with round corners, its border drawn inside its place."""
    inset = width / 2 if border else 0
    painter.setPen(QPen(QColor(border), width) if border else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(inset, inset, -inset, -inset), radius, radius)


def draw_ring(painter: QPainter, place: QRectF, colour: str, *, radius: int = Space.RADIUS) -> None:
    """The ring of the focus, inside the place."""
    rounded(painter, place, fill=None, border=colour, width=Space.FOCUS, radius=radius)


def key_cap_width(key: str) -> int:
    """How wide the cap of a key is."""
    return max(24, metrics(Type.SMALL.in_weight(500)).horizontalAdvance(key) + 14)


def draw_key_cap(painter: QPainter, left: float, middle: float, key: str, colour: str) -> None:
    """The cap of a key, its left edge and the middle of its height given."""
    place = QRectF(left, middle - KEY_CAP / 2, key_cap_width(key), KEY_CAP)
    rounded(painter, place, fill=None, border=colour, radius=4)
    draw_text(painter, place, key, Type.SMALL.in_weight(500), colour, align=Qt.AlignmentFlag.AlignHCenter)


def draw_line(painter: QPainter, start: QPointF, end: QPointF, colour: str, width: float = 1) -> None:
    """A straight line."""
    painter.setPen(QPen(QColor(colour), width))
    painter.drawLine(start, end)
