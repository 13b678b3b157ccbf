"""Today: what needs me now? Work that waits for the role, what expires, what is short, and whether it can be proved."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.services.sign_in import Session
from compounder.services.survey_day import Day, Deed, Waiting, survey_day
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.today.cards import ExpiringCard, ProofCard, ShortCard
from ui.screens.today.words import TodayWords
from ui.theme.tokens import Space, State, Type
from ui.widgets.button import Button, Kind
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Icon, Line, Text, column, row
from ui.widgets.side_by_side import SideBySide
from ui.widgets.tag import Tag
from ui.widgets.work_list import WorkList, WorkRow
from ui.words import language
from ui.workplace import Workplace

_MOST_ROWS = 9
_SIDE = 400
_ROW = 66
_OPENS = {
    Deed.RELEASE: (Place.BATCHES, "release"),
    Deed.LABEL: (Place.BATCHES, "printer"),
    Deed.YIELD: (Place.BATCHES, "weigh"),
    Deed.VERIFY: (Place.BATCHES, "verify"),
    Deed.WEIGH: (Place.BATCHES, "weigh"),
    Deed.ACCEPT: (Place.STOCK, "stock"),
    Deed.APPROVE: (Place.FORMULATIONS, "signed"),
}
"""Where each deed is done, and its icon."""


class TodayScreen(Screen):
    """What waits for the person who has signed in; digits 1 to 9 open it, F12 begins a batch, F3 receives stock."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._day: Day | None = None
        self._newest = Newest(self.workplace.operations)
        self._words = TodayWords(self)
        self.alarm = Notice()
        self.refusal = Notice()
        self.list = WorkList()
        self.list.opened.connect(self._open)
        self.empty = EmptyState()
        self.expiring, self.short, self.proof = ExpiringCard(), ShortCard(), ProofCard()
        self.receive = Button(icon="stock", key="F3")
        self._heading = Text(style=Type.SECTION)
        self._count = Tag(icon="today")
        self._hint = Text(style=Type.SMALL, ink="ink2")
        self._more = Button(kind=Kind.QUIET)
        self._finished = Text(wraps=True, ink="ink2")
        self._finished_word = Text(style=Type.BODY.in_weight(600))
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        within = column()
        within.addLayout(self._head())
        within.addWidget(Line())
        within.addWidget(self.empty)
        within.addWidget(self.list, 1)
        within.addWidget(self._more)
        within.addWidget(Line())
        within.addLayout(self._foot())
        left = Card(within, padding=1)
        self._right = QWidget()
        side = column(gap=Space.L)
        for card in (self.expiring, self.short):
            side.addWidget(card)
        side.addWidget(self.proof, 1)
        self._right.setLayout(side)
        self._columns = SideBySide()
        self._columns.addWidget(left, 1)
        self._columns.add_side(self._right, _SIDE)
        page = QVBoxLayout()
        page.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        page.setSpacing(Space.M)
        page.addWidget(self.alarm)
        page.addWidget(self.refusal)
        page.addLayout(self._columns, 1)
        self.fill(page)
        if Place.STOCK in self.places:
            self.bar.add_act(self.receive)
        self.bar.primary.setVisible(Place.BATCHES in self.places)
        self.receive.setVisible(Place.STOCK in self.places)

    def _head(self) -> QHBoxLayout:
        head = row(gap=Space.S)
        head.setContentsMargins(Space.L, 11, Space.L, 11)
        head.addWidget(self._heading)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._hint)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = row(gap=10)
        foot.setContentsMargins(Space.L, 11, Space.L, 11)
        foot.addWidget(Icon("ok", 20, "ok"))
        foot.addWidget(self._finished_word)
        foot.addWidget(self._finished, 1)
        return foot

    def _connect(self) -> None:
        self.bar.acted.connect(lambda: self.opened.emit(Target(Place.BATCHES, act="new")))
        self.receive.clicked.connect(lambda: self.opened.emit(Target(Place.STOCK, act="receive")))
        self._more.clicked.connect(lambda: self.opened.emit(Target(Place.BATCHES)))
        self.workplace.assurance.changed.connect(self._show_proof)

    def title(self) -> str:
        """The day, and the question."""
        day = QLocale(language()).toString(_qt_date(self._today), "dddd d MMMM")
        return self.tr("%1: what needs you").replace("%1", day[:1].upper() + day[1:])

    def reload(self) -> None:
        """Read the day anew."""
        work, session = self.workplace, self.session
        now = work.local_now()

        def question() -> Day:
            with work.records.reading() as loads:
                return survey_day(loads, work.rules, person=session.person, role=session.role, now=now)

        self._newest.ask(question, self._take, self._refuse)

    def _take(self, day: Day) -> None:
        self._day = day
        self.refusal.clear()
        self._show()

    def _refuse(self, refusal: Refusal) -> None:
        self.refusal.show_refusal(refusal)

    def _show(self) -> None:
        day = self._day
        if day is None:
            return
        rows = [self._row(place, item) for place, item in enumerate(day.waiting[:_MOST_ROWS], 1)]
        had_focus = self.list.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.list.show_rows(rows, current=day.waiting[0].record if rows else None)
        self.list.setVisible(bool(rows))
        self.list.setMinimumHeight(_ROW * len(rows) if not self.folding.has_side_panels else 0)
        self.empty.setVisible(not rows)
        self.empty.show_sentence(self._words.nothing(day, self._today))
        self._count.show_state(State.PLAIN, str(len(day.waiting)))
        self._hint.setVisible(bool(rows) and self.folding.has_side_panels)
        left_over = len(day.waiting) - len(rows)
        self._more.setVisible(left_over > 0 and Place.BATCHES in self.places)
        self._more.set_word(self.tr("and %n more", "", left_over))
        self._finished.setText(self._words.finished(day.finished))
        self.expiring.show_day(day, self._today)
        self.short.show_day(day)
        self._show_proof()
        if rows and not had_focus and self.isVisible() and self.window().focusWidget() in (None, self):
            self.list.enter()

    def _row(self, digit: int, item: Waiting) -> WorkRow:
        place, icon = _OPENS[item.deed]
        return WorkRow(
            item.record,
            self._words.name(item),
            self._words.detail(item),
            icon,
            "accent_ink",
            self._words.verb(item.deed),
            note=self._words.age(self.workplace.local_now() - item.since),
            state=State.BUSY if item.is_in_work else None,
            state_word=self.tr("in work") if item.is_in_work else "",
            digit=str(digit) if place in self.places else "",
        )

    def _show_proof(self) -> None:
        assurance = self.workplace.assurance
        verdict = assurance.verdict
        if verdict is not None and not verdict.is_sound:
            self.alarm.show_refusal(verdict.findings[0])
        else:
            self.alarm.clear()
        self.proof.show_proof(assurance, self._day, self.workplace.local_now())

    @property
    def _today(self) -> date:
        return self.workplace.local_now().date()

    def _open(self, key: object) -> None:
        item = next((waiting for waiting in self._day.waiting if waiting.record == key), None) if self._day else None
        if item is not None and _OPENS[item.deed][0] in self.places:
            self.opened.emit(Target(_OPENS[item.deed][0], item.record))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit opens its row, by the physical key: no Shift on a French keyboard."""
        digit = event.text() if event.text().isdigit() else _FRENCH_DIGITS.get(event.text(), "")
        if not (digit and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self.list.open_digit(digit)):
            super().keyPressEvent(event)

    def first_focus(self) -> QWidget | None:
        """The current row."""
        if self._day is not None and self._day.waiting:
            self.list.enter()
            return self.focusWidget()
        return None

    def set_folding(self, folding: Folding) -> None:
        """Side panels go below the list where there is no room beside it."""
        super().set_folding(folding)
        self._columns.fold(is_beside=folding.has_side_panels)
        self._show()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._heading.setText(self.tr("Waiting for you"))
        self._hint.setText(self.tr("Press the number to open"))
        self._finished_word.setText(self.tr("Finished today"))
        self.receive.set_word(self.tr("Receive stock"))
        self.bar.set_primary(self.tr("New batch"), "plus")
        self.bar.say(self.tr("Scan a label or a pack at any time: it opens what it belongs to."))
        self.titled.emit()
        self._show()


def _qt_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


_FRENCH_DIGITS = dict(zip("&é\"'(-è_ç", "123456789", strict=True))
"""What the digit keys of a French keyboard write without Shift."""
