"""Lots of ingredients with their certificates, and the ledger that says where every bit of them went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import NewType

from compounder.domain.quantity import Quantity
from compounder.domain.staff import SignatureId, StaffId

LotId = NewType("LotId", str)
TransferId = NewType("TransferId", str)


class LotState(Enum):
    """Where a lot stands. Only an accepted one may be weighed from; a state reached is left by an act with a reason."""

    QUARANTINE = "quarantine"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    RECALLED = "recalled"
    EXHAUSTED = "exhausted"


class StockDimension(Enum):
    """What a lot is counted in, fixed at receipt: ng, nL or 10⁻⁹ unit of the ledger."""

    MASS = "mass"
    VOLUME = "volume"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True)
class IngredientLot:
    """One lot of one ingredient as received, with what its certificate states.

    `year` and `number` are the internal receipt number (a gapless series), `lot_number` the maker's. `unit` is the unit
    that amounts of the lot are shown in. Certificate values are the text typed and confirmed ("99.6 %", "206 mg/mL"),
    read by the domain's parsers. `content` in receipt is the ledger's business, not the lot's.
    `source_batch` names the batch of ours that the lot was made in.
    """

    id: LotId
    year: int
    number: int
    ingredient: str
    supplier: str
    lot_number: str
    expires_on: date
    containers: int
    container_size: Quantity
    dimension: StockDimension
    unit: str
    state: LotState
    received_by: StaffId
    received_at: datetime
    form: str | None = None
    maker: str | None = None
    source_batch: str | None = None
    storage: str | None = None
    appearance: str | None = None
    opened_on: date | None = None
    after_opening_days: int | None = None
    certificate: str | None = None
    assay: str | None = None
    assay_basis: str | None = None
    assay_form: str | None = None
    water: str | None = None
    labelled_potency: str | None = None
    found_strength: str | None = None
    density: Quantity | None = None
    density_temperature: Quantity | None = None
    density_source: str | None = None
    decided_by: StaffId | None = None
    decided_at: datetime | None = None
    decision_reason: str | None = None
    decision_signature: SignatureId | None = None


class Account(Enum):
    """Where an amount lies. The first five are places and never hold less than nothing; the others are sources."""

    LOT = "lot"
    BATCH = "batch"
    CONSUMED = "consumed"
    PATIENT = "patient"
    WASTE = "waste"
    RECEIPT = "receipt"
    PRODUCED = "produced"
    ADJUSTMENT = "adjustment"


PHYSICAL = frozenset({Account.LOT, Account.BATCH, Account.CONSUMED, Account.PATIENT, Account.WASTE})
"""The accounts that can never be below zero."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One side of a transfer: so many smallest units more (or, negative, less) of something in an account.

    With `lot` the leg counts that lot's material, without it the product of `batch`. In account BATCH `batch` says
    whose pot it lies in; `container` and `dispensing` say which container of the product, and to whom it went.
    """

    account: Account
    amount: int
    lot: LotId | None = None
    batch: str | None = None
    container: str | None = None
    dispensing: str | None = None


@dataclass(frozen=True, slots=True)
class StockMovement:
    """A leg as it stands in the ledger. The legs of one transfer sum to zero for each lot or product."""

    id: str
    transfer: TransferId
    kind: str
    account: Account
    amount: int
    dimension: StockDimension
    moved_by: StaffId
    moved_at: datetime
    lot: LotId | None = None
    batch: str | None = None
    container: str | None = None
    dispensing: str | None = None


def on_hand(movements: Iterable[StockMovement], lot: LotId) -> int:
    """What is left of a lot, in smallest units: the sum of its legs in account LOT."""
    return sum(leg.amount for leg in movements if leg.account is Account.LOT and leg.lot == lot)


def unbalanced(legs: Iterable[Leg]) -> dict[str, int]:
    """For each lot or product whose legs do not sum to zero, their sum; empty for a sound transfer (I1)."""
    sums: dict[str, int] = {}
    for leg in legs:
        item = f"lot {leg.lot}" if leg.lot is not None else f"product of {leg.batch}"
        sums[item] = sums.get(item, 0) + leg.amount
    return {item: total for item, total in sums.items() if total}
