"""The next 90 days as a strip: where on it lots and preparations end, how many at a place, the first one in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.theme.appearance import theme
from ui.theme.tokens import State, Type
from ui.widgets.drawing import draw_text, painting, rounded
from ui.widgets.spoken import SpokenPanel

_DAYS = 90
_SOON, _LATER = 7, 30
_BAR = 20
_DOT = 18
_WORDS = 24
_LEFT, _MIDDLE, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight


class ExpiryStrip(SpokenPanel):
    """``show_days(days)``: the days left of each, any order; dots that would overlap become one with their number."""

    role = QAccessible.Role.Graphic

    def __init__(self) -> None:
        super().__init__()
        self._days: list[int] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_BAR + _WORDS + 4)
        self.retranslate()

    def show_days(self, today: date, ends: Sequence[date]) -> None:
        """The last days of use of everything that ends within the strip, or has ended."""
        self._days = sorted(max(0, (end - today).days) for end in ends)
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        """Tell readers how many there are, and where."""
        self.setAccessibleName(self.tr("The next 90 days"))
        within = [sum(day <= limit for day in self._days) for limit in (_SOON, _LATER, _DAYS)]
        said = self.tr("%1 within 7 days, %2 within 30, %3 within 90")
        for place, count in enumerate(within, 1):
            said = said.replace(f"%{place}", str(count))
        self.say_value(said)

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(280, _BAR + _WORDS + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The strip with its grounds, the dots, and the words below."""
        now = theme()
        bar = QRectF(0, 0, self.width(), _BAR)
        with painting(self) as painter:
            rounded(painter, bar, fill=now.roles.sunken, radius=0)
            for first, last, state in ((0, _SOON, State.REFUSED), (_SOON, _LATER, State.ATTENTION)):
                left, right = self._place(first), self._place(last)
                painter.fillRect(QRectF(left, 0, right - left, _BAR), QColor(now.state(state).soft))
            rounded(painter, bar, fill=None, border=now.roles.border, radius=0)
            for dot in self._dots():
                _draw_dot(painter, *dot)
            self._draw_days(painter)

    def _draw_days(self, painter: QPainter) -> None:
        roles = theme().roles
        words = ((0, self.tr("today")), (30, self.tr("30 days")), (60, "60"), (90, "90"))
        for day, word in words:
            middle = self._place(day)
            align, before = {0: (_LEFT, 0), _DAYS: (_RIGHT, 80)}.get(day, (_MIDDLE, 40))
            place = QRectF(middle - before, _BAR + 4, 80, _WORDS - 4)
            draw_text(painter, place, word, Type.SMALL, roles.ink2, align=align)
            painter.fillRect(QRectF(min(middle, self.width() - 1), _BAR, 1, 4), QColor(roles.border))

    def _place(self, day: int) -> float:
        return self.width() * day / _DAYS

    def _dots(self) -> list[tuple[float, int, int]]:
        """Left edge, days of the earliest, and how many: dots that would touch are one."""
        dots: list[tuple[float, int, int]] = []
        for day in self._days:
            left = min(max(self._place(day) - _DOT / 2, 1), self.width() - _DOT - 1)
            if dots and left < dots[-1][0] + _DOT + 2:
                dots[-1] = (dots[-1][0], dots[-1][1], dots[-1][2] + 1)
            else:
                dots.append((left, day, 1))
        return dots


def _draw_dot(painter: QPainter, left: float, days: int, count: int) -> None:
    """A dot in the colour of its nearness, with the number that it stands for."""
    now = theme()
    fill, ink = now.roles.ink2, now.roles.surface
    if days <= _LATER:
        colours = now.state(State.REFUSED if days <= _SOON else State.ATTENTION)
        fill, ink = colours.solid, colours.on_solid
    dot = QRectF(left, 1, _DOT, _DOT)
    rounded(painter, dot, fill=fill, radius=_DOT // 2)
    if count > 1:
        draw_text(painter, dot, str(count), Type.SMALL.in_weight(600), ink, align=_MIDDLE)
