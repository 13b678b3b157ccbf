"""How passwords are kept: Argon2id hashes, slow on purpose, made and compared outside the write lock."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from compounder.domain.errors import Refusal

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 10, 200
"""Characters of a password: NIST SP 800-63B asks for 8 at least; the upper bound keeps hashing from being an attack."""


class Passwords(Protocol):
    """Hashes and compares; `is_outdated` says that a hash was made with weaker settings than today's."""

    def hashed(self, password: str) -> str:
        """The hash of a password, with its own salt and settings in it."""
        ...

    def matches(self, hashed: str, password: str) -> bool:
        """Whether this is the password of the hash."""
        ...

    def is_outdated(self, hashed: str) -> bool:
        """Whether the hash should be made anew when the password is next given."""
        ...


class Argon2Passwords:
    """Argon2id (RFC 9106): by default 64 MiB, 3 passes, 4 lanes, above the floor of 19 MiB and 2 passes.

    `time_cost` and `memory_cost` (KiB) are lowered in tests alone.
    """

    def __init__(self, *, time_cost: int = 3, memory_cost: int = 65536, parallelism: int = 4) -> None:
        self._time_cost, self._memory_cost, self._parallelism = time_cost, memory_cost, parallelism

    @cached_property
    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher, Type

        return PasswordHasher(self._time_cost, self._memory_cost, self._parallelism, type=Type.ID)

    def hashed(self, password: str) -> str:
        """See `Passwords.hashed`."""
        return self._hasher.hash(composed(password))

    def matches(self, hashed: str, password: str) -> bool:
        """See `Passwords.matches`; a hash that cannot be read is a fault."""
        from argon2.exceptions import VerifyMismatchError

        try:
            return self._hasher.verify(hashed, composed(password))
        except VerifyMismatchError:
            return False

    def is_outdated(self, hashed: str) -> bool:
        """See `Passwords.is_outdated`."""
        return self._hasher.check_needs_rehash(hashed)


def composed(password: str) -> bytes:
    """The password in Unicode's composed form, so that the same keys on another keyboard give the same password.

    Bytes that are no text reach Python as lone surrogates; they too are only a wrong password.
    """
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


def check_new_password(password: str, login: str, *, old: str | None = None) -> None:
    """Refuse as ``weak_password``: shorter than 10 or longer than 200 characters, the login itself, or the old one."""
    if len(password) < SHORTEST:
        raise Refusal("weak_password", "too_short", least=SHORTEST)
    if len(password) > LONGEST:
        raise Refusal("weak_password", "too_long", most=LONGEST)
    if password.casefold() == login.casefold() or len(set(password)) < 4:
        raise Refusal("weak_password", "easy")
    if password == old:
        raise Refusal("weak_password", "same")
