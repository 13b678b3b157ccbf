"""Checks of buffers and statistics, by other algorithms: logarithms, continued fractions, other sums (group J)."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from compounder.domain.calculators.checks.base_number import BaseNumber, plain
from compounder.domain.calculators.checks.bodies import natural_log
from compounder.domain.calculators.checks.facts import Facts

_ROOT = Fraction(1, 10**35)
_LOGARITHM = 1e-12
"""A logarithm is checked with the machine's own function, to 12 digits."""
_TAIL = 1e-6
"""A probability is checked by logarithms of factorials, whose own error grows with the counts, to 6 digits."""
_KELVIN = Fraction(1, 10**13)
_ONE = plain(1)


def buffer_ph(facts: Facts) -> None:
    """The logarithm of salt ÷ acid is the distance from the pKa; both together are the total."""
    ratio, ph = facts.result("salt_to_acid_ratio"), facts.known("ph")
    distance = (ph - facts["pka"]).number
    logarithm = natural_log(ratio.number) / math.log(10)
    is_near = abs(float(distance) - logarithm) <= _LOGARITHM * (1 + abs(logarithm))
    facts.hold("salt_to_acid_ratio", ph, ratio, holds=is_near)
    if facts.found("salt"):
        salt, acid = facts.result("salt"), facts.result("acid")
        facts.agree("salt", salt / acid, ratio)
        facts.agree("acid", salt + acid, facts["total"])
    elif "salt" in facts:
        facts.agree("salt_to_acid_ratio", ratio * facts["acid"], facts["salt"])
    facts.hold("ph", ph, facts["pka"], holds="salt" in facts or abs(distance) <= 1)


def proportion_with_ci(facts: Facts) -> None:
    """At each limit so many events, or more extreme ones, have half of what the confidence leaves."""
    events, total = facts["events"], facts["total"]
    facts.agree("proportion", facts.result("proportion") * total, events)
    number, patients = int(events.number), int(total.number)
    tail = (1 - facts["confidence"].number) / 2
    facts.hold("events", events, total, holds=events <= total)
    for name, count, chance in (
        ("lower", number, facts.result("lower")),
        ("upper", patients - number, _ONE - facts.result("upper")),
    ):
        if count == 0:
            facts.agree(name, chance, plain(0))
            continue
        facts.hold(name, chance, _ONE, holds=0 < chance.number < 1)
        gap = abs(_log_at_least(count, patients, chance.number) - natural_log(tail))
        facts.hold(name, chance, _ONE, holds=gap <= _TAIL * (1 + natural_log(1 / tail)))


def _log_at_least(events: int, total: int, chance: Fraction) -> float:
    """The logarithm of P(X ≥ events), X binomial: the incomplete beta function by its continued fraction.

    Source: Abramowitz and Stegun 26.5.8, evaluated after Lentz.
    """
    a, b, x = float(events), float(total - events + 1), float(chance)
    beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    front = a * natural_log(chance) + b * math.log1p(-x) - beta - math.log(a)
    return front + math.log(_continued(lambda step: _beta_term(step, a, b, x)))


def _beta_term(step: int, a: float, b: float, x: float) -> float:
    half = step // 2
    if step % 2:
        return -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
    return half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))


def _continued(term: Callable[[int], float]) -> float:
    """1 ÷ (1 + t1 ÷ (1 + t2 ÷ …)) by Lentz's method, until nothing changes."""
    tiny, above, below, value = 1e-300, 1.0, 0.0, 1.0
    for step in range(1, 200_000):
        factor = term(step)
        below = 1 / (1 + factor * below or tiny)
        above = 1 + factor / above or tiny
        change = above * below
        value *= change
        if abs(change - 1) < 1e-15:
            break
    return 1 / value


def fisher_exact(facts: Facts) -> None:
    """The probabilities of the tables, by logarithms of factorials, add up to p, near ties either way."""
    events = int(facts["events_a"].number), int(facts["events_b"].number)
    totals = int(facts["total_a"].number), int(facts["total_b"].number)
    for which in ("a", "b"):
        happened, all_of = facts[f"events_{which}"], facts[f"total_{which}"]
        facts.hold(f"events_{which}", happened, all_of, holds=happened <= all_of)
    least, most = _unlikely(events, totals)
    found = facts.result("p_value")
    log = natural_log(found.number)
    facts.hold("p_value", found, _ONE, holds=least - _TAIL <= log <= most + _TAIL)
    rates = [facts[f"events_{which}"] / facts[f"total_{which}"] for which in ("a", "b")]
    facts.agree("difference", facts.result("difference") + rates[1], rates[0])
    if facts.found("odds_ratio"):
        odds_b = rates[1] * (_ONE - rates[0])
        facts.agree("odds_ratio", facts.result("odds_ratio") * odds_b, rates[0] * (_ONE - rates[1]))


def _unlikely(events: tuple[int, int], totals: tuple[int, int]) -> tuple[float, float]:
    """The logarithm of the sum over the tables that are surely, and that may be, no more probable than the one seen."""
    happened = sum(events)
    first, last = max(0, happened - totals[1]), min(totals[0], happened)
    logs = [_log_ways(totals[0], count) + _log_ways(totals[1], happened - count) for count in range(first, last + 1)]
    seen, top = logs[events[0] - first], max(logs)
    weights = [math.exp(log - top) for log in logs]
    whole = math.fsum(weights)
    own = weights[events[0] - first]
    surely = math.fsum(weight for log, weight in zip(logs, weights, strict=True) if log < seen - _TAIL)
    maybe = math.fsum(weight for log, weight in zip(logs, weights, strict=True) if log <= seen + _TAIL)
    if not own:  # the table seen is too improbable for a floating-point number, and so are all that are no likelier
        return seen - top - math.log(whole), seen - top - math.log(whole) + math.log(len(logs))
    return math.log((surely + own) / whole), math.log(maybe / whole)


def _log_ways(total: int, chosen: int) -> float:
    return math.lgamma(total + 1) - math.lgamma(chosen + 1) - math.lgamma(total - chosen + 1)


def mass_uniformity(facts: Facts) -> None:
    """The mean by its sum, the deviation by the squares of the masses less the square of the mean."""
    masses = [row["mass"] for row in facts.rows("masses")]
    mean, deviation, number = facts.result("mean"), facts.result("standard_deviation"), plain(len(masses))
    left = mean * number
    squares = plain(0, "g") * plain(1, "g")
    for mass in masses:
        left, squares = left - mass, squares + mass * mass
    facts.agree("mean", left, plain(0, "g"))
    variance = squares - mean * mean * number
    facts.near("standard_deviation", deviation * deviation * (number - _ONE), variance, _ROOT)
    facts.hold("standard_deviation", deviation, mean, holds=deviation.number >= 0)
    relative = facts.result("relative_standard_deviation")
    facts.agree("relative_standard_deviation", relative * mean, deviation)
    farthest = facts.result("largest_deviation") * mean
    is_farthest = all(mean - farthest <= mass <= mean + farthest for mass in masses)
    facts.hold("largest_deviation", farthest, mean, holds=is_farthest and _is_reached(masses, mean, farthest))
    if facts.found("outside_limit"):
        allowed = facts["limit"] * mean
        inside = sum(mean - allowed <= mass <= mean + allowed for mass in masses)
        facts.agree("outside_limit", facts.result("outside_limit") + plain(inside), number)
    if facts.found("mean_deviation"):
        facts.agree("mean_deviation", (facts.result("mean_deviation") + _ONE) * facts["nominal"], mean)


def _is_reached(masses: list[BaseNumber], mean: BaseNumber, farthest: BaseNumber) -> bool:
    return any(mass in (mean - farthest, mean + farthest) for mass in masses)


def mean_kinetic_temperature(facts: Facts) -> None:
    """The one temperature at which as much would have decayed, in floating point, beside the weighted mean."""
    rows = facts.rows("readings")
    weights = [row["duration"].number if "duration" in row else Fraction(1) for row in rows]
    kelvins = [row["temperature"].number + Fraction("273.15") for row in rows]
    whole = sum(weights, Fraction(0))
    mean = facts.result("arithmetic_mean").number * whole
    heat = sum((weight * kelvin for weight, kelvin in zip(weights, kelvins, strict=True)), Fraction(0))
    facts.agree("arithmetic_mean", BaseNumber(mean + whole * Fraction("273.15")), BaseNumber(heat))
    hottest = max(kelvins)
    slower = math.fsum(
        float(weight / whole) * math.expm1(-float(min(10000 / kelvin - 10000 / hottest, Fraction(10**6))))
        for weight, kelvin in zip(weights, kelvins, strict=True)
    )
    found = facts.result("mean_kinetic_temperature").number + Fraction("273.15")
    expected = 10000 / (10000 / hottest - Fraction(math.log1p(slower)))
    facts.near("mean_kinetic_temperature", BaseNumber(found), BaseNumber(expected), _KELVIN)
