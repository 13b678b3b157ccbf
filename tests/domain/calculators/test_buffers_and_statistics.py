"""Buffers, proportions and Fisher's test (catalogue, group J), sentence by sentence."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.calculators.irrational import logarithm
from compounder.domain.calculators.kinds import magnitude
from tests.domain.calculators.asking import is_exactly, outcome


def number(calculator: str, inputs: Texts, find: str) -> Fraction:
    """The number of a result, in the unit in which it is given; a percentage as its share."""
    return magnitude(calculate(calculator, inputs, find).value).number


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({"pka": "4.76", "salt": "50 mmol", "acid": "0.5 mmol"}, "ph", "6.76"),
        ({"pka": "4.76", "salt": "0.1 mol/L", "acid": "100 mmol/L"}, "ph", "4.76"),
        ({"pka": "4.76", "salt": "3 mmol", "acid": "2 mmol"}, "salt_to_acid_ratio", "1.5"),
        ({"pka": "-1.2", "salt": "3 mmol", "acid": "30 mmol"}, "ph", "-2.2"),
        ({"pka": "0", "ph": "-1"}, "salt_to_acid_ratio", "0.1"),
        ({"pka": "4.76", "ph": "5.76"}, "salt_to_acid_ratio", "10"),
        ({"pka": "4.76", "ph": "5.76"}, "ph", "5.76"),
        ({"pka": "4.76", "ph": "4.76", "total": "30 mmol/L"}, "salt", "15 mmol/L"),
        ({"pka": "3.86", "ph": "4.86", "total": "11 mmol"}, "acid", "1 mmol"),
        ({"pka": "3.86", "ph": "2.86", "total": "11 mmol"}, "salt", "0.001 mol"),
    ],
)
def test_buffer_ph(inputs: Texts, find: str, expected: str) -> None:
    """PH = pKa + log10(salt ÷ acid), and back; exactly one unit from the pKa is allowed."""
    assert is_exactly("buffer_ph", inputs, find, expected)


@settings(deadline=None)
@given(hundredths=st.integers(-100, 100), total=st.integers(1, 999))
def test_salt_and_acid_make_the_total_and_the_ph(hundredths: int, total: int) -> None:
    """Back-substitution: salt + acid is the total, and their ratio's logarithm gives back the pH."""
    difference = Fraction(hundredths, 100)
    ph = f"{Decimal(500 + hundredths) / 100}"
    inputs: Texts = {"pka": "5.00", "ph": ph, "total": f"{total} mmol"}
    salt, acid = number("buffer_ph", inputs, "salt"), number("buffer_ph", inputs, "acid")
    assert salt + acid == total
    ratio = salt / acid
    assert abs(logarithm(ratio) - difference) < Fraction(1, 10**36)


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({"pka": "4.76", "ph": "5.77"}, "salt_to_acid_ratio", "outside_buffer_range"),
        ({"pka": "4.76", "ph": "3.75", "total": "1 mmol"}, "ph", "outside_buffer_range"),
        ({"pka": "4.76", "salt": "1 mmol"}, "ph", "missing_input"),
        ({"pka": "4.76", "acid": "1 mmol"}, "ph", "missing_input"),
        ({"pka": "4.76"}, "ph", "missing_input"),
        ({"ph": "4.76"}, "ph", "missing_input"),
        ({"pka": "4.76", "total": "1 mmol"}, "ph", "missing_input"),
        ({"pka": "4.76", "ph": "4.76", "salt": "1 mmol"}, "ph", "unexpected_input"),
        ({"pka": "4.76", "ph": "4.76", "salt": "1 mmol", "acid": "1 mmol"}, "ph", "unexpected_input"),
        ({"pka": "4.76", "salt": "1 mmol", "acid": "1 mmol", "total": "2 mmol"}, "ph", "unexpected_input"),
        ({"pka": "4.76", "salt": "1 mmol", "acid": "1 mmol/L"}, "ph", "wrong_dimension"),
        ({"pka": "4.76", "salt": "0 mmol", "acid": "1 mmol/L"}, "ph", "wrong_dimension"),
        ({"pka": "4.76", "salt": "1 mg", "acid": "1 mg"}, "ph", "wrong_dimension"),
        ({"pka": "4.76", "salt": "0 mmol", "acid": "1 mmol"}, "ph", "non_positive_quantity"),
        ({"pka": "4.76 g", "ph": "4.76"}, "ph", "wrong_dimension"),
        ({"pka": "4,76", "ph": "4.76"}, "ph", "ambiguous_number"),
        ({"pka": "4.76", "ph": "4.76"}, "salt", "unknown_output"),
        ({"pka": "4.76", "salt": "1 mmol", "acid": "1 mmol"}, "acid", "unknown_output"),
    ],
)
def test_buffer_ph_refused(inputs: Texts, find: str, code: str) -> None:
    """A given pH more than 1 from the pKa; a computed one is never refused."""
    assert outcome("buffer_ph", inputs, find) == code


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({"events": "7", "total": "28"}, "proportion", "25 %"),
        ({"events": "0", "total": "28"}, "proportion", "0 %"),
        ({"events": "0", "total": "28"}, "lower", "0 %"),
        ({"events": "28", "total": "28"}, "upper", "100 %"),
        ({"events": "1", "total": "1", "confidence": "90 %"}, "lower", "5 %"),
        ({"events": "0", "total": "1", "confidence": "90 %"}, "upper", "95 %"),
        ({"events": "0", "total": "1"}, "upper", "97.5 %"),
        ({"events": "2", "total": "2", "confidence": "87.5 %"}, "lower", "25 %"),
    ],
)
def test_proportion_with_ci(inputs: Texts, find: str, expected: str) -> None:
    """The proportion, and the limits where they are rational."""
    value = Fraction(expected.removesuffix(" %")) / 100
    assert abs(number("proportion_with_ci", inputs, find) - value) <= Fraction(1, 10**38)


def test_proportion_with_ci_as_published() -> None:
    """The documentation of SciPy: 7 of 50 gives 5.819170033997 % to 26.739600249701 %."""
    inputs = {"events": "7", "total": "50"}
    assert abs(number("proportion_with_ci", inputs, "lower") - Fraction("0.05819170033997")) < Fraction(1, 10**12)
    assert abs(number("proportion_with_ci", inputs, "upper") - Fraction("0.26739600249701")) < Fraction(1, 10**12)


@settings(deadline=None, max_examples=40)
@given(total=st.integers(1, 60), data=st.data())
def test_more_confidence_is_wider_and_more_events_are_higher(total: int, data: st.DataObject) -> None:
    """Monotony of the interval; it always encloses the proportion."""
    events = data.draw(st.integers(0, total))

    def limits(of_events: int, confidence: str) -> tuple[Fraction, Fraction]:
        inputs = {"events": str(of_events), "total": str(total), "confidence": confidence}
        return number("proportion_with_ci", inputs, "lower"), number("proportion_with_ci", inputs, "upper")

    narrow, wide = limits(events, "90 %"), limits(events, "99 %")
    assert wide[0] <= narrow[0] <= Fraction(events, total) <= narrow[1] <= wide[1]
    if events < total:
        higher = limits(events + 1, "90 %")
        assert narrow[0] < higher[0]
        assert narrow[1] < higher[1]


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"events": "29"}, "count_exceeds_total"),
        ({"total": "0", "events": "0"}, "non_positive_quantity"),
        ({"events": "-1"}, "non_positive_quantity"),
        ({"events": "1.5"}, "non_integer_count"),
        ({"events": "1 g"}, "wrong_dimension"),
        ({"events": "1e1"}, "invalid_number"),
        ({"confidence": "100 %"}, "percentage_out_of_range"),
        ({"confidence": "0 %"}, "non_positive_quantity"),
        ({"confidence": "95"}, "missing_unit"),
        ({"confidence": "95 % w/w"}, "wrong_dimension"),
        ({"events": "50000000", "total": "100000000000"}, "invalid_number"),
    ],
)
def test_proportion_with_ci_refused(inputs: Texts, code: str) -> None:
    """Counts of patients, and a confidence below 100 %."""
    assert outcome("proportion_with_ci", {"events": "9", "total": "28", **inputs}, "proportion") == code


TABLE: Texts = {"events_a": "6", "total_a": "11", "events_b": "3", "total_b": "17"}


@pytest.mark.parametrize(
    ("inputs", "find", "expected"),
    [
        ({"events_a": "3", "total_a": "4", "events_b": "1", "total_b": "4"}, "p_value", Fraction(17, 35)),
        ({"events_a": "0", "total_a": "4", "events_b": "0", "total_b": "9"}, "p_value", Fraction(1)),
        ({"events_a": "2", "total_a": "4", "events_b": "1", "total_b": "4"}, "difference", Fraction(1, 4)),
        ({"events_a": "1", "total_a": "4", "events_b": "2", "total_b": "4"}, "difference", Fraction(-1, 4)),
        (TABLE, "odds_ratio", Fraction("5.6")),
        ({**TABLE, "events_a": "0"}, "odds_ratio", Fraction(0)),
        ({**TABLE, "events_b": "17"}, "odds_ratio", Fraction(0)),
    ],
)
def test_fisher_exact(inputs: Texts, find: str, expected: Fraction) -> None:
    """P exactly, with ties (Fisher's tea: 34 of 70); difference and odds ratio of the sample."""
    assert number("fisher_exact", inputs, find) == expected


@pytest.mark.parametrize(
    ("inputs", "find", "code"),
    [
        ({"events_a": "12"}, "difference", "count_exceeds_total"),
        ({"events_b": "18"}, "p_value", "count_exceeds_total"),
        ({"events_b": "0"}, "odds_ratio", "unknown_output"),
        ({"events_a": "11"}, "odds_ratio", "unknown_output"),
        ({"total_a": "0", "events_a": "0"}, "p_value", "non_positive_quantity"),
        ({"events_a": "-1"}, "p_value", "non_positive_quantity"),
        ({"events_a": "0.5"}, "p_value", "non_integer_count"),
        ({"confidence": "95 %"}, "p_value", "unexpected_input"),
        (
            {"total_a": "2000000", "total_b": "2000000", "events_a": "900000", "events_b": "1"},
            "p_value",
            "invalid_number",
        ),
    ],
)
def test_fisher_exact_refused(inputs: Texts, find: str, code: str) -> None:
    """No group has more events than patients; an odds ratio without divisor is not determined."""
    assert outcome("fisher_exact", {**TABLE, **inputs}, find) == code


@pytest.mark.parametrize("missing", ["events_a", "total_a", "events_b", "total_b"])
def test_fisher_exact_needs_four_counts(missing: str) -> None:
    """All four are needed."""
    inputs = {name: text for name, text in TABLE.items() if name != missing}
    assert outcome("fisher_exact", inputs, "p_value") == "missing_input"
