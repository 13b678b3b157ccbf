"""What is due about the batch, and the words of the bar for it."""

from __future__ import annotations

from enum import Enum

from compounder.domain.staff import Role
from compounder.services.compound_batch.release_view import ReleaseView
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, Kind
from ui.widgets.panel import Panel
from ui.words import words


class Doing(Enum):
    """What the primary act is about; the value is its icon."""

    WEIGH = "weigh"
    VERIFY = "verify"
    YIELD = "check"
    DEVIATION = "signed"
    METHOD = "next"
    SIGN = "release"
    REJECT = "refused"
    DONE = "label"


_WAITS = {
    "weigh": Doing.WEIGH,
    "verify": Doing.VERIFY,
    "yield": Doing.YIELD,
    "deviation": Doing.DEVIATION,
    "method": Doing.METHOD,
    "": Doing.SIGN,
}
GOES_TO = {Doing.WEIGH: 2, Doing.METHOD: 2, Doing.VERIFY: 3, Doing.DONE: 5}
"""The step that a way out leads to."""


def due(view: ReleaseView) -> Doing:
    """What a batch waits for."""
    return Doing.DONE if view.is_final else _WAITS[view.waits_for]


class ReleaseActs(Panel):
    """``show_acts(doing, view, is_outside=…)`` gives the bar its primary act and offers the others. Never shown."""

    def __init__(self, bar: ActionBar, role: Role) -> None:
        super().__init__(bar)
        self._bar, self._role = bar, role
        self._doing, self._is_outside = Doing.DONE, False
        self._view: ReleaseView | None = None
        self.reject = Button(icon="refused")
        self.leave = Button(icon="left")
        for act in (self.leave, self.reject):
            bar.add_act(act)
        self.hide()
        self.retranslate()

    def show_acts(self, doing: Doing, view: ReleaseView | None, *, is_outside: bool) -> None:
        """Offer what can be done now; a yield outside its limits is a deviation too."""
        self._doing, self._view, self._is_outside = doing, view, is_outside
        may_reject = view is not None and not view.is_final and self._role is Role.PHARMACIST
        self._bar.offer(self.reject, is_offered=may_reject and doing is not Doing.REJECT)
        self._bar.offer(self.leave, is_offered=doing is Doing.REJECT)
        self._bar.primary.kind = Kind.DESTRUCTIVE if doing is Doing.REJECT else Kind.PRIMARY
        self.retranslate()
        self._bar.primary.update()

    def retranslate(self) -> None:
        """Say what each does in the language that is spoken."""
        self.reject.set_word(self.tr("Refuse the batch"))
        self.leave.set_word(self.tr("Back"))
        self._bar.set_primary(self._primary(), self._doing.value)

    def _primary(self) -> str:
        view = self._view
        batch = words().show(view.batch) if view is not None else ""
        is_released = view is None or view.is_released
        record = self.tr("Record yield and deviation") if self._is_outside else self.tr("Record the yield")
        return {
            Doing.WEIGH: self.tr("Go to weighing"),
            Doing.VERIFY: self.tr("Go to verifying"),
            Doing.YIELD: record,
            Doing.DEVIATION: self.tr("Accept the deviation"),
            Doing.METHOD: self.tr("Go to the method"),
            Doing.SIGN: self.tr("Sign and release"),
            Doing.REJECT: self.tr("Destroy and refuse %1").replace("%1", batch),
            Doing.DONE: self.tr("Go to labels") if is_released else self.tr("Papers of the batch"),
        }[self._doing]
