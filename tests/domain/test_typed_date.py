"""Dates as typed: the month in letters or the year first; what could be two days is asked back."""

from __future__ import annotations

from datetime import date

import pytest

from compounder.domain.errors import Refusal
from compounder.domain.typed_date import read_date, read_expiry

FOURTH_OF_MAY = date(1990, 5, 4)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "text", ["1990-05-04", "1990/5/4", "4 May 1990", " 4  mai 1990 ", "04-MAY-1990", "4mai1990", "4 May. 1990"]
)
def test_what_is_one_day_is_read_in_both_languages(text: str, language: str) -> None:
    """Names of months of either language, shortened to three letters or more."""
    assert read_date(text, language=language) == FOURTH_OF_MAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er août 2026", date(2026, 8, 1)),
        ("24 nov. 2026", date(2026, 11, 24)),
        ("29 févr. 1960", date(1960, 2, 29)),
        ("3 juil 2026", date(2026, 7, 3)),
        ("31 Dec 2026", date(2026, 12, 31)),
    ],
)
def test_months_are_known_by_their_first_letters(text: str, day: date) -> None:
    """With and without accents and points."""
    assert read_date(text, language="fr") == day


def test_digits_alone_are_day_first_in_french_and_asked_back_in_english_where_they_mean_two_days() -> None:
    """04/05/1990 is the 4th of May in Lille; in English nobody knows."""
    assert read_date("04/05/1990", language="fr") == FOURTH_OF_MAY
    assert read_date("20.11.2026", language="en") == read_date("11/20/2026", language="en") == date(2026, 11, 20)
    assert read_date("05/05/1990", language="en") == date(1990, 5, 5)
    with pytest.raises(Refusal) as refused:
        read_date("04/05/1990", language="en")
    assert (refused.value.values["one"], refused.value.values["other"]) == (FOURTH_OF_MAY, date(1990, 4, 5))


@pytest.mark.parametrize(
    "text",
    ["", "4", "4 May 90", "04/05/90", "31 June 2026", "2026-13-01", "3 jui 2026", "29/02/2026", "<b>", "٤ May 90"],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_no_day_is_refused(text: str, language: str) -> None:
    """A year of two digits, a day that the month has not, a month that begins like two, other digits."""
    with pytest.raises(Refusal, match="invalid_date"):
        read_date(text, language=language)


@pytest.mark.parametrize(
    "text", ["Jun 2027", "juin 2027", "06/2027", "6.2027", "2027-06", "30 June 2027", "2027-06-30"]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_expiry_that_names_its_month_alone_is_the_last_day_of_it(text: str, language: str) -> None:
    """Packs bear month and year; the last day counts."""
    assert read_expiry(text, language=language) == date(2027, 6, 30)


@pytest.mark.parametrize("text", ["13/2027", "2027", "Jun 27", "06/27", "jui 2027"])
def test_what_is_no_month_is_no_expiry(text: str) -> None:
    """A year of two digits might be a day."""
    with pytest.raises(Refusal, match="invalid_date"):
        read_expiry(text, language="fr")
