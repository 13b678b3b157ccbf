"""What every step of a batch's path is: a screen of one batch, shown under the path."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from compounder.domain.batch import BatchId
from compounder.services.sign_in import Session
from ui.places import Place
from ui.screen import Screen
from ui.workplace import Workplace


class BatchStep(Screen):
    """``show_batch(batch)``, then `reload` asks for what is shown; `batch` is the one shown. The path says the title.

    `moved` with a number from 1 (plan) to 5 (label) goes to another step of the same batch. A step without a batch yet
    (Plan) sends `opened` with the Target of the batch that it made.
    """

    moved = Signal(int)

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.batch: BatchId | None = None

    def show_batch(self, batch: BatchId) -> None:
        """Show a batch; what was typed for another one is forgotten."""
        self.batch = batch

    def focus_first(self) -> None:
        """Put the focus where it belongs now, if this is the step that people see."""
        wanted = self.first_focus()
        if wanted is not None and self.isVisible():
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
