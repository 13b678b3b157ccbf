"""Two versions side by side: what changed is marked, what did not is folded to its count."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from compounder.domain.formulation_sheet import Part, RowPair
from compounder.domain.phrase import Phrase
from ui.theme.appearance import theme
from ui.theme.tokens import Space, State, Type
from ui.widgets.button import Button, Kind
from ui.widgets.drawing import painting
from ui.widgets.panel import Line, Panel, Text, column, emptied, row
from ui.widgets.tag import Tag
from ui.words import words

_LABEL = 168


class DifferenceList(Panel):
    """``show_rows(rows, old, new)``: `old` and `new` are the heads of the columns; without an old one all is new.

    A run of unchanged rows is one button that unfolds it. ``set_narrow(is_narrow=…)`` stacks the columns.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[RowPair] = ()
        self._heads: tuple[str, str] | None = None
        self._is_narrow = False
        self._open: set[int] = set()
        self._folds: dict[int, Button] = {}
        self._list = column()
        layout = column()
        layout.addLayout(self._list)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_rows(self, rows: Sequence[RowPair], old: str, new: str) -> None:
        """Show rows; what was unfolded of the same rows stays so."""
        if rows != self._rows:
            self._open = set()
        self._rows, self._heads = rows, (old, new) if old else None
        self.retranslate()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put the columns one below the other, or beside each other."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        emptied(self._list)
        self._folds = {}
        if self._heads is not None and not self._is_narrow:
            self._list.addWidget(_Heads(*self._heads))
        number = 0
        for part, of_part in groupby(self._rows, key=lambda pair: pair.part):
            self._list.addWidget(_PartHead(words().show(Phrase.of(f"sheet.part.{Part(part).value}"))))
            for is_changed, run in groupby(of_part, key=lambda pair: pair.is_changed):
                self._add_run(number, tuple(run), is_changed=is_changed)
                number += 1

    def _add_run(self, number: int, run: tuple[RowPair, ...], *, is_changed: bool) -> None:
        if not is_changed:
            fold = Button(self.tr("%n line(s) unchanged", "", len(run)), Kind.QUIET, icon=self._chevron(number))
            fold.clicked.connect(lambda: self._toggle(number))
            self._folds[number] = fold
            holder = QWidget()
            beside = row()
            beside.addWidget(fold)
            beside.addStretch(1)
            holder.setLayout(beside)
            self._list.addWidget(holder)
            if number not in self._open:
                return
        for pair in run:
            self._list.addWidget(Line())
            self._list.addWidget(_Row(pair, self._mark(pair), is_narrow=self._is_narrow, heads=self._heads))

    def _chevron(self, number: int) -> str:
        return "down" if number in self._open else "right"

    def _toggle(self, number: int) -> None:
        self._open ^= {number}
        self.retranslate()
        self._folds[number].setFocus()

    def _mark(self, pair: RowPair) -> str:
        """The word of a change; "" where there is none, or where everything is new."""
        if not pair.is_changed or self._heads is None:
            return ""
        if pair.old is None:
            return self.tr("new")
        return self.tr("removed") if pair.new is None else self.tr("changed")


class _Heads(QWidget):
    """The heads of the two columns."""

    def __init__(self, old: str, new: str) -> None:
        super().__init__()
        layout = row(gap=Space.L)
        layout.setContentsMargins(Space.L + _LABEL + Space.L, 0, Space.S, Space.S)
        for head in (old, new):
            layout.addWidget(Text(head, Type.SMALL.in_weight(600), "ink2", wraps=True), 1)
        self.setLayout(layout)


class _PartHead(QWidget):
    """The head of a part of the formulation."""

    def __init__(self, word: str) -> None:
        super().__init__()
        layout = column()
        layout.setContentsMargins(0, Space.M, 0, Space.S)
        layout.addWidget(Text(word, Type.SECTION, wraps=True))
        self.setLayout(layout)


class _Row(QWidget):
    """A row: label, old and new value; a changed one has a bar at its left and a tag that says so."""

    def __init__(self, pair: RowPair, mark: str, *, is_narrow: bool, heads: tuple[str, str] | None) -> None:
        super().__init__()
        self._is_marked = bool(mark)
        label = words().show(pair.label)
        said = column(gap=Space.XS)
        said.addWidget(Text(label[:1].upper() + label[1:], ink="ink2", wraps=True))
        if mark:
            tag = row()
            tag.addWidget(Tag(State.ATTENTION, mark))
            tag.addStretch(1)
            said.addLayout(tag)
        said.addStretch(1)
        layout = QGridLayout()
        layout.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        layout.setHorizontalSpacing(Space.L)
        layout.setVerticalSpacing(Space.S)
        values = _values(pair, is_marked=self._is_marked)
        if is_narrow:
            layout.addLayout(said, 0, 0)
            for place, value in enumerate(values, 1):
                head = heads[place - 1] if heads is not None and len(values) == 2 else ""
                layout.addLayout(_headed(head, value), place, 0)
        else:
            layout.setColumnMinimumWidth(0, _LABEL)
            layout.addLayout(said, 0, 0)
            span = 2 if len(values) == 1 else 1
            for place, value in enumerate(values, 1):
                layout.addWidget(value, 0, place, 1, span)
            for place in (1, 2):
                layout.setColumnStretch(place, 1)
        self.setLayout(layout)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar of a change."""
        if self._is_marked:
            with painting(self) as painter:
                solid = theme().state(State.ATTENTION).solid
                painter.fillRect(QRectF(0, 2, Space.CURRENT_ROW, self.height() - 4), solid)


def _values(pair: RowPair, *, is_marked: bool) -> tuple[Text, ...]:
    """The values of a row: both where it changed, else the one."""
    shown = (pair.old, pair.new) if is_marked else (pair.new,)
    texts = []
    for place, value in enumerate(shown):
        is_new = place == len(shown) - 1
        text = words().show(value) if value is not None else "—"
        shown_value = Text(text, Type.BODY.in_weight(600 if is_new and is_marked else 400), wraps=True)
        shown_value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        texts.append(shown_value)
    return tuple(texts)


def _headed(head: str, value: Text) -> QGridLayout:
    layout = QGridLayout()
    layout.setVerticalSpacing(0)
    if head:
        layout.addWidget(Text(head, Type.SMALL, "ink2", wraps=True), 0, 0)
    layout.addWidget(value, 1, 0)
    return layout
