"""What lies on the counter: pots of one batch and one open patient, as the records answered last."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from compounder.domain.errors import Refusal
from compounder.domain.patient import Pseudonym
from compounder.services.survey_pot import PotView
from ui.newest import Newest
from ui.screens.dispense.questions import OpenPatient, ask_patient, ask_pot_named, ask_pots, ask_wristband
from ui.workplace import Workplace


class CounterDraft(QObject):
    """`pots` and `opened` (None: nobody); `asked_pot` is the number last asked for.

    `closed` is the name of whom opening another one, or `close`, closed.

    `pots_changed`, `patient_changed` and `looked` (at the same pots again) tell; `pot_refused` and
    `patient_refused` give the Refusal of what was asked for: what was chosen before stays.
    """

    pots_changed = Signal()
    patient_changed = Signal()
    looked = Signal()
    pot_refused = Signal(object)
    patient_refused = Signal(object)

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._newest_look = Newest(workplace.operations)
        self.pots: list[PotView] = []
        self.opened: OpenPatient | None = None
        self.closed = ""
        self.asked_pot = ""

    def name_pot(self, text: str) -> None:
        """Take the container of a number, typed or scanned."""
        self.asked_pot = text
        asked = ask_pot_named(self._workplace, text)
        asked.done.connect(self.take_pot)
        asked.refused.connect(self.pot_refused)

    def take_pot(self, pot: PotView) -> None:
        """A pot of the same batch is one more; one that may not be handed over makes room for the next."""
        kept = [one for one in self.pots if one.refusal is None and one.container != pot.container]
        if kept and pot.batch != kept[0].batch:
            batches = tuple(sorted({kept[0].batch, pot.batch}))
            self.pot_refused.emit(Refusal("one_batch_only", "dispense", batches=batches))
        elif kept and pot.refusal is not None:
            self.pot_refused.emit(pot.refusal)
        else:
            self.pots = [*kept, pot]
            self.pots_changed.emit()

    def put_back(self) -> None:
        """No pot any more."""
        self.pots = []
        self.pots_changed.emit()

    def look_again(self) -> None:
        """Ask how the pots stand now: one may have been recalled, or handed over by somebody else."""
        if not self.pots:
            self.looked.emit()
            return
        self._newest_look.expect(ask_pots(self._workplace, [pot.container for pot in self.pots]), self._renew)

    def _renew(self, pots: list[PotView]) -> None:
        if [pot.container for pot in pots] == [pot.container for pot in self.pots]:
            self.pots = pots
        self.looked.emit()

    def open(self, patient: Pseudonym) -> None:
        """Open a patient; the one who was open is closed."""
        if self.opened is None or self.opened.identity.id != patient:
            asked = ask_patient(self._workplace, patient)
            asked.done.connect(self._take_patient)
            asked.refused.connect(self.patient_refused)

    def _take_patient(self, opened: OpenPatient) -> None:
        self.closed = self.opened.identity.name if self.opened is not None else ""
        self.opened = opened
        self.patient_changed.emit()

    def read_wristband(self, number: str) -> None:
        """Open the patient of a record number."""
        asked = ask_wristband(self._workplace, number)
        asked.done.connect(lambda found: self.open(found.id))
        asked.refused.connect(self.patient_refused)

    def close(self) -> None:
        """Nobody is open any more."""
        if self.opened is not None:
            self.closed, self.opened = self.opened.identity.name, None
            self.patient_changed.emit()

    def begin_anew(self) -> None:
        """After a hand-over: the counter is empty."""
        self.pots, self.opened, self.closed = [], None, ""
        self.pots_changed.emit()
        self.patient_changed.emit()
