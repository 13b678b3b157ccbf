"""A release after this one, for tests alone: one nullable column more, and one value that the migration corrects."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from compounder.store import migrate, opening, restore, structure, upgrade
from compounder.store.engines import owner_engine
from compounder.store.location import Location
from compounder.store.migrate import make_application_role, run_migrations
from compounder.store.structure import fingerprints, structure_of
from compounder.store.verification import verify

RELEASE = "9002"

_MIGRATION = '''"""A test's migration."""

from alembic import op

revision, down_revision = "9002", "{before}"


def upgrade():
    connection = op.get_bind()
    for statement in {statements!r}:
        connection.exec_driver_sql(statement)
'''

STATEMENTS = (
    "ALTER TABLE lots ADD COLUMN shelf TEXT",
    "UPDATE pharmacy SET address = '1, rue du Test'",
    "UPDATE staff SET name = 'Name of ' || login",
)
"""What it does: a column without values, and two real changes, one of them to a table with secret columns."""


def install(
    folder: Path, new: Callable[[], Location], patch: pytest.MonkeyPatch, statements: tuple[str, ...] = STATEMENTS
) -> None:
    """Make this program one of the second release until the patch is undone; `new` answers an empty database."""
    migrations = folder / "migrations"
    shutil.copytree(structure._FOLDER.parent, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    text = _MIGRATION.format(before=structure.CURRENT, statements=list(statements))
    (migrations / "versions" / f"{RELEASE}_test.py").write_text(text, "utf-8")
    patch.setattr(migrate, "_FOLDER", migrations)
    patch.setattr(structure, "_FOLDER", migrations / "structures")
    for module in (structure, opening, restore, upgrade, verify):
        for name, value in (("RELEASES", (*structure.RELEASES, RELEASE)), ("CURRENT", RELEASE)):
            if module is not structure and hasattr(module, name):
                patch.setattr(module, name, value)
    patch.setattr(structure, "RELEASES", (*structure.RELEASES, RELEASE))
    patch.setattr(structure, "CURRENT", RELEASE)
    structure.expected.cache_clear()
    location = new()
    place = migrations / "structures" / f"{RELEASE}_{location.engine}.json"
    place.write_text(json.dumps(_structure(location)), "utf-8")


def _structure(location: Location) -> dict[str, str]:
    engine = owner_engine(location)
    try:
        with engine.begin() as connection:
            if location.path is None:
                make_application_role(connection)
            run_migrations(connection)
            cursor = connection.connection.cursor()
            found = fingerprints(structure_of(cursor, location.engine))
            cursor.close()
    finally:
        engine.dispose()
    return found
