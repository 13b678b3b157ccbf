"""A burst or typing? Keys are held for a moment, then replayed to the focus or taken as one scan.

A scanner types at least 6 characters less than 35 ms apart. Gaps are those of the key events' own time stamps: a busy
window queues what a person types. A scan never reaches the field in focus, and its Enter triggers nothing.

Because held keys are replayed straight to the focus widget, a printable key is never a QShortcut: a screen that opens
rows by digit or answers Y and N does so in its own ``keyPressEvent``, where unhandled keys arrive from its children.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

LEAST_CHARACTERS = 6
LONGEST_GAP = 35
"""Milliseconds between two characters of a scan, at most."""
HOLD = 40
"""Milliseconds for which a key is held."""
GROUP_SEPARATOR = "\x1d"
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MODIFIER_KEYS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Scanner(QObject):
    """Watches every key of an application. `scanned` gives the text of a burst, GS1 separators in it, Enter gone."""

    scanned = Signal(str)

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._held: list[QKeyEvent] = []
        self._text = ""
        self._last = 0
        self._is_replaying = False
        self._pause = QTimer(self, singleShot=True, interval=HOLD)
        self._pause.timeout.connect(self._decide)
        application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Hold what may be part of a scan; let everything else pass."""
        if self._is_replaying or not isinstance(event, QKeyEvent):
            return False
        match event.type():
            case QEvent.Type.ShortcutOverride:
                return self._override(event)
            case QEvent.Type.KeyPress:
                return self._press(event)
            case QEvent.Type.KeyRelease:
                return self._release(event)
            case _:
                return False

    def _override(self, event: QKeyEvent) -> bool:
        """Before Qt looks for shortcuts: a key that may be scanned is none; any other lets go of those held."""
        ends = event.key() in _ENDS and self._is_burst(event)
        if ends or self._may_be_scanned(event) or self._is_stray(event):
            event.accept()
            return True
        if event.key() not in (*_MODIFIER_KEYS, *_ENDS):
            self._let_go()
        return False

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() in _MODIFIER_KEYS:
            return False
        if event.key() in _ENDS and self._is_burst(event):
            self._take()
            return True
        if self._is_stray(event):
            return True
        if not self._may_be_scanned(event):
            self._let_go()
            return False
        if self._held and event.timestamp() - self._last >= LONGEST_GAP:
            self._decide()
        self._hold(event)
        return True

    def _release(self, event: QKeyEvent) -> bool:
        """A release follows its press: held, or swallowed with the scan."""
        if self._held and any(held.key() == event.key() for held in self._held):
            self._held.append(_copy(event))
            return True
        return False

    def settle(self) -> None:
        """Decide at once about what is held, as after the pause."""
        if self._held:
            self._decide()

    def _hold(self, event: QKeyEvent) -> None:
        self._held.append(_copy(event))
        self._text += GROUP_SEPARATOR if _is_separator(event) else event.text()
        self._last = event.timestamp()
        self._pause.start()

    def _may_be_scanned(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return False
        if _is_separator(event):
            return bool(self._held) and event.timestamp() - self._last < LONGEST_GAP
        return bool(event.text()) and event.text().isprintable() and not _is_command(event)

    def _is_stray(self, event: QKeyEvent) -> bool:
        """A control character that a scanner sends inside a burst is dropped."""
        is_control = bool(event.text()) and not event.text().isprintable() and event.key() not in _ENDS
        is_inside = len(self._text) > 1 and event.timestamp() - self._last < LONGEST_GAP
        return is_control and is_inside and not _is_separator(event)

    def _is_burst(self, event: QKeyEvent) -> bool:
        return len(self._text) >= LEAST_CHARACTERS and event.timestamp() - self._last < LONGEST_GAP

    def _decide(self) -> None:
        """After a pause: enough characters are a scan, fewer were typed."""
        if len(self._text) >= LEAST_CHARACTERS:
            self._take()
        else:
            self._let_go()

    def _take(self) -> None:
        text = self._text
        self._forget()
        self.scanned.emit(text)

    def _let_go(self) -> None:
        """Replay the held keys to the focus, in their order."""
        held = self._held
        self._forget()
        self._is_replaying = True
        try:
            for event in held:
                target = QApplication.focusWidget() or QGuiApplication.focusWindow()
                if target is not None:
                    QApplication.sendEvent(target, event)
        finally:
            self._is_replaying = False

    def _forget(self) -> None:
        self._pause.stop()
        self._held, self._text = [], ""


def _is_command(event: QKeyEvent) -> bool:
    """Whether Ctrl, Alt or Meta makes a command of the key; AltGr, which is both on some systems, writes a letter."""
    held = event.modifiers() & _COMMANDS
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(held) and held != both


def _is_separator(event: QKeyEvent) -> bool:
    """Whether the key is Ctrl+], by which scanners send GS."""
    is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.text() == GROUP_SEPARATOR or (is_control and event.key() == Qt.Key.Key_BracketRight)


def _copy(event: QKeyEvent) -> QKeyEvent:
    """The event, to be sent again; Qt ends the one that it handed in."""
    copied = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copied.setTimestamp(event.timestamp())
    return copied
