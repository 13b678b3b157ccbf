"""The list: which lots may be used? Chips with counts, a filter while typing, a table that is read page by page."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.staff import Permission, may
from compounder.domain.stock import IngredientLot
from compounder.services.queries import LotOrder, LotQuestion, Standing
from compounder.services.sign_in import Session
from compounder.services.survey_stock import StockPage, StockRow, survey_stock
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.stock.lot_filter import LotFilter
from ui.screens.stock.lot_table import LotTable
from ui.screens.stock.no_lots import NoLots
from ui.screens.stock.pack_scan import pack_lot
from ui.theme.tokens import Space
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, column
from ui.words import language, words
from ui.workplace import Workplace

_TOUCHING = frozenset({"lots", "movements", "weighings", "verifications", "batches", "batch_lines", "exceptions"})
"""What changes where lots stand or what is told of them."""


class LotList(Screen):
    """Enter opens a lot's card, F12 receives stock; the text and the chip stay while one is away.

    `pack_scanned(text)` tells a pack's code whose lot is not known here: it is to be received.
    """

    pack_scanned = Signal(str)

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._question = LotQuestion(workplace.local_now().date())
        self._page: StockPage | None = None
        self._newest = Newest(self.workplace.operations)
        self._kept: str | None = None
        self.head = LotFilter()
        self.filter, self.chips = self.head.field, self.head.chips
        self.refusal = Notice()
        self.table = LotTable(lambda: self._question.today)
        self.empty = NoLots()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        within = column()
        within.addWidget(self.table, 1)
        within.addWidget(self.empty)
        self._card = Card(within, padding=1)
        self._layout = QVBoxLayout()
        self._layout.setSpacing(Space.M)
        self._layout.addWidget(self.head)
        self._layout.addWidget(self.refusal)
        self._layout.addWidget(self._card, 1)
        self.fill(self._layout)
        self.bar.primary.setVisible(may(self.session.role, Permission.RECEIVE))

    def _connect(self) -> None:
        self.filter.edited.connect(self._filter)
        self.filter.entered.connect(self.table.setFocus)
        self.head.chosen.connect(self._choose)
        self.table.opened.connect(lambda row: self.opened.emit(Target(Place.STOCK, row.lot.id)))
        self.table.current_changed.connect(self._say_current)
        self.table.page_wanted.connect(self._read_on)
        self.table.sort_asked.connect(self._sort)
        self.empty.chosen.connect(self._receive)
        self.bar.acted.connect(self._receive)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+F"), self, context=within).activated.connect(self.filter.setFocus)

    def title(self) -> str:
        """The question."""
        return self.tr("Stock: which lots may be used?")

    def concerns(self, changes: Changes) -> bool:
        """Whether a lot, or what is taken from it, changed."""
        return any(table in _TOUCHING for table, _ in changes.touched)

    # asking

    def reload(self) -> None:
        """The first page, anew; the current row is kept."""
        current = self.table.current()
        self._kept = current.lot.id if current is not None else self._kept
        self._question = replace(self._question, today=self.workplace.local_now().date())
        self.table.set_sorted(self._question.order.value, ascending=self._question.is_ascending)
        self._read(None)

    def _read(self, after: StockRow | None) -> None:
        work, question, spoken = self.workplace, self._question, language()

        def asked_for() -> StockPage:
            with work.records.reading() as loads:
                lot = after.lot if after is not None else None
                known = work.facilities.ingredients(loads)
                return survey_stock(
                    loads, work.facilities.stock, work.rules, question, ingredients=known, language=spoken, after=lot
                )

        self._newest.ask(asked_for, lambda page: self._take(page, is_first=after is None), self._refuse)

    def _read_on(self, last: object) -> None:
        if isinstance(last, StockRow):
            self._read(last)

    def _take(self, page: StockPage, *, is_first: bool) -> None:
        self.refusal.clear()
        if not is_first:
            self.table.add_rows(page.rows, has_more=page.has_more)
            return
        self._page = page
        had_focus = self._has_table_focus()
        self.table.show_rows(page.rows, has_more=page.has_more)
        places = [place for place, row in enumerate(page.rows) if row.lot.id == self._kept]
        if page.rows:
            self.table.select(places[0] if places else 0)
        self._show_counts()
        if had_focus or (self.isVisible() and self.window().focusWidget() in (None, self)):
            (self.table if page.rows else self.filter).setFocus()

    def _has_table_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.table.isAncestorOf(focus)

    def _refuse(self, refusal: Refusal) -> None:
        self.refusal.show_refusal(refusal)

    def take_scan(self, text: str) -> bool:
        """A pack opens its lot, shows those that bear its number, or is received; any other code is the window's."""
        number = pack_lot(text, self.workplace.local_now().date())
        if number is None:
            return False
        work = self.workplace

        def question() -> tuple[IngredientLot, ...]:
            with work.records.reading() as loads:
                return loads.find(IngredientLot, lot_number=number)

        asked = work.operations.read(question)
        asked.done.connect(lambda found: self._take_scanned(text, number, found))
        return True

    def _take_scanned(self, text: str, number: str, found: tuple[IngredientLot, ...]) -> None:
        if len(found) == 1:
            self.opened.emit(Target(Place.STOCK, found[0].id))
        elif found or not may(self.session.role, Permission.RECEIVE):
            self.filter.set_text(number)
            self._choose(None)
            self._filter(number)
        else:
            self.pack_scanned.emit(text)

    # choosing

    def _filter(self, text: str) -> None:
        self._question = replace(self._question, text=text)
        self._read(None)

    def _choose(self, standing: Standing | None) -> None:
        self._question = replace(self._question, standing=standing)
        self._show_counts()
        self._read(None)

    def _sort(self, key: str, ascending: bool) -> None:  # noqa: FBT001 (a signal's)
        self._question = replace(self._question, order=LotOrder(key), is_ascending=ascending)
        self.table.set_sorted(key, ascending=ascending)
        self._read(None)

    def _receive(self) -> None:
        self.opened.emit(Target(Place.STOCK, act="receive"))

    # showing

    def _show_counts(self) -> None:
        counts = self._page.counts if self._page is not None else None
        self.head.show_chosen(self._question.standing, counts)
        is_empty = self._page is not None and not self._page.rows
        self.empty.setVisible(is_empty)
        self.table.setVisible(not is_empty)
        if is_empty and counts is not None:
            can_receive = may(self.session.role, Permission.RECEIVE)
            self.empty.say(self._question.text.strip(), has_lots=bool(sum(counts.values())), can_receive=can_receive)

    def _say_current(self, row: object) -> None:
        if isinstance(row, StockRow):
            self._kept = row.lot.id
            self.bar.say(self.tr("Enter opens %1").replace("%1", words().show(row.lot.lot_number)))
        else:
            self.bar.say("")

    def first_focus(self) -> QWidget | None:
        """The current row; where there is none, the filter."""
        return self.filter if self._page is not None and not self._page.rows else self.table

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the filter."""
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.set_text("")
            self._filter("")
        else:
            super().keyPressEvent(event)

    def set_folding(self, folding: Folding) -> None:
        """Margins narrow with the window; where it is one column, the table keeps the height of some rows."""
        super().set_folding(folding)
        margin = Space.M if folding.is_one_column else Space.XL
        self._layout.setContentsMargins(margin, Space.M, margin, Space.M)
        self.table.setMinimumHeight(240 if folding.is_one_column else 160)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.table.setAccessibleName(self.tr("Lots"))
        self.bar.set_primary(self.tr("Receive stock"), "plus")
        self.titled.emit()
        self._show_counts()
        self._say_current(self.table.current())
