"""The form of a new qualification of a balance, begun with what is recorded now."""

from __future__ import annotations

from PySide6.QtCore import Signal

from compounder.domain.balance import Balance
from compounder.domain.errors import Refusal
from compounder.services.balance_limits import Rules, StatedLimits
from ui.screens.settings.limit_fields import LimitFields
from ui.theme.tokens import Space, Type
from ui.widgets.button import Button, Kind
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Panel, Text, column
from ui.widgets.text_field import TextField
from ui.words import words


class QualifyCard(Panel):
    """``begin(balance)``; ``stated()`` and the reason are what is recorded. `asked` by its button or F7."""

    left = Signal()
    asked = Signal()

    def __init__(self, rules: Rules) -> None:
        super().__init__()
        self._balance: Balance | None = None
        self.open_button = Button(icon="settings", key="F7")
        self._title = Text(style=Type.SECTION, wraps=True)
        self.refusal = Notice()
        self.limits = LimitFields(rules)
        self.reason = TextField()
        self.back = Button(kind=Kind.QUIET, icon="left")
        inside = column(gap=Space.S)
        for part in (self._title, self.refusal, self.limits, self.reason, self.back):
            inside.addWidget(part)
        layout = column()
        layout.addWidget(Card(inside))
        self.setLayout(layout)
        self.back.clicked.connect(self.left)
        self.open_button.clicked.connect(self.asked)
        self.retranslate()

    def begin(self, balance: Balance) -> None:
        """What is recorded of it; a least weight that its rule gave is derived anew and not typed."""
        self._balance = balance
        kept = balance.minimum_weight if balance.weighing_rule is None else None
        self.limits.show_plate(balance.resolution, balance.capacity)
        self.limits.show_limits(StatedLimits(balance.repeatability, kept, balance.weighing_rule))
        self.reason.set_text("")
        self.reason.clear_refusal()
        self.refusal.clear()
        self.retranslate()

    def stated(self) -> StatedLimits | None:
        """What was typed; None where a field says what is missing."""
        self.refusal.clear()
        self.reason.clear_refusal()
        return self.limits.stated()

    def refuse(self, refusal: Refusal) -> None:
        """At the field that caused it, else over the form; everything typed stays."""
        if refusal.code == "reason_needed":
            self.reason.refuse(refusal)
            self.reason.setFocus()
        elif not self.limits.refuse(refusal):
            self.refusal.show_refusal(refusal)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.open_button.set_word(self.tr("New qualification"))
        name = words().show(self._balance.name) if self._balance is not None else ""
        self._title.setText(self.tr("What did the qualification of %1 find?").replace("%1", name))
        self.reason.set_label(self.tr("Reason"))
        self.reason.show_help(self.tr("Such as the number of its report; recorded"))
        self.back.set_word(self.tr("Back to the list"))
