"""A strength has a basis: notations of one basis are equal, different bases never mix, and none is above 100 %."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.domain.strength import VOLUME_IN_VOLUME, WEIGHT_IN_VOLUME, WEIGHT_IN_WEIGHT, Notation, Strength


def refusal_of(text: str) -> str:
    with pytest.raises(Refusal) as refused:
        Strength.parse(text)
    return refused.value.code


@pytest.mark.parametrize(
    "notations",
    [
        ("2.5 mg/mL", "0.25 % w/v", "1:400 w/v", "2500 ppm w/v", "0.25 g/dL", "2500 microgram/mL", "2.5 g/L"),
        ("25 % w/w", "250 mg/g", "1:4 w/w", "250000 ppm w/w", "0.25 g/g", "250 g/kg"),
        ("70 % v/v", "0.7 mL/mL", "700 mL/L", "700000 ppm v/v"),
        ("5000 unit/mL", "5000000 unit/L"),
        ("2 mEq/mL", "2 Eq/L", "2000 mEq/L"),
        ("1 mmol/L", "1 micromol/mL"),
        ("470 mOsm/L", "0.47 Osm/L"),
    ],
)
def test_notations_of_one_basis_are_equal(notations: tuple[str, ...]) -> None:
    """2.5 mg/mL = 0.25 % w/v = 1:400 w/v (catalogue, section 2), typed or from a file."""
    first = Strength.parse(notations[0])
    for text in notations:
        assert Strength.parse(text) == Strength.written(text) == first, text
        assert hash(Strength.parse(text)) == hash(first)
        assert str(Strength.parse(text)) == text


def test_different_bases_never_mix() -> None:
    """25 % w/w, w/v and v/v, and amounts per mass or volume, are different kinds (failure mode 20)."""
    texts = ("25 % w/w", "25 % w/v", "25 % v/v", "0.25 mL/g", "0.25 mol/mL", "0.25 mol/g", "0.25 Eq/mL", "0.25 unit/mL")
    for one, other in itertools.combinations(texts, 2):
        assert Strength.parse(one) != Strength.parse(other), (one, other)
        assert Strength.parse(one).basis != Strength.parse(other).basis


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("25 %", "missing_basis"),
        ("25%", "missing_basis"),
        ("5 ppm", "missing_basis"),
        ("1:1000", "missing_basis"),
        ("25", "missing_unit"),
        ("25 % W/W", "unknown_unit"),
        ("25 % m/m", "unknown_unit"),
        ("25 % w/x", "unknown_unit"),
        ("25 % w / w", "unknown_unit"),
        ("1:1000 MG", "unknown_unit"),
        ("5 mcg/mL", "unknown_unit"),
        ("5 IU/mL", "unknown_unit"),
        ("5 mg/ml", "unknown_unit"),
        ("5 mg", "wrong_dimension"),
        ("5 mL", "wrong_dimension"),
        ("5 mg/h", "wrong_dimension"),
        ("5 mg/mL/h", "wrong_dimension"),
        ("105 % w/w", "strength_over_100_percent"),
        ("100.000001 % w/w", "strength_over_100_percent"),
        ("105 % v/v", "strength_over_100_percent"),
        ("1001 mg/g", "strength_over_100_percent"),
        ("1000001 ppm w/w", "strength_over_100_percent"),
        ("1:0.5 w/w", "strength_over_100_percent"),
        ("1:0 w/v", "non_positive_quantity"),
        ("-5 % w/w", "non_positive_quantity"),
        ("1:-5 w/v", "non_positive_quantity"),
        ("2:1000 w/v", "invalid_number"),
        ("1/1000 w/v", "invalid_number"),
        ("1:1e3 w/v", "invalid_number"),
        ("２５ % w/w", "invalid_number"),
        ("", "invalid_number"),
        ("1,000 mg/mL", "ambiguous_number"),
        ("1:1,000 w/v", "ambiguous_number"),
        (".5 % w/v", "ambiguous_number"),
    ],
)
def test_bad_strengths_are_refused_with_their_code(text: str, code: str) -> None:
    """The codes of the catalogue's section 3."""
    assert refusal_of(text) == code


def test_full_strength_is_allowed_and_weight_in_volume_may_exceed_it() -> None:
    """Pure drug is 100 % w/w; sulfuric acid holds 180 g in 100 mL."""
    for text in ("100 % w/w", "100 % v/v", "1000 mg/g", "1:1 w/w", "180 % w/v", "0 % w/w"):
        assert str(Strength.parse(text)) == text


@pytest.mark.parametrize(
    ("typed", "basis"), [("m/m", WEIGHT_IN_WEIGHT), ("m/V", WEIGHT_IN_VOLUME), ("V/V", VOLUME_IN_VOLUME)]
)
def test_french_takes_the_basis_that_its_papers_print(typed: str, basis: object) -> None:
    """The remedy that the French sentence gives must work; files know w/w alone."""
    assert Strength.parse(f"25 % {typed}", language="fr").basis == basis
    with pytest.raises(Refusal) as refused:
        Strength.written(f"25 % {typed}")
    assert refused.value.code == "unknown_unit"


@pytest.mark.parametrize(
    "text", ["25 %\u00a0w/w", "25\u202f%\u202fw/w", "25% w/w", " 25 %  w/w ", "1:4\u00a0w/w", "25\u00a0% w/w"]
)
def test_spaces_that_do_not_break_are_spaces(text: str) -> None:
    """What paper shows can be pasted back."""
    assert Strength.parse(text) == Strength.parse("25 % w/w")


def test_a_text_of_spaces_does_not_stall() -> None:
    """A regular expression once took minutes over two lines of spaces."""
    for text in ("1:5 " + " " * 100_000 + "!\n5", "5 %" + " " * 100_000 + "x", "5" + " " * 100_000 + "!"):
        assert refusal_of(text) in ("unknown_unit", "invalid_number", "ambiguous_number")


@given(st.text(alphabet="0123456789.,:/% -wvpmgLunitlEe\u00a0١\n", max_size=20) | st.text(max_size=20))
def test_any_text_is_a_strength_or_a_refusal(text: str) -> None:
    """Never another error; the accepted is neither negative nor above 100 % w/w or v/v, and reads back the same."""
    try:
        strength = Strength.parse(text)
    except Refusal:
        return
    assert strength.value >= 0
    assert strength.basis.top != strength.basis.bottom or strength.value <= 1
    assert Strength.written(str(strength)) == strength


@given(
    st.fractions(min_value=0, max_value=1),
    st.sampled_from([WEIGHT_IN_WEIGHT, WEIGHT_IN_VOLUME, VOLUME_IN_VOLUME]),
    st.integers(1, 999),
)
def test_what_is_in_a_total_makes_its_strength(share: Fraction, basis: object, size: int) -> None:
    """in_total and of are each other's inverse, in any units."""
    totals = {WEIGHT_IN_WEIGHT: "kg", WEIGHT_IN_VOLUME: "L", VOLUME_IN_VOLUME: "dL"}
    notation = {basis: Notation.percent(basis) for basis in totals}
    for each, unit in totals.items():
        if each == basis:
            strength, total = Strength(share, each, notation[each]), Quantity.of(size, unit)
            assert Strength.of(strength.in_total(total), total) == strength


def test_the_worked_strengths_amounts() -> None:
    """25 % w/w of 500 g is 125 g; 150 mg/mL of 10 mL is 1500 mg."""
    assert Strength.parse("25 % w/w").in_total(Quantity.of(500, "g")) == Quantity.of(125, "g")
    assert Strength.parse("150 mg/mL").in_total(Quantity.of(10, "mL")) == Quantity.of("1.5", "g")


@pytest.mark.parametrize(("strength", "total"), [("25 % w/w", "500 mL"), ("25 % w/v", "500 g"), ("70 % v/v", "500 g")])
def test_a_total_that_does_not_fit_needs_a_density(strength: str, total: str) -> None:
    """A mass where a volume is needed, or the reverse (catalogue, section 2)."""
    with pytest.raises(Refusal) as refused:
        Strength.parse(strength).in_total(Quantity.parse(total))
    assert refused.value.code == "missing_density"


def test_a_share_of_more_than_the_whole_is_refused() -> None:
    """Made strengths are checked like typed ones."""
    with pytest.raises(Refusal) as refused:
        Strength.of(Quantity.of(2, "g"), Quantity.of(1, "g"))
    assert refused.value.code == "strength_over_100_percent"


def test_a_strength_without_decimal_end_says_that_it_was_cut() -> None:
    """Dots mean cut; what has an end is written whole, however long."""
    assert str(Strength.of(Quantity.of(1, "g"), Quantity.of(3, "g"))) == "33.333333333333… % w/w"
    tiny = Strength.written("0." + "0" * 60 + "1 % w/w")
    assert Strength.written(str(tiny)) == tiny
