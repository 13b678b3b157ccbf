"""The numbers of the register in words: what each is, and the facts of one."""

from __future__ import annotations

from PySide6.QtCore import QObject

from compounder.domain.papers.register import Constituent, LostNumber, RegisterAct, RegisterEntry
from compounder.services.register_view import RegisterRow
from ui.theme.tokens import State
from ui.widgets.fact_list import Fact
from ui.words import words


class RegisterWords(QObject):
    """Tells the register in the language that is spoken."""

    def tag(self, row: RegisterRow) -> object:
        """Which series it is of, or why its number no longer counts."""
        entry = row.entry
        if isinstance(entry, LostNumber):
            return State.ATTENTION, self.tr("lost")
        if entry.voiding is not None:
            return State.REFUSED, self.tr("void")
        if entry.act is RegisterAct.PREPARATION:
            return State.OK, self.tr("prepared")
        return State.SIGNED, self.tr("dispensed")

    def on(self, row: RegisterRow) -> object:
        """The day on which it was entered; of a lost number, that on which it was declared."""
        return (row.entry.voiding.at if isinstance(row.entry, LostNumber) else row.entry.at).date()

    def what(self, row: RegisterRow) -> str:
        """The preparation, or that nothing is known of it."""
        entry = row.entry
        if isinstance(entry, LostNumber):
            return words().say("paper.register_paper.lost")
        medicine = entry.medicine
        said = words().say("paper.medicine", name=medicine.name, strength=medicine.strength, form=medicine.dosage_form)
        return f"{said}, {entry.batch}"

    def quantity(self, row: RegisterRow) -> object:
        """How much."""
        return None if isinstance(row.entry, LostNumber) else row.entry.quantity

    def patient(self, row: RegisterRow) -> str:
        """For whom; a preparation is for nobody yet."""
        return "" if isinstance(row.entry, LostNumber) else words().show(row.entry.patient)

    def facts(self, row: RegisterRow) -> list[Fact]:
        """Everything that the register says under the number."""
        entry = row.entry
        if isinstance(entry, LostNumber):
            return self._voiding(entry.voiding.reason, words().show(entry.voiding.by.name), entry.voiding.audit_number)
        say = words().show
        facts = [
            Fact(self.tr("Entered"), say(entry.at)),
            Fact(self.tr("Quantity"), f"{say(entry.quantity)}, {say(entry.units)}"),
            *(Fact(self._constituent(place), self._lot(part)) for place, part in enumerate(entry.composition)),
        ]
        if entry.act is RegisterAct.DISPENSING:
            facts += [
                Fact(self.tr("From the preparation"), entry.preparation),
                Fact(self.tr("Patient"), _joined(entry.patient, entry.patient_address) or self.tr("a ward")),
                Fact(self.tr("Prescriber"), _joined(entry.prescriber, entry.prescriber_address) or self.tr("none")),
            ]
        facts.append(Fact(self._by(entry), say(entry.by.name)))
        if entry.released_by is not None:
            facts.append(Fact(self.tr("Released by"), say(entry.released_by.name)))
        if entry.exception:
            facts.append(Fact(self.tr("One person alone"), say(entry.exception), State.ATTENTION))
        if entry.voiding is not None:
            void = entry.voiding
            facts += self._voiding(void.reason, say(void.by.name), void.audit_number)
        return facts

    def _by(self, entry: RegisterEntry) -> str:
        return self.tr("Made by") if entry.act is RegisterAct.PREPARATION else self.tr("Dispensed by")

    def _constituent(self, place: int) -> str:
        return "" if place else self.tr("Composition")

    def _lot(self, part: Constituent) -> str:
        say = words().show
        return f"{say(part.name)} {say(part.amount)}, {say(part.lot)}, {say(part.supplier)}"

    def _voiding(self, reason: str, by: str, number: int) -> list[Fact]:
        return [
            Fact(self.tr("Does not count any more"), words().show(reason), State.REFUSED),
            Fact(self.tr("Declared by"), by),
            Fact(self.tr("Act of the audit trail"), str(number)),
        ]


def _joined(name: str, address: str) -> str:
    return ", ".join(words().show(part) for part in (name, address) if part)
