"""What the acts on one dispensing share: it is read, said what it is, and kept with everything typed about it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from compounder.domain.dispensing import DispensingId
from compounder.domain.patient import Pseudonym
from compounder.services.patient_file import PastDispensing, past_dispensing
from compounder.services.sign_in import Session
from ui.newest import Newest
from ui.places import Place, Target
from ui.screens.patients.form import FormScreen
from ui.screens.patients.words import PatientWords
from ui.theme.tokens import Type
from ui.widgets.panel import Text
from ui.workplace import Workplace


class DispensingForm(FormScreen):
    """``show_dispensing(key)``; a subclass fills `show_past` and forgets its fields in `forget`."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.dispensing: DispensingId | None = None
        self.patient: Pseudonym | None = None
        self.past: PastDispensing | None = None
        self._newest = Newest(self.workplace.operations)
        self.words = PatientWords(self)
        self.what = Text(style=Type.SECTION, wraps=True)

    def show_dispensing(self, dispensing: DispensingId) -> None:
        """Another dispensing; what was typed about the last one is forgotten."""
        if dispensing != self.dispensing:
            self.dispensing, self.past, self.patient = dispensing, None, None
            self.notice.clear()
            self.forget()

    def reload(self) -> None:
        """Read it as it stands now."""
        work, dispensing, now = self.workplace, self.dispensing, self.workplace.local_now()
        if dispensing is None:
            return

        def question() -> tuple[Pseudonym | None, PastDispensing]:
            with work.records.reading() as loads:
                return past_dispensing(loads, work.rules, dispensing, now=now)

        self._newest.ask(question, self._take, self.show_refusal)

    def _take(self, found: tuple[Pseudonym | None, PastDispensing]) -> None:
        is_first = self.past is None
        self.patient, self.past = found
        self.show_past()
        self.judge()
        self.titled.emit()
        wanted = self.first_focus()
        if is_first and wanted is not None and self.isVisible():
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Empty the fields, and begin a new act."""

    def show_past(self) -> None:
        """Say what it is about."""
        self.what.setText(self.words.what(self.past) if self.past is not None else "")

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The search, then the file."""
        way = [(self.tr("Patients"), Target(Place.PATIENTS))]
        if self.patient is not None:
            way.append((self.tr("File"), Target(Place.PATIENTS, self.patient)))
        return tuple(way)
