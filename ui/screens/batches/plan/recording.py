"""The recording of a plan: one act however often F12 is pressed, until something of the plan changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from compounder.services.compound_batch.plan import plan_batch
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Act
from ui.screens.batches.plan.answer import PlanAnswer
from ui.workplace import Workplace


class PlanRecording(QObject):
    """``record(answer)`` records the plan that was seen; `done` with its Changes, `refused`, and `busy` meanwhile."""

    done = Signal(object)
    refused = Signal(object)
    busy = Signal(bool)

    def __init__(self, workplace: Workplace, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._session = workplace, session
        self._act: Act | None = None

    def forget(self) -> None:
        """What is planned changed: the next press is another act."""
        self._act = None

    def record(self, answer: PlanAnswer | None) -> None:
        """Record the plan that stands, if any; where stock or formulation changed since, the service refuses."""
        if answer is None:
            return
        work = self._workplace
        act = self._act = self._act or work.act(self._session, "plan_batch")
        wanted, seen, today = answer.wanted, answer.prepared.planned, work.local_now().date()
        self.busy.emit(True)
        asked = work.operations.write(lambda: plan_batch(work.records, act, work.rules, wanted, today=today, seen=seen))
        asked.done.connect(self.done)
        asked.refused.connect(self.refused)
        asked.ended.connect(lambda: self.busy.emit(False))
