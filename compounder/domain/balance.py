"""A balance, what it read, and whether that reading may become a weighing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NewType

from compounder.domain.errors import Refusal
from compounder.domain.number import decimal_text
from compounder.domain.owned_balance import OwnedBalance, check_step
from compounder.domain.quantity import Quantity
from compounder.domain.unit import Unit

BalanceId = NewType("BalanceId", str)

WEIGHING_UNITS = (Unit.of("g"), Unit.of("mg"), Unit.of("kg"))
"""The units in which a weighing may be taken from a balance."""

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)


def is_reading_number(text: str) -> bool:
    """Whether a text is a number as balances send it: a minus or none, a point or none, no needless zero in front."""
    return _NUMBER.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class BalanceReading:
    """One stable reading, which alone may become a weighing.

    `raw` is the line as it was received, without its line end. `number_text` is the number exactly as sent ("121.10"),
    so its decimals are the resolution. A driver makes readings of stable lines only; all others are Refusals there.
    """

    raw: str
    number_text: str
    unit: Unit

    def __post_init__(self) -> None:
        if not is_reading_number(self.number_text) or self.number_text not in self.raw:
            raise ValueError(f"{self.number_text!r} is not the number of the line {self.raw!r}")

    @property
    def quantity(self) -> Quantity:
        """The weight, exactly as sent."""
        return Quantity(Fraction(self.number_text), self.unit)

    @property
    def decimals(self) -> int:
        """How many decimals the balance sent."""
        return len(self.number_text.partition(".")[2])


@dataclass(frozen=True, slots=True)
class LiveReading:
    """What the pan shows at this moment, settled or not: for the eye alone, it never becomes a weighing."""

    raw: str
    number_text: str
    unit: Unit
    is_stable: bool

    @property
    def quantity(self) -> Quantity:
        """The weight shown, exactly as sent."""
        return Quantity(Fraction(self.number_text), self.unit)

    def as_reading(self) -> BalanceReading:
        """The same as a reading, to ask beforehand whether such a one would be refused."""
        return BalanceReading(self.raw, self.number_text, self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """A balance of the pharmacy: its serial number, its limits, and the day of its last daily check.

    `resolution` is the step of its display (d), `minimum_weight` the least net weight it may be used for; by
    `weighing_rule` where one was named, else by the pharmacy's own qualification. `repeatability` is the standard
    deviation of weighings (s); None: nobody has measured it.
    Refused: ``invalid_balance`` (a unit other than g, mg or kg; limits that are not in the order resolution, minimum
    weight, capacity; a repeatability below zero or not below the capacity), ``impossible_resolution``,
    ``non_positive_quantity``, ``wrong_dimension``.
    """

    id: BalanceId
    name: str
    serial_number: str
    unit: Unit
    resolution: Quantity
    minimum_weight: Quantity
    capacity: Quantity
    checked_on: date | None
    repeatability: Quantity | None = None
    weighing_rule: str | None = None

    def __post_init__(self) -> None:
        if self.unit not in WEIGHING_UNITS:
            raise Refusal("invalid_balance", "unit", balance=self.name, unit=self.unit)
        check_step(self.resolution)
        if not self.resolution <= self.minimum_weight < self.capacity:
            raise Refusal(
                "invalid_balance",
                "limits",
                balance=self.name,
                resolution=self.resolution,
                minimum=self.minimum_weight,
                capacity=self.capacity,
            )

        if self.repeatability is not None and not 0 <= self.repeatability.ratio(self.capacity) < 1:
            values = {"repeatability": self.repeatability, "capacity": self.capacity}
            raise Refusal("invalid_balance", "repeatability", balance=self.name, **values)

    @property
    def owned(self) -> OwnedBalance:
        """What it can do, with the least weight that is recorded for it."""
        return OwnedBalance(self.resolution, self.capacity, self.repeatability, self.minimum_weight)

    @property
    def step(self) -> Fraction:
        """The resolution as a number of the balance's unit."""
        return self.resolution.to(self.unit).number

    @property
    def decimals(self) -> int:
        """How many decimals every reading of this balance has."""
        return len(decimal_text(self.step).partition(".")[2])


def weighing_refusal(balance: Balance, reading: BalanceReading, today: date) -> Refusal | None:
    """Why a reading of this balance may not be recorded today; None where it may.

    In this order: ``balance_not_checked``, ``wrong_unit``, ``wrong_resolution``, ``overload``,
    ``below_minimum_weight``. The checks of the line that is weighed (lot, tolerance) are not here.
    """
    return _not_checked(balance, today) or _not_its_display(balance, reading) or _outside_its_limits(balance, reading)


def _not_checked(balance: Balance, today: date) -> Refusal | None:
    if balance.checked_on is None:
        return Refusal("balance_not_checked", "never", balance=balance.name)
    if balance.checked_on != today:
        return Refusal("balance_not_checked", "today", balance=balance.name, checked_on=balance.checked_on)
    return None


def _not_its_display(balance: Balance, reading: BalanceReading) -> Refusal | None:
    if reading.unit != balance.unit:
        return Refusal("wrong_unit", "balance", raw=reading.raw, unit=balance.unit)
    if reading.decimals != balance.decimals or reading.quantity.number % balance.step:
        name, resolution = balance.name, balance.resolution
        return Refusal("wrong_resolution", "balance", balance=name, raw=reading.raw, resolution=resolution)
    return None


def _outside_its_limits(balance: Balance, reading: BalanceReading) -> Refusal | None:
    weight = reading.quantity
    if weight > balance.capacity:
        return Refusal("overload", "above_capacity", balance=balance.name, weight=weight, capacity=balance.capacity)
    if weight < balance.minimum_weight:
        name, minimum = balance.name, balance.minimum_weight
        return Refusal("below_minimum_weight", "balance", balance=name, weight=weight, minimum=minimum)
    return None


def check_weighing(balance: Balance, reading: BalanceReading, today: date) -> None:
    """Raise what `weighing_refusal` answers, if it answers."""
    refusal = weighing_refusal(balance, reading, today)
    if refusal is not None:
        raise refusal
