"""Trace, answered by set-based recursive SQL: complete for any order of rows, and finite for any cycle."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import text

from compounder.domain.batch import BatchId
from compounder.domain.dispensing import DispensingId
from compounder.domain.patient import Pseudonym
from compounder.domain.stock import LotId
from compounder.services.queries import TracedBatch, TracedDispensing, TracedLot
from compounder.store.engines import reading_engine
from compounder.store.location import Location

_USED = """
    used(lot, batch, amount, dimension) AS (
        SELECT lot, batch, sum(amount), min(dimension) FROM movements
        WHERE lot IS NOT NULL AND batch IS NOT NULL AND account IN ('batch', 'consumed')
        GROUP BY lot, batch HAVING sum(amount) > 0
    )
"""
"""What lies of each lot in each batch, in the pot or consumed; what was given back or thrown away is not in it."""

_REACHED = f"""
    WITH RECURSIVE {_USED}, reached(batch) AS (
        SELECT batch FROM used WHERE lot = :lot
        UNION
        SELECT used.batch FROM reached JOIN lots ON lots.source_batch = reached.batch JOIN used ON used.lot = lots.id
    )
"""  # noqa: S608 - no value is put into the text

_BATCHES = text(
    _REACHED  # noqa: S608 - no value is put into the text
    + """
    SELECT b.id, v.formulation, b.state, (SELECT count(*) FROM used u WHERE u.batch = b.id AND u.lot = :lot) AS direct
    FROM batches b JOIN formulation_versions v ON v.id = b.formulation_version
    WHERE b.id IN (SELECT batch FROM reached) ORDER BY b.year, b.number
    """
)

_DISPENSINGS = text(
    _REACHED  # noqa: S608 - no value is put into the text
    + """
    SELECT id, batch, patient, ward, quantity, dispensed_at FROM dispensings
    WHERE batch IN (SELECT batch FROM reached) ORDER BY dispensed_at, id
    """
)

_LOTS = text(
    f"""
    WITH RECURSIVE {_USED}, made_in(batch) AS (
        SELECT id FROM batches WHERE id = :batch
        UNION
        SELECT lots.source_batch FROM made_in JOIN used ON used.batch = made_in.batch JOIN lots ON lots.id = used.lot
        WHERE lots.source_batch IS NOT NULL
    )
    SELECT l.id, u.batch AS into_batch, l.ingredient, l.lot_number, l.supplier, l.maker, l.expires_on, l.certificate,
           l.source_batch, u.amount, u.dimension
    FROM used u JOIN lots l ON l.id = u.lot WHERE u.batch IN (SELECT batch FROM made_in)
    ORDER BY CASE WHEN u.batch = :batch THEN 0 ELSE 1 END, u.batch, l.ingredient, l.id
    """  # noqa: S608 - no value is put into the text
)


class StoredTraceQueries:
    """`TraceQueries` over a database, through read-only connections; `close` it when done."""

    def __init__(self, location: Location) -> None:
        self._engine = reading_engine(location)

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()

    def batches_of(self, lot: LotId) -> tuple[TracedBatch, ...]:
        """See `TraceQueries.batches_of`."""
        return tuple(
            TracedBatch(BatchId(row["id"]), row["formulation"], row["state"], bool(row["direct"]))
            for row in self._rows(_BATCHES, lot=lot)
        )

    def dispensings_of(self, lot: LotId) -> tuple[TracedDispensing, ...]:
        """See `TraceQueries.dispensings_of`."""
        return tuple(
            TracedDispensing(
                DispensingId(row["id"]),
                BatchId(row["batch"]),
                Pseudonym(row["patient"]) if row["patient"] is not None else None,
                row["ward"],
                row["quantity"],
                datetime.fromisoformat(row["dispensed_at"]),
            )
            for row in self._rows(_DISPENSINGS, lot=lot)
        )

    def lots_in(self, batch: BatchId) -> tuple[TracedLot, ...]:
        """See `TraceQueries.lots_in`."""
        return tuple(_traced_lot(row) for row in self._rows(_LOTS, batch=batch))

    def _rows(self, statement: Any, **values: str) -> list[Mapping[str, Any]]:
        with self._engine.connect() as connection, connection.begin():
            return [dict(row) for row in connection.execute(statement, values).mappings()]


def _traced_lot(row: Mapping[str, Any]) -> TracedLot:
    source = row["source_batch"]
    return TracedLot(
        lot=LotId(row["id"]),
        into=BatchId(row["into_batch"]),
        ingredient=row["ingredient"],
        lot_number=row["lot_number"],
        supplier=row["supplier"],
        maker=row["maker"],
        expires_on=date.fromisoformat(row["expires_on"]),
        certificate=row["certificate"],
        source_batch=BatchId(source) if source is not None else None,
        amount=int(row["amount"]),
        dimension=row["dimension"],
    )
