"""Draws the cells of a table of records: tags, wrapping names, codes, and numbers set on their decimal mark."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.theme.appearance import theme
from ui.theme.tokens import Space, State, Type, TypeStyle
from ui.theme.typeface import font, metrics
from ui.widgets.drawing import draw_icon, draw_text, rounded
from ui.widgets.panel import breakable
from ui.widgets.record_columns import VALUE_ROLE, Cell, PathDots, RecordModel, text_of
from ui.widgets.tag import draw_tag

PADDING = 12
_DOT, _DOT_GAP = 8, 2
_WRAPPING = (Cell.NAME, Cell.TEXT, Cell.CODE)
"""What may be longer than its column: it wraps, and the row grows."""
_NUMBER = re.compile(r"([+\-\u2212]?[0-9]+)(.*)", re.DOTALL)


class RecordDelegate(QStyledItemDelegate):
    """Draws cells; `folded` are the columns that stand as a second line under the name."""

    def __init__(self, model: RecordModel, view: QTableView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self.folded: tuple[int, ...] = ()
        self._tails: dict[int, int] = {}

    def measure(self) -> None:
        """How wide the longest fraction with unit of each number column is: there the decimal marks stand."""
        self._tails = {}
        for place, each in enumerate(self._model.columns):
            if each.kind in (Cell.NUMBER, Cell.STRONG_NUMBER):
                measured = metrics(_style(each.kind))
                tails = (_parts(text_of(each.value(row)))[1] for row in self._model.rows)
                self._tails[place] = max((measured.horizontalAdvance(tail) for tail in tails), default=0)

    def height_of_row(self, row: int) -> int:
        """How high a row must be for its name, what is folded under it, and any text wider than its column."""
        heights = []
        for place, each in enumerate(self._model.columns):
            if place in self.folded or each.kind not in _WRAPPING or not each.is_wanted():
                continue
            inner = self._view.columnWidth(place) - 2 * PADDING
            height = _wrapped(text_of(each.value(self._model.rows[row])), _style(each.kind), inner)
            second = self._second_line(row) if each.kind is Cell.NAME else ""
            heights.append(height + (_wrapped(second, Type.SMALL, inner) if second else 0) + 14)
        return max(heights, default=0)

    def _second_line(self, row: int) -> str:
        folded = (self._model.columns[place] for place in self.folded)
        said = [(each.title(), text_of(each.value(self._model.rows[row]))) for each in folded]
        return ", ".join(f"{title} {text}" for title, text in said if text)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, the bar of the current row, the cell, the hairline below."""
        roles = theme().roles
        place = QRectF(option.rect)
        is_current = index.row() == self._view.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(place, QColor(roles.select if is_current else roles.surface))
        painter.fillRect(QRectF(place.left(), place.bottom() - 1, place.width(), 1), QColor(roles.line))
        if is_current:
            self._draw_current(painter, place, index.column())
        self._draw_cell(painter, place.adjusted(PADDING, 0, -PADDING, -1), index)
        painter.restore()

    def _draw_current(self, painter: QPainter, place: QRectF, column: int) -> None:
        """The bar at the left of the current row, and the focus ring along its edges."""
        roles = theme().roles
        if column == 0:
            painter.fillRect(QRectF(place.left(), place.top(), Space.CURRENT_ROW, place.height()), QColor(roles.accent))
        if self._view.hasFocus():
            focus = QColor(roles.focus)
            painter.fillRect(QRectF(place.left(), place.top(), place.width(), Space.FOCUS), focus)
            painter.fillRect(QRectF(place.left(), place.bottom() - 3, place.width(), Space.FOCUS), focus)

    def _draw_cell(self, painter: QPainter, place: QRectF, index: QModelIndex | QPersistentModelIndex) -> None:
        roles = theme().roles
        value = index.data(VALUE_ROLE)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        kind = self._model.columns[index.column()].kind
        match kind:
            case Cell.STATE:
                state = value[0] if isinstance(value, tuple) else State.PLAIN
                draw_tag(painter, place.left(), place.center().y(), state, text)
            case Cell.PATH:
                _draw_path(painter, place, value)
            case Cell.NUMBER | Cell.STRONG_NUMBER:
                self._draw_number(painter, place, text, index.column())
            case Cell.NAME:
                self._draw_name(painter, place, text, index.row())
            case _:
                painter.setFont(font(_style(kind)))
                painter.setPen(QColor(roles.ink))
                centred = int(Qt.AlignmentFlag.AlignVCenter)
                painter.drawText(place, centred | _flags(text, _style(kind), int(place.width())), breakable(text))

    def _draw_name(self, painter: QPainter, place: QRectF, text: str, row: int) -> None:
        roles = theme().roles
        second = self._second_line(row)
        name = _wrapped(text, Type.BODY, int(place.width()))
        whole = name + (_wrapped(second, Type.SMALL, int(place.width())) if second else 0)
        top = place.top() + (place.height() - whole) / 2
        for said, style, colour, height in (
            (text, Type.BODY, roles.ink, name),
            (second, Type.SMALL, roles.ink2, whole),
        ):
            painter.setFont(font(style))
            painter.setPen(QColor(colour))
            painter.drawText(
                QRectF(place.left(), top, place.width(), height),
                _flags(said, style, int(place.width())),
                breakable(said),
            )
            top += name

    def _draw_number(self, painter: QPainter, place: QRectF, text: str, column: int) -> None:
        style = _style(self._model.columns[column].kind)
        whole, tail = _parts(text)
        mark = place.right() - self._tails.get(column, 0)
        width = metrics(style).horizontalAdvance(whole)
        ink = theme().roles.ink
        draw_text(painter, QRectF(mark - width, place.top(), width, place.height()), whole, style, ink)
        draw_text(painter, QRectF(mark, place.top(), place.right() - mark, place.height()), tail, style, ink)


def _draw_path(painter: QPainter, place: QRectF, path: PathDots) -> None:
    """Filled for each step done, the current one larger, a cross where it was stopped, rings for what comes."""
    now = theme()
    left, middle = place.left(), place.center().y()
    for step in range(path.of):
        is_next = step == path.done
        size = _DOT + 4 if is_next else _DOT
        spot = QRectF(left + (_DOT + 4 - size) / 2, middle - size / 2, size, size)
        if is_next and path.is_stopped:
            draw_icon(painter, "close", spot.adjusted(-2, -2, 2, 2), now.state(State.REFUSED).solid)
        elif is_next:
            rounded(painter, spot, fill=now.roles.accent, radius=size // 2)
        elif step < path.done:
            rounded(painter, spot, fill=now.state(State.OK).solid, radius=size // 2)
        else:
            rounded(painter, spot, fill=None, border=now.roles.border, radius=size // 2)
        left += _DOT + 4 + _DOT_GAP
    ink = now.state(State.REFUSED).ink if path.is_stopped else now.roles.ink
    word = QRectF(left + Space.XS, place.top(), place.right() - left - Space.XS, place.height())
    draw_text(painter, word, path.word, Type.BODY.in_weight(600), ink)


def _style(kind: Cell) -> TypeStyle:
    return {Cell.CODE: Type.CODE, Cell.STRONG_NUMBER: Type.BODY.in_weight(600)}.get(kind, Type.BODY)


def _parts(text: str) -> tuple[str, str]:
    """The digits before the decimal mark, and the rest; a text without a number is all rest."""
    match = _NUMBER.fullmatch(text)
    return (match[1], match[2]) if match else ("", text)


def _wrapped(text: str, style: TypeStyle, width: int) -> int:
    place = QRect(0, 0, max(width, 40), 10_000)
    return metrics(style).boundingRect(place, _flags(text, style, width), breakable(text)).height()


def _flags(text: str, style: TypeStyle, width: int) -> int:
    """Lines end between words; within one only where a single word is wider than the column."""
    widest = max((metrics(style).horizontalAdvance(word) for word in text.split()), default=0)
    wraps = Qt.TextFlag.TextWrapAnywhere if widest > width else Qt.TextFlag.TextWordWrap
    return int(wraps)
