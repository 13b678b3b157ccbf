"""The first structure of the records, as literal statements for each engine."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Run the statements of 0001_sqlite.sql or 0001_postgresql.sql, one after the other."""
    connection = op.get_bind()
    script = Path(__file__).with_name(f"0001_{connection.dialect.name}.sql").read_text(encoding="utf-8")
    for statement in script.split("\n\n")[1:]:
        connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
