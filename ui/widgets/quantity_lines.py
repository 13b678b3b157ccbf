"""The two lines of text of a quantity field, and the chevron that offers its units."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton

from ui.theme.appearance import roles
from ui.theme.tokens import Height, TypeStyle
from ui.widgets.drawing import draw_icon, painting
from ui.widgets.text_line import BareLine

UNIT_STYLE = TypeStyle(16, 24, 500)
_OPENS_UNIT = re.compile(r"[A-Za-z%\u00b5\u03bc\u00b0]")


class _QuantityLine(BareLine):
    """What both parts share: copying copies both, pasting goes through the field, no wheel, no menu, no dropping."""

    copied = Signal()
    pasted = Signal(str)
    emptied = Signal()

    def __init__(self, style: TypeStyle) -> None:
        super().__init__(style)
        self.setAcceptDrops(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, cut and paste act on the one value."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copied.emit()
            self._note_replaced()
            self.del_()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QApplication.clipboard().text())
        else:
            if event.text():
                self._note_replaced()
            super().keyPressEvent(event)

    def _note_replaced(self) -> None:
        """A text that is selected as a whole and typed over was emptied."""
        if self.text() and self.selectedText() == self.text():
            self.emptied.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel changes nothing."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """No menu of Qt's own."""
        event.accept()


class NumberLine(_QuantityLine):
    """The number, as it is typed; a letter behind it goes on in the unit (`overflowed`)."""

    overflowed = Signal(str)
    left_to_right = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down change no number; Right at the end goes to the unit."""
        is_at_end = self.cursorPosition() == len(self.text()) and not self.hasSelectedText()
        is_plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
        )
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.accept()
        elif event.key() == Qt.Key.Key_Right and is_at_end:
            self.left_to_right.emit()
        elif is_plain and is_at_end and self.text().strip() and _OPENS_UNIT.match(event.text()):
            self.overflowed.emit(event.text())
        else:
            super().keyPressEvent(event)


class UnitLine(_QuantityLine):
    """The unit, as it is typed; Up and Down choose among those offered, Backspace in the empty part goes back."""

    left_to_left = Signal()

    def __init__(self, units: tuple[str, ...]) -> None:
        super().__init__(UNIT_STYLE)
        self._units = units

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by arrow, or go back to the number."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Backspace) and self._is_at_start():
            self.left_to_left.emit()
        else:
            super().keyPressEvent(event)

    def _is_at_start(self) -> bool:
        return self.cursorPosition() == 0 and not self.hasSelectedText()

    def _step(self, by: int) -> None:
        if self.text() in self._units:
            self.setText(self._units[(self._units.index(self.text()) + by) % len(self._units)])
        else:
            self.setText(self._units[0 if by > 0 else -1])


class Chevron(QPushButton):
    """Opens the list of units; not in the way of Tab, because Up and Down do the same."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(QSize(Height.CHIP, Height.CHIP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chevron alone."""
        with painting(self) as painter:
            draw_icon(painter, "down", QRectF(10, 10, 20, 20), roles().ink2)
