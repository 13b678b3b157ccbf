"""The path of a batch: Plan → Weigh → Verify → Release → Label, always on top, done steps open by click or Ctrl+1…5."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from ui.theme.appearance import theme
from ui.theme.tokens import Height, Space, State, Type
from ui.theme.typeface import metrics
from ui.widgets.button import Button
from ui.widgets.drawing import draw_icon, draw_ring, draw_text, painting, rounded
from ui.widgets.panel import Panel, column, row

_ARROW = 14
_RING = 26
_WORD = Type.BODY.in_weight(600)


class Stand(Enum):
    """How far a step is."""

    DONE = "done"
    CURRENT = "current"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class PathStep:
    """A step: its word, and a second line that says who and when, or what is needed."""

    word: str
    detail: str
    stand: Stand
    can_open: bool = False
    """Whether a click may show it; a step that may not begin says why in its detail."""


class _StepButton(QPushButton):
    """One field of the path."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.step = PathStep("", "", Stand.LATER)
        self.is_first = self.is_last = False
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(Height.STEP_PATH)

    def show_step(self, step: PathStep, spoken: str) -> None:
        self.step = step
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if step.can_open else Qt.FocusPolicy.NoFocus)
        self.update()

    def needed_width(self) -> int:
        texts = (
            metrics(_WORD).horizontalAdvance(self.step.word),
            metrics(Type.SMALL).horizontalAdvance(self.step.detail),
        )
        return max(texts) + 12 + _RING + 12 + Space.L + _ARROW

    def sizeHint(self) -> QSize:
        return QSize(self.needed_width(), Height.STEP_PATH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme()
        is_current = self.step.stand is Stand.CURRENT
        ink = now.roles.on_accent if is_current else now.roles.ink
        second = now.roles.on_accent if is_current else now.roles.ink2
        if self.step.stand is Stand.LATER:
            ink = now.roles.ink2
        with painting(self) as painter:
            painter.setClipPath(self._outline())
            if is_current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(now.roles.accent))
                painter.drawPolygon(self._arrow())
            elif not self.is_last:
                self._draw_divider(painter)
            left = 16.0 if self.is_first else 12.0 + _ARROW - 4
            self._draw_ring_of_number(painter, left, ink)
            left += _RING + 12
            room = self.width() - left - 4
            draw_text(painter, QRectF(left, 9, room, 22), self.step.word, _WORD, ink)
            draw_text(painter, QRectF(left, 31, room, 18), self.step.detail, Type.SMALL, second)
            if self.hasFocus():
                draw_ring(painter, QRectF(self.rect()), now.roles.focus)

    def _outline(self) -> QPainterPath:
        """The field within the bar: its outer corners are round."""
        left = 0 if self.is_first else -2 * Space.CARD_RADIUS
        right = 0 if self.is_last else 2 * Space.CARD_RADIUS
        whole = QPainterPath()
        place = QRectF(self.rect()).adjusted(left, 0, right, 0)
        whole.addRoundedRect(place, Space.CARD_RADIUS, Space.CARD_RADIUS)
        return whole

    def _arrow(self) -> QPolygonF:
        right, height = float(self.width()), float(self.height())
        middle = height / 2
        corner = right - (_ARROW if not self.is_last else 0)
        points = [
            QPointF(0, 0),
            QPointF(corner, 0),
            QPointF(right, middle),
            QPointF(corner, height),
            QPointF(0, height),
        ]
        if not self.is_first:
            points.append(QPointF(_ARROW, middle))
        return QPolygonF(points)

    def _draw_divider(self, painter: QPainter) -> None:
        right, height = float(self.width()), float(self.height())
        painter.setPen(QPen(QColor(theme().roles.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(
            QPolygonF([QPointF(right - _ARROW, 0), QPointF(right, height / 2), QPointF(right - _ARROW, height)])
        )

    def _draw_ring_of_number(self, painter: QPainter, left: float, ink: str) -> None:
        now = theme()
        place = QRectF(left, (self.height() - _RING) / 2, _RING, _RING)
        if self.step.stand is Stand.DONE:
            ok = now.state(State.OK)
            rounded(painter, place, fill=ok.solid, radius=_RING // 2)
            draw_icon(painter, "check", place.adjusted(4, 4, -4, -4), ok.on_solid)
            return
        rounded(painter, place, fill=None, border=ink, width=2, radius=_RING // 2)
        draw_text(painter, place, str(self.number), _WORD, ink, align=Qt.AlignmentFlag.AlignHCenter)


class StepPath(Panel):
    """``show_steps([PathStep(…), …])``; `opened(number)` from 1 when a step that can open is chosen (click, Ctrl+1…5).

    Where the path is too narrow for its words it becomes one button, "2 of 5 Weigh", which lists the steps.
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[_StepButton] = []
        self._fields = row(gap=0)
        self._folded = Button(icon="down")
        self._folded.clicked.connect(self._list)
        self._folded.hide()
        layout = column()
        layout.addLayout(self._fields)
        layout.addWidget(self._folded)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for number in range(1, 6):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda number=number: self._open(number))

    def show_steps(self, steps: list[PathStep]) -> None:
        """Show the steps as they stand."""
        while len(self._buttons) < len(steps):
            button = _StepButton(len(self._buttons) + 1)
            button.clicked.connect(lambda _=False, number=button.number: self._open(number))
            self._buttons.append(button)
            self._fields.addWidget(button, 1)
        for button, step in zip(self._buttons, steps, strict=True):
            button.is_first, button.is_last = button.number == 1, button.number == len(steps)
            button.show_step(step, self._spoken(button.number, step))
        self.retranslate()

    def retranslate(self) -> None:
        """Say the folded word, and how far each step is, in the language that is spoken."""
        for button in self._buttons:
            button.setAccessibleName(self._spoken(button.number, button.step))
        current = next((button for button in self._buttons if button.step.stand is Stand.CURRENT), None)
        if current is not None:
            said = self.tr("%1 of %2 %3").replace("%1", str(current.number)).replace("%2", str(len(self._buttons)))
            self._folded.set_word(said.replace("%3", current.step.word))
        self._fold()

    def _spoken(self, number: int, step: PathStep) -> str:
        stand = {
            Stand.DONE: self.tr("done"),
            Stand.CURRENT: self.tr("current step"),
            Stand.LATER: self.tr("later"),
        }[step.stand]
        return f"{number} {step.word}, {stand}, {step.detail}".rstrip(", ")

    def _open(self, number: int) -> None:
        if number <= len(self._buttons) and self._buttons[number - 1].step.can_open:
            self.opened.emit(number)

    def _list(self) -> None:
        menu = QMenu(self)
        for button in self._buttons:
            action = QAction(f"{button.number} {button.step.word}", menu)
            action.setEnabled(button.step.can_open)
            action.triggered.connect(lambda _=False, number=button.number: self._open(number))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._folded.mapToGlobal(self._folded.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where it grows narrow."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        widest = max((button.needed_width() for button in self._buttons), default=0)
        is_folded = bool(self._buttons) and widest * len(self._buttons) > self.width()
        self._folded.setVisible(is_folded)
        for button in self._buttons:
            button.setVisible(not is_folded)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar on which the steps stand."""
        if not self._folded.isVisible():
            with painting(self) as painter:
                roles = theme().roles
                rounded(painter, QRectF(self.rect()), fill=roles.surface, border=roles.line, radius=Space.CARD_RADIUS)
