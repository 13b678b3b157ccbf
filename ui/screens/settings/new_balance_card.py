"""The form of a new balance, as its plate and its qualification say."""

from __future__ import annotations

from PySide6.QtCore import Signal

from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.services.balance_limits import Rules
from compounder.services.keep_balances import NewBalance
from ui.screens.settings.limit_fields import LimitFields
from ui.theme.tokens import Space, Type
from ui.widgets.button import Button, Kind
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Panel, Text, column
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.text_field import TextField

_UNITS = ("g", "mg", "kg")


class NewBalanceCard(Panel):
    """``wanted()`` gives the new balance, or None where a field says what is missing. `asked` by its button or F3."""

    left = Signal()
    asked = Signal()

    def __init__(self, rules: Rules) -> None:
        super().__init__()
        self.open_button = Button(icon="plus", key="F3")
        self._title = Text(style=Type.SECTION, wraps=True)
        self.refusal = Notice()
        self.name, self.serial = TextField(), TextField()
        self.step, self.most = (QuantityEdit(_UNITS) for _ in range(2))
        self.limits = LimitFields(rules)
        self.back = Button(kind=Kind.QUIET, icon="left")
        inside = column(gap=Space.S)
        for part in (self._title, self.refusal, self.name, self.serial, self.step, self.most, self.limits, self.back):
            inside.addWidget(part)
        self.form = Card(inside)
        layout = column()
        layout.addWidget(self.form)
        self.setLayout(layout)
        for quantity in (self.step, self.most):
            quantity.changed.connect(self._show_plate)
        self.back.clicked.connect(self.left)
        self.open_button.clicked.connect(self.asked)
        self.retranslate()

    def _show_plate(self) -> None:
        step, most = self.step.value(), self.most.value()
        self.limits.show_plate(
            step if isinstance(step, Quantity) else None, most if isinstance(most, Quantity) else None
        )

    def wanted(self) -> NewBalance | None:
        """What was typed."""
        self.refusal.clear()
        for name in (self.name, self.serial):
            name.clear_refusal()
        found = []
        for field in (self.step, self.most):
            value = field.value()
            if field.settle() is not None or not isinstance(value, Quantity):
                if field.is_empty:
                    field.refuse(Refusal("missing_input", "needed", input=field.label))
                field.setFocus()
                return None
            found.append(value)
        step, most = found
        limits = self.limits.stated()
        if limits is None:
            return None
        least, repeatability = limits.minimum_weight, limits.repeatability
        return NewBalance(self.name.text(), self.serial.text(), step, least, most, repeatability, limits.rule)

    def refuse(self, refusal: Refusal) -> None:
        """At the name that caused it, else over the form; everything typed stays."""
        fields = {"field.balance": self.name, "field.serial_number": self.serial}
        at = fields.get(refusal.field)
        if at is not None:
            at.refuse(refusal)
            at.setFocus()
        elif not self.limits.refuse(refusal):
            self.refusal.show_refusal(refusal)

    def clear(self) -> None:
        """An empty form."""
        for name in (self.name, self.serial):
            name.set_text("")
        for field in (self.step, self.most):
            field.clear()
        self.limits.clear()
        self.refusal.clear()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.open_button.set_word(self.tr("Register a balance"))
        self._title.setText(self.tr("Which balance is new?"))
        self.name.set_label(self.tr("Name on the bench"))
        self.name.show_help(self.tr("Such as B2"))
        self.serial.set_label(self.tr("Serial number"))
        self.step.set_label(self.tr("Smallest step of the display (d)"))
        self.most.set_label(self.tr("Capacity"))
        self.back.set_word(self.tr("Back to the list"))
