"""What Patients says of a person and of what they received, in the language that is spoken."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from compounder.domain.patient import Identity, age_on
from compounder.services.patient_file import GivenContainer, PastDispensing, PatientFile
from ui.words import words


class PatientWords(QObject):
    """Nothing is kept, so a change of language changes it all."""

    def title(self, found: PatientFile | None) -> str:
        """The name and the age; of somebody erased that they were."""
        if found is None:
            return self.tr("Patient")
        if found.identity is None:
            return self.tr("Erased patient")
        return words().show(found.identity.name)

    def born(self, patient: Identity, today: date) -> str:
        """The day of birth and the age."""
        if patient.birth_date is None:
            return self.tr("not known")
        age = self.tr("%n year(s)", "", age_on(patient.birth_date, today))
        return f"{words().show(patient.birth_date)}, {age}"

    def containers(self, past: PastDispensing) -> str:
        """The numbers of the containers, with what came back of them."""
        return "; ".join(self.container(given) for given in past.containers)

    def container(self, given: GivenContainer) -> str:
        """A container: its number, how much was given, and how much of it came back."""
        said = self.tr("number %1, %2").replace("%1", str(given.serial)).replace("%2", words().show(given.given))
        if given.with_patient == given.given:
            return said
        back = given.given - given.with_patient
        return f"{said}, " + self.tr("%1 came back").replace("%1", words().show(back))

    def prescription(self, past: PastDispensing) -> str:
        """Who prescribed where and when, for the second line."""
        day = words().show(past.prescribed_on) if past.prescribed_on is not None else ""
        parts = (past.prescriber, past.prescriber_address)
        return ", ".join(part for part in (*(words().show(one) for one in parts if one), day) if part)

    def what(self, past: PastDispensing) -> str:
        """A dispensing in one line: number, how much of what, when."""
        said = self.tr("%1: %2 of %3, %4")
        day = words().show(past.at.date())
        values = (words().show(past.register), words().show(past.quantity), words().show(past.name), day)
        for place, value in enumerate(values, 1):
            said = said.replace(f"%{place}", value)
        return said

    def copies(self, past: PastDispensing) -> str:
        """How often the papers of a dispensing were printed."""
        labels = self.tr("%n label(s)", "", past.labels)
        records = self.tr("%n record(s)", "", past.records)
        return f"{labels}, {records}"
