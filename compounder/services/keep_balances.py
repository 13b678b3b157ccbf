"""Balances: registered with their limits, and checked each day before anything is weighed on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compounder.domain.balance import Balance, BalanceId
from compounder.domain.errors import Refusal
from compounder.domain.names import checked_name
from compounder.domain.number import shortened
from compounder.domain.owned_balance import OwnedBalance
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Permission
from compounder.services.authority import permitted
from compounder.services.balance_limits import Rules, StatedLimits, settled_limits
from compounder.services.unit_of_work import Act, Changes, Loads, Records, UnitOfWork


@dataclass(frozen=True, slots=True)
class NewBalance:
    """A balance as its plate and its qualification say; the unit is that of its resolution. See `StatedLimits`."""

    name: str
    serial_number: str
    resolution: Quantity
    minimum_weight: Quantity | None
    capacity: Quantity
    repeatability: Quantity | None = None
    rule: str | None = None

    @property
    def stated(self) -> StatedLimits:
        """What is said of its least weight."""
        return StatedLimits(self.repeatability, self.minimum_weight, self.rule)


def register_balance(records: Records, act: Act, rules: Rules, new: NewBalance) -> Changes:
    """Register a balance, its least weight derived where none is given. Result: ``balance``.

    Refused: ``balance_known``, ``unknown_option`` (a rule that there is not), what `settled_limits` and `Balance`
    refuse of its limits.
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        permitted(uow, Permission.CHANGE_SETTINGS)
        name, serial = checked_name(new.name, "balance"), checked_name(new.serial_number, "serial_number")
        for known in uow.find(Balance):
            if name.casefold() == known.name.casefold() or serial == known.serial_number:
                raise Refusal("balance_known", "register", name=known.name, serial=known.serial_number)
        owned = OwnedBalance(new.resolution, new.capacity, new.repeatability)
        minimum, rule = settled_limits(rules, name, owned, new.stated)
        balance = Balance(
            id=BalanceId(uow.new_id()), name=name, serial_number=serial, unit=new.resolution.unit,
            resolution=new.resolution, minimum_weight=minimum, capacity=new.capacity, checked_on=None,
            repeatability=new.repeatability, weighing_rule=rule,
        )  # fmt: skip
        uow.insert(balance)
        return {"balance": balance.id}

    return records.perform(act, work)


def qualify_balance(records: Records, act: Act, rules: Rules, balance: BalanceId, stated: StatedLimits) -> Changes:
    """Record what a new qualification found: repeatability, least weight and rule, whole. Result: ``balance``.

    ``reason_needed`` without one; what stood there before stays in the trail. Today's check stands.
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        permitted(uow, Permission.CHANGE_SETTINGS)
        if not (act.reason or "").strip():
            raise Refusal("reason_needed", "act")
        found = uow.load(Balance, balance)
        owned = OwnedBalance(found.resolution, found.capacity, stated.repeatability)
        minimum, rule = settled_limits(rules, found.name, owned, stated)
        uow.change(found, minimum_weight=minimum, repeatability=stated.repeatability, weighing_rule=rule)
        return {"balance": balance}

    return records.perform(act, work)


def check_balance(
    records: Records, act: Act, balance: BalanceId, *, weight: Quantity, reading: Quantity, allowed: Quantity
) -> Changes:
    """Today's check: a known weight reads what it should, within what is allowed. The act's reason tells the numbers.

    Refused as ``balance_check_failed``: the balance stays unchecked, so that nothing is weighed on it.
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        permitted(uow, Permission.WEIGH)
        found = uow.load(Balance, balance)
        for value in (weight, reading):
            if value.to(found.unit).number <= 0:
                raise Refusal("non_positive_quantity", "zero", value=value)
        off = reading - weight
        if abs(off.number) > allowed.to(off.unit).number:
            raise Refusal(
                "balance_check_failed", "off", balance=found.name, weight=weight, reading=reading, allowed=allowed
            )
        uow.change(found, checked_on=uow.local_now.date())
        return {"balance": balance}

    return records.perform(act, work)


def balance_named(loads: Loads, text: str) -> Balance:
    """The balance that a person names by its name or its serial number; ``unknown_balance`` where there is none."""
    wanted = text.strip()
    for balance in loads.find(Balance):
        if wanted.casefold() == balance.name.casefold() or wanted in (balance.serial_number, balance.id):
            return balance
    raise Refusal("unknown_balance", "named", balance=shortened(text))
