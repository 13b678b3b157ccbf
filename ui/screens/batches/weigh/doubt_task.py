"""Something is wrong (F8): what happened, why, and what is to be done with it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from compounder.domain.batch import BatchId
from compounder.domain.quantity import Quantity
from compounder.services.compound_batch.deviations import open_deviation
from compounder.services.sign_in import Session
from ui.screens.batches.weigh.form_task import REASON_NEEDED, FormTask, is_blank
from ui.screens.batches.weigh.line_words import LineWords
from ui.screens.batches.weigh.task import InHand, Reason
from ui.widgets.choice_field import ChoiceField
from ui.widgets.text_field import TextField
from ui.words import words
from ui.workplace import Workplace


class Decision(Enum):
    """What is done about it."""

    RECORD = "record"
    NOTE = "note"
    STOP = "stop"


class DoubtTask(FormTask):
    """``show_doubt(batch, in_hand, found)``: `found` is an amount outside the limits, None where there is none.

    `deviating` with the reason and that amount, which is to be recorded with a deviation. `stopping`: on to the
    signature that stops the batch.
    """

    deviating = Signal(str, object)
    stopping = Signal(str)
    icon = "attention"

    def __init__(self, workplace: Workplace, session: Session) -> None:
        super().__init__(workplace, session)
        self._words = LineWords(self)
        self._batch = BatchId("")
        self._in_hand: InHand | None = None
        self._found: Quantity | None = None
        self.why = TextField()
        self.decision = ChoiceField()
        self.fields.addWidget(self.why)
        self.fields.addWidget(self.decision)
        self.why.edited.connect(lambda _: self.changed.emit())
        self.decision.chosen.connect(lambda _: self.changed.emit())
        self.retranslate()

    def show_doubt(self, batch: BatchId, in_hand: InHand | None, found: Quantity | None) -> None:
        """What happened is filled in; another batch empties the fields."""
        if batch != self._batch:
            self.why.set_text("")
            self.decision.choose(None)
        self.begin()
        self._batch, self._in_hand, self._found = batch, in_hand, found
        if found is None and self.decision.choice() is Decision.RECORD:
            self.decision.choose(None)
        self.retranslate()

    def forget(self) -> None:
        """It is written down: the next one begins empty."""
        self.why.set_text("")
        self.decision.choose(None)

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        self.say_head(
            self.tr("What is wrong?"), self._about(), ("", self.tr("A pharmacist decides on it and signs."), "ink")
        )
        self.why.set_label(self.tr("What happened, and why?"))
        self.decision.set_label(self.tr("What is to be done?"))
        choices: list[tuple[object, str]] = []
        if self._found is not None:
            said = self.tr("record %1, outside the limits").replace("%1", words().show(self._found))
            choices.append((Decision.RECORD, said))
        choices.append((Decision.NOTE, self.tr("write it down as a deviation and go on")))
        choices.append((Decision.STOP, self.tr("stop the batch")))
        self.decision.set_choices(choices)
        self.changed.emit()

    def _about(self) -> str:
        if self._in_hand is None:
            return self.tr("Batch %1").replace("%1", self._batch)
        share = self._in_hand.share
        name = self._words.name(share)
        if self._found is None or share.limits is None:
            return name
        said = self.tr("%4: %1 was found, allowed are %2 to %3.")
        for mark, value in zip(("%1", "%2", "%3"), (self._found, *share.limits), strict=True):
            said = said.replace(mark, words().show(value))
        return said.replace("%4", name)

    def word(self) -> str:
        """What follows from the decision."""
        decision = self.decision.choice()
        if decision is Decision.RECORD and self._found is not None:
            return self.tr("Record %1 with a deviation").replace("%1", words().show(self._found))
        if decision is Decision.STOP:
            return self.tr("To the signature")
        return self.tr("Write it down")

    def reason(self) -> Reason:
        """What is missing."""
        if is_blank(self.why):
            return self.tr("say what happened")
        return "" if self.decision.choice() is not None else self.tr("choose what is to be done")

    def answer_why(self) -> None:
        """At the field at fault."""
        if is_blank(self.why):
            self.at_fault(self.why, REASON_NEEDED)
        else:
            self.decision.setFocus()

    def act(self) -> None:
        """As decided."""
        reason = self.why.text()
        match self.decision.choice():
            case Decision.RECORD:
                self.deviating.emit(reason, self._found)
            case Decision.STOP:
                self.stopping.emit(reason)
            case _:
                self._write_down(reason)

    def _write_down(self, reason: str) -> None:
        work, batch, act = self.workplace, self._batch, self.draft_act("open_deviation", reason)
        asked = work.operations.write(lambda: open_deviation(work.records, act, batch))
        asked.done.connect(lambda _: self.forget())
        self.follow(asked, lambda: self.tr("Deviation written down; it blocks the release until it is decided"))

    def first_focus(self) -> QWidget | None:
        """What happened."""
        return self.why
