"""Our own container's code comes back as it went out, and an independent reader reads it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from compounder.domain.errors import Refusal
from compounder.exchange.container_code import ContainerCode, container_code, encode, restricted_circulation_gtin
from compounder.exchange.gs1 import check_digit, parse_element_string

TODAY = date(2026, 11, 24)
GTIN = "12345678901231"

gtins = st.from_regex("[0-9]{13}", fullmatch=True).map(lambda body: body + check_digit(body))
names = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz0123456789-/._", min_size=1, max_size=20)
days = st.dates(date(1980, 1, 1), date(2070, 12, 31))
minutes = st.datetimes(datetime(1980, 1, 1), datetime(2070, 12, 31)).map(  # noqa: DTZ001 (a label's local time)
    lambda moment: moment.replace(second=0, microsecond=0)
)
codes = st.builds(ContainerCode, gtin=gtins, use_by=st.one_of(minutes, days), batch=names, container=names)

OINTMENT = ContainerCode("02000000000015", date(2027, 1, 31), "2026-00042", "7")


def for_people(code: ContainerCode) -> str:
    return "".join(f"({identifier}){value}" for identifier, value in code.pairs())


@given(codes)
def test_a_container_comes_back_as_it_went_out(code: ContainerCode) -> None:
    """parse(encode(x)) is x, from the symbol and from the text for people."""
    assert container_code(parse_element_string(encode(code), TODAY)) == code
    assert container_code(parse_element_string(for_people(code), TODAY)) == code


def test_the_text_in_the_symbol() -> None:
    """Item, date, batch, container; a separator only after the batch, or after a date with an hour."""
    assert encode(OINTMENT) == "0102000000000015" + "17270131" + "102026-00042\x1d" + "217"
    sterile = replace(OINTMENT, use_by=datetime(2027, 1, 31, 12, 30))  # noqa: DTZ001 (a label's local time)
    assert encode(sterile) == "0102000000000015" + "70032701311230\x1d" + "102026-00042\x1d" + "217"


@pytest.mark.parametrize("use_by", [date(2027, 1, 31), datetime(2027, 1, 31, 12, 30)])  # noqa: DTZ001
def test_an_independent_reader_reads_the_symbol(use_by: date) -> None:
    """A DataMatrix of the text for people is GS1's, and holds exactly the encoded text."""
    code = replace(OINTMENT, use_by=use_by)
    barcode = zxingcpp.create_barcode(for_people(code), zxingcpp.BarcodeFormat.DataMatrix, gs1=True, forceSquare=True)
    picture = zxingcpp.write_barcode_to_image(barcode, scale=4)
    (found,) = zxingcpp.read_barcodes(picture, text_mode=zxingcpp.TextMode.Plain)
    assert (found.symbology_identifier, found.text) == ("]d2", encode(code))
    assert container_code(parse_element_string(found.symbology_identifier + found.text, TODAY)) == code


@pytest.mark.parametrize(
    ("changes", "variant"),
    [
        ({"gtin": "02000000000016"}, "check_digit"),
        ({"gtin": "2000000000015"}, "too_short"),
        ({"batch": "B" * 21}, "too_long"),
        ({"batch": ""}, "empty_value"),
        ({"batch": "2026 42"}, "character"),
        ({"batch": "2026(42)"}, "character"),
        ({"container": "7\x1d8"}, "character"),
        ({"container": "é"}, "character"),
    ],
)
def test_a_container_that_no_code_can_say_is_refused(changes: dict[str, str], variant: str) -> None:
    """Nothing is cut or replaced to make it fit."""
    with pytest.raises(Refusal) as raised:
        replace(OINTMENT, **changes)  # type: ignore[arg-type]
    assert raised.value.phrase.key == f"refusal.invalid_element_string.{variant}"


def test_a_use_by_with_a_zone_or_seconds_is_a_fault() -> None:
    """A label says local time to the minute; rounding is not done here."""
    east = timezone(timedelta(hours=1))
    seconds = datetime(2027, 1, 31, 12, 30, 1)  # noqa: DTZ001 (a label's local time)
    for moment in (datetime(2027, 1, 31, 12, 30, tzinfo=east), seconds):
        with pytest.raises(ValueError, match="to the minute"):
            replace(OINTMENT, use_by=moment)


@pytest.mark.parametrize(
    "text", [f"01{GTIN}", f"01{GTIN}17270131", f"01{GTIN}17270131217<GS>10A", f"01{GTIN}17270131112601011010A<GS>217"]
)
def test_a_code_of_others_names_no_container(text: str) -> None:
    """Only the four elements of our label, in their order."""
    string = parse_element_string(text.replace("<GS>", "\x1d"), TODAY)
    with pytest.raises(Refusal) as raised:
        container_code(string)
    assert raised.value.code == "not_our_code"


def test_a_restricted_circulation_number_is_a_valid_gtin() -> None:
    """0, the prefix, ten digits of the item, the check digit; leading zeros of the item do not matter."""
    assert restricted_circulation_gtin(1, prefix="20") == restricted_circulation_gtin("0001", prefix="20")
    for prefix in ("02", "20", "29"):
        for item in (0, 1, 42, 9_999_999_999):
            gtin = restricted_circulation_gtin(item, prefix=prefix)
            assert re.fullmatch(f"0{prefix}[0-9]{{11}}", gtin)
            assert parse_element_string(f"01{gtin}", TODAY).value("01") == gtin


@pytest.mark.parametrize(
    ("item", "prefix"), [(1, "30"), (1, "00"), (-1, "20"), (10**10, "20"), ("A", "20"), ("", "20")]
)
def test_other_prefixes_and_items_are_faults(item: int | str, prefix: str) -> None:
    """The item is the pharmacy's own counter and the prefix a rule: neither is typed by a person."""
    with pytest.raises(ValueError, match="restricted-circulation"):
        restricted_circulation_gtin(item, prefix=prefix)
