"""Balances are records: registered with lawful limits, weighed on only after today's check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from compounder.domain.balance import Balance, BalanceId
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role
from compounder.services.keep_balances import NewBalance, balance_named, check_balance, register_balance
from tests.services.pharmacy import TestPharmacy

BENCH = NewBalance("B1", "SN 77", Quantity.of("0.01", "g"), Quantity.of(20, "g"), Quantity.of(2200, "g"))


def code_of(work: Callable[[], object]) -> str:
    """The code of what is refused."""
    with pytest.raises(Refusal) as caught:
        work()
    return caught.value.code


def registered(pharmacy: TestPharmacy, balance: NewBalance = BENCH) -> BalanceId:
    """A balance registered by the administrator."""
    act = pharmacy.act("register_balance", Role.ADMINISTRATOR)
    return BalanceId(register_balance(pharmacy.records, act, balance).result["balance"])


def test_a_balance_is_unchecked_until_its_weight_reads_right_today(pharmacy_on_each_engine: TestPharmacy) -> None:
    """The day is the pharmacy's own."""
    pharmacy = pharmacy_on_each_engine
    balance = registered(pharmacy)

    def check(reading: str) -> None:
        act = pharmacy.act("check_balance", Role.TECHNICIAN, f"100 g read {reading} g")
        weight, allowed = Quantity.of(100, "g"), Quantity.of("20", "mg")
        check_balance(pharmacy.records, act, balance, weight=weight, reading=Quantity.of(reading, "g"), allowed=allowed)

    with pharmacy.records.reading() as loads:
        assert loads.load(Balance, balance).checked_on is None
    assert code_of(lambda: check("100.03")) == "balance_check_failed"
    assert code_of(lambda: check("99.97")) == "balance_check_failed"
    check("99.98")
    with pharmacy.records.reading() as loads:
        today = loads.load(Balance, balance).checked_on
        assert today is not None
        assert pharmacy.location.engine == "postgresql" or today == date(2026, 11, 24)


def test_a_balance_is_registered_once_and_with_lawful_limits(pharmacy: TestPharmacy) -> None:
    registered(pharmacy)
    assert code_of(lambda: registered(pharmacy, replace(BENCH, serial_number="SN 78"))) == "balance_known"
    assert code_of(lambda: registered(pharmacy, replace(BENCH, name="B2"))) == "balance_known"
    other = replace(BENCH, name="B2", serial_number="SN 78")
    assert code_of(lambda: registered(pharmacy, replace(other, capacity=Quantity.of(10, "g")))) == "invalid_balance"
    assert (
        code_of(lambda: registered(pharmacy, replace(other, resolution=Quantity.of("0.03", "g"))))
        == "impossible_resolution"
    )
    with pharmacy.records.reading() as loads:
        assert balance_named(loads, "b1").serial_number == "SN 77"
        assert code_of(lambda: balance_named(loads, "B2")) == "unknown_balance"
