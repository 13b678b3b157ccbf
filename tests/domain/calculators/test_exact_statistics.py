"""The exact binomial interval and Fisher's test, against their definitions summed in Fractions."""

from __future__ import annotations

import time
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.exact_statistics import TwoByTwo, lower_limit, upper_limit
from compounder.domain.errors import Refusal

HAIR = Fraction(1, 10**38)


def at_least(events: int, total: int, p: Fraction) -> Fraction:
    """P(X ≥ events), X binomial (total, p), summed."""
    return sum((comb(total, j) * p**j * (1 - p) ** (total - j) for j in range(events, total + 1)), Fraction(0))


@st.composite
def _counts(draw: st.DrawFn) -> tuple[int, int]:
    total = draw(st.integers(1, 25))
    return draw(st.integers(0, total)), total


@settings(deadline=None, max_examples=60)
@given(counts=_counts(), tail=st.integers(1, 499))
def test_the_limits_have_the_tail_as_their_probability(counts: tuple[int, int], tail: int) -> None:
    """Clopper and Pearson's definition, to 38 digits, and rounded so that the interval is never too narrow."""
    events, total = counts
    share = Fraction(tail, 1000)
    lower, upper = lower_limit(events, total, share), upper_limit(events, total, share)
    if events:
        assert at_least(events, total, lower) <= share < at_least(events, total, lower * (1 + HAIR))
    else:
        assert lower == 0
    if events < total:
        at_most = 1 - at_least(events + 1, total, upper)
        nearer = 1 - (1 - upper) * (1 + HAIR)
        assert at_most <= share < 1 - at_least(events + 1, total, nearer)
    else:
        assert upper == 1


@pytest.mark.parametrize(
    ("events", "total", "tail"),
    [
        (1500, 3000, Fraction(1, 40)),
        (500_000, 1_000_000, Fraction(1, 40)),
        (1, 1_000_000, Fraction(1, 40)),
        (999_999, 1_000_000, Fraction(1, 40)),
        (3, 7, Fraction(1, 10**300)),
        (3, 7, Fraction(1, 2) - Fraction(1, 10**300)),
    ],
)
def test_large_counts_and_far_tails_end_soon(events: int, total: int, tail: Fraction) -> None:
    """A million patients and a confidence of 300 nines take a moment, and the limits enclose the proportion."""
    start = time.monotonic()
    assert lower_limit(events, total, tail) < Fraction(events, total) < upper_limit(events, total, tail)
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    ("events", "total", "tail"),
    [(10**8, 10**9, Fraction(1, 40)), (5, 10**990, Fraction(1, 40)), (5 * 10**5, 10**6, Fraction(1, 10**300))],
)
def test_counts_beyond_reach_are_refused(events: int, total: int, tail: Fraction) -> None:
    """What would not end in a moment is refused before it begins."""
    with pytest.raises(Refusal) as refused:
        lower_limit(events, total, tail)
    assert refused.value.code == "invalid_number"


@st.composite
def _table(draw: st.DrawFn) -> TwoByTwo:
    total_a, total_b = draw(st.integers(1, 15)), draw(st.integers(1, 15))
    return TwoByTwo(draw(st.integers(0, total_a)), total_a, draw(st.integers(0, total_b)), total_b)


@given(table=_table())
def test_fisher_sums_every_table_that_is_no_more_probable(table: TwoByTwo) -> None:
    """The definition, each hypergeometric probability a Fraction; ties are included."""
    events = table.events_a + table.events_b
    all_ways = comb(table.total_a + table.total_b, events)
    probabilities = {
        count: Fraction(comb(table.total_a, count) * comb(table.total_b, events - count), all_ways)
        for count in range(max(0, events - table.total_b), min(table.total_a, events) + 1)
    }
    assert sum(probabilities.values()) == 1
    observed = probabilities[table.events_a]
    assert table.probability() == sum(value for value in probabilities.values() if value <= observed)


@given(table=_table())
def test_fisher_is_the_same_from_either_group(table: TwoByTwo) -> None:
    """Symmetry: exchanging the groups, or events and non-events, changes nothing."""
    exchanged = TwoByTwo(table.events_b, table.total_b, table.events_a, table.total_a)
    others = TwoByTwo(table.total_a - table.events_a, table.total_a, table.total_b - table.events_b, table.total_b)
    assert table.probability() == exchanged.probability() == others.probability()


@pytest.mark.parametrize(
    ("table", "is_refused"),
    [
        (TwoByTwo(5_000, 10_000, 5_200, 10_000), False),
        (TwoByTwo(3, 10**6, 9, 10**6), False),
        (TwoByTwo(3, 10**900, 9, 10**900), False),
        (TwoByTwo(10**6, 10**6, 10**6, 10**6), False),
        (TwoByTwo(5 * 10**5, 10**6, 5 * 10**5, 10**6), True),
        (TwoByTwo(10**900, 2 * 10**900, 5, 7), True),
    ],
)
def test_fisher_ends_soon_or_is_refused(table: TwoByTwo, *, is_refused: bool) -> None:
    """Events up to thousands, or a few among any number, are computed; the rest is refused before it begins."""
    start = time.monotonic()
    code = ""
    try:
        assert 0 < table.probability() <= 1
    except Refusal as refusal:
        code = refusal.code
    assert code == ("invalid_number" if is_refused else "")
    assert time.monotonic() - start < 5
