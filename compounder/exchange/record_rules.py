"""The rule files that records follow: beyond-use limits and retention of each regulatory profile."""

from __future__ import annotations

from compounder.domain.beyond_use import BeyondUseRow, BeyondUseRules, StorageKind
from compounder.domain.errors import Refusal
from compounder.domain.number import shortened
from compounder.domain.retention import Retention
from compounder.exchange.toml_table import Table, parse_toml

_STORAGES = tuple(kind.value for kind in StorageKind)


def read_beyond_use_rules(text: str, file: str) -> BeyondUseRules:
    """Read a profile's rules (rules/beyond_use_*.toml); refused as ``damaged_file`` or ``unknown_option``."""
    table = parse_toml(text, file)
    rules = BeyondUseRules(
        profile=table.text("profile"),
        edition=table.text("edition"),
        day_one_counts=table.flag("day_one_counts", default=True),
        needs_evidence=table.flag("needs_evidence", default=True),
        rows=tuple(_row(row, file) for row in table.tables("row")),
        water_activity_limit=table.number("water_activity_limit") if table.has("water_activity_limit") else None,
        longest_study_days=table.integer("longest_study_days") if table.has("longest_study_days") else None,
    )
    table.finish()
    return rules


def _row(table: Table, file: str) -> BeyondUseRow:
    row = BeyondUseRow(
        id=table.text("id"),
        applies_to=table.text("applies_to"),
        storage=tuple(_storage(name, file) for name in table.texts("storage")),
        days=table.integer("days") if table.has("days") else None,
        hours=table.integer("hours") if table.has("hours") else None,
        source=table.text("source"),
        confirmed=table.flag("confirmed", default=False),
    )
    if (row.days is None) == (row.hours is None):
        raise Refusal("damaged_file", "missing_key", file=file, key=f"row.{row.id}.days")
    table.finish()
    return row


def _storage(name: str, file: str) -> StorageKind:
    if name not in _STORAGES:
        option = shortened(name)
        raise Refusal("unknown_option", "in_file", file=file, key="row.storage", option=option, options=_STORAGES)
    return StorageKind(name)


def read_retentions(text: str, file: str) -> dict[str, Retention]:
    """Read the retention of every profile (rules/retention.toml)."""
    table = parse_toml(text, file)
    found: dict[str, Retention] = {}
    for profile in table.tables("profile"):
        retention = Retention(
            profile.text("id"),
            profile.integer("years"),
            profile.text("rule"),
            profile.text("source"),
            profile.flag("confirmed", default=False),
        )
        profile.finish()
        found[retention.profile] = retention
    table.finish()
    return found
