"""Checks of the database as a thing: its structure is the release's, and the engine itself finds it whole (I14)."""

from __future__ import annotations

from collections.abc import Iterator

from compounder.store.structure import differences, structure_of
from compounder.store.verification.evidence import Evidence
from compounder.store.verification.report import Finding


def check_structure(evidence: Evidence) -> Iterator[Finding]:
    """Tables, columns, checks, triggers, indexes and rights are those of the release."""
    database = evidence.snapshot
    found = structure_of(database.cursor, database.location.engine)
    for name in differences(found, evidence.release, database.location.engine):
        yield Finding.of("structure", "differs", name)


def check_integrity(evidence: Evidence) -> Iterator[Finding]:
    """SQLite's own ``integrity_check``; PostgreSQL reports damaged pages when they are read."""
    if evidence.snapshot.location.engine == "sqlite":
        for row in evidence.snapshot.rows("PRAGMA integrity_check"):
            says = row["integrity_check"]
            if says != "ok":
                yield Finding.of("integrity", "engine", "", "", says=str(says))


def check_references(evidence: Evidence) -> Iterator[Finding]:
    """SQLite's own ``foreign_key_check``: every reference leads somewhere."""
    if evidence.snapshot.location.engine == "sqlite":
        for row in evidence.snapshot.rows("PRAGMA foreign_key_check"):
            yield Finding.of("references", "nowhere", str(row["table"]), "", parent=str(row["parent"]))
