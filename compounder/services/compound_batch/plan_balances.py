"""The balances that a batch is planned for: one that a person names, or all that the pharmacy may use today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from compounder.domain.balance import Balance, BalanceId
from compounder.domain.batch_plan import Resolution
from compounder.domain.owned_balance import OwnedBalance
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.unit import MASS
from compounder.domain.weighing_sense import Balances
from compounder.services.balance_limits import rule_named
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads


@dataclass(frozen=True, slots=True)
class PlanBalances:
    """`used` are the balances that a plan may name, finest first; `not_checked` those left out for want of a check.

    `known` are all that the pharmacy has.
    """

    used: tuple[Balance, ...]
    known: tuple[Balance, ...] = ()
    not_checked: tuple[Balance, ...] = ()

    @property
    def is_per_line(self) -> bool:
        """Whether each line has the balance that suits it, and not all of them the same."""
        return len(self.used) > 1

    @property
    def finest(self) -> Balance | None:
        """The one with the smallest least weight; None where there is none."""
        return min(self.used, key=lambda balance: balance.minimum_weight, default=None)

    @property
    def resolution(self) -> Resolution:
        """The step of the finest; the usual one without a balance."""
        finest = self.finest
        return Resolution(mass=finest.resolution) if finest is not None else Resolution()

    def owned(self, rule_book: RuleBook) -> Balances:
        """What they can do, by the rule of the finest; at least one."""
        finest = self.finest
        if finest is None:
            raise ValueError("no balance")
        rule = rule_named(rule_book.weighing, finest.weighing_rule)
        return Balances(tuple(balance.owned for balance in self.used), rule)

    def of(self, owned: OwnedBalance | None) -> Balance | None:
        """The balance that the planner chose; of several alike the first."""
        return next((balance for balance in self.used if balance.owned == owned), None)

    def for_amount(self, amount: Quantity | None) -> Balance | None:
        """The balance of a plan on one balance, where that may weigh so much and so little."""
        if amount is None or amount.dimension != MASS or len(self.used) != 1:
            return None
        only = self.used[0]
        return only if only.minimum_weight <= amount <= only.capacity else None

    def others_for(self, amount: Quantity) -> tuple[Balance, ...]:
        """The balances of the pharmacy that may weigh it."""
        return tuple(one for one in self.known if one.minimum_weight <= amount <= one.capacity)

    @property
    def attention(self) -> tuple[Phrase, ...]:
        """The balances that the plan does not count on."""
        return tuple(Phrase.of("plan.balance_not_checked", balance=balance.name) for balance in self.not_checked)


NO_BALANCES = PlanBalances(())
"""Of a pharmacy that has none."""


def plan_balances(known: Sequence[Balance], named: BalanceId | None, today: date) -> PlanBalances:
    """The balance that is named, else those checked today; where none is checked yet all, for each is before weighing.

    A name that no balance has is a fault.
    """
    every = tuple(sorted(known, key=lambda balance: (balance.minimum_weight, balance.name, balance.id)))
    if named is not None:
        return PlanBalances(tuple(balance for balance in every if balance.id == named), every)
    checked = tuple(balance for balance in every if balance.checked_on == today)
    if not checked:
        return PlanBalances(every, every)
    return PlanBalances(checked, every, tuple(balance for balance in every if balance not in checked))


def balances_for_plan(loads: Loads, named: BalanceId | None, today: date) -> PlanBalances:
    """See `plan_balances`; ``unknown_record`` where no balance is of that name."""
    if named is not None:
        loads.load(Balance, named)
    return plan_balances(loads.find(Balance), named, today)
