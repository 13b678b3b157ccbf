"""A balance that is not there: MT-SICS over a pseudo-terminal, with a load, a tare, limits, and faults on demand.

It serves the demonstration and the tests; the driver that reads it is the real one.
"""

from __future__ import annotations

import os
import select
import threading
import tty
from collections import deque
from enum import Enum
from fractions import Fraction
from types import TracebackType
from typing import Self

from compounder.domain.balance import Balance
from compounder.domain.number import rounded_half_up
from compounder.domain.quantity import Quantity

_LINE_END = b"\r\n"
_NUMBER_WIDTH = 10


class BalanceFault(Enum):
    """What can go wrong with the next reading, taring or zeroing of a simulated balance."""

    UNSTABLE = "unstable"
    OVERLOAD = "overload"
    UNDERLOAD = "underload"
    WRONG_UNIT = "wrong_unit"
    DEVICE_ERROR = "device_error"
    GARBLED = "garbled"
    PARTIAL_LINE = "partial_line"
    SILENT = "silent"


class SimulatedBalance:
    """An MT-SICS balance that answers at `port` until it is closed or unplugged (POSIX only).

    It answers S, SI, T, Z, I4 and @ in the bytes of the maker's manual, and ES to anything else. `put` sets what lies
    on the pan; the display rounds it to the resolution of `balance`, whose serial number and capacity it has too.
    """

    def __init__(self, balance: Balance) -> None:
        self._balance = balance
        self._load = Fraction(0)
        self._tare = Fraction(0)
        self._zero = Fraction(0)
        self._faults: deque[BalanceFault] = deque()
        self._guard = threading.Lock()
        self._ours, self._theirs = os.openpty()
        # Raw, else the terminal would echo and turn line ends round.
        tty.setraw(self._theirs)
        self.port = os.ttyname(self._theirs)
        self._stop_seen, self._stop = os.pipe()
        self._thread = threading.Thread(target=self._serve, name=f"balance {balance.name}", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.unplug()

    def put(self, load: Quantity) -> None:
        """Lay exactly this on the pan, in place of what lay there."""
        with self._guard:
            self._load = load.to(self._balance.unit).number

    def fail_next(self, *faults: BalanceFault) -> None:
        """Let the next commands that weigh (S, SI, T, Z) fail, one fault each, in this order."""
        with self._guard:
            self._faults.extend(faults)

    def send(self, unasked: bytes) -> None:
        """Send bytes that nobody asked for, as a print key or a disturbed line does."""
        os.write(self._ours, unasked)

    def unplug(self) -> None:
        """Pull the cable, for good; a second time does nothing."""
        if self._thread.is_alive():
            os.write(self._stop, b"x")
            self._thread.join()
            for descriptor in (self._ours, self._theirs, self._stop_seen, self._stop):
                os.close(descriptor)

    def _serve(self) -> None:
        received = b""
        while True:
            ready, _, _ = select.select([self._ours, self._stop_seen], [], [])
            if self._stop_seen in ready:
                return
            received += os.read(self._ours, 1024)
            *commands, received = received.split(_LINE_END)
            for command in commands:
                with self._guard:
                    reply = self._reply(command.decode("ascii", "replace"))
                os.write(self._ours, reply)

    def _reply(self, command: str) -> bytes:
        identity = f'{command} A "{self._balance.serial_number}"'.encode("ascii") + _LINE_END
        match command:
            case "S" | "SI" | "T" | "Z":
                return self._weighing_reply(command)
            case "I4":
                return identity
            case "@":
                self._tare = Fraction(0)
                return identity
            case _:
                return b"ES" + _LINE_END

    def _weighing_reply(self, command: str) -> bytes:
        """The reply to a command that weighs. Its first word is S for SI too."""
        word = "S" if command == "SI" else command
        fault = self._faults.popleft() if self._faults else self._natural_fault()
        if fault is not None:
            return self._faulty_reply(command, word, fault)
        if command == "Z":
            self._zero, self._tare = self._load, Fraction(0)
            return b"Z A" + _LINE_END
        if command == "T":
            self._tare = self._load - self._zero
            return self._value_line("T S", self._tare)
        return self._value_line("S S", self._net)

    def _natural_fault(self) -> BalanceFault | None:
        if self._load > self._balance.capacity.to(self._balance.unit).number:
            return BalanceFault.OVERLOAD
        return BalanceFault.UNDERLOAD if self._load < 0 else None

    def _faulty_reply(self, command: str, word: str, fault: BalanceFault) -> bytes:
        stable = self._value_line(f"{word} S", self._net)
        unstable = self._value_line("S D", self._net) if command == "SI" else f"{word} I".encode() + _LINE_END
        replies: dict[BalanceFault, bytes] = {
            BalanceFault.UNSTABLE: unstable,
            BalanceFault.OVERLOAD: f"{word} +".encode() + _LINE_END,
            BalanceFault.UNDERLOAD: f"{word} -".encode() + _LINE_END,
            BalanceFault.WRONG_UNIT: self._value_line(f"{word} S", self._net, unit="oz"),
            BalanceFault.DEVICE_ERROR: f"{word} S Error 10b".encode() + _LINE_END,
            # As a line with the wrong parity setting arrives.
            BalanceFault.GARBLED: bytes(byte | 0x80 for byte in stable[:-2]) + _LINE_END,
            BalanceFault.PARTIAL_LINE: stable[:-4],
            BalanceFault.SILENT: b"",
        }
        return replies[fault]

    @property
    def _net(self) -> Fraction:
        return self._load - self._zero - self._tare

    def _value_line(self, start: str, number: Fraction, *, unit: str | None = None) -> bytes:
        shown = self._displayed(number).rjust(_NUMBER_WIDTH)
        return f"{start} {shown} {unit or self._balance.unit}".encode("ascii") + _LINE_END

    def _displayed(self, number: Fraction) -> str:
        """The number at the resolution, with all its decimals, as a balance shows it."""
        places = self._balance.decimals
        scaled = rounded_half_up(abs(number), self._balance.step) * 10**places
        digits = str(scaled.numerator).rjust(places + 1, "0")
        sign = "-" if number < 0 and scaled else ""
        return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
