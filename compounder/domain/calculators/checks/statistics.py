"""Checks of buffers and statistics, by other algorithms: logarithms, continued fractions, other sums (group J)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from compounder.domain.calculators.checks.base_number import BaseNumber, plain
from compounder.domain.calculators.checks.decimals import decimal_of, log_factorial, many_digits, natural_log
from compounder.domain.calculators.checks.facts import Facts

_STATED = Fraction(1, 10**35)
"""Roots and logarithms are cut after 40 digits; they are checked to 35."""
_TAIL = Fraction(1, 10**12)
"""The logarithm of a tail is checked to 12 digits: so far Stirling's series and the continued fraction are sure."""
_TIE = Decimal("1e-30")
"""Tables whose probabilities differ by less may count as tied or not."""
_ONE = plain(1)


def buffer_ph(facts: Facts) -> None:
    """The logarithm of salt ÷ acid is the distance from the pKa; both together are the total."""
    ratio, ph = facts.result("salt_to_acid_ratio"), facts.known("ph")
    distance = (ph - facts["pka"]).number
    logarithm = natural_log(ratio.number) / natural_log(Fraction(10))
    is_near = abs(distance - logarithm) <= _STATED * (1 + abs(logarithm))
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


def _log_at_least(events: int, total: int, chance: Fraction) -> Fraction:
    """The logarithm of P(X ≥ events), X binomial: the incomplete beta function by its continued fraction.

    Source: Abramowitz and Stegun 26.5.8, evaluated after Lentz.
    """
    above, below = events, total - events + 1
    beta = log_factorial(above - 1) + log_factorial(below - 1) - log_factorial(total)
    front = above * natural_log(chance) + below * natural_log(1 - chance) - beta - natural_log(Fraction(above))
    with many_digits():
        a, b, x = Decimal(above), Decimal(below), decimal_of(chance)
        return front + natural_log(Fraction(_continued(lambda step: _beta_term(step, a, b, x))))


def _beta_term(step: int, a: Decimal, b: Decimal, x: Decimal) -> Decimal:
    half = step // 2
    if step % 2:
        return -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
    return half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))


def _continued(term: Callable[[int], Decimal]) -> Decimal:
    """1 ÷ (1 + t1 ÷ (1 + t2 ÷ …)) by Lentz's method, until nothing changes."""
    one, tiny = Decimal(1), Decimal("1e-300")
    above, below, value = one, Decimal(0), one
    for step in range(1, 200_000):
        factor = term(step)
        below = one / (one + factor * below or tiny)
        above = one + factor / above or tiny
        value *= above * below
        if abs(above * below - one) < Decimal("1e-30"):
            break
    return one / value


def fisher_exact(facts: Facts) -> None:
    """The probabilities of the tables, from the most probable one outwards, add up to p."""
    events = int(facts["events_a"].number), int(facts["events_b"].number)
    totals = int(facts["total_a"].number), int(facts["total_b"].number)
    for which in ("a", "b"):
        happened, all_of = facts[f"events_{which}"], facts[f"total_{which}"]
        facts.hold(f"events_{which}", happened, all_of, holds=happened <= all_of)
    least, most = _unlikely(events, totals)
    found = facts.result("p_value")
    with many_digits():
        share = decimal_of(found.number)
        is_between = least * (1 - _TIE) <= share <= most * (1 + _TIE)
    facts.hold("p_value", found, _ONE, holds=is_between)
    rates = [facts[f"events_{which}"] / facts[f"total_{which}"] for which in ("a", "b")]
    facts.agree("difference", facts.result("difference") + rates[1], rates[0])
    if facts.found("odds_ratio"):
        odds_b = rates[1] * (_ONE - rates[0])
        facts.agree("odds_ratio", facts.result("odds_ratio") * odds_b, rates[0] * (_ONE - rates[1]))


def _unlikely(events: tuple[int, int], totals: tuple[int, int]) -> tuple[Decimal, Decimal]:
    """The share of the tables that surely are, and of those that may be, no more probable than the one seen."""
    with many_digits():
        weights = _weights(sum(events), totals)
        seen = weights[events[0]]
        whole = sum(weights.values(), Decimal(0))
        surely = sum((weight for weight in weights.values() if weight < seen * (1 - _TIE)), Decimal(0))
        maybe = sum((weight for weight in weights.values() if weight <= seen * (1 + _TIE)), Decimal(0))
        return (surely + seen) / whole, maybe / whole


def _weights(happened: int, totals: tuple[int, int]) -> dict[int, Decimal]:
    """Each number of events in group a that could be, with its probability relative to the most probable one."""
    first, last = max(0, happened - totals[1]), min(totals[0], happened)
    mode = min(last, max(first, (happened + 1) * (totals[0] + 1) // (sum(totals) + 2)))
    weights = {mode: Decimal(1)}
    for count in range(mode, last):
        more = Decimal((totals[0] - count) * (happened - count))
        weights[count + 1] = weights[count] * more / ((count + 1) * (totals[1] - happened + count + 1))
    for count in range(mode, first, -1):
        fewer = Decimal(count * (totals[1] - happened + count))
        weights[count - 1] = weights[count] * fewer / ((totals[0] - count + 1) * (happened - count + 1))
    return weights


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
    facts.near("standard_deviation", deviation * deviation * (number - _ONE), variance, _STATED)
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
    """The one temperature at which as much would have decayed, put back into the sum, beside the weighted mean."""
    rows = facts.rows("readings")
    weights = [row["duration"].number if "duration" in row else Fraction(1) for row in rows]
    kelvins = [row["temperature"].number + Fraction("273.15") for row in rows]
    whole = sum(weights, Fraction(0))
    shares = [weight / whole for weight in weights]
    mean = facts.result("arithmetic_mean").number * whole
    heat = sum((weight * kelvin for weight, kelvin in zip(weights, kelvins, strict=True)), Fraction(0))
    facts.agree("arithmetic_mean", BaseNumber(mean + whole * Fraction("273.15")), BaseNumber(heat))
    coldness = 10000 / (facts.result("mean_kinetic_temperature").number + Fraction("273.15"))
    with many_digits():
        sped = (_kept(coldness - 10000 / kelvin) for kelvin in kelvins)
        kept = sum((share * one for share, one in zip(shares, sped, strict=True)), Fraction(0))
    gap = abs(natural_log(kept)) if kept > 0 else coldness
    found = facts.result("mean_kinetic_temperature")
    facts.hold("mean_kinetic_temperature", found, found, holds=gap <= _STATED * coldness)


def _kept(exponent: Fraction) -> Fraction:
    """How much faster a reading decays than the mean kinetic temperature."""
    return Fraction(decimal_of(exponent).exp()) if exponent > -10000 else Fraction(0)
