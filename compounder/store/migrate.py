"""Makes the structure of a database by running the migrations; only `init`, `upgrade` and `restore` come here."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from compounder.store.location import APPLICATION_ROLE

_FOLDER = Path(__file__).parent / "migrations"


def run_migrations(connection: Connection, *, to: str = "head") -> None:
    """Bring a database to a release inside the connection's transaction."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def make_application_role(connection: Connection) -> None:
    """Make the role that daily work is done as, once a server, and let the owner take it on."""
    found = connection.exec_driver_sql("SELECT 1 FROM pg_roles WHERE rolname = %s", (APPLICATION_ROLE,)).first()
    if found is None:
        connection.exec_driver_sql(f"CREATE ROLE {APPLICATION_ROLE} NOLOGIN")
    connection.exec_driver_sql(f"GRANT {APPLICATION_ROLE} TO CURRENT_USER")
