"""What can be done about the line in hand, and the words of the bar for it."""

from __future__ import annotations

from enum import Enum

from compounder.services.compound_batch.verify_view import VerifyView
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button
from ui.widgets.panel import Panel


class Doing(Enum):
    """What the primary act is about."""

    READ = "read"
    DIFFER = "differ"
    OWN = "own"
    ALONE = "alone"
    WRONG = "wrong"
    LOOK = "look"


class VerifyActs(Panel):
    """``show_acts(doing, view)`` gives the bar its primary act and offers the others. Never shown."""

    def __init__(self, bar: ActionBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._doing, self._is_closed = Doing.LOOK, False
        self.wrong = Button(icon="refused", key="F8")
        self.weigh_again = Button(icon="weigh", key="F6")
        self.alone = Button(icon="signed")
        self.leave = Button(icon="left")
        for act in (self.leave, self.wrong, self.weigh_again, self.alone):
            bar.add_act(act)
        self.hide()
        self.retranslate()

    def show_acts(self, doing: Doing, view: VerifyView | None) -> None:
        """Offer what can be done now."""
        self._doing, self._is_closed = doing, view is not None and view.is_closed
        is_open = view is not None and not view.is_final and view.refusal is None
        offered = {
            self.leave: doing in (Doing.WRONG, Doing.ALONE),
            self.wrong: is_open and doing not in (Doing.WRONG, Doing.ALONE),
            self.weigh_again: is_open and doing is Doing.DIFFER,
            self.alone: view is not None and view.may_be_alone and doing is Doing.OWN,
        }
        for act, is_offered in offered.items():
            self._bar.offer(act, is_offered=is_offered)
        self.retranslate()

    def retranslate(self) -> None:
        """Say what each does in the language that is spoken."""
        self.wrong.set_word(self.tr("Something is wrong"))
        self.weigh_again.set_word(self.tr("Weigh again"))
        self.alone.set_word(self.tr("I am alone on call"))
        self.leave.set_word(self.tr("Back to the line"))
        on = self.tr("Go to release") if self._is_closed else self.tr("Go to weighing")
        word, icon = {
            Doing.READ: (self.tr("Compare with the first reading"), "verify"),
            Doing.DIFFER: (self.tr("Read again"), "verify"),
            Doing.OWN: (self.tr("Another person signs in"), "lock"),
            Doing.WRONG: (self.tr("Note what is wrong"), "hand"),
            Doing.ALONE: (self.tr("Sign the exception"), "signed"),
            Doing.LOOK: (on, "next"),
        }[self._doing]
        self._bar.set_primary(word, icon)
