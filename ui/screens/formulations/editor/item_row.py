"""One item of a list that is written, a line or a step: a row that opens its fields below it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.appearance import theme
from ui.theme.tokens import Space, State, Type
from ui.widgets.drawing import draw_ring, painting
from ui.widgets.panel import Icon, Text, column, row
from ui.widgets.rows import RowButton
from ui.widgets.tag import Tag

_NUMBER = 24


@dataclass(frozen=True, slots=True)
class ItemText:
    """What a row says: a name, what else there is, an amount, and its state where something stands against it."""

    name: str
    detail: str = ""
    amount: str = ""
    state: State | None = None
    state_word: str = ""


class ItemRow(RowButton):
    """``show_item(number, text)``; pressed, or Enter, it opens or closes; `moved(step)` on Up and Down."""

    least_height = 52
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.is_open = False
        self._shown: tuple[int, ItemText] | None = None
        self._number = Text(style=Type.BODY.in_weight(600), ink="ink2")
        self._number.setFixedWidth(_NUMBER)
        self._name = Text(style=Type.BODY.in_weight(600), wraps=True)
        self._detail = Text(style=Type.SMALL, ink="ink2", wraps=True)
        self._amount = Text(style=Type.SECTION)
        self._tag = Tag()
        self._chevron = Icon("right", 20, "ink2")
        said = column(gap=0)
        said.addStretch(1)
        said.addWidget(self._name)
        said.addWidget(self._detail)
        said.addStretch(1)
        layout = row(gap=Space.M)
        layout.setContentsMargins(Space.L, 7, Space.M, 7)
        layout.addWidget(self._number)
        layout.addLayout(said, 1)
        layout.addWidget(self._tag)
        layout.addWidget(self._amount)
        layout.addWidget(self._chevron)
        self.setLayout(layout)
        for part in (self._tag, self._amount, self._detail):
            part.hide()

    def show_item(self, number: int, text: ItemText) -> None:
        """Say number and words."""
        if self._shown == (number, text):
            return
        self._shown = (number, text)
        self._number.setText(f"{number}.")
        self._name.setText(text.name)
        self._detail.setText(text.detail)
        self._detail.setVisible(bool(text.detail))
        self._amount.setText(text.amount)
        self._amount.setVisible(bool(text.amount))
        if text.state is not None:
            self._tag.show_state(text.state, text.state_word)
        self._tag.setVisible(text.state is not None)
        said = (f"{number}", text.name, text.detail, text.amount, text.state_word)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.updateGeometry()

    def set_open(self, *, is_open: bool) -> None:
        """Whether its fields stand below it."""
        self.is_open = is_open
        self._chevron.show_icon("down" if is_open else "right", "ink2")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it; Up and Down go to the rows beside it."""
        step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif step is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and bar of the open one, hairline, ring."""
        roles = theme().roles
        place = QRectF(self.rect())
        with painting(self) as painter:
            if self.is_open:
                painter.fillRect(place, roles.select)
                painter.fillRect(QRectF(0, 0, Space.CURRENT_ROW, place.height()), roles.accent)
            painter.fillRect(QRectF(0, place.height() - 1, place.width(), 1), roles.line)
            if self.hasFocus():
                draw_ring(painter, place, roles.focus)


class OpenPart(QWidget):
    """What stands below an open row: its fields and its acts, with the bar of the current item at the left."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = column(gap=Space.S)
        self.inside.setContentsMargins(Space.L, Space.M, Space.M, Space.S)
        self.setLayout(self.inside)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar and the hairline."""
        roles = theme().roles
        place = QRectF(self.rect())
        with painting(self) as painter:
            painter.fillRect(QRectF(0, 0, Space.CURRENT_ROW, place.height()), roles.accent)
            painter.fillRect(QRectF(0, place.height() - 1, place.width(), 1), roles.line)
