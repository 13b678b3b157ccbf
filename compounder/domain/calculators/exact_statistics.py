"""The exact binomial interval and Fisher's exact test, in whole numbers; work that would not end is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import comb, isqrt

from compounder.domain.calculators.irrational import cut
from compounder.domain.errors import Refusal

_GUARD = 150
"""Bits that a limit has beyond its leading zeros; 40 decimal digits are 133."""
_MOST_INTERVAL_WORK = 10**7
_MOST_TABLE_WORK = 5 * 10**10
"""About a second of work: ten million patients for an interval, tens of thousands with events for a test."""


def lower_limit(events: int, total: int, tail: Fraction) -> Fraction:
    """The p at which so many events or more have the probability `tail`, X being binomial (total, p).

    Its first 40 digits, cut, so never above the exact limit. Source: Clopper and Pearson 1934.
    Refused: ``invalid_number`` where the counts are beyond reach.
    """
    if events == 0:
        return Fraction(0)
    return cut(_Tail.of(events, total, tail).root())


def upper_limit(events: int, total: int, tail: Fraction) -> Fraction:
    """The p at which so many events or fewer have the probability `tail`; never below the exact limit."""
    return 1 - lower_limit(total - events, total, tail)


def _check_work(work: int, most: int) -> None:
    if work > most:
        raise Refusal("invalid_number", "counts_out_of_reach")


@dataclass(frozen=True, slots=True)
class _Tail:
    """P(X ≥ events) − tail as a function of p = point ÷ 2^bits; it rises with p."""

    events: int
    total: int
    tail: Fraction
    bits: int
    weight_bits: int

    @classmethod
    def of(cls, events: int, total: int, tail: Fraction) -> _Tail:
        small = max(0, tail.denominator.bit_length() - tail.numerator.bit_length() + 1)
        bits = _GUARD + small + total.bit_length()  # P(X ≥ 1) ≤ total × p, so p is at least tail ÷ total
        weight_bits = bits + total.bit_length()
        _check_work(isqrt(total * weight_bits) * weight_bits, _MOST_INTERVAL_WORK)
        return cls(events, total, tail, bits, weight_bits)

    def root(self) -> Fraction:
        """A point at which the probability is still below the tail, and hardly above which it is not.

        Newton's steps from events ÷ total, each halving the one before; a bisection where they do not.
        """
        one = 1 << self.bits
        low, high = 0, one
        point, last_step = min(one * self.events // self.total, one - 1), one
        while True:
            excess, slope = self.at(point)
            low, high = (low, point) if excess >= 0 else (point, high)
            width = max(1, low >> (_GUARD - 10))
            if high - low <= width:
                return Fraction(low, one)
            step = excess * point // slope if slope else one
            if abs(step) < width:
                step = width if excess >= 0 else -width
            if 2 * abs(step) > last_step or not low < point - step < high:
                step = point - (low + high) // 2
            point, last_step = point - step, abs(step)

    def at(self, point: int) -> tuple[int, int]:
        """The excess of P(X ≥ events) over the tail and p × its slope, in one unit."""
        whole = above = at_events = 0
        for count, weight in self._weights(point):
            whole += weight
            if count >= self.events:
                above += weight
            if count == self.events:
                at_events = weight
        excess = above * self.tail.denominator - whole * self.tail.numerator
        return excess, at_events * self.events * self.tail.denominator

    def _weights(self, point: int) -> Iterator[tuple[int, int]]:
        """Each count with its probability relative to the most probable one, from there upwards, then downwards.

        Weights below 2^−weight_bits are nothing. Each is cut by less than one unit a step, so that the sums err by less
        than the square of their number.
        """
        rest = (1 << self.bits) - point
        mode = (self.total + 1) * point >> self.bits
        count, weight = mode, 1 << self.weight_bits
        while weight:
            yield count, weight
            weight = weight * (self.total - count) * point // ((count + 1) * rest)
            count += 1
        count, weight = mode, 1 << self.weight_bits
        while weight:
            weight = weight * count * rest // ((self.total - count + 1) * point)
            count -= 1
            yield count, weight


@dataclass(frozen=True, slots=True)
class TwoByTwo:
    """Two groups with events and totals; their margins fixed, the tables that could be are counted."""

    events_a: int
    total_a: int
    events_b: int
    total_b: int

    def probability(self) -> Fraction:
        """The probability of all tables that are no more probable than this one, ties included.

        Exact in whole numbers. Refused: ``invalid_number`` where the counts are beyond reach.
        """
        events, patients = self.events_a + self.events_b, self.total_a + self.total_b
        first, last = max(0, events - self.total_b), min(self.total_a, events)
        digits = min(events, patients - events) * patients.bit_length()
        _check_work((last - first + 1) * digits, _MOST_TABLE_WORK)
        observed = comb(self.total_a, self.events_a) * comb(self.total_b, self.events_b)
        ways = comb(self.total_a, first) * comb(self.total_b, events - first)
        whole = unlikely = 0
        for count in range(first, last + 1):
            whole += ways
            unlikely += ways if ways <= observed else 0
            ways = ways * (self.total_a - count) * (events - count)
            ways //= (count + 1) * (self.total_b - events + count + 1)
        return Fraction(unlikely, whole)
