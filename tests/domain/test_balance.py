"""A reading becomes a weighing only from a balance that was checked today, in its unit, its steps and its limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compounder.domain.balance import (
    Balance,
    BalanceId,
    BalanceReading,
    check_weighing,
    is_reading_number,
    weighing_refusal,
)
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.domain.unit import Unit

TODAY = date(2026, 11, 24)
GRAM = Unit.of("g")

B2 = Balance(
    id=BalanceId("b2"),
    name="B2",
    serial_number="1129",
    unit=GRAM,
    resolution=Quantity.of("0.01", "g"),
    minimum_weight=Quantity.of(10, "g"),
    capacity=Quantity.of(2200, "g"),
    checked_on=TODAY,
)


def reading(number: str, unit: Unit = GRAM) -> BalanceReading:
    return BalanceReading(f"S S {number} {unit}", number, unit)


def test_a_reading_is_the_exact_number_that_was_sent() -> None:
    """The digits stay as sent; the quantity is exact."""
    sent = reading("121.10")
    assert sent.number_text == "121.10"
    assert sent.decimals == 2
    assert sent.quantity == Quantity.of("121.1", "g")


@pytest.mark.parametrize("text", ["", "-", "+1.00", "01.00", "1.", ".5", "1,00", "1e3", "1_0", "1.0.0", "١.٠٠", "NaN"])
def test_what_no_balance_sends_is_no_number(text: str) -> None:
    """A number has digits, one point or none, a minus or none, and nothing else."""
    assert not is_reading_number(text)
    with pytest.raises(ValueError, match="not the number"):
        BalanceReading(f"S S {text} g", text, GRAM)


def test_a_reading_holds_the_number_of_its_own_line() -> None:
    """A number that does not stand in the raw line is a fault."""
    with pytest.raises(ValueError, match="not the number"):
        BalanceReading("S S     121.16 g", "112.16", GRAM)


def test_a_reading_within_every_limit_may_be_recorded() -> None:
    """From the minimum weight to the capacity, both included."""
    for number in ("10.00", "121.16", "2200.00"):
        assert weighing_refusal(B2, reading(number), TODAY) is None
        check_weighing(B2, reading(number), TODAY)


@pytest.mark.parametrize(
    ("balance", "sent", "code", "variant"),
    [
        (B2, reading("9.99"), "below_minimum_weight", "balance"),
        (B2, reading("-121.16"), "below_minimum_weight", "balance"),
        (B2, reading("2200.01"), "overload", "above_capacity"),
        (B2, reading("121.1"), "wrong_resolution", "balance"),
        (B2, reading("121.160"), "wrong_resolution", "balance"),
        (B2, reading("121.16", Unit.of("mg")), "wrong_unit", "balance"),
        (replace(B2, resolution=Quantity.of("0.02", "g")), reading("121.17"), "wrong_resolution", "balance"),
        (replace(B2, checked_on=date(2026, 11, 21)), reading("121.16"), "balance_not_checked", "today"),
        (replace(B2, checked_on=date(2026, 11, 25)), reading("121.16"), "balance_not_checked", "today"),
        (replace(B2, checked_on=None), reading("121.16"), "balance_not_checked", "never"),
    ],
)
def test_a_reading_that_may_not_be_recorded(balance: Balance, sent: BalanceReading, code: str, variant: str) -> None:
    """Each limit of the balance has its refusal, and the pure check and the raising one agree."""
    answered = weighing_refusal(balance, sent, TODAY)
    assert answered is not None
    assert (answered.code, answered.phrase.key) == (code, f"refusal.{code}.{variant}")
    with pytest.raises(Refusal) as raised:
        check_weighing(balance, sent, TODAY)
    assert raised.value.phrase == answered.phrase


def test_the_refusal_shows_weight_and_limit() -> None:
    """R16 of the window's sentences: both quantities stand in it."""
    answered = weighing_refusal(B2, reading("2.40"), TODAY)
    assert answered is not None
    assert answered.values == {"balance": "B2", "weight": Quantity.of("2.4", "g"), "minimum": Quantity.of(10, "g")}


@pytest.mark.parametrize(
    ("resolution", "unit", "decimals"),
    [("0.01 g", "g", 2), ("0.5 g", "g", 1), ("1 g", "g", 0), ("20 g", "g", 0), ("1 mg", "g", 3), ("0.1 g", "kg", 4)],
)
def test_the_decimals_are_those_of_the_step_in_the_unit(resolution: str, unit: str, decimals: int) -> None:
    """A step written in another unit counts in the balance's own."""
    large = Quantity.of(100, "kg")
    balance = replace(
        B2, unit=Unit.of(unit), resolution=Quantity.written(resolution), minimum_weight=large, capacity=large * 2
    )
    assert balance.decimals == decimals


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"unit": Unit.of("mL")}, "invalid_balance.unit"),
        ({"unit": Unit.of("microgram")}, "invalid_balance.unit"),
        ({"resolution": Quantity.of("0.03", "g")}, "impossible_resolution.step"),
        ({"resolution": Quantity.of(0, "g")}, "non_positive_quantity.zero"),
        ({"resolution": Quantity.of("-0.01", "g")}, "non_positive_quantity.zero"),
        ({"minimum_weight": Quantity.of("0.005", "g")}, "invalid_balance.limits"),
        ({"minimum_weight": Quantity.of(2200, "g")}, "invalid_balance.limits"),
        ({"capacity": Quantity.of(5, "g")}, "invalid_balance.limits"),
    ],
)
def test_a_balance_with_impossible_limits_is_refused(changes: dict[str, Quantity], code: str) -> None:
    """A balance that could not weigh, or not in a unit of mass, is never recorded."""
    with pytest.raises(Refusal) as raised:
        replace(B2, **changes)  # type: ignore[arg-type]
    assert raised.value.phrase.key == f"refusal.{code}"
