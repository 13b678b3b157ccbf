"""Find a patient by any part of the name, with or without accents, or the record number; nobody is listed before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.patient import Identity
from compounder.services.keep_patients import FoundPatients, find_patients
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.screen import Screen
from ui.theme.tokens import Space
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel import Card, Line, column
from ui.widgets.record_columns import Cell, Column
from ui.widgets.record_table import RecordTable
from ui.widgets.text_field import TextField
from ui.words import words
from ui.workplace import Workplace

_MOST = 100
"""So many are listed at the most; of more it is said how many there are."""


class FindPatients(Screen):
    """Typing finds; Enter and Down go to the table, Enter opens the row; F12 adds somebody."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place], *, can_add: bool) -> None:
        super().__init__(workplace, session, places)
        self._newest = Newest(self.workplace.operations)
        self._found: FoundPatients | None = None
        self.field = TextField(icon="search")
        self.table = RecordTable(self._columns())
        self.empty = EmptyState()
        self._page = QVBoxLayout()
        self._build()
        self.bar.primary.setVisible(can_add)
        self.field.edited.connect(self._search)
        self.field.entered.connect(lambda: self._search(self.field.text(), is_entered=True))
        self.table.opened.connect(lambda row: self.opened.emit(Target(Place.PATIENTS, row.id)))
        self.bar.acted.connect(lambda: self.opened.emit(Target(Place.PATIENTS, act="new")))
        self.retranslate()

    def _columns(self) -> list[Column[Identity]]:
        return [
            Column("name", lambda: self.tr("Name"), lambda row: words().show(row.name), Cell.NAME),
            Column("born", lambda: self.tr("Date of birth"), lambda row: row.birth_date, width=140),
            Column("number", lambda: self.tr("Record number"), lambda row: row.number or "", Cell.CODE, width=170),
            Column("address", lambda: self.tr("Address"), lambda row: words().show(row.address or ""), width=300),
        ]

    def _build(self) -> None:
        asked = column()
        asked.setContentsMargins(Space.L, Space.L, Space.L, Space.XS)
        asked.addWidget(self.field)
        within = column()
        within.addLayout(asked)
        within.addWidget(Line())
        within.addWidget(self.empty)
        within.addWidget(self.table, 10)
        within.addStretch(1)  # beside an empty table the field's own stretch would take half of the card
        self._page.addWidget(Card(within, padding=1), 1)
        self.fill(self._page)

    def title(self) -> str:
        """The question."""
        return self.tr("Patients: who is it?")

    def concerns(self, changes: Changes) -> bool:
        """A patient may have been added, or erased."""
        return bool(changes.touched) and self._found is not None

    def reload(self) -> None:
        """Look for the same again."""
        if self._found is not None:
            self._search(self.field.text())

    def _search(self, text: str, *, is_entered: bool = False) -> None:
        work = self.workplace

        def question() -> FoundPatients:
            with work.records.reading() as loads:
                return find_patients(loads, text, most=_MOST)

        self._newest.ask(
            question,
            lambda found: self._take(found, is_entered=is_entered),
            lambda refusal: self._refuse(refusal, is_entered=is_entered),
        )

    def _take(self, found: FoundPatients, *, is_entered: bool) -> None:
        self._found = found
        self._show()
        if is_entered and found.rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, refusal: Refusal, *, is_entered: bool) -> None:
        """Too few letters are said on Enter, not while somebody types."""
        self._found = None
        self._show()
        if is_entered:
            self.field.refuse(refusal)

    def _show(self) -> None:
        found = self._found
        rows = found.rows if found is not None else ()
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if found is None:
            self.empty.show_sentence(self.tr("Type two letters of the name, or the whole record number."))
        else:
            self.empty.show_sentence(self.tr("Nobody is recorded by this name or number. F12 adds somebody."))
        self.bar.say(self._count(found) if found is not None and rows else "")

    def _count(self, found: FoundPatients) -> str:
        count = self.tr("%n patient(s) found", "", found.in_all)
        if found.in_all == len(found.rows):
            return count
        return f"{count} · " + self.tr("the first %1 are shown: type more of the name").replace("%1", str(_MOST))

    def first_focus(self) -> QWidget | None:
        """The search."""
        return self.field

    def set_folding(self, folding: Folding) -> None:
        """The margins of the window."""
        super().set_folding(folding)
        margin = Space.L if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.field.set_label(self.tr("Name or record number"))
        self.table.setAccessibleName(self.tr("Patients found"))
        self.bar.set_primary(self.tr("Add a patient"), "plus")
        self._show()
        self.titled.emit()
