"""Making a database, and looking at one before it is used: foreign, damaged, older, newer or changed is refused."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from compounder.domain.errors import Refusal
from compounder.store.durable import make_private
from compounder.store.engines import driver_errors, owner_engine
from compounder.store.errors import refusal_for
from compounder.store.location import Location
from compounder.store.raw import snapshot
from compounder.store.structure import CURRENT, check_structure, differences, structure_of


def create_database(location: Location) -> None:
    """Make the structure of a new database; the first act then records the pharmacy and its administrator.

    Refused as ``database_exists`` where records of a pharmacy, or anything foreign, are there already, and as
    ``folder_not_made``.
    """
    from compounder.store.migrate import make_application_role, run_migrations

    if location.path is not None:
        make_folder(location.path.parent)
        with suppress(OSError):  # SQLite says it better; what it keeps beside a database gets the database's own rights
            make_private(location.path)
    engine = owner_engine(location)
    try:
        with engine.begin() as connection:
            if _has_structure(connection, location):
                return
            if location.path is None:
                make_application_role(connection)
            run_migrations(connection)
    except driver_errors(location) as error:
        raise refusal_for(error, location) or error from error
    finally:
        engine.dispose()


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, for its owner alone; ``folder_not_made`` where that cannot be."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal("folder_not_made", "init", folder=str(folder), reason=error.strerror or "") from error


def _has_structure(connection: Connection, location: Location) -> bool:
    """Whether an earlier `init` made the structure and was stopped before its first act."""
    with_cursor = connection.connection.cursor()
    found = structure_of(with_cursor, location.engine)
    with_cursor.close()
    if not any(name.startswith(("table ", "relation ")) for name in found):
        return False
    if differences(found, CURRENT, location.engine) or connection.exec_driver_sql("SELECT 1 FROM audit").first():
        raise Refusal("database_exists", "init", database=location.shown)
    return True


def check_database(location: Location) -> None:
    """Refuse a database that is not exactly this release's, or that cannot be read: see `check_structure`."""
    try:
        with snapshot(location) as database:
            check_structure(database.cursor, location)
    except driver_errors(location) as error:
        raise refusal_for(error, location) or error from error
