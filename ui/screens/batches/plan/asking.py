"""The asking for a plan while somebody types: a pause after each key, and only the last answer counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from compounder.services.compound_batch.plan_view import PlanBasis, plan_basis
from ui.newest import Newest
from ui.operations import Operation
from ui.screens.batches.plan.answer import PlanRequest, answer_plan
from ui.workplace import Workplace

_TYPING_PAUSE = 120


class PlanAsking(QObject):
    """``soon()`` and ``now()`` ask for what `request` gives then; `begun`, then `answered`, `refused` or `failed`.

    An answer to something that was asked before does not come any more. ``begin(formulation)`` asks for what a draft
    begins with: `based`, or `unbased` with the refusal.
    """

    based = Signal(object)
    unbased = Signal(object)
    begun = Signal()
    answered = Signal(object)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, workplace: Workplace, request: Callable[[], PlanRequest | None], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._request = workplace, request
        self._asked: Operation | None = None
        self._basis = Newest(workplace.operations)
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._pause.timeout.connect(self._ask)

    @property
    def is_under_way(self) -> bool:
        """Whether an answer is to come."""
        return self._asked is not None or self._pause.isActive()

    def forget(self) -> None:
        """Nothing that was asked counts any more."""
        self._asked = None

    def begin(self, formulation: str) -> None:
        """Read what a draft of a formulation begins with."""
        work = self._workplace

        def question() -> PlanBasis:
            with work.records.reading() as loads:
                return plan_basis(loads, work.rules, formulation)

        self._basis.ask(question, self.based.emit, self.unbased.emit)

    def soon(self) -> None:
        """Something was typed: ask when the hand rests."""
        self._asked = None
        self._pause.start()

    def now(self) -> None:
        """Ask at once."""
        self._pause.stop()
        self._ask()

    def _ask(self) -> None:
        work, request = self._workplace, self._request()
        if request is not None:
            today = work.local_now().date()
            asked = work.operations.read(lambda: answer_plan(work, request, today))
            asked.done.connect(lambda answer: self._pass_on(asked, self.answered.emit, answer))
            asked.refused.connect(lambda refusal: self._pass_on(asked, self.refused.emit, refusal))
            asked.failed.connect(lambda fault: self._pass_on(asked, self.failed.emit, fault))
            self._asked = asked
        self.begun.emit()

    def _pass_on(self, asked: Operation, send: Callable[[object], None], said: object) -> None:
        if asked is self._asked:
            self._asked = None
            send(said)
