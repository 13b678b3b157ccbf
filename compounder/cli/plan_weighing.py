"""The balances of ``compounder plan``: read from its options, and what is weighed on which, as text and as JSON."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from compounder.cli.signed_in import opened
from compounder.domain.balance import Balance
from compounder.domain.batch_plan import BatchPlan, PlannedLine
from compounder.domain.errors import Refusal
from compounder.domain.number import shortened
from compounder.domain.owned_balance import OwnedBalance
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.unit import MASS
from compounder.domain.weighing_sense import Balances, WeighingRule
from compounder.shipped import weighing_rules
from compounder.words import Words

_PARTS = ("d", "s", "max")


def check_balance_words(options: argparse.Namespace) -> None:
    """What has no place beside the balances, and a rule that there is not; before any number is read."""
    has_balances = bool(options.balance) or options.own_balances
    if options.balance and options.own_balances:
        raise Refusal("unexpected_input", "balance_beside_own")
    if has_balances and options.balance_resolution is not None:
        raise Refusal("unexpected_input", "resolution_beside_balances")
    if options.weighing_policy is None:
        return
    if not has_balances:
        raise Refusal("unexpected_input", "weighing_policy")
    names = tuple(weighing_rules())
    if options.weighing_policy not in names:
        raise Refusal("unknown_option", "weighing_policy", policy=shortened(options.weighing_policy), policies=names)


def read_balances(options: argparse.Namespace) -> Balances | None:
    """The balances named or registered, under the rule named or the usual one; None where neither is asked for.

    A registered balance weighs from what is recorded of it; with a rule named from what that asks of it.
    """
    if options.own_balances:
        return Balances(_registered(options), _rule(options))
    if not options.balance:
        return None
    return Balances(tuple(_balance(text, options.language) for text in options.balance), _rule(options))


def _registered(options: argparse.Namespace) -> tuple[OwnedBalance, ...]:
    """The balances of the pharmacy that the options name; ``missing_input`` where it has none."""
    with opened(options) as pharmacy, pharmacy.records.reading() as loads:
        owned = tuple(balance.owned for balance in loads.find(Balance))
    if not owned:
        raise Refusal("missing_input", "own_balances")
    return owned if options.weighing_policy is None else tuple(replace(one, qualified=None) for one in owned)


def _rule(options: argparse.Namespace) -> WeighingRule:
    rules = weighing_rules()
    return rules[options.weighing_policy] if options.weighing_policy is not None else next(iter(rules.values()))


def _balance(text: str, language: str) -> OwnedBalance:
    """A balance such as ``d=0.01 g, s=0.004 g, max=2200 g``; a comma within a number is none between parts."""
    found: dict[str, Quantity] = {}
    for part in re.split(r"[,;]\s*(?=[a-z]+\s*=)", text):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals or name not in _PARTS or name in found:
            raise Refusal("unexpected_input", "balance_part", text=shortened(part.strip()))
        found[name] = Quantity.parse(value, language=language)
    for name in ("d", "max"):
        if name not in found:
            raise Refusal("missing_input", "balance_part", part=name)
    return OwnedBalance(found["d"], found["max"], found.get("s"))


@dataclass(frozen=True, slots=True)
class _Weighing:
    """One weighing or measuring of a plan: what, how much, where, and for which trituration (None: for the batch)."""

    ingredient: str
    name: LocalText | Phrase
    amount: Quantity
    balance: OwnedBalance | None
    trituration_of: PlannedLine | None = None


def _weighings(plan: BatchPlan, balances: Balances) -> Iterator[_Weighing]:
    """Everything that is weighed, in the order of the lines; the weighings of a trituration before its portion."""
    for line in plan.lines:
        made = line.trituration
        if made is not None:
            for weighing in made.weighings:
                is_portion = weighing is made.portion_weighing
                name = Phrase.of("plan.portion", ingredient=line.name) if is_portion else weighing.ingredient
                yield _Weighing(line.ingredient, name, weighing.amount, weighing.balance, line)
        elif line.added is not None and line.added.dimension == MASS:
            yield _Weighing(line.ingredient, line.name, line.added, balances.balance_for(line.added))


def weighings_answer(plan: BatchPlan, balances: Balances, english: Words) -> list[dict[str, object]]:
    """Every weighing for machines."""
    return [
        {
            "ingredient": weighing.ingredient,
            "what": english.show(weighing.name),
            "amount": english.show(weighing.amount),
            "trituration": _factor(weighing),
            "balance": english.show(weighing.balance.readability) if weighing.balance else None,
            "minimum_weight": english.show(balances.minimum(weighing.balance).value) if weighing.balance else None,
        }
        for weighing in _weighings(plan, balances)
    ]


def _factor(weighing: _Weighing) -> int | None:
    made = weighing.trituration_of.trituration if weighing.trituration_of is not None else None
    return made.factor if made is not None else None


def weighings_text(plan: BatchPlan, balances: Balances, reader: Words) -> list[str]:
    """Every weighing for people, those of a trituration under its own line."""
    parts = ["", reader.say("plan.weighings", rule=balances.rule.id)]
    shown: PlannedLine | None = None
    for weighing in _weighings(plan, balances):
        of = weighing.trituration_of
        if of is not None and of is not shown and of.trituration is not None:
            made = of.trituration
            heading = reader.say("plan.trituration_of", ingredient=of.name, factor=made.factor, total=made.total)
            parts.append(f"  {heading}")
        shown = of
        where = Phrase.of("plan.measured")
        if weighing.balance is not None:
            minimum = balances.minimum(weighing.balance).value
            where = Phrase.of("plan.on_balance", balance=weighing.balance.phrase, minimum=minimum)
        line = reader.say("plan.weighing", amount=weighing.amount, name=weighing.name, where=where)
        parts.append(f"  {'  ' if of is not None else ''}{line}")
    return parts
