"""What is append-only cannot be changed, deleted, replaced or emptied, whoever tries, on both engines."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import text

from compounder.store.engines import writing_engine
from compounder.store.location import APPLICATION_ROLE, sqlite_driver
from compounder.store.tables import APPEND_ONLY, AUDIT, MUTABLE
from tests.store.conftest import ON_POSTGRESQL, ON_SQLITE
from tests.store.day import Day
from tests.store.tampering import intruder

TABLES = (*APPEND_ONLY.values(), AUDIT)


def unique_columns(day: Day, table: str) -> list[list[str]]:
    """Every set of columns by which SQLite could replace a row."""
    with intruder(day.location) as inside:
        names = [row[1] for row in inside.run(f"PRAGMA index_list({table})") if row[2]]
        return [[row[2] for row in inside.run(f"PRAGMA index_info({name})")] for name in names]


def sqlite_attacks(day: Day, table: str) -> Iterator[str]:
    """Statements that change or remove a row of a table, its first one, in every way that SQL knows."""
    key = "seq" if table == AUDIT else "id"
    with intruder(day.location) as inside:
        cursor = inside.connection.execute(f"SELECT * FROM {table} LIMIT 1")
        columns = [column[0] for column in cursor.description]
    listed = ", ".join(columns)
    yield f"UPDATE {table} SET {columns[-1]} = {columns[-1]}"
    yield f"UPDATE OR REPLACE {table} SET {columns[1]} = {columns[1]}"
    yield f"DELETE FROM {table}"
    yield f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
    yield f"REPLACE INTO {table} SELECT * FROM {table}"
    update = f"ON CONFLICT ({key}) DO UPDATE SET {columns[1]} = excluded.{columns[1]}"
    yield f"INSERT INTO {table} SELECT * FROM {table} WHERE true {update}"
    for unique in unique_columns(day, table):
        others = {name: f"'other-{name}'" for name in ("id", "prev", "hash") if name in columns and name not in unique}
        if table == AUDIT and unique != ["seq"]:
            others["seq"] = "99"
        values = ", ".join(others.get(name, name) for name in columns)
        filled = " AND ".join(f"{name} IS NOT NULL" for name in unique)
        with intruder(day.location) as inside:
            if inside.run(f"SELECT 1 FROM {table} WHERE {filled}"):
                yield f"INSERT OR REPLACE INTO {table} ({listed}) SELECT {values} FROM {table} WHERE {filled}"


@ON_SQLITE
@pytest.mark.parametrize("recursive", [0, 1])
@pytest.mark.parametrize("table", TABLES)
def test_sqlite_refuses_every_way(day: Day, table: str, recursive: int) -> None:
    """Also INSERT OR REPLACE over every unique column, with `recursive_triggers` off and on."""
    assert day.location.path is not None
    day.records.close()
    connection = sqlite_driver().connect(str(day.location.path), isolation_level=None)
    connection.execute(f"PRAGMA recursive_triggers={recursive}")
    before = connection.execute(f"SELECT * FROM {table}").fetchall()
    for statement in sqlite_attacks(day, table):
        with pytest.raises(sqlite_driver().IntegrityError, match=r"append-only|CHECK|FOREIGN KEY|UNIQUE"):
            connection.execute(statement)
    assert connection.execute(f"SELECT * FROM {table}").fetchall() == before
    connection.close()


def postgresql_attacks(table: str) -> Iterator[str]:
    """Statements that change or remove rows of a table."""
    key = "seq" if table == AUDIT else "id"
    other = "hash" if table == AUDIT else "id"
    yield f"UPDATE {table} SET {other} = {other}"
    yield f"DELETE FROM {table}"
    yield f"TRUNCATE {table} CASCADE"
    yield f"INSERT INTO {table} SELECT * FROM {table} ON CONFLICT ({key}) DO UPDATE SET {other} = excluded.{other}"


@ON_POSTGRESQL
def test_postgresql_refuses_the_owner_by_trigger(day: Day) -> None:
    """Even the owner meets the triggers."""
    assert day.location.url is not None
    with psycopg.connect(day.location.url, autocommit=True) as connection:
        for statement in (attack for table in TABLES for attack in postgresql_attacks(table)):
            with pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="append-only"):
                connection.execute(statement)


@ON_POSTGRESQL
def test_postgresql_refuses_the_application_by_right(day: Day) -> None:
    """The role of daily work has no right to change, empty, alter, or switch triggers off."""
    assert day.location.url is not None
    ddl = ["ALTER TABLE audit DISABLE TRIGGER ALL", "DROP TABLE audit", "SET session_replication_role = replica"]
    ddl += [
        "DROP TRIGGER audit_unchanged ON audit",
        "CREATE TABLE mine (n int)",
        "UPDATE alembic_version SET version_num = 'x'",
    ]
    deletes = [f"DELETE FROM {table}" for table in MUTABLE.values() if table != "identities"]
    attacks = [statement for table in TABLES for statement in postgresql_attacks(table)]
    with psycopg.connect(day.location.url, autocommit=True) as connection:
        connection.execute(f"SET ROLE {APPLICATION_ROLE}")
        for statement in (*attacks, *deletes, *ddl):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)


@ON_POSTGRESQL
def test_daily_work_is_done_as_the_application(day: Day) -> None:
    """Whoever opens the database, its acts run with the small rights."""
    assert day.location.url is not None
    engine = writing_engine(day.location)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT current_user")).scalar() == APPLICATION_ROLE
    engine.dispose()
