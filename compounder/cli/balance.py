"""``compounder balance``: the balances, registered and checked each day."""

from __future__ import annotations

import argparse

from compounder.cli.answer import DONE, print_json
from compounder.cli.signed_in import opened, show_done, signed_in
from compounder.domain.balance import Balance
from compounder.domain.quantity import Quantity
from compounder.services.keep_balances import NewBalance, balance_named, check_balance, register_balance
from compounder.shipped import words


def run(options: argparse.Namespace) -> int:
    """Do the action."""
    {"list": _list, "add": _add, "check": _check}[options.action](options)
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
        "capacity": english.show(balance.capacity),
        "checked_on": balance.checked_on.isoformat() if balance.checked_on else None,
    }


def _add(options: argparse.Namespace) -> None:
    resolution, minimum, capacity = (
        Quantity.parse(text, language=options.language)
        for text in (options.resolution, options.minimum, options.capacity)
    )
    with signed_in(options) as desk:
        new = NewBalance(options.name, options.serial, resolution, minimum, capacity)
        changes = register_balance(desk.records, desk.act("register_balance"), new)
    show_done(changes, options, "balance_add", balance=options.name)


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
