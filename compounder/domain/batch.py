"""One making of a formulation: its lines, steps, weighings, second readings, deviations and containers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Annotated, NewType

from compounder.domain.balance import BalanceId
from compounder.domain.formulation_version import FormulationVersionId
from compounder.domain.quantity import Quantity
from compounder.domain.staff import SignatureId, StaffId
from compounder.domain.stock import LotId, StockDimension

BatchId = NewType("BatchId", str)
LineId = NewType("LineId", str)
WeighingId = NewType("WeighingId", str)
ContainerId = NewType("ContainerId", str)
DeviationId = NewType("DeviationId", str)
ExactQuantity = Annotated[Quantity, "exact"]
"""A planned quantity, stored as ``n/d unit``; a plain `Quantity` is measured or rounded and stored as decimal text."""


class BatchState(Enum):
    """Where a batch stands; the last four are final."""

    PLANNED = "planned"
    WEIGHING = "weighing"
    WEIGHED = "weighed"
    VERIFIED = "verified"
    RELEASED = "released"
    REJECTED = "rejected"
    ABORTED = "aborted"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as it stands now. `id` is the number that papers show; `year` and `number` are its gapless series.

    `plan` is the JSON text that the worksheet was printed from, `plan_digest` its SHA-256 in hexadecimal.
    `beyond_use` is ISO text: a date, or for a sterile preparation an instant with its offset. `candidates` is JSON text
    of every limit considered. `reconciliation` is JSON text of where every gram went. `dimension` is the product's.
    """

    id: BatchId
    year: int
    number: int
    formulation_version: FormulationVersionId
    size: Quantity
    dimension: StockDimension
    policy: str
    plan: str
    plan_digest: str
    state: BatchState
    planned_by: StaffId
    planned_at: datetime
    policy_reason: str | None = None
    plan_signature: SignatureId | None = None
    made_by: StaffId | None = None
    made_at: datetime | None = None
    yield_obtained: Quantity | None = None
    reconciliation: str | None = None
    appearance: str | None = None
    strength_by_certificates: str | None = None
    beyond_use: str | None = None
    binding_rule: str | None = None
    candidates: str | None = None
    storage: str | None = None
    label_count: int | None = None
    decided_by: StaffId | None = None
    decided_at: datetime | None = None
    decision_reason: str | None = None
    decision_signature: SignatureId | None = None


class DilutionPart(Enum):
    """What is weighed of a dilution, in this order: the drug, what it is diluted with, the portion for the batch."""

    DRUG = "drug"
    DILUENT = "diluent"
    PORTION = "portion"


@dataclass(frozen=True, slots=True)
class BatchLine:
    """What one lot is planned to give to one line of the formula; a line that takes several lots has several shares.

    `exact` and `planned` are None where no amount is added by number (q.s. to volume). `reserved` is the planned amount
    in smallest units of the lot, 0 without a lot. `choice` is JSON text: every lot offered or refused, with its reason.

    What is too little to weigh is prepared by a dilution: its `part` is a share of the diluted line, with the
    ingredient and lot that are weighed. A portion has the lot of the drug in it, and takes nothing from that by itself.
    """

    id: LineId
    batch: BatchId
    line: int
    share: int
    ingredient: str
    reserved: int
    choice: str
    form: str | None = None
    lot: LotId | None = None
    exact: ExactQuantity | None = None
    planned: Quantity | None = None
    tolerance: str | None = None
    part: DilutionPart | None = None


class WeighingSource(Enum):
    """Where a weighed number came from: a balance's line, a person who read a display, or a declaration (q.s.)."""

    BALANCE = "balance"
    TYPED = "typed"
    DECLARED = "declared"


@dataclass(frozen=True, slots=True)
class Weighing:
    """One reading of one lot for one line. Never changed: weighing again is a new row that names the one it replaces.

    `raw_line` is what the balance sent (`tare_line` when it was tared), `scanned` what the scanner sent. `target` is
    what the plan asked of this lot by its own certificate. A typed reading has a `reason`. Diluent and portion of a
    dilution name the weighing of its drug in `dilution`: they stand as long as that one does.
    """

    id: WeighingId
    batch: BatchId
    batch_line: LineId
    lot: LotId | None
    reading: Quantity
    source: WeighingSource
    within_tolerance: bool
    weighed_by: StaffId
    weighed_at: datetime
    target: ExactQuantity | None = None
    balance: BalanceId | None = None
    raw_line: str | None = None
    tare_line: str | None = None
    scanned: str | None = None
    reason: str | None = None
    replaces: WeighingId | None = None
    dilution: WeighingId | None = None


@dataclass(frozen=True, slots=True)
class Verification:
    """The second person's own reading; `weighed_by` is repeated so that the database itself compares the two.

    A reading that does not agree is kept too; at most one that agrees stands for a weighing.
    """

    id: str
    weighing: WeighingId
    weighed_by: StaffId
    verified_by: StaffId
    verified_at: datetime
    lot_read: str
    reading: Quantity | None
    look: str
    agrees: bool
    signature: SignatureId | None = None


@dataclass(frozen=True, slots=True)
class LoneException:
    """A pharmacist alone on call, as the formulation allows by name; every paper prints it."""

    id: str
    weighing: WeighingId
    excepted_by: StaffId
    excepted_at: datetime
    reason: str
    signature: SignatureId


class DeviationDecision(Enum):
    """How a deviation was closed."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Deviation:
    """Something outside its limits (`subject`: weighing, yield, strength, control or other), or the decision about it.

    A row without `decides` opens a deviation; a row with it closes the one it names. An open one blocks release.
    """

    id: DeviationId
    batch: BatchId
    subject: str
    reason: str
    recorded_by: StaffId
    recorded_at: datetime
    weighing: WeighingId | None = None
    found: str | None = None
    limits: str | None = None
    decides: DeviationId | None = None
    decision: DeviationDecision | None = None
    signature: SignatureId | None = None


@dataclass(frozen=True, slots=True)
class BatchStep:
    """A step of the method, or a control in process, as done: `found` is the value or word, `passed` the verdict."""

    id: str
    batch: BatchId
    step: int
    kind: str
    passed: bool
    done_by: StaffId
    done_at: datetime
    found: str | None = None
    replaces: str | None = None
    reason: str | None = None


class ContainerState(Enum):
    """Where a filled container is."""

    FILLED = "filled"
    DISPENSED = "dispensed"
    RETAINED = "retained"
    DESTROYED = "destroyed"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class BatchContainer:
    """A numbered pot, vial or syringe of a batch; what is left in it is the ledger's business."""

    id: ContainerId
    batch: BatchId
    serial: int
    content: Quantity
    state: ContainerState
