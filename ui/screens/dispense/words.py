"""What Dispense says of a pot, a patient and the act, in the language that is spoken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QObject

from compounder.domain.papers.frame import filled_words, fillings_of
from compounder.domain.patient import Identity, age_on
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.services.patient_file import PastDispensing
from compounder.services.survey_pot import PotView
from ui.words import sentence, words


class DispenseWords(QObject):
    """Nothing is kept, so a change of language changes it all."""

    def born(self, patient: Identity, today: date) -> str:
        """The day of birth and the age: "born 4 May 1990, 36 years"."""
        if patient.birth_date is None:
            return self.tr("date of birth not known")
        born = self.tr("born %1").replace("%1", words().show(patient.birth_date))
        age = self.tr("%n year(s)", "", age_on(patient.birth_date, today))
        return f"{born}, {age}"

    def record(self, patient: Identity) -> str:
        """The hospital's record number, for the tag."""
        return self.tr("record %1").replace("%1", words().show(patient.number)) if patient.number else ""

    def found(self, patient: Identity, today: date) -> str:
        """The second line of a patient who was found: what tells two of one name apart."""
        parts = (self.born(patient, today), self.record(patient), words().show(patient.address or ""))
        return " · ".join(part for part in parts if part)

    def last_received(self, last: PastDispensing | None) -> str:
        """What this patient received last, and when."""
        if last is None:
            return self.tr("Received nothing from here yet.")
        said = self.tr("Last: %1, %2 of %3, batch %4")
        values = (words().show(last.at.date()), words().show(last.quantity), words().show(last.name), last.batch)
        for place, value in enumerate(values, 1):
            said = said.replace(f"%{place}", value)
        return said

    def pots(self, pots: Sequence[PotView]) -> str:
        """How many of how much, and their numbers: "1 pot of 50 g, number 7 of 9"."""
        filled = sentence(self.filled(pots))
        numbers = ", ".join(str(pot.serial) for pot in pots)
        which = self.tr("number(s) %1 of %2", "", len(pots)).replace("%1", numbers)
        return f"{filled}, {which.replace('%2', str(pots[0].containers))}"

    @staticmethod
    def filled(pots: Sequence[PotView]) -> Phrase:
        """So many containers of what is left in each; of an empty one, of what was in it."""
        contents = (pot.left if pot.left.number > 0 else pot.content for pot in pots)
        return filled_words(fillings_of(pots[0].kind, contents))

    def until(self, pot: PotView, now: datetime) -> str:
        """The use-by, and how far off it is."""
        if pot.use_by is None:
            return self.tr("not released")
        day = pot.use_by.date() if isinstance(pot.use_by, datetime) else pot.use_by
        shown = words().show(pot.use_by)
        days = (day - now.date()).days
        if days < 0:
            return shown
        return f"{shown}, " + (self.tr("in %n day(s)", "", days) if days else self.tr("today"))

    def strength(self, pot: PotView) -> str:
        """The strength, and as which form it is counted."""
        if pot.counted_as is None:
            return words().show(pot.strength)
        said = self.tr("%1 as %2").replace("%1", words().show(pot.strength))
        return said.replace("%2", words().show(pot.counted_as))

    def act(self, pots: Sequence[PotView], quantity: Quantity | None, name: str) -> str:
        """What the primary act will do; without a name where that would be too long for its button."""
        if not pots or any(pot.refusal is not None for pot in pots):
            return self.tr("Dispense")
        what = words().show(quantity) if quantity is not None else sentence(self.filled(pots))
        if not name:
            return self.tr("Dispense %1").replace("%1", what)
        return self.tr("Dispense %1 to %2").replace("%1", what).replace("%2", name)
