"""Add a patient: name, date of birth, and what the hospital knows them by."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.domain.names import checked_name, checked_or_none
from compounder.domain.patient import Pseudonym
from compounder.domain.typed_date import read_date
from compounder.services.keep_patients import NewPatient, add_patient
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.places import Place, Target
from ui.screens.patients.form import FormScreen, refusal_at
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.text_field import TextField
from ui.words import language
from ui.workplace import Workplace


class NewPatientForm(FormScreen):
    """F12 adds the patient and opens the file; somebody who is known already is one press away."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._act = workplace.act(session, "add_patient")
        self._known: Pseudonym | None = None
        self.name, self.number, self.address = TextField(icon="patients"), TextField(), TextField()
        self.born = DateField()
        self.fields = {"name": self.name, "born": self.born, "number": self.number, "address": self.address}
        self.known = Button(icon="patients", key="F6")
        self.lay_out(list(self.fields.values()))
        for field in (self.name, self.born, self.number, self.address):
            field.edited.connect(self._edit)
        self.known.clicked.connect(self._open_known)
        self.bar.add_act(self.known)
        self.retranslate()

    def title(self) -> str:
        """What is done here."""
        return self.tr("Add a patient")

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The search."""
        return ((self.tr("Patients"), Target(Place.PATIENTS)),)

    def obstacle(self) -> Refusal | None:
        """What the service would refuse of the fields, each at its own."""
        checks: dict[str, Callable[[], object]] = {
            "name": lambda: checked_name(self.name.text(), "patient"),
            "born": lambda: read_date(self.born.text(), language=language()),
            "number": lambda: checked_or_none(self.number.text().strip() or None, "record_number"),
            "address": lambda: checked_or_none(self.address.text().strip() or None, "address"),
        }
        for at, check in checks.items():
            try:
                check()
            except Refusal as refusal:
                return refusal_at(at, refusal)
        return None

    def act(self) -> None:
        """Add the patient under a new pseudonym."""
        work, act = self.workplace, self._act
        born = read_date(self.born.text(), language=language())
        new = NewPatient(
            self.name.text(), born, self.number.text().strip() or None, self.address.text().strip() or None
        )
        self.bar.set_busy(busy=True)
        asked = work.operations.write(lambda: add_patient(work.records, act, new))
        asked.done.connect(self._finish)
        asked.refused.connect(self._refuse)
        asked.ended.connect(lambda: self.bar.set_busy(busy=False))

    def _finish(self, changes: Changes) -> None:
        for field in (self.name, self.born, self.number, self.address):
            field.set_text("")
        self._edit()
        self.opened.emit(Target(Place.PATIENTS, changes.result["patient"]))

    def _refuse(self, refusal: Refusal) -> None:
        if refusal.code == "patient_known":
            self._known = Pseudonym(str(refusal.values["patient"]))
            self.known.set_ready(ready=True)
        self.show_refusal(refusal_at("born", refusal) if refusal.code == "birth_date" else refusal)

    def _open_known(self) -> None:
        if self._known is not None:
            self.opened.emit(Target(Place.PATIENTS, self._known))

    def _edit(self) -> None:
        self._act = self.workplace.act(self.session, "add_patient")  # another draft is another act
        self.notice.clear()
        self._known = None
        self.known.set_ready(ready=False)
        self.judge()

    def first_focus(self) -> QWidget | None:
        """The first empty field."""
        return next((field for field in self.fields.values() if not _text(field)), self.name)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.name.set_label(self.tr("Name"))
        self.name.show_help(self.tr("As on the identity papers: family name and first names."))
        self.born.set_label(self.tr("Date of birth"))
        self.number.set_label(self.tr("Record number of the hospital, if there is one"))
        self.address.set_label(self.tr("Address, if it is known"))
        self.known.set_word(self.tr("Open that record"))
        self.bar.set_primary(self.tr("Add this patient"), "plus")
        self.judge()
        self.titled.emit()


def _text(field: QWidget) -> str:
    return field.text().strip() if isinstance(field, TextField) else ""
