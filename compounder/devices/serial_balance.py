"""A balance on a serial line, read by MT-SICS over pyserial."""

from __future__ import annotations

from types import TracebackType
from typing import Self

import serial

from compounder.devices.mt_sics import LINE_END, parse_done, parse_live, parse_mt_sics, parse_serial
from compounder.domain.balance import Balance, BalanceReading, LiveReading
from compounder.domain.errors import Refusal

ANSWER_SECONDS = 2.0
"""How long a balance may take for a command that waits for nothing."""


class SerialBalance:
    """One balance at one port (9600 baud, 8 data bits, no parity, 1 stop bit): one command, then its one reply.

    The line is opened when first needed, and again after it was lost; each time the balance must answer the serial
    number of its record (``balance_mismatch``). Refused besides: ``balance_silent`` and what `parse_mt_sics` refuses.
    Use it from one thread at a time.
    """

    def __init__(self, port: str, balance: Balance) -> None:
        self._port = port
        self._balance = balance
        self._line: serial.Serial | None = None

    @property
    def balance(self) -> Balance:
        """The record of the balance that is read."""
        return self._balance

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the line back; the next command opens it again."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def read_stable(self, timeout: float) -> BalanceReading:
        """The net weight once stable, within `timeout` seconds, read twice.

        The protocol has no checksum, and a disturbed digit looks like another digit: the reply to ``S`` and an
        immediate second reading must be the same, else ``not_stable``.
        """
        reading = parse_mt_sics(self._ask("S", timeout), self._balance)
        again = parse_mt_sics(self._ask("SI", ANSWER_SECONDS), self._balance)
        if (again.number_text, again.unit) != (reading.number_text, reading.unit):
            raise Refusal("not_stable", "two_readings", first=reading.quantity, second=again.quantity)
        return reading

    def peek(self) -> LiveReading:
        """What the pan shows at once, settled or not; to be shown, never to be recorded."""
        return parse_live(self._ask("SI", ANSWER_SECONDS), self._balance)

    def tare(self, timeout: float) -> BalanceReading:
        """Take what is on the pan as the tare, once stable within `timeout` seconds, and answer its weight."""
        return parse_mt_sics(self._ask("T", timeout), self._balance, command="T")

    def zero(self, timeout: float) -> None:
        """Set zero, once stable within `timeout` seconds; the tare is cleared."""
        parse_done(self._ask("Z", timeout), self._balance, command="Z")

    def reset(self) -> None:
        """Bring the balance to its state after switching on; the tare is cleared and pending commands are dropped."""
        self._check_serial(parse_serial(self._ask("@", ANSWER_SECONDS), self._balance))

    def serial_number(self) -> str:
        """The serial number that the balance itself answers."""
        return parse_serial(self._ask("I4", ANSWER_SECONDS), self._balance)

    def _ask(self, command: str, timeout: float) -> bytes:
        """Send one command and take its reply, on a line whose balance has said who it is."""
        try:
            line = self._line or self._connected()
            reply = _exchange(line, command, timeout)
        except OSError as error:
            self.close()
            raise Refusal("balance_silent", "unplugged", balance=self._balance.name, port=self._port) from error
        if not reply.endswith(LINE_END):
            # A late rest of this reply must not be taken for the next one; after closing, the balance says who it is.
            self.close()
        return self._heard(reply)

    def _heard(self, reply: bytes) -> bytes:
        if not reply:
            raise Refusal("balance_silent", "no_answer", balance=self._balance.name)
        return reply

    def _connected(self) -> serial.Serial:
        # The serial number is asked by I4. "@" answers it too, but it clears the tare: a cable put back in the middle
        # of a weighing would turn net into gross.
        line = serial.Serial(
            self._port, baudrate=9600, timeout=ANSWER_SECONDS, write_timeout=ANSWER_SECONDS, exclusive=True
        )
        try:
            reply = self._heard(_exchange(line, "I4", ANSWER_SECONDS))
            self._check_serial(parse_serial(reply, self._balance))
        except BaseException:
            line.close()
            raise
        self._line = line
        return line

    def _check_serial(self, answered: str) -> None:
        expected = self._balance.serial_number
        if answered != expected:
            raise Refusal(
                "balance_mismatch", "serial", balance=self._balance.name, answered=answered, expected=expected
            )


def _exchange(line: serial.Serial, command: str, timeout: float) -> bytes:
    """Drop what came unasked, send a command, take its reply: to the line end, or the timeout."""
    line.read(line.in_waiting)
    line.write(command.encode("ascii") + LINE_END)
    line.timeout = timeout
    return bytes(line.read_until(LINE_END))
