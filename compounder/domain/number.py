"""Exact numbers as text: what a person may type, what a file may hold, what is stored, and what is shown."""

from __future__ import annotations

import re
from fractions import Fraction

from compounder.domain.errors import Refusal

TYPED_DIGITS = 9
"""At most so many digits before, and after, the decimal mark of a number that a person types."""

_TYPED = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?", re.ASCII)
_WRITTEN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?", re.ASCII)
_GROUPING = {"en": ",", "fr": ""}


def parse_typed(text: str, *, language: str = "en") -> Fraction:
    """The exact number that a person typed, comma and point both being the decimal mark.

    Refused: ``invalid_number`` (anything but ASCII digits and one mark, or more than 9 digits on a side),
    ``ambiguous_number`` (a grouped number such as ``1,000`` in English, two marks, a mark without a digit on both
    sides) and ``non_positive_quantity`` (a minus). Zero is a number; whether it is allowed is not decided here.
    """
    if text.startswith("-"):
        _parse_unsigned(text[1:], language)
        raise Refusal("non_positive_quantity", "negative", number=text)
    return _parse_unsigned(text, language)


def parse_count(text: str, *, language: str = "en") -> int:
    """How many of something, as a person typed it: refused as `parse_typed` does, and ``non_integer_count``."""
    number = parse_typed(text, language=language)
    if number.denominator != 1:
        raise Refusal("non_integer_count", "whole", value=number)
    return int(number)


def _parse_unsigned(text: str, language: str) -> Fraction:
    if not text or not re.search(r"[0-9]", text, re.ASCII) or not _is_plain(text):
        raise Refusal("invalid_number", "not_a_number", text=shortened(text))
    match = _TYPED.fullmatch(text)
    if match is None:
        raise Refusal("ambiguous_number", "two_readings", text=shortened(text))
    whole, decimals = match[1], match[2] or ""
    if max(len(whole), len(decimals)) > TYPED_DIGITS:
        raise Refusal("invalid_number", "too_many_digits", text=shortened(text), most=TYPED_DIGITS)
    grouping = _GROUPING.get(language, "")
    if grouping and grouping in text and len(whole) <= 3 and whole[0] != "0" and len(decimals) == 3:
        small, large = Fraction(f"{whole}.{decimals}"), Fraction(whole + decimals)
        raise Refusal("ambiguous_number", "grouped", text=text, small=small, large=large)
    return Fraction(f"{whole}.{decimals or 0}")


def parse_written(text: str) -> Fraction:
    """The exact number that a file holds: ASCII digits, an optional sign, the point alone, any length.

    Refused: ``invalid_number``, ``ambiguous_number`` (catalogue, sections 2 and 3).
    """
    if _WRITTEN.fullmatch(text):
        return Fraction(_digits_checked(text))
    if re.search(r"[0-9]", text, re.ASCII) and _is_plain(text.removeprefix("-").removeprefix("+")):
        raise Refusal("ambiguous_number", "two_readings", text=shortened(text))
    raise Refusal("invalid_number", "not_a_number", text=shortened(text))


def _digits_checked(text: str) -> str:
    """The text unless it is longer than any number of this trade; a million digits must not stall the program."""
    if len(text) > 1000:
        raise Refusal("invalid_number", "too_many_digits", text=shortened(text), most=1000)
    return text


def _is_plain(text: str) -> bool:
    """Whether a text holds only digits and what people put between them, any space too: a number in some reading."""
    return all(character in "0123456789.,'’" or character.isspace() for character in text)


def shortened(text: str, *, most: int = 40) -> str:
    """A typed text, cut for a sentence that quotes it."""
    return text if len(text) <= most else text[:most] + "…"


def exact_text(number: Fraction) -> str:
    """The stored form of a planned exact number: ``n/d``, or ``n`` where the denominator is 1."""
    return str(number)


def parse_exact(text: str) -> Fraction:
    """Read back what `exact_text` wrote; a ValueError on anything else is a fault."""
    if not re.fullmatch(r"-?[0-9]+(?:/[1-9][0-9]*)?", text, re.ASCII):
        raise ValueError(f"not a stored number: {text!r}")
    return Fraction(text)


def is_decimal(number: Fraction) -> bool:
    """Whether a number has an end in decimals."""
    denominator = number.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    return denominator == 1


def decimal_text(number: Fraction) -> str:
    """A number with an end in decimals: leading zero, no trailing zero, never an exponent. Otherwise ValueError."""
    if not is_decimal(number):
        raise ValueError(f"{number} has no end in decimals")
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    return cut_text(number, places)


def cut_text(number: Fraction, places: int) -> str:
    """The first digits of a number, cut and not rounded, to so many decimals, without trailing zeros."""
    sign = "-" if number < 0 else ""
    scaled = abs(number) * 10**places
    digits = str(scaled.numerator // scaled.denominator).rjust(places + 1, "0")
    whole, decimals = (digits[:-places], digits[-places:].rstrip("0")) if places else (digits, "")
    return sign + whole + ("." + decimals if decimals else "")


def places_shown(number: Fraction, *, most: int, significant: int) -> int:
    """How many decimals a cut number shows: `most`, more where leading zeros would leave too few significant digits."""
    places = most
    while number and abs(number) * 10**places < 10 ** (significant - 1):
        places += 1
    return places


def rounded_half_up(number: Fraction, step: Fraction) -> Fraction:
    """The multiple of `step` nearest to a number that is not negative; a half goes up."""
    steps = number / step + Fraction(1, 2)
    return (steps.numerator // steps.denominator) * step
