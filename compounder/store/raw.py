"""One read-only snapshot of a database through the raw driver, values as they are stored, past every type."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compounder.domain.audit import Raw
from compounder.store.location import BUSY_SECONDS, Location, sqlite_driver, sqlite_uri

RawRow = dict[str, Raw | None]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The database at one moment. `cursor` is the raw driver's; nothing can be written through it."""

    location: Location
    cursor: Any

    def rows(self, statement: str) -> Iterator[RawRow]:
        """The rows of a query, each column's stored value under its name."""
        self.cursor.execute(statement)
        names = [_text(column[0]) for column in self.cursor.description]
        for values in self.cursor:
            yield {name: stored_value(value) for name, value in zip(names, values, strict=True)}

    def tables(self) -> list[str]:
        """The names of all tables, in order."""
        if self.location.engine == "sqlite":
            statement = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        else:
            statement = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        self.cursor.execute(statement)
        return sorted(_text(row[0]) for row in self.cursor.fetchall())


class _StoredText(bytes):
    """What SQLite holds as text, undecoded: a subclass of bytes tells it from a blob."""


def stored_value(value: object) -> Raw | None:
    """A value of a raw driver as text, integer or blob; what no column of ours can hold becomes a blob of its own."""
    if isinstance(value, _StoredText):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return bytes(value)
    if isinstance(value, (memoryview, bytearray)):
        return bytes(value)
    if value is None or (isinstance(value, (str, int, bytes)) and not isinstance(value, bool)):
        return value
    return repr(value).encode()


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


@contextmanager
def snapshot(location: Location) -> Iterator[Snapshot]:
    """Open a snapshot; the driver's errors pass through. Works on a folder that cannot be written and on backups."""
    with ExitStack() as stack:
        connection = _postgresql(str(location.url)) if location.path is None else _sqlite(location.path, stack)
        stack.callback(connection.close)
        cursor = connection.cursor()
        stack.callback(cursor.close)
        yield Snapshot(location, cursor)


def _postgresql(url: str) -> Any:
    import psycopg

    connection = psycopg.connect(url, autocommit=False)
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    connection.read_only = True
    return connection


def _sqlite(path: Path, stack: ExitStack) -> Any:
    """A connection that leaves no trace: ``mode=ro``; on read-only media ``immutable``, or a copy with the WAL."""
    if not path.exists():
        raise FileNotFoundError(path)
    query = "mode=ro"
    if not _can_write(path.parent):
        query = "immutable=1"
        if _beside(path, "-wal").exists():
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="compounder-verify-")))
            for source in (path, _beside(path, "-wal")):
                shutil.copyfile(source, folder / source.name)
            path, query = folder / path.name, "mode=rw"
    connection = sqlite_driver().connect(
        sqlite_uri(path, query), uri=True, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False
    )
    connection.text_factory = _StoredText
    connection.execute("PRAGMA query_only=ON").close()
    connection.execute("BEGIN").close()
    return connection


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def _can_write(folder: Path) -> bool:
    """Whether a file can be made here; root may write past permissions but not past a read-only mount."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
