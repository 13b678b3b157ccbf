"""Where does each batch stand? The list from which one is opened, and a new one begun."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from compounder.domain.batch import BatchId
from compounder.domain.errors import Refusal
from compounder.domain.staff import Permission, may
from compounder.services.list_batches import BatchGroup, BatchPage, ListedBatch, list_batches
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.batches.list.words import ListWords
from ui.theme.tokens import Height, Space
from ui.widgets.button import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, column, row
from ui.widgets.record_columns import Cell, Column
from ui.widgets.record_table import RecordTable
from ui.widgets.text_field import TextField
from ui.workplace import Workplace

_TYPING_PAUSE = 150
_LEAST_TABLE = 120


class BatchList(Screen):
    """Enter opens a batch on the step that is due; F12 begins a new one; typing filters, chips choose the kind."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._words = ListWords(self)
        self._newest = Newest(self.workplace.operations)
        self._page: BatchPage | None = None
        self._group = BatchGroup.UNDER_WAY
        self.filter = TextField(icon="search", height=Height.CHIP)
        self.chips = {group: Chip() for group in BatchGroup}
        self.table = RecordTable(self._columns(), row_height=Height.TABLE_ROW_TWO_LINES)
        self.empty = EmptyState()
        self.refusal = Notice()
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._body = QStackedWidget()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.filter.echo.hide()  # nothing is ever to be said under it
        chips = Flow(gap=Space.M)
        kinds = QButtonGroup(self)
        kinds.setExclusive(True)
        for group, chip in self.chips.items():
            kinds.addButton(chip)
            chips.addWidget(chip)
            chip.setChecked(group is self._group)
        self._head = row(gap=Space.L)
        self._head.addWidget(self.filter, 1)
        self._head.addLayout(chips, 2)
        self._body.addWidget(self.table)
        self._body.addWidget(self.empty)
        self.table.setMinimumHeight(_LEAST_TABLE)
        within = column()
        within.addWidget(self._body)
        page = QVBoxLayout()
        page.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        page.setSpacing(Space.M)
        page.addLayout(self._head)
        page.addWidget(self.refusal)
        page.addWidget(Card(within, padding=1), 1)
        self.fill(page)
        self._page_layout = page

    def _connect(self) -> None:
        self.bar.acted.connect(self._begin)
        self.empty.chosen.connect(self._begin)
        self.table.opened.connect(self._open)
        self.table.page_wanted.connect(self._ask)
        self.filter.edited.connect(lambda _: self._pause.start())
        self.filter.entered.connect(self.table.setFocus)
        self._pause.timeout.connect(self.reload)
        for group, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, group=group: self._choose(group))
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.filter.setFocus)

    def _columns(self) -> list[Column[ListedBatch]]:
        return [
            Column("path", lambda: self.tr("Step"), self._words.path, Cell.PATH, 210),
            Column("name", lambda: self.tr("Preparation"), self._words.name, Cell.NAME),
            Column("number", lambda: self.tr("Number"), lambda batch: batch.batch, Cell.CODE, 118),
            Column("size", lambda: self.tr("Size"), lambda batch: batch.size, Cell.NUMBER, 104),
            Column("by", lambda: self.tr("Last by"), lambda batch: batch.by, Cell.TEXT, 190),
            Column("since", lambda: self.tr("Since"), self._since, Cell.TEXT, 118),
        ]

    def _since(self, batch: ListedBatch) -> object:
        zone = ZoneInfo(self.workplace.pharmacy.time_zone)
        return self._words.since(batch.since, self.workplace.local_now(), zone)

    def title(self) -> str:
        """The question."""
        return self.tr("Where does each batch stand?")

    def concerns(self, changes: Changes) -> bool:
        """Whether a commit touched a batch; a weighing touches the dots."""
        return any(table.startswith(("batch", "weighing", "verification", "prints")) for table, _ in changes.touched)

    def reload(self) -> None:
        """Read the first page anew."""
        self._ask(None)

    def _ask(self, last: object) -> None:
        work, group, text = self.workplace, self._group, self.filter.text()
        after: BatchId | None = last.batch if isinstance(last, ListedBatch) else None

        def question() -> BatchPage:
            with work.records.reading() as loads:
                return list_batches(loads, work.rules, group, text=text, after=after)

        self._newest.ask(question, lambda page: self._take(page, is_first=after is None), self._refuse)

    def _take(self, page: BatchPage, *, is_first: bool) -> None:
        self.refusal.clear()
        self._page = page
        if not is_first:
            self.table.add_rows(page.rows, has_more=page.has_more)
            return
        kept = self.table.current()
        self.table.show_rows(page.rows, has_more=page.has_more)
        keys = [item.batch for item in page.rows]
        if keys:
            self.table.select(keys.index(kept.batch) if kept is not None and kept.batch in keys else 0)
        self._show()

    def _refuse(self, refusal: Refusal) -> None:
        self.refusal.show_refusal(refusal)

    def _show(self) -> None:
        page = self._page
        if page is None:
            return
        self._body.setCurrentWidget(self.table if page.rows else self.empty)
        word = self.tr("New batch") if self._group is BatchGroup.UNDER_WAY and self._may_plan else ""
        self.empty.show_sentence(self._words.nothing(self._group, self.filter.text().strip()), word, "plus")
        self.chips[BatchGroup.UNDER_WAY].set_count(str(page.under_way))
        if page.rows and self.isVisible() and self.window().focusWidget() in (None, self):
            self.table.setFocus()

    @property
    def _may_plan(self) -> bool:
        return may(self.session.role, Permission.PLAN)

    def _choose(self, group: BatchGroup) -> None:
        self._group = group
        self.reload()

    def _open(self, batch: ListedBatch) -> None:
        self.opened.emit(Target(Place.BATCHES, batch.batch))

    def _begin(self) -> None:
        self.opened.emit(Target(Place.BATCHES, act="new"))

    def first_focus(self) -> QWidget | None:
        """The current row; where there is none, the filter."""
        return self.table if self._page is None or self._page.rows else self.filter

    def set_folding(self, folding: Folding) -> None:
        """Filter and chips stand above each other where it is narrow."""
        super().set_folding(folding)
        is_beside = folding.has_side_panels
        direction = QVBoxLayout.Direction.LeftToRight if is_beside else QVBoxLayout.Direction.TopToBottom
        self._head.setDirection(direction)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page_layout.setContentsMargins(margin, Space.L, margin, Space.L)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.filter.set_label("")
        self.filter.set_placeholder(self.tr("Filter by number or name"))
        self.filter.line.setAccessibleName(self.tr("Filter by number or name"))
        self.table.setAccessibleName(self.tr("Batches"))
        for group, chip in self.chips.items():
            chip.set_word(self._words.group(group))
        self.bar.set_primary(self.tr("New batch"), "plus")
        self.bar.set_reason("" if self._may_plan else self.tr("Technicians and pharmacists plan batches."))
        self.bar.say(self.tr("Enter opens a batch at the step that is due."))
        self.titled.emit()
        self._show()
