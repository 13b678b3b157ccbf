"""PostgreSQL's own tools: a dump of one snapshot, its restoration, and a scratch database to try a dump in."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compounder.domain.audit import GENESIS
from compounder.domain.errors import Refusal
from compounder.store.location import Location

MAGIC = b"PGDMP"
"""How a dump of the custom format begins."""

_PLACES = ("/usr/lib/postgresql/{major}/bin", "/usr/pgsql-{major}/bin")
"""Where Debian and Red Hat keep the tools of each major version, before the folders of PATH."""


def dump(location: Location, snapshot: str, file: Path) -> None:
    """Dump the database as an exported snapshot sees it, with the tool of the server's major version."""
    tool = _tool("pg_dump", _server_major(location))
    target = ["--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={file}"]
    _run(tool, location, target, file.parent)


def restore_dump(file: Path, location: Location) -> None:
    """Restore a dump into an empty database, wholly or not at all; its objects then belong to the login."""
    tool = _tool("pg_restore", _server_major(location))
    _run(tool, location, ["--no-owner", "--exit-on-error", "--single-transaction", str(file)], file.parent)


@dataclass(frozen=True, slots=True)
class Moment:
    """A snapshot that other connections can see through, and the last act in it."""

    snapshot: str
    seq: int
    head: str


@contextmanager
def moment(location: Location) -> Iterator[Moment]:
    """The database at one moment, for as long as this is open."""
    with connected(location) as connection:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        name = str(connection.execute("SELECT pg_export_snapshot()").fetchone()[0])
        last = connection.execute("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
        yield Moment(name, *(last or (0, GENESIS)))


@contextmanager
def connected(location: Location) -> Iterator[Any]:
    """A connection of the raw driver that begins nothing by itself."""
    import psycopg

    connection = psycopg.connect(str(location.url), autocommit=True)
    try:
        yield connection
    finally:
        connection.close()


def may_create_databases(location: Location) -> bool:
    """Whether the login may make a scratch database."""
    with connected(location) as connection:
        asked = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
        return bool(connection.execute(asked).fetchone()[0])


@contextmanager
def scratch_database(location: Location) -> Iterator[Location]:
    """An empty database on the same server, dropped at the end."""
    from sqlalchemy import make_url

    name = f"compounder_scratch_{os.urandom(8).hex()}"
    with connected(location) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        try:
            url = make_url(str(location.url)).set(database=name)
            yield Location(url=url.render_as_string(hide_password=False))
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def empty_database(location: Location) -> None:
    """Take away what a restoration into an empty database had made."""
    with connected(location) as connection, connection.transaction():
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for (name,) in tables:
            connection.execute(f'DROP TABLE "{name}" CASCADE')
        functions = "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        for (name,) in connection.execute(functions).fetchall():
            connection.execute(f"DROP FUNCTION {name}")


def _server_major(location: Location) -> int:
    with connected(location) as connection:
        return int(connection.info.server_version) // 10000


def _tool(name: str, major: int) -> Path:
    """The tool of this major version; ``database_tools`` with the versions there are where it is missing."""
    folders = [Path(place.format(major=major)) for place in _PLACES] + [Path(place) for place in os.get_exec_path()]
    found: set[int] = set()
    for path in (folder / name for folder in folders):
        version = _major_of(path)
        if version == major:
            return path
        if version:
            found.add(version)
    raise Refusal("database_tools", "major", tool=name, needed=major, found=tuple(sorted(found)))


def _major_of(path: Path) -> int:
    """The major version that a tool says it has; 0 where there is no such tool."""
    if not os.access(path, os.X_OK):
        return 0
    asked = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - found above
    number = asked.stdout.rpartition(") ")[2].partition(".")[0].split(" ")[0]
    return int(number) if number.isdigit() else 0


def _run(tool: Path, location: Location, arguments: list[str], folder: Path) -> None:
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    parts = conninfo_to_dict(str(location.url))
    # A password in the arguments could be read by everybody on this machine.
    secret = {"PGPASSWORD": str(parts.pop("password"))} if "password" in parts else {}
    command = [str(tool), f"--dbname={make_conninfo('', **parts)}", "--no-password", *arguments]
    done = subprocess.run(  # noqa: S603 - the tool was found by name and version
        command, capture_output=True, text=True, errors="replace", check=False,
        env={**os.environ, **secret, "LC_ALL": "C"},
    )  # fmt: skip
    if done.returncode == 0:
        return
    if "No space left" in done.stderr:
        raise Refusal("disk_full", "found", database=str(folder))
    lines = done.stderr.strip().splitlines() or [f"exit {done.returncode}"]
    raise Refusal("database_tools", "failed", tool=tool.name, says=lines[0][:300])
