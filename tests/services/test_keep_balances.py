"""Balances are records: registered with lawful limits, weighed on only after today's check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from compounder.domain.audit import AuditBody
from compounder.domain.balance import Balance, BalanceId
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role
from compounder.domain.working import Figure
from compounder.services.balance_limits import StatedLimits, balance_standing
from compounder.services.keep_balances import (
    NewBalance,
    balance_named,
    check_balance,
    qualify_balance,
    register_balance,
)
from compounder.shipped import weighing_rules
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
    return BalanceId(register_balance(pharmacy.records, act, weighing_rules(), balance).result["balance"])


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


def limits_of(pharmacy: TestPharmacy, key: BalanceId) -> tuple[str, str | None, str | None]:
    """Least weight, rule and repeatability as they are stored."""
    with pharmacy.records.reading() as loads:
        found = loads.load(Balance, key)
    repeatability = str(found.repeatability) if found.repeatability is not None else None
    return str(found.minimum_weight), found.weighing_rule, repeatability


@pytest.mark.parametrize(
    ("repeatability", "rule", "minimum"),
    [
        (None, None, "8.2 g"),
        ("4 mg", None, "8.2 g"),
        ("0.005 g", None, "10 g"),
        ("0.005 g", "usp_41", "10 g"),
        ("0.005 g", "dac_nrf", "1 g"),
    ],
)
def test_a_least_weight_that_nobody_states_is_derived(
    pharmacy_on_each_engine: TestPharmacy, repeatability: str | None, rule: str | None, minimum: str
) -> None:
    """USP ⟨41⟩: 2000 × the larger of s and 0.41 d; DAC/NRF: 100 d; the rule is recorded with it."""
    s = Quantity.written(repeatability) if repeatability else None
    new = replace(BENCH, minimum_weight=None, repeatability=s, rule=rule)
    key = registered(pharmacy_on_each_engine, new)
    assert limits_of(pharmacy_on_each_engine, key)[:2] == (minimum, rule or "usp_41")
    with pharmacy_on_each_engine.records.reading() as loads:
        assert loads.load(Balance, key).repeatability == s


def test_a_stated_least_weight_may_exceed_its_rule_and_never_fall_below_it(pharmacy: TestPharmacy) -> None:
    """Without a rule it is the pharmacy's own, and the standing warns where the usual rule asks for more."""
    below = replace(BENCH, minimum_weight=Quantity.of("8.19", "g"), rule="usp_41")
    assert code_of(lambda: registered(pharmacy, below)) == "invalid_balance"
    assert code_of(lambda: registered(pharmacy, replace(BENCH, rule="usp 41"))) == "unknown_option"
    key = registered(pharmacy, replace(below, minimum_weight=Quantity.of("8.2", "g")))
    assert limits_of(pharmacy, key) == ("8.2 g", "usp_41", None)
    own = registered(pharmacy, replace(below, name="B2", serial_number="SN 2", rule=None))
    assert limits_of(pharmacy, own) == ("8.19 g", None, None)
    assert keys_of(pharmacy, own) == ["minimum_below_rule", "repeatability_unknown"]
    assert keys_of(pharmacy, key) == ["repeatability_unknown"]


def keys_of(pharmacy: TestPharmacy, key: BalanceId) -> list[str]:
    """What the standing of a balance warns of."""
    with pharmacy.records.reading() as loads:
        standing = balance_standing(loads, weighing_rules(), loads.load(Balance, key))
    return [warning.key.rpartition(".")[2] for warning in standing.warnings]


@pytest.mark.parametrize("repeatability", ["2200 g", "3 kg"])
def test_a_repeatability_lies_below_the_capacity(pharmacy: TestPharmacy, repeatability: str) -> None:
    """Whatever least weight is stated beside it."""
    wild = replace(BENCH, repeatability=Quantity.written(repeatability))
    assert code_of(lambda: registered(pharmacy, wild)) == "invalid_balance"
    volume = replace(BENCH, repeatability=Quantity.written("4 mL"))
    assert code_of(lambda: registered(pharmacy, volume)) == "wrong_dimension"
    assert code_of(lambda: registered(pharmacy, replace(BENCH, capacity=Quantity.of(8, "g"), minimum_weight=None))) == (
        "invalid_balance"
    )


def test_a_new_qualification_is_recorded_with_its_reason(pharmacy: TestPharmacy) -> None:
    """By whoever may change the settings; what stood before is in the trail; the day's check stands."""
    key = registered(pharmacy)
    check = pharmacy.act("check_balance", Role.TECHNICIAN, "100 g read 100.01 g")
    hundred, allowed = Quantity.of(100, "g"), Quantity.of("0.02", "g")
    check_balance(pharmacy.records, check, key, weight=hundred, reading=hundred, allowed=allowed)
    stated = StatedLimits(Quantity.written("0.006 g"))

    def qualify(role: Role, reason: str | None) -> None:
        qualify_balance(pharmacy.records, pharmacy.act("qualify_balance", role, reason), weighing_rules(), key, stated)

    assert code_of(lambda: qualify(Role.ADMINISTRATOR, " ")) == "reason_needed"
    assert code_of(lambda: qualify(Role.TECHNICIAN, "OQ 7")) == "not_permitted"
    qualify(Role.ADMINISTRATOR, "OQ 7")
    assert limits_of(pharmacy, key) == ("12 g", "usp_41", "0.006 g")
    with pharmacy.records.reading() as loads:
        entry = loads.last_act("qualify_balance", balance=key)
        standing = balance_standing(loads, weighing_rules(), loads.load(Balance, key))
    assert entry is not None
    changed = {name: (old, new) for row in AuditBody.parse(entry.body).rows for name, old, new in row.changed}
    assert (changed["minimum_weight"], changed["repeatability"]) == (("20 g", "12 g"), (None, "0.006 g"))
    assert standing.checked is not None
    assert (standing.checked.said, standing.balance.checked_on) == ("100 g read 100.01 g", standing.checked.at.date())
    assert standing.asked == standing.balance.minimum_weight
    assert standing.working[-1].result == Figure.of(standing.asked)
