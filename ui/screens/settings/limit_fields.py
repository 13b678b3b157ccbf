"""What a qualification says of a balance: repeatability, the rule of its least weight, and that weight where stated."""

from __future__ import annotations

from PySide6.QtCore import Signal

from compounder.domain.errors import Refusal
from compounder.domain.owned_balance import OwnedBalance
from compounder.domain.quantity import Quantity
from compounder.services.balance_limits import Rules, StatedLimits, asked_weight, rule_phrase
from ui.widgets.choice_field import ChoiceField
from ui.widgets.panel import Panel, column
from ui.widgets.quantity_edit import QuantityEdit
from ui.words import words

_UNITS = ("mg", "g", "kg")
_OWN = "own"
"""The choice that no rule counts but the pharmacy's own qualification."""


class LimitFields(Panel):
    """``stated()`` is what was typed, None where a field then says what is missing; `changed` after each edit.

    ``show_plate(step, capacity)`` lets it say at once what the rule asks for; with None it cannot.
    """

    changed = Signal()

    def __init__(self, rules: Rules) -> None:
        super().__init__()
        self._rules = rules
        self._plate: tuple[Quantity, Quantity] | None = None
        self.repeatability, self.least = QuantityEdit(_UNITS), QuantityEdit(_UNITS)
        self.rule = ChoiceField()
        layout = column()
        for part in (self.repeatability, self.rule, self.least):
            layout.addWidget(part)
        self.setLayout(layout)
        for quantity in (self.repeatability, self.least):
            quantity.changed.connect(self._change)
        self.rule.chosen.connect(lambda _: self._change())
        self.retranslate()
        self.clear()

    def _change(self) -> None:
        self._say_asked()
        self.changed.emit()

    def show_plate(self, step: Quantity | None, capacity: Quantity | None) -> None:
        """What the display and the pan can do."""
        self._plate = (step, capacity) if step is not None and capacity is not None else None
        self._say_asked()

    def show_limits(self, stated: StatedLimits) -> None:
        """What is recorded now, to be changed."""
        self.clear()
        self.rule.choose(stated.rule or _OWN)
        for field, value in ((self.repeatability, stated.repeatability), (self.least, stated.minimum_weight)):
            if value is not None:
                field.set_value(value)
        self._say_asked()

    def stated(self) -> StatedLimits | None:
        """What is said of the least weight."""
        rule = self.rule.choice()
        if rule == _OWN and self.least.is_empty:
            self.least.refuse(Refusal("missing_input", "needed", input=self.least.label))
            self.least.setFocus()
            return None
        for field in (self.repeatability, self.least):
            if field.is_empty:
                continue
            if field.settle() is not None or not isinstance(field.value(), Quantity):
                field.setFocus()
                return None
        return StatedLimits(self._mass(self.repeatability), self._mass(self.least), None if rule == _OWN else str(rule))

    @staticmethod
    def _mass(field: QuantityEdit) -> Quantity | None:
        value = field.value()
        return value if isinstance(value, Quantity) else None

    def refuse(self, refusal: Refusal) -> bool:
        """Whether the refusal is about one of these, which then says so."""
        about = {
            "refusal.invalid_balance.below_rule": self.least,
            "refusal.invalid_balance.repeatability": self.repeatability,
        }
        field = about.get(refusal.phrase.key)
        if field is None:
            return False
        field.refuse(refusal)
        field.setFocus()
        return True

    def clear(self) -> None:
        """Nothing typed, the usual rule."""
        for field in (self.repeatability, self.least):
            field.clear()
        self.rule.choose(next(iter(self._rules)))
        self._say_asked()

    def _say_asked(self) -> None:
        """What the rule chosen asks for; of what is not complete or cannot be, that the field may be left empty."""
        rule = self.rule.choice()
        if rule == _OWN:
            self.least.show_help(self.tr("As your own qualification found it"))
            return
        said = self.tr("Left empty: what the rule asks for")
        if self._plate is not None:
            try:
                owned = OwnedBalance(*self._plate, self._mass(self.repeatability))
                asked = asked_weight(self._rules, owned, str(rule)).exact
            except Refusal:  # said when it is recorded, by the one who records it
                pass
            else:
                said = self.tr("Left empty: %1, which %2 asks for").replace("%1", words().show(asked))
                said = said.replace("%2", words().show(rule_phrase(str(rule))))
        self.least.show_help(said)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.repeatability.set_label(self.tr("Repeatability (s), if measured"))
        self.repeatability.show_help(self.tr("Standard deviation of ten weighings"))
        self.rule.set_label(self.tr("Minimum weight by"))
        named = [(rule, words().show(rule_phrase(rule))) for rule in self._rules]
        self.rule.set_choices([*named, (_OWN, self.tr("our own qualification"))])
        self.least.set_label(self.tr("Minimum weight"))
        self._say_asked()
