"""Anchors the head of a database that no open records hold: after a restoration or an upgrade."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from compounder.domain.audit import AuditBody
from compounder.domain.patient import Patient, Pseudonym
from compounder.domain.pharmacy import Pharmacy
from compounder.store.anchors import Anchor, AnchorBook
from compounder.store.engines import reading_engine
from compounder.store.location import Location
from compounder.store.metadata import TABLES
from compounder.store.numbers import last_numbers
from compounder.store.trail import last_entry


def anchor_head(location: Location, folders: Sequence[Path]) -> datetime | None:
    """Append the last act to every folder, with all patients erased so far; answers `not_anchored_since`."""
    engine = reading_engine(location)
    try:
        with engine.connect() as connection, connection.begin():
            last = last_entry(connection)
            pharmacy = connection.execute(select(TABLES[Pharmacy].c.id, TABLES[Pharmacy].c.time_zone)).one()
            if last is None:
                raise ValueError("no act to anchor")
            at = datetime.fromisoformat(AuditBody.parse(last.body).at)
            numbers = last_numbers(connection, at.astimezone(ZoneInfo(pharmacy.time_zone)).year)
            patients = TABLES[Patient]
            marked = connection.execute(select(patients.c.id).where(patients.c.erased_at.is_not(None))).scalars()
            anchor = Anchor(pharmacy.id, last.seq, last.hash, numbers, tuple(map(Pseudonym, marked)))
    finally:
        engine.dispose()
    return AnchorBook(folders).note(anchor, at)
