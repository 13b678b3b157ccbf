"""On which balance? The registered ones; one alone is chosen by itself, and without one the rounding is said."""

from __future__ import annotations

from compounder.domain.balance import Balance
from compounder.domain.batch_plan import Resolution
from compounder.services.compound_batch.plan_view import PlanBasis
from ui.screens.batches.plan.words import PlanWords
from ui.widgets.choice_field import ChoiceField
from ui.words import words

_STEP = Resolution().mass


class BalanceField(ChoiceField):
    """``begin(basis)``, then ``balance()`` is the one that will be used, None while none is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._words = PlanWords(self)
        self.balances: tuple[Balance, ...] = ()
        self.retranslate()

    def begin(self, basis: PlanBasis) -> None:
        """The balances of the pharmacy."""
        self.balances = basis.balances
        self.retranslate()
        self.choose(self.balances[0].id if len(self.balances) == 1 else None)
        self.show_limits()

    def balance(self) -> Balance | None:
        """The balance that will be used."""
        key = self.choice()
        return next((balance for balance in self.balances if balance.id == key), None)

    def show_limits(self) -> None:
        """Say what the chosen one can do, or to what is rounded meanwhile."""
        balance = self.balance()
        if balance is not None:
            self.show_help(self._words.balance(balance))
        elif not self.balances:
            self.show_help(self.tr("No balance is registered: rounded to %1").replace("%1", words().show(_STEP)))
        else:
            self.show_help(self.tr("Rounded to %1 until one is chosen").replace("%1", words().show(_STEP)))

    def retranslate(self) -> None:
        """Say label, choices and help in the language that is spoken."""
        super().retranslate()
        self.set_label(self.tr("Balance"))
        self.set_choices([(balance.id, words().show(balance.name)) for balance in self.balances])
        self.show_limits()
