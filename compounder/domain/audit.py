"""The audit trail: digests of rows, the hash chain of entries, and the letters by which paper names a head."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Raw = str | int | bytes
"""A stored value as both engines hold it: text, integer or blob; no value (NULL) is left out of a row."""

GENESIS = "0" * 64
"""What the first entry names as the hash before it."""

_ROW_TAG = b"compounder row 1\x00"
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_HEAD_BITS, _LETTER_BITS = 95, 5
_HEAD_LETTERS = 20
"""The letters of a head on paper, the check letter among them."""


def _measured(part: bytes) -> bytes:
    return len(part).to_bytes(8, "big") + part


def _stored(value: Raw) -> tuple[bytes, bytes]:
    if isinstance(value, bytes):
        return b"blob", value
    if isinstance(value, str):
        return b"text", value.encode()
    return b"integer", b"%d" % value


def row_digest(table: str, key: str, values: Mapping[str, Raw | None]) -> str:
    """SHA-256, in hexadecimal, of one row: equal on both engines, every part preceded by its length.

    Absent values are left out, so a later nullable column changes no digest. A table with a `salt` begins with it.
    """
    salt = values.get("salt")
    digest = hashlib.sha256(_ROW_TAG + _measured(salt if isinstance(salt, bytes) else b""))
    digest.update(_measured(table.encode()) + _measured(key.encode()))
    for name in sorted(values):
        value = values[name]
        if value is not None:
            kind, raw = _stored(value)
            digest.update(_measured(name.encode()) + _measured(kind) + _measured(raw))
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class TouchedRow:
    """A row that an act wrote: its digest before (None: new) and after (None: erased), and the values that changed.

    `changed` has (column, old, new); columns whose content the trail must not hold are named in `secret` instead.
    """

    table: str
    key: str
    old: str | None
    new: str | None
    changed: tuple[tuple[str, Raw | None, Raw | None], ...] = ()
    secret: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditBody:
    """What one act did: who, what, why, when (`at`, ISO text in UTC), which command, and every row touched."""

    seq: int
    at: str
    by: str | None
    act: str
    reason: str | None
    command: str
    rows: tuple[TouchedRow, ...]

    def text(self) -> str:
        """The canonical JSON that is hashed: sorted keys, no spaces, no float."""
        return _canonical(
            {
                "seq": self.seq,
                "at": self.at,
                "by": self.by,
                "act": self.act,
                "reason": self.reason,
                "command": self.command,
                "rows": [_row_json(row) for row in self.rows],
            }
        )

    @classmethod
    def parse(cls, text: str) -> AuditBody:
        """Read a body back; KeyError, TypeError or ValueError where it is none."""
        read = json.loads(text)
        rows = tuple(_row_of(row) for row in read["rows"])
        return cls(read["seq"], read["at"], read["by"], read["act"], read["reason"], read["command"], rows)


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def _row_json(row: TouchedRow) -> dict[str, object]:
    changed = {name: [_shown(old), _shown(new)] for name, old, new in row.changed}
    return {
        "table": row.table,
        "key": row.key,
        "old": row.old,
        "new": row.new,
        "changed": changed,
        "secret": list(row.secret),
    }


def _row_of(read: dict[str, object]) -> TouchedRow:
    changed = read["changed"]
    if not isinstance(changed, dict) or not isinstance(read["secret"], list):
        raise TypeError("not a row of an audit entry")
    values = tuple((str(name), _unshown(pair[0]), _unshown(pair[1])) for name, pair in sorted(changed.items()))
    old, new = read["old"], read["new"]
    return TouchedRow(
        str(read["table"]),
        str(read["key"]),
        None if old is None else str(old),
        None if new is None else str(new),
        values,
        tuple(str(name) for name in read["secret"]),
    )


def _shown(value: Raw | None) -> object:
    return {"blob": value.hex()} if isinstance(value, bytes) else value


def _unshown(value: object) -> Raw | None:
    if isinstance(value, dict):
        return bytes.fromhex(str(value["blob"]))
    if value is None or isinstance(value, (str, int)):
        return value
    raise TypeError("not a stored value")


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """A link of the chain, held by the chain itself. `body` is the text that is hashed, byte for byte."""

    seq: int
    prev: str
    hash: str
    body: str


def entry_hash(seq: int, prev: str, body: str) -> str:
    """SHA-256(0x00 ‖ seq, 8 bytes ‖ hash before, 32 bytes ‖ length, 4 bytes ‖ body), in hexadecimal."""
    raw = body.encode()
    head = b"\x00" + seq.to_bytes(8, "big") + bytes.fromhex(prev) + len(raw).to_bytes(4, "big")
    return hashlib.sha256(head + raw).hexdigest()


def next_entry(last: AuditEntry | None, body: AuditBody) -> AuditEntry:
    """The entry that follows the last one; ValueError where the body bears another number."""
    seq, prev = (1, GENESIS) if last is None else (last.seq + 1, last.hash)
    if body.seq != seq:
        raise ValueError(f"entry {body.seq} cannot follow entry {seq - 1}")
    text = body.text()
    return AuditEntry(seq, prev, entry_hash(seq, prev, text), text)


def head_letters(head: str) -> str:
    """The first 95 bits of a hash in 19 letters (no I, L, O, U) and a check letter, in five groups of four.

    >>> head_letters("e10df5e2c17a6d40" + "0" * 48)
    'W46Z BRP1 F9PM 0000 000M'
    """
    number = int(head, 16) >> (256 - _HEAD_BITS)
    shifts = range(_HEAD_BITS - _LETTER_BITS, -1, -_LETTER_BITS)
    letters = "".join(_LETTERS[number >> shift & 31] for shift in shifts)
    whole = letters + _LETTERS[_luhn_check([_LETTERS.index(letter) for letter in letters])]
    return " ".join(whole[start : start + 4] for start in range(0, len(whole), 4))


def is_head_letters(text: str) -> bool:
    """Whether letters copied from paper are whole: 20 letters and the right check letter.

    Spaces and case do not count, nor does the number of the act that papers print before the letters.

    >>> [is_head_letters(text) for text in ("W46Z BRP1 F9PM 0000 000M", "44 w46zbrp1f9pm0000000m", "W46Z BRP1")]
    [True, True, False]
    """
    letters = _plain(text)
    if len(letters) != _HEAD_LETTERS or any(letter not in _LETTERS for letter in letters):
        return False
    values = [_LETTERS.index(letter) for letter in letters]
    return _luhn_check(values[:-1]) == values[-1]


def head_matches(text: str, head: str) -> bool:
    """Whether letters copied from paper name this hash."""
    return _plain(text) == _plain(head_letters(head))


def _plain(text: str) -> str:
    groups = text.upper().split()
    if len(groups) > 1 and groups[0].isdigit() and len("".join(groups[1:])) == _HEAD_LETTERS:
        groups = groups[1:]
    return "".join(groups)


def _luhn_check(values: Iterable[int]) -> int:
    """The Luhn mod 32 check value: every second one from the right doubled, its two digits of base 32 added."""
    total = 0
    for place, value in enumerate(reversed(list(values))):
        weighed = value * (2 if place % 2 == 0 else 1)
        total += weighed // 32 + weighed % 32
    return -total % 32
