"""The pan of a simulated balance, in a sample pharmacy alone: what lies on it is typed instead of laid there."""

from __future__ import annotations

from compounder.devices.simulated_balance import SimulatedBalance
from compounder.domain.quantity import Quantity
from ui.theme.tokens import Space, State, Type
from ui.widgets.button import Button, Kind
from ui.widgets.panel import Panel, Text, column, row
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.tag import Tag


class PanCard(Panel):
    """``show_pan(pan)``: None hides it. Enter lays the amount on the pan, in place of what lay there."""

    def __init__(self) -> None:
        super().__init__()
        self._pan: SimulatedBalance | None = None
        self._word = Text(style=Type.BODY.in_weight(600))
        self._tag = Tag(State.ATTENTION)
        self.amount = QuantityEdit(("g", "mg", "kg"), allows_zero=True)
        self.put = Button()
        self.empty = Button(kind=Kind.QUIET)
        self.amount.entered.connect(self._put)
        self.put.clicked.connect(self._put)
        self.empty.clicked.connect(self._take_off)
        head = row()
        head.addWidget(self._tag)
        head.addStretch(1)
        acts = row(gap=0)
        acts.setContentsMargins(-5, 0, 0, 0)
        acts.addWidget(self.put)
        acts.addWidget(self.empty)
        acts.addStretch(1)
        layout = column(gap=Space.XS)
        layout.addLayout(head)
        layout.addWidget(self.amount)
        layout.addLayout(acts)
        self.setLayout(layout)
        self.hide()
        self.retranslate()

    def show_pan(self, pan: SimulatedBalance | None) -> None:
        """The pan of the balance that is used; there is none outside a sample pharmacy."""
        self._pan = pan
        self.setVisible(pan is not None)

    def _put(self) -> None:
        value = self.amount.value()
        if self.amount.settle() is None and self._pan is not None and isinstance(value, Quantity):
            self._pan.put(value)

    def _take_off(self) -> None:
        if self._pan is not None:
            self._pan.put(Quantity.of(0, "g"))
            self.amount.clear()

    def retranslate(self) -> None:
        """Say what it is."""
        self._tag.show_state(State.ATTENTION, self.tr("Simulated balance"))
        self.amount.set_label(self.tr("Put on the pan"))
        self.put.set_word(self.tr("Put on"))
        self.empty.set_word(self.tr("Empty the pan"))
