"""A date as people type it: year first, or the month in letters; digits alone only where they can mean one day."""

from __future__ import annotations

import re
from datetime import date

from compounder.domain.beyond_use import last_day
from compounder.domain.errors import Refusal
from compounder.domain.names import without_accents
from compounder.domain.number import shortened

_MONTHS = (
    ("january", "janvier"),
    ("february", "fevrier"),
    ("march", "mars"),
    ("april", "avril"),
    ("may", "mai"),
    ("june", "juin"),
    ("july", "juillet"),
    ("august", "aout"),
    ("september", "septembre"),
    ("october", "octobre"),
    ("november", "novembre"),
    ("december", "decembre"),
)
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", re.ASCII)
_IN_LETTERS = re.compile(r"(\d{1,2})(?:er)?[-/. ]*([a-z]{3,})[-/. ]*(\d{4})", re.ASCII)
_MONTH_IN_LETTERS = re.compile(r"([a-z]{3,})[-/. ]*(\d{4})", re.ASCII)
_MONTH_IN_DIGITS = re.compile(r"(\d{1,2})[-/. ](\d{4})|(\d{4})[-/. ](\d{1,2})", re.ASCII)
_DIGITS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", re.ASCII)


def read_date(text: str, *, language: str) -> date:
    """The day that a text means; a French reader writes the day before the month, an English one does either.

    >>> read_date("29 févr. 1960", language="en")
    datetime.date(1960, 2, 29)

    Refused as ``invalid_date``: no such day, a year of two digits, and 04/05/1990 in English (it is two days).
    """
    plain = without_accents(" ".join(text.split())).casefold()
    if found := _YEAR_FIRST.fullmatch(plain):
        return _day(text, found[1], found[2], found[3])
    if found := _IN_LETTERS.fullmatch(plain):
        return _day(text, found[3], _month(text, found[2]), found[1])
    if found := _DIGITS.fullmatch(plain):
        return _from_digits(text, found[1], found[2], found[3], language)
    raise _refused(text)


def read_expiry(text: str, *, language: str) -> date:
    """The day that a text means; a month alone, as many packs bear it, means its last day.

    >>> read_expiry("02/2028", language="en"), read_expiry("Feb 2028", language="fr")
    (datetime.date(2028, 2, 29), datetime.date(2028, 2, 29))

    Refused as ``invalid_date``.
    """
    plain = without_accents(" ".join(text.split())).casefold()
    if found := _MONTH_IN_LETTERS.fullmatch(plain):
        return _last_day(text, found[2], _month(text, found[1]))
    if found := _MONTH_IN_DIGITS.fullmatch(plain):
        return _last_day(text, found[2] or found[3], found[1] or found[4])
    return read_date(text, language=language)


def _last_day(text: str, year: str, month: str | int) -> date:
    first = _day(text, year, month, "1")
    return last_day(first.year, first.month)


def _from_digits(text: str, first: str, second: str, year: str, language: str) -> date:
    if language == "fr" or int(first) > len(_MONTHS) or first == second:
        return _day(text, year, second, first)
    if int(second) > len(_MONTHS):
        return _day(text, year, first, second)
    one, other = _day(text, year, second, first), _day(text, year, first, second)
    raise Refusal("invalid_date", "two_days", text=shortened(text), one=one, other=other)


def _month(text: str, word: str) -> int:
    """The number of the one month, in either language, that begins with these letters."""
    found = [at for at, names in enumerate(_MONTHS, 1) if any(name.startswith(word) for name in names)]
    if len(found) != 1:
        raise _refused(text)
    return found[0]


def _day(text: str, year: str, month: str | int, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise _refused(text) from None


def _refused(text: str) -> Refusal:
    return Refusal("invalid_date", "typed", text=shortened(text))
