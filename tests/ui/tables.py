"""Qt's table within a RecordTable, for what a reader of the screen hears of it."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView, QWidget


def table_of(parts: QWidget) -> QTableView:
    """The only one within a widget."""
    found = parts.findChild(QTableView)
    assert isinstance(found, QTableView)
    return found
