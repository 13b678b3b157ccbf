"""The card on the left: for whom, and the prescription as it was written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from compounder.domain.patient import Identity
from compounder.services.check_hand_over import TypedPrescription
from compounder.services.patient_file import PastDispensing
from ui.screens.dispense.patient_search import PatientSearch
from ui.screens.dispense.words import DispenseWords
from ui.theme.tokens import Space, State, Type, TypeStyle
from ui.widgets.date_field import DateField
from ui.widgets.panel import Card, Icon, Line, Panel, Text, column, row
from ui.widgets.tag import Tag
from ui.widgets.text_field import TextField
from ui.words import language, words
from ui.workplace import Workplace


class PatientCard(Panel):
    """``show_patient(identity, last)``, None for nobody: then the search stands there. `changed` after each edit."""

    changed = Signal()

    def __init__(self, workplace: Workplace, *, can_add: bool) -> None:
        super().__init__()
        self._workplace = workplace
        self._patient: Identity | None = None
        self._last: PastDispensing | None = None
        self._words = DispenseWords(self)
        self.search = PatientSearch(workplace, can_add=can_add)
        self.name = Text(style=Type.TITLE, wraps=True)
        self._word = Text(ink="ink2")
        self._number = Tag(State.PLAIN)
        self._born = Text(style=TypeStyle(18, 26), wraps=True)
        self._last_word = Text(style=Type.SMALL, ink="ink2", wraps=True)
        self.fields = {
            "prescriber": TextField(),
            "address": TextField(),
            "date": DateField(),
            "text": TextField(),
            "directions": TextField(),
        }
        self._pairs: list[QHBoxLayout] = []
        self._open = QWidget()
        self._build()
        for field in self.fields.values():
            field.edited.connect(self.changed)
        self.retranslate()
        self.show_patient(None, None)

    def _build(self) -> None:
        head = row()
        head.addWidget(Icon("patients", 24, "accent_ink"))
        head.addWidget(self._word)
        head.addStretch(1)
        head.addWidget(self._number)
        within = column(gap=Space.XS)
        for part in (self.name, self._born, self._last_word):
            within.addWidget(part)
        within.addWidget(Line())
        within.addSpacing(Space.XS)
        within.addLayout(self._pair("prescriber", "address", 1))
        within.addLayout(self._pair("date", "text", 2))
        within.addWidget(self.fields["directions"])
        within.addStretch(1)
        self._open.setLayout(within)
        whole = column(gap=Space.XS)
        whole.addLayout(head)
        whole.addWidget(self._open)
        whole.addWidget(self.search, 1)
        outer = column()
        outer.addWidget(Card(whole, padding=Space.L))
        self.setLayout(outer)

    def _pair(self, left: str, right: str, share: int) -> QHBoxLayout:
        """Two fields side by side, the right one `share` times as wide."""
        pair = row(gap=Space.M)
        pair.addWidget(self.fields[left], 1)
        pair.addWidget(self.fields[right], share)
        self._pairs.append(pair)
        return pair

    def show_patient(self, patient: Identity | None, last: PastDispensing | None) -> None:
        """Open somebody, or nobody; what was typed of a prescription is another person's, and is forgotten."""
        if patient is None or self._patient is None or patient.id != self._patient.id:
            for field in self.fields.values():
                field.set_text("")
            self.search.clear()
        self._patient, self._last = patient, last
        self._open.setVisible(patient is not None)
        self.search.setVisible(patient is None)
        self._show()

    def prescription(self) -> TypedPrescription:
        """The prescription as far as it is typed."""
        typed = {part: field.text() for part, field in self.fields.items()}
        return TypedPrescription(**typed, language=language())

    def first_empty(self) -> QWidget | None:
        """Where to go on typing."""
        if self._patient is None:
            return self.search.field
        return next((field for field in self.fields.values() if not field.text().strip()), None)

    def _show(self) -> None:
        patient = self._patient
        if patient is None:
            self._number.hide()
            return
        self.name.setText(words().show(patient.name))
        self._born.setText(self._words.born(patient, self._workplace.local_now().date()))
        self._last_word.setText(self._words.last_received(self._last))
        number = self._words.record(patient)
        self._number.show_state(State.PLAIN, number)
        self._number.setVisible(bool(number))

    def fold(self, *, is_one_column: bool) -> None:
        """Fields side by side, or one under the other."""
        direction = QBoxLayout.Direction.TopToBottom if is_one_column else QBoxLayout.Direction.LeftToRight
        for pair in self._pairs:
            pair.setDirection(direction)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._word.setText(self.tr("For"))
        labels = {
            "prescriber": self.tr("Prescriber"),
            "address": self.tr("Department or practice"),
            "date": self.tr("Written on"),
            "text": self.tr("Prescribed"),
            "directions": self.tr("Directions that the patient reads"),
        }
        for part, label in labels.items():
            self.fields[part].set_label(label)
        self._show()
