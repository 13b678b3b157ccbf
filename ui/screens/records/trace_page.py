"""Trace: who received a lot, what is in a jar? One field; what was scanned says in which direction."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.staff import Permission, may
from compounder.domain.stock import LotId
from compounder.services.sign_in import Session
from compounder.services.trace_view import (
    Backwards,
    Forwards,
    Meaning,
    Receiver,
    Traced,
    meanings_of,
    trace_backwards,
    trace_forwards,
)
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.records.trace_answer import Answer, TraceAnswer
from ui.screens.records.trace_scan import TraceScan, read_scan
from ui.screens.records.trace_tables import TraceColumns
from ui.theme.tokens import Space, Type
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Text, column
from ui.widgets.record_table import RecordTable
from ui.widgets.text_field import TextField
from ui.workplace import Workplace

_TOUCHING = frozenset({"movements", "containers", "dispensings", "verifications", "identities", "lots", "batches"})


class TracePage(Screen):
    """``Target(Place.RECORDS, "trace", number)`` traces at once. F12 or Enter in the field traces what stands in it."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._scan: TraceScan | None = None
        self._meaning: Meaning | None = None
        self._newest = Newest(self.workplace.operations)
        self.answer: Answer | None = None
        columns = TraceColumns(workplace, self)
        self.field = TextField(icon="scan")
        self.refusal = Notice()
        self._said = TraceAnswer(self)
        self.choices = RecordTable(columns.choices())
        self.batches = RecordTable(columns.batches())
        self.people = RecordTable(columns.people())
        self.lots = RecordTable(columns.lots())
        self._heads = {table: Text(style=Type.BODY.in_weight(600)) for table in self._tables}
        self._cards: dict[RecordTable, Card] = {}
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.hold = Button(icon="quarantine", key="F7")
        self._build()
        self._connect()
        self.retranslate()

    @property
    def _tables(self) -> tuple[RecordTable, ...]:
        return self.choices, self.people, self.batches, self.lots

    def _build(self) -> None:
        head = column(gap=Space.S)
        for part in (self.field, *self._said.parts):
            head.addWidget(part)
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        self._page.addWidget(Card(head))
        self._page.addWidget(self.refusal)
        for table, title in self._heads.items():
            within = column()
            title.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
            within.addWidget(title)
            within.addWidget(table, 1)
            self._cards[table] = Card(within, padding=1)
            table.usual_height = 150
        self._pair.setSpacing(Space.M)
        for table in self._tables:
            (self._pair if table in (self.people, self.batches) else self._page).addWidget(self._cards[table], 10)
        self._page.addLayout(self._pair, 10)
        self._page.addStretch(1)
        self.fill(self._page)
        self.bar.add_act(self.hold)

    def _connect(self) -> None:
        self.field.entered.connect(self.trace)
        self.bar.acted.connect(self.trace)
        self.hold.clicked.connect(self._hold)
        self.choices.opened.connect(self._choose)
        self.batches.opened.connect(lambda row: self.opened.emit(Target(Place.BATCHES, row.batch.batch)))
        self.people.opened.connect(self._open_receiver)
        self.lots.opened.connect(lambda row: self.opened.emit(Target(Place.STOCK, row.lot.lot)))

    def title(self) -> str:
        """The question, or what is traced."""
        return self._said.title(self.answer)

    def go_to(self, target: Target) -> None:
        """Trace a number that another place names."""
        if target.act:
            self._ask(TraceScan(target.act, None), target.act)

    def concerns(self, changes: Changes) -> bool:
        """Whether where something is changed."""
        return any(table in _TOUCHING for table, _ in changes.touched)

    # asking

    def trace(self) -> None:
        """Trace what stands in the field, typed or pasted from a scanner."""
        self._ask(read_scan(self.field.text(), self.workplace.local_now().date()), self.field.text())

    def take_scan(self, text: str) -> bool:
        """Any scan here is a question."""
        scan = read_scan(text, self.workplace.local_now().date())
        self._ask(scan, scan.number)
        return True

    def _ask(self, scan: TraceScan, shown: str) -> None:
        self.field.set_text(shown)
        self._scan, self._meaning = scan, None
        self.reload()

    def _choose(self, meaning: Meaning) -> None:
        self._meaning = meaning
        self.reload()

    def reload(self) -> None:
        """Ask again what was asked last."""
        if self._scan is None:
            return
        work, scan, chosen = self.workplace, self._scan, self._meaning

        def question() -> Answer:
            meanings = (
                (chosen,) if chosen is not None else meanings_of(work.records, work.rules, scan.number, only=scan.only)
            )
            if len(meanings) > 1:
                return meanings
            queries, key = work.facilities.queries, meanings[0].key
            if meanings[0].kind is Traced.LOT:
                return trace_forwards(work.records, queries, work.rules, LotId(key))
            return trace_backwards(work.records, queries, work.rules, key)

        self._newest.ask(question, self._take, self._refuse)

    def _take(self, answer: Answer) -> None:
        is_same = type(answer) is type(self.answer)
        focus = QApplication.focusWidget()
        self.answer = answer
        self.refusal.clear()
        self.field.clear_refusal()
        self._fill()
        self._show()
        self.titled.emit()
        first = self._first_table()
        if first is not None and self.isVisible() and (not is_same or focus is self.field.line):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, refusal: Refusal) -> None:
        self.answer, self._scan = None, None
        self._fill()
        self._show()
        self.field.refuse(refusal)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.titled.emit()

    # going on

    def _open_receiver(self, row: Receiver) -> None:
        if row.dispensing.patient is not None and Place.PATIENTS in self.places:
            self.opened.emit(Target(Place.PATIENTS, row.dispensing.patient))
        else:
            self.opened.emit(Target(Place.BATCHES, row.dispensing.batch))

    def _hold(self) -> None:
        if isinstance(self.answer, Forwards) and self.answer.here:
            self.opened.emit(Target(Place.STOCK, self.answer.lot.id, "recall_batches"))

    # showing

    def _fill(self) -> None:
        answer = self.answer
        self.choices.show_rows(answer if isinstance(answer, tuple) else ())
        self.batches.show_rows(answer.batches if isinstance(answer, Forwards) else ())
        self.people.show_rows(answer.receivers if isinstance(answer, Forwards) else ())
        self.lots.show_rows(answer.lots if isinstance(answer, Backwards) else ())
        for table in self._tables:
            if table.rows:
                table.select(0)

    def _first_table(self) -> RecordTable | None:
        shown = (self.choices, self.people, self.batches, self.lots)
        return next((table for table in shown if table.rows), None)

    def _show(self) -> None:
        for table, card in self._cards.items():
            card.setVisible(bool(table.rows))
        answer = self.answer
        self._page.setStretchFactor(self._pair, 10 if isinstance(answer, Forwards) else 0)
        has_rows = isinstance(answer, Forwards | Backwards)
        self.bar.say(self.tr("Enter opens the current batch, lot or patient.") if has_rows else "")
        may_hold = may(self.session.role, Permission.RECALL_LOT) and Place.STOCK in self.places
        self.bar.offer(self.hold, is_offered=may_hold and isinstance(answer, Forwards) and bool(answer.here))
        self._said.show_answer(answer, self.field.text())

    def first_focus(self) -> QWidget | None:
        """The field, or the current row of the answer."""
        return self._first_table() or self.field

    def set_folding(self, folding: Folding) -> None:
        """The margins are the window's; each table keeps the height of some rows."""
        super().set_folding(folding)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)
        is_beside = folding.has_side_panels
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom)
        for table in self._tables:
            table.setMinimumHeight(150)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.field.set_label(self.tr("Lot, receipt, batch or pot"))
        titles = {
            self.choices: self.tr("Several bear this number"),
            self.batches: self.tr("Batches made with it"),
            self.people: self.tr("Where they went"),
            self.lots: self.tr("Lots in it"),
        }
        for table, title in titles.items():
            self._heads[table].setText(title)
            table.setAccessibleName(title)
            table.retranslate()
        self.hold.set_word(self.tr("Hold what it reached"))
        self.bar.set_primary(self.tr("Trace"), "recall")
        self._show()
        self.titled.emit()
