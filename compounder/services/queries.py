"""The questions that span many records: ports, answered as frozen views straight from SQL in `store`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from compounder.domain.batch import BatchId
from compounder.domain.dispensing import DispensingId
from compounder.domain.patient import Pseudonym
from compounder.domain.stock import LotId


@dataclass(frozen=True, slots=True)
class TracedBatch:
    """A batch that holds something of a lot, directly or through batches of ours that became lots."""

    batch: BatchId
    formulation: str
    state: str
    directly: bool


@dataclass(frozen=True, slots=True)
class TracedDispensing:
    """What left of a traced batch: to which patient (a pseudonym; None: a ward), how much, when, under which number."""

    dispensing: DispensingId
    batch: BatchId
    patient: Pseudonym | None
    ward: str | None
    quantity: str
    dispensed_at: datetime


@dataclass(frozen=True, slots=True)
class TracedLot:
    """A lot in a jar, which batch it went into, and where it came from; `amount` is in its smallest units.

    It is None while it would tell a second person what the first one read.
    """

    lot: LotId
    into: BatchId
    ingredient: str
    lot_number: str
    supplier: str
    maker: str | None
    expires_on: date
    certificate: str | None
    source_batch: BatchId | None
    amount: int | None
    dimension: str


class TraceQueries(Protocol):
    """Forwards and backwards through lots and batches; the answers are complete whatever the order of the rows."""

    def batches_of(self, lot: LotId) -> tuple[TracedBatch, ...]:
        """Every batch that holds something of a lot, in the order of their numbers."""
        ...

    def dispensings_of(self, lot: LotId) -> tuple[TracedDispensing, ...]:
        """Everything that was dispensed of those batches, the earliest first."""
        ...

    def lots_in(self, batch: BatchId) -> tuple[TracedLot, ...]:
        """Every lot in a batch: first those weighed into it, then those of the batches that it was made from."""
        ...
