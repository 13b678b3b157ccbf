"""The list of the formulations: which one is in force."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationState
from compounder.domain.phrase import Phrase
from compounder.services.read_formulations import StoredFormulation, list_formulations, matching
from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.operations import Operation
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.formulations.words import FormulationWords
from ui.theme.tokens import Height, Space
from ui.widgets.button import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, column, emptied, row
from ui.widgets.record_columns import Cell, Column
from ui.widgets.record_table import RecordTable
from ui.widgets.text_field import TextField
from ui.words import words
from ui.workplace import Workplace

_STATES = (None, FormulationState.APPROVED, FormulationState.DRAFT, FormulationState.RETIRED)
_MANY = 12
"""From so many versions on their dosage forms are offered as chips."""


class FormulationList(Screen):
    """Enter opens a version; typing filters; chips choose a state or a dosage form; F12 and F3 import."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._stored: tuple[StoredFormulation, ...] | None = None
        self._asked: Operation | None = None
        self._state: FormulationState | None = None
        self._form = ""
        self._words = FormulationWords(workplace, self)
        self.refusal = Notice()
        self.filter = TextField(icon="search", height=Height.CHIP)
        self.table = RecordTable(self._columns())
        self.empty, self.nothing = EmptyState(), EmptyState()
        self.states: dict[FormulationState | None, Chip] = {
            state: Chip()
            for state in (None, *(FormulationState.APPROVED, FormulationState.DRAFT), FormulationState.RETIRED)
        }
        self.forms: dict[str, Chip] = {}
        self._form_flow = Flow()
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
        self.filter.echo.hide()  # nothing is ever to be said under it
        chips = Flow(gap=Space.M)
        for chip in self.states.values():
            chips.addWidget(chip)
        self._form_row = QWidget()
        self._form_row.setLayout(self._form_flow)
        self._tools = QWidget()
        self._head = row(gap=Space.L)
        self._head.addWidget(self.filter, 1)
        self._head.addLayout(chips, 2)
        tools = column(gap=Space.S)
        tools.addLayout(self._head)
        tools.addWidget(self._form_row)
        self._tools.setLayout(tools)
        within = column()
        within.addWidget(self.table, 1)
        within.addWidget(self.nothing)
        within.addWidget(self.empty, 1)
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.refusal)
        self._page.addWidget(self._tools)
        self._card = Card(within, padding=1)
        self._page.addWidget(self._card, 1)
        self._page.addStretch(0)
        self.fill(self._page)

    def _connect(self) -> None:
        self.table.opened.connect(lambda each: self.opened.emit(Target(Place.FORMULATIONS, each.row.id)))
        self.filter.edited.connect(lambda _text: self._show())
        self.filter.entered.connect(self.table.setFocus)
        self.empty.chosen.connect(self._import)
        self.nothing.chosen.connect(self._show_all)
        self.bar.acted.connect(self._import)
        for state, chip in self.states.items():
            chip.clicked.connect(lambda _checked, state=state: self._choose_state(state))
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, act in (("F3", self._import), ("Ctrl+F", self.filter.setFocus), ("F5", self.reload)):
            QShortcut(QKeySequence(key), self, context=within).activated.connect(act)

    def title(self) -> str:
        """The question."""
        return self.tr("Formulations: which one is in force?")

    def _import(self) -> None:
        self.opened.emit(Target(Place.FORMULATIONS, act="import"))

    def reload(self) -> None:
        """Read the list anew."""
        work = self.workplace

        def question() -> tuple[StoredFormulation, ...]:
            with work.records.reading() as loads:
                return list_formulations(loads, work.rules)

        asked = work.operations.read(question)
        asked.done.connect(lambda stored: self._take(asked, stored))
        asked.refused.connect(self._refuse)
        self._asked = asked

    def _take(self, asked: Operation, stored: tuple[StoredFormulation, ...]) -> None:
        if asked is self._asked:
            self.refusal.clear()
            is_first = self._stored is None
            self._stored = stored
            self._offer_forms()
            self._show()
            if is_first and self.isVisible() and self.window().focusWidget() in (None, self, self.bar.primary):
                self.table.setFocus()

    def _refuse(self, refusal: Refusal) -> None:
        self.refusal.show_refusal(refusal)

    def _choose_state(self, state: FormulationState | None) -> None:
        self._state = state
        self._show()

    def _choose_form(self, form: str) -> None:
        self._form = "" if form == self._form else form
        self._show()

    def _show_all(self) -> None:
        self.filter.set_text("")
        self._state, self._form = None, ""
        self._show()
        self.filter.setFocus()

    def _offer_forms(self) -> None:
        """The dosage forms that there are, as chips, once there are many versions."""
        known = Counter(each.formulation.dosage_form for each in self._stored or ())
        wanted = sorted(known) if sum(known.values()) >= _MANY and len(known) > 1 else []
        if wanted != list(self.forms):
            emptied(self._form_flow)
            self.forms = {form: Chip() for form in wanted}
            for form, chip in self.forms.items():
                chip.clicked.connect(lambda _checked, form=form: self._choose_form(form))
                self._form_flow.addWidget(chip)
        self._form = self._form if self._form in wanted else ""
        self._form_row.setVisible(bool(wanted))

    def _show(self) -> None:
        self._tools.setVisible(bool(self._stored))
        self._card.setVisible(self._stored is not None)
        if self._stored is None:
            return
        found = matching(self._stored, self.filter.text())
        of_state = [each for each in found if self._state in (None, each.row.state)]
        shown = [each for each in of_state if self._form in ("", each.formulation.dosage_form)]
        current = self.table.current()
        self.table.show_rows(shown)
        for place, each in enumerate(shown):
            if current is not None and each.row.id == current.row.id:
                self.table.select(place)
        self._count(found, of_state)
        has_any = bool(self._stored)
        self.table.setVisible(bool(shown))
        self.nothing.setVisible(has_any and not shown)
        self.empty.setVisible(not has_any)

    def _count(self, found: tuple[StoredFormulation, ...], of_state: list[StoredFormulation]) -> None:
        counts = Counter(each.row.state for each in found)
        for state, chip in self.states.items():
            chip.set_count(str(counts[state] if state is not None else len(found)))
            chip.setChecked(state is self._state)
        forms = Counter(each.formulation.dosage_form for each in of_state)
        for form, chip in self.forms.items():
            chip.set_word(words().show(Phrase.of(f"formulation.dosage_form.{form}")))
            chip.set_count(str(forms[form]))
            chip.setChecked(form == self._form)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed in the list goes on in the filter; Esc empties it."""
        text = event.text()
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.set_text("")
            self._show()
        elif text.isprintable() and text.strip() and self._tools.isVisible():
            self.filter.setFocus()
            self.filter.set_text(self.filter.text() + text)
            self._show()
        else:
            super().keyPressEvent(event)

    def first_focus(self) -> QWidget | None:
        """The current row; where there is none, the one act."""
        return self.table if self._stored else self.bar.primary

    def set_folding(self, folding: Folding) -> None:
        """The margins are the window's."""
        super().set_folding(folding)
        is_single = folding.is_one_column
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if is_single else QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(Space.S if is_single else Space.L)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.filter.set_label("")
        self.filter.setAccessibleName(self.tr("Filter"))
        self.filter.line.setAccessibleName(self.tr("Filter"))
        self.filter.set_placeholder(self.tr("Name or ingredient"))
        self.table.setAccessibleName(self.tr("Formulations"))
        for state, chip in self.states.items():
            chip.set_word(self._words.state(state)[1] if state is not None else self.tr("all"))
        self.empty.show_sentence(
            self.tr("No formulation yet. Import one (F3)."), self.tr("Import a formulation"), "plus"
        )
        self.nothing.show_sentence(self.tr("No formulation is called so."), self.tr("Show all"), "formulations")
        self.bar.set_primary(self.tr("Import a formulation"), "plus")
        self.bar.say(self.tr("Enter opens a version. Type to filter."))
        self.titled.emit()
        self._show()


def _word(kind: str, stored: StoredFormulation) -> Phrase:
    value = stored.formulation.route if kind == "route" else stored.formulation.dosage_form
    return Phrase.of(f"formulation.{kind}.{value}")
