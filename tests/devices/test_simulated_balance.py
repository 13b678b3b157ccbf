"""The simulated balance answers in the bytes of the maker's manual."""

from __future__ import annotations

import os
import select
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from compounder.devices.simulated_balance import BalanceFault, SimulatedBalance
from compounder.domain.balance import Balance, BalanceId
from compounder.domain.quantity import Quantity
from compounder.domain.unit import Unit

XS = Balance(
    id=BalanceId("xs"),
    name="XS",
    serial_number="123456789",
    unit=Unit.of("g"),
    resolution=Quantity.of("0.01", "g"),
    minimum_weight=Quantity.of("1", "g"),
    capacity=Quantity.of(220, "g"),
    checked_on=date(2026, 11, 24),
)


class Terminal:
    """The bare other end: bytes out, bytes in."""

    def __init__(self, port: str) -> None:
        self._descriptor = os.open(port, os.O_RDWR | os.O_NOCTTY)

    def ask(self, command: bytes, *, wait: float = 5.0) -> bytes:
        """What comes back to these bytes: up to a line end, or so many seconds of silence."""
        os.write(self._descriptor, command)
        answer = b""
        while not answer.endswith(b"\r\n") and select.select([self._descriptor], [], [], wait)[0]:
            answer += os.read(self._descriptor, 100)
        return answer

    def close(self) -> None:
        """Let go of the terminal; the balance stays."""
        os.close(self._descriptor)


@pytest.fixture
def simulated() -> Iterator[SimulatedBalance]:
    with SimulatedBalance(XS) as balance:
        yield balance


@pytest.fixture
def terminal(simulated: SimulatedBalance) -> Iterator[Terminal]:
    opened = Terminal(simulated.port)
    yield opened
    opened.close()


def test_a_stable_load_in_the_bytes_of_the_manual(simulated: SimulatedBalance, terminal: Terminal) -> None:
    """Ten columns for the number, right-aligned."""
    simulated.put(Quantity.of(100, "g"))
    assert terminal.ask(b"S\r\n") == b"S S     100.00 g\r\n"
    assert terminal.ask(b"SI\r\n") == b"S S     100.00 g\r\n"


def test_a_moving_load_in_the_bytes_of_the_manual(simulated: SimulatedBalance, terminal: Terminal) -> None:
    """`SI` shows the moving value marked D; `S` gives up."""
    simulated.put(Quantity.of("100.07", "g"))
    simulated.fail_next(BalanceFault.UNSTABLE, BalanceFault.UNSTABLE)
    assert terminal.ask(b"SI\r\n") == b"S D     100.07 g\r\n"
    assert terminal.ask(b"S\r\n") == b"S I\r\n"


def test_a_negative_net_in_the_bytes_of_the_manual(simulated: SimulatedBalance, terminal: Terminal) -> None:
    """The sign stands next to the number; a tare is answered after T."""
    simulated.put(Quantity.of("0.68", "g"))
    assert terminal.ask(b"T\r\n") == b"T S       0.68 g\r\n"
    simulated.put(Quantity.of(0, "g"))
    assert terminal.ask(b"SI\r\n") == b"S S      -0.68 g\r\n"


@pytest.mark.parametrize(
    ("fault", "answer"),
    [
        (BalanceFault.UNSTABLE, b"S I\r\n"),
        (BalanceFault.OVERLOAD, b"S +\r\n"),
        (BalanceFault.UNDERLOAD, b"S -\r\n"),
        (BalanceFault.DEVICE_ERROR, b"S S Error 10b\r\n"),
        (BalanceFault.WRONG_UNIT, b"S S       0.00 oz\r\n"),
        (BalanceFault.PARTIAL_LINE, b"S S       0.00"),
        (BalanceFault.SILENT, b""),
    ],
)
def test_a_fault_in_the_bytes_of_the_manual(
    simulated: SimulatedBalance, terminal: Terminal, fault: BalanceFault, answer: bytes
) -> None:
    """One fault, once; the next answer is good again."""
    simulated.fail_next(fault)
    assert terminal.ask(b"S\r\n", wait=5.0 if answer.endswith(b"\r\n") else 0.5) == answer
    assert terminal.ask(b"S\r\n") == b"S S       0.00 g\r\n"


def test_unknown_commands_and_the_serial_number(terminal: Terminal) -> None:
    """`ES` to what it does not know; `I4` and `@` answer the serial number."""
    assert terminal.ask(b"XX\r\n") == b"ES\r\n"
    assert terminal.ask(b"I4\r\n") == b'I4 A "123456789"\r\n'
    assert terminal.ask(b"@\r\n") == b'@ A "123456789"\r\n'


def test_a_command_may_come_in_pieces(simulated: SimulatedBalance, terminal: Terminal) -> None:
    """Serial lines cut anywhere."""
    simulated.put(Quantity.of(100, "g"))
    os.write(terminal._descriptor, b"S")
    time.sleep(0.05)
    assert terminal.ask(b"\r\n") == b"S S     100.00 g\r\n"


def test_a_coarse_balance_shows_no_decimals() -> None:
    """The display goes in the steps of the resolution; a half goes up."""
    coarse = replace(XS, resolution=Quantity.of(5, "g"), minimum_weight=Quantity.of(50, "g"))
    with SimulatedBalance(coarse) as simulated:
        terminal = Terminal(simulated.port)
        simulated.put(Quantity.of("102.5", "g"))
        assert terminal.ask(b"S\r\n") == b"S S        105 g\r\n"
        terminal.close()


def test_unplugging_twice_does_nothing(simulated: SimulatedBalance) -> None:
    """The cable can only be pulled once."""
    simulated.unplug()
    simulated.unplug()
