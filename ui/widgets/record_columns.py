"""The columns of a table of records, declared once, and the model that holds the rows read so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.theme.tokens import State
from ui.words import words

VALUE_ROLE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
RowT = TypeVar("RowT")


class Cell(Enum):
    """How a column's values are drawn."""

    TEXT = "text"
    NAME = "name"
    """Wraps, never cut; the column takes the width that is left."""
    CODE = "code"
    NUMBER = "number"
    """Set on the decimal mark, with its unit."""
    STRONG_NUMBER = "strong number"
    STATE = "state"
    """A tag: `value` gives (State, word)."""
    PATH = "path"
    """How far along its path: `value` gives PathDots."""


@dataclass(frozen=True, slots=True)
class PathDots:
    """Steps of a path as dots: so many done, the next one current, or where it was stopped; and the step's word."""

    done: int
    of: int
    word: str
    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class Column(Generic[RowT]):
    """A column: its key, its title said anew after a change of language, a row's value, its kind and width.

    `value` gives a text, or anything that `compounder.words` shows (Quantity, date …), or (State, word) for a tag.
    One column is a NAME; where the table is narrow the last columns fold into a second line under the name. A column
    that is not wanted for what is shown now takes no room and is said nowhere.
    """

    key: str
    title: Callable[[], str]
    value: Callable[[RowT], object]
    kind: Cell = Cell.TEXT
    width: int = 110
    can_sort: bool = False
    is_wanted: Callable[[], bool] = lambda: True


def text_of(value: object) -> str:
    """What a cell says."""
    match value:
        case None:
            return ""
        case str():
            return value
        case (State(), word):
            return str(word)
        case PathDots():
            return value.word
        case _:
            return words().show(value)


class RecordModel(QAbstractTableModel):
    """The rows read so far, in the order of the query; asks for the next page by `page_wanted(last_row)`."""

    page_wanted = Signal(object)

    def __init__(self, columns: Sequence[Column[Any]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[Any] = []
        self._has_more = False
        self._is_waiting = False

    def show_rows(self, rows: Sequence[Any], *, has_more: bool) -> None:
        """Begin anew with the first page."""
        self.beginResetModel()
        self.rows, self._has_more, self._is_waiting = list(rows), has_more, False
        self.endResetModel()

    def add_rows(self, rows: Sequence[Any], *, has_more: bool) -> None:
        """The page that was asked for."""
        self._has_more, self._is_waiting = has_more, False
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows.extend(rows)
            self.endInsertRows()

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether a page may be asked for; never two at once."""
        return not parent.isValid() and self._has_more and not self._is_waiting

    def fetchMore(self, _parent: _Index) -> None:
        """Ask for the page after the last row."""
        self._is_waiting = True
        self.page_wanted.emit(self.rows[-1] if self.rows else None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Rows read so far."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Columns declared."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, and its value for the one that draws it."""
        value = self.columns[index.column()].value(self.rows[index.row()])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text_of(value)
        return value if role == VALUE_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title()
        return None

    def retranslate(self) -> None:
        """Every text is said anew."""
        if self.rows:
            last = self.index(len(self.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
