"""The list of the formulations: which one is in force."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.staff import Permission
from compounder.services.authority import role_refusal
from compounder.services.read_formulations import StoredFormulation, list_formulations
from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.formulations.list_filter import ListFilter
from ui.screens.formulations.words import FormulationWords
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, column
from ui.widgets.record_columns import Cell, Column
from ui.widgets.record_table import RecordTable
from ui.workplace import Workplace


class FormulationList(Screen):
    """Enter opens a version; typing filters; chips choose a state or a dosage form; F12 writes one, F3 imports."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._stored: tuple[StoredFormulation, ...] | None = None
        self._newest = Newest(self.workplace.operations)
        self._words = FormulationWords(workplace, self)
        self.refusal = Notice()
        self.filter = ListFilter(self._words)
        self.table = RecordTable(self._columns())
        self.empty, self.nothing = EmptyState(), EmptyState()
        self.importing = Button(icon="export", key="F3")
        self._build()
        self._connect()
        self.retranslate()

    def _columns(self) -> list[Column[StoredFormulation]]:
        return [
            Column("state", lambda: self.tr("State"), lambda each: self._words.state(each.row.state), Cell.STATE, 112),
            Column("name", lambda: self.tr("Formulation"), lambda each: each.formulation.name, Cell.NAME),
            Column("strength", lambda: self.tr("Strength"), lambda each: each.formulation.claim.strength, width=104),
            Column("version", lambda: self.tr("Version"), lambda each: each.row.version, width=72),
            Column("form", lambda: self.tr("Form"), lambda each: _word("dosage_form", each), width=166),
            Column("route", lambda: self.tr("Route"), lambda each: _word("route", each), width=116),
            Column("open", lambda: self.tr("Unconfirmed"), self._unconfirmed, width=104),
            Column("approved", lambda: self.tr("Approved"), self._words.approved, width=212),
        ]

    def _unconfirmed(self, stored: StoredFormulation) -> str:
        return self.tr("%n fact(s)", "", stored.unconfirmed) if stored.unconfirmed else self.tr("none")

    def _build(self) -> None:
        within = column()
        within.addWidget(self.table, 1)
        within.addWidget(self.nothing)
        within.addWidget(self.empty, 1)
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.refusal)
        self._page.addWidget(self.filter)
        self._card = Card(within, padding=1)
        self._page.addWidget(self._card, 1)
        self._page.addStretch(0)
        self.fill(self._page)
        self.bar.add_act(self.importing)

    def _connect(self) -> None:
        self.table.opened.connect(lambda each: self.opened.emit(Target(Place.FORMULATIONS, each.row.id)))
        self.filter.changed.connect(self._show)
        self.filter.field.entered.connect(self.table.setFocus)
        self.empty.chosen.connect(self.write)
        self.nothing.chosen.connect(self._show_all)
        self.bar.acted.connect(self.write)
        self.bar.answered_why.connect(self._say_why)
        self.importing.clicked.connect(lambda _checked=False: self._import())
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, act in (("Ctrl+F", self.filter.field.setFocus), ("F5", self.reload)):
            QShortcut(QKeySequence(key), self, context=within).activated.connect(act)

    def title(self) -> str:
        """The question."""
        return self.tr("Formulations: which one is in force?")

    def write(self) -> None:
        """Write a new formulation."""
        self.opened.emit(Target(Place.FORMULATIONS, act="write"))

    def _say_why(self) -> None:
        if isinstance(self.bar.reason, Refusal):
            self.refusal.show_refusal(self.bar.reason)

    def _import(self) -> None:
        self.opened.emit(Target(Place.FORMULATIONS, act="import"))

    def reload(self) -> None:
        """Read the list anew."""
        work = self.workplace

        def question() -> tuple[StoredFormulation, ...]:
            with work.records.reading() as loads:
                return list_formulations(loads, work.rules)

        self._newest.ask(question, self._take, self._refuse)

    def _take(self, stored: tuple[StoredFormulation, ...]) -> None:
        self.refusal.clear()
        is_first = self._stored is None
        self._stored = stored
        self.filter.offer_forms(stored)
        self._show()
        if is_first and self.isVisible() and self.window().focusWidget() in (None, self, self.bar.primary):
            self.table.setFocus()

    def _refuse(self, refusal: Refusal) -> None:
        self.refusal.show_refusal(refusal)

    def _show_all(self) -> None:
        self.filter.show_all()
        self.filter.field.setFocus()

    def _show(self) -> None:
        self.filter.setVisible(bool(self._stored))
        self._card.setVisible(self._stored is not None)
        if self._stored is None:
            return
        shown = self.filter.chosen(self._stored)
        current = self.table.current()
        self.table.show_rows(shown)
        for place, each in enumerate(shown):
            if current is not None and each.row.id == current.row.id:
                self.table.select(place)
        has_any = bool(self._stored)
        self.table.setVisible(bool(shown))
        self.nothing.setVisible(has_any and not shown)
        self.empty.setVisible(not has_any)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed in the list goes on in the filter; Esc empties it."""
        text = event.text()
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.set_text("")
        elif text.isprintable() and text.strip() and self.filter.isVisible():
            self.filter.field.setFocus()
            self.filter.set_text(self.filter.text() + text)
        else:
            super().keyPressEvent(event)

    def first_focus(self) -> QWidget | None:
        """The current row; where there is none, the one act."""
        return self.table if self._stored else self.bar.primary

    def set_folding(self, folding: Folding) -> None:
        """The margins are the window's."""
        super().set_folding(folding)
        self.filter.fold(is_single=folding.is_one_column)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.table.setAccessibleName(self.tr("Formulations"))
        self.empty.show_sentence(
            self.tr("No formulation yet. Import one (F3) or write one (F12)."), self.tr("New formulation"), "plus"
        )
        self.nothing.show_sentence(self.tr("No formulation is called so."), self.tr("Show all"), "formulations")
        self.importing.set_word(self.tr("Import"))
        self.bar.set_primary(self.tr("New formulation"), "plus")
        self.bar.set_reason(role_refusal(self.session.role, Permission.IMPORT_FORMULATION) or "")
        self.bar.say(self.tr("Enter opens a version. Type to filter."))
        self.titled.emit()
        self._show()


def _word(kind: str, stored: StoredFormulation) -> Phrase:
    value = stored.formulation.route if kind == "route" else stored.formulation.dosage_form
    return Phrase.of(f"formulation.{kind}.{value}")
