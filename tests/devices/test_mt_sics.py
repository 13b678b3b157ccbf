"""A line of a balance becomes a stable reading in the balance's unit, or a refusal; never a guess."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compounder.devices.mt_sics import parse_done, parse_live, parse_mt_sics, parse_serial
from compounder.domain.balance import Balance, BalanceId
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.domain.unit import Unit

B1 = Balance(
    id=BalanceId("b1"),
    name="B1",
    serial_number="123456789",
    unit=Unit.of("g"),
    resolution=Quantity.of("0.01", "g"),
    minimum_weight=Quantity.of("10", "g"),
    capacity=Quantity.of(2200, "g"),
    checked_on=date(2026, 11, 24),
)
IN_KILOGRAMS = replace(B1, unit=Unit.of("kg"))
IN_MILLIGRAMS = replace(B1, unit=Unit.of("mg"))


def line_of(hundredths: int, unit: str = "g") -> bytes:
    """A stable reply as the maker's manual prints it: ten columns, the sign next to the number."""
    sign, digits = "-" if hundredths < 0 else "", f"{abs(hundredths):03d}"
    return f"S S {sign + digits[:-2] + '.' + digits[-2:]:>10} {unit}\r\n".encode("ascii")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        (b"S S     100.00 g\r\n", "100.00"),
        (b"S S      -0.68 g\r\n", "-0.68"),
        (b"S S 121.16 g\r\n", "121.16"),
        (b"S S                  7 g\r\n", "7"),
    ],
)
def test_a_stable_line_is_a_reading(line: bytes, number: str) -> None:
    """The manual's vectors; words count, columns do not; the raw line is kept without its end."""
    reading = parse_mt_sics(line, B1)
    assert (reading.number_text, reading.unit) == (number, Unit.of("g"))
    assert reading.raw.encode("ascii") + b"\r\n" == line


def test_the_reply_to_tare_is_the_tare() -> None:
    """`T` answers the weight that it took."""
    assert parse_mt_sics(b"T S      2.486 g\r\n", B1, command="T").quantity == Quantity.of("2.486", "g")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"S D     100.07 g\r\n", "not_stable"),
        (b"S I\r\n", "not_stable"),
        (b"S +\r\n", "overload"),
        (b"S -\r\n", "underload"),
        (b"S S Error 10b\r\n", "balance_fault"),
        (b"S L\r\n", "balance_command"),
        (b"ES\r\n", "balance_command"),
        (b"ET\r\n", "balance_command"),
        (b"EL\r\n", "balance_command"),
        (b"S S     121.16 oz\r\n", "wrong_unit"),
        (b"S S     121.16 G\r\n", "wrong_unit"),
        (b"S S     121.16 kg\r\n", "wrong_unit"),
        (b"S S     121.16\r\n", "garbled_reply"),
        (b"S S     121,16 g\r\n", "garbled_reply"),
        (b"S S + 121.16 g\r\n", "garbled_reply"),
        (b"S S    +121.16 g\r\n", "garbled_reply"),
        (b"S S    0121.16 g\r\n", "garbled_reply"),
        (b"S S     121.16 g g\r\n", "garbled_reply"),
        (b"S S\t121.16 g\r\n", "garbled_reply"),
        (b"S S     121.16 g\n", "garbled_reply"),
        (b"S S     121.16 g", "garbled_reply"),
        (b"S S     1\xb21.16 g\r\n", "garbled_reply"),
        (b"S S     100.00 g\r\nS S     121.16 g\r\n", "garbled_reply"),
        (b"T S     121.16 g\r\n", "garbled_reply"),
        (b'I4 A "123456789"\r\n', "garbled_reply"),
        (b"\r\n", "garbled_reply"),
        (b"", "garbled_reply"),
    ],
)
def test_any_other_line_is_refused(line: bytes, code: str) -> None:
    """Unstable, overloaded, in another unit, an error of the balance, or not a line at all."""
    with pytest.raises(Refusal) as raised:
        parse_mt_sics(line, B1)
    assert raised.value.code == code


def test_the_raw_line_stands_in_the_refusal_of_a_wrong_unit() -> None:
    """R18: what was sent, and what was asked for."""
    with pytest.raises(Refusal) as raised:
        parse_mt_sics(b"S S 121.16 oz\r\n", B1)
    assert raised.value.values == {"raw": "S S 121.16 oz", "unit": Unit.of("g")}


def test_a_serial_number_is_read_from_both_commands() -> None:
    """`I4` and `@` answer it in quotes; anything else is refused."""
    assert parse_serial(b'I4 A "0123456789"\r\n', B1) == "0123456789"
    assert parse_serial(b'@ A "123456789"\r\n', B1) == "123456789"
    for line, code in ((b"ES\r\n", "balance_command"), (b'I4 A "12', "garbled_reply"), (b"I4 I\r\n", "not_stable")):
        with pytest.raises(Refusal) as raised:
            parse_serial(line, B1)
        assert raised.value.code == code


def test_setting_zero_is_done_or_refused() -> None:
    """`Z A` alone is done."""
    parse_done(b"Z A\r\n", B1, command="Z")
    for line, code in ((b"Z I\r\n", "not_stable"), (b"Z +\r\n", "overload"), (b"S A\r\n", "garbled_reply")):
        with pytest.raises(Refusal) as raised:
            parse_done(line, B1, command="Z")
        assert raised.value.code == code


@given(st.integers(-220_000, 220_000))
def test_a_written_weight_is_read_unchanged(hundredths: int) -> None:
    """parse(render(x)) is x."""
    assert parse_mt_sics(line_of(hundredths), B1).quantity == Quantity.of(hundredths, "g") / 100


@given(st.integers(-220_000, 220_000), st.sampled_from([B1, IN_KILOGRAMS, IN_MILLIGRAMS]))
def test_a_line_cut_off_anywhere_is_refused(hundredths: int, balance: Balance) -> None:
    """No proper beginning of a line is a reading."""
    line = line_of(hundredths, str(balance.unit))
    parse_mt_sics(line, balance)
    for length in range(len(line)):
        with pytest.raises(Refusal):
            parse_mt_sics(line[:length], balance)


@given(st.integers(-220_000, 220_000), st.sampled_from([B1, IN_KILOGRAMS, IN_MILLIGRAMS]))
def test_a_line_with_a_flipped_bit_is_refused_or_unchanged(hundredths: int, balance: Balance) -> None:
    """Every single flipped bit, but one kind: a digit that becomes another digit, which this protocol cannot show.

    Against that kind the driver reads twice (tests of the driver).
    """
    line = line_of(hundredths, str(balance.unit))
    expected = parse_mt_sics(line, balance)
    for place in range(len(line)):
        for bit in range(8):
            flipped = bytes([*line[:place], line[place] ^ 1 << bit, *line[place + 1 :]])
            if chr(line[place]).isdigit() and chr(flipped[place]).isdigit():
                continue
            try:
                reading = parse_mt_sics(flipped, balance)
            except Refusal:
                continue
            assert (reading.quantity, reading.unit) == (expected.quantity, expected.unit), flipped


@given(st.binary(max_size=40))
def test_any_bytes_are_a_reading_or_a_refusal(noise: bytes) -> None:
    """Noise never raises anything but a Refusal."""
    try:
        parse_mt_sics(noise + b"\r\n", B1)
    except Refusal:
        return


def test_a_live_line_may_be_unsettled_and_says_so() -> None:
    """For the eye: `S D` has digits that are not stable; everything else is refused as for a reading."""
    moving = parse_live(b"S D     100.07 g\r\n", B1)
    assert (moving.number_text, moving.is_stable) == ("100.07", False)
    still = parse_live(b"S S     121.10 g\r\n", B1)
    assert (still.number_text, still.is_stable, still.as_reading().decimals) == ("121.10", True, 2)
    for line, code in (
        (b"S I\r\n", "not_stable"),
        (b"S D     100.07 oz\r\n", "not_stable"),
        (b"S S     121.16 oz\r\n", "wrong_unit"),
        (b"S +\r\n", "overload"),
        (b"S D     100.07 g", "garbled_reply"),
    ):
        with pytest.raises(Refusal) as raised:
            parse_live(line, B1)
        assert raised.value.code == code
