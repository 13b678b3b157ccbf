"""What the checks look at: the live rows, the chain, what it says each row was when, and the anchors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from compounder.domain.audit import AuditBody, AuditEntry, Raw, TouchedRow
from compounder.store.anchors import Anchor, read_anchors
from compounder.store.raw import RawRow, Snapshot
from compounder.store.tables import is_audited

Key = tuple[str, str]


class History:
    """What the chain says of every row: its digest after each entry, and the values that the entries show."""

    def __init__(self, bodies: Sequence[AuditBody]) -> None:
        self.digests: dict[Key, list[tuple[int, str | None]]] = {}
        self.values: dict[tuple[str, str, str], list[tuple[int, Raw | None]]] = {}
        self.order: dict[Key, tuple[int, int]] = {}
        for body in bodies:
            for place, row in enumerate(body.rows):
                self._note(body.seq, place, row)

    def _note(self, seq: int, place: int, row: TouchedRow) -> None:
        key = (row.table, row.key)
        self.order.setdefault(key, (seq, place))
        self.digests.setdefault(key, []).append((seq, row.new))
        for name, _, new in row.changed:
            self.values.setdefault((*key, name), []).append((seq, new))

    def digest_at(self, key: Key, seq: int) -> str | None:
        """The digest of a row after an entry."""
        return next((digest for at, digest in reversed(self.digests.get(key, [])) if at <= seq), None)

    def value_at(self, table: str, key: str, column: str, seq: int) -> Raw | None:
        """The value of a column after an entry, None where it was absent."""
        held = self.values.get((table, key, column), [])
        return next((value for at, value in reversed(held) if at <= seq), None)

    def inserted_in(self, table: str, key: str) -> int:
        """The entry that first wrote a row, 0 where none did."""
        return self.order.get((table, key), (0, 0))[0]

    def first_with(self, table: str, key: str, column: str, value: Raw) -> int:
        """The entry that first gave a column a value, 0 where none did."""
        return next((seq for seq, held in self.values.get((table, key, column), []) if held == value), 0)


@dataclass(frozen=True)  # cached properties need a dict: no slots
class Evidence:
    """One snapshot and what stands outside it; everything is read once, when a check first asks."""

    snapshot: Snapshot
    release: str
    anchor_folders: Sequence[Path]
    paper_heads: Sequence[str]

    @cached_property
    def entries(self) -> list[AuditEntry]:
        """The chain in the order of its numbers."""
        rows = self.snapshot.rows("SELECT seq, prev, hash, body FROM audit ORDER BY seq")
        return [AuditEntry(number(row, "seq"), text(row, "prev"), text(row, "hash"), text(row, "body")) for row in rows]

    @cached_property
    def bodies(self) -> list[AuditBody]:
        """The bodies that can be read; the chain's own check names the others."""
        return [body for body in map(read_body, self.entries) if body is not None]

    @cached_property
    def history(self) -> History:
        """What the bodies say of every row."""
        return History(self.bodies)

    @cached_property
    def tables(self) -> dict[str, dict[str, RawRow]]:
        """The live rows of every audited table by key."""
        names = [name for name in self.snapshot.tables() if is_audited(name)]
        return {
            name: {text(row, "id"): row for row in self.snapshot.rows(f'SELECT * FROM "{name}"')}  # noqa: S608 - a table's own name
            for name in names
        }

    def rows(self, table: str) -> dict[str, RawRow]:
        """The live rows of a table; none where it is missing, which the structure's check names."""
        return self.tables.get(table, {})

    @cached_property
    def anchors(self) -> list[Anchor]:
        """The anchors of this pharmacy."""
        return [anchor for key in self.rows("pharmacy") for anchor in read_anchors(self.anchor_folders, key)]

    @cached_property
    def lost_heads(self) -> set[tuple[int, str]]:
        """The (number, head) pairs that restorations declared lost."""
        declared = (json.loads(text(row, "lost")) for row in self.rows("restorations").values())
        return {(int(seq), str(head)) for pairs in declared for seq, head in pairs}

    @cached_property
    def lost_numbers(self) -> dict[str, int]:
        """The highest number of each series that restorations declared given out."""
        highest: dict[str, int] = {}
        for row in self.rows("restorations").values():
            for name, last in json.loads(text(row, "last_numbers")).items():
                highest[name] = max(int(last), highest.get(name, 0))
        return highest

    def hash_of(self, seq: int) -> str | None:
        """The hash of an entry."""
        found = self.entries[seq - 1] if 0 < seq <= len(self.entries) else None
        return found.hash if found is not None and found.seq == seq else None

    def touched(self, table: str) -> Iterator[tuple[AuditBody, TouchedRow]]:
        """Every writing of a table with the entry that did it."""
        return ((body, row) for body in self.bodies for row in body.rows if row.table == table)


def read_body(entry: AuditEntry) -> AuditBody | None:
    """The body of an entry, or None where it is none."""
    try:
        return AuditBody.parse(entry.body)
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def text(row: RawRow, name: str) -> str:
    """A value that is text; anything else shown as text, so that a wrong one differs instead of stopping the check."""
    value = row.get(name)
    return value if isinstance(value, str) else str(value)


def number(row: RawRow, name: str) -> int:
    """A value that is an integer; ValueError where it is none."""
    value = row.get(name)
    if not isinstance(value, int):
        raise ValueError(f"{name} is {value!r}")  # noqa: TRY004 - a stored value, not an argument
    return value
