"""The balances of a station: read on threads of their own, silent ones said, the window never held up."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from compounder.devices.simulated_balance import BalanceFault, SimulatedBalance
from compounder.domain.balance import Balance, BalanceReading, LiveReading
from compounder.domain.errors import Refusal
from tests.devices.test_serial_balance import B1
from tests.ui.desk import grams, heard
from ui.devices import BalanceLine, BalanceRequest, Balances

PATIENCE = 10.0


def wait(application: QApplication, until: Callable[[], bool]) -> None:
    """Let the window work until something holds."""
    end = time.monotonic() + PATIENCE
    while not until():
        application.processEvents()
        assert time.monotonic() < end, "it did not come to this"
        time.sleep(0.005)


@pytest.fixture
def pan() -> Iterator[SimulatedBalance]:
    """A simulated balance on a pseudo-terminal."""
    with SimulatedBalance(B1) as simulated:
        yield simulated


@pytest.fixture
def balances(application: QApplication, pan: SimulatedBalance) -> Iterator[Balances]:
    """A station that reads it."""
    station = Balances(application)
    station.attach([B1], {"B1": pan.port})
    yield station
    station.close()


def line_of(balances: Balances, balance: Balance = B1) -> BalanceLine:
    """The line that is read, watched."""
    line = balances.line(balance.id)
    assert line is not None
    line.set_watched("the test", watched=True)
    return line


def code_of(line: BalanceLine) -> str:
    """The code of the refusal that is shown."""
    return line.shown.code if isinstance(line.shown, Refusal) else ""


def shows(line: BalanceLine, digits: str) -> bool:
    """Whether a stable reading of these digits is shown."""
    return isinstance(line.shown, LiveReading) and line.shown.is_stable and line.shown.number_text == digits


def answer_of(application: QApplication, request: BalanceRequest) -> object:
    """What a request ends with, a reading or a refusal."""
    said = [heard(request.done), heard(request.refused)]
    wait(application, lambda: any(said))
    return (said[0] or said[1])[0]


def test_what_lies_on_the_pan_is_shown_as_it_was_sent(
    application: QApplication, pan: SimulatedBalance, balances: Balances
) -> None:
    """The digits of the balance, and each change of them."""
    line = line_of(balances)
    wait(application, lambda: shows(line, "0.00"))
    pan.put(grams("121.1"))
    wait(application, lambda: shows(line, "121.10"))
    assert line.is_reached


def test_a_reading_that_has_not_settled_is_shown_as_such(
    application: QApplication, pan: SimulatedBalance, balances: Balances
) -> None:
    """With its digits, and never as stable."""
    line = line_of(balances)
    seen: list[object] = []
    line.changed.connect(lambda: seen.append(line.shown))
    pan.put(grams("50"))
    pan.fail_next(*[BalanceFault.UNSTABLE] * 3)
    wait(application, lambda: any(isinstance(shown, LiveReading) and not shown.is_stable for shown in seen))
    wait(application, lambda: shows(line, "50.00"))


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (BalanceFault.WRONG_UNIT, "wrong_unit"),
        (BalanceFault.OVERLOAD, "overload"),
        (BalanceFault.UNDERLOAD, "underload"),
        (BalanceFault.GARBLED, "garbled_reply"),
        (BalanceFault.DEVICE_ERROR, "balance_fault"),
    ],
)
def test_what_cannot_be_recorded_is_a_refusal_and_the_line_goes_on(
    application: QApplication, pan: SimulatedBalance, balances: Balances, fault: BalanceFault, code: str
) -> None:
    """It says which; the balance counts as reached, and the next good line is shown."""
    line = line_of(balances)
    wait(application, lambda: shows(line, "0.00"))
    codes: list[str] = []
    line.changed.connect(lambda: codes.append(code_of(line)))
    pan.fail_next(fault)
    wait(application, lambda: code in codes)
    wait(application, lambda: shows(line, "0.00"))
    assert line.is_reached


def test_a_stable_reading_and_a_tare_are_asked_of_the_same_thread(
    application: QApplication, pan: SimulatedBalance, balances: Balances
) -> None:
    """What is recorded is what the driver read twice."""
    line = line_of(balances)
    pan.put(grams("20"))
    tared = answer_of(application, line.tare(line))
    pan.put(grams("141.16"))
    taken = answer_of(application, line.read_stable(line))
    assert isinstance(tared, BalanceReading)
    assert isinstance(taken, BalanceReading)
    assert (tared.number_text, taken.number_text) == ("20.00", "121.16")


def test_a_reading_does_not_reach_who_is_deleted(
    application: QApplication, pan: SimulatedBalance, balances: Balances
) -> None:
    """A window that closes while the pan settles records nothing, and the line goes on."""
    line, asker = line_of(balances), QObject()
    answers: list[object] = []
    request = line.read_stable(asker)
    for signal in (request.done, request.refused):
        signal.connect(lambda answer: answers.append(answer))  # noqa: PLW0108 - as screens do, tied to nothing
    shiboken6.delete(asker)
    pan.put(grams("20"))
    answer_of(application, line.read_stable(line))
    assert answers == []


def test_a_pulled_cable_is_said_and_the_window_goes_on(
    application: QApplication, pan: SimulatedBalance, balances: Balances
) -> None:
    """No turn of the event loop takes long, and what is asked then is refused."""
    line = line_of(balances)
    wait(application, lambda: shows(line, "0.00"))
    pan.unplug()
    longest = 0.0
    end = time.monotonic() + PATIENCE
    while code_of(line) != "balance_silent":
        began = time.monotonic()
        application.processEvents()
        longest = max(longest, time.monotonic() - began)
        assert time.monotonic() < end
    assert longest < 0.5
    assert not line.is_reached
    refused = answer_of(application, line.read_stable(line))
    assert isinstance(refused, Refusal)
    assert refused.code == "balance_silent"


def test_a_balance_that_comes_back_is_read_again(application: QApplication, tmp_path: Path) -> None:
    """It is asked who it is each time; the port is what the operating system calls it."""
    port = tmp_path / "ttyUSB0"
    station = Balances(application)
    station.attach([B1], {"B1": str(port)})
    line = line_of(station)
    wait(application, lambda: code_of(line) == "balance_silent")
    with SimulatedBalance(B1) as pan:
        port.symlink_to(pan.port)
        wait(application, lambda: shows(line, "0.00"))
        station.close()


def test_another_balance_at_the_port_is_not_read(application: QApplication, pan: SimulatedBalance) -> None:
    """Its serial number is not that of the record: R-mismatch, and not reached."""
    station = Balances(application)
    station.attach([replace(B1, serial_number="1130")], {"B1": pan.port})
    line = line_of(station)
    wait(application, lambda: code_of(line) == "balance_mismatch")
    assert not line.is_reached
    station.close()


def test_a_line_goes_on_undisturbed_while_its_balance_stays_the_same(balances: Balances) -> None:
    """Today's check changes the record only; another port is another line; no port, none."""
    line = line_of(balances)
    checked = replace(B1, checked_on=None)
    balances.attach([checked], {"B1": line.port})
    assert balances.line(B1.id) is line
    assert line.balance == checked
    balances.attach([checked], {"B1": "/dev/nothing"})
    assert balances.line(B1.id) is not line
    balances.attach([checked], {})
    assert balances.line(B1.id) is None


def test_a_pan_is_simulated_in_a_sample_pharmacy_alone(application: QApplication) -> None:
    """Read by the real driver there; a port that was chosen goes before; elsewhere there is no pan at all."""
    station = Balances(application, is_sample=True)
    station.attach([B1], {})
    pan = station.pan(B1.id)
    assert pan is not None
    pan.put(grams("12.5"))
    line = line_of(station)
    wait(application, lambda: shows(line, "12.50"))
    station.close()
    real = Balances(application)
    real.attach([B1], {})
    assert real.pan(B1.id) is None
    assert real.line(B1.id) is None
    real.close()
    chosen = Balances(application, is_sample=True)
    chosen.attach([B1], {"B1": "/dev/nothing"})
    assert chosen.pan(B1.id) is None
    chosen.close()


def test_a_process_that_ends_without_closing_its_balances_says_nothing_of_it(
    application: QApplication, pan: SimulatedBalance, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window is gone under the thread: it ends, without a fault that nobody could read."""
    faults: list[object] = []
    monkeypatch.setattr(threading, "excepthook", faults.append)
    line = BalanceLine(B1, pan.port)
    line.set_watched("the test", watched=True)
    wait(application, lambda: line.is_reached)
    thread = line._thread
    shiboken6.delete(line)
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert faults == []
