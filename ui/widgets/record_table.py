"""A table of records: columns declared once, read page by page by key, sorted and filtered by the query alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from ui.theme.appearance import theme
from ui.theme.tokens import Height, Type
from ui.widgets.drawing import draw_text
from ui.widgets.panel import Panel, column
from ui.widgets.record_columns import Cell, Column, RecordModel, text_of
from ui.widgets.record_delegate import PADDING, RecordDelegate

_NAME_WIDTH = 190


class _Header(QHeaderView):
    """The heads, with an arrow on the sorted column."""

    def __init__(self, model: RecordModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._records = model
        self.sorted_by = ""
        self.is_ascending = True
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setFixedHeight(Height.TABLE_HEAD)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Ground, title, arrow and the hairline below."""
        roles = theme().roles
        head = self._records.columns[section]
        place = QRectF(rect)
        painter.fillRect(place, roles.sunken)
        painter.fillRect(QRectF(place.left(), place.bottom() - 1, place.width(), 1), roles.line)
        title = head.title()
        if head.key == self.sorted_by:
            title += " ↑" if self.is_ascending else " ↓"
        is_number = head.kind in (Cell.NUMBER, Cell.STRONG_NUMBER)
        align = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        inner = place.adjusted(PADDING, 0, -PADDING, 0)
        draw_text(painter, inner, title, Type.SMALL.in_weight(600), roles.ink2, align=align)


class _View(QTableView):
    """Qt's table, told what Enter and Ctrl+C mean here."""

    entered_row = Signal()
    copied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Ctrl+C copies; a printable key goes on to the screen, not to Qt's own search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first row is the current one where none was."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount() > 0:
            self.selectRow(0)


class RecordTable(Panel):
    """``RecordTable([Column(…), …])``; ``show_rows(rows, has_more=…)``; ``add_rows`` on `page_wanted(last_row)`.

    - `opened(row)` on Enter or double click; `current_changed(row)` as the current row moves; `sort_asked(key,
      ascending)` on a head that can sort: the screen asks the query again. Nothing is sorted or filtered here.
    - ``current()`` is the current row or None; ``set_sorted(key, ascending=…)`` draws the arrow.
    - `needed_height` shows every row that was read; it may change whenever `arranged` is sent.
    - Ctrl+C copies the current row's exact values, parted by tabs. Name the table with ``setAccessibleName``.
    - Names and long texts wrap and rows grow; numbers stand on their decimal mark; where it is narrow the last columns
      fold into a second line under the name. Nothing scrolls sideways.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    page_wanted = Signal(object)
    sort_asked = Signal(str, bool)
    arranged = Signal()
    usual_height = 320
    """How high it asks to be; several tables on one screen ask for less."""

    def __init__(self, columns: Sequence[Column[Any]], *, row_height: int = Height.TABLE_ROW) -> None:
        super().__init__()
        self._model = RecordModel(columns, self)
        self._model.page_wanted.connect(self.page_wanted)
        self._row_height = row_height
        self._view = _View()
        self._header = _Header(self._model)
        self._delegate = RecordDelegate(self._model, self._view)
        self._build()
        layout = column()
        layout.addWidget(self._view)
        self.setLayout(layout)
        self.setFocusProxy(self._view)

    def _build(self) -> None:
        view = self._view
        view.setProperty("kind", "records")
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setHorizontalHeader(self._header)
        self._header.setStretchLastSection(True)  # rows reach the edge while nothing scrolls
        view.verticalHeader().hide()
        view.setShowGrid(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.verticalHeader().setDefaultSectionSize(self._row_height)
        view.doubleClicked.connect(self._open)
        view.entered_row.connect(self._open)
        view.copied.connect(self.copy)
        view.selectionModel().currentRowChanged.connect(self._tell_current)
        self._header.sectionClicked.connect(self._ask_sorting)

    def setAccessibleName(self, name: str) -> None:
        """The name is that of Qt's table within."""
        super().setAccessibleName(name)
        self._view.setAccessibleName(name)

    def show_rows(self, rows: Sequence[Any], *, has_more: bool = False) -> None:
        """Begin anew with the first page of a query."""
        self._model.show_rows(rows, has_more=has_more)
        self._arrange()

    def add_rows(self, rows: Sequence[Any], *, has_more: bool = False) -> None:
        """The next page."""
        first = len(self._model.rows)
        self._model.add_rows(rows, has_more=has_more)
        self._delegate.measure()
        self._heighten(first)

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows read so far."""
        return tuple(self._model.rows)

    def current(self) -> Any | None:
        """The current row."""
        index = self._view.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def select(self, place: int) -> None:
        """Make a row the current one, from 0."""
        self._view.selectRow(place)

    def set_sorted(self, key: str, *, ascending: bool = True) -> None:
        """Say by the arrow how the query sorted."""
        self._header.sorted_by, self._header.is_ascending = key, ascending
        self._header.viewport().update()

    def copy(self) -> None:
        """The current row's values to the clipboard."""
        row = self.current()
        if row is not None:
            values = [text_of(each.value(row)) for each in self._model.columns]
            QApplication.clipboard().setText("\t".join(values))

    @property
    def needed_height(self) -> int:
        """How high it is when every row that was read is in sight."""
        rows = range(len(self._model.rows))
        return self._header.height() + sum(self._view.rowHeight(place) for place in rows) + 3

    def retranslate(self) -> None:
        """Say heads and values in the language that is spoken."""
        self._model.retranslate()
        self._arrange()

    def _open(self) -> None:
        row = self.current()
        if row is not None:
            self.opened.emit(row)

    def _tell_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.current_changed.emit(self._model.rows[current.row()] if current.isValid() else None)
        self._view.viewport().update()

    def _ask_sorting(self, section: int) -> None:
        head = self._model.columns[section]
        if head.can_sort:
            is_again = head.key == self._header.sorted_by
            self.sort_asked.emit(head.key, not self._header.is_ascending if is_again else True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold columns."""
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        """A screenful."""
        return QSize(640, self.usual_height)

    def _arrange(self) -> None:
        """Give each column its width; fold the last ones while there is too little room."""
        columns = self._model.columns
        scroll_bar = self._view.verticalScrollBar().sizeHint().width()
        room = self.width() - scroll_bar - 2
        folded: list[int] = []
        unwanted = {place for place, each in enumerate(columns) if not each.is_wanted()}
        fixed = sum(
            each.width for place, each in enumerate(columns) if each.kind is not Cell.NAME and place not in unwanted
        )
        for place in range(len(columns) - 1, -1, -1):
            if fixed + _NAME_WIDTH <= room:
                break
            if place not in unwanted and columns[place].kind not in (Cell.NAME, Cell.STATE, Cell.PATH):
                folded.append(place)
                fixed -= columns[place].width
        self._delegate.folded = tuple(sorted(folded))
        for place, each in enumerate(columns):
            self._view.setColumnHidden(place, place in folded or place in unwanted)
            self._view.setColumnWidth(place, max(room - fixed, _NAME_WIDTH) if each.kind is Cell.NAME else each.width)
        self._delegate.measure()
        self._heighten(0)

    def _heighten(self, first: int) -> None:
        """Rows whose text wraps grow; only those are told."""
        for place in range(first, len(self._model.rows)):
            self._view.setRowHeight(place, max(self._row_height, self._delegate.height_of_row(place)))
        self.arranged.emit()
