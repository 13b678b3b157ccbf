"""The pan: the live reading of the line in hand, and the recording of what a stable one says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

from compounder.domain.balance import Balance, BalanceReading, LiveReading
from compounder.domain.errors import Refusal
from compounder.domain.number import decimal_text
from compounder.domain.quantity import Quantity
from compounder.services.compound_batch.weigh import FromBalance, record_weighing
from compounder.services.compound_batch.weigh_sheet import WeighSheet
from compounder.services.sign_in import Session
from ui.devices import GONE, BalanceLine, BalanceRequest
from ui.screens.batches.weigh.line_words import LineWords, clock
from ui.screens.batches.weigh.pan_reasons import PanReasons
from ui.screens.batches.weigh.task import InHand, Reason, Task
from ui.theme.tokens import State
from ui.widgets.panel import column
from ui.widgets.weighing_panel import WeighingPanel
from ui.words import words
from ui.workplace import Workplace

_QUIET = ("not_stable", "below_minimum_weight")
"""What is not said in the large notice by itself: it is so while the pan is being filled."""
_STILL_STEPS = 5
"""By so many steps of its display a balance may drift under a load that nobody touched."""


class ScaleTask(Task):
    """``show_line(sheet, in_hand, balance)``; the primary act records what the button says, or nothing."""

    def __init__(self, workplace: Workplace, session: Session) -> None:
        super().__init__(workplace, session)
        self.panel = WeighingPanel()
        self.panel.readout.set_yielding()
        self.notice = self.panel.notice
        self.notice.dismissed.connect(self._dismiss)
        self._words = LineWords(self)
        self._reasons = PanReasons(workplace, session, self)
        self._sheet: WeighSheet | None = None
        self._in_hand: InHand | None = None
        self._balance: Balance | None = None
        self._line: BalanceLine | None = None
        self._tare_line: str | None = None
        self._service: Refusal | None = None
        self._left: Quantity | None = None
        self._asked_why = ""
        layout = column()
        layout.addWidget(self.panel)
        self.setLayout(layout)

    # what is shown

    def show_line(self, sheet: WeighSheet, in_hand: InHand | None, balance: Balance | None) -> None:
        """Show the line in hand, or that a lot is to be scanned, and the pan of a balance; a volume has no pan."""
        if in_hand is not None and not in_hand.share.is_mass:
            in_hand = None
        is_other = self._in_hand is None or in_hand is None or in_hand.command != self._in_hand.command
        self._sheet, self._in_hand = sheet, in_hand
        if is_other:
            self._forget()
        self._watch(balance)
        self._say_line()
        self.follow_pan()

    def _watch(self, balance: Balance | None) -> None:
        line = self.workplace.balances.line(balance.id) if balance is not None else None
        self._balance = balance
        if line is self._line:
            return
        if self._line is not None:
            self._line.set_watched(self, watched=False)
            self._line.changed.disconnect(self.follow_pan)
            self.busy.emit(False)  # what was asked of it is not answered any more
        self._line, self._tare_line, self._left = line, None, None
        if line is not None:
            line.changed.connect(self.follow_pan)
            line.set_watched(self, watched=self.isVisible())

    def _say_line(self) -> None:
        share = self._in_hand.share if self._in_hand is not None else None
        if share is None or share.planned is None or share.limits is None:
            lots = self.tr("Its line opens by itself. Or choose the line first.")
            self.panel.show_no_line(self.tr("Scan the lot you hold"), lots)
            return
        lower, upper = share.limits
        places = self._balance.decimals if self._balance is not None else 2
        self.panel.show_line(
            self._words.name(share),
            self._words.instruction(share),
            share.planned,
            lower,
            upper,
            longest=_digits(upper, places),
        )
        if self._in_hand is not None:
            self.panel.show_lot(*self._words.lot(self._in_hand))

    def follow_pan(self) -> None:
        """Show what the pan says now, and what follows from it."""
        shown = self._line.shown if self._line is not None else None
        self._see_left()
        if isinstance(shown, LiveReading):
            is_judged = self._in_hand is not None and self._in_hand.is_scanned
            self.panel.show_reading(shown.number_text, shown.quantity, is_stable=shown.is_stable, is_judged=is_judged)
            self.panel.show_raw(shown.raw)
        else:
            self.panel.show_word(self._word_of(shown))
            self.panel.show_raw("")
            self._tare_line = None if isinstance(shown, Refusal) and shown.code in GONE else self._tare_line
        self._say_why()
        self.changed.emit()

    def _word_of(self, shown: Refusal | None) -> str:
        if self._line is None or shown is None:
            return ""
        known = {
            "overload": self.tr("overload"),
            "underload": self.tr("underload"),
            "balance_silent": self.tr("silent"),
        }
        return known.get(shown.code, "")

    def _say_why(self) -> None:
        """The notice says what hinders by itself, or what was asked for by F12; it leaves with its cause."""
        why = self.why()
        is_loud = _is_loud(why) or (isinstance(why, str) and self._in_hand is not None and self._in_hand.is_scanned)
        said = self._service or (why if is_loud or _key(why) == self._asked_why else "")
        if _key(why) != self._asked_why:
            self._asked_why = ""
        if _key(said) != _key(self.notice.said):
            if said:
                self.notice.show_phrase(State.REFUSED if isinstance(said, Refusal) else State.ATTENTION, said)
            else:
                self.notice.clear()

    # what stands against it

    def why(self) -> Reason:
        """The first thing that stands against recording, in full; "" where nothing does."""
        why = self._reasons.why(self._sheet, self._in_hand, self._balance, self._line)
        return Refusal("same_load", "pan", weight=self._left) if not why and self._left is not None else why

    def reason(self) -> Reason:
        """The same in a few words, for beside the button."""
        return self._reasons.short(self.why(), self._in_hand)

    def word(self) -> str:
        """Record, and exactly what the pan says."""
        shown = self._line.shown if self._line is not None else None
        if self._in_hand is None or not isinstance(shown, LiveReading):
            return self.tr("Record")
        return self.tr("Record %1").replace("%1", live_text(shown))

    def answer_why(self) -> None:
        """Say it in full over the pan."""
        self._asked_why = _key(self.why())
        self._say_why()

    @property
    def found(self) -> Quantity | None:
        """A stable reading that lies outside the limits, which a deviation may let pass; None where there is none."""
        shown = self._line.shown if self._line is not None else None
        why = self.why()
        is_outside = isinstance(why, Refusal) and why.code == "out_of_tolerance"
        return shown.quantity if is_outside and isinstance(shown, LiveReading) else None

    # what is done

    def act(self) -> None:
        """Record the reading that stands on the button."""
        self.record()

    def record(self, deviation: tuple[str, Quantity] | None = None) -> None:
        """Read once more, twice as the driver does, and record it if it is what was shown.

        With a deviation, its reason and the amount that it was written for, nothing but that amount is recorded.
        """
        line, in_hand, balance = self._line, self._in_hand, self._balance
        if line is None or in_hand is None or balance is None or not isinstance(line.shown, LiveReading):
            return
        reason, shown = deviation or (None, line.shown.quantity)
        request = line.read_stable(self)
        self.busy.emit(True)
        request.refused.connect(self._give_up)
        request.done.connect(lambda reading: self._write(in_hand, balance, (shown, reading), reason))

    def _write(
        self, in_hand: InHand, balance: Balance, seen: tuple[Quantity, BalanceReading], deviation: str | None
    ) -> None:
        shown, reading = seen
        if reading.quantity != shown:
            self._give_up(Refusal("not_stable", "two_readings", first=shown, second=reading.quantity))
            return
        work = self.workplace
        self._command = in_hand.command
        act = self.draft_act("record_weighing", in_hand.again.reason if in_hand.again is not None else None)
        taken = FromBalance(balance.id, reading, self._tare_line)
        asked = work.operations.write(
            lambda: record_weighing(
                work.records,
                act,
                work.rules,
                line=in_hand.share.id,
                scanned=in_hand.scanned,
                taken=taken,
                again=in_hand.again,
                deviation=deviation,
            )
        )
        asked.done.connect(lambda _: self._leave(reading.quantity))
        self.follow(asked, lambda: self.said(reading.number_text, reading.quantity))

    def _leave(self, recorded: Quantity) -> None:
        """What was recorded lies on the pan until the pan shows something else."""
        self._left = recorded
        self._see_left()

    def _see_left(self) -> None:
        shown, left, balance = self._line.shown if self._line is not None else None, self._left, self._balance
        if left is None or balance is None:
            self._left = None
        elif isinstance(shown, LiveReading):
            moved = abs(shown.quantity.to(balance.unit).number - left.to(balance.unit).number)
            self._left = left if moved <= _STILL_STEPS * balance.step else None

    def said(self, digits: str, quantity: Quantity) -> str:
        """The line of success: what was recorded, when."""
        amount = _with_unit(digits, quantity)
        at = clock(self.workplace, self.workplace.clock())
        return self.tr("Recorded %1 at %2").replace("%1", amount).replace("%2", at)

    def tare(self) -> BalanceRequest | None:
        """Take what lies on the pan as the tare; its line is kept for the record."""
        if self._line is None:
            self.answer_why()
            return None
        request = self._line.tare(self)
        request.done.connect(self._keep_tare)
        request.refused.connect(self.refuse)
        return request

    def _keep_tare(self, tared: BalanceReading) -> None:
        self._tare_line = tared.raw
        self._dismiss()

    def _give_up(self, refusal: Refusal) -> None:
        self.busy.emit(False)
        self.refuse(refusal)

    def refuse(self, refusal: Refusal) -> None:
        """Why it was not recorded; it stands until Esc, another line or another act."""
        self._service = refusal
        self._say_why()

    def _dismiss(self) -> None:
        self._service, self._asked_why = None, ""
        self._say_why()

    def _forget(self) -> None:
        self._service, self._asked_why = None, ""
        self.notice.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes a refusal away that was asked for."""
        if event.key() == Qt.Key.Key_Escape and (self._service is not None or self._asked_why):
            self._dismiss()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody watches the pan."""
        super().showEvent(event)
        if self._line is not None:
            self._line.set_watched(self, watched=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody does."""
        super().hideEvent(event)
        if self._line is not None:
            self._line.set_watched(self, watched=False)

    def retranslate(self) -> None:
        """Say the line anew."""
        if self._sheet is not None:
            self._say_line()
            self.follow_pan()


def _is_loud(why: Reason) -> bool:
    """Too little, or not settled yet, is no news while the pan is being filled."""
    return isinstance(why, Refusal) and why.code not in _QUIET and "lowest" not in why.values


def _key(reason: Reason) -> str:
    return str(reason.phrase) if isinstance(reason, Refusal) else str(reason)


def _digits(quantity: Quantity, places: int) -> str:
    """A limit with the digits of the balance: "122.35"."""
    whole, _, decimals = decimal_text(quantity.number).partition(".")
    return f"{whole}.{decimals.ljust(places, '0')}" if places else whole


def live_text(shown: LiveReading) -> str:
    """A live reading with all the digits that the balance sent, in the language's writing."""
    return _with_unit(shown.number_text, shown.quantity)


def _with_unit(digits: str, quantity: Quantity) -> str:
    digits = digits.replace(".", words().sentences["number.mark"])
    return f"{digits}\N{NO-BREAK SPACE}{quantity.unit}"
