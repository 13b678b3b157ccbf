"""Freezes a database of this release for the upgrades of later ones: ``python -m tests.databases.freeze FOLDER URL``.

The SQLite file is a whole day of the tests with its anchors. The PostgreSQL text holds the very same rows (digests are
equal on both engines), brought into the empty database at URL by its superuser and dumped from there. It is run once a
landing; what it wrote is never changed afterwards.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from compounder.store.backup import copy_sqlite
from compounder.store.location import Location
from compounder.store.opening import create_database
from compounder.store.raw import snapshot
from tests.store.day import Clock, open_for_test, whole_day

STARTS_AT = datetime(2025, 1, 15, 8, 0, tzinfo=UTC)
"""Long past, so that no machine's clock lies before the last act."""


def freeze(folder: Path, url: str) -> None:
    """Write ``sqlite.db``, ``postgresql.sql`` and ``anchors/`` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        live, clock = Location(path=Path(work) / "day.db"), Clock()
        clock.now = STARTS_AT
        create_database(live)
        records = open_for_test(live, clock, os.urandom, folder / "anchors")
        whole_day(records)
        records.close()
        (folder / "sqlite.db").unlink(missing_ok=True)
        copy_sqlite(live, folder / "sqlite.db")
    server = Location(url=url)
    create_database(server)
    _bring(Location(path=folder / "sqlite.db"), url)
    (folder / "postgresql.sql").write_text(_dumped(url), "utf-8")


def _bring(source: Location, url: str) -> None:
    with snapshot(source) as database, psycopg.connect(url) as connection:
        connection.execute("SET session_replication_role = replica")  # the guards of the tables stand aside
        for table in database.tables():
            if table == "alembic_version":
                continue
            for row in database.rows(f'SELECT * FROM "{table}"'):
                names = ", ".join(f'"{name}"' for name in row)
                holes = ", ".join("%s" for _ in row)
                connection.execute(f'INSERT INTO "{table}" ({names}) VALUES ({holes})', list(row.values()))


def _dumped(url: str) -> str:
    command = ["pg_dump", "--no-owner", "--inserts", f"--dbname={url}"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    # Commands of psql (a random \restrict among them) are no SQL; a server newer by settings would refuse its own.
    kept = [line for line in text.splitlines() if not line.startswith(("\\", "SET transaction_timeout", "--"))]
    return "\n".join(line for line in kept if line.strip()) + "\n"


if __name__ == "__main__":
    freeze(Path(sys.argv[1]), sys.argv[2])
