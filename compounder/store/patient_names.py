"""The patients' names folded for search: read once, then kept up with the acts, for SQL cannot fold every letter."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from threading import Lock

from sqlalchemy import Connection, Row, Select, select

from compounder.domain.audit import AuditBody
from compounder.domain.names import folded
from compounder.domain.patient import Identity
from compounder.store.conditions import matching
from compounder.store.metadata import AUDIT_TABLE, TABLES
from compounder.store.tables import KINDS

_MOST_ACTS = 1000
"""So many acts later all names are read anew, which is quicker than the trail."""
_NAMES = TABLES[Identity]
_ACTS = AUDIT_TABLE.c

_Head = tuple[int, str]
_Known = dict[str, tuple[str, str | None]]


class PatientNames:
    """Ids, folded names and record numbers as of one head of the chain; nothing else of a person is kept.

    An erased identity is forgotten with the first question after the erasure. Several threads may ask.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._head: _Head | None = None
        self._known: _Known = {}
        self._order: list[tuple[str, str]] = []
        self._numbered: dict[str, set[str]] = {}

    def found(self, connection: Connection, words: Collection[str], number: str) -> list[tuple[str, str]]:
        """The folded name and the id of everybody whom `Loads.patients_named` means, as the connection sees them."""
        with self._lock:
            self._keep_up(connection)
            found = self._order
            for word in words:
                found = [person for person in found if word in person[0]]
            called = {key for _, key in found}
            numbered = self._numbered.get(number, set()) - called
            if numbered:
                found = sorted([*found, *((self._known[key][0], key) for key in numbered)])
            return found

    def _keep_up(self, connection: Connection) -> None:
        head = _head(connection)
        if head is not None and head == self._head:
            return
        touched = None if head is None or self._head is None else _touched(connection, self._head, head)
        if touched is None:
            self._known = dict(_read(connection.execute(_names()).all()))
        elif touched:
            for key in touched:
                self._known.pop(key, None)
            only = matching(Identity, connection.dialect.name, {"id": touched})
            self._known.update(_read(connection.execute(_names().where(*only)).all()))
        if touched is None or touched:
            self._sort()
        self._head = head

    def _sort(self) -> None:
        self._order = sorted((name, key) for key, (name, _) in self._known.items())
        self._numbered = {}
        for key, (_, number) in self._known.items():
            if number is not None:
                self._numbered.setdefault(number, set()).add(key)


def _names() -> Select[str, str, str | None]:
    return select(_NAMES.c.id, _NAMES.c.name, _NAMES.c.number)


def _read(rows: Collection[Row[str, str, str | None]]) -> Iterator[tuple[str, tuple[str, str | None]]]:
    return ((key, (folded(name), number)) for key, name, number in rows)


def _head(connection: Connection) -> _Head | None:
    row = connection.execute(select(_ACTS.seq, _ACTS.hash).order_by(_ACTS.seq.desc()).limit(1)).first()
    return None if row is None else (row.seq, row.hash)


def _touched(connection: Connection, before: _Head, head: _Head) -> frozenset[str] | None:
    """Whose identities the acts in between wrote; None where they do not follow from what was known, or are many."""
    if not 0 < head[0] - before[0] <= _MOST_ACTS:
        return None
    statement = select(_ACTS.hash, _ACTS.body).where(_ACTS.seq >= before[0], _ACTS.seq <= head[0])
    (known, _), *acts = connection.execute(statement.order_by(_ACTS.seq)).all()
    if known != before[1]:
        return None
    table = KINDS[Identity]
    bodies = (AuditBody.parse(body) for _, body in acts if f'"{table}"' in body)
    return frozenset(row.key for body in bodies for row in body.rows if row.table == table)
