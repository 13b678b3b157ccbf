"""What is recorded of a balance: repeatability, least weight and by what, the last check; the derivation on demand."""

from __future__ import annotations

import re

from compounder.services.balance_limits import BalanceStanding
from ui.theme.tokens import Space, Type
from ui.widgets.button import Button
from ui.widgets.derivation_view import DerivationView
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.panel import Panel, Text, column, emptied
from ui.words import words

_NUMBER_AND_UNIT = re.compile(r"(?<=\d) (?=[^\W\d])")
"""The space between a number and its unit, at which no line may end."""


class BalanceFacts(Panel):
    """``show_standing(standing)``. `why_button` (F6) shows or puts away `why`: how the rule finds the least weight.

    The page gives `why` its place: it needs more width than a card beside the list has.
    """

    def __init__(self) -> None:
        super().__init__()
        self._standing: BalanceStanding | None = None
        self.why_button = Button(icon="info", key="F6")
        self.facts = FactList()
        self._warnings = column(gap=2)
        self.why = DerivationView()
        layout = column(gap=Space.S)
        layout.addWidget(self.facts)
        layout.addLayout(self._warnings)
        self.setLayout(layout)
        self.why.hide()
        self.why_button.clicked.connect(self._toggle)
        self.why.closed.connect(self.why.hide)
        self.retranslate()

    def show_standing(self, standing: BalanceStanding) -> None:
        """Show a balance; the derivation of another one is put away."""
        if self._standing is not None and self._standing.balance.id != standing.balance.id:
            self.why.hide()
        self._standing = standing
        self.retranslate()

    def _toggle(self) -> None:
        self.why.setVisible(self._standing is not None and self.why.isHidden())

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        emptied(self._warnings)
        standing = self._standing
        if standing is None:
            self.why_button.set_word(self.tr("Why this minimum weight?"))
            return
        self.why_button.set_word(words().show(standing.question))
        self.why.show_working(standing.question, standing.subject, standing.working)
        found = standing.balance
        repeatability = words().show(found.repeatability) if found.repeatability else self.tr("not measured")
        by = words().show(standing.rule) if found.weighing_rule else self.tr("our own qualification")
        least = self.tr("%1, by %2").replace("%1", words().show(found.minimum_weight)).replace("%2", by)
        self.facts.show_facts(
            [
                Fact(self.tr("Repeatability (s)"), repeatability),
                Fact(self.tr("Minimum weight"), least),
                Fact(self.tr("Last check"), self._checked(standing)),
            ]
        )
        for warning in standing.warnings:
            self._warnings.addWidget(Text(words().show(warning), ink="attention_ink", wraps=True))
        for doubt in standing.unconfirmed:
            said = self.tr("Not confirmed by a pharmacist: %1").replace("%1", words().show(doubt))
            self._warnings.addWidget(Text(said, Type.SMALL, "ink2", wraps=True))

    def _checked(self, standing: BalanceStanding) -> str:
        """When, by whom, and its numbers as the trail keeps them."""
        checked = standing.checked
        if checked is None:
            return self.tr("none yet")
        said = self.tr("%1, %2: %3") if checked.said else self.tr("%1, %2")
        said = said.replace("%1", words().show(checked.at))
        numbers = _NUMBER_AND_UNIT.sub("\N{NO-BREAK SPACE}", words().show(checked.said))
        return said.replace("%2", words().show(checked.by)).replace("%3", numbers)
