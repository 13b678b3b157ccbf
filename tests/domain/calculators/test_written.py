"""Section 2 of the catalogue: how a text is read, before anything is asked of it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder.domain.calculators.written import read_written, typed_reader
from compounder.domain.errors import Refusal


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.5 g", "0.5"),
        ("25.0 g", "25"),
        ("-3.534 g", "-3.534"),
        ("+2 mL", "2"),
        ("12", "12"),
        ("007 g", "7"),
        ("32.1 %", "32.1"),
        ("1:1000 w/v", "1000"),
        ("25 % w/w", "25"),
        ("5 ppm v/v", "5"),
        ("0.3 microgram/kg/min", "0.3"),
        ("9" * 300 + " g", "9" * 300),
    ],
)
def test_a_number_is_read_exactly(text: str, number: str) -> None:
    """ASCII digits, an optional sign, a point with digits on both sides; trailing zeros allowed."""
    assert read_written(text).number == Fraction(number)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "invalid_number"),
        (" ", "invalid_number"),
        ("NaN g", "invalid_number"),
        ("inf g", "invalid_number"),
        ("Infinity mL", "invalid_number"),
        ("1e3 g", "invalid_number"),
        ("1E-3 g", "invalid_number"),
        ("６０ mL", "invalid_number"),
        ("٣ g", "invalid_number"),
        ("1_000 g", "invalid_number"),
        ("1/2 g", "invalid_number"),
        ("½ g", "invalid_number"),
        ("−5 g", "invalid_number"),
        ("--5 g", "invalid_number"),
        ("g", "invalid_number"),
        ("239g", "invalid_number"),
        ("2:1000 w/v", "invalid_number"),
        ("1,000 mg", "ambiguous_number"),
        ("2,5 mg", "ambiguous_number"),
        ("1.234,5 g", "ambiguous_number"),
        ("1 000 mL", "ambiguous_number"),
        ("1\u202f000 mL", "ambiguous_number"),
        ("1\u00a0000 mL", "ambiguous_number"),
        ("1'000 mL", "ambiguous_number"),
        ("1’000 mL", "ambiguous_number"),
        ("1 000", "ambiguous_number"),
        ("-1,5 g", "ambiguous_number"),
        (".5 mg", "ambiguous_number"),
        ("5. mg", "ambiguous_number"),
        ("1.2.3 g", "ambiguous_number"),
        ("1:1,000 w/v", "ambiguous_number"),
        ("1:1 000 w/v", "ambiguous_number"),
        ("99,5 %", "ambiguous_number"),
        ("5 MG", "unknown_unit"),
        ("5 cc", "unknown_unit"),
        ("5 gr", "unknown_unit"),
        ("5 U", "unknown_unit"),
        ("5 IU", "unknown_unit"),
        ("5 mcg", "unknown_unit"),
        ("5 µg", "unknown_unit"),
        ("5 oz", "unknown_unit"),
        ("20 K", "unknown_unit"),
        ("5 ml", "unknown_unit"),
        ("5 mg/100 mL", "unknown_unit"),
        ("5 mg/", "unknown_unit"),
        ("5 mg/kg/h/L", "unknown_unit"),
        ("5 cm^3", "unknown_unit"),
        ("5 % x/y", "unknown_unit"),
        ("5 % w/W", "unknown_unit"),
        ("5 %w/w", "unknown_unit"),
        ("5  g", "unknown_unit"),
        ("1:1000 w/z", "unknown_unit"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, code: str) -> None:
    """Section 3: not a number, more than one reading, or no unit of the closed list."""
    with pytest.raises(Refusal) as refused:
        read_written(text)
    assert refused.value.code == code


def test_both_divisors_divide_in_either_order() -> None:
    """``microgram/kg/min`` = ``microgram/min/kg``."""
    assert read_written("2 microgram/kg/min").shape == read_written("2 microgram/min/kg").shape


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [("fr", "62,5 mL", "62.5"), ("en", "0.5g", "0.5"), ("fr", "-3,5 degC", "-3.5"), ("en", "1:1000 w/v", "1000")],
)
def test_people_type_comma_or_point_and_may_leave_the_space_out(language: str, text: str, number: str) -> None:
    """Issue 9, input grammar; a sign is read, and judged by the input that it stands in."""
    assert typed_reader(language)(text).number == Fraction(number)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Never a crash; what is read is exact."""
    for reader in (read_written, typed_reader("en"), typed_reader("fr")):
        code = ""
        try:
            number: object = reader(text).number
        except Refusal as refusal:
            number, code = None, refusal.code
        assert isinstance(number, Fraction) or code in {"invalid_number", "ambiguous_number", "unknown_unit"}
