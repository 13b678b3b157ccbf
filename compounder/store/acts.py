"""Acts by what they did: by the indexes of batch, lot and balance, else from about the time that is asked for on."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal_column, select, true

from compounder.domain.audit import AuditEntry
from compounder.domain.keeping import Command
from compounder.store.metadata import AUDIT_TABLE, TABLES
from compounder.store.rows import instant_text

_COMMANDS = TABLES[Command].c
_SEQ_READ = _COMMANDS.seq + 0
"""The number of an act, where the table shall be read whole and not by the index of the numbers."""
_INDEXED = ("batch", "lot", "balance")
"""The subjects of acts for which there is an index (migration 0003)."""


def last_act(
    connection: Connection, kinds: Collection[str], result: Mapping[str, str], since: datetime | None
) -> AuditEntry | None:
    """See `Loads.last_act`."""
    statement = select(func.max(_SEQ_READ)).where(_COMMANDS.kind.in_(kinds), _results_in(connection, result))
    seq = connection.execute(_from(connection, statement, None if _is_indexed(result) else since)).scalar()
    if seq is None and since is not None:
        seq = connection.execute(statement).scalar()  # done before, whatever the caller thought
    return None if seq is None else _entries(connection, [seq])[0]


def acts_with(connection: Connection, result: Mapping[str, str], since: datetime) -> tuple[AuditEntry, ...]:
    """Every act since another act's instant whose result holds these ids, the earliest first."""
    statement = select(_COMMANDS.seq).where(_results_in(connection, result))
    if _is_indexed(result):
        statement = statement.where(_COMMANDS.carried_out_at >= instant_text(since))
    else:
        statement = _from(connection, statement, since)
    return _entries(connection, connection.execute(statement).scalars().all())


def _is_indexed(result: Mapping[str, str]) -> bool:
    return any(name in _INDEXED for name in result)


def _entries(connection: Connection, numbers: Collection[int]) -> tuple[AuditEntry, ...]:
    statement = select(AUDIT_TABLE).where(AUDIT_TABLE.c.seq.in_(numbers)).order_by(AUDIT_TABLE.c.seq)
    return tuple(AuditEntry(*row) for row in connection.execute(statement))


def _results_in(connection: Connection, result: Mapping[str, str]) -> ColumnElement[bool]:
    """That the result holds these ids: said as the index says it where there is one."""
    is_postgresql = connection.dialect.name == "postgresql"
    place = func.strpos if is_postgresql else func.instr
    conditions: list[ColumnElement[bool]] = [true()]
    for name, value in result.items():
        if name in _INDEXED:
            key: ColumnElement[str] = literal_column(
                f"(commands.result::jsonb ->> '{name}')"
                if is_postgresql
                else f"json_extract(commands.result, '$.{name}')"
            )
            conditions += [key == value, key.is_not(None)]
        else:
            conditions.append(place(_COMMANDS.result, json.dumps({name: value})[1:-1]) > 0)
    return and_(*conditions)


def _from(connection: Connection, statement: Select[Any], since: datetime | None) -> Select[Any]:
    """The statement, for acts from an instant on; most of a table is read quicker whole than by its index."""
    if since is None:
        return statement
    last = connection.execute(select(func.max(_COMMANDS.seq))).scalar() or 0
    first = _first_seq(connection, instant_text(since), last)
    return statement.where((_COMMANDS.seq if first > last * 2 // 3 else _SEQ_READ) >= first)


def _first_seq(connection: Connection, at: str, last: int) -> int:
    """The number of the first act at an instant, by halving; 1 where there is none of just that instant.

    Time goes back only where somebody set the clock back, and then no other act is of the same microsecond.
    """
    low, high, found = 1, last + 1, None
    while low < high:
        middle = (low + high) // 2
        follows = select(_COMMANDS.carried_out_at).where(_COMMANDS.seq >= middle).order_by(_COMMANDS.seq).limit(1)
        seen = connection.execute(follows).scalar()
        if seen is None or seen >= at:
            high, found = middle, seen
        else:
            low = middle + 1
    return low if found == at else 1
