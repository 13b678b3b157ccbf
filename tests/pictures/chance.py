"""Chance that falls the same each time, so that ids, salts and heads do not differ between two runs of the pictures."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from unittest.mock import patch


@contextmanager
def same_chance(seed: str) -> Iterator[None]:
    """While it holds, the machine's randomness is that of a seed: for pictures and nothing else."""
    stream = Random(seed)  # noqa: S311 - it is to be foreseen

    def token_hex(count: int = 16) -> str:
        return stream.randbytes(count).hex()

    with (
        patch.object(os, "urandom", stream.randbytes),
        patch.object(secrets, "token_bytes", stream.randbytes),
        patch.object(secrets, "token_hex", token_hex),
    ):
        yield
