"""What stands against recording a reading, asked of the services' own domain checks before F12 is pressed."""

from __future__ import annotations

from PySide6.QtCore import QObject

from compounder.domain.balance import Balance, LiveReading, weighing_refusal
from compounder.domain.batch import DilutionPart
from compounder.domain.errors import Refusal
from compounder.domain.staff import Permission
from compounder.services.authority import role_refusal
from compounder.services.compound_batch.weigh import tolerance_refusal
from compounder.services.compound_batch.weigh_sheet import WeighSheet
from compounder.services.sign_in import Session
from ui.devices import BalanceLine
from ui.screens.batches.weigh.task import InHand, Reason
from ui.words import words
from ui.workplace import Workplace


class PanReasons(QObject):
    """``why(…)`` in full, for the notice over the pan; ``short(why, in_hand)`` in a few words, for the action bar."""

    def __init__(self, workplace: Workplace, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._session = workplace, session

    def why(
        self, sheet: WeighSheet | None, in_hand: InHand | None, balance: Balance | None, line: BalanceLine | None
    ) -> Reason:
        """The first thing that stands against recording, in full; "" where nothing does."""
        if sheet is None:
            return self.tr("The batch is being read.")
        hindrance = role_refusal(self._session.role, Permission.WEIGH) or sheet.closed
        if hindrance is not None:
            return hindrance
        if in_hand is None:
            return self.tr("Scan the lot you hold. Its line opens by itself.")
        if in_hand.refusal is not None:
            return in_hand.refusal
        if not in_hand.scanned:
            is_portion = in_hand.share.part is DilutionPart.PORTION
            said = (
                self.tr("Scan dilution %1 before weighing.") if is_portion else self.tr("Scan lot %1 before weighing.")
            )
            return said.replace("%1", words().show(in_hand.share.scanned_as))
        return self._why_not_pan(in_hand, balance, line)

    def _why_not_pan(self, in_hand: InHand, balance: Balance | None, line: BalanceLine | None) -> Reason:
        if balance is None:
            return self.tr("No balance is registered. Register one in Settings, Balances, or enter by hand.")
        if line is None:
            said = self.tr("Balance %1 has no port at this station. Set it in Settings, Balances, or enter by hand.")
            return said.replace("%1", words().show(balance.name))
        shown = line.shown
        if isinstance(shown, Refusal):
            return shown
        if shown is None or not shown.is_stable:
            return Refusal("not_stable", "not_settled")
        return in_hand.share.balance_refusal(balance) or self._why_not_reading(in_hand, balance, shown) or ""

    def _why_not_reading(self, in_hand: InHand, balance: Balance, shown: LiveReading) -> Refusal | None:
        """What the services would refuse of this reading; too little is said before below the minimum weight."""
        limits = in_hand.share.limits
        outside = tolerance_refusal(shown.quantity, limits) if limits is not None else None
        unfit = weighing_refusal(balance, shown.as_reading(), self._workplace.local_now().date())
        if unfit is not None and unfit.code == "below_minimum_weight":
            return outside or unfit
        return unfit or outside

    def short(self, why: Reason, in_hand: InHand | None) -> str:
        """The same in a few words, for beside the button."""
        if not isinstance(why, Refusal):
            return self._short_of_state(in_hand) if why else ""
        key = f"{why.code}.{why.phrase.key.rpartition('.')[2]}"
        return {
            "out_of_tolerance.above": self.tr("too much on the pan"),
            "out_of_tolerance.below": self.tr("too little on the pan"),
            "not_stable.not_settled": self.tr("wait for Stable"),
            "below_minimum_weight.balance": self.tr("below the minimum weight"),
            "balance_silent.no_answer": self.tr("the balance is silent"),
            "balance_silent.unplugged": self.tr("the balance is silent"),
            "balance_not_checked.today": self.tr("today’s check is missing"),
            "balance_not_checked.never": self.tr("today’s check is missing"),
            "overload.pan": self.tr("overload"),
            "overload.above_capacity": self.tr("overload"),
            "underload.pan": self.tr("the pan is lifted"),
            "wrong_unit.balance": self.tr("the wrong unit"),
            "same_load.pan": self.tr("empty the pan, or tare"),
            "wrong_lot.scanned": self.tr("the wrong lot"),
            "wrong_lot.dilution": self.tr("the wrong dilution"),
            "coarser_balance.planned": self.tr("too coarse a balance"),
            "dilution_order.drug": self.tr("weigh the drug first"),
            "dilution_order.diluent": self.tr("weigh the diluent first"),
            "lot_expired.expired": self.tr("the lot has expired"),
            "lot_not_usable.state": self.tr("this lot may not be used"),
            "not_permitted.role": self.tr("not for your role"),
        }.get(key, self.tr("not possible now: see above"))

    def _short_of_state(self, in_hand: InHand | None) -> str:
        if in_hand is None or not in_hand.scanned:
            return self.tr("scan the lot")
        return self.tr("no balance connected")
