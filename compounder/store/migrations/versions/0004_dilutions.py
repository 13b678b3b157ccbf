"""The parts of a dilution: what a share of a line is weighed for, and with which weighing of the drug one goes."""

from alembic import op

revision = "0004"
down_revision = "0003"

_COLUMNS = (
    ("batch_lines", "part", "CONSTRAINT ck_batch_lines_part CHECK (part IN ('drug', 'diluent', 'portion'))"),
    ("weighings", "dilution", "CONSTRAINT fk_weighings_dilution REFERENCES weighings (id)"),
)


def upgrade() -> None:
    """Add both columns without a value: no digest of a row changes, and older batches have no dilution."""
    connection = op.get_bind()
    kind = "TEXT" if connection.dialect.name == "sqlite" else 'text COLLATE "C"'
    for table, column, constraint in _COLUMNS:
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column} {kind} {constraint}")
