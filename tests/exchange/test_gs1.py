"""A code is split in the one way it can be split, or refused."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder.domain.errors import Refusal
from compounder.exchange.gs1 import check_digit, parse_element_string
from compounder.exchange.gs1_identifiers import EXCLUSIONS, IDENTIFIERS

TODAY = date(2026, 11, 24)
GTIN = "12345678901231"


def read(text: str) -> dict[str, str]:
    """The values by identifier; `<GS>` in the text is the separator."""
    string = parse_element_string(text.replace("<GS>", "\x1d"), TODAY)
    return {element.identifier: element.value for element in string.elements}


def refusal_of(text: str) -> Refusal:
    with pytest.raises(Refusal) as raised:
        read(text)
    return raised.value


def expiry_of(text: str) -> date | datetime | None:
    expiry = parse_element_string(text.replace("<GS>", "\x1d"), TODAY).expiry
    assert expiry is not None
    return expiry.moment


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "]d2010340093014544917221031108110753",
            {"01": "03400930145449", "17": "221031", "10": "8110753"},
        ),
        ("010340093595583817240331101KH4A", {"01": "03400935955838", "17": "240331", "10": "1KH4A"}),
        (
            "01034009303026132132780924334799<GS>10MA00614A<GS>17270430",
            {"01": "03400930302613", "21": "32780924334799", "10": "MA00614A", "17": "270430"},
        ),
        (
            "01034009498874152101433088426478<GS>1723103110UMGF<GS>11200731",
            {"01": "03400949887415", "21": "01433088426478", "17": "231031", "10": "UMGF", "11": "200731"},
        ),
        ("01034009392206591725030010L386", {"01": "03400939220659", "17": "250300", "10": "L386"}),
        ("01034009311363851724020010H050", {"01": "03400931136385", "17": "240200", "10": "H050"}),
        (
            "0151022222233336111412311715070710A213B1<GS>211234",
            {"01": "51022222233336", "11": "141231", "17": "150707", "10": "A213B1", "21": "1234"},
        ),
        ("]C101076654312345731710123110ABC", {"01": "07665431234573", "17": "101231", "10": "ABC"}),
        ("]d2011231231231233310ABC123<GS>99TESTING", {"01": "12312312312333", "10": "ABC123", "99": "TESTING"}),
        ("]d2011234567890123170032701311230", {"01": GTIN, "7003": "2701311230"}),
        (
            "]d201034009303026137113400930302613<GS>10A1",
            {"01": "03400930302613", "711": "3400930302613", "10": "A1"},
        ),
        ("]d20112345678901231<GS>17270131", {"01": GTIN, "17": "270131"}),
        ("]d2011234567890123131030012501710123110A", {"01": GTIN, "3103": "001250", "17": "101231", "10": "A"}),
        ("(01)12345678901231(17)270131(10)LOT/1-A(21)7", {"01": GTIN, "17": "270131", "10": "LOT/1-A", "21": "7"}),
    ],
)
def test_a_code_is_split_into_its_elements(text: str, values: dict[str, str]) -> None:
    """The vectors of the packs that exist, and those made for four-digit identifiers and measures."""
    assert read(text) == values


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("]d2010340093014544917221031108110753", date(2022, 10, 31)),
        ("010340093595583817240331101KH4A", date(2024, 3, 31)),
        ("]C101076654312345731710123110ABC", date(2010, 12, 31)),
        ("]d2011234567890123170032701311230", datetime(2027, 1, 31, 12, 30)),  # noqa: DTZ001 (a label's local time)
        ("]d2011234567890123117510101", date(2051, 1, 1)),
        ("]d2011234567890123117760101", date(2076, 1, 1)),
        ("]d2011234567890123117770101", date(1977, 1, 1)),
        ("]d2011234567890123117280229", date(2028, 2, 29)),
    ],
)
def test_an_expiry_is_the_date_that_the_code_says(text: str, moment: date) -> None:
    """Two digits of a year lie within 49 years before and 50 after this one."""
    assert expiry_of(text) == moment


def test_the_century_turns_with_the_years() -> None:
    """Late in a century a low year is the next one's."""
    for year, digits, expected in (
        *((1985, "10", 2010), (2026, "10", 2010), (2055, "10", 2010), (2070, "10", 2110)),
        *((2099, "50", 2050), (2099, "49", 2149), (2001, "51", 2051), (2001, "52", 1952)),
    ):
        expiry = parse_element_string(f"01{GTIN}17{digits}0101", date(year, 1, 1)).expiry
        assert expiry is not None
        assert expiry.moment == date(expected, 1, 1)


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("01034009392206591725030010L386", date(2025, 3, 31)),
        ("01034009311363851724020010H050", date(2024, 2, 29)),
        ("]d2011234567890123117260200", date(2026, 2, 28)),
        ("]d2011234567890123117280200", date(2028, 2, 29)),
    ],
)
def test_a_day_00_is_the_last_of_the_month_and_flagged(text: str, last_day: date) -> None:
    """Old packs still say 00; a person must be able to see that no day was given (GS1 since 2025: GSCN 21-040)."""
    expiry = parse_element_string(text, TODAY).expiry
    assert expiry is not None
    assert (expiry.moment, expiry.is_day_unspecified) == (last_day, True)
    named = parse_element_string(f"01{GTIN}17260228", TODAY).expiry
    assert named is not None
    assert not named.is_day_unspecified


def test_where_the_code_came_from_is_kept() -> None:
    """The symbology that the reader named, or that a person pasted brackets."""
    scanned = parse_element_string(f"]d201{GTIN}17270131", TODAY)
    assert (scanned.symbology, scanned.is_bracketed) == ("]d2", False)
    pasted = parse_element_string(f"(01){GTIN}(17)270131", TODAY)
    assert (pasted.symbology, pasted.is_bracketed) == (None, True)


def test_a_french_pack_has_its_cip13() -> None:
    """CIP13 is the GTIN without its 0, for numbers that begin 3400 only."""
    assert parse_element_string("010340093595583817240331101KH4A", TODAY).cip13 == "3400935955838"
    assert parse_element_string(f"01{GTIN}", TODAY).cip13 is None


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("0112345678901231170032701311230", "date"),
        ("]d201123456789012311726130110A", "date"),
        (f"01{GTIN}17270230", "date"),
        (f"01{GTIN}70032701001230", "date"),
        (f"01{GTIN}70032701312430", "date"),
        (f"01{GTIN}8008270131123", "date"),
        ("0112345678901232", "check_digit"),
        ("010340023674791317220507109M63A21106G1VN4CP4YMR", "check_digit"),
        ("00006141411234567891", "check_digit"),
        (f"01{GTIN}10{'A' * 21}", "too_long"),
        (f"01{GTIN}21{'1' * 21}", "too_long"),
        (f"01{GTIN}700327013112301", "too_long"),
        ("0112345678", "too_short"),
        (f"01{GTIN}1727<GS>10A", "too_short"),
        (f"(01){GTIN}(17)2701", "too_short"),
        (f"01{GTIN}10LOT1<GS><GS>17270131", "empty_element"),
        (f"01{GTIN}10LOT1<GS>", "empty_element"),
        (f"<GS>01{GTIN}", "empty_element"),
        (f"01{GTIN}10", "empty_value"),
        (f"01{GTIN}10<GS>17270131", "empty_value"),
        (f"(01){GTIN}(10)", "empty_value"),
        (f"01{GTIN}17ABCDEF", "not_digits"),
        (f"01{GTIN}0499", "unknown_identifier"),
        (f"01{GTIN}LOT", "unknown_identifier"),
        (f"(01){GTIN}(05)1", "unknown_identifier"),
        (f"01{GTIN}1", "unknown_identifier"),
        (f"(01){GTIN}(10)A(B)", "brackets"),
        (f"(01){GTIN}<GS>(10)A", "brackets"),
        (f"(01){GTIN} (10)A", "character"),
        (f"01{GTIN}10LOTÉ", "character"),
        (f"01{GTIN}10LOT\r", "character"),
        (f"01{GTIN}10LOT#1", "character"),
        ("01١٢٣٤٥٦٧٨٩٠١٢٣١", "character"),
        (f"01{GTIN}10A<GS>10B", "repeated"),
        (f"01{GTIN}3712", "excluded"),
        (f"01{GTIN}02{GTIN}3712", "excluded"),
        ("17270131", "alone"),
        ("10A", "alone"),
        ("21A", "alone"),
        (f"02{GTIN}", "alone"),
    ],
)
def test_what_cannot_be_read_in_one_way_is_refused(text: str, variant: str) -> None:
    """Never repaired, never split by a guess: one digit too many, a lost separator, a date that does not exist."""
    assert refusal_of(text).phrase.key == f"refusal.invalid_element_string.{variant}"


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("]d1011231231231233310ABC123", "symbology"),
        ("]C00112345678901231", "symbology"),
        ("", "empty"),
        ("]d2", "empty"),
    ],
)
def test_another_symbology_is_no_gs1_code(text: str, variant: str) -> None:
    """A plain DataMatrix with the same digits is not GS1's."""
    assert refusal_of(text).phrase.key == f"refusal.not_gs1.{variant}"


def test_the_same_value_twice_is_one_value() -> None:
    """GS1 forbids two values of one identifier, not one value twice."""
    assert read(f"01{GTIN}10A<GS>10A") == {"01": GTIN, "10": "A"}


def test_the_separator_is_named_in_the_refusal() -> None:
    """No control character reaches a sentence."""
    assert refusal_of(f"01{GTIN}10LOT1<GS><GS>17270131").values["text"] == f"01{GTIN}10LOT1<GS><GS>17270131"


def test_no_identifier_begins_another() -> None:
    """Else a code could be split in two ways."""
    for one in IDENTIFIERS:
        assert not [other for other in IDENTIFIERS if other != one and other.startswith(one)]


def test_identifiers_without_separator_are_those_of_predefined_length() -> None:
    """GS1 General Specifications: the first two digits alone tell that no separator follows, and the length in all."""
    predefined = {"00": 20, "01": 16, "02": 16, "03": 16, "04": 18, "20": 4, "41": 16}
    predefined |= {str(number): 8 for number in range(11, 20)} | {str(number): 10 for number in range(31, 37)}
    for identifier, lawful in IDENTIFIERS.items():
        total = predefined.get(identifier[:2])
        assert lawful.has_separator == (total is None), identifier
        assert total in (None, len(identifier) + lawful.longest), identifier
        assert lawful.shortest <= lawful.longest
    for pair in EXCLUSIONS:
        assert set(pair) <= set(IDENTIFIERS)


gtins = st.from_regex("[0-9]{13}", fullmatch=True).map(lambda body: body + check_digit(body))


@given(gtins, st.integers(0, 13), st.integers(1, 9))
def test_every_wrong_digit_in_a_gtin_is_found(gtin: str, place: int, difference: int) -> None:
    """Any one digit read as any other."""
    wrong = gtin[:place] + str((int(gtin[place]) + difference) % 10) + gtin[place + 1 :]
    assert refusal_of(f"01{wrong}").phrase.key == "refusal.invalid_element_string.check_digit"


@given(st.text(st.sampled_from("01270113A\x1d()]dC"), max_size=60))
def test_any_text_is_a_code_or_a_refusal(text: str) -> None:
    """Noise never raises anything but a Refusal."""
    try:
        parse_element_string(text, TODAY)
    except Refusal:
        return
