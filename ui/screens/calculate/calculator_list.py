"""The left card: a field that finds calculators while one types, those used last on top, then family by family."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from compounder.domain.calculators.catalogue import CATALOGUE
from compounder.domain.calculators.declaration import Calculator
from ui.screens.calculate.fitted import GrowingColumn
from ui.screens.calculate.found_rows import CalculatorRow
from ui.screens.calculate.search import Search
from ui.theme.tokens import Space, Type
from ui.widgets.panel import Line, Panel, Text, column, emptied
from ui.widgets.text_field import TextField
from ui.words import every_language, words

_DOWN, _UP = int(Qt.Key.Key_Down), int(Qt.Key.Key_Up)


class CalculatorList(Panel):
    """``CalculatorList()``: `opened` with the name of a calculator; ``show_current(name, used)``.

    Down leads from the field into the rows, Up and Down through them, Enter in the field opens the first one found.
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._search = Search(tuple(CATALOGUE.values()), every_language())
        self._current = ""
        self._used: tuple[str, ...] = ()
        self.rows: list[CalculatorRow] = []
        self._on_top: list[Text | CalculatorRow] = []
        self.field = TextField(icon="search")
        self.field.edited.connect(lambda _text: self._show())
        self.field.entered.connect(self._open_first)
        self.field.line.installEventFilter(self)
        self._none = Text(ink="ink2", wraps=True)
        self._none.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self.column = GrowingColumn()
        head = column(margin=Space.M)
        head.addWidget(self.field)
        layout = column()
        layout.addLayout(head)
        layout.addWidget(Line())
        layout.addWidget(self._none)
        layout.addWidget(self.column, 1)
        self.setLayout(layout)
        self.retranslate()

    def show_current(self, current: str, used: Sequence[str]) -> None:
        """Mark the calculator that is open, and put those used last on top."""
        is_new = tuple(used) != self._used
        self._current, self._used = current, tuple(used)
        if is_new:
            self._show_used()
        self._mark()

    def found(self) -> tuple[Calculator, ...]:
        """What the text in the field means, all calculators while it is empty."""
        return self._search.found(self.field.text())

    def _show(self) -> None:
        """Make the rows anew, for other words or another language."""
        had_focus = next((row.calculator.name for row in self.rows if row.hasFocus()), None)
        emptied(self.column.rows, keep=1)
        self.rows, self._on_top = [], []
        found = self.found()
        for family, members in groupby(found, key=lambda item: item.family):
            self._add_group(words().say(f"calculator_family.{family}"), list(members))
        self._show_used()
        self._mark()
        count = self.tr("%1 of %2").replace("%1", words().show(len(found)))
        self.field.show_help(count.replace("%2", words().show(len(CATALOGUE))))
        self._none.setVisible(not found)
        for row in self.rows:
            if had_focus == row.calculator.name:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
                break

    def _mark(self) -> None:
        """The first row of the calculator that is open is the current one."""
        current = next((row for row in self.rows if row.calculator.name == self._current), None)
        for row in self.rows:
            row.set_current(is_current=row is current)

    def _show_used(self) -> None:
        """Those used last, above the families while nothing is looked for."""
        for widget in self._on_top:
            self.column.rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.rows = [row for row in self.rows if row not in self._on_top]
        self._on_top = []
        if self._used and not self.field.text().strip():
            self._on_top = self._add_group(self.tr("Used last"), [CATALOGUE[name] for name in self._used], at=0)

    def _add_group(
        self, head: str, members: Sequence[Calculator], *, at: int | None = None
    ) -> list[Text | CalculatorRow]:
        title = Text(head, Type.SMALL.in_weight(600), "ink2", wraps=True)
        title.setContentsMargins(Space.L, Space.M, Space.L, Space.XS)
        added: list[Text | CalculatorRow] = [title]
        for member in members:
            row = CalculatorRow(member)
            row.clicked.connect(lambda _=False, name=member.name: self.opened.emit(name))
            row.installEventFilter(self)
            added.append(row)
        place = self.column.rows.count() - 1 if at is None else at
        for number, widget in enumerate(added):
            self.column.rows.insertWidget(place + number, widget)
        rows = [widget for widget in added if isinstance(widget, CalculatorRow)]
        self.rows = [*self.rows, *rows] if at is None else [*rows, *self.rows]
        return added

    def _open_first(self) -> None:
        if self.rows and self.field.text().strip():
            self.opened.emit(self.rows[0].calculator.name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go through field and rows; Enter opens a row."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (_DOWN, _UP):
                self._step(watched, 1 if event.key() == _DOWN else -1)
                return True
            if isinstance(watched, CalculatorRow) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.click()
                return True
        return super().eventFilter(watched, event)

    def _step(self, watched: QObject, by: int) -> None:
        at = next((place for place, row in enumerate(self.rows) if row is watched), -1) + by
        if at < 0:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.OtherFocusReason)
            self.column.ensureWidgetVisible(self.rows[at])

    def retranslate(self) -> None:
        """Say the field and every row."""
        self.field.set_label("")
        self.field.line.setAccessibleName(self.tr("Find a calculator"))
        self.field.set_placeholder(self.tr("Find a calculator"))
        self._none.setText(self.tr("No calculator for these words. Try one word: dilute, isotonic, milliequivalents."))
        self._show()
