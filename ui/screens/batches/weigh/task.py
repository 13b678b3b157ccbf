"""What fills the main card of Weigh: one thing to do, with its own primary act and what stands against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.services.compound_batch.pan import WeighAgain
from compounder.services.compound_batch.weigh_sheet import ShareSheet, WeighSheet
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Act
from ui.operations import Operation
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.workplace import Workplace

Reason = Refusal | Phrase | str
"""Why the primary act may not be done; "" where it may."""


@dataclass(frozen=True, slots=True)
class InHand:
    """The line in hand, the lot that was scanned for it, and why it is weighed again; nothing of it outlives a crash.

    `command` belongs to this draft: a second press is the same act.
    """

    share: ShareSheet
    command: str
    scanned: str = ""
    refusal: Refusal | None = None
    again: WeighAgain | None = None

    @property
    def is_scanned(self) -> bool:
        """Whether the right lot is in hand."""
        return bool(self.scanned) and self.refusal is None

    def with_scan(self, number: str, now: datetime) -> InHand:
        """The same line with a lot that was scanned for it, right or wrong."""
        return replace(self, scanned=number, refusal=self.share.scan_refusal(number, now))

    def as_of(self, sheet: WeighSheet, now: datetime) -> InHand | None:
        """The line as it stands now; None where it was weighed meanwhile, elsewhere."""
        share = next((share for share in sheet.shares if share.id == self.share.id), None)
        if share is None or (share.is_weighed and self.again is None):
            return None
        refusal = share.scan_refusal(self.scanned, now) if self.scanned else None
        return replace(self, share=share, refusal=refusal)


class Task(Panel):
    """``word()`` names the primary act, ``reason()`` in a few words what stands against it, ``act()`` does it.

    `changed` when word or reason may have; `busy` with True while an act runs; `recorded` with the line that says what
    was done; `left` to go back to the pan. `notice` is the place of a refusal; what was typed stays.
    """

    changed = Signal()
    busy = Signal(bool)
    recorded = Signal(object)
    left = Signal()

    icon = "check"
    is_destructive = False

    def __init__(self, workplace: Workplace, session: Session) -> None:
        super().__init__()
        self.workplace, self.session = workplace.asked_by(self), session
        self.notice = Notice()
        self._command = workplace.new_id()

    def word(self) -> str:
        """What the primary button says."""
        return ""

    def reason(self) -> Reason:
        """Why it may not be pressed, short; "" where it may."""
        return ""

    def answer_why(self) -> None:
        """The primary key was pressed all the same: say why in place, and go to the field at fault."""

    def act(self) -> None:
        """Do it."""

    def first_focus(self) -> QWidget | None:
        """The first empty field."""
        return None

    def begin(self) -> None:
        """A new draft: the next press is another act."""
        self._command = self.workplace.new_id()
        self.notice.clear()

    def draft_act(self, kind: str, reason: str | None = None) -> Act:
        """The act of this draft, whatever was typed since the last attempt."""
        return Act(kind, self.session.person, self._command, reason)

    def follow(self, asked: Operation, said: Callable[[], str]) -> None:
        """Wait for a write: say what was done, or show its refusal in place."""
        self.busy.emit(True)
        asked.ended.connect(lambda: self.busy.emit(False))
        asked.refused.connect(self.refuse)
        asked.done.connect(lambda _: self.recorded.emit(said()))

    def refuse(self, refusal: Refusal) -> None:
        """Why it was not done."""
        self.notice.show_refusal(refusal)
