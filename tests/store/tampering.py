"""How somebody with the owner's rights changes records behind the program's back and hides it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import psycopg

from compounder.domain.audit import AuditBody, AuditEntry, next_entry
from compounder.store.location import Location, sqlite_driver
from compounder.store.raw import snapshot


class Intruder:
    """A connection of the raw driver that may do everything; `run` uses ? for values on both engines."""

    def __init__(self, location: Location) -> None:
        self.engine = location.engine
        if location.path is not None:
            self.connection: Any = sqlite_driver().connect(str(location.path), isolation_level=None)
        else:
            self.connection = psycopg.connect(str(location.url), autocommit=True)

    def run(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Run one statement and answer its rows."""
        cursor = self.connection.cursor()
        try:
            cursor.execute(statement if self.engine == "sqlite" else statement.replace("?", "%s"), values)
            return cursor.fetchall() if cursor.description else []
        finally:
            cursor.close()

    def drop_checks(self, table: str) -> None:
        """PostgreSQL cannot pass over a CHECK: who wants to break one drops it, which the structure shows."""
        if self.engine == "postgresql":
            named = "SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = ?::regclass"
            for (name,) in self.run(named, table):
                self.run(f"ALTER TABLE {table} DROP CONSTRAINT {name}")

    @contextmanager
    def unguarded(self, *tables: str) -> Iterator[None]:
        """The triggers of some tables dropped, and put back as they were; on SQLite without checks and references."""
        if self.engine == "postgresql":
            for table in tables:
                self.run(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
            yield
            for table in tables:
                self.run(f"ALTER TABLE {table} ENABLE TRIGGER ALL")
            return
        names = ", ".join(f"'{table}'" for table in tables)
        guards = self.run(f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ({names})")
        self.run("PRAGMA foreign_keys=OFF")
        self.run("PRAGMA ignore_check_constraints=ON")
        for name, _ in guards:
            self.run(f"DROP TRIGGER {name}")
        yield
        for _, sql in guards:
            self.run(sql)
        self.run("PRAGMA ignore_check_constraints=OFF")


@contextmanager
def intruder(location: Location) -> Iterator[Intruder]:
    """An intruder who leaves no connection open."""
    inside = Intruder(location)
    try:
        yield inside
    finally:
        inside.connection.close()


def chain_of(location: Location) -> list[AuditBody]:
    """The bodies of the chain."""
    with snapshot(location) as database:
        return [AuditBody.parse(str(row["body"])) for row in database.rows("SELECT body FROM audit ORDER BY seq")]


def rewrite_chain(location: Location, edit: Callable[[AuditBody], AuditBody]) -> list[AuditEntry]:
    """Edit bodies and recompute every hash, as someone would who knows how the chain is made."""
    entries: list[AuditEntry] = []
    for body in chain_of(location):
        entries.append(next_entry(entries[-1] if entries else None, edit(body)))
    put_chain(location, entries)
    return entries


def put_chain(location: Location, entries: Sequence[AuditEntry]) -> None:
    """Put other entries in the place of the chain."""
    with intruder(location) as inside, inside.unguarded("audit"):
        inside.run("DELETE FROM audit")
        for entry in entries:
            values = (entry.seq, entry.prev, entry.hash, entry.body)
            inside.run("INSERT INTO audit (seq, prev, hash, body) VALUES (?, ?, ?, ?)", *values)


def edit_last(location: Location, edit: Callable[[AuditBody], AuditBody]) -> None:
    """Edit the last body alone and recompute the chain."""
    last = len(chain_of(location))
    rewrite_chain(location, lambda body: edit(body) if body.seq == last else body)


def other_values(value: object, allowed: Sequence[str]) -> list[object]:
    """What a stored value might be changed to; the first that the database takes is used."""
    if value is None:
        return ["x", 7, b"x" * 16, "2026-01-01T00:00:00.000000+00:00", *allowed]
    if isinstance(value, int):
        return [value + 1, value - 1, 1 - value, value + 1000]
    if isinstance(value, (bytes, memoryview)):
        return [bytes([bytes(value)[0] ^ 1]) + bytes(value)[1:]]
    nearly = re.sub(r"\d$", lambda digit: str((int(digit[0]) + 1) % 10), str(value))
    return [other for other in (nearly, f"{value}x", f"{value} ", *allowed) if other != value]


def with_row_changed(body: AuditBody, place: int, **values: Any) -> AuditBody:
    """A body one of whose rows says something else."""
    rows = list(body.rows)
    rows[place] = replace(rows[place], **values)
    return replace(body, rows=tuple(rows))
