"""The worksheet of a draft (F9): printed or saved from the plan that stands, marked as a draft, recorded nowhere."""

from __future__ import annotations

from PySide6.QtCore import QObject

from compounder.domain.staff import Permission, may
from compounder.services.print_papers.draft_worksheet import draft_worksheet
from compounder.services.sign_in import Session
from ui.printing import print_page, tell
from ui.screens.batches.plan.answer import PlanAnswer
from ui.screens.batches.plan.words import capital
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.words import words
from ui.workplace import Workplace


class DraftPaper(QObject):
    """Adds its button to the bar for whoever may print; ``offer(answer)`` shows it where there is a plan to draw."""

    def __init__(self, workplace: Workplace, session: Session, bar: ActionBar, refusal: Notice) -> None:
        super().__init__(bar)
        self._workplace, self._session = workplace, session
        self._bar, self._refusal = bar, refusal
        self._answer: PlanAnswer | None = None
        self._may = may(session.role, Permission.PRINT)
        self.button = Button(icon="printer", key="F9")
        self.button.clicked.connect(self._print)
        bar.add_act(self.button)
        bar.offer(self.button, is_offered=False)

    def offer(self, answer: PlanAnswer | None) -> None:
        """The plan that stands, None while there is none."""
        if (answer is None) is not (self._answer is None) and self._may:
            self._bar.offer(self.button, is_offered=answer is not None)
        self._answer = answer

    def _print(self) -> None:
        answer, work, person = self._answer, self._workplace, self._session.person
        if answer is None:
            return
        now, stationery = work.clock(), work.facilities.stationery

        def draw() -> bytes:
            return draft_worksheet(work.records, person, stationery(), answer.prepared, answer.wanted, now=now)

        title = self.tr("Draft worksheet %1, %2").replace("%1", capital(words().show(answer.view.formulation.name)))
        self.button.set_busy(busy=True)
        job = print_page(work, title.replace("%2", words().show(answer.view.size)), draw)
        job.ended_well.connect(lambda outcome: tell(outcome, self._bar, self._refusal))
        job.refused.connect(self._refusal.show_refusal)
        job.ended.connect(lambda: self.button.set_busy(busy=False))

    def retranslate(self) -> None:
        """Say the word of the button."""
        self.button.set_word(self.tr("Draft worksheet"))
