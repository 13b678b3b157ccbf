"""The pH of a buffer, a proportion with its exact interval, and Fisher's exact test (catalogue, group J)."""

from __future__ import annotations

from collections.abc import Mapping

from compounder.domain.calculators.declaration import Calculator, Input, Outcomes
from compounder.domain.calculators.drug import other_kind
from compounder.domain.calculators.exact_statistics import TwoByTwo, lower_limit, upper_limit
from compounder.domain.calculators.formula import As, Result, found, number_in, operand, stated
from compounder.domain.calculators.given import Given, Names
from compounder.domain.calculators.irrational import (
    DIGITS,
    approximated,
    logarithm,
    plain,
    power_of_ten,
)
from compounder.domain.calculators.kinds import Count, Measure, Most, Percent, Plain, Sign, shape_in
from compounder.domain.calculators.sources import CLOPPER_PEARSON, FISHER, HENDERSON_HASSELBALCH
from compounder.domain.calculators.written import Written
from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import dimension_phrase

_AMOUNT_OR_CONCENTRATION = Measure("mmol", "mmol/L")


def _buffer_presence(names: Names) -> None:
    if "ph" in names:
        names.forbid("salt", "acid", beside="ph")
        return
    if names.any_of("salt", "acid"):
        names.forbid("total", beside="salt" if "salt" in names else "acid")
        names.need("salt", "acid")
    else:
        names.need("ph")


def _both_alike(texts: Mapping[str, Written]) -> None:
    """Salt and acid are both amounts or both concentrations."""
    if "salt" not in texts or "acid" not in texts:
        return
    salt = shape_in(texts["salt"])
    if salt is not None and salt != shape_in(texts["acid"]):
        raise other_kind("acid", texts["acid"], dimension_phrase(salt[1]))


def _buffer(given: Given) -> Outcomes:
    pka = given.term("pka")
    if "ph" not in given:
        ratio = found("salt_to_acid_ratio", given.term("salt") / given.term("acid"), As.NUMBER, HENDERSON_HASSELBALCH)
        log = plain(logarithm(number_in(ratio)))
        by_log = approximated("log_of_ratio", "logarithm", log, As.NUMBER, HENDERSON_HASSELBALCH, of=ratio)
        return {"ph": found("ph", pka + by_log, As.NUMBER, HENDERSON_HASSELBALCH), "salt_to_acid_ratio": ratio}
    ph = given.term("ph")
    exponent = ph - pka
    if abs(number_in(exponent)) > 1:
        raise Refusal("outside_buffer_range", "target", ph=ph.value, pka=pka.value)
    ten_to = plain(power_of_ten(number_in(exponent)))
    ratio = approximated(
        "salt_to_acid_ratio", "power_of_ten", ten_to, As.NUMBER, HENDERSON_HASSELBALCH, exponent=exponent
    )
    outcomes: dict[str, Result | Refusal] = {
        "ph": found("ph", ph, As.NUMBER, HENDERSON_HASSELBALCH),
        "salt_to_acid_ratio": ratio,
    }
    return outcomes | _shares(given, ratio)


def _shares(given: Given, ratio: Result) -> dict[str, Result | Refusal]:
    """What of a total is salt and what is acid."""
    if "total" not in given:
        return {}
    total, both = given.term("total"), operand(1) + ratio
    unit = total.exact.unit
    return {
        "salt": found("salt", total * ratio / both, unit, HENDERSON_HASSELBALCH),
        "acid": found("acid", total / both, unit, HENDERSON_HASSELBALCH),
    }


BUFFER_PH = Calculator(
    "buffer_ph",
    "buffers_and_statistics",
    (
        Input("pka", Plain(), sign=Sign.ANY),
        Input("ph", Plain(), optional=True, sign=Sign.ANY),
        Input("salt", _AMOUNT_OR_CONCENTRATION, optional=True),
        Input("acid", _AMOUNT_OR_CONCENTRATION, optional=True),
        Input("total", _AMOUNT_OR_CONCENTRATION, optional=True),
    ),
    ("ph", "salt_to_acid_ratio", "salt", "acid"),
    HENDERSON_HASSELBALCH,
    _buffer,
    presence=_buffer_presence,
    agreement=_both_alike,
)


def _check_counts(given: Given, events: str, total: str) -> tuple[int, int]:
    of_events, of_total = int(given.number(events)), int(given.number(total))
    if of_events > of_total:
        refusal = Refusal("count_exceeds_total", "events", events=given.number(events), total=given.number(total))
        refusal.at = events
        raise refusal
    return of_events, of_total


def _proportion(given: Given) -> Outcomes:
    events, total = _check_counts(given, "events", "total")
    tail = (1 - given.percentage("confidence").share) / 2
    shown = {
        "events": given.term("events").numbers,
        "total": given.term("total").numbers,
        "tail": Percentage(tail),
        "digits": DIGITS,
    }
    limits = {"lower": lower_limit(events, total, tail), "upper": upper_limit(events, total, tail)}
    ends = {"lower": events == 0, "upper": events == total}
    outcomes: dict[str, Result | Refusal] = {
        name: stated(
            name,
            Phrase.of(f"formula.{'no_limit' if ends[name] else 'clopper_pearson'}_{name}", **shown),
            Percentage(limit),
            CLOPPER_PEARSON,
        )
        for name, limit in limits.items()
    }
    share = given.term("events") / given.term("total")
    return outcomes | {"proportion": found("proportion", share, As.PERCENTAGE, CLOPPER_PEARSON)}


PROPORTION_WITH_CI = Calculator(
    "proportion_with_ci",
    "buffers_and_statistics",
    (
        Input("events", Count(), sign=Sign.ZERO_ALLOWED),
        Input("total", Count()),
        Input("confidence", Percent(Most.BELOW_HUNDRED), default="95 %"),
    ),
    ("proportion", "lower", "upper"),
    CLOPPER_PEARSON,
    _proportion,
)


def _fisher(given: Given) -> Outcomes:
    table = TwoByTwo(*_check_counts(given, "events_a", "total_a"), *_check_counts(given, "events_b", "total_b"))
    events_a, total_a, events_b, total_b = (given.term(name) for name in ("events_a", "total_a", "events_b", "total_b"))
    numbers = {
        "events_a": events_a.numbers,
        "total_a": total_a.numbers,
        "events_b": events_b.numbers,
        "total_b": total_b.numbers,
    }
    outcomes: dict[str, Result | Refusal] = {
        "p_value": stated("p_value", Phrase.of("formula.fisher", **numbers), table.probability(), FISHER),
        "difference": found("difference", events_a / total_a - events_b / total_b, As.PERCENTAGE, FISHER),
    }
    divisor = events_b * (total_a - events_a)
    if number_in(divisor):
        odds = events_a * (total_b - events_b) / divisor
        outcomes["odds_ratio"] = found("odds_ratio", odds, As.NUMBER, FISHER)
    return outcomes


FISHER_EXACT = Calculator(
    "fisher_exact",
    "buffers_and_statistics",
    (
        Input("events_a", Count(), sign=Sign.ZERO_ALLOWED),
        Input("total_a", Count()),
        Input("events_b", Count(), sign=Sign.ZERO_ALLOWED),
        Input("total_b", Count()),
    ),
    ("p_value", "difference", "odds_ratio"),
    FISHER,
    _fisher,
)
