"""Patients: find one, add one, one patient's dispensings, and the acts on them."""

from __future__ import annotations

from functools import cached_property, partial

from compounder.domain.dispensing import DispensingId
from compounder.domain.patient import Pseudonym
from compounder.domain.staff import Permission, may
from compounder.services.sign_in import Session
from ui.host import Host, Views
from ui.places import Place, Target
from ui.screens.patients.dispensing_form import DispensingForm
from ui.screens.patients.erase import EraseForm
from ui.screens.patients.file import PatientFileView
from ui.screens.patients.find import FindPatients
from ui.screens.patients.give_back import GiveBackForm
from ui.screens.patients.new import NewPatientForm
from ui.screens.patients.reprint import ReprintForm
from ui.workplace import Workplace


class PatientsScreen(Host):
    """``Target(Place.PATIENTS, pseudonym)`` opens a file, with "erase" its erasure; ``act="new"`` adds somebody.

    ``Target(Place.PATIENTS, dispensing, "reprint")`` and "return" are the acts on one dispensing.
    """

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        role = session.role
        self.search = FindPatients(workplace, session, places, can_add=may(role, Permission.ADD_PATIENT))
        self.file = PatientFileView(workplace, session, places)
        self.acts: Views[DispensingForm] = Views(
            self,
            {
                "reprint": partial(ReprintForm, workplace, session, places),
                "return": partial(GiveBackForm, workplace, session, places),
            },
        )
        for view in (self.search, self.file):
            self.hold(view)

    @cached_property
    def new(self) -> NewPatientForm:
        """The form of a patient who is not in the register yet."""
        made = NewPatientForm(self.workplace, self.session, self.places)
        self.hold(made)
        return made

    @cached_property
    def erase(self) -> EraseForm:
        """The form that erases one."""
        made = EraseForm(self.workplace, self.session, self.places)
        self.hold(made)
        return made

    def go_to(self, target: Target) -> None:
        """Find, add, a file, or an act."""
        if target.act in self.acts:
            self.acts[target.act].show_dispensing(DispensingId(target.record))
            self.show_view(self.acts[target.act])
        elif target.act == "erase":
            self.erase.show_patient(Pseudonym(target.record))
            self.show_view(self.erase)
        elif target.act == "new":
            self.show_view(self.new)
        elif target.record:
            self.file.show_patient(Pseudonym(target.record))
            self.show_view(self.file)
        else:
            self.show_view(self.search)
