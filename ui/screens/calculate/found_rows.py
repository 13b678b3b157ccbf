"""Rows that are pressed here: a calculator with what it is for, and the one behind which further inputs are folded."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from compounder.domain.calculators.declaration import Calculator
from ui.theme.appearance import theme
from ui.theme.tokens import Space, Type
from ui.widgets.drawing import draw_ring, painting, rounded
from ui.widgets.panel import Icon, Text, column
from ui.widgets.rows import RowButton
from ui.words import words


def paint_row(button: RowButton, *, is_current: bool) -> None:
    """Ground of the current or pressed row with the bar at its left, and the ring of the focus."""
    roles = theme().roles
    place = QRectF(button.rect())
    with painting(button) as painter:
        if is_current or button.isDown():
            rounded(painter, place, fill=roles.select, radius=0)
        if is_current:
            rounded(painter, QRectF(0, 0, Space.CURRENT_ROW, place.height()), fill=roles.accent, radius=0)
        if button.hasFocus():
            draw_ring(painter, place, roles.focus)


class CalculatorRow(RowButton):
    """A calculator in the list."""

    least_height = 48

    def __init__(self, calculator: Calculator) -> None:
        super().__init__()
        self.calculator = calculator
        self._is_current = False
        name = words().say(f"calculator.{calculator.name}")
        note = words().say(f"calculator_note.{calculator.name}")
        self.setAccessibleName(f"{name}, {note}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        layout.setSpacing(0)
        layout.addWidget(Text(name, Type.BODY.in_weight(600), wraps=True))
        layout.addWidget(Text(note, Type.SMALL, "ink2", wraps=True))

    def set_current(self, *, is_current: bool) -> None:
        """Whether it is open."""
        if is_current != self._is_current:
            self._is_current = is_current
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, bar and ring."""
        paint_row(self, is_current=self._is_current)


class MoreRow(RowButton):
    """Opens the inputs that are folded, and names them."""

    least_height = 48

    def __init__(self) -> None:
        super().__init__()
        self._word = Text(style=Type.BODY.in_weight(600), ink="accent_ink", wraps=True)
        self._names = Text(style=Type.SMALL, ink="ink2", wraps=True)
        said = column()
        said.addWidget(self._word)
        said.addWidget(self._names)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, Space.S, 0, Space.S)
        layout.setSpacing(Space.S)
        layout.addWidget(Icon("down", colour="accent_ink"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(said, 1)

    def show_words(self, word: str, names: str) -> None:
        """How many there are, and which."""
        self._word.setText(word)
        self._names.setText(names)
        self.setAccessibleName(f"{word}: {names}")
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground while it is pressed, ring of the focus."""
        paint_row(self, is_current=False)
