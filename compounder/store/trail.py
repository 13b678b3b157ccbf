"""What an act touched so far, and the audit entry that follows from it: raw stored values before and after."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, insert, select

from compounder.domain.audit import AuditBody, AuditEntry, Raw, TouchedRow, next_entry, row_digest
from compounder.store.engines import AUDITED
from compounder.store.metadata import AUDIT_TABLE
from compounder.store.rows import Row
from compounder.store.tables import ERASABLE, SECRET


class Trail:
    """The rows of one act in the order first touched, each with what it held before the act and what it holds now."""

    def __init__(self) -> None:
        self._before: dict[tuple[str, str], Row | None] = {}
        self._after: dict[tuple[str, str], Row | None] = {}

    def note(self, table: str, key: str, before: Row | None, after: Row | None) -> None:
        """Note one write; of several writes of a row the first before and the last after count."""
        self._before.setdefault((table, key), before)
        self._after[table, key] = after

    def digest_now(self, table: str, key: str) -> str | None:
        """The digest of a touched row as it stands now; None where it was not touched or is erased."""
        row = self._after.get((table, key))
        return None if row is None else row_digest(table, key, row)

    @property
    def touched(self) -> frozenset[tuple[str, str]]:
        """The (table, key) of every row touched."""
        return frozenset(self._after)

    def rows(self) -> Iterator[TouchedRow]:
        """What the entry says of each row."""
        for (table, key), after in self._after.items():
            before = self._before[table, key]
            changed = tuple(_changed(before or {}, after or {}))
            old = None if before is None else row_digest(table, key, before)
            new = None if after is None else row_digest(table, key, after)
            hidden = SECRET.get(table, frozenset())
            shown = tuple(change for change in changed if table != ERASABLE and change[0] not in hidden)
            yield TouchedRow(table, key, old, new, shown, tuple(name for name, _, _ in changed if name in hidden))


def _changed(before: Row, after: Row) -> Iterator[tuple[str, Raw | None, Raw | None]]:
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old != new:
            yield name, old, new


def last_entry(connection: Connection) -> AuditEntry | None:
    """The newest entry of the chain."""
    row = connection.execute(select(AUDIT_TABLE).order_by(AUDIT_TABLE.c.seq.desc()).limit(1)).first()
    return None if row is None else AuditEntry(*row)


def write_entry(connection: Connection, last: AuditEntry | None, body: AuditBody) -> AuditEntry:
    """Append the entry that follows the last one."""
    entry = next_entry(last, body)
    values = {"seq": entry.seq, "prev": entry.prev, "hash": entry.hash, "body": entry.body}
    connection.execute(insert(AUDIT_TABLE), values, execution_options={AUDITED: True})
    return entry
