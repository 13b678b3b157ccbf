"""The main card of Weigh: every task that it can hold, one of which is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal

from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.screens.batches.weigh.again_task import AgainTask
from ui.screens.batches.weigh.done_task import DoneTask
from ui.screens.batches.weigh.doubt_task import DoubtTask
from ui.screens.batches.weigh.hand_task import HandTask
from ui.screens.batches.weigh.method_task import MethodTask
from ui.screens.batches.weigh.other_lot_task import OtherLotTask
from ui.screens.batches.weigh.scale_task import ScaleTask
from ui.screens.batches.weigh.signed_tasks import AbortTask, AcceptTask
from ui.screens.batches.weigh.task import Task
from ui.theme.tokens import Space
from ui.widgets.panel import Card, column
from ui.workplace import Workplace

_STEP_LIMITS = {Folding.ROOMY: 224, Folding.USUAL: 184, Folding.TIGHT: 152, Folding.SINGLE: 96}
"""The largest size of the reading."""


class TaskCard(Card):
    """``show_task(task)``; the signals of every task are sent on: `changed`, `busy`, `recorded`, `left`."""

    changed = Signal()
    busy = Signal(bool)
    recorded = Signal(object)
    left = Signal()

    def __init__(self, workplace: Workplace, session: Session) -> None:
        self.scale, self.hand = ScaleTask(workplace, session), HandTask(workplace, session)
        self.again, self.method = AgainTask(workplace, session), MethodTask(workplace, session)
        self.doubt, self.accept = DoubtTask(workplace, session), AcceptTask(workplace, session)
        self.abort, self.done = AbortTask(workplace, session), DoneTask(workplace, session)
        self.other = OtherLotTask(workplace, session)
        self.current: Task = self.scale
        held = column()  # not a stack: that would be as high as the highest task
        super().__init__(held, padding=Space.L)
        for task in self.tasks:
            held.addWidget(task)
            task.setVisible(task is self.current)
            task.changed.connect(self.changed)
            task.busy.connect(self.busy)
            task.recorded.connect(self.recorded)
            task.left.connect(self.left)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Everything that the card can hold."""
        return (
            self.scale,
            self.hand,
            self.again,
            self.method,
            self.doubt,
            self.accept,
            self.abort,
            self.done,
            self.other,
        )

    def act(self) -> None:
        """Do the primary act of what is shown."""
        self.current.act()

    def answer_why(self) -> None:
        """Say why it may not be done, in place."""
        self.current.answer_why()

    def show_task(self, task: Task) -> None:
        """Show one of them."""
        self.current = task
        for other in self.tasks:
            other.setVisible(other is task)

    def set_folding(self, folding: Folding) -> None:
        """Less air, and smaller digits, where there is little room."""
        is_dense = not folding.has_side_panels
        padding = Space.S if is_dense else Space.L
        self.body.setContentsMargins(padding + Space.XS, padding, padding + Space.XS, padding)
        self.scale.panel.set_dense(dense=is_dense)
        self.scale.panel.readout.set_step_limit(_STEP_LIMITS[folding])
