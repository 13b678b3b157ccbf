"""A derivation recomputes by hand: it prints the exact value, as far as the digits above determine it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from compounder.domain.number import cut_text
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Notation, Strength
from compounder.domain.unit import Unit
from compounder.domain.working import Calculation, Figure, Step, chained, number_of

WHAT = Phrase.of("step.content")
POSITIVE = st.fractions(min_value=Fraction(1, 10**6), max_value=10**6)


def number(text: str) -> Figure:
    return Figure.of(Fraction(text))


def content() -> Fraction:
    return Fraction("0.996") * (1 - Fraction("0.34")) * Fraction("248.18") / Fraction("158.11")


def shown(step: Step) -> str:
    assert isinstance(step.result, Figure)
    return step.result.digits + ("…" if step.result.is_cut else "")


def content_step() -> Step:
    one = Figure.of(Fraction(1))
    formula = chained(
        number("0.996"), ("×", Calculation(one, "−", number("0.34"))), ("×", number("248.18")), ("÷", number("158.11"))
    )
    assert isinstance(formula, Calculation)
    assert formula.recomputed() == content()
    return Step.calculated(WHAT, formula, content())


def test_the_contracts_figures() -> None:
    """The digits of the worked ointment: content, amount to weigh, factor, strength by certificates."""
    found = content_step()
    assert shown(found) == "1.031836…"
    assert isinstance(found.result, Figure)
    needed = Quantity.of(125, "g")
    to_weigh = Step.calculated(WHAT, Calculation(Figure.of(needed), "÷", found.result), needed / content())
    assert needed / content() == Quantity.stored("12352343750/101964753 g")
    assert shown(to_weigh) == "121.1432…"
    factor = 1 / content()
    assert factor == Fraction(98818750, 101964753)
    assert shown(Step.calculated(WHAT, Calculation(number("1"), "÷", found.result), factor)) == "0.969146…"
    assert Figure.of(factor).digits == "0.969146"
    strength = Strength.of(Quantity.of("121.14", "g") * content(), Quantity.of(500, "g"))
    assert (Figure.of(strength).digits, Figure.of(strength).is_cut) == ("24.9993", True)


@pytest.mark.parametrize(
    ("value", "digits", "is_cut"),
    [
        (Quantity.of("162.50", "g"), "162.5", False),
        (Quantity.of("0.000000001", "g"), "0.000000001", False),
        (Fraction(1), "1", False),
        (Percentage.of("99.6"), "99.6", False),
        (Fraction(1, 3), "0.333333", True),
        (Quantity.of(Fraction(1, 3), "g"), "0.33333", True),
        (Quantity.of(Fraction(1, 30000), "g"), "0.000033333", True),
        (Quantity.of("0.1234567891", "g"), "0.12345", True),
        (Strength.of(Quantity.of(1, "g"), Quantity.of(3, "g")), "33.3333", True),
    ],
)
def test_what_ends_is_whole_and_what_is_cut_says_so(
    value: Quantity | Strength | Percentage | Fraction,
    digits: str,
    is_cut: bool,  # noqa: FBT001
) -> None:
    """No trailing zero, at most nine decimals whole, five significant digits at least when cut."""
    assert (Figure.of(value).digits, Figure.of(value).is_cut) == (digits, is_cut)


@given(POSITIVE)
def test_a_figure_prints_a_beginning_of_its_value(value: Fraction) -> None:
    """Whole means equal; cut means below by less than one of the last place; never zero for what is not."""
    figure = Figure.of(value)
    if figure.is_cut:
        assert figure.places is not None
        assert 0 <= value - figure.printed < Fraction(1, 10**figure.places)
        assert figure.printed > 0
    else:
        assert figure.printed == value


@given(POSITIVE, POSITIVE, POSITIVE, st.sampled_from("+−×÷"), st.sampled_from("×÷"))
def test_the_printed_result_is_what_the_printed_digits_give(
    a: Fraction, b: Fraction, c: Fraction, one: str, two: str
) -> None:
    """A reader with a pocket calculator finds the printed digits (those of a cut result up to the last one printed)."""
    exact = {"+": a + b, "−": a - b, "×": a * b, "÷": a / b}[one]
    exact = exact * c if two == "×" else exact / c
    assume(exact > 0)
    formula = Calculation(Calculation(Figure.of(a), one, Figure.of(b)), two, Figure.of(c))
    step = Step.calculated(WHAT, formula, Quantity(exact, Unit.of("g")))
    result = step.result
    assert isinstance(result, Figure)
    if result.places is None:
        assert result.printed == exact == formula.recomputed()
        return
    assert result.digits == cut_text(exact, result.places)
    if not formula.depends_on_cut():
        assert formula.recomputed() == exact
    else:
        again = Fraction(cut_text(formula.recomputed(), result.places))
        assert abs(result.printed - again) * 10**result.places <= 1 or result.places == 0


@pytest.mark.parametrize(
    ("factor", "printed"),
    [("2.3000007", "2.3…"), ("1.0000002", "1…"), ("25", "25")],
)
def test_digits_do_not_vanish_beside_a_round_number(factor: str, printed: str) -> None:
    """0.99999 and 1.00001 share no digit; a result is then printed to the last digit by at most one."""
    exact = Fraction(factor)
    third = Figure.of(Fraction(1, 3))
    step = Step.calculated(WHAT, Calculation(third, "×", Figure.of(exact * 3)), Quantity(exact, Unit.of("g")))
    assert shown(step) == printed


@given(POSITIVE)
def test_a_formula_without_cut_figures_loses_no_digit(value: Fraction) -> None:
    """Only cut figures shorten what follows."""
    whole = Figure.of(Fraction(7, 8))
    step = Step.calculated(WHAT, Calculation(whole, "×", whole), value)
    assert step.result == Figure.of(value)


def test_a_formula_knows_its_cut_figures_however_deep() -> None:
    """A third inside a bracket limits the result."""
    deep = Calculation(number("1"), "−", Calculation(number("2"), "×", Figure.of(Fraction(1, 3))))
    assert deep.depends_on_cut()
    assert not Calculation(number("1"), "−", number("0.5")).depends_on_cut()
    assert shown(Step.calculated(WHAT, deep, Fraction(1, 3))) == "0.33333…"


def test_the_number_is_that_of_the_notation() -> None:
    """25 of 25 % w/w, 250 of 250 mg/mL, 34 of 34 %."""
    assert number_of(Strength.parse("25 % w/w")) == 25
    assert number_of(Strength.parse("25 % w/v").in_notation(Notation.quotient("mg", "mL"))) == 250
    assert number_of(Percentage.of(34)) == 34
    assert number_of(Quantity.of(125, "g")) == 125
