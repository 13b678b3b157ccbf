"""Files that must be on the disk before anything is said of them, and are their owner's alone: synced and digested."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from compounder.domain.errors import Refusal

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_BESIDE = ("-wal", "-shm", "-journal")


_OWNER = 0o700
_OWNER_AND_GROUP = 0o770


def make_private(path: Path) -> None:
    """Make an empty file that its owner alone may read, whatever the process allows; what is there already stays."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))


def take_from_others(path: Path) -> None:
    """Take a database that was made readable for others from them; a group that may write was let in on purpose."""
    for found in (path, *files_beside(path)):
        with suppress(OSError):
            mode = stat.S_IMODE(found.stat().st_mode)
            kept = mode & (_OWNER_AND_GROUP if mode & stat.S_IWGRP else _OWNER)
            if kept != mode:
                found.chmod(kept)


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_beside(path: Path) -> list[Path]:
    """What SQLite keeps beside a database that is in use, or was not closed."""
    places = (path.with_name(path.name + ending) for ending in _BESIDE)
    return [place for place in places if place.exists()]


def remove_database_file(path: Path) -> None:
    """Remove a SQLite file and what lies beside it, as far as they are there."""
    for found in (path, *files_beside(path)):
        with suppress(OSError):
            found.unlink(missing_ok=True)


@contextmanager
def file_errors(folder: Path) -> Iterator[None]:
    """Refuse what the file system cannot do: ``disk_full``, ``disk_failed``, ``copy_not_written``."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise Refusal("disk_full", "found", database=str(folder)) from error
        if error.errno == errno.EIO:
            raise Refusal("disk_failed", "found", database=str(folder)) from error
        raise Refusal("copy_not_written", "folder", folder=str(folder), reason=error.strerror or "") from error
