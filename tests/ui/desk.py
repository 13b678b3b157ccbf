"""A window for a few widgets, and what tests of them share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from tests.ui.keys import shown
from ui.widgets.panel import Panel, column

HOSTILE = "<b>lot</b> & <0,9 %> <img src=x>" + "x" * 80
REFUSAL = Refusal("overload", "pan", capacity=Quantity.of(2200, "g"))


def grams(number: str) -> Quantity:
    """So many grams."""
    return Quantity.of(number, "g")


def window(*parts: QWidget, width: int = 900) -> Panel:
    """The widgets in an active window."""
    holder = Panel()
    layout = column()
    for part in parts:
        layout.addWidget(part)
    holder.setLayout(layout)
    holder.resize(width, 600)
    shown(holder)
    KEPT[:] = [holder]
    return holder


KEPT: list[QWidget] = []
"""The window of the test: Python would end it with the last name for it."""


def heard(signal: object) -> list[object]:
    """What a signal says from now on."""
    said: list[object] = []
    signal.connect(lambda *values: said.append(values[0] if values else None))  # type: ignore[attr-defined]
    return said


def press(_held: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key through Qt's own table of shortcuts, as the platform sends it."""
    target = QApplication.focusWidget() or _held
    QTest.keyClick(target, key, modifiers)
