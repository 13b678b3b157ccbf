"""The ledger counts whole smallest units in 64 bits: what does not fit is refused, what fits comes back exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder.domain.errors import Refusal
from compounder.domain.ledger import from_smallest_units, to_smallest_units
from compounder.domain.quantity import Quantity
from compounder.domain.unit import Unit

LARGEST = 9_223_372_036_854_775_807  # of a signed integer of 64 bits
STOCK_UNITS = ("kg", "g", "mg", "microgram", "ng", "L", "dL", "mL", "microlitre", "unit")


@pytest.mark.parametrize(
    ("amount", "unit", "count"),
    [
        (1, "ng", 1),
        (1, "g", 10**9),
        ("121.16", "g", 121_160_000_000),
        (1, "mL", 10**6),
        ("0.001", "microlitre", 1),
        (1, "unit", 10**9),
        (-1, "kg", -(10**12)),
        (0, "g", 0),
    ],
)
def test_smallest_units(amount: int | str, unit: str, count: int) -> None:
    """Nanograms, nanolitres, 10⁻⁹ units."""
    assert to_smallest_units(Quantity.of(amount, unit)) == count


@pytest.mark.parametrize("text", ["0.1 ng", "0.0000000001 g", "0.0001 microlitre", "0.0000001 mL"])
def test_a_part_of_a_smallest_unit_is_refused(text: str) -> None:
    """Nothing is rounded into the ledger."""
    with pytest.raises(Refusal) as refused:
        to_smallest_units(Quantity.written(text))
    assert refused.value.phrase.key == "refusal.ledger_amount.not_whole"


def test_a_third_is_refused() -> None:
    """A planned rational does not move stock; a measured decimal does."""
    with pytest.raises(Refusal):
        to_smallest_units(Quantity.of(Fraction(1, 3), "g"))


@pytest.mark.parametrize("count", [LARGEST, -LARGEST, LARGEST + 1, -LARGEST - 1])
def test_the_edge_of_64_bits(count: int) -> None:
    """9 223 kg and one nanogram more."""
    quantity = Quantity.of(count, "ng")
    if abs(count) <= LARGEST:
        assert to_smallest_units(quantity) == count
    else:
        with pytest.raises(Refusal) as refused:
            to_smallest_units(quantity)
        assert refused.value.phrase.key == "refusal.ledger_amount.too_large"


@pytest.mark.parametrize("unit", ["mmol", "cm", "cm^2", "h", "mg/mL", "Eq", "drop", "degC"])
def test_what_is_no_stock_is_refused(unit: str) -> None:
    """Stock is a mass, a volume or units, both ways."""
    for act in (lambda: to_smallest_units(Quantity.of(1, unit)), lambda: from_smallest_units(1, Unit.of(unit))):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == "wrong_dimension"


@given(st.integers(-LARGEST, LARGEST), st.sampled_from(STOCK_UNITS))
def test_a_count_comes_back_as_itself(count: int, unit: str) -> None:
    """Counted, shown in any unit, counted again."""
    quantity = from_smallest_units(count, Unit.of(unit))
    assert quantity.unit == Unit.of(unit)
    assert to_smallest_units(quantity) == count


@given(st.lists(st.integers(0, 10**12), max_size=20))
def test_sums_of_counts_are_counts_of_sums(counts: list[int]) -> None:
    """The balance by SQL is the balance by arithmetic (invariant I3)."""
    total = Quantity.of(0, "g")
    for count in counts:
        total += from_smallest_units(count, Unit.of("mg"))
    assert to_smallest_units(total) == sum(counts)
