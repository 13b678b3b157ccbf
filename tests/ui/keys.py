"""Keys as a keyboard, a keypad, a clipboard or a scanner sends them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_NAMED = {"\t": Qt.Key.Key_Tab, "\n": Qt.Key.Key_Return, "\r": Qt.Key.Key_Return, " ": Qt.Key.Key_Space}


def key_of(character: str) -> int:
    """Qt's code of the key that writes a character; 0 where no single key does."""
    named = _NAMED.get(character)
    if named is not None:
        return int(named)
    code = ord(character.upper()) if len(character.upper()) == 1 else 0
    return code if code < 0x100 else 0


def send_key(
    key: int, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, *, at: int = 0
) -> None:
    """Press and release a key on whatever has the focus, as the platform would: override, press, release."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        event = QKeyEvent(kind, key, modifiers, text)
        event.setTimestamp(at)
        QApplication.sendEvent(target, event)


def press_text(text: str, *, is_keypad: bool = False) -> None:
    """The presses alone, as a field sees them: quick, for matrices."""
    keypad, plain = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.NoModifier
    for character in text:
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        modifiers = keypad if is_keypad and character in "0123456789.,-+" else plain
        QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, key_of(character), modifiers, character))


def type_text(text: str, *, is_keypad: bool = False, start: int = 1000, gap: int = 120) -> int:
    """Type a text key by key into what has the focus, so many milliseconds apart; the time of the last key."""
    modifiers = Qt.KeyboardModifier.KeypadModifier if is_keypad else Qt.KeyboardModifier.NoModifier
    at = start
    for character in text:
        on_keypad = is_keypad and character in "0123456789.,-+"
        send_key(key_of(character), character, modifiers if on_keypad else Qt.KeyboardModifier.NoModifier, at=at)
        at += gap
    return at


def paste(text: str) -> None:
    """Paste a text into what has the focus."""
    QApplication.clipboard().setText(text)
    send_key(int(Qt.Key.Key_V), "\x16", Qt.KeyboardModifier.ControlModifier)


def shown(widget: QWidget) -> QWidget:
    """The widget on the screen, its window active."""
    widget.show()
    widget.activateWindow()
    for _ in range(50):
        QApplication.processEvents()
        if widget.isActiveWindow():
            break
    assert widget.isActiveWindow()
    return widget
