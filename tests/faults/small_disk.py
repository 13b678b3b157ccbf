"""A disk that can be filled to the last page, and emptied again."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

PAGE = 4096


class SmallDisk(Protocol):
    """A folder on it, what its fullness is refused as, and how full it is."""

    folder: Path
    codes: frozenset[str]

    def leave(self, room: int) -> None:
        """Leave so many bytes free."""
        ...

    def empty(self) -> None:
        """Make room again."""
        ...


class Tmpfs:
    """A real file system of 4 MB, filled by a file: the kernel answers ENOSPC. Mounting it needs root."""

    codes = frozenset({"disk_full"})

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def leave(self, room: int) -> None:
        """Fill the disk, then give back so much."""
        with self._filler.open("ab", buffering=0) as file, suppress(OSError):
            while True:
                file.write(b"x" * PAGE)
        os.truncate(self._filler, self._filler.stat().st_size // PAGE * PAGE - room)

    def empty(self) -> None:
        """Delete the file that fills it."""
        self._filler.unlink(missing_ok=True)


class LimitedFiles:
    """Where nothing can be mounted: this process may make no file longer than SQLite's log is now, and some room.

    Not the same as a full disk: the kernel cuts the write that crosses the limit short, which SQLite calls full, and
    answers EFBIG to the next, which SQLite calls an I/O error. Who has a file open already may read it all the same.
    """

    codes = frozenset({"disk_full", "disk_failed"})

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]

    def leave(self, room: int) -> None:
        """Limit every file to the length of the longest log here and so much more; the log's index needs 32 KiB."""
        longest = max((log.stat().st_size for log in self.folder.glob("*-wal")), default=0)
        resource.setrlimit(resource.RLIMIT_FSIZE, (max(longest, 8 * PAGE) + room, self._hard))

    def empty(self) -> None:
        """Lift the limit."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (self._hard, self._hard))


@contextmanager
def tmpfs(folder: Path) -> Iterator[SmallDisk | None]:
    """A real small disk; None where this user, or this machine, may not mount one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    try:
        mounted = os.geteuid() == 0 and subprocess.run(mount, check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        mounted = False
    try:
        yield Tmpfs(folder) if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def limited_files(folder: Path) -> Iterator[SmallDisk]:
    """The stand-in for a small disk that everybody has."""
    folder.mkdir()
    disk = LimitedFiles(folder)
    try:
        yield disk
    finally:
        disk.empty()
