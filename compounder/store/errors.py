"""What an error of a database means to the person: a refusal that names the remedy, or a defect of the program."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from compounder.domain.errors import Refusal
from compounder.store.location import Location, sqlite_driver

_SQLITE_SAYS = {
    "database is locked": "busy",
    "database or disk is full": "full",
    "disk i/o error": "failed",
    "readonly database": "read_only",
    "unable to open database file": "missing",
    "file is not a database": "foreign",
    "malformed": "damaged",
    "could not decode": "damaged",
}
_ROOM_TO_OPEN = 65536
"""Bytes below which SQLite cannot even make its shared-memory file, and calls a full disk an I/O error."""

_POSTGRESQL_STATES = {
    "55P03": "busy",
    "53100": "full",
    "58030": "failed",
    "25006": "read_only",
    "3D000": "missing",
    "XX001": "damaged",
    "XX002": "damaged",
}


def _named(kind: str, database: str) -> Refusal:
    refusals = {
        "busy": Refusal("database_busy", "found", database=database),
        "full": Refusal("disk_full", "found", database=database),
        "failed": Refusal("disk_failed", "found", database=database),
        "read_only": Refusal("database_read_only", "found", database=database),
        "missing": Refusal("database_missing", "found", database=database),
        "foreign": Refusal("database_foreign", "found", database=database),
        "damaged": Refusal("database_damaged", "found", database=database),
        "unreachable": Refusal("database_unreachable", "found", database=database),
    }
    return refusals[kind]


def refusal_for(error: BaseException, location: Location) -> Refusal | None:
    """The refusal that an error of the database means (locked, full, damaged, gone); None for a defect of ours."""
    if isinstance(error, FileNotFoundError):
        return _named("missing", location.shown)
    if isinstance(error, UnicodeDecodeError):
        return _named("damaged", location.shown)
    if isinstance(error, PermissionError):
        return _named("read_only", location.shown)
    cause = getattr(error, "orig", error)  # SQLAlchemy wraps the driver's
    text = str(cause).lower()
    if location.engine == "sqlite":
        kind = next((kind for says, kind in _SQLITE_SAYS.items() if says in text), None)
        if location.path is not None:
            kind = _looked_at(location.path, kind)
    else:
        state = getattr(cause, "sqlstate", None) or ""
        kind = _POSTGRESQL_STATES.get(state)
        if kind is None and (state.startswith(("08", "57P")) or (not state and "connection" in text)):
            kind = "missing" if "does not exist" in text else "unreachable"
    return None if kind is None else _named(kind, location.shown)


def _looked_at(path: Path, kind: str | None) -> str | None:
    """What SQLite cannot tell apart: a folder or a full disk from a failing one, a barred file from none."""
    with suppress(OSError):
        if kind == "failed" and path.is_dir():
            return "foreign"
        if kind == "failed" and shutil.disk_usage(path.parent).free < _ROOM_TO_OPEN:
            return "full"
        if kind == "missing" and path.exists():
            return "read_only"
    return kind


def raw_errors(location: Location) -> tuple[type[Exception], ...]:
    """What the raw driver raises, and a file that is missing or barred."""
    if location.engine == "sqlite":
        # UnicodeDecodeError: the driver cannot read SQLite's own message about a damaged name (a flipped bit did it).
        return (sqlite_driver().Error, FileNotFoundError, PermissionError, UnicodeDecodeError)
    import psycopg

    return (psycopg.Error,)
