"""After a hand-over: its number, and what became of the patient's label and of the record."""

from __future__ import annotations

from compounder.domain.dispensing import DispensingId
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import WantedPaper
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.printing import Outcome, print_act, print_paper
from ui.theme.tokens import State
from ui.widgets.notice import Notice
from ui.words import sentence
from ui.workplace import Workplace

_PAPERS = (PaperKind.PATIENT_LABEL, PaperKind.DISPENSING_RECORD)


class HandOverNotice(Notice):
    """``tell(changes)`` prints both papers and says what was done; it stands until the next hand-over begins."""

    def __init__(self, workplace: Workplace, session: Session) -> None:
        self._parts: list[Phrase] = []
        super().__init__()
        self._workplace, self._session = workplace, session

    def tell(self, changes: Changes) -> None:
        """Say the number at once; the papers follow as they come out. What does not come out waits, and is said."""
        self._parts = [Phrase.of("done.dispense", register=changes.result["register"])]
        self._say(State.OK)
        dispensing = DispensingId(changes.result["dispensing"])
        for kind in _PAPERS:
            wanted = WantedPaper(kind, dispensing)
            job = print_paper(self._workplace, wanted, print_act(self._workplace, self._session))
            job.ended_well.connect(lambda outcome, kind=kind: self._add_outcome(kind, outcome))
            job.refused.connect(lambda refusal, kind=kind: self._add_refusal(kind, refusal))

    def _add_outcome(self, kind: PaperKind, outcome: Outcome) -> None:
        self._add(kind, outcome.said, State.OK if outcome.is_out else State.ATTENTION)

    def _add_refusal(self, kind: PaperKind, refusal: Refusal) -> None:
        self._add(kind, refusal.phrase, State.REFUSED)

    def _add(self, kind: PaperKind, said: Phrase, state: State) -> None:
        if self._parts:  # the next hand-over may have begun
            self._parts.append(Phrase.of("done.paper", paper=Phrase.of(f"paper.kind.{kind.value}"), said=said))
            worse = (State.OK, State.ATTENTION, State.REFUSED)
            self._say(max(self._state, state, key=worse.index))

    def _say(self, state: State) -> None:
        self.show_phrase(state, self._whole())

    def _whole(self) -> str:
        said = [sentence(part) for part in self._parts]
        return " ".join(text[:1].upper() + text[1:] for text in said)

    def clear(self) -> None:
        """The next hand-over begins."""
        self._parts = []
        super().clear()

    def retranslate(self) -> None:
        """Say all of it in the language that is spoken."""
        if self._parts:
            self._said = self._whole()
        super().retranslate()
