"""Tab goes in reading order: Qt puts whatever is made later behind everything else."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.field import Field


def order_tabs(*groups: QWidget, behind: tuple[QWidget, ...] = ()) -> None:
    """Put what is shown in each group in the order of its places, group after group, and the widgets named behind."""
    found = [*(stop for group in groups for stop in _stops(group)), *behind]
    for before, after in pairwise(found):
        QWidget.setTabOrder(before, after)


def _stops(group: QWidget) -> list[QWidget]:
    """What Tab reaches within a group, from top to bottom and from left to right."""
    inside = (part for part in group.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    shown = [part for part in inside if part.focusProxy() is None and part.isVisible()]
    return sorted(shown, key=lambda part: _place(part, group))


def _place(part: QWidget, group: QWidget) -> tuple[int, int, int]:
    """Where the field of a part begins, then the part within it: number and unit do not begin at one height."""
    field: QWidget | None = part
    while field is not None and field is not group and not isinstance(field, Field):
        field = field.parentWidget()
    whole = field if isinstance(field, Field) else part
    corner = whole.mapTo(group, QPoint(0, 0))
    return corner.y(), corner.x(), part.mapTo(group, QPoint(0, 0)).x()
