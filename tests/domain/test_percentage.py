"""A plain percentage has the per cent sign and no basis, and is exact."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage


@pytest.mark.parametrize("text", ["99.6 %", "99.6%", "99,6 %", "99.60 %", " 99.6\u00a0% ", "99.6\u202f%"])
def test_a_typed_percentage_is_its_exact_share(text: str) -> None:
    """99.6 % is 249/250."""
    assert Percentage.parse(text) == Percentage(Fraction(249, 250)) == Percentage.of("99.6")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("99.6", "missing_unit"),
        ("34 % w/w", "wrong_dimension"),
        ("34 mg", "wrong_dimension"),
        ("34 mg/mL", "wrong_dimension"),
        ("34 MG", "unknown_unit"),
        ("34 ppm", "unknown_unit"),
        ("-34 %", "non_positive_quantity"),
        ("1,000 %", "ambiguous_number"),
        (".5 %", "ambiguous_number"),
        ("1e1 %", "invalid_number"),
        ("３４ %", "invalid_number"),
        ("−34 %", "invalid_number"),
        ("%", "invalid_number"),
        ("", "invalid_number"),
    ],
)
def test_bad_percentages_are_refused_with_their_code(text: str, code: str) -> None:
    """The codes of the catalogue's section 3."""
    with pytest.raises(Refusal) as refused:
        Percentage.parse(text)
    assert refused.value.code == code


def test_a_file_has_the_point_alone() -> None:
    """The catalogue's case: an assay of 99,5 % is ambiguous."""
    with pytest.raises(Refusal) as refused:
        Percentage.written("99,5 %")
    assert refused.value.code == "ambiguous_number"
    assert Percentage.written("-2 %").share == Fraction(-1, 50)


@given(st.text(max_size=20) | st.text(alphabet="0123456789.,% wm-e\u00a0", max_size=12))
def test_any_text_is_a_percentage_or_a_refusal(text: str) -> None:
    """Never another error; what is accepted reads back as itself."""
    try:
        percentage = Percentage.parse(text)
    except Refusal:
        return
    assert Percentage.written(str(percentage)) == percentage


def test_its_text_is_decimal() -> None:
    """Logs and records show 99.6 %, never 498/5 %."""
    assert str(Percentage.of("99.6")) == "99.6 %"
    assert str(Percentage(Fraction(1, 3))) == "100/3 %"
