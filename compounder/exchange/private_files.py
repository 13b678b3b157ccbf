"""What a run of the program writes is its owner's alone: records and papers name patients."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

_NOBODY_ELSE = 0o077


@contextmanager
def private_files() -> Iterator[None]:
    """Inside, every file and folder that is made without a word about its rights is readable for its owner alone."""
    before = os.umask(_NOBODY_ELSE)
    try:
        yield
    finally:
        os.umask(before)
