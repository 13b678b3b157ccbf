"""A file that a person names: its text within a limit, or a content written whole or not at all, for its owner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from compounder.domain.errors import Refusal

LARGEST_FILE = 1_000_000
"""Bytes of any file that a person may hand in; anything larger is refused before it is read."""


def text_of_file(path: Path) -> str:
    """The text of a file that a person named; refused as ``damaged_file`` where it cannot be read as text."""
    return text_of(bytes_of_file(path), path.name)


def bytes_of_file(path: Path, *, most: int = LARGEST_FILE) -> bytes:
    """The bytes of a file that a person named; ``damaged_file`` where it cannot be read or is far too large."""
    try:
        if path.stat().st_size > most:
            raise Refusal("damaged_file", "too_large", file=path.name, most=most)
        return path.read_bytes()
    except (OSError, ValueError) as error:  # a path that no file can have is a ValueError
        reason = getattr(error, "strerror", None) or ""
        raise Refusal("damaged_file", "cannot_be_read", file=path.name, reason=reason) from error


def text_of(content: bytes, file: str) -> str:
    """The text of a file's bytes, its lines ended by a line feed, without the mark that Windows sets before UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal("damaged_file", "not_text", file=file) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


@contextmanager
def new_file(path: Path) -> Iterator[Callable[[bytes], object]]:
    """A file that is written whole or not at all; refused before anything is done where it cannot be written.

    ``file_not_written``: the folder or the disk will not take it, at the beginning or at the end.
    """
    part = path.with_name(path.name + ".part")
    try:
        part.touch(mode=0o600)
        yield part.write_bytes
        part.replace(path)
    except OSError as error:
        raise Refusal("file_not_written", "export", file=path.name, reason=error.strerror or "") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def written_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; refusals as `new_file`."""
    with new_file(path) as write:
        write(content)
