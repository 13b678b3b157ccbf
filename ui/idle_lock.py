"""The idle lock: after minutes without a key, a press or a scan it asks that what is on the screen be hidden."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

IDLE_MINUTES = 10
"""How long nobody may touch the program before it locks (unconfirmed: no rule names a number)."""
_ACTS = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)


class IdleLock(QObject):
    """Watches an application; `idle` is sent once nobody has touched it for so many milliseconds."""

    idle = Signal()

    def __init__(self, application: QApplication, *, milliseconds: int = IDLE_MINUTES * 60_000) -> None:
        super().__init__(application)
        self._timer = QTimer(self, singleShot=True, interval=milliseconds)
        self._timer.timeout.connect(self.idle)
        self._timer.start()
        application.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Any touch begins the time anew."""
        if event.type() in _ACTS:
            self._timer.start()
        return False
