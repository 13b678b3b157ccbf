"""The repeatability of a balance, and the rule by which its least weight was found; both may be unknown."""

from alembic import op

revision = "0002"
down_revision = "0001"

_COLUMNS = ("repeatability", "weighing_rule")


def upgrade() -> None:
    """Add both columns without a value: no digest of a row changes."""
    connection = op.get_bind()
    kind = "TEXT" if connection.dialect.name == "sqlite" else 'text COLLATE "C"'
    for column in _COLUMNS:
        connection.exec_driver_sql(f"ALTER TABLE balances ADD COLUMN {column} {kind}")
