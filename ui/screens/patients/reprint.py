"""Print a paper of a dispensing again: a duplicate with its number and its reason."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import WantedPaper
from compounder.services.sign_in import Session
from ui.places import Place
from ui.printing import Outcome, print_act, print_paper, tell
from ui.screens.patients.dispensing_form import DispensingForm
from ui.screens.patients.form import reason_refusal, refusal_at
from ui.widgets.choice_field import ChoiceField
from ui.widgets.text_field import TextField
from ui.workplace import Workplace


class ReprintForm(DispensingForm):
    """The paper and the reason; the first print of a paper needs none. F12 prints."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.paper = ChoiceField()
        self.reason = TextField()
        self.fields = {"paper": self.paper, "reason": self.reason}
        self.lay_out([self.what, self.paper, self.reason])
        self._act = print_act(workplace, session)
        self.paper.chosen.connect(lambda _key: self._choose())
        self.reason.edited.connect(lambda _text: self._edit())
        self.retranslate()

    def title(self) -> str:
        """What is done here."""
        return self.tr("Print a paper of this dispensing again")

    def forget(self) -> None:
        """No paper, no reason."""
        self._act = print_act(self.workplace, self.session)
        self.paper.choose(None)
        self.reason.set_text("")
        self._name_act()

    def _copy(self) -> int:
        """The number that the next print of the chosen paper has: 0 is the original."""
        if self.past is None or not isinstance(self.paper.choice(), PaperKind):
            return 0
        return self.past.labels if self.paper.choice() is PaperKind.PATIENT_LABEL else self.past.records

    def obstacle(self) -> Refusal | None:
        """A paper must be chosen, and a duplicate has its reason."""
        if not isinstance(self.paper.choice(), PaperKind):
            return refusal_at("paper", Refusal("choice_needed", "paper"))
        return reason_refusal(self.reason.text(), "reprint") if self._copy() else None

    def act(self) -> None:
        """Draw, record, hand to the printer."""
        kind, dispensing = self.paper.choice(), self.dispensing
        if not isinstance(kind, PaperKind) or dispensing is None:
            return
        self.bar.set_busy(busy=True)
        reason = self.reason.text().strip() if self._copy() else None
        job = print_paper(self.workplace, WantedPaper(kind, dispensing), replace(self._act, reason=reason))
        job.ended_well.connect(self._finish)
        job.refused.connect(self.show_refusal)
        job.ended.connect(lambda: self.bar.set_busy(busy=False))

    def _finish(self, outcome: Outcome) -> None:
        self._act = print_act(self.workplace, self.session)
        self.reason.set_text("")
        tell(outcome, self.bar, self.notice)
        self.reload()

    def _choose(self) -> None:
        self.paper.clear_refusal()
        self._name_act()
        self._edit()

    def _edit(self) -> None:
        self._act = print_act(self.workplace, self.session)  # another draft is another act
        self.judge()

    def show_past(self) -> None:
        """How often each paper was printed."""
        super().show_past()
        self._name_act()

    def _name_act(self) -> None:
        if self._copy():
            self.bar.set_primary(self.tr("Print duplicate %1").replace("%1", str(self._copy())), "printer")
        else:
            self.bar.set_primary(self.tr("Print"), "printer")
        copies = self.words.copies(self.past) if self.past is not None else ""
        self.paper.show_help(self.tr("Printed so far: %1").replace("%1", copies) if copies else "")

    def first_focus(self) -> QWidget | None:
        """The paper, then the reason."""
        return self.paper if self.paper.choice() is None else self.reason

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.paper.set_label(self.tr("Which paper?"))
        self.paper.set_choices(
            [
                (PaperKind.PATIENT_LABEL, self.tr("the patient’s label")),
                (PaperKind.DISPENSING_RECORD, self.tr("the record of the dispensing")),
            ]
        )
        self.reason.set_label(self.tr("Why is it printed again?"))
        self.show_past()
        self.judge()
        self.titled.emit()
