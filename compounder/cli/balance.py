"""``compounder balance``: the balances, registered and checked each day."""

from __future__ import annotations

import argparse

from compounder.cli.answer import DONE, print_json
from compounder.cli.plan import step_answer, step_text
from compounder.cli.signed_in import Desk, opened, show_done, signed_in
from compounder.domain.balance import Balance
from compounder.domain.quantity import Quantity
from compounder.services.balance_limits import BalanceStanding, StatedLimits, balance_standing
from compounder.services.keep_balances import (
    NewBalance,
    balance_named,
    check_balance,
    qualify_balance,
    register_balance,
)
from compounder.services.unit_of_work import Changes
from compounder.shipped import weighing_rules, words
from compounder.words import Words


def run(options: argparse.Namespace) -> int:
    """Do the action."""
    actions = {"list": _list, "show": _show, "add": _add, "qualify": _qualify, "check": _check}
    actions[options.action](options)
    return DONE


def _list(options: argparse.Namespace) -> None:
    with opened(options) as pharmacy, pharmacy.records.reading() as loads:
        balances = sorted(loads.find(Balance), key=lambda balance: balance.name)
    reader = words("en" if options.json else options.language)
    if options.json:
        print_json([_answer(balance) for balance in balances])
        return
    for balance in balances:
        checked = reader.show(balance.checked_on) if balance.checked_on else "—"
        print(f"{reader.show(balance.name):12}  {reader.show(balance.serial_number):16}  {checked}")


def _answer(balance: Balance) -> dict[str, object]:
    english = words("en")
    return {
        "name": balance.name,
        "serial_number": balance.serial_number,
        "resolution": english.show(balance.resolution),
        "minimum_weight": english.show(balance.minimum_weight),
        "weighing_policy": balance.weighing_rule,
        "repeatability": english.show(balance.repeatability) if balance.repeatability is not None else None,
        "capacity": english.show(balance.capacity),
        "checked_on": balance.checked_on.isoformat() if balance.checked_on else None,
    }


def _show(options: argparse.Namespace) -> None:
    with opened(options) as pharmacy, pharmacy.records.reading() as loads:
        standing = balance_standing(loads, weighing_rules(), balance_named(loads, options.name))
    if options.json:
        print_json(_standing_answer(standing))
    else:
        print("\n".join(_standing_text(standing, words(options.language))))


def _standing_answer(standing: BalanceStanding) -> dict[str, object]:
    english, checked = words("en"), standing.checked
    return {
        **_answer(standing.balance),
        "asked": english.show(standing.asked),
        "rule": english.show(standing.rule),
        "working": [step_answer(step, english) for step in standing.working],
        "warnings": [english.show(warning) for warning in standing.warnings],
        "unconfirmed": [english.show(doubt) for doubt in standing.unconfirmed],
        "last_check": {"at": checked.at.isoformat(), "by": checked.by, "said": checked.said} if checked else None,
    }


def _standing_text(standing: BalanceStanding, reader: Words) -> list[str]:
    found, checked = standing.balance, standing.checked
    values = {"resolution": found.resolution, "minimum": found.minimum_weight, "capacity": found.capacity}
    lines = [reader.say("balance.limits", balance=found.name, serial=found.serial_number, **values)]
    if found.repeatability is not None:
        lines.append(reader.say("balance.repeatability", repeatability=found.repeatability))
    lines += ["", reader.show(standing.subject), reader.show(standing.question)]
    lines += [f"  {step_text(step, reader)}" for step in standing.working]
    if standing.warnings:
        lines += ["", *(reader.show(warning) for warning in standing.warnings)]
    if standing.unconfirmed:
        lines += ["", reader.say("plan.unconfirmed"), *(f"  {reader.show(doubt)}" for doubt in standing.unconfirmed)]
    if checked is not None:
        lines += ["", reader.say("balance.last_check", at=checked.at, by=checked.by, said=checked.said)]
    return lines


def _quantity(text: str | None, options: argparse.Namespace) -> Quantity | None:
    return Quantity.parse(text, language=options.language) if text is not None else None


def _add(options: argparse.Namespace) -> None:
    resolution, capacity = (
        Quantity.parse(text, language=options.language) for text in (options.resolution, options.capacity)
    )
    minimum, repeatability = _quantity(options.minimum, options), _quantity(options.repeatability, options)
    with signed_in(options) as desk:
        new = NewBalance(
            options.name, options.serial, resolution, minimum, capacity, repeatability, options.weighing_policy
        )
        changes = register_balance(desk.records, desk.act("register_balance"), weighing_rules(), new)
        standing = _standing(desk, changes)
    _show_recorded(changes, options, "balance_add", standing)


def _qualify(options: argparse.Namespace) -> None:
    stated = StatedLimits(
        _quantity(options.repeatability, options), _quantity(options.minimum, options), options.weighing_policy
    )
    with signed_in(options) as desk:
        with desk.records.reading() as loads:
            balance = balance_named(loads, options.name)
        act = desk.act("qualify_balance", options.reason)
        changes = qualify_balance(desk.records, act, weighing_rules(), balance.id, stated)
        standing = _standing(desk, changes)
    _show_recorded(changes, options, "balance_qualify", standing)


def _standing(desk: Desk, changes: Changes) -> BalanceStanding:
    with desk.records.reading() as loads:
        return balance_standing(loads, weighing_rules(), loads.load(Balance, changes.result["balance"]))


def _show_recorded(changes: Changes, options: argparse.Namespace, key: str, standing: BalanceStanding) -> None:
    """The act, then what the least weight is and whatever warns of it."""
    show_done(changes, options, key, balance=standing.balance.name)
    if not options.json:
        reader = words(options.language)
        print(reader.show(standing.subject))
        for warning in standing.warnings:
            print(reader.show(warning))


def _check(options: argparse.Namespace) -> None:
    weight, reading, allowed = (
        Quantity.parse(text, language=options.language) for text in (options.weight, options.reading, options.allowed)
    )
    with signed_in(options) as desk:
        with desk.records.reading() as loads:
            balance = balance_named(loads, options.name)
        act = desk.act("check_balance", f"{weight} read as {reading}, allowed {allowed}")
        changes = check_balance(desk.records, act, balance.id, weight=weight, reading=reading, allowed=allowed)
    show_done(changes, options, "balance_check", balance=balance.name)
