"""Fields for text and passwords: what is typed stays as it was typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMetaMethod, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.theme.tokens import Height, State, Type, TypeStyle
from ui.widgets.field import Field
from ui.widgets.panel import Icon
from ui.widgets.text_line import BareLine


class TextField(Field):
    """A line of text with a label: ``field.text()``, ``field.set_text(…)``; `edited(str)`, `entered()`, `descended()`.

    `icon` stands left in the box; a field of a chip's height is set in body size. Nothing typed or pasted is changed;
    typing takes a refusal away.
    """

    edited = Signal(str)
    entered = Signal()
    descended = Signal()

    def __init__(self, *, icon: str = "", height: int = Height.FIELD, parent: QWidget | None = None) -> None:
        self._is_tall = height > Height.CHIP
        super().__init__(height=height, parent=parent)
        if icon:
            self.box.inner.addWidget(Icon(icon))
        self.line = self._make_line()
        self.box.inner.addWidget(self.line, 1)
        self.box.watch(self.line)
        self.line.textEdited.connect(self._edit)
        self.line.returnPressed.connect(self.entered)
        self.setFocusProxy(self.line)

    def _make_line(self) -> BareLine:
        return BareLine(TypeStyle(20, 26, 500) if self._is_tall else Type.BODY.in_weight(500))

    def _name(self, text: str) -> None:
        super()._name(text)
        self.line.setAccessibleName(text)

    def set_placeholder(self, text: str) -> None:
        """What stands in the empty field."""
        self.line.setPlaceholderText(text)

    def text(self) -> str:
        """What was typed, unchanged."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Fill the field, as a scan does; `edited` is not sent."""
        self.line.setText(text)
        self.clear_refusal()

    def _edit(self, text: str) -> None:
        self.clear_refusal()
        self.edited.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes on to what was found; here, because the page that scrolls would take it before its view does."""
        if event.key() == Qt.Key.Key_Down and self.isSignalConnected(QMetaMethod.fromSignal(self.descended)):
            self.descended.emit()
        else:
            super().keyPressEvent(event)

    def _echo(self) -> None:
        super()._echo()
        self.line.setAccessibleDescription(self.echo.text)


class _HiddenLine(BareLine):
    """A line whose letters are dots, which says when capitals are locked and gives nothing to the clipboard."""

    capitals = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.ensurePolished()
        QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))  # Qt asks for the shape of the dots only then

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A capital without Shift, or a small letter with it, means that capitals are locked."""
        text = event.text()
        if text.isalpha() and text.swapcase() != text:
            is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals.emit(text.isupper() != is_shifted)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The warning goes with the focus."""
        self.capitals.emit(False)
        super().focusOutEvent(event)


class PasswordField(TextField):
    """A password: dots, never copied; warns while capitals are locked; `clear()` empties it and nothing else."""

    def __init__(self, *, icon: str = "lock", height: int = Height.FIELD, parent: QWidget | None = None) -> None:
        self._is_capitals = False
        super().__init__(icon=icon, height=height, parent=parent)

    def _make_line(self) -> BareLine:
        line = _HiddenLine()
        line.capitals.connect(self._warn)
        return line

    def clear(self) -> None:
        """Forget the password."""
        self.line.clear()
        self._is_capitals = False
        self._echo()

    def _warn(self, is_capitals: object) -> None:
        self._is_capitals = bool(is_capitals)
        self._echo()

    def _echo(self) -> None:
        if self._is_capitals and not self._refusal:
            self.box.set_mark(None)
            self.echo.show_phrase(State.ATTENTION, self.tr("Caps lock is on."))
        else:
            super()._echo()
        self.line.setAccessibleDescription(self.echo.text)

    def retranslate(self) -> None:
        """Say the warning in the language that is spoken."""
        self._echo()
