"""Anchors: after each commit the head of the chain is noted outside the database, found by the pharmacy's id."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from compounder.domain.patient import Pseudonym
from compounder.store.durable import sync

_TAIL = 65536


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place on the chain, the last number of each series there, and the patients erased since the anchor before."""

    pharmacy: str
    seq: int
    head: str
    numbers: Mapping[str, int] = field(default_factory=dict)
    erased: tuple[Pseudonym, ...] = ()

    def line(self) -> str:
        """One line of JSON."""
        values = {"pharmacy": self.pharmacy, "seq": self.seq, "head": self.head, "numbers": dict(self.numbers)}
        return json.dumps({**values, "erased": list(self.erased)}, sort_keys=True) + "\n"

    @classmethod
    def parse(cls, line: bytes) -> Anchor | None:
        """An anchor, or None for a line that is torn."""
        try:
            read = json.loads(line)
            numbers = {str(name): int(number) for name, number in read["numbers"].items()}
            erased = tuple(Pseudonym(str(key)) for key in read["erased"])
            return cls(str(read["pharmacy"]), int(read["seq"]), str(read["head"]), numbers, erased)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None


def read_anchors(folders: Sequence[Path], pharmacy: str) -> list[Anchor]:
    """Every whole anchor of a pharmacy in the folders, lowest first; a folder that is not there holds none."""
    found = [anchor for folder in folders for anchor in _anchors_in(_file(folder, pharmacy), 0)]
    return sorted((anchor for anchor in found if anchor.pharmacy == pharmacy), key=lambda anchor: anchor.seq)


def _file(folder: Path, pharmacy: str) -> Path:
    return folder / f"{pharmacy}.anchors"


def _end_of(path: Path) -> int:
    """From where the last anchors of a file are read; the first line there may be a part of one."""
    return max(0, path.stat().st_size - _TAIL) if path.exists() else 0


def _anchors_in(path: Path, start: int) -> Iterator[Anchor]:
    if not path.exists():
        return
    with path.open("rb") as file:
        file.seek(start)
        for line in file:
            anchor = Anchor.parse(line)
            if anchor is not None:
                yield anchor


class AnchorBook:
    """Appends anchors to a file in each folder; a failure is remembered, never raised, made good with the next act."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._missed: dict[Path, tuple[Pseudonym, ...]] = dict.fromkeys(folders, ())
        self._since: dict[Path, datetime] = {}

    @property
    def not_anchored_since(self) -> datetime | None:
        """The instant of the first act that some folder does not hold; None where all is anchored."""
        return min(self._since.values(), default=None)

    def last_seq(self, pharmacy: str) -> int:
        """The highest act that every folder holds, read from the ends of the files."""
        return min((self._last_seq_in(_file(folder, pharmacy)) for folder in self._missed), default=0)

    def beyond(self, pharmacy: str, seq: int) -> list[Anchor]:
        """The anchors at the ends of the files that know acts after this one, lowest first."""
        found: list[Anchor] = []
        for folder in self._missed:
            path = _file(folder, pharmacy)
            with suppress(OSError):
                found += [anchor for anchor in _anchors_in(path, _end_of(path)) if anchor.seq > seq]
        return sorted(found, key=lambda anchor: anchor.seq)

    def _last_seq_in(self, path: Path) -> int:
        try:
            return max((anchor.seq for anchor in _anchors_in(path, _end_of(path))), default=0)
        except OSError:
            return 0

    def missed(self, since: datetime) -> None:
        """Learn that an earlier process could not anchor an act of that instant; the next success makes it good."""
        for folder in self._missed:
            self._since.setdefault(folder, since)

    def note(self, anchor: Anchor, at: datetime) -> datetime | None:
        """Append an anchor to every folder and answer `not_anchored_since`."""
        for folder, missed in self._missed.items():
            whole = replace(anchor, erased=tuple(dict.fromkeys((*missed, *anchor.erased))))
            try:
                _append(_file(folder, anchor.pharmacy), whole.line().encode())
            except OSError:
                self._missed[folder] = whole.erased
                self._since.setdefault(folder, at)
            else:
                self._missed[folder] = ()
                self._since.pop(folder, None)
        return self.not_anchored_since


def _append(path: Path, line: bytes) -> None:
    """Append one line and bring it to the disk; it begins with a newline where the file ends torn."""
    new = not path.exists()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(handle).st_size
        torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
        written = b"\n" + line if torn else line
        if os.write(handle, written) != len(written):
            raise OSError("the anchor was not written whole")
        os.fsync(handle)
    finally:
        os.close(handle)
    if new:
        sync(path.parent)
