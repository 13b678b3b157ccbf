"""The planned strength has an interval: outward, as a Monte Carlo finds it, and judged with a guard band."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from math import sqrt
from statistics import fmean, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder import shipped
from compounder.domain.batch_formula import plan_batch
from compounder.domain.batch_plan import BatchPlan, PlanRequest
from compounder.domain.errors import Refusal
from compounder.domain.master_formulation import Limits, MasterFormulation
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.strength_uncertainty import (
    COVERAGE_FACTOR,
    StrengthInterval,
    UncertaintySources,
    Verdict,
    root_up,
    strength_interval,
)
from tests.builders import SODIUM_THIOSULFATE, balances, lot, ointment, request
from tests.domain.test_batch_formula import planned
from tests.domain.test_weighing_sense import FINE, dexamethasone

STS = SODIUM_THIOSULFATE
USP_LOT = {STS: lot(assay="99.6 %", water="34 %")}
CONCENTRATE = "sodium thiosulfate injection 250 mg/mL"
DRAWS = 20_000


def percent(text: str) -> Percentage:
    return Percentage.of(text)


def found(
    formulation: MasterFormulation, asked: PlanRequest, sources: UncertaintySources
) -> tuple[BatchPlan, StrengthInterval]:
    made = plan_batch(formulation, asked, shipped.plan_rules())
    return made, strength_interval(made, formulation, asked, sources)


def ointment_interval(**sources: object) -> StrengthInterval:
    """Of 500 g of the ointment from a USP lot."""
    asked = request(ointment(), "500 g", lots=USP_LOT)
    return found(ointment(), asked, UncertaintySources(**sources))[1]  # type: ignore[arg-type]  # by name


# ---- the value ----


def test_25_percent_is_24_89_to_25_11() -> None:
    """Assay ± 0.15, water ± 0.10 percentage points, one step of 0.01 g: 25 % w/w, about 24.9 to 25.1 %."""
    interval = ointment_interval(assay=percent("0.15"), water=percent("0.1"))
    assert (interval.low, interval.high) == (Strength.written("24.89 % w/w"), Strength.written("25.11 % w/w"))
    assert interval.verdict is Verdict.WITHIN
    assert interval.not_counted == ()


def test_the_combination_is_the_sum_of_squares() -> None:
    """By hand: assay 0.15 ÷ 99.6, water 0.10 ÷ 66, and the weighings with the total in numerator and denominator."""
    interval = ointment_interval(assay=percent("0.15"), water=percent("0.1"))
    u, size, own = Fraction("0.0041"), Fraction(500), Fraction("121.14")
    by_hand = Fraction("0.15") ** 2 / Fraction("99.6") ** 2 + Fraction("0.1") ** 2 / Fraction(66) ** 2
    by_hand += (u * (1 / own - 1 / size)) ** 2 + 3 * (u / size) ** 2
    assert interval.square == by_hand


def test_without_any_source_the_display_alone_counts() -> None:
    """0.41 d a weighing; what nobody gave is named and not counted."""
    interval = ointment_interval()
    assert [source.key for source in interval.not_counted] == ["uncertainty.assay", "uncertainty.water"]
    assert len(interval.parts) == 4
    assert interval.high.value - interval.low.value < Fraction(1, 10**4)


@settings(max_examples=200)
@given(number=st.fractions(min_value=0, max_value=10**6))
def test_the_root_has_12_digits_and_is_never_too_small(number: Fraction) -> None:
    """Upward, so that the interval is never too narrow."""
    root = root_up(number)
    assert root * root >= number
    assert root == 0 or (root * (1 - Fraction(1, 10**12))) ** 2 <= number


@settings(max_examples=60)
@given(
    assay=st.decimals(min_value="0.01", max_value=3, places=2),
    water=st.decimals(min_value="0.01", max_value=3, places=2),
    size=st.integers(min_value=20, max_value=2000),
)
def test_the_ends_lie_outward(assay: object, water: object, size: int) -> None:
    """The interval holds strength ± k u, whatever the numbers."""
    asked = request(ointment(), f"{size} g", lots=USP_LOT)
    sources = UncertaintySources(assay=percent(str(assay)), water=percent(str(water)))
    _, interval = found(ointment(), asked, sources)
    off_low, off_high = interval.strength.value - interval.low.value, interval.high.value - interval.strength.value
    least = COVERAGE_FACTOR**2 * interval.square * interval.strength.value**2
    assert off_low**2 >= least
    assert off_high**2 >= least
    assert off_high**2 <= least * Fraction(5, 4)


# ---- Monte Carlo ----


def drawn(source: random.Random, mean: Fraction | float, deviation: float) -> float:
    return source.gauss(float(mean), deviation)


def assert_agrees(values: list[float], interval: StrengthInterval) -> None:
    """Mean within 5 standard errors, standard deviation within 3 % (five times its sampling error)."""
    analytic = sqrt(interval.square) * float(interval.strength.value)
    assert abs(fmean(values) - float(interval.strength.value)) < 5 * analytic / sqrt(len(values)) + analytic / 50
    assert abs(stdev(values) / analytic - 1) < 0.03
    low, high = float(interval.low.value), float(interval.high.value)
    covered = sum(low <= value <= high for value in values) / len(values)
    assert 0.94 < covered < 0.97


def test_the_ointment_agrees_with_a_monte_carlo() -> None:
    """Assay, water and four weighings drawn, the strength computed from each draw."""
    source = random.Random(1)  # noqa: S311 - the same for the same seed
    asked = request(ointment(), "50 g", lots=USP_LOT)
    sources = UncertaintySources(weighing=Quantity.of("0.02", "g"), assay=percent("0.2"), water=percent("0.15"))
    made, interval = found(ointment(), asked, sources)
    values = []
    for _ in range(DRAWS):
        masses = [drawn(source, line.rounded.number, 0.02) for line in made.lines if line.rounded]
        content = drawn(source, Fraction("0.996"), 0.002) * (1 - drawn(source, Fraction("0.34"), 0.0015))
        values.append(masses[0] * content * (248.18 / 158.11) / sum(masses))
    assert_agrees(values, interval)


def test_the_injection_agrees_with_a_monte_carlo() -> None:
    """A concentrate measured and made up to a volume, its strength as found."""
    source = random.Random(2)  # noqa: S311 - the same for the same seed
    formulation = shipped.formulation("sts-injection-150")
    asked = request(formulation, "10 mL", lots={CONCENTRATE: lot(found="252 mg/mL")})
    sources = UncertaintySources(volume=percent("0.5"), found_strength=percent("0.8"))
    made, interval = found(formulation, asked, sources)
    taken = made.line(CONCENTRATE).rounded
    assert taken is not None
    values = [
        drawn(source, taken.number, 0.005 * float(taken.number))
        * drawn(source, Fraction("0.252"), 0.008 * 0.252)
        / drawn(source, 10, 0.05)
        for _ in range(DRAWS)
    ]
    assert_agrees(values, interval)


def test_a_trituration_agrees_with_a_monte_carlo() -> None:
    """Drug, diluent, portion and base each weighed: the total of the trituration holds the drug as well."""
    source = random.Random(3)  # noqa: S311 - the same for the same seed
    formulation = dexamethasone("10")
    asked = replace(request(formulation, "10 g"), balances=balances("0.001 g, 320 g, 0.0004 g"))
    made, interval = found(formulation, asked, UncertaintySources())
    trituration = made.lines[0].trituration
    base = made.lines[1].rounded
    assert trituration is not None
    assert trituration.diluent is not None
    assert base is not None
    values = []
    for _ in range(DRAWS):
        drug = drawn(source, trituration.drug.amount.number, 0.00041)
        diluent = drawn(source, trituration.diluent.amount.number, 0.00041)
        portion = drawn(source, trituration.portion.number, 0.00041)
        whole = portion + drawn(source, base.number, 0.00041)
        values.append(drug / (drug + diluent) * portion / whole / 1.1)
    assert_agrees(values, interval)


# ---- the verdict ----


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        ("95", "105", Verdict.WITHIN),
        ("99.5", "100.5", Verdict.WITHIN),
        ("99.9", "100.1", Verdict.UNDECIDED),
        ("99.9", "105", Verdict.UNDECIDED),
        ("101", "105", Verdict.OUTSIDE),
        ("90", "99", Verdict.OUTSIDE),
    ],
)
def test_the_verdict_has_a_guard_band(low: str, high: str, verdict: Verdict) -> None:
    """Within only where the whole interval is; the limits themselves are inside."""
    limits = Limits(percent(low), percent(high), confirmed=True)
    formulation = replace(ointment(), strength_limits=limits)
    asked = request(formulation, "500 g", lots=USP_LOT)
    _, interval = found(formulation, asked, UncertaintySources(assay=percent("0.15"), water=percent("0.1")))
    assert interval.verdict is verdict


def test_limits_at_the_ends_of_the_interval_are_inside() -> None:
    """24.89 and 25.11 % are 99.56 and 100.44 % of the claim."""
    limits = Limits(percent("99.56"), percent("100.44"), confirmed=True)
    formulation = replace(ointment(), strength_limits=limits)
    asked = request(formulation, "500 g", lots=USP_LOT)
    _, interval = found(formulation, asked, UncertaintySources(assay=percent("0.15"), water=percent("0.1")))
    assert interval.verdict is Verdict.WITHIN


def test_a_ratio_is_shown_as_a_percentage() -> None:
    """The figure of 1:x is below the line: its ends would be turned round."""
    shipped = ointment()
    formulation = replace(shipped, claim=replace(shipped.claim, strength=Strength.written("1:4 w/w")))
    _, interval = found(formulation, request(formulation, "500 g"), UncertaintySources())
    assert str(interval.strength) == "25 % w/w"
    assert interval.low.value < interval.strength.value < interval.high.value


# ---- bad input ----


@pytest.mark.parametrize(
    ("sources", "code"),
    [
        ({"found_strength": percent("1")}, "unexpected_input"),
        ({"volume": percent("1")}, "unexpected_input"),
        ({"weighing": Quantity.of(1, "mL")}, "wrong_dimension"),
        ({"weighing": Quantity.of(0, "g")}, "non_positive_quantity"),
        ({"assay": percent("0")}, "non_positive_quantity"),
        ({"assay": percent("100")}, "percentage_out_of_range"),
    ],
)
def test_a_source_that_cannot_be_is_refused(sources: dict[str, object], code: str) -> None:
    """What the plan does not rest on, another kind, nothing, everything."""
    with pytest.raises(Refusal) as refused:
        ointment_interval(**sources)
    assert refused.value.code == code


@pytest.mark.parametrize("source", ["assay", "water"])
def test_a_source_of_a_certificate_that_is_not_there_is_refused(source: str) -> None:
    """``unexpected_input``: without a certificate the strength rests on no assay."""
    sources = UncertaintySources(**{source: percent("0.1")})  # type: ignore[arg-type]  # by name
    with pytest.raises(Refusal) as refused:
        found(ointment(), request(ointment(), "500 g"), sources)
    assert refused.value.code == "unexpected_input"


def test_a_weighing_beside_balances_is_refused() -> None:
    """``unexpected_input``: the balances say it."""
    asked = replace(request(ointment(), "500 g"), balances=balances(FINE))
    with pytest.raises(Refusal) as refused:
        found(ointment(), asked, UncertaintySources(weighing=Quantity.of("0.001", "g")))
    assert refused.value.code == "unexpected_input"


@settings(max_examples=150)
@given(seed=st.integers(min_value=0, max_value=10**9))
def test_every_plan_has_an_interval_around_its_strength(seed: int) -> None:
    """Of every kind of line, on one balance or several, triturated or not; never a crash."""
    formulation, asked, made = planned(seed)
    if made is None:
        return
    interval = strength_interval(made, formulation, asked, UncertaintySources())
    assert interval.low.value <= interval.strength.value <= interval.high.value
    assert interval.parts
