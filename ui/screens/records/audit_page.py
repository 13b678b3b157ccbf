"""Audit: what happened? Every act, the newest first, read page by page; Enter says what an act changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.staff import StaffId, StaffMember
from compounder.services.audit_trail import AuditLine, keys_of, read_trail
from compounder.services.audit_trail import AuditPage as TrailPage
from compounder.services.queries import AuditQuestion
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.screens.records.audit_changes import ChangesCard
from ui.screens.records.audit_words import AuditWords, act_word
from ui.theme.tokens import Space
from ui.two_columns import TwoColumns
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel import Card, column, row
from ui.widgets.text_field import TextField
from ui.widgets.timeline import Entry, Timeline
from ui.words import words
from ui.workplace import Workplace


class AuditPage(TwoColumns):
    """``Target(Place.RECORDS, "audit", number)`` shows what happened to one record."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._words = AuditWords(self)
        self._lines: list[AuditLine] = []
        self._has_more = False
        self._newest = Newest(self.workplace.operations)
        self._people: tuple[tuple[str, str], ...] = ()
        self._kinds: tuple[str, ...] = ()
        self.record, self.day = TextField(), DateField()
        self.person, self.kind = ChoiceField(), ChoiceField()
        self._filters = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.timeline = Timeline(is_modest=True)
        self.empty = EmptyState()
        self.changes = ChangesCard(workplace)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        filters = QWidget()
        filters.setLayout(self._filters)
        self._filters.setContentsMargins(0, 0, 0, 0)
        self._filters.setSpacing(Space.M)
        others = row(gap=Space.M)
        for field in (self.person, self.kind, self.day):
            others.addWidget(field, 1)
        self._filters.addWidget(self.record, 1)
        self._filters.addLayout(others, 2)
        left = column()
        left.setContentsMargins(Space.L, Space.L, Space.L, 0)
        left.addWidget(self.timeline, 1)
        left.addWidget(self.empty)
        self.arrange(Card(left), self.changes, filters)
        self.empty.hide()
        self.bar.primary.hide()

    def _connect(self) -> None:
        self.record.entered.connect(self._filter)
        self.day.entered.connect(self._filter)
        for choice in (self.person, self.kind):
            choice.chosen.connect(lambda _key: self._filter())
        self.timeline.opened.connect(self._choose)
        self.timeline.more_wanted.connect(self._read_on)
        self.empty.chosen.connect(self._show_all)
        self.changes.opened.connect(self.opened)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+F"), self, context=within).activated.connect(self.record.setFocus)

    def title(self) -> str:
        """The question."""
        number = self.record.text().strip()
        if number and self.record.refusal is None:
            return self.tr("What happened to %1?").replace("%1", words().show(number))
        return self.tr("Audit: what happened?")

    def go_to(self, target: Target) -> None:
        """What happened to a record, by its number."""
        if target.act:
            self._forget()
            self.record.set_text(target.act)

    def concerns(self, changes: Changes) -> bool:
        """Every act is an entry; who reads further down is not thrown back to the top."""
        return bool(changes.touched) and len(self._lines) <= 50

    # asking

    def reload(self) -> None:
        """The newest page."""
        self._read(None)

    def _read_on(self) -> None:
        if self._lines:
            self._read(self._lines[-1].number)

    def _read(self, before: int | None) -> None:
        work, number, question = self.workplace, self.record.text().strip(), self._question()

        def asked_for() -> tuple[TrailPage, tuple[tuple[str, str], ...], tuple[str, ...]]:
            with work.records.reading() as loads:
                keys = keys_of(loads, number) if number else ()
                people = tuple((member.id, member.name) for member in loads.find(StaffMember))
                trail = work.facilities.audit
                page = read_trail(loads, trail, replace(question, keys=keys), before=before)
                return page, people, trail.kinds()

        self._newest.ask(asked_for, lambda found: self._take(found, is_first=before is None), self._refuse)

    def _question(self) -> AuditQuestion:
        person, kind, day = self.person.choice(), self.kind.choice(), self.day.value()
        zone = self.workplace.local_now().tzinfo
        return AuditQuestion(
            StaffId(person) if isinstance(person, str) and person else None,
            kind if isinstance(kind, str) and kind else None,
            (),
            datetime.combine(day + timedelta(days=1), time(), zone) if day is not None else None,
        )

    def _filter(self) -> None:
        if self.day.settle() is None:
            self._choose(None)
            self._read(None)

    def _show_all(self) -> None:
        self._forget()
        self._read(None)
        self.record.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        for field in (self.record, self.day):
            field.set_text("")
        for choice in (self.person, self.kind):
            choice.choose("")
        self._choose(None)

    def _refuse(self, refusal: Refusal) -> None:
        if refusal.code == "unknown_audited":
            self.record.refuse(refusal)
            self.scroll_to_top()
        else:
            self.refusal.show_refusal(refusal)

    def _take(
        self,
        found: tuple[TrailPage, tuple[tuple[str, str], ...], tuple[str, ...]],
        *,
        is_first: bool,
    ) -> None:
        page, self._people, self._kinds = found
        self.refusal.clear()
        self.record.clear_refusal()
        self._has_more = page.has_more
        if is_first:
            self._lines = list(page.lines)
            self._show_lines()
        else:
            self._lines.extend(page.lines)
            self.timeline.add_entries([self._entry(line) for line in page.lines], has_more=page.has_more)
        self._show_choices()
        self.titled.emit()

    # showing

    def _entry(self, line: AuditLine) -> Entry:
        at = line.at.astimezone(self.workplace.local_now().tzinfo)
        return self._words.entry(line, at, is_short=self.folding.is_one_column)

    def _show_lines(self) -> None:
        self.timeline.show_entries([self._entry(line) for line in self._lines], has_more=self._has_more)
        is_empty = self._newest.is_asked and not self._lines
        self.empty.setVisible(is_empty)
        self.timeline.setVisible(not is_empty)

    def _show_choices(self) -> None:
        people = [(key, words().show(name)) for key, name in self._people]
        kinds = sorted(((kind, act_word(kind)) for kind in self._kinds), key=lambda pair: pair[1].casefold())
        kept = self.person.choice(), self.kind.choice()
        self.person.set_choices([("", self.tr("everybody")), *people])
        self.kind.set_choices([("", self.tr("every act")), *kinds])
        self.person.choose(kept[0] or "")
        self.kind.choose(kept[1] or "")

    def _choose(self, line: object) -> None:
        """Say what an act changed, in the side column."""
        self.changes.show_act(line if isinstance(line, AuditLine) else None)
        if self.changes.chosen is not None and not self.folding.has_side_panels:
            self._scroll.ensureWidgetVisible(self.changes)

    def first_focus(self) -> QWidget | None:
        """The record that is looked for."""
        return self.record

    def set_folding(self, folding: Folding) -> None:
        """Where it is one column the letters of the head give way to the words."""
        was_short = self.folding.is_one_column
        is_beside = folding.has_side_panels
        self._filters.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom)
        super().set_folding(folding)
        self.timeline.setMinimumHeight(260)
        self.changes.scrolled.setMinimumHeight(260)
        if was_short != folding.is_one_column:
            self._show_lines()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.record.set_placeholder(self.tr("batch, lot, login"))
        self.record.set_label(self.tr("Number or login"))
        self.person.set_label(self.tr("Person"))
        self.kind.set_label(self.tr("Act"))
        self.day.set_label(self.tr("Up to the day"))
        self.empty.show_sentence(self.tr("No act answers to this."), self.tr("Show all acts"), "records")
        self.bar.say(self.tr("Nothing here can be changed; a mistake is corrected by a further record."))
        self._show_choices()
        self._show_lines()
        self.titled.emit()
