"""The real driver reads a simulated balance over a real pseudo-terminal, and survives what happens to cables."""

from __future__ import annotations

import os
import select
import threading
import time
import tty
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compounder.devices.serial_balance import SerialBalance
from compounder.devices.simulated_balance import BalanceFault, SimulatedBalance
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
PATIENCE = 5.0
"""Seconds for a reply that comes: two busy cores may take long over one."""
SILENCE = 1.0
"""Seconds where none comes."""


def grams(number: str) -> Quantity:
    return Quantity.of(number, "g")


@pytest.fixture
def simulated() -> Iterator[SimulatedBalance]:
    with SimulatedBalance(B1) as balance:
        yield balance


@pytest.fixture
def reader(simulated: SimulatedBalance) -> Iterator[SerialBalance]:
    with SerialBalance(simulated.port, B1) as balance:
        yield balance


def refusal_of(reader: SerialBalance, patience: float = PATIENCE) -> Refusal:
    """The refusal of one reading; it comes soon, never after a hang."""
    began = time.monotonic()
    with pytest.raises(Refusal) as raised:
        reader.read_stable(patience)
    assert time.monotonic() - began < 15
    return raised.value


def test_a_load_is_read_with_its_raw_line(simulated: SimulatedBalance, reader: SerialBalance) -> None:
    """The reading is what lies on the pan, at the resolution, and the line stands as received."""
    simulated.put(grams("121.1649"))
    reading = reader.read_stable(PATIENCE)
    assert reading.raw == "S S     121.16 g"
    assert reading.quantity == grams("121.16")


def test_net_is_what_was_added_after_taring(simulated: SimulatedBalance, reader: SerialBalance) -> None:
    """The vessel is taken as the tare, and its weight is answered; taking everything off shows a minus."""
    simulated.put(grams("52.4"))
    assert reader.tare(PATIENCE).quantity == grams("52.4")
    simulated.put(grams("173.56"))
    assert reader.read_stable(PATIENCE).quantity == grams("121.16")
    simulated.put(grams("0"))
    assert reader.read_stable(PATIENCE).number_text == "-52.40"


def test_a_new_connection_keeps_the_tare(simulated: SimulatedBalance, reader: SerialBalance) -> None:
    """Opening the line again must not clear the tare: net would become gross."""
    simulated.put(grams("52.4"))
    reader.tare(PATIENCE)
    simulated.put(grams("173.56"))
    reader.close()
    assert reader.read_stable(PATIENCE).quantity == grams("121.16")


def test_zero_and_reset_clear_the_tare(simulated: SimulatedBalance, reader: SerialBalance) -> None:
    """`Z` makes the present load nothing; `@` brings gross back."""
    simulated.put(grams("52.4"))
    reader.tare(PATIENCE)
    reader.reset()
    assert reader.read_stable(PATIENCE).quantity == grams("52.4")
    reader.zero(PATIENCE)
    assert reader.read_stable(PATIENCE).quantity == grams("0")


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (BalanceFault.UNSTABLE, "not_stable"),
        (BalanceFault.OVERLOAD, "overload"),
        (BalanceFault.UNDERLOAD, "underload"),
        (BalanceFault.WRONG_UNIT, "wrong_unit"),
        (BalanceFault.DEVICE_ERROR, "balance_fault"),
        (BalanceFault.GARBLED, "garbled_reply"),
        (BalanceFault.PARTIAL_LINE, "garbled_reply"),
        (BalanceFault.SILENT, "balance_silent"),
    ],
)
def test_a_fault_is_refused_and_the_next_reading_is_good(
    simulated: SimulatedBalance, reader: SerialBalance, fault: BalanceFault, code: str
) -> None:
    """Each fault of a reading has its refusal, leaves nothing behind, and the balance is read on."""
    simulated.put(grams("121.16"))
    simulated.fail_next(fault)
    is_waiting = fault in (BalanceFault.SILENT, BalanceFault.PARTIAL_LINE)
    assert refusal_of(reader, SILENCE if is_waiting else PATIENCE).code == code
    assert reader.read_stable(PATIENCE).quantity == grams("121.16")


def test_a_tare_is_refused_as_a_reading_is(simulated: SimulatedBalance, reader: SerialBalance) -> None:
    """An unsettled pan, or an overload, is no tare, and an unsettled zero is none."""
    simulated.fail_next(BalanceFault.UNSTABLE, BalanceFault.OVERLOAD, BalanceFault.UNSTABLE)
    for command, code in ((reader.tare, "not_stable"), (reader.tare, "overload"), (reader.zero, "not_stable")):
        with pytest.raises(Refusal) as raised:
            command(PATIENCE)
        assert raised.value.code == code


def test_a_load_above_the_capacity_is_an_overload(simulated: SimulatedBalance, reader: SerialBalance) -> None:
    """The simulated balance knows its capacity; R17 names it."""
    simulated.put(grams("2200.01"))
    assert refusal_of(reader).values == {"capacity": grams("2200")}
    simulated.put(grams("-1"))
    assert refusal_of(reader).code == "underload"


def test_what_was_sent_unasked_is_not_a_reply(simulated: SimulatedBalance, reader: SerialBalance) -> None:
    """A line from the print key before the command is thrown away."""
    simulated.put(grams("121.16"))
    reader.read_stable(PATIENCE)
    simulated.send(b"S S     999.99 g\r\nS S     999.99 g\r\n")
    _wait_for_bytes(reader, 36)
    assert reader.read_stable(PATIENCE).quantity == grams("121.16")


def _wait_for_bytes(reader: SerialBalance, count: int) -> None:
    """Until the terminal, which hands bytes on in its own time, has them all."""
    line = reader._line
    assert line is not None
    deadline = time.monotonic() + PATIENCE
    while line.in_waiting < count and time.monotonic() < deadline:
        time.sleep(0.01)


def test_an_unplugged_balance_is_refused_each_time(simulated: SimulatedBalance, reader: SerialBalance) -> None:
    """A pulled cable never hangs the program, at once or later."""
    simulated.put(grams("121.16"))
    reader.read_stable(PATIENCE)
    simulated.unplug()
    for _ in range(3):
        refused = refusal_of(reader)
        assert refused.phrase.key == "refusal.balance_silent.unplugged"
        assert refused.values == {"balance": "B1", "port": simulated.port}


def test_unplugging_while_waiting_is_refused(simulated: SimulatedBalance, reader: SerialBalance) -> None:
    """The cable goes while the balance is asked."""
    reader.serial_number()
    simulated.fail_next(BalanceFault.SILENT)
    unplugger = _after(0.1, simulated)
    assert refusal_of(reader).code == "balance_silent"
    unplugger.join()


def _after(seconds: float, simulated: SimulatedBalance) -> threading.Timer:
    timer = threading.Timer(seconds, simulated.unplug)
    timer.start()
    return timer


def test_a_port_that_is_not_there_is_refused() -> None:
    """A wrong path in the settings is an unplugged balance."""
    assert refusal_of(SerialBalance("/dev/no-such-balance", B1)).phrase.key == "refusal.balance_silent.unplugged"


def test_a_port_that_another_program_reads_is_refused(simulated: SimulatedBalance, reader: SerialBalance) -> None:
    """Two readers would take each other's replies."""
    reader.read_stable(PATIENCE)
    with SerialBalance(simulated.port, B1) as second:
        assert refusal_of(second).phrase.key == "refusal.balance_silent.unplugged"


def test_another_balance_at_the_port_is_refused(simulated: SimulatedBalance) -> None:
    """The serial number that answers must be that of the record, at each connection."""
    with SerialBalance(simulated.port, replace(B1, name="B2", serial_number="1129")) as other:
        refused = refusal_of(other)
        assert refused.code == "balance_mismatch"
        assert refused.values == {"balance": "B2", "answered": "123456789", "expected": "1129"}
        assert refusal_of(other).code == "balance_mismatch"


@settings(max_examples=50)
@given(st.integers(0, 220_000))
def test_every_weight_is_read_as_it_lies(hundredths: int) -> None:
    """What lies on the pan at the resolution arrives unchanged through the pseudo-terminal."""
    load = Quantity(Fraction(hundredths, 100), Unit.of("g"))
    with SimulatedBalance(B1) as simulated, SerialBalance(simulated.port, B1) as reader:
        simulated.put(load)
        assert reader.read_stable(PATIENCE).quantity == load


class DisturbedLine:
    """A line on which a test decides the bytes of each reply."""

    def __init__(self) -> None:
        self.replies: list[bytes] = []
        self._ours, self._theirs = os.openpty()
        tty.setraw(self._theirs)
        self.port = os.ttyname(self._theirs)
        self._closing = False
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while not self._closing:
            if select.select([self._ours], [], [], 0.02)[0]:
                os.read(self._ours, 100)
                os.write(self._ours, self.replies.pop(0))

    def close(self) -> None:
        """Stop answering and take the line away."""
        self._closing = True
        self._thread.join()
        os.close(self._ours)
        os.close(self._theirs)


@pytest.fixture
def disturbed() -> Iterator[DisturbedLine]:
    line = DisturbedLine()
    yield line
    line.close()


def test_one_flipped_bit_on_the_line_is_refused_or_changes_nothing(disturbed: DisturbedLine) -> None:
    """Every single bit of the stable line, digits included, on its way through the driver."""
    good, serial_number = b"S S     120.96 g\r\n", b'I4 A "123456789"\r\n'
    with SerialBalance(disturbed.port, B1) as reader:
        for place in range(8, len(good) - 2):
            for bit in range(8):
                flipped = bytes([*good[:place], good[place] ^ 1 << bit, *good[place + 1 :]])
                disturbed.replies = [serial_number, flipped, good]
                reader.close()
                try:
                    assert reader.read_stable(PATIENCE).quantity == grams("120.96"), flipped
                except Refusal:
                    continue


@pytest.mark.parametrize("second", [b"S S     121.17 g\r\n", b"S D     121.16 g\r\n"])
def test_a_second_reading_that_differs_is_refused(disturbed: DisturbedLine, second: bytes) -> None:
    """A weight that moves while it is read is not stable, although its first line said so."""
    disturbed.replies = [b'I4 A "123456789"\r\n', b"S S     121.16 g\r\n", second]
    with SerialBalance(disturbed.port, B1) as reader:
        assert refusal_of(reader).code == "not_stable"


def test_a_late_reply_to_an_earlier_command_is_no_reading(disturbed: DisturbedLine) -> None:
    """After a silence the balance must first say who it is; an old weight that arrives then is thrown away with it."""
    disturbed.replies = [b'I4 A "123456789"\r\n', b"", b'S S     999.99 g\r\nI4 A "123456789"\r\n']
    with SerialBalance(disturbed.port, B1) as reader:
        assert refusal_of(reader, SILENCE).code == "balance_silent"
        assert refusal_of(reader).code == "garbled_reply"


def test_a_device_that_is_no_balance_is_refused(disturbed: DisturbedLine) -> None:
    """It may send much, and no line end; the driver stops listening."""
    disturbed.replies = [b"\x55" * 2000]
    with SerialBalance(disturbed.port, B1) as reader:
        assert refusal_of(reader).code == "garbled_reply"
