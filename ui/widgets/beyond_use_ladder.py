"""The beyond-use ladder: every candidate limit as a rung, earliest first, and the one that binds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.appearance import theme
from ui.theme.tokens import Type, TypeStyle
from ui.theme.typeface import font, metrics
from ui.widgets.drawing import draw_ring, draw_text, painting, rounded
from ui.widgets.panel import Panel, breakable, column, emptied
from ui.widgets.rows import ScrolledColumn
from ui.words import words

_WORD = Type.BODY
_DATE = Type.BODY.in_weight(600)
_LINE = 22
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
_INSET = 6
"""Room at both sides for the ring of the focus."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A candidate: its words, its date (None where it has none, `reason` then says why), and whether it binds."""

    key: object
    word: str
    until: date | None
    shown: str
    """The date in words, or the reason why there is none."""
    is_binding: bool = False


@dataclass(frozen=True, slots=True)
class _Axis:
    """The days that the bars span."""

    first: date
    days: int
    binding: date | None

    def share(self, until: date) -> tuple[int, bool]:
        """Thousandths of the axis, and whether the date lies beyond it."""
        after = (until - self.first).days
        return min(max(after, 0) * 1000 // self.days, 1000), after > self.days


class _RungButton(QPushButton):
    """A rung: words and date above a bar; F1 or a press asks for rule, edition and source."""

    asked = Signal(object)

    def __init__(self, rung: Rung, axis: _Axis) -> None:
        super().__init__()
        self.rung, self._axis = rung, axis
        self.setAccessibleName(f"{rung.word}, {rung.shown}")
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: self.asked.emit(rung.key))

    @property
    def _style(self) -> TypeStyle:
        return _DATE if self.rung.is_binding else _WORD

    def _is_two_lines(self, width: int) -> bool:
        word = metrics(self._style).horizontalAdvance(self.rung.word)
        return word + metrics(_DATE).horizontalAdvance(self.rung.shown) + 16 + 2 * _INSET > width

    def _word_height(self, width: int) -> int:
        """One line, or more where the words alone are wider than the ladder."""
        room = QRect(0, 0, max(width - 2 * _INSET, 1), 1000)
        found = metrics(self._style).boundingRect(room, int(_WRAPPED), breakable(self.rung.word))
        return max(_LINE, found.height())

    def hasHeightForWidth(self) -> bool:
        """Words and date stand in two lines where they do not fit in one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """50 px a rung, a line more where needed."""
        return 28 + _LINE + self._word_height(width) if self._is_two_lines(width) else 50

    def sizeHint(self) -> QSize:
        """As wide as it may be."""
        return QSize(300, self.heightForWidth(300))

    def minimumSizeHint(self) -> QSize:
        """The date in one line; the words wrap."""
        return QSize(metrics(_DATE).horizontalAdvance(self.rung.shown) + 2 * _INSET, 50)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 explains."""
        if event.key() == Qt.Key.Key_F1:
            self.asked.emit(self.rung.key)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words, date and bar."""
        roles = theme().roles
        has_date = self.rung.until is not None
        ink = roles.ink if has_date else roles.ink2
        width = float(self.width())
        with painting(self) as painter:
            painter.translate(_INSET, 0)
            width -= 2 * _INSET
            height = self._word_height(self.width())
            painter.setFont(font(self._style))
            painter.setPen(QColor(ink))
            painter.drawText(QRectF(0, 4, width, height), int(_WRAPPED), breakable(self.rung.word))
            top = 4.0 + height if self._is_two_lines(self.width()) else 4.0
            right = Qt.AlignmentFlag.AlignRight
            shown = roles.ink if has_date else roles.ink2
            draw_text(painter, QRectF(0, top, width, 22), self.rung.shown, _DATE, shown, align=right)
            self._draw_bar(painter, top + 24)
            if self.hasFocus():
                draw_ring(painter, QRectF(self.rect()).translated(-_INSET, 0), roles.focus)

    @property
    def _length(self) -> float:
        """How long the axis is."""
        return self.width() - 2.0 * _INSET

    def _draw_bar(self, painter: QPainter, top: float) -> None:
        roles = theme().roles
        middle = top + 6
        if self.rung.until is None:
            painter.setPen(QPen(QColor(roles.border), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(0, middle), QPointF(self._length, middle))
        else:
            self._draw_length(painter, middle, *self._axis.share(self.rung.until))
        if self._axis.binding is not None and not self.rung.is_binding:
            share, _ = self._axis.share(self._axis.binding)
            x = self._length * share / 1000
            painter.fillRect(QRectF(x - 1.5, middle - 8, 3, 16), roles.accent)

    def _draw_length(self, painter: QPainter, middle: float, share: int, is_beyond: object) -> None:
        roles = theme().roles
        high = 12 if self.rung.is_binding else 8
        colour = roles.accent if self.rung.is_binding else roles.border
        length = max(self._length * share / 1000, 6.0) - (10 if is_beyond else 0)
        rounded(painter, QRectF(0, middle - high / 2, length, high), fill=colour, radius=3)
        if is_beyond:
            tip = [QPointF(length, middle - 7), QPointF(length + 10, middle), QPointF(length, middle + 7)]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawPolygon(QPolygonF(tip))


class _Scale(QWidget):
    """The axis below the rungs: today, the middle, the end."""

    def __init__(self, texts: tuple[str, str, str]) -> None:
        super().__init__()
        self._texts = texts
        self.setFixedHeight(24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        aligned = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        with painting(self) as painter:
            for text, align in zip(self._texts, aligned, strict=True):
                place = QRectF(self.rect()).adjusted(_INSET, 0, -_INSET, 0)
                draw_text(painter, place, text, Type.SMALL, theme().roles.ink2, align=align)


class BeyondUseLadder(Panel):
    """``show_rungs(made_on, rungs, months=12)``: dates earliest first, then those without a date.

    `explained(key)` on F1, Enter or a press on a rung. A rung that the axis cannot hold ends in an arrow. With
    more rungs than there is room for, they scroll and the binding rung is brought into sight.
    """

    explained = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made_on: date | None = None
        self._months = 12
        self._rungs: tuple[Rung, ...] = ()
        self._scroll = ScrolledColumn()
        self._inside = self._scroll.rows
        self._foot = column()
        layout = column()
        layout.addWidget(self._scroll, 1)
        layout.addLayout(self._foot)
        self.setLayout(layout)

    def set_modest(self, *, modest: bool) -> None:
        """Take the height that is left and scroll, or ask for the height of all rungs."""
        self._scroll.is_modest = modest
        self._scroll.updateGeometry()

    def show_rungs(self, made_on: date, rungs: Sequence[Rung], *, months: int = 12) -> None:
        """Show the candidates of a preparation made on a day, on an axis of so many months of 30 days."""
        self._made_on, self._months = made_on, months
        self._rungs = tuple(sorted(rungs, key=lambda rung: (rung.until is None, rung.until or date.max)))
        self.retranslate()

    def retranslate(self) -> None:
        """Build the rungs again in the language that is spoken."""
        emptied(self._inside, keep=1)
        emptied(self._foot)
        if self._made_on is None:
            return
        binding = next((rung.until for rung in self._rungs if rung.is_binding), None)
        axis = _Axis(self._made_on, self._months * 30, binding)
        for rung in self._rungs:
            button = _RungButton(rung, axis)
            button.asked.connect(self.explained)
            self._inside.insertWidget(self._inside.count() - 1, button)
            if rung.is_binding:
                self._scroll.ensureWidgetVisible(button)
        months = self.tr("%n month(s)", "", self._months // 2), self.tr("%n month(s)", "", self._months)
        self._foot.addWidget(_Scale((words().date(self._made_on), *months)))
