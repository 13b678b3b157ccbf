"""The lines of MT-SICS, Mettler Toledo's balance protocol: a reply becomes a stable reading or a refusal.

Source: the maker's MT-SICS reference manuals. A reply is read by its words, not its columns, because the columns differ
between models. ``+`` in the place of the status means overload; it is never a sign.
"""

from __future__ import annotations

import re

from compounder.domain.balance import Balance, BalanceReading, LiveReading, is_reading_number
from compounder.domain.errors import Refusal
from compounder.domain.number import shortened

LINE_END = b"\r\n"

_UNIT = re.compile(r"[A-Za-z%]+", re.ASCII)
_SERIAL = re.compile(r'(?:I4|@) A "([^"]+)"', re.ASCII)
_NOT_CARRIED_OUT = ("ES", "ET", "EL")


def parse_mt_sics(line: bytes, balance: Balance, *, command: str = "S") -> BalanceReading:
    """Read the whole reply, line end included, to ``S`` or ``SI`` (`command` S) or ``T``.

    Refused: ``not_stable``, ``overload``, ``underload``, ``wrong_unit``, ``balance_fault`` (the balance reports an
    error), ``balance_command`` (it did not understand, or may not) and ``garbled_reply`` (anything else). The protocol
    has no checksum: a digit that arrives as another digit cannot be seen here; the driver reads twice.
    """
    raw = _text(line, balance)
    words = raw.split()
    match words:
        case [_, "S", number, unit] if words[0] == command and is_reading_number(number) and _UNIT.fullmatch(unit):
            if unit != str(balance.unit):
                raise Refusal("wrong_unit", "balance", raw=shortened(raw), unit=balance.unit)
            return BalanceReading(raw, number, balance.unit)
        case _:
            raise _refusal(raw, balance, command)


def parse_live(line: bytes, balance: Balance) -> LiveReading:
    """Read the reply to ``SI`` for the eye: also a weight that has not settled; refused as `parse_mt_sics` refuses."""
    words = _text(line, balance).split()
    match words:
        case ["S", "D", number, unit] if is_reading_number(number) and unit == str(balance.unit):
            return LiveReading(_text(line, balance), number, balance.unit, is_stable=False)
        case _:
            reading = parse_mt_sics(line, balance)
            return LiveReading(reading.raw, reading.number_text, reading.unit, is_stable=True)


def parse_done(line: bytes, balance: Balance, *, command: str) -> None:
    """Read the reply to a command that answers no number (``Z A``); refused as `parse_mt_sics` refuses."""
    raw = _text(line, balance)
    if raw.split() != [command, "A"]:
        raise _refusal(raw, balance, command)


def parse_serial(line: bytes, balance: Balance) -> str:
    """Read the serial number in the reply to ``I4`` or ``@``; refused as `parse_mt_sics` refuses."""
    raw = _text(line, balance)
    found = _SERIAL.fullmatch(raw)
    if found is None:
        raise _refusal(raw, balance, "I4")
    return found[1]


def _text(line: bytes, balance: Balance) -> str:
    """The characters of a whole line; one that is cut off, or holds anything but visible ASCII, is garbled."""
    body = line.removesuffix(LINE_END)
    if body == line or any(not 0x20 <= byte <= 0x7E for byte in body):
        raise _garbled(body.decode("ascii", "replace"), balance)
    return body.decode("ascii")


def _garbled(raw: str, balance: Balance) -> Refusal:
    return Refusal("garbled_reply", "line", balance=balance.name, raw=shortened(raw))


def _refusal(raw: str, balance: Balance, command: str) -> Refusal:
    """What a reply without a stable reading means."""
    words = raw.split()
    if words == [command, "L"] or (len(words) == 1 and words[0] in _NOT_CARRIED_OUT):
        return Refusal("balance_command", "not_carried_out", balance=balance.name, command=command, reply=raw)
    match words[1:] if words[:1] == [command] else []:
        case ["I"] | ["D", *_]:
            refusal = Refusal("not_stable", "not_settled")
        case ["+"]:
            refusal = Refusal("overload", "pan", capacity=balance.capacity)
        case ["-"]:
            refusal = Refusal("underload", "pan", balance=balance.name)
        case ["S", "Error", error]:
            refusal = Refusal("balance_fault", "reported", balance=balance.name, error=shortened(error))
        case _:
            refusal = _garbled(raw, balance)
    return refusal
