"""What came out: how much, in which containers, what else became of it, how it looks; every gram accounted for."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.reconciliation import Filled, Reconciliation
from compounder.domain.unit import MASS
from compounder.services.compound_batch.filled_text import read_filled
from compounder.services.compound_batch.produce import Obtained
from compounder.services.compound_batch.release_view import ReleaseView
from ui.theme.tokens import Space, Type
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Panel, Text, column
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.text_field import TextField
from ui.words import language, words

_MASS, _VOLUME = ("g", "mg", "kg"), ("mL", "L")


@dataclass(frozen=True, slots=True)
class Missing:
    """Why the yield cannot be recorded yet: the field at fault, and the words."""

    field: QWidget
    why: Refusal | Phrase | str


class YieldForm(Panel):
    """``ask(view)``, then ``missing()`` or ``obtained()``; `changed` on each edit. Outside the limits it asks why."""

    changed = Signal()

    def __init__(self, *, is_mass: bool) -> None:
        super().__init__()
        self._view: ReleaseView | None = None
        self._is_mass, units = is_mass, _MASS if is_mass else _VOLUME
        self._title = Text(style=Type.SECTION, wraps=True)
        self.amount = QuantityEdit(units)
        self.filled = TextField()
        self.sample = QuantityEdit(units, allows_zero=True)
        self.remainder = QuantityEdit(units, allows_zero=True)
        self.vessels = QuantityEdit(units, allows_zero=True)
        self.appearance = TextField()
        self.refusal = Notice()
        self.reason = TextField()
        self.reason.hide()
        self.account = FactList()
        self._pairs: list[QBoxLayout] = []
        self._build()
        self.amount.changed.connect(self._withdraw)
        for edit in (self.amount, self.sample, self.remainder, self.vessels):
            edit.changed.connect(self._edited)
        for line in (self.filled, self.appearance, self.reason):
            line.edited.connect(self._edited)
        self.retranslate()

    def _build(self) -> None:
        within = column(gap=Space.S)
        within.addWidget(self._title)
        pairs = ((self.amount, self.filled), (self.sample, self.remainder), (self.vessels, self.appearance))
        for pair in pairs:
            beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.setSpacing(Space.L)
            for field in pair:
                beside.addWidget(field, 1)
            self._pairs.append(beside)
            within.addLayout(beside)
        for part in (self.refusal, self.reason, self.account):
            within.addWidget(part)
        within.addStretch(1)
        whole = column()
        whole.addWidget(Card(within, padding=Space.L))
        self.setLayout(whole)

    def clear(self) -> None:
        """Forget what was typed for another batch."""
        for edit in (self.amount, self.sample, self.remainder, self.vessels):
            edit.clear()
        for line in (self.filled, self.appearance, self.reason):
            line.set_text("")
        self.refusal.clear()
        self.reason.hide()

    def ask(self, view: ReleaseView) -> None:
        """Ask for the yield of a batch; what was typed for the same one stays."""
        self._view = view
        self.amount.set_usual(view.weighed_in or view.view.batch.size)
        self.retranslate()

    def ask_reason(self, refusal: Refusal) -> None:
        """Outside the limits: the sentence, and a field for the cause."""
        self.refusal.show_refusal(refusal)
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_outside(self) -> bool:
        """Whether a cause is asked for."""
        return not self.reason.isHidden()

    def _withdraw(self) -> None:
        """The cause was asked for another amount; what was typed is kept for the case that it is asked again."""
        if self.is_outside:
            self.refusal.clear()
            self.reason.hide()

    def _edited(self) -> None:
        self._show_account()
        self.changed.emit()

    def missing(self, *, settles: bool = False) -> Missing | None:
        """What is not answered yet, the first."""
        for edit in (self.amount, self.sample, self.remainder, self.vessels):
            if settles:
                edit.settle()
            if edit.value() is None and (edit is self.amount or not edit.is_empty):
                return Missing(edit, edit.refusal or self.tr("Type how much was obtained, with its unit."))
            if edit is self.amount and (refusal := self._filled_refusal()) is not None:
                return Missing(self.filled, refusal)
        if not self.appearance.text().strip():
            return Missing(self.appearance, self.tr("Type how the preparation looks."))
        if self.is_outside and not self.reason.text().strip():
            return Missing(self.reason, self.tr("Type the cause of the deviation."))
        return None

    def _filled_refusal(self) -> Refusal | str | None:
        if not self.filled.text().strip():
            return self.tr("Type how many containers of how much: %1.").replace("%1", self._example())
        try:
            read_filled(self.filled.text(), language())
        except Refusal as refusal:
            return refusal
        return None

    def _example(self) -> str:
        return "9 x 50\N{NO-BREAK SPACE}g" if self._is_mass else "2 x 10\N{NO-BREAK SPACE}mL"

    def obtained(self) -> Obtained:
        """What came out, once nothing is missing."""
        amount = self.amount.value()
        if not isinstance(amount, Quantity):
            raise TypeError("asked for a yield that is missing")
        filled = read_filled(self.filled.text(), language())
        rest = [self._part(edit) for edit in (self.sample, self.remainder, self.vessels)]
        return Obtained(amount, filled, self.appearance.text(), *rest)

    @staticmethod
    def _part(edit: QuantityEdit) -> Quantity | None:
        value = edit.value()
        return value if isinstance(value, Quantity) else None

    def deviation(self) -> str | None:
        """The cause, where one is asked for."""
        return self.reason.text() if self.is_outside else None

    def _account(self) -> Reconciliation | None:
        """The account as far as it is typed; None where it does not add up yet."""
        view = self._view
        missing = self.missing()
        if missing is not None and missing.field not in (self.appearance, self.reason):
            return None
        if view is None or view.weighed_in is None:
            return None
        try:
            obtained = self.obtained()
            nothing = view.weighed_in * 0
            parts = [part or nothing for part in (obtained.sample, obtained.remainder, obtained.left_on_vessels)]
            filled: tuple[Filled, ...] = tuple(obtained.filled)
            return Reconciliation(view.weighed_in, obtained.amount.to(view.weighed_in.unit), filled, *parts).checked()
        except Refusal:
            return None

    def _show_account(self) -> None:
        account = self._account()
        self.account.setVisible(account is not None)
        if account is not None:
            self.account.show_facts(
                [
                    Fact(self.tr("Yield"), words().show(Percentage(account.share))),
                    Fact(self.tr("In containers"), words().show(account.in_containers)),
                    Fact(self.tr("Not accounted for"), words().show(account.unexplained)),
                ]
            )

    def first_field(self) -> QWidget:
        """The first that is missing."""
        missing = self.missing()
        return missing.field if missing is not None else self.amount

    def fold(self, *, is_one_column: bool) -> None:
        """The fields one under the other where it is narrow."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for pair in self._pairs:
            pair.setDirection(down if is_one_column else across)

    def retranslate(self) -> None:
        """Say the labels in the language that is spoken."""
        self._title.setText(self.tr("What came out?"))
        self.amount.set_label(self.tr("Obtained"))
        self.filled.set_label(self.tr("Filled containers"))
        example = self.tr("For example %1. Part several sizes by a semicolon.").replace("%1", self._example())
        self.filled.show_help(example)
        self.sample.set_label(self.tr("Sample kept (may stay empty)"))
        self.remainder.set_label(self.tr("Remainder (may stay empty)"))
        self.vessels.set_label(self.tr("Left on vessels (may stay empty)"))
        self.appearance.set_label(self.tr("How does it look?"))
        self.reason.set_label(self.tr("Cause of the deviation"))
        self._show_account()


def is_by_mass(view: ReleaseView) -> bool:
    """Whether the product of a batch is counted by mass."""
    return view.view.batch.size.dimension == MASS
