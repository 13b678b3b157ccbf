"""The program's own icons: SVG on a grid of 24, drawn by QtSvg in the colour of a role, sharp at every scale."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
ICON_NAMES = tuple(sorted(path.stem for path in _ICONS.glob("*.svg") if path.stem != "mark"))


@cache
def _source(name: str) -> str:
    return (_ICONS / f"{name}.svg").read_text("utf-8")


@cache
def renderer(name: str, colour: str) -> QSvgRenderer:
    """What draws an icon in one colour; a name without a file is a fault."""
    drawn = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    if not drawn.isValid():
        raise ValueError(f"{name}.svg cannot be drawn")
    return drawn


def draw_icon(painter: QPainter, name: str, place: QRectF, colour: str) -> None:
    """Draw an icon into a square, in a colour of the tokens."""
    renderer(name, colour).render(painter, place)


@cache
def pixmap(name: str, size: int, colour: str, ratio: float) -> QPixmap:
    """An icon of so many logical pixels for a screen of so many device pixels a logical one."""
    drawn = QPixmap(round(size * ratio), round(size * ratio))  # device pixels, no dose
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    draw_icon(painter, name, QRectF(0, 0, size, size), colour)
    painter.end()
    return drawn
