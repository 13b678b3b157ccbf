"""The audit trail read page by page by key, filtered in SQL, on either engine."""

from __future__ import annotations

import json
from datetime import UTC

from sqlalchemy import ColumnElement, or_, select

from compounder.domain.audit import AuditEntry
from compounder.domain.keeping import Command
from compounder.services.queries import AuditQuestion
from compounder.store.engines import reading_engine
from compounder.store.location import Location
from compounder.store.metadata import AUDIT_TABLE, TABLES

_COMMANDS = TABLES[Command].c
_BODY = AUDIT_TABLE.c.body


class StoredAuditQueries:
    """`AuditQueries` over a database, through read-only connections; `close` it when done."""

    def __init__(self, location: Location) -> None:
        self._engine = reading_engine(location)

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()

    def entries(self, question: AuditQuestion, *, before: int | None = None, most: int = 50) -> tuple[AuditEntry, ...]:
        """See `AuditQueries.entries`."""
        statement = select(AUDIT_TABLE).join(TABLES[Command], _COMMANDS.seq == AUDIT_TABLE.c.seq)
        if question.person is not None:
            statement = statement.where(_COMMANDS.asked_by == question.person)
        if question.kind is not None:
            statement = statement.where(_COMMANDS.kind == question.kind)
        if question.before is not None:
            statement = statement.where(_COMMANDS.carried_out_at < question.before.astimezone(UTC).isoformat())
        if question.keys:
            statement = statement.where(or_(*(_names(key) for key in question.keys)))
        if before is not None:
            statement = statement.where(AUDIT_TABLE.c.seq < before)
        with self._engine.connect() as connection, connection.begin():
            rows = connection.execute(statement.order_by(AUDIT_TABLE.c.seq.desc()).limit(most))
            return tuple(AuditEntry(*row) for row in rows)

    def kinds(self) -> tuple[str, ...]:
        """See `AuditQueries.kinds`."""
        with self._engine.connect() as connection, connection.begin():
            rows = connection.execute(select(_COMMANDS.kind).distinct())
            return tuple(sorted(kind for (kind,) in rows))


def _names(key: str) -> ColumnElement[bool]:
    """Whether an entry holds a key as a whole, or the key of a part of it ("2026-0001/7")."""
    said = json.dumps(key, ensure_ascii=False)
    return or_(_BODY.contains(said, autoescape=True), _BODY.contains(said[:-1] + "/", autoescape=True))
