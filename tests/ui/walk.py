"""Walks a window that is laid out: nothing clipped, nothing outside its parent, no two siblings over each other.

The walk finds what the eye passes; what a label says and whether it is the right word still needs the eye.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from ui.widgets.button import Button, Chip
from ui.widgets.lead_text import LeadText
from ui.widgets.tag import Tag


def parts(widget: QWidget) -> Iterator[QWidget]:
    """Every visible widget within, the widget itself first; not what Qt keeps inside its own tables and scroll bars."""
    yield widget
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QScrollArea):
        return
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield from parts(child)


def _named(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {words[:60]!r}"


def clipped(window: QWidget) -> list[str]:
    """What does not hold its own text."""
    return [found for widget in parts(window) for found in _clipped(widget)]


def _clipped(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, Button | Chip | Tag):
        needed = widget.sizeHint()
        if widget.width() < needed.width() or widget.height() < needed.height():
            yield f"{_named(widget)} has {widget.size().toTuple()} for {needed.toTuple()}"
    elif isinstance(widget, LeadText) or (isinstance(widget, QLabel) and widget.wordWrap()):
        needed_height = widget.heightForWidth(widget.width())
        if widget.text() and widget.height() < needed_height:
            yield f"{_named(widget)} is {widget.height()} high for {needed_height}"
        if not isinstance(widget, LeadText) and widget.text():
            longest = max(
                widget.fontMetrics().horizontalAdvance(word) for word in re.split(r"[\s\u200b]|(?<=-)", widget.text())
            )
            if longest > widget.width() + 1:
                yield f"{_named(widget)} is {widget.width()} wide for a word of {longest}"
    elif isinstance(widget, QLabel) and widget.text():
        needed_width = widget.fontMetrics().horizontalAdvance(widget.text())
        if widget.width() < needed_width:
            yield f"{_named(widget)} is {widget.width()} wide for {needed_width}"


def outside(window: QWidget) -> list[str]:
    """What reaches beyond its parent; the content of a scroll area may, downwards and never sideways."""
    found = []
    for widget in parts(window):
        parent = widget.parentWidget()
        if widget is window or parent is None:
            continue
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            if widget.width() > parent.width():
                found.append(f"{_named(widget)} is {widget.width()} wide and scrolls in {parent.width()}")
        elif not parent.rect().contains(widget.geometry()):
            found.append(f"{_named(widget)} {widget.geometry().getRect()} in {parent.rect().getRect()}")
    return found


def overlapping(window: QWidget) -> list[str]:
    """Siblings over each other."""
    found = []
    for parent in parts(window):
        if isinstance(parent, QStackedWidget | QAbstractScrollArea):
            continue
        children = [child for child in parent.children() if isinstance(child, QWidget) and child.isVisible()]
        shown = [child for child in children if not child.isWindow() and not child.geometry().isEmpty()]
        for place, one in enumerate(shown):
            for other in shown[place + 1 :]:
                both: QRect = one.geometry().intersected(other.geometry())
                if not both.isEmpty():
                    found.append(f"{_named(one)} and {_named(other)} in {type(parent).__name__}")
    return found


def nameless(window: QWidget) -> list[str]:
    """What can take the focus and has no name for a reader."""
    found = []
    for widget in parts(window):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name):
                found.append(f"{_named(widget)} in {type(widget.parentWidget()).__name__}")
    return found


def reads_markup(window: QWidget) -> list[str]:
    """Labels that would read markup."""
    labels = (widget for widget in parts(window) if isinstance(widget, QLabel))
    return [_named(label) for label in labels if label.textFormat() is not Qt.TextFormat.PlainText]


def defects(window: QWidget) -> list[str]:
    """All of the above."""
    return [*clipped(window), *outside(window), *overlapping(window), *nameless(window), *reads_markup(window)]


def too_small(window: QWidget, least: int = 40) -> list[str]:
    """What can be pressed and is smaller than a gloved finger finds; a line in its box is pressed by its box."""
    pressed = (widget for widget in parts(window) if isinstance(widget, QAbstractButton))
    return [_named(button) for button in pressed if not isinstance(button, QLineEdit) and button.height() < least]
