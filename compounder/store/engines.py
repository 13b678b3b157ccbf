"""The engines: one that writes under the lock, one that only reads, one for the owner's changes of structure."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import ExecutionContext
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from compounder.store.durable import take_from_others
from compounder.store.errors import raw_errors
from compounder.store.location import (
    APPLICATION_ROLE,
    BUSY_SECONDS,
    Location,
    refuse_network_file_system,
    sqlite_driver,
)

AUDITED = "audited"
"""The execution option that the unit of work alone sets; the writing engine refuses every other write."""

_JOURNAL_LOCK = 0x434D5052
_READS = ("SELECT", "PRAGMA", "BEGIN", "SET", "SHOW")


class UnauditedWriteError(Exception):
    """A write that did not come through the unit of work: a defect of the program."""


def writing_engine(location: Location) -> Engine:
    """Begins every transaction with the write lock, and refuses what the unit of work did not write."""
    if location.path is not None:
        take_from_others(location.path)
        engine = _sqlite(
            location, ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"), begin="BEGIN IMMEDIATE"
        )
    else:
        engine = _postgresql(location, "SET lock_timeout = '5s'")
        event.listen(engine, "begin", _lock_journal)
    event.listen(engine, "before_cursor_execute", _refuse_unaudited)
    return engine


def reading_engine(location: Location) -> Engine:
    """Sees one snapshot a transaction, writes nothing, waits for nobody."""
    if location.path is not None:
        return _sqlite(location, ("query_only=ON",), begin="BEGIN")
    return _postgresql(location, "SET default_transaction_read_only = on", isolation="REPEATABLE READ")


def owner_engine(location: Location) -> Engine:
    """For migrations alone: under the write lock, as the database's owner, without the guard."""
    if location.path is not None:
        return _sqlite(location, ("synchronous=FULL",), begin="BEGIN IMMEDIATE", pooled=False)
    engine = create_engine(_address(location), poolclass=NullPool)
    event.listen(engine, "begin", _lock_journal)
    return engine


def _sqlite(location: Location, pragmas: tuple[str, ...], *, begin: str, pooled: bool = True) -> Engine:
    refuse_network_file_system(location.path)  # type: ignore[arg-type]
    options: dict[str, Any] = {"pool_size": 1, "max_overflow": 4} if pooled else {"poolclass": NullPool}
    engine = create_engine(
        URL.create("sqlite", database=str(location.path)),
        module=sqlite_driver(),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        **options,
    )

    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself
        for pragma in ("foreign_keys=ON", *pragmas):
            connection.execute(f"PRAGMA {pragma}").fetchall()

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine


def _postgresql(location: Location, setting: str, *, isolation: str = "READ COMMITTED") -> Engine:
    engine = create_engine(_address(location), isolation_level=isolation, pool_size=1, max_overflow=4)

    def connected(connection: Any, _record: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_has_role(rolname, 'member') FROM pg_roles WHERE rolname = %s", (APPLICATION_ROLE,)
            )
            row = cursor.fetchone()
            if row is not None and row[0]:
                cursor.execute(f"SET ROLE {APPLICATION_ROLE}")
            cursor.execute("SET idle_in_transaction_session_timeout = '30s'")
            cursor.execute(setting)
        connection.commit()

    event.listen(engine, "connect", connected)
    return engine


def _address(location: Location) -> URL:
    return make_url(str(location.url)).set(drivername="postgresql+psycopg")


def _lock_journal(connection: Connection) -> None:
    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_JOURNAL_LOCK,))


def _refuse_unaudited(
    _connection: Connection, _cursor: object, statement: str, _values: object, context: ExecutionContext, _many: object
) -> None:
    if not statement.lstrip().upper().startswith(_READS) and not context.execution_options.get(AUDITED):
        raise UnauditedWriteError(statement)


def driver_errors(location: Location) -> tuple[type[Exception], ...]:
    """What the raw driver raises, SQLAlchemy in its stead, and a missing file."""
    return (DBAPIError, *raw_errors(location))
