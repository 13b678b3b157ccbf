"""By hand: an amount typed because no balance sent it, a volume measured, or what a line made up to the volume took."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from compounder.domain.balance import Balance, BalanceReading
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.services.compound_batch.rest import declare_rest
from compounder.services.compound_batch.weigh import FromBalance, Typed, record_weighing, tolerance_refusal
from compounder.services.sign_in import Session
from ui.screens.batches.weigh.form_task import REASON_NEEDED, FormTask, is_blank
from ui.screens.batches.weigh.line_words import LineWords, clock
from ui.screens.batches.weigh.task import InHand, Reason
from ui.widgets.button import Button
from ui.widgets.choice_field import ChoiceField
from ui.widgets.panel import row
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.text_field import TextField
from ui.words import words
from ui.workplace import Workplace

_UNITS = {True: ("g", "mg", "kg"), False: ("mL", "microlitre", "L")}
_ELSEWHERE = ""
"""The key of a measure that is no registered balance."""


class HandTask(FormTask):
    """``show_line(in_hand, balance)``: amount, the display it was read from, and the reason; marked for ever."""

    icon = "hand"

    def __init__(self, workplace: Workplace, session: Session) -> None:
        super().__init__(workplace, session)
        self._words = LineWords(self)
        self._in_hand: InHand | None = None
        self._balance: Balance | None = None
        self.mass = QuantityEdit(_UNITS[True], is_large=True)
        self.volume = QuantityEdit(_UNITS[False], is_large=True)
        self.display = ChoiceField()
        self.why_by_hand = TextField()
        self.final = Button(icon="balance")
        self.final.clicked.connect(self._take_final)
        beside = row()
        beside.addWidget(self.final)
        beside.addStretch(1)
        for part in (self.mass, self.volume, self.display, self.why_by_hand):
            self.fields.addWidget(part)
        self.fields.addLayout(beside)
        for field in (self.mass, self.volume):
            field.changed.connect(self.changed)
        self.why_by_hand.edited.connect(lambda _: self.changed.emit())
        self.display.chosen.connect(lambda _: self.changed.emit())
        self.retranslate()

    @property
    def amount(self) -> QuantityEdit:
        """The field that is asked: of the dimension of the line, or of the product for a line made up to it."""
        return self.mass if self._is_mass else self.volume

    @property
    def _is_mass(self) -> bool:
        return self._in_hand is not None and self._in_hand.share.is_mass

    @property
    def _is_rest(self) -> bool:
        return self._in_hand is not None and self._in_hand.share.planned is None

    def show_line(self, in_hand: InHand, balance: Balance | None) -> None:
        """Show a line; another one empties the fields."""
        if self._in_hand is None or in_hand.command != self._in_hand.command:
            self.begin()
            self.mass.clear()
            self.volume.clear()
            self.why_by_hand.set_text("")
            self.display.choose(None)
        self._in_hand, self._balance = in_hand, balance
        self.mass.setVisible(self._is_mass)
        self.volume.setVisible(not self._is_mass)
        self.amount.set_usual(in_hand.share.planned)
        self.display.setVisible(self._is_mass and balance is not None)
        self.why_by_hand.setVisible(not self._is_rest)
        has_line = balance is not None and self.workplace.balances.line(balance.id) is not None
        self.final.setVisible(self._is_rest and has_line)
        self.retranslate()
        if balance is not None and self.display.choice() is None:
            self.display.choose(balance.id)

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        in_hand = self._in_hand
        if in_hand is None:
            return
        state, sentence, note = self._words.lot(in_hand)
        ink = f"{state.value}_ink" if state is not None else "ink2"
        self.say_head(self._words.name(in_hand.share), self._words.instruction(in_hand.share), (sentence, note, ink))
        what = self.tr("How much was added?") if self._is_rest else self.tr("What was measured?")
        self.mass.set_label(self.tr("What does the display say?"))
        self.volume.set_label(what)
        self.display.set_label(self.tr("Read from"))
        name = words().show(self._balance.name) if self._balance is not None else ""
        choices: list[tuple[object, str]] = [(_ELSEWHERE, self.tr("another scale or measure"))]
        if self._balance is not None:
            choices.insert(0, (self._balance.id, self.tr("Balance %1").replace("%1", name)))
        self.display.set_choices(choices)
        asked = self.tr("Why by hand?") if self._is_mass else self.tr("What was it measured with?")
        self.why_by_hand.set_label(asked)
        self.why_by_hand.show_help(self.tr("It stays in the record: entered by hand."))
        self.final.set_word(self.tr("Take the final mass from the balance"))
        self.changed.emit()

    # what stands against it

    def word(self) -> str:
        """Record, and what was typed."""
        value = self.amount.value()
        if not isinstance(value, Quantity):
            return self.tr("Record by hand")
        return self.tr("Record %1 by hand").replace("%1", words().show(value))

    def reason(self) -> Reason:
        """What is missing, short."""
        in_hand = self._in_hand
        if in_hand is None or not in_hand.is_scanned:
            return self.tr("scan the lot")
        if self.amount.value() is None:
            return self.tr("type the amount")
        if not self._is_rest and is_blank(self.why_by_hand):
            return self.tr("say why") if self._is_mass else self.tr("say with what")
        if self._outside() is not None:
            return self.tr("outside the limits")
        return ""

    def _outside(self) -> Refusal | None:
        value, limits = self.amount.value(), self._in_hand.share.limits if self._in_hand is not None else None
        return tolerance_refusal(value, limits) if isinstance(value, Quantity) and limits is not None else None

    @property
    def found(self) -> Quantity | None:
        """A typed amount outside the limits, whole with its reason, which a deviation may let pass."""
        value = self.amount.value()
        is_whole = isinstance(value, Quantity) and not is_blank(self.why_by_hand)
        return value if is_whole and isinstance(value, Quantity) and self._outside() is not None else None

    def answer_why(self) -> None:
        """At the field at fault."""
        in_hand = self._in_hand
        if in_hand is not None and in_hand.refusal is not None:
            self.notice.show_refusal(in_hand.refusal)
        elif in_hand is None or not in_hand.scanned:
            return
        elif self.amount.value() is None:
            self.amount.settle()
            self.amount.setFocus()
        elif not self._is_rest and is_blank(self.why_by_hand):
            self.at_fault(self.why_by_hand, REASON_NEEDED)
        elif (outside := self._outside()) is not None:
            self.at_fault(self.amount, outside)

    def first_focus(self) -> QWidget | None:
        """The amount."""
        return self.amount

    # what is done

    def act(self) -> None:
        """Record what was typed."""
        self.record()

    def record(self, deviation: tuple[str, Quantity] | None = None) -> None:
        """Record it; with a deviation's reason also outside the limits."""
        reason = deviation[0] if deviation is not None else None
        value, in_hand = self.amount.value(), self._in_hand
        if self.amount.settle() is not None or not isinstance(value, Quantity) or in_hand is None:
            self.amount.setFocus()
        elif self._is_rest:
            self._declare(in_hand, value)
        else:
            chosen = self.display.choice() if self._is_mass else None
            balance = self._balance.id if self._balance is not None and chosen == self._balance.id else None
            self._write(in_hand, Typed(value, self.why_by_hand.text(), balance), reason)

    def _write(self, in_hand: InHand, taken: Typed, deviation: str | None) -> None:
        work, act = self.workplace, self.draft_act("record_weighing")
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
        self.follow(asked, lambda: self._said(taken.amount))

    def _declare(self, in_hand: InHand, used: Quantity | FromBalance) -> None:
        work, act = self.workplace, self.draft_act("declare_rest")
        asked = work.operations.write(
            lambda: declare_rest(
                work.records,
                act,
                work.rules,
                line=in_hand.share.id,
                scanned=in_hand.scanned,
                used=used,
                again=in_hand.again,
            )
        )
        amount = used if isinstance(used, Quantity) else used.reading.quantity
        self.follow(asked, lambda: self._said(amount))

    def _take_final(self) -> None:
        """The tared final mass less everything weighed before, which the service reckons."""
        in_hand, balance = self._in_hand, self._balance
        line = self.workplace.balances.line(balance.id) if balance is not None else None
        if in_hand is None or balance is None or line is None:
            return
        if not in_hand.is_scanned:
            self.answer_why()
            return
        request = line.read_stable(self)
        request.refused.connect(self.refuse)
        request.done.connect(lambda reading: self._declare_final(in_hand, balance, reading))

    def _declare_final(self, in_hand: InHand, balance: Balance, reading: BalanceReading) -> None:
        self._declare(in_hand, FromBalance(balance.id, reading))

    def _said(self, amount: Quantity) -> str:
        at = clock(self.workplace, self.workplace.clock())
        said = self.tr("Recorded %1 by hand at %2").replace("%2", at)
        return said.replace("%1", words().show(amount))
