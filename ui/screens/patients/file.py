"""One patient's file: who it is, everything dispensed to them, the last first, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.patient import Pseudonym
from compounder.domain.staff import Permission, may
from compounder.services.patient_file import PastDispensing, PatientFile, patient_file
from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.patients.words import PatientWords
from ui.theme.tokens import Height, Space, Type
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Text, column
from ui.widgets.record_columns import Cell, Column
from ui.widgets.record_table import RecordTable
from ui.widgets.side_by_side import SideBySide
from ui.words import words
from ui.workplace import Workplace

_SIDE = 360


class PatientFileView(Screen):
    """``show_patient(pseudonym)``; the current row's details stand beside the table. F12 dispenses to this patient."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.patient: Pseudonym | None = None
        self.file: PatientFile | None = None
        self._newest = Newest(self.workplace.operations)
        self._words = PatientWords(self)
        self.notice = Notice()
        self.table = RecordTable(self._columns(), row_height=Height.TABLE_ROW_TWO_LINES)
        self.empty = EmptyState()
        self._who, self._details = FactList(), FactList()
        self._what = Text(style=Type.SECTION, wraps=True)
        self._details_card = QWidget()
        self._columns_of_page = SideBySide(gap=Space.M)
        self._page = QVBoxLayout()
        self.reprint = Button(icon="printer", key="F9")
        self.take_back = Button(icon="left", key="F7")
        self.erase = Button(icon="close")
        self._build()
        self._connect()
        self.retranslate()

    def _columns(self) -> list[Column[PastDispensing]]:
        return [
            Column("day", lambda: self.tr("Dispensed"), lambda row: row.at.date(), width=124),
            Column("name", lambda: self.tr("Preparation"), lambda row: row.name, Cell.NAME),
            Column("quantity", lambda: self.tr("Quantity"), lambda row: row.quantity, Cell.STRONG_NUMBER, width=84),
            Column("batch", lambda: self.tr("Batch"), lambda row: row.batch, Cell.CODE, width=110),
            Column("register", lambda: self.tr("Register number"), lambda row: row.register, Cell.CODE, width=130),
            Column("prescriber", lambda: self.tr("Prescriber"), lambda row: words().show(row.prescriber), width=170),
        ]

    def _build(self) -> None:
        left = column()
        left.addWidget(self.empty)
        left.addWidget(self.table, 1)
        details = column(gap=Space.S)
        details.addWidget(self._what)
        details.addWidget(self._details)
        details.addStretch(1)
        self._details_card = Card(details, padding=Space.L)
        who = column()
        who.addWidget(self._who)
        self._side = QWidget()
        side = column(gap=Space.M)
        side.addWidget(Card(who, padding=Space.L))
        side.addWidget(self._details_card, 1)
        side.addStretch(0)
        self._side.setLayout(side)
        self._columns_of_page.addWidget(Card(left, padding=1), 1)
        self._columns_of_page.add_side(self._side, _SIDE)
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.notice)
        self._page.addLayout(self._columns_of_page, 1)
        self.fill(self._page)

    def _connect(self) -> None:
        role = self.session.role
        for button, permission, act in (
            (self.reprint, Permission.PRINT, "reprint"),
            (self.take_back, Permission.DISPENSE, "return"),
            (self.erase, Permission.ERASE_PATIENT, "erase"),
        ):
            if may(role, permission):
                self.bar.add_act(button)
                button.clicked.connect(lambda _=False, act=act: self._go(act))
            else:
                button.setParent(None)
        self.table.current_changed.connect(self._show_details)
        self.table.opened.connect(lambda _row: self._go("reprint"))
        self._can_dispense = Place.DISPENSE in self.places and may(role, Permission.DISPENSE)
        self.bar.acted.connect(self._dispense)

    def show_patient(self, patient: Pseudonym) -> None:
        """Open another file; the last one is forgotten."""
        if patient != self.patient:
            self.patient, self.file = patient, None
            self.notice.clear()
            self._show()

    def title(self) -> str:
        """The patient's name."""
        return self._words.title(self.file)

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The search."""
        return ((self.tr("Patients"), Target(Place.PATIENTS)),)

    def reload(self) -> None:
        """Read the file anew."""
        work, patient, now = self.workplace, self.patient, self.workplace.local_now()
        if patient is None:
            return

        def question() -> PatientFile:
            with work.records.reading() as loads:
                return patient_file(loads, work.rules, patient, now=now)

        self._newest.ask(question, self._take, self._refuse)

    def _take(self, found: PatientFile) -> None:
        if found == self.file:
            return
        is_first = self.file is None
        self.file = found
        self._show()
        self.titled.emit()
        wanted = self.first_focus()
        if is_first and wanted is not None and self.isVisible():
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, refusal: Refusal) -> None:
        self.notice.show_refusal(refusal)

    def _current(self) -> PastDispensing | None:
        row = self.table.current()
        return row if isinstance(row, PastDispensing) else None

    def _go(self, act: str) -> None:
        """To one of the acts: on the current dispensing, or on the patient."""
        past = self._current()
        if act == "erase" and self.patient is not None:
            self.opened.emit(Target(Place.PATIENTS, self.patient, "erase"))
        elif act != "erase" and past is not None:
            self.opened.emit(Target(Place.PATIENTS, past.dispensing, act))

    def _dispense(self) -> None:
        if self.patient is not None:
            self.opened.emit(Target(Place.DISPENSE, self.patient, "patient"))

    def _show(self) -> None:
        found = self.file
        rows = found.dispensings if found is not None else ()
        kept = self._current()
        self.table.show_rows(rows)
        at = next((place for place, row in enumerate(rows) if kept and row.dispensing == kept.dispensing), 0)
        if rows:
            self.table.select(at)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(found is not None and not rows)
        self.empty.show_sentence(self.tr("Nothing has been dispensed to this patient yet."))
        self._who.show_facts(self._facts(found) if found is not None else [])
        self._show_details(self._current())
        self._show_acts(found)

    def _show_acts(self, found: PatientFile | None) -> None:
        has_rows = found is not None and bool(found.dispensings)
        is_named = found is not None and found.identity is not None
        self.reprint.set_ready(ready=has_rows and is_named)
        self.take_back.set_ready(ready=has_rows)
        self.erase.set_ready(ready=is_named)
        self.bar.primary.setVisible(self._can_dispense and is_named)

    def _facts(self, found: PatientFile) -> list[Fact]:
        identity = found.identity
        if identity is None:
            erased = words().show(found.erased_on) if found.erased_on is not None else ""
            return [Fact(self.tr("Erased on"), erased), Fact(self.tr("Pseudonym"), found.patient)]
        return [
            Fact(self.tr("Born"), self._words.born(identity, self.workplace.local_now().date())),
            Fact(self.tr("Record"), words().show(identity.number) if identity.number else "—"),
            Fact(self.tr("Address"), words().show(identity.address) if identity.address else "—"),
            Fact(self.tr("Known since"), words().show(found.added_on)),
        ]

    def _show_details(self, past: object) -> None:
        is_one = isinstance(past, PastDispensing)
        self._details_card.setVisible(is_one)
        if isinstance(past, PastDispensing):
            self._what.setText(self.tr("Register number %1").replace("%1", past.register))
            self._details.show_facts(
                [
                    Fact(self.tr("Prescribed"), words().show(past.prescription)),
                    Fact(self.tr("By"), self._words.prescription(past)),
                    Fact(self.tr("Directions"), words().show(past.directions)),
                    Fact(self.tr("Containers"), self._words.containers(past)),
                    Fact(self.tr("Handed over"), f"{words().show(past.at)}, {words().show(past.by)}"),
                    Fact(self.tr("Printed"), self._words.copies(past)),
                ]
            )

    def first_focus(self) -> QWidget | None:
        """The dispensings."""
        return self.table if self.file is not None and self.file.dispensings else None

    def set_folding(self, folding: Folding) -> None:
        """Who and details go below the table where there is no room beside it."""
        super().set_folding(folding)
        is_beside = folding.has_side_panels
        self._columns_of_page.fold(is_beside=is_beside)
        self.table.setMinimumHeight(0 if is_beside else 240)
        margin = Space.L if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.reprint.set_word(self.tr("Print again"))
        self.take_back.set_word(self.tr("Take product back"))
        self.erase.set_word(self.tr("Erase the name"))
        self.table.setAccessibleName(self.tr("What was dispensed"))
        self.bar.set_primary(self.tr("Dispense to this patient"), "dispense")
        self._show()
        self.titled.emit()
