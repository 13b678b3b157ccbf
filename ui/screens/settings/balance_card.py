"""One balance at this station: its port, what it sends now beside what that means, and the form of today's check."""

from __future__ import annotations

from PySide6.QtCore import Signal

from compounder.domain.balance import Balance, LiveReading
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.services.balance_limits import BalanceStanding
from ui.screens.settings.balance_facts import BalanceFacts
from ui.theme.tokens import Space, State, Type, TypeStyle
from ui.widgets.button import Button, on_grid
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Line, Panel, Text, column, row
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.tag import Tag
from ui.widgets.text_field import TextField
from ui.words import words

_RAW = TypeStyle(14, 20, 500, is_code=True)
_UNITS = ("g", "mg", "kg")


class BalanceCard(Panel):
    """``show_balance(standing, port)``, ``show_live(reading)``, ``check()``; `port_chosen` with name and port.

    A live reading is for the eye: the check takes what a person types from the display.
    """

    port_chosen = Signal(str, str)

    def __init__(self, *, checks: bool) -> None:
        super().__init__()
        self._balance: Balance | None = None
        self._live: LiveReading | Refusal | None = None
        self._is_attached = False
        self._name = Text(style=Type.SECTION, wraps=True)
        self._tag = Tag()
        self._value = Text(style=Type.FIGURE, wraps=True)
        self._raw = Text(style=_RAW, ink="ink2", wraps=True)
        self.silent = Notice()
        self.facts = BalanceFacts()
        self.port = TextField()
        self.keep_port = Button()
        self._title = Text(style=Type.SECTION, wraps=True)
        self.refusal = Notice()
        self.weight, self.reading, self.allowed = (QuantityEdit(_UNITS) for _ in range(3))
        self._build(checks=checks)
        self.keep_port.clicked.connect(self._choose_port)
        self.retranslate()

    def _build(self, *, checks: bool) -> None:
        head = row()
        head.addWidget(self._name, 1)
        head.addWidget(self._tag)
        inside = column(gap=Space.S)
        inside.addLayout(head)
        for part in (self._value, self._raw, self.silent, self.facts, self.port):
            inside.addWidget(part)
        inside.addLayout(on_grid(self.keep_port))
        asked = self._asked()
        inside.addWidget(asked)
        layout = column()
        layout.addWidget(Card(inside))
        self.setLayout(layout)
        asked.setVisible(checks)  # not before it has its place: it would be a window of its own

    def _asked(self) -> Panel:
        check = Panel()
        asked = column(gap=Space.S)
        for part in (Line(), self._title, self.refusal, self.weight, self.reading, self.allowed):
            asked.addWidget(part)
        check.setLayout(asked)
        return check

    def show_balance(self, standing: BalanceStanding, port: str) -> None:
        """Show a balance; what was typed for another one is forgotten."""
        balance = standing.balance
        if self._balance is None or self._balance.id != balance.id:
            self.clear()
            self.port.set_text(port)
        self._balance = balance
        self.facts.show_standing(standing)
        self.retranslate()

    def show_live(self, shown: LiveReading | Refusal | None, *, is_attached: bool) -> None:
        """What the balance sends now."""
        self._live, self._is_attached = shown, is_attached
        self._show_live()

    def check(self) -> tuple[Quantity, Quantity, Quantity] | None:
        """The weight, what it read, and what is allowed; None where something is missing, which then says so."""
        self.refusal.clear()
        found = []
        for field in (self.weight, self.reading, self.allowed):
            value = field.value()
            if field.settle() is not None or not isinstance(value, Quantity):
                if field.is_empty:
                    field.refuse(Refusal("missing_input", "needed", input=field.label))
                field.setFocus()
                return None
            found.append(value)
        weight, reading, allowed = found
        return weight, reading, allowed

    def said(self) -> str:
        """The numbers of the check as the record keeps them."""
        said = self.tr("%1 read as %2, allowed %3")
        for place, field in enumerate((self.weight, self.reading, self.allowed), 1):
            said = said.replace(f"%{place}", words().show(field.value()))
        return said

    def refuse(self, refusal: Refusal) -> None:
        """Over the form; the numbers stay."""
        self.refusal.show_refusal(refusal)

    def clear(self) -> None:
        """An empty form."""
        for field in (self.weight, self.reading, self.allowed):
            field.clear()
        self.refusal.clear()

    def _choose_port(self) -> None:
        if self._balance is not None:
            self.port_chosen.emit(self._balance.name, self.port.text().strip())

    def _show_live(self) -> None:
        live = self._live
        is_reading = isinstance(live, LiveReading)
        self._value.setVisible(is_reading)
        self._raw.setVisible(is_reading)
        self._tag.setVisible(self._is_attached)
        if isinstance(live, LiveReading):
            self._value.setText(_as_sent(live))
            self._raw.setText(live.raw)
            self._tag.show_state(
                State.OK if live.is_stable else State.BUSY,
                self.tr("answers") if live.is_stable else self.tr("settling"),
            )
        elif isinstance(live, Refusal):
            self._tag.show_state(State.REFUSED, self.tr("does not answer"))
        else:
            self._tag.show_state(State.PLAIN, self.tr("being asked"))
        if isinstance(live, Refusal):
            self.silent.show_refusal(live)
        else:
            self.silent.clear()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._name.setText(words().show(self._balance.name) if self._balance is not None else "")
        self.port.set_label(self.tr("Serial port at this station"))
        self.port.show_help(self.tr("Such as /dev/ttyUSB0 or COM3; empty: weights are entered by hand"))
        self.keep_port.set_word(self.tr("Use this port"))
        self._title.setText(self.tr("Today’s check"))
        self.weight.set_label(self.tr("Check weight"))
        self.reading.set_label(self.tr("What the display shows"))
        self.allowed.set_label(self.tr("Allowed difference"))
        self._show_live()


def _as_sent(live: LiveReading) -> str:
    """The balance's digits as it sent them, with the decimal mark of the language."""
    number = live.number_text.replace(".", words().say("number.mark"))
    return f"{number}\N{NO-BREAK SPACE}{words().unit(live.unit, live.quantity.number)}"
