"""Register: which numbers were given? One row a number, both series in one order of time, the newest first."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.papers.register import LostNumber
from compounder.domain.staff import Permission
from compounder.services.authority import role_refusal
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import WantedPaper
from compounder.services.register_view import RegisterRow, RegisterView, view_register
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.printing import Outcome, print_act, print_paper, tell
from ui.screens.records.register_table import RegisterTable
from ui.screens.records.register_words import RegisterWords
from ui.theme.tokens import Space, Type
from ui.two_columns import TwoColumns
from ui.widgets.choice_field import ChoiceField
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_list import FactList
from ui.widgets.panel import Card, Text, column, row
from ui.widgets.text_field import TextField
from ui.words import words
from ui.workplace import Workplace

_TOUCHING = frozenset({"register", "batches", "dispensings", "prints", "identities", "restorations"})


class RegisterPage(TwoColumns):
    """Enter opens the batch of a number; F9 and F12 print the year: once as the original, then as duplicates."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._words = RegisterWords(self)
        self._act = print_act(workplace, session)
        self._newest = Newest(self.workplace.operations)
        self._kept: str | None = None
        self.view: RegisterView | None = None
        self.may_print = role_refusal(session.role, Permission.PRINT)
        self.year = ChoiceField()
        self._count = Text(ink="ink2", wraps=True)
        self.table = RegisterTable(self._words)
        self.empty = EmptyState()
        self._what, self._facts = Text(style=Type.SECTION, wraps=True), FactList()
        self.reason = TextField()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.year.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.year.setFixedWidth(140)
        self.year.echo.hide()
        above = QWidget()
        line = row(gap=Space.L)
        line.addWidget(self.year)
        line.addWidget(self._count, 1)
        above.setLayout(line)
        left = column()
        left.addWidget(self.table, 1)
        left.addWidget(self.empty)
        right = column(gap=Space.M)
        for part in (self._what, self._facts):
            right.addWidget(part)
        right.addStretch(1)
        right.addWidget(self.reason)
        self.arrange(Card(left, padding=1), Card(right), above)
        self.empty.hide()
        self.reason.hide()

    def _connect(self) -> None:
        self.year.chosen.connect(lambda _key: self._choose_year())
        self.table.current_changed.connect(self._show_current)
        self.table.opened.connect(self._open)
        self.table.page_wanted.connect(self._read_on)
        self.reason.edited.connect(lambda _text: self._begin_anew())
        self.bar.acted.connect(self.print_year)
        self.bar.answered_why.connect(self._say_why)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        key = QShortcut(QKeySequence("F9"), self, context=within)
        key.setAutoRepeat(False)
        key.activated.connect(self.bar.primary.click)

    def title(self) -> str:
        """The question."""
        return self.tr("Register: which numbers were given?")

    def concerns(self, changes: Changes) -> bool:
        """Whether a number was given or struck, or the year printed."""
        return any(table in _TOUCHING for table, _ in changes.touched)

    # asking

    def reload(self) -> None:
        """The newest numbers of the year; the current row is kept."""
        self._read(None)

    def _chosen_year(self) -> int:
        chosen = self.year.choice()
        return chosen if isinstance(chosen, int) else self.workplace.local_now().year

    def _choose_year(self) -> None:
        self._begin_anew()
        self.reason.set_text("")
        self._kept = None
        self._read(None)

    def _read_on(self, last: object) -> None:
        if isinstance(last, RegisterRow):
            self._read(last.place)

    def _read(self, before: int | None) -> None:
        work, year, person, now = self.workplace, self._chosen_year(), self.session.person, self.workplace.local_now()

        def question() -> RegisterView:
            with work.records.reading() as loads:
                return view_register(loads, work.rules, year, person=person, now=now, before=before)

        self._newest.ask(question, lambda view: self._take(view, is_first=before is None), self.refusal.show_refusal)

    def _take(self, view: RegisterView, *, is_first: bool) -> None:
        if not is_first:
            self.table.add_rows(view.rows, has_more=view.has_more)
            return
        kept, self.view = self._kept, view
        self.table.show_rows(view.rows, has_more=view.has_more)
        if view.rows:
            places = [place for place, each in enumerate(view.rows) if each.entry.number == kept]
            self.table.select(places[0] if places else 0)
        self._show()

    # printing

    def print_year(self) -> None:
        """Print what the year says now; a duplicate has its reason."""
        view = self.view
        if view is None or not view.count:
            return
        reason = self.reason.text().strip()
        if view.printed and not reason:
            self.reason.refuse(Refusal("reason_needed", "reprint"))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.refusal.clear()
        self.bar.set_busy(busy=True)
        act = replace(self._act, reason=reason if view.printed else None)
        job = print_paper(self.workplace, WantedPaper(PaperKind.REGISTER, str(view.year)), act)
        job.ended_well.connect(self._finish)
        job.refused.connect(self.refusal.show_refusal)
        job.ended.connect(lambda: self.bar.set_busy(busy=False))

    def _finish(self, outcome: Outcome) -> None:
        self._begin_anew()
        self.reason.set_text("")
        tell(outcome, self.bar, self.refusal)
        self.reload()

    def _begin_anew(self) -> None:
        self._act = print_act(self.workplace, self.session)  # another draft is another act

    def _say_why(self) -> None:
        if isinstance(self.bar.reason, Refusal):
            self.refusal.show_refusal(self.bar.reason)

    # showing

    def _show(self) -> None:
        view = self.view
        if view is None:
            self._count.setText("")
            return
        self.year.set_choices([(year, str(year)) for year in view.years])
        self.year.choose(view.year)
        self.table.setVisible(bool(view.count))
        self.empty.setVisible(not view.count)
        self.empty.show_sentence(
            self.tr("No number was given in %1. A release gives the first.").replace("%1", str(view.year))
        )
        said = self.tr("%n number(s), none missing, the newest first.", "", view.count) if view.count else ""
        printed = self.tr("Printed %n time(s) as it stands now.", "", view.printed) if view.printed else ""
        self._count.setText(" ".join(part for part in (said, printed) if part))
        self.reason.setVisible(bool(view.printed) and self.may_print is None)
        self._name_act()

    def _name_act(self) -> None:
        view = self.view
        year = str(view.year) if view is not None else str(self.workplace.local_now().year)
        if view is not None and view.printed:
            said = self.tr("Print duplicate %1 of %2").replace("%1", str(view.printed)).replace("%2", year)
        else:
            said = self.tr("Print the register of %1").replace("%1", year)
        self.bar.set_primary(said, "printer")
        if view is not None and not view.count:
            self.bar.set_reason(Refusal("nothing_to_print", "empty_register", year=view.year))
        else:
            self.bar.set_reason(self.may_print or "")

    def _show_current(self, current: object) -> None:
        if not isinstance(current, RegisterRow):
            self._what.setText("")
            self._facts.show_facts([])
            self.bar.say("")
            return
        self._kept = current.entry.number
        self._what.setText(current.entry.number)
        self._facts.show_facts(self._words.facts(current))
        is_lost = isinstance(current.entry, LostNumber)
        batch = "" if isinstance(current.entry, LostNumber) else words().show(current.entry.batch)
        self.bar.say("" if is_lost else self.tr("Enter opens batch %1").replace("%1", batch))

    def _open(self, current: object) -> None:
        if isinstance(current, RegisterRow) and not isinstance(current.entry, LostNumber):
            self.opened.emit(Target(Place.BATCHES, current.entry.batch))

    def first_focus(self) -> QWidget | None:
        """The current row; in an empty year, the year."""
        return self.year if self.view is not None and not self.view.count else self.table

    def set_folding(self, folding: Folding) -> None:
        """Where it is one column the table keeps the height of some rows."""
        super().set_folding(folding)
        self.table.setMinimumHeight(240)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.year.set_label(self.tr("Year"))
        self.table.setAccessibleName(self.tr("Register"))
        self.reason.set_label(self.tr("Why is it printed again?"))
        self.table.retranslate()
        self._show()
        self._name_act()
        self._show_current(self.table.current())
        self.titled.emit()
