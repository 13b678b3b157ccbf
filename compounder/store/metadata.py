"""The tables as SQLAlchemy names them in statements; what they are is literal DDL in `migrations`, never made here."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, LargeBinary, MetaData, Table, Text

from compounder.store.rows import columns_of
from compounder.store.tables import AUDIT, KINDS

METADATA = MetaData()

_TYPES: dict[type, Text | BigInteger | LargeBinary] = {str: Text(), int: BigInteger(), bytes: LargeBinary()}


def _table(kind: type[Any], name: str) -> Table:
    columns = [Column(c.name, _TYPES[c.stored_as], primary_key=c.name == "id") for c in columns_of(kind)]
    return Table(name, METADATA, *columns)


TABLES: dict[type[Any], Table] = {kind: _table(kind, name) for kind, name in KINDS.items()}
"""The table of each kind of record; only text, integer and blob columns, so that what is read is what is stored."""

AUDIT_TABLE = Table(
    AUDIT,
    METADATA,
    Column("seq", BigInteger(), primary_key=True, autoincrement=False),
    Column("prev", Text()),
    Column("hash", Text()),
    Column("body", Text()),
)
