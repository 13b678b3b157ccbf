"""The least weight of a balance: derived by a named rule, or stated by the pharmacy and never below a rule it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from compounder.domain.audit import AuditBody
from compounder.domain.balance import Balance, BalanceId
from compounder.domain.calculators.formula import Result
from compounder.domain.errors import Refusal
from compounder.domain.number import shortened
from compounder.domain.owned_balance import OwnedBalance
from compounder.domain.pharmacy import Pharmacy
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.staff import StaffMember
from compounder.domain.weighing_sense import Balances, WeighingRule
from compounder.domain.working import Working
from compounder.services.unit_of_work import Loads

Rules = Mapping[str, WeighingRule]


@dataclass(frozen=True, slots=True)
class StatedLimits:
    """What a person says of a balance's least weight; whatever is not known is left out.

    Without `minimum_weight` it is derived, by `rule` or else the usual one. With both, the rule must not ask for more.
    With a weight alone, that is the pharmacy's own qualification.
    """

    repeatability: Quantity | None = None
    minimum_weight: Quantity | None = None
    rule: str | None = None


def rule_named(rules: Rules, name: str | None) -> WeighingRule:
    """The rule of that id, the usual one without; ``unknown_option``."""
    if name is None:
        return next(iter(rules.values()))
    if name not in rules:
        raise Refusal("unknown_option", "weighing_policy", policy=shortened(name), policies=tuple(rules))
    return rules[name]


def asked_weight(rules: Rules, owned: OwnedBalance, rule: str | None) -> Result:
    """The least weight that a rule asks for of a balance, with its Working."""
    return Balances((owned,), rule_named(rules, rule)).minimum(owned)


def settled_limits(rules: Rules, name: str, owned: OwnedBalance, stated: StatedLimits) -> tuple[Quantity, str | None]:
    """The least weight of a balance and its rule; ``invalid_balance`` where it lies below what the rule named asks."""
    given = stated.minimum_weight
    if given is not None and stated.rule is None:
        return given, None
    rule = rule_named(rules, stated.rule)
    asked = asked_weight(rules, owned, rule.id).exact.to(owned.readability.unit)
    if given is not None and given < asked:
        raise Refusal(
            "invalid_balance", "below_rule", balance=name, minimum=given, asked=asked, rule=rule_phrase(rule.id)
        )
    return asked if given is None else given, rule.id


def rule_phrase(rule: str) -> Phrase:
    """The name of a rule."""
    return Phrase.of(f"weighing_rule.{rule}")


@dataclass(frozen=True, slots=True)
class DailyCheck:
    """The last check that was passed: when, by whom, and its numbers as they were written into the trail."""

    at: datetime
    by: str
    said: str


@dataclass(frozen=True, slots=True)
class BalanceStanding:
    """A balance, what its least weight rests on: rule, what that asks and why, what warns, what nobody confirmed."""

    balance: Balance
    rule: Phrase
    asked: Quantity
    working: Working
    warnings: tuple[Phrase, ...]
    unconfirmed: tuple[Phrase, ...]
    checked: DailyCheck | None

    @property
    def question(self) -> Phrase:
        """What the derivation answers."""
        return Phrase.of("balance.why", asked=self.asked)

    @property
    def subject(self) -> Phrase:
        """Whose it is, and whether the record follows it."""
        key = "by_rule" if self.balance.weighing_rule is not None else "own"
        values = {"balance": self.balance.name, "minimum": self.balance.minimum_weight, "rule": self.rule}
        return Phrase.of(f"balance.{key}", **values)


def balance_standing(loads: Loads, rules: Rules, balance: Balance) -> BalanceStanding:
    """What a balance's least weight rests on, by its own rule or else the usual one, and its last daily check."""
    rule = rule_named(rules, balance.weighing_rule)
    asked = asked_weight(rules, replace(balance.owned, qualified=None), rule.id)
    weight = asked.exact.to(balance.unit)
    return BalanceStanding(
        balance=balance,
        rule=rule_phrase(rule.id),
        asked=weight,
        working=asked.working,
        warnings=tuple(_warnings(balance, rule, weight)),
        unconfirmed=() if rule.confirmed else (_unconfirmed(rule),),
        checked=_last_check(loads, balance.id),
    )


def _warnings(balance: Balance, rule: WeighingRule, asked: Quantity) -> Iterator[Phrase]:
    if balance.minimum_weight < asked:
        values = {"balance": balance.name, "minimum": balance.minimum_weight, "asked": asked}
        yield Phrase.of("warning.minimum_below_rule", rule=rule_phrase(rule.id), **values)
    yield from Balances((balance.owned,), rule).warnings


def _unconfirmed(rule: WeighingRule) -> Phrase:
    return Phrase.of("unconfirmed.weighing_rule", rule=rule.id, source=rule.source)


def _last_check(loads: Loads, balance: BalanceId) -> DailyCheck | None:
    entry = loads.last_act("check_balance", balance=balance)
    if entry is None:
        return None
    body = AuditBody.parse(entry.body)
    zone = ZoneInfo(loads.find(Pharmacy)[0].time_zone)
    by = loads.load(StaffMember, body.by).name if body.by is not None else ""
    return DailyCheck(datetime.fromisoformat(body.at).astimezone(zone), by, body.reason or "")
