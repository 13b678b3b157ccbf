"""What the screens of the formulations say alike: state, title, approval, signer, in the language that is spoken."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QObject

from compounder.domain.formulation_version import EvidenceKind, FormulationState, FormulationVersion
from compounder.domain.phrase import Phrase
from compounder.services.read_formulations import StoredFormulation
from compounder.services.sign_in import Session
from ui.theme.tokens import State
from ui.words import words
from ui.workplace import Workplace


class FormulationWords(QObject):
    """``FormulationWords(workplace, parent)``; nothing is kept, so a change of language changes them all."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace

    def state(self, state: FormulationState) -> tuple[State, str]:
        """Where a version stands, as a tag."""
        return {
            FormulationState.APPROVED: (State.OK, self.tr("in force")),
            FormulationState.DRAFT: (State.PLAIN, self.tr("draft")),
            FormulationState.RETIRED: (State.EXPIRED, self.tr("retired")),
        }[state]

    def title(self, stored: StoredFormulation) -> str:
        """Name and version."""
        title = _unbroken(self.tr("%1, version %2")).replace("%2", str(stored.row.version))
        return title.replace("%1", words().show(stored.formulation.name))

    def version(self, row: FormulationVersion) -> str:
        """A version and where it stands: "version 2, in force"."""
        said = self.tr("version %1, %2").replace("%1", str(row.version))
        return said.replace("%2", self.state(row.state)[1])

    def approved(self, stored: StoredFormulation) -> str:
        """Who approved it on which day; "" where nobody did."""
        row = stored.row
        if row.approved_at is None or stored.approved_by is None:
            return ""
        return self.by_on(stored.approved_by, self.day(row.approved_at))

    def day(self, moment: datetime) -> date:
        """The day of an instant on the pharmacy's own clock."""
        return moment.astimezone(self._workplace.local_now().tzinfo).date()

    def by_on(self, person: str, day: object) -> str:
        """A person and a day: "Inès Marchetti, 24 Nov 2026"."""
        return f"{words().show(person)}, {words().show(day)}"

    def history(self, stored: StoredFormulation) -> str:
        """How it came to stand where it stands."""
        approved = self.approved(stored)
        if approved:
            return self.tr("Approved: %1").replace("%1", approved)
        kept = self.by_on(stored.imported_by, self.day(stored.row.imported_at))
        return self.tr("Draft: %1").replace("%1", kept)

    def signer(self, session: Session) -> str:
        """Who signs, and as what."""
        return f"{words().show(session.name)}, {words().show(Phrase.of(f'role.{session.role.value}'))}"

    def unconfirmed(self) -> str:
        """The word of a fact that no pharmacist has confirmed."""
        return self.tr("unconfirmed")

    def evidence(self, kind: EvidenceKind) -> str:
        """What a recorded fact is."""
        return {
            EvidenceKind.WATER_ACTIVITY: self.tr("Water activity"),
            EvidenceKind.HOUSE_LIMIT: self.tr("House limit"),
            EvidenceKind.STUDY: self.tr("Own study"),
        }[kind]


def _unbroken(pattern: str) -> str:
    """A number stays on the line of its word."""
    return pattern.replace(" %2", "\N{NO-BREAK SPACE}%2")
