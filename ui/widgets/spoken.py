"""What a screen reader is told: announcements, and painted widgets with a role, a name and a value."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from ui.widgets.panel import Panel


class SpokenPanel(Panel):
    """A painted panel that a reader knows by `role`, accessible name and `spoken` value."""

    role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        install_spoken_panels()
        super().__init__(parent)
        self._spoken = ""

    @property
    def spoken(self) -> str:
        """What it shows, in words."""
        return self._spoken

    def say_value(self, text: str) -> None:
        """Change what a reader finds here; nothing is read out by that alone (see `announce`)."""
        if text != self._spoken:
            self._spoken = text
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ValueChanged))


class _SpokenInterface(QAccessibleWidget):
    def __init__(self, panel: SpokenPanel) -> None:
        super().__init__(panel, panel.role)
        self._panel = panel

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Value:
            return self._panel.spoken
        return super().text(kind)


def _factory(_class_name: str, item: QObject) -> QAccessibleInterface | None:
    return _SpokenInterface(item) if isinstance(item, SpokenPanel) else None


_installed: list[bool] = []


def install_spoken_panels() -> None:
    """Tell Qt, once in a process, how painted panels are read."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_factory)


def announce(widget: QWidget, text: str) -> None:
    """Have a text read out now: a verdict that changed, a refusal, a success."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
