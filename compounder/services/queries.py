"""The questions that span many records: ports, answered as frozen views straight from SQL in `store`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Protocol

from compounder.domain.audit import AuditEntry
from compounder.domain.batch import BatchId
from compounder.domain.dispensing import DispensingId
from compounder.domain.patient import Pseudonym
from compounder.domain.staff import StaffId
from compounder.domain.stock import IngredientLot, LotId


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


class Standing(Enum):
    """Whether a lot may be used on a day, in the order of the chips; each lot has exactly one."""

    USABLE = "usable"
    QUARANTINE = "quarantine"
    EXPIRED = "expired"
    """Expired, or open for too long, and still accepted."""
    RECALLED = "recalled"
    REFUSED = "refused"
    EXHAUSTED = "exhausted"


class LotOrder(Enum):
    """What a list of lots is sorted by; lots that are equal in it stand in the order of their receipts."""

    EXPIRY = "expires"
    INGREDIENT = "ingredient"
    LOT = "lot"
    MAKER = "maker"
    OPENED = "opened"


@dataclass(frozen=True, slots=True)
class LotQuestion:
    """Which lots are asked for, as of a day, and in which order.

    `text` is looked for in the lot's and receipt's number, maker, supplier and ingredient, without regard to case;
    `ingredients` are those whose name in some language holds it. `standing` None means any. `ingredient_order` gives
    the names in the order of the language that is spoken.
    """

    today: date
    text: str = ""
    ingredients: tuple[str, ...] = ()
    standing: Standing | None = None
    order: LotOrder = LotOrder.EXPIRY
    is_ascending: bool = True
    ingredient_order: tuple[str, ...] = ()


class StockQueries(Protocol):
    """Lists of very many lots, a page at a time, and what was done to one."""

    def lots(self, question: LotQuestion, *, after: LotId | None = None, most: int = 100) -> tuple[IngredientLot, ...]:
        """The first page, or the one after a lot."""
        ...

    def counts(self, question: LotQuestion) -> Mapping[Standing, int]:
        """How many lots stand where, whatever `standing` the question asks for."""
        ...

    def ingredients(self) -> tuple[str, ...]:
        """The name of every ingredient that was ever received."""
        ...

    def acts_on(self, lot: LotId) -> tuple[AuditEntry, ...]:
        """The acts that were done to a lot alone (received, decided on, opened, counted …), the earliest first."""
        ...


@dataclass(frozen=True, slots=True)
class AuditQuestion:
    """Which acts are asked for: of a person, of a kind, about records, before an instant; all where nothing is named.

    `keys` are keys of records and nothing else: what a person types is never looked for in the trail itself, where it
    would find a reading that nobody may know yet. An act is about a record whose key it touched or wrote down.
    """

    person: StaffId | None = None
    kind: str | None = None
    keys: tuple[str, ...] = ()
    before: datetime | None = None


class AuditQueries(Protocol):
    """The audit trail, the newest act first, a page at a time."""

    def entries(self, question: AuditQuestion, *, before: int | None = None, most: int = 50) -> tuple[AuditEntry, ...]:
        """The first page, or the one before an entry by its number."""
        ...

    def kinds(self) -> tuple[str, ...]:
        """Every kind of act that was ever done, in the order of the alphabet."""
        ...
