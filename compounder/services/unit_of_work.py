"""The one door to stored records: an act is asked for, done under the write lock, audited by itself, and answered.

How a service is written::

    def accept_lot(records: Records, act: Act, lot: LotId) -> Changes:
        def work(uow: UnitOfWork) -> Mapping[str, str]:
            found = uow.load(IngredientLot, lot)          # re-read under the lock
            if found.state is not LotState.QUARANTINE:
                raise Refusal("lot_not_in_quarantine", "accept", lot=found.lot_number)
            signature = uow.sign("accept_lot", role, (IngredientLot, lot))
            uow.change(found, state=LotState.ACCEPTED, decided_by=act.by, decided_at=uow.now,
                       decision_signature=signature)
            return {"lot": lot}                           # ids only
        return records.perform(act, work)

Slow things (hashing of passwords, planning, PDF) are done before `perform`. A Refusal raised inside `work` rolls
everything back and reaches the caller; so does any fault. Nothing is audited by hand: the entry is made from the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from compounder.domain.audit import AuditEntry
from compounder.domain.batch import BatchId, BatchState
from compounder.domain.dispensing import Series
from compounder.domain.patient import Pseudonym
from compounder.domain.staff import Role, SignatureId, StaffId
from compounder.domain.stock import Leg, LotId, TransferId

if TYPE_CHECKING:
    from dataclasses import Field


class Record(Protocol):
    """A frozen domain record that has a table of its own; its first field is the text key `id`."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def id(self) -> str:
        """The key of the row."""
        ...


RecordType = TypeVar("RecordType", bound=Record)


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody wants done, made outside the lock.

    `kind` names the act ("accept_lot"; the service's function). `by` is who asks, None only where nobody is known yet
    (a failed sign-in under an unknown login). `command` is a client-made id, new for every click: a repeat (same
    kind, person and arguments) returns the first result, any other use is refused as ``command_reused``. `arguments` is
    an optional digest of what was asked (salted with the identity's salt where it names a patient). `reason` enters the
    audit trail. `clock_confirmed` says that the person confirmed a clock more than 24 hours ahead of the last act.
    """

    kind: str
    by: StaffId | None
    command: str
    reason: str | None = None
    arguments: str = ""
    clock_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """What a commit did: its number and head on the chain, the rows touched as (table, key), the ids it gave back.

    `repeated`: the command had been carried out before; `result`, `seq`, `head` and `at` are those of the first time
    and nothing was written now. `not_anchored_since` is None where the anchor outside the database was written, else
    the instant of the first act that no anchor holds; the act stands all the same, and every answer must say so.
    """

    seq: int
    head: str
    at: datetime
    touched: frozenset[tuple[str, str]]
    result: Mapping[str, str]
    repeated: bool
    not_anchored_since: datetime | None


@dataclass(frozen=True, slots=True)
class Within:
    """A condition on a field: from a first value to a last one, both of them in it; None leaves an end open."""

    first: object = None
    last: object = None


class Loads(Protocol):
    """Typed reads. In a unit of work they see what is committed and what the act wrote so far; nothing is cached."""

    def load(self, kind: type[RecordType], key: str) -> RecordType:
        """The record of this kind under this key; ``unknown_record`` (refused) where there is none."""
        ...

    def find(self, kind: type[RecordType], /, **equals: object) -> tuple[RecordType, ...]:
        """All records of a kind whose fields equal the values given (None: absent), in the order of their ids.

        ``uow.find(Weighing, batch=batch.id)``; with no values, all of them. A field that the kind lacks is a fault.
        Instead of a value a frozenset stands for any of its members, a `Within` for a range.
        """
        ...

    def pick(self, kind: type[RecordType], *fields: str, **equals: object) -> tuple[tuple[Any, ...], ...]:
        """Some fields of what `find` finds: for questions about many records, of which most fields stay unread."""
        ...

    def batches_like(
        self,
        text: str,
        versions: Collection[str],
        *,
        states: Collection[BatchState] = (),
        is_newest_first: bool = False,
        after: BatchId | None = None,
        most: int,
    ) -> tuple[BatchId, ...]:
        """So many batches whose number holds a text, or of these formulation versions, in the order of their numbers.

        No states: of any state. `after` begins behind a batch. An empty text is held by every number.
        """
        ...

    def lots_like(self, text: str, ingredients: Collection[str], *, most: int) -> tuple[LotId, ...]:
        """So many lots in the order of their ids: of these ingredients, or a number of which holds a text.

        The maker's number or the receipt's; the text is folded, and so are they.
        """
        ...

    def ingredients(self) -> tuple[str, ...]:
        """The name of every ingredient that was ever received."""
        ...

    def patients_named(
        self, words: Collection[str], number: str, *, most: int | None
    ) -> tuple[tuple[Pseudonym, ...], int]:
        """Who is called by every word, or has just this record number: the first so many by name, and how many in all.

        The words are folded, and so are the names. Only for somebody who has signed in.
        """
        ...

    def on_hand(self, lot: LotId) -> int:
        """What is left of a lot in its place, in smallest units of its dimension (one SQL sum over the ledger)."""
        ...

    def on_hand_of(self, lots: Collection[LotId]) -> Mapping[LotId, int]:
        """The same of many lots; one that nothing ever moved of is absent."""
        ...

    def in_batch(self, batch: str, lot: LotId) -> int:
        """What lies of a lot in the pot of a batch, weighed in and not yet consumed, in smallest units."""
        ...

    def product_left(self, batch: str, container: str | None = None) -> int:
        """What is left of a batch's product, or of one container of it, in smallest units of its dimension."""
        ...

    def reserved(self, lot: LotId, *, except_batch: str | None = None) -> int:
        """What batches planned or being weighed still have to take from a lot, in smallest units."""
        ...

    def reservations(self) -> Mapping[LotId, int]:
        """`reserved` of every lot of which batches planned or being weighed have reserved something."""
        ...

    def last_act(self, *kinds: str, since: datetime | None = None, **result: str) -> AuditEntry | None:
        """The entry of the last act of these kinds whose result holds these ids; None where there is none.

        `since` is the instant of that act or of one before it: what was done earlier need not be read.
        By it a paper names the act that it documents: ``loads.last_act("release_batch", batch="2026-0001")``.
        """
        ...


class UnitOfWork(Loads, Protocol):
    """One act under the write lock: loads, then writes. Every write is checked, audited and committed with the act."""

    @property
    def now(self) -> datetime:
        """The instant of this act in UTC, never before the last act's (PostgreSQL: the server's clock)."""
        ...

    @property
    def local_now(self) -> datetime:
        """The same instant on the pharmacy's own clock: its date is today, its year the year of the series."""
        ...

    @property
    def act(self) -> Act:
        """The act being done."""
        ...

    def new_id(self) -> str:
        """A new random key for a record that has no natural one."""
        ...

    def random_bytes(self, count: int) -> bytes:
        """Random bytes, for the salt of an identity."""
        ...

    def insert(self, record: RecordType) -> RecordType:
        """Write a new row and return the record; a broken constraint of the database is a fault (check before).

        Not for `Signature`, `StockMovement`, `Command`: `sign`, `move` and the act itself write those.
        """
        ...

    def change(self, record: RecordType, **values: object) -> RecordType:
        """Write other values over a record just loaded and return the changed one.

        Only for the mutable kinds: Pharmacy, StaffMember, FormulationVersion, IngredientLot, Batch, BatchContainer,
        Balance, Patient, Identity. A row that is no longer as `record` says is a fault; so is changing anything else.
        """
        ...

    def erase(self, patient: Pseudonym) -> None:
        """Delete the identity of a patient (the one deletion there is), mark the pseudonym and note it for the anchors.

        Retention is the service's to check. Afterwards call `Records.overwrite_erased` and show its answer.
        """
        ...

    def sign(self, meaning: str, role: Role, *rows: tuple[type[Record], str]) -> SignatureId:
        """Sign rows (kind, key) as the act's person under a meaning; the password was checked before `perform`.

        The id may be written into the signed rows at once: the signature is written last, over the rows as they stand
        at the end of the act. Rows that do not exist then are a fault.
        """
        ...

    def move(self, kind: str, legs: Sequence[Leg]) -> TransferId:
        """Write a transfer to the ledger: legs in smallest units that sum to zero for each lot or product.

        Refused as ``insufficient_stock`` where a place (lot, batch, container, consumed, patient, waste) would hold
        less than nothing; legs that do not sum to zero are a fault. `kind` names the movement ("receipt", "weighing").
        """
        ...

    def next_number(self, series: Series) -> int:
        """The next number of a gapless series in the pharmacy's local year of this act: last + 1, under the lock.

        Nothing is taken until a row with the number is inserted: a RegisterEntry, a Batch, an IngredientLot.
        """
        ...


class Records(Protocol):
    """An open database of one pharmacy."""

    def perform(self, act: Act, work: Callable[[UnitOfWork], Mapping[str, str]]) -> Changes:
        """Do one act: lock, check command and clock, call `work`, sign, audit, commit, anchor.

        `work` is called at most once and returns the ids that a repeat of the command returns again. Refused besides
        what `work` refuses: ``command_reused``, ``clock_behind``, ``clock_ahead``, ``database_busy``,
        ``database_changed`` (its structure is not ours). An error at COMMIT is resolved by asking for the command id;
        where even that cannot be asked, ``outcome_unknown`` tells the person to repeat the same command.
        """
        ...

    def reading(self) -> AbstractContextManager[Loads]:
        """A consistent read-only view, for planning outside the lock and for questions; it never waits for a writer."""
        ...

    def salted_digest(self, patient: Pseudonym | None, content: bytes) -> str:
        """SHA-256 in hexadecimal of a paper or of arguments, salted with the identity's salt for a patient."""
        ...

    def overwrite_erased(self) -> bool:
        """After an erasure: whether the erased bytes are overwritten in the database's own files by now."""
        ...
