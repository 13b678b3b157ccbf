"""The sealed recovery code of an administrator: letters that are written down once and typed back without doubt."""

from __future__ import annotations

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
RANDOM_BYTES = 15
"""120 random bits make 24 letters."""


def recovery_code(random: bytes) -> str:
    """Fifteen random bytes as six groups of four letters without I, L, O, U.

    >>> recovery_code(bytes(14) + bytes([33]))
    '0000 0000 0000 0000 0000 0011'
    """
    if len(random) != RANDOM_BYTES:
        raise ValueError(f"{RANDOM_BYTES} bytes make a recovery code")
    number = int.from_bytes(random, "big")
    letters = "".join(_LETTERS[number >> shift & 31] for shift in range(115, -1, -5))
    return " ".join(letters[start : start + 4] for start in range(0, 24, 4))


def code_as_typed(text: str) -> str:
    """A code as it is compared: capitals, without spaces and hyphens, O read as 0, I and L as 1."""
    return "".join(text.upper().replace("-", "").split()).translate(_LOOKS_LIKE)
