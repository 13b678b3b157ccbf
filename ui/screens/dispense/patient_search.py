"""Finding the patient: by any part of the name or the record number; nobody is listed before, nobody is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal

from compounder.domain.errors import Refusal
from compounder.services.keep_patients import FoundPatients, find_patients
from ui.newest import Newest
from ui.screens.dispense.words import DispenseWords
from ui.theme.tokens import Space, Type
from ui.widgets.button import Button, on_grid
from ui.widgets.panel import Panel, Text, column
from ui.widgets.text_field import TextField
from ui.widgets.work_list import WorkList, WorkRow
from ui.words import words
from ui.workplace import Workplace

_MOST = 6
_ROW = 66


class PatientSearch(Panel):
    """`chosen` with the Identity that a person chose; `asked_new` to add somebody; ``clear()`` forgets the search."""

    chosen = Signal(object)
    asked_new = Signal()

    def __init__(self, workplace: Workplace, *, can_add: bool) -> None:
        super().__init__()
        self._workplace = workplace
        self._found: FoundPatients | None = None
        self._newest = Newest(workplace.operations)
        self._words = DispenseWords(self)
        self.field = TextField(icon="search")
        self.list = WorkList()
        self._said = Text(style=Type.BODY, ink="ink2", wraps=True)
        self.add = Button(icon="plus")
        self._build()
        self.add.setVisible(can_add)  # shown before it has a parent it would be a window of its own
        self.field.edited.connect(self._search)
        self.field.entered.connect(self._enter)
        self.field.descended.connect(self.list.enter)
        self.list.opened.connect(self._choose)
        self.add.clicked.connect(self.asked_new)
        self.retranslate()

    def _build(self) -> None:
        layout = column(gap=Space.S)
        layout.addWidget(self.field)
        layout.addWidget(self._said)
        layout.addWidget(self.list)
        layout.addLayout(on_grid(self.add))
        layout.addStretch(1)
        self.setLayout(layout)

    def clear(self) -> None:
        """Nothing is looked for any more."""
        self._newest.forget()
        self._found = None
        self.field.set_text("")
        self._show()

    def _search(self, text: str, *, is_entered: bool = False) -> None:
        work = self._workplace

        def question() -> FoundPatients:
            with work.records.reading() as loads:
                return find_patients(loads, text, most=_MOST)

        self._newest.ask(
            question,
            lambda found: self._take(found, is_entered=is_entered),
            lambda refusal: self._refuse(refusal, is_entered=is_entered),
        )

    def _enter(self) -> None:
        self._search(self.field.text(), is_entered=True)

    def _take(self, found: FoundPatients, *, is_entered: bool) -> None:
        self._found = found
        self._show()
        if is_entered and found.rows:
            self.list.enter()

    def _refuse(self, refusal: Refusal, *, is_entered: bool) -> None:
        """Too few letters are said on Enter, not while somebody types."""
        self._found = None
        self._show()
        if is_entered:
            self.field.refuse(refusal)

    def _choose(self, key: object) -> None:
        patient = next((one for one in (self._found.rows if self._found else ()) if one.id == key), None)
        if patient is not None:
            self.chosen.emit(patient)

    def _show(self) -> None:
        found = self._found
        today = self._workplace.local_now().date()
        rows = [
            WorkRow(one.id, words().show(one.name), self._words.found(one, today), "patients", "accent_ink")
            for one in (found.rows if found is not None else ())
        ]
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.list.setMinimumHeight(_ROW * min(len(rows), _MOST))
        self._said.setText(self._say(found))
        self._said.setVisible(found is None or not rows or found.in_all > _MOST)

    def _say(self, found: FoundPatients | None) -> str:
        if found is None:
            return self.tr("Two letters of the name or the whole record number, or scan the wristband.")
        if not found.rows:
            return self.tr("Nobody is recorded by this name or number.")
        return self.tr("and %n more: type more of the name", "", max(0, found.in_all - _MOST))

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.field.set_label(self.tr("Who is it for?"))
        self.add.set_word(self.tr("Add a patient"))
        self._show()
