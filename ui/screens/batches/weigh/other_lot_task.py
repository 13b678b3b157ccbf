"""Another lot (F7): what becomes of the batch with it, before it is signed; the batch is stopped and planned anew."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.domain.stock import LotId
from compounder.services.compound_batch.other_lot import (
    OTHER_LOT,
    ChangedLine,
    OtherLotView,
    other_lot_view,
    plan_with_other_lot,
)
from compounder.services.compound_batch.view import ConsideredLot
from compounder.services.compound_batch.weigh_sheet import ShareSheet
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.newest import Newest
from ui.screens.batches.weigh.line_words import LineWords
from ui.screens.batches.weigh.signed_tasks import SignedTask
from ui.screens.batches.weigh.task import Reason
from ui.theme.tokens import State
from ui.widgets.choice_field import ChoiceField
from ui.widgets.fact_list import Fact
from ui.words import words
from ui.workplace import Workplace, write_signed

_MAY_BE_TAKEN = ("lot_choice.not_named", "lot_choice.wrong_form", "lot_choice.named")


class OtherLotTask(SignedTask):
    """``show_line(share, scanned)``; `planned` with the Changes once the batch is planned anew.

    A lot that does not hold enough is used up, and the next that may be used gives the rest.
    """

    planned = Signal(object)
    is_destructive = True
    icon = "stock"

    def __init__(self, workplace: Workplace, session: Session) -> None:
        super().__init__(workplace, session, asks_login=False)
        self._words = LineWords(self)
        self._share: ShareSheet | None = None
        self._view: OtherLotView | None = None
        self._lots: tuple[LotId, ...] = ()
        self._newest = Newest(self.workplace.operations)
        self._scanned, self._is_by_scan = "", False
        self._considered: tuple[ConsideredLot, ...] = ()
        self._offered: Sequence[tuple[LotId, str]] = ()
        self.lot = ChoiceField()
        self.lot.chosen.connect(lambda key: self._ask([LotId(str(key))]))
        self.fields.insertWidget(0, self.lot)
        self.retranslate()

    def show_line(self, share: ShareSheet, scanned: str) -> None:
        """A line that is not weighed, and the lot that was scanned for it, if any; another line begins empty."""
        if self._share is None or share.id != self._share.id:
            self.forget()
            self.lot.set_choices([])
            self._view, self._lots, self._considered = None, (), ()
        self.begin()
        self._share, self._scanned = share, scanned
        self._ask(self._lots)

    def take_scan(self, number: str) -> None:
        """The lot that is held is the one to take; one that there is not stays in the list of refusals."""
        self._scanned = number
        self._choose_scanned()

    def _ask(self, lots: Sequence[LotId]) -> None:
        """What becomes of the batch with these lots; without any, which there are."""
        work, share = self.workplace, self._share
        if share is None:
            return
        self.notice.clear()
        self._command = work.new_id()
        self._view, self._lots, self._is_by_scan = None, tuple(lots), False
        today, line = work.local_now().date(), share.id
        self._newest.ask(lambda: other_lot_view(work.records, work.rules, line, lots, today), self._take, self._give_up)
        self.retranslate()

    def _take(self, view: OtherLotView) -> None:
        if not self._lots:
            self._considered = view.considered
            self.retranslate()
            self._choose_scanned()
            return
        self._view = view
        self.retranslate()
        if self._is_by_scan and self.isVisible():
            self.signature.reason_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self, refusal: Refusal) -> None:
        spare = next((key for key, _ in self._offered if key not in self._lots), None)
        if refusal.code == "insufficient_stock" and len(self._lots) == 1 and spare is not None:
            self._ask([*self._lots, spare])
        else:
            self.notice.show_refusal(refusal)
            self.changed.emit()

    def _offer(self) -> None:
        """Every other lot of the ingredient that may be used; the reasons of the rest stand in the plan."""
        planned = self._share.lot.id if self._share is not None else None
        self._offered = [
            (lot.lot, f"{words().show(lot.lot_number)}, {words().show(lot.expires_on)}")
            for lot in self._considered
            if lot.lot != planned and (lot.is_offered or lot.reason.key in _MAY_BE_TAKEN)
        ]
        self.lot.set_choices(self._offered)

    def _choose_scanned(self) -> None:
        """Take the lot that was scanned, usable or not: what may not be used is refused with its own reason."""
        found = [lot for lot in self._considered if self._scanned.strip() in (lot.lot_number, lot.receipt, lot.lot)]
        self._scanned = ""
        if len(found) == 1 and self._share is not None and found[0].lot != self._share.lot.id:
            self.lot.choose(found[0].lot)
            self._ask([found[0].lot])
            self._is_by_scan = True

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        self.lot.set_label(self.tr("Which lot instead?"))
        share = self._share
        if share is None:
            return
        number = words().show(share.lot.lot_number)
        about = self.tr("The plan says lot %1. With another one this batch is stopped and all of it planned anew.")
        self.say_head(self.tr("%1: another lot?").replace("%1", self._words.name(share)), about.replace("%1", number))
        self._offer()
        self.lot.show_help("" if self._offered else self.tr("No other lot of this line may be used."))
        self.signature.show_checks("", self._facts())
        self.signature.show_sentence(
            self.tr("I stop this batch and plan it anew."),
            self.session.name,
            self.tr("The new batch has the next number. What was weighed in this one is waste."),
        )
        self.changed.emit()

    def _facts(self) -> list[Fact]:
        """What changes, line by line; then what of it was weighed already."""
        if self._view is None:
            return []
        facts = [self._fact(line) for line in self._view.lines if line.is_changed]
        if self._view.weighed:
            said = self.tr("%n line(s)", "", self._view.weighed)
            facts.append(Fact(self.tr("Already weighed, now waste"), said, State.ATTENTION, self.tr("attention")))
        return facts

    def _fact(self, line: ChangedLine) -> Fact:
        """The name, with the lot where it is another one, and the amounts."""
        name = words().show(line.name)
        name = f"{name[:1].upper()}{name[1:]}"
        if line.lot_after is not None and line.lot_after != line.lot_before:
            said = self.tr("%1, lot %2").replace("%2", words().show(line.lot_after))
            name = said.replace("%1", name)
        amounts = (words().show(amount) for amount in (line.before, line.after) if amount is not None)
        gone = self.tr("not used any more") if line.lot_after is None else ""
        return Fact(name, gone or " → ".join(amounts))

    def word(self) -> str:
        """What is done."""
        return self.tr("Stop and plan anew")

    def reason(self) -> Reason:
        """What is missing: the lot first."""
        if not self._lots:
            return self.tr("choose the lot")
        if self._view is None:
            said = self.notice.said
            return said if isinstance(said, Refusal) else self.tr("being calculated")
        return super().reason()

    def answer_why(self) -> None:
        """At the field at fault."""
        if self._view is None:
            self.lot.setFocus()
        else:
            super().answer_why()

    def act(self) -> None:
        """Do it as it was seen, signed."""
        view, work, share, lots = self._view, self.workplace, self._share, self._lots
        if view is None or share is None:
            return
        act, today = self.draft_act(OTHER_LOT, self.signature.reason()), work.local_now().date()
        self.busy.emit(True)
        asked = write_signed(
            work,
            self.session,
            act,
            self.signature.password(),
            lambda signing: plan_with_other_lot(
                work.records, act, signing, work.rules, line=share.id, lots=lots, today=today, seen=view.planned
            ),
        )
        asked.ended.connect(lambda: self.busy.emit(False))
        asked.refused.connect(self.refuse)
        asked.done.connect(self._leave)

    def _leave(self, changes: Changes) -> None:
        self.forget()
        self._share = None
        self.planned.emit(changes)

    def first_focus(self) -> QWidget | None:
        """The lot while none is chosen, then the reason."""
        return self.lot if not self._lots else self.signature.reason_field
