"""The dark left of the sign-in page: the mark, whose records these are, the dial, and three facts of trust."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.frame.mark import Mark
from ui.theme.appearance import roles
from ui.theme.tokens import MARK, Space, Type, TypeStyle
from ui.widgets.drawing import painting
from ui.widgets.panel import Icon, Panel, Text, column, row

_NAME = TypeStyle(20, 28)
_HAND = 42
"""Degrees of the dial's hand above the horizontal, to the left."""


class Dial(QWidget):
    """A quarter of a balance's dial with its hand; decoration, nowhere else allowed than here."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(0)

    def sizeHint(self) -> QSize:
        """It takes what is left."""
        return QSize(320, 360)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The scale, the hand and its hub at the right edge."""
        hub = QPointF(self.width(), self.height() - 20)
        radius = min(self.width() - 48, self.height() - 40)
        if radius < 80:
            return
        with painting(self) as painter:
            for step in range(101):
                self._tick(painter, hub, radius, step)
            end = _at(hub, radius - 32, _HAND)
            painter.setPen(QPen(QColor(MARK[1]), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(hub, end)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(MARK[1]))
            painter.drawEllipse(hub, 14, 14)

    def _tick(self, painter: QPainter, hub: QPointF, radius: float, step: int) -> None:
        is_long = step % 10 == 0
        colour = QColor(roles().rail_ink)
        colour.setAlphaF(0.8 if is_long else 0.35)
        painter.setPen(QPen(colour, 2 if is_long else 1))
        outer = radius if is_long else radius - (12 if step % 5 == 0 else 18)
        angle = step * 0.9
        painter.drawLine(_at(hub, outer, angle), _at(hub, radius - 28, angle))


def _at(hub: QPointF, radius: float, degrees: float) -> QPointF:
    angle = math.radians(degrees)
    return QPointF(hub.x() - radius * math.cos(angle), hub.y() - radius * math.sin(angle))


class _Fact(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self.text = Text(ink="rail_ink", wraps=True)
        line = row(gap=Space.M)
        line.addWidget(Icon(icon, 20, "rail_ink"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.text, 1)
        self.setLayout(line)


class Welcome(Panel):
    """``show_pharmacy(name)``, ``show_facts(records, backup, version)``: what the page says before anybody signs in."""

    def __init__(self) -> None:
        super().__init__()
        title = Text("Compounder", Type.FIGURE, "rail_ink_on")
        head = row(gap=Space.M)
        head.addWidget(Mark(56))
        head.addWidget(title, 1)
        self._name = Text(style=_NAME, ink="rail_ink", wraps=True)
        self._facts = [_Fact(icon) for icon in ("chain", "backup", "info")]
        inner = column(gap=0)
        inner.setContentsMargins(44, 0, Space.XL, 0)
        inner.addLayout(head)
        inner.addSpacing(Space.XXL)
        inner.addWidget(self._name)
        foot = column(gap=Space.L)
        foot.setContentsMargins(48, 0, Space.XL, 0)
        for fact in self._facts:
            foot.addWidget(fact)
        layout = column(gap=0)
        layout.setContentsMargins(0, 56, 0, 78)
        layout.addLayout(inner)
        layout.addSpacing(Space.XXL)
        layout.addWidget(Dial(), 1)
        layout.addSpacing(Space.XXL)
        layout.addLayout(foot)
        self.setLayout(layout)

    def show_pharmacy(self, name: str) -> None:
        """Whose records these are."""
        self._name.setText(name)

    def show_facts(self, *facts: str) -> None:
        """What is known of records, backup and program."""
        for shown, said in zip(self._facts, facts, strict=True):
            shown.text.setText(said)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dark ground of the rail."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(roles().rail))
        if roles().rail == roles().ground:
            painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), QColor(roles().line))
        painter.end()
