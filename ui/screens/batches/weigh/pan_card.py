"""The pan of a simulated balance, in a sample pharmacy alone: what lies on it is typed instead of laid there."""

from __future__ import annotations

from compounder.devices.simulated_balance import SimulatedBalance
from compounder.domain.quantity import Quantity
from ui.widgets.button import Button
from ui.widgets.panel import Panel, column, row
from ui.widgets.quantity_edit import QuantityEdit

_BESIDE_BOX = 21
"""From the top of a field to the top of a button whose frame stands level with the field's box."""


class PanCard(Panel):
    """``show_pan(pan)``: None hides it. Enter lays the amount in place of what lay there."""

    def __init__(self) -> None:
        super().__init__()
        self._pan: SimulatedBalance | None = None
        self.amount = QuantityEdit(("g", "mg", "kg"), allows_zero=True)
        self.put = Button()
        self.amount.entered.connect(self._put)
        self.amount.changed.connect(self.retranslate)
        self.put.clicked.connect(self._put)
        beside = column()
        beside.setContentsMargins(0, _BESIDE_BOX, 0, 0)
        beside.addWidget(self.put)
        beside.addStretch(1)
        layout = row(gap=0)
        layout.addWidget(self.amount, 1)
        layout.addLayout(beside)
        self.setLayout(layout)
        self.hide()
        self.retranslate()

    def show_pan(self, pan: SimulatedBalance | None) -> None:
        """The pan of the balance that is used; there is none outside a sample pharmacy."""
        self._pan = pan
        self.setVisible(pan is not None)

    def _put(self) -> None:
        if self._pan is None or self.amount.settle() is not None:
            return
        value = self.amount.value()
        if isinstance(value, Quantity):
            self._pan.put(value)
        elif self.amount.is_empty:
            self._pan.put(Quantity.of(0, "g"))

    def retranslate(self) -> None:
        """Say what it is, and what the button does."""
        self.amount.set_label(self.tr("Simulated: put on the pan"))
        self.put.set_word(self.tr("Empty it") if self.amount.is_empty else self.tr("Put on"))
