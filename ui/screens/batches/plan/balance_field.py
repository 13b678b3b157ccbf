"""On which balance? All that the pharmacy has, each line its own, or one of them; without any the rounding is said."""

from __future__ import annotations

from compounder.domain.balance import Balance
from compounder.domain.batch_plan import Resolution
from compounder.services.compound_batch.plan_view import PlanBasis
from ui.screens.batches.plan.words import PlanWords
from ui.widgets.choice_field import ChoiceField
from ui.words import words

_STEP = Resolution().mass
_EACH = ""
"""The choice that leaves each line its own balance."""


class BalanceField(ChoiceField):
    """``begin(basis)``, then ``balance()`` is the one that will be used, None where each line has its own."""

    def __init__(self) -> None:
        super().__init__()
        self._words = PlanWords(self)
        self.balances: tuple[Balance, ...] = ()
        self.retranslate()

    def begin(self, basis: PlanBasis) -> None:
        """The balances of the pharmacy."""
        self.balances = basis.balances
        self.retranslate()
        self.choose(self.balances[0].id if len(self.balances) == 1 else _EACH)
        self.show_limits()

    def balance(self) -> Balance | None:
        """The one balance that will be used."""
        key = self.choice()
        return next((balance for balance in self.balances if balance.id == key), None)

    def show_limits(self) -> None:
        """Say what the chosen one can do, or that each line has its own."""
        balance = self.balance()
        if balance is not None:
            self.show_help(self._words.balance(balance))
        elif not self.balances:
            self.show_help(self.tr("No balance is registered: rounded to %1").replace("%1", words().show(_STEP)))
        else:
            self.show_help(self.tr("Each line on the finest that can weigh it"))

    def retranslate(self) -> None:
        """Say label, choices and help in the language that is spoken."""
        super().retranslate()
        self.set_label(self.tr("Balance"))
        each = [(balance.id, words().show(balance.name)) for balance in self.balances]
        self.set_choices([(_EACH, self.tr("All balances")), *each] if len(each) > 1 else each)
        self.show_limits()
