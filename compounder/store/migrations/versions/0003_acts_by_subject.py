"""Indexes of the commands by the batch, lot and balance in their results: what was done to one is found at once."""

from alembic import op

revision = "0003"
down_revision = "0002"

_SUBJECTS = ("batch", "lot", "balance")


def upgrade() -> None:
    """Add the indexes, each of the acts that have such a subject alone: no row changes."""
    connection = op.get_bind()
    said = "json_extract(result, '$.{}')" if connection.dialect.name == "sqlite" else "(result::jsonb ->> '{}')"
    for subject in _SUBJECTS:
        key = said.format(subject)
        connection.exec_driver_sql(f"CREATE INDEX ix_commands_{subject} ON commands ({key}) WHERE {key} IS NOT NULL")
