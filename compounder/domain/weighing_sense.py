"""What the balances of a pharmacy can weigh: the least net weight by a named rule, and the balance for an amount."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from compounder.domain.calculators.formula import Result, found, stated, value_name
from compounder.domain.calculators.sources import USP_41
from compounder.domain.calculators.weighing import smallest_net_weight, standard_deviation_used
from compounder.domain.errors import Refusal
from compounder.domain.owned_balance import OwnedBalance
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.working import Figure


@dataclass(frozen=True, slots=True)
class WeighingRule:
    """How the least net weight is found (rules/weighing.toml): `multiple` × the standard deviation, or × readability.

    The standard deviation that counts is the larger of s and 0.41 d (USP <41>). `least_volume_steps` is how many steps
    of its measure a volume has at least that is taken as a part of a dilution.
    """

    id: str
    multiple: Fraction
    counts_deviation: bool
    least_volume_steps: int
    source: LocalText
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Balances:
    """The balances of a pharmacy and the rule by which their least weights are found; at least one balance."""

    owned: tuple[OwnedBalance, ...]
    rule: WeighingRule

    def minimum(self, balance: OwnedBalance) -> Result:
        """The least net weight of a balance, the one recorded or else by the rule, with its Working."""
        return _minimum(self.rule, balance)

    def can_weigh(self, balance: OwnedBalance, amount: Quantity) -> bool:
        """Whether what the balance would show of an amount lies from its least weight to its capacity."""
        return self.minimum(balance).exact <= balance.rounded(amount) <= balance.capacity

    def balance_for(self, amount: Quantity) -> OwnedBalance | None:
        """The finest balance that can weigh an amount; None where none can."""
        fitting = [balance for balance in self.owned if self.can_weigh(balance, amount)]
        return min(fitting, key=lambda balance: balance.readability, default=None)

    @property
    def warnings(self) -> tuple[Phrase, ...]:
        """The balances whose repeatability the rule needs and nobody has measured."""
        if not self.rule.counts_deviation:
            return ()
        unknown = (balance for balance in self.owned if balance.repeatability is None)
        return tuple(Phrase.of("warning.repeatability_unknown", balance=balance.phrase) for balance in unknown)

    @property
    def finest(self) -> OwnedBalance:
        """The balance with the smallest least weight."""
        return min(self.owned, key=lambda balance: self.minimum(balance).exact)

    @property
    def least(self) -> Quantity:
        """The least net weight that any of them may weigh."""
        return self.minimum(self.finest).exact

    def step_for(self, amount: Quantity) -> Quantity:
        """The readability of the balance for an amount, in the amount's unit; of the finest where none can weigh it."""
        return (self.balance_for(amount) or self.finest).readability.to(amount.unit)

    def is_too_small(self, amount: Quantity) -> bool:
        """Whether no balance can weigh so little; ``overload`` where none can weigh so much."""
        if self.balance_for(amount) is not None:
            return False
        capacity = max(balance.capacity for balance in self.owned)
        if amount > capacity:
            raise Refusal("overload", "planned", amount=amount, capacity=capacity)
        return True


@lru_cache(maxsize=256)
def deviation(balance: OwnedBalance) -> Result:
    """The standard deviation that counts (USP <41>), with its Working: the larger of s and 0.41 d; 0.41 d without s."""
    unit = balance.readability.unit
    known = balance.repeatability or Quantity(Fraction(0), unit)
    repeatability = Result(known.to(unit), value_name("repeatability"))
    readability = Result(balance.readability, value_name("readability"))
    return standard_deviation_used(repeatability, readability)


@lru_cache(maxsize=256)
def _minimum(rule: WeighingRule, balance: OwnedBalance) -> Result:
    multiple, unit = Result(rule.multiple), balance.readability.unit
    if balance.qualified is not None:
        recorded = balance.qualified.to(unit)
        formula = Phrase.of("formula.figure", figure=Figure.of(recorded))
        return stated("minimum_weight", formula, recorded, Phrase.of("source.recorded_balance"))
    if not rule.counts_deviation:
        readability = Result(balance.readability, value_name("readability"))
        source = Phrase.of("source.weighing_rule", rule=rule.id)
        return found("minimum_weight", smallest_net_weight(readability, multiple), unit, source)
    return found("minimum_weight", smallest_net_weight(deviation(balance), multiple), unit, USP_41)
