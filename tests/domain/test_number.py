"""A typed number is read exactly as it stands or refused, never guessed; a shown number is read back as itself."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from compounder.domain.errors import Refusal
from compounder.domain.number import (
    cut_text,
    decimal_text,
    exact_text,
    is_decimal,
    parse_exact,
    parse_typed,
    parse_written,
    places_shown,
    rounded_half_up,
    shortened,
)

NUMBER_LIKE = st.text(alphabet="0123456789.,'’ -+eE_/\u00a0\u202f\u2009\u2212１٣", max_size=24)
LONG_DECIMAL = st.fractions().filter(is_decimal) | st.builds(
    lambda digits, places: Fraction(digits, 10**places), st.integers(), st.integers(0, 30)
)


def code_of(text: str, *, language: str = "en") -> str:
    with pytest.raises(Refusal) as refused:
        parse_typed(text, language=language)
    return refused.value.code


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.5", Fraction(1, 2)),
        ("0,5", Fraction(1, 2)),
        ("62,5", Fraction(125, 2)),
        ("12.345", Fraction(12345, 1000)),
        ("250", Fraction(250)),
        ("0.125", Fraction(1, 8)),
        ("0.005", Fraction(1, 200)),
        ("0,500", Fraction(1, 2)),
        ("007", Fraction(7)),
        ("5.0", Fraction(5)),
        ("1,0000", Fraction(1)),
        ("1234,567", Fraction(1234567, 1000)),
        ("0", Fraction(0)),
        ("999999999.999999999", Fraction(10**18 - 1, 10**9)),
    ],
)
def test_comma_and_point_both_mark_decimals(text: str, number: Fraction) -> None:
    """Neither mark is ever dropped: 0.5 stays a half in both languages (failure modes 1, 2, 3)."""
    assert parse_typed(text) == parse_typed(text, language="fr") == number


@pytest.mark.parametrize("text", ["1,000", "12,345", "123,456", "100,000"])
def test_the_english_grouping_mark_before_three_digits_is_ambiguous(text: str) -> None:
    """In English 1,000 may be one or a thousand; in French the comma is the decimal mark and nothing else."""
    assert code_of(text) == "ambiguous_number"
    assert parse_typed(text, language="fr") == Fraction(text.replace(",", "."))


def test_an_ambiguous_number_names_both_readings() -> None:
    """The person chooses; the program offers what it could have meant."""
    with pytest.raises(Refusal) as refused:
        parse_typed("1,000")
    assert refused.value.values == {"text": "1,000", "small": Fraction(1), "large": Fraction(1000)}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "space", [" ", "\t", "\u00a0", "\u2002", "\u2003", "\u2007", "\u2009", "\u200a", "\u202f", "\u3000"]
)
def test_any_kind_of_space_between_digits_is_ambiguous(space: str, language: str) -> None:
    """1 000 is grouped, whichever space the keyboard or a copied text gave, in every language."""
    assert code_of(f"1{space}000", language=language) == "ambiguous_number"
    assert code_of(f"1{space}000,5", language=language) == "ambiguous_number"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "text", ["1.234,5", "1,234.5", "1'000", "1’000", ".5", ",5", "5.", "5,", "1..2", "1.2.3", "1,2,3", "1 2"]
)
def test_two_marks_or_a_bare_mark_is_ambiguous(text: str, language: str) -> None:
    """A leading point was dropped by a pump: .5 became 5 (failure modes 1, 5, 6)."""
    assert code_of(text, language=language) == "ambiguous_number"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            ".",
            ",",
            "'",
            "abc",
            "NaN",
            "nan",
            "inf",
            "Infinity",
            "1e3",
            "1E-3",
            "1_000",
            "0x10",
            "½",
            "1/2",
            "1⁄2",
        ),
        *(
            "１２",
            "٣",
            "१",
            "²",
            "1²",
            "−5",
            "–5",
            "+5",
            "--5",
            "-",
            "-−5",
            "5\u200b",
            "5\u0301",
            "\u202e5",
            "５.5",
            "5％",
        ),
        *("1" * 300, "1" * 10, "0." + "1" * 10, "-" + "1" * 10, "-1e3"),
    ],
)
def test_what_is_no_number_is_refused(text: str, language: str) -> None:
    """Decimal() reads full-width and Arabic digits, underscores, exponents, NaN; nobody means them (mode 8)."""
    assert code_of(text, language=language) == "invalid_number"


@pytest.mark.parametrize("text", ["-5", "-0.5", "-0,5", "-0"])
def test_a_minus_is_no_amount(text: str) -> None:
    """A negative number is read, and refused for its sign."""
    assert code_of(text) == "non_positive_quantity"


@given(st.text(max_size=30) | NUMBER_LIKE, st.sampled_from(["en", "fr"]))
@example("1,000", "fr")
@example("0,000", "en")
def test_any_text_is_an_exact_number_or_a_refusal(text: str, language: str) -> None:
    """What is accepted has the grammar and equals an independent reading; the rest is a Refusal, no other error."""
    try:
        number = parse_typed(text, language=language)
    except Refusal:
        return
    assert re.fullmatch("[0-9]{1,9}([.,][0-9]{1,9})?", text)
    assert not (language == "en" and re.fullmatch("[1-9][0-9]{0,2},[0-9]{3}", text))
    assert type(number) is Fraction
    assert number == Fraction(Decimal(text.replace(",", ".")))


@given(st.from_regex("[0-9]{1,9}([.,][0-9]{1,9})?", fullmatch=True), st.sampled_from(["en", "fr"]))
def test_every_number_of_the_grammar_is_read_or_is_the_grouped_one(text: str, language: str) -> None:
    """Nothing else of the grammar is refused."""
    if language == "en" and re.fullmatch("[1-9][0-9]{0,2},[0-9]{3}", text):
        assert code_of(text, language=language) == "ambiguous_number"
    else:
        assert parse_typed(text, language=language) == Fraction(Decimal(text.replace(",", ".")))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1,5", "ambiguous_number"),
        ("1 000", "ambiguous_number"),
        ("1’000", "ambiguous_number"),
        ("1.234,5", "ambiguous_number"),
        (".5", "ambiguous_number"),
        ("5.", "ambiguous_number"),
        ("-.5", "ambiguous_number"),
        ("", "invalid_number"),
        ("1e3", "invalid_number"),
        ("−5", "invalid_number"),
        ("+-5", "invalid_number"),
        ("--5", "invalid_number"),
        ("1/2", "invalid_number"),
        ("NaN", "invalid_number"),
        ("1_0", "invalid_number"),
        ("６０", "invalid_number"),
        ("9" * 5000, "invalid_number"),
    ],
)
def test_files_know_the_point_alone(text: str, code: str) -> None:
    """The codes of the catalogue's section 3."""
    with pytest.raises(Refusal) as refused:
        parse_written(text)
    assert refused.value.code == code


@given(st.decimals(allow_nan=False, allow_infinity=False), st.sampled_from(["", "+"]))
def test_a_file_may_hold_a_sign_and_any_length(number: Decimal, plus: str) -> None:
    """The catalogue's section 2: the decimals as written, exactly."""
    text = f"{number:f}"
    if len(text) < 1000:
        assert parse_written(text if text.startswith("-") else plus + text) == Fraction(number)


@given(st.fractions())
def test_a_stored_number_reads_back_as_itself(number: Fraction) -> None:
    """n/d text loses nothing."""
    assert parse_exact(exact_text(number)) == number


@pytest.mark.parametrize("text", ["", "1/0", "1.5", "1e3", " 1", "1/2 ", "١", "1/-2", "1_0"])
def test_a_damaged_stored_number_is_a_fault(text: str) -> None:
    """What the store did not write is not read as something else."""
    with pytest.raises(ValueError, match="not a stored number"):
        parse_exact(text)


@given(LONG_DECIMAL)
def test_decimal_text_is_whole_and_plain(number: Fraction) -> None:
    """Leading zero, no trailing zero, never an exponent; it reads back as itself (failure mode 5)."""
    text = decimal_text(number)
    assert re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?", text)
    assert Fraction(Decimal(text)) == number


@given(st.fractions().filter(lambda number: not is_decimal(number)))
def test_a_number_without_end_is_never_shown_as_if_it_had_one(number: Fraction) -> None:
    """A third has no decimal text."""
    with pytest.raises(ValueError, match="no end in decimals"):
        decimal_text(number)


@given(st.fractions(min_value=0), st.integers(0, 12))
def test_cut_digits_are_the_first_digits(number: Fraction, places: int) -> None:
    """Cut, never rounded: the shown number is below the exact one by less than a step of its last place."""
    below = number - Fraction(cut_text(number, places))
    assert 0 <= below < Fraction(1, 10**places)


@given(st.fractions(min_value=Fraction(1, 10**9), max_value=10))
def test_leading_zeros_do_not_eat_the_significant_digits(number: Fraction) -> None:
    """A small number is shown with as many significant digits as a large one."""
    places = places_shown(number, most=4, significant=5)
    assert places == 4 or number * 10**places >= 10**4 > number * 10 ** (places - 1)


@pytest.mark.parametrize(
    ("number", "step", "rounded"),
    [
        ("2.675", "0.01", "2.68"),
        ("0.125", "0.01", "0.13"),
        ("121.1432", "0.01", "121.14"),
        ("7", "5", "5"),
        ("7.5", "5", "10"),
    ],
)
def test_a_half_goes_up(number: str, step: str, rounded: str) -> None:
    """Floats give 2.67 for 2.675 (failure mode 27)."""
    assert rounded_half_up(Fraction(number), Fraction(step)) == Fraction(rounded)


@given(st.fractions(min_value=0), st.sampled_from([Fraction(1, 100), Fraction(1, 20), Fraction(2), Fraction(50)]))
def test_rounding_moves_by_half_a_step_at_most(number: Fraction, step: Fraction) -> None:
    """The result is a multiple of the step, within half of it; exactly half only upwards."""
    rounded = rounded_half_up(number, step)
    assert (rounded / step).denominator == 1
    assert -step / 2 < rounded - number <= step / 2


def test_a_quoted_text_is_cut_visibly() -> None:
    """A sentence that quotes 300 digits stays a sentence."""
    assert shortened("1" * 300) == "1" * 40 + "…"
    assert shortened("1" * 40) == "1" * 40
