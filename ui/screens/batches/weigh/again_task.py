"""Weigh again: a line that is weighed already, why it is done once more, and where the first amount goes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from compounder.services.compound_batch.pan import GivenBack, WeighAgain
from compounder.services.compound_batch.weigh_sheet import ShareSheet
from compounder.services.sign_in import Session
from ui.screens.batches.weigh.form_task import REASON_NEEDED, FormTask, is_blank
from ui.screens.batches.weigh.line_words import LineWords, clock
from ui.screens.batches.weigh.task import Reason
from ui.widgets.choice_field import ChoiceField
from ui.widgets.text_field import TextField
from ui.words import words
from ui.workplace import Workplace


class AgainTask(FormTask):
    """``show_share(share)``; `chosen` with a WeighAgain: the lot is scanned and weighed as if for the first time."""

    chosen = Signal(object)
    icon = "balance"

    def __init__(self, workplace: Workplace, session: Session) -> None:
        super().__init__(workplace, session)
        self._words = LineWords(self)
        self._share: ShareSheet | None = None
        self.why_again = TextField()
        self.given_back = ChoiceField()
        self.fields.addWidget(self.why_again)
        self.fields.addWidget(self.given_back)
        self.why_again.edited.connect(lambda _: self.changed.emit())
        self.given_back.chosen.connect(lambda _: self.changed.emit())
        self.retranslate()

    def show_share(self, share: ShareSheet) -> None:
        """A line that is weighed; another one empties the fields."""
        if self._share is None or share.id != self._share.id:
            self.begin()
            self.why_again.set_text("")
            self.given_back.choose(None)
        self._share = share
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        share = self._share
        self.why_again.set_label(self.tr("Why weigh it again?"))
        self.given_back.set_label(self.tr("Where does the first amount go?"))
        self.given_back.set_choices(
            [
                (GivenBack.RETURNED, self.tr("back into its container")),
                (GivenBack.WASTED, self.tr("thrown away")),
            ]
        )
        if share is None or share.weighed_at is None:
            return
        by = self.tr("Weighed at %1 by %2.").replace("%1", clock(self.workplace, share.weighed_at))
        lot = self._words.container(share)
        said = self._seen(share) if share.is_verified else self.tr("Its reading stays hidden until it is verified.")
        self.say_head(self._words.name(share), by.replace("%2", share.weighed_by or ""), (lot, said, "ink2"))

    def _seen(self, share: ShareSheet) -> str:
        reading = words().show(share.reading) if share.reading is not None else ""
        return self.tr("Verified: %1").replace("%1", reading)

    def word(self) -> str:
        """Weigh it again."""
        return self.tr("Weigh it again")

    def reason(self) -> Reason:
        """What is missing."""
        if is_blank(self.why_again):
            return self.tr("say why")
        return "" if self.given_back.choice() is not None else self.tr("say where the first amount goes")

    def answer_why(self) -> None:
        """At the field at fault."""
        if is_blank(self.why_again):
            self.at_fault(self.why_again, REASON_NEEDED)
        else:
            self.given_back.setFocus()

    def act(self) -> None:
        """Back to the pan with the reason."""
        given_back = self.given_back.choice()
        if isinstance(given_back, GivenBack):
            self.chosen.emit(WeighAgain(self.why_again.text(), given_back))

    def first_focus(self) -> QWidget | None:
        """The reason."""
        return self.why_again
