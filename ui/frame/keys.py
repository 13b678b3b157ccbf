"""The keys that mean the same wherever one is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.frame.rail import Rail


def answer_keys(desk: QWidget, rail: Rail, acts: Mapping[str, Callable[[], object]]) -> None:
    """Have keys do their acts, and Alt with a digit go to a place, while the focus is anywhere in the desk."""
    within = Qt.ShortcutContext.WidgetWithChildrenShortcut
    for keys, act in acts.items():
        QShortcut(QKeySequence(keys), desk, context=within).activated.connect(act)
    # Not the buttons' own shortcuts: those wait a tenth of a second, and are dead where the rail is folded away.
    for place in rail.items:
        key = QShortcut(QKeySequence(f"Alt+{place.digit}"), desk, context=within)
        key.activated.connect(partial(rail.choose, place))
