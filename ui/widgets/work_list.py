"""Rows of work, of a batch's lines, of what was found: icon, name, second line, and an amount or a tag."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.appearance import theme
from ui.theme.tokens import Space, State, Type, TypeStyle
from ui.theme.typeface import metrics
from ui.widgets.drawing import draw_key_cap, draw_ring, key_cap_width, painting
from ui.widgets.panel import Icon, Panel, Text, column
from ui.widgets.rows import RowButton, ScrolledColumn
from ui.widgets.tag import Tag

_ROW = 65
_VERB = Type.BODY.in_weight(600)


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A row: key, name, second line, icon with its role, verb, amount and note, tag, the digit that opens it.

    `is_part` sets it in: it belongs to the row above.
    """

    key: object
    name: str
    detail: str = ""
    icon: str = ""
    icon_colour: str = "ink2"
    verb: str = ""
    amount: str = ""
    note: str = ""
    state: State | None = None
    state_word: str = ""
    digit: str = ""
    is_part: bool = False


class _RowButton(RowButton):
    """One row."""

    least_height = _ROW
    reached = Signal()

    def __init__(self, work: WorkRow, *, is_current: bool, verb_width: int) -> None:
        super().__init__()
        self.work, self.is_current = work, is_current
        parts = (work.verb, work.name, work.detail, work.state_word, work.amount, work.note)
        self.setAccessibleName(", ".join(part for part in parts if part))
        layout = QHBoxLayout(self)
        left = Space.L + (key_cap_width(work.digit) + Space.M if work.digit else 0) + (Space.XL if work.is_part else 0)
        layout.setContentsMargins(left, 10, Space.L, 10)
        layout.setSpacing(Space.M)
        self._fill(layout, verb_width)
        self.setMinimumHeight(_ROW)

    def _fill(self, layout: QHBoxLayout, verb_width: int) -> None:
        work = self.work
        if work.icon:
            layout.addWidget(Icon(work.icon, 24, work.icon_colour))
        if work.verb:
            verb = Text(work.verb, _VERB, "accent_ink")
            verb.setMinimumWidth(verb_width)
            layout.addWidget(verb)
        words = column(gap=0)
        words.addStretch(1)
        words.addWidget(Text(work.name, Type.BODY.in_weight(600 if self.is_current or work.verb else 500), wraps=True))
        if work.detail:
            words.addWidget(Text(work.detail, Type.SMALL, "ink2", wraps=True))
        words.addStretch(1)
        layout.addLayout(words, 1)
        if work.state is not None:
            layout.addWidget(Tag(work.state, work.state_word))
        if work.amount or work.note:
            right = column(gap=0)
            right.addStretch(1)
            for text, style, ink in ((work.amount, Type.SECTION, "ink"), (work.note, Type.SMALL, "ink2")):
                if text:
                    right.addWidget(_aligned(text, style, ink))
            right.addStretch(1)
            layout.addLayout(right)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever gave it the focus wants it in sight."""
        super().focusInEvent(event)
        self.reached.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, the bar of the current row, digit and hairline."""
        roles = theme().roles
        place = QRectF(self.rect())
        with painting(self) as painter:
            if self.is_current:
                painter.fillRect(place, roles.select)
                painter.fillRect(QRectF(0, 0, Space.CURRENT_ROW, place.height()), roles.accent)
            painter.fillRect(QRectF(0, place.height() - 1, place.width(), 1), roles.line)
            if self.work.digit:
                draw_key_cap(painter, Space.L, place.center().y(), self.work.digit, roles.ink2)
            if self.hasFocus():
                draw_ring(painter, place, roles.focus)


def _aligned(text: str, style: TypeStyle, ink: str) -> Text:
    label = Text(text, style, ink)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label


class WorkList(Panel):
    """``show_rows(rows, current=key)``; `opened(key)` on a press, Enter, or ``open_digit("3")`` by the screen's keys.

    Up and Down move the focus. The list scrolls and the current row is brought into sight. Digits are shown, and
    answered by the screen's ``keyPressEvent`` (`ui.scanner`).
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[_RowButton] = []
        self._scroll = ScrolledColumn()
        self._list = self._scroll.rows
        layout = column()
        layout.addWidget(self._scroll)
        self.setLayout(layout)

    def show_rows(self, rows: Sequence[WorkRow], *, current: object = None) -> None:
        """Replace the rows; the focus stays on the row of the same key, and in the list where that row is gone."""
        focused = next((button.work.key for button in self._buttons if button.hasFocus()), None)
        before = self._buttons
        width = max((metrics(_VERB).horizontalAdvance(work.verb) for work in rows), default=0) + 1
        self._buttons = [
            _RowButton(work, is_current=current is not None and work.key == current, verb_width=width) for work in rows
        ]
        for place, button in enumerate(self._buttons):
            self._list.insertWidget(place, button)
            button.clicked.connect(lambda _=False, key=button.work.key: self.opened.emit(key))
            if focused is not None and button.work.key == focused:
                button.show()  # at once: what is hidden takes the focus only when it is shown
                button.setFocus(Qt.FocusReason.OtherFocusReason)
            button.reached.connect(self._bring_into_sight)
        if focused is not None and not any(button.work.key == focused for button in self._buttons):
            self._enter_shown()
        # Once the focus has gone on: a row that hides sends it to the next, and scrolls there.
        for button in before:
            self._list.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._bring_into_sight()

    def _enter_shown(self) -> None:
        """The focus goes to the current row at once."""
        wanted = self.current_button()
        if wanted is not None:
            wanted.show()
            self.enter()

    def _bring_into_sight(self) -> None:
        # Not before the rows have their places.
        QTimer.singleShot(0, self, self._show_in_sight)

    def _show_in_sight(self) -> None:
        self._scroll.arrange()
        wanted = [button for button in self._buttons if button.hasFocus() or button.is_current]
        for button in sorted(wanted, key=_RowButton.hasFocus):
            self._scroll.ensureWidgetVisible(button)

    def enter(self) -> None:
        """The focus goes to the current row, else to the first."""
        wanted = self.current_button()
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_button(self) -> QWidget | None:
        """The current row, else the first; None in an empty list."""
        wanted = [button for button in self._buttons if button.is_current] or self._buttons
        return wanted[0] if wanted else None

    def open_focused(self) -> bool:
        """Open the row that has the focus; whether one has."""
        work = next((button.work for button in self._buttons if button.hasFocus()), None)
        if work is not None:
            self.opened.emit(work.key)
        return work is not None

    def row_of(self, key: object) -> QWidget | None:
        """The row of a key."""
        return next((button for button in self._buttons if button.work.key == key), None)

    def open_digit(self, digit: str) -> bool:
        """Open the row of a digit; whether there is one."""
        work = next((button.work for button in self._buttons if button.work.digit == digit), None)
        if work is not None:
            self.opened.emit(work.key)
        return work is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move on, and stay at the ends; Enter opens."""
        at = next((place for place, button in enumerate(self._buttons) if button.hasFocus()), None)
        step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
        if at is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._buttons[at].work.key)
        elif at is not None and step is not None:
            wanted = self._buttons[min(max(at + step, 0), len(self._buttons) - 1)]
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
