"""What is done to a lot without a signature: note its opening, count it, write it off."""

from __future__ import annotations

from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.services.keep_stock import count_lot, open_lot, write_off
from compounder.services.sign_in import Session
from ui.operations import Operation
from ui.places import Place
from ui.screens.stock.act_kinds import FormAct
from ui.screens.stock.fields import AtField, CountField, needed
from ui.screens.stock.lot_facts import ShownLot
from ui.widgets.button import Kind
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.field import Field
from ui.widgets.quantity_edit import QuantityEdit
from ui.words import words
from ui.workplace import Workplace

_ALL, _PART = "all", "part"
_UNITS = ("g", "mL", "mg", "kg", "L", "unit")
_LONGEST = 20


class OpenAct(FormAct):
    """From the day on which it was opened its days after opening count."""

    kind = "open_lot"

    def make_fields(self) -> tuple[Field, ...]:
        """The day, and how long from then."""
        self.day, self.days = DateField(), CountField()
        return self.day, self.days

    def clear(self) -> None:
        """Empty."""
        self.day.set_text("")
        self.days.set_text("")

    def show_form(self, shown: ShownLot) -> None:
        """No reason is asked for."""
        self.reason.hide()
        self.heading.setText(self.tr("When was it opened?"))
        days = shown.lot.after_opening_days
        said = self.tr("empty: %n day(s), as received", "", days) if days else self.tr("empty: until it expires")
        self.days.show_help(said)

    def word(self, shown: ShownLot) -> tuple[str, str]:
        """Note it."""
        del shown
        return self.tr("Note as opened"), "check"

    def done(self, shown: ShownLot) -> str:
        """Noted."""
        return self.tr("Noted that %1 was opened").replace("%1", words().show(shown.lot.lot_number))

    def submit(self, shown: ShownLot) -> Operation:
        """The day and the days."""
        refusal, day = self.day.settle(), self.day.value()
        if isinstance(refusal, Refusal):
            raise AtField(refusal, self.day)
        if day is None:
            raise AtField(Refusal("missing_input", "day"), self.day)
        days, act, records, lot = self.days.count(), self.new_act(), self.workplace.records, shown.lot.id
        return self.workplace.operations.write(lambda: open_lot(records, act, lot, day, days=days))

    def field_of(self, refusal: Refusal) -> Field | None:
        """The day's or the days'."""
        return {"lot_opened": self.day, "non_positive_quantity": self.days}.get(refusal.code)

    def first_field(self) -> Field:
        """The day."""
        return self.day

    def retranslate(self) -> None:
        """The labels too."""
        self.day.set_label(self.tr("Opened on"))
        self.days.set_label(self.tr("Days after opening, the first day counts"))
        super().retranslate()


class CountAct(FormAct):
    """What was counted or weighed becomes what is on hand; the difference is recorded."""

    kind = "count_lot"

    def make_fields(self) -> tuple[Field, ...]:
        """How much there is."""
        self.amount = QuantityEdit(_UNITS, allows_zero=True)
        self.amount.changed.connect(self.say_word)
        return (self.amount,)

    def clear(self) -> None:
        """Empty."""
        self.amount.clear()
        self.reason.set_text("")

    def why_not(self, shown: ShownLot) -> Refusal | None:
        """Not while it would tell a first reading."""
        return _being_weighed(shown)

    def show_form(self, shown: ShownLot) -> None:
        """Against what is on hand, ten times is asked back."""
        self.heading.setText(self.tr("How much is there?"))
        on_hand = shown.life.on_hand
        self.amount.set_usual(on_hand if on_hand.number > 0 else None)
        self.amount.show_help(self.tr("%1 by the records").replace("%1", words().show(on_hand)))

    def word(self, shown: ShownLot) -> tuple[str, str]:
        """Record how much."""
        value = self.amount.value()
        if not isinstance(value, Quantity):
            return self.tr("Record the count"), "check"
        said = self.tr("Record %1 of %2") if _fits(shown) else self.tr("Record %1")
        return _said(said, value, shown), "check"

    def done(self, shown: ShownLot) -> str:
        """Counted."""
        value = self.amount.value()
        return _said(self.tr("Counted %1 of %2"), value, shown) if isinstance(value, Quantity) else ""

    def submit(self, shown: ShownLot) -> Operation:
        """With a reason."""
        counted = needed(self.amount, "amount")
        act, records, lot = self.new_act(self.needed_reason()), self.workplace.records, shown.lot.id
        return self.workplace.operations.write(lambda: count_lot(records, act, lot, counted))

    def field_of(self, refusal: Refusal) -> Field | None:
        """The amount's, else the reason's."""
        return self.amount if refusal.code in _OF_AMOUNT else super().field_of(refusal)

    def first_field(self) -> Field:
        """The amount."""
        return self.amount

    def retranslate(self) -> None:
        """The label too."""
        self.amount.set_label(self.tr("Counted or weighed"))
        super().retranslate()


class WriteOffAct(FormAct):
    """Thrown away, for ever: the last step is the red button that says how much of what."""

    kind = "write_off"

    def make_fields(self) -> tuple[Field, ...]:
        """All of it or a part, and how much."""
        self.share, self.amount = ChoiceField(), QuantityEdit(_UNITS)
        self.share.chosen.connect(lambda _: self._show_amount())
        self.amount.changed.connect(self.say_word)
        return self.share, self.amount

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.bar.primary.kind = Kind.DESTRUCTIVE

    def clear(self) -> None:
        """Nothing chosen."""
        self.share.choose(None)
        self.amount.clear()
        self.reason.set_text("")
        self._show_amount()

    def _show_amount(self) -> None:
        self.share.clear_refusal()
        self.amount.setVisible(self.share.choice() == _PART)
        self.say_word()

    def why_not(self, shown: ShownLot) -> Refusal | None:
        """Not while it would tell a first reading."""
        return _being_weighed(shown)

    def show_form(self, shown: ShownLot) -> None:
        """How much is left, as a choice."""
        self.heading.setText(self.tr("What is thrown away?"))
        left = words().show(shown.life.on_hand)
        every = self.tr("All that is left, %1").replace("%1", left)
        self.share.set_choices([(_ALL, every), (_PART, self.tr("A part of it"))])
        self._show_amount()

    def _amount(self, shown: ShownLot) -> Quantity | None:
        if self.share.choice() == _ALL:
            return shown.life.on_hand
        value = self.amount.value() if self.share.choice() == _PART else None
        return value if isinstance(value, Quantity) else None

    def word(self, shown: ShownLot) -> tuple[str, str]:
        """Write off how much of what."""
        amount = self._amount(shown)
        if amount is None:
            return self.tr("Write off"), "close"
        said = self.tr("Write off %1 of %2") if _fits(shown) else self.tr("Write off %1")
        return _said(said, amount, shown), "close"

    def done(self, shown: ShownLot) -> str:
        """Written off."""
        amount = self._amount(shown)
        return _said(self.tr("Wrote off %1 of %2"), amount, shown) if amount is not None else ""

    def submit(self, shown: ShownLot) -> Operation:
        """Exactly what the button says: more taken meanwhile is refused, not silently less."""
        if self.share.choice() is None:
            raise AtField(Refusal("missing_input", "amount"), self.share)
        amount = shown.life.on_hand if self.share.choice() == _ALL else needed(self.amount, "amount")
        act, records, lot = self.new_act(self.needed_reason()), self.workplace.records, shown.lot.id
        return self.workplace.operations.write(lambda: write_off(records, act, lot, amount))

    def field_of(self, refusal: Refusal) -> Field | None:
        """The amount's, else the reason's."""
        at = self.amount if self.share.choice() == _PART else self.share
        return at if refusal.code in _OF_AMOUNT else super().field_of(refusal)

    def first_field(self) -> Field:
        """All or a part."""
        return self.share

    def retranslate(self) -> None:
        """The labels too."""
        self.share.set_label(self.tr("How much?"))
        self.amount.set_label(self.tr("Thrown away"))
        super().retranslate()


_OF_AMOUNT = ("insufficient_stock", "non_positive_quantity", "wrong_dimension", "ledger_amount")


def _being_weighed(shown: ShownLot) -> Refusal | None:
    waits = shown.life.waits_for
    return Refusal("lot_being_weighed", "unread", lot=shown.lot.lot_number, batches=waits) if waits else None


def _fits(shown: ShownLot) -> bool:
    return len(shown.lot.lot_number) <= _LONGEST


def _said(said: str, amount: Quantity, shown: ShownLot) -> str:
    return said.replace("%1", words().show(amount)).replace("%2", words().show(shown.lot.lot_number))
