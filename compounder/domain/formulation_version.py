"""A formulation as the pharmacy keeps it: each version a frozen text with its digest, approved by a signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NewType

from compounder.domain.staff import SignatureId, StaffId

FormulationVersionId = NewType("FormulationVersionId", str)


class FormulationState(Enum):
    """A draft may still be replaced; batches are planned from the approved version; a retired one stays readable."""

    DRAFT = "draft"
    APPROVED = "approved"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class FormulationVersion:
    """One version: the TOML text exactly as imported, and the SHA-256 of its bytes in hexadecimal."""

    id: FormulationVersionId
    formulation: str
    version: int
    text: str
    digest: str
    state: FormulationState
    imported_by: StaffId
    imported_at: datetime
    approved_by: StaffId | None = None
    approved_at: datetime | None = None
    approved_signature: SignatureId | None = None


class EvidenceKind(Enum):
    """What a pharmacist records about a formulation's beyond-use date."""

    WATER_ACTIVITY = "water_activity"
    HOUSE_LIMIT = "house_limit"
    STUDY = "study"


@dataclass(frozen=True, slots=True)
class BeyondUseEvidence:
    """A water activity (`value`), a house limit or an own study (`days`) with its source; a later one replaces it.

    `storage` names the storage that a limit holds for, None any. `sample` marks what only the sample pharmacy recorded.
    """

    id: str
    formulation: str
    kind: EvidenceKind
    source: str
    sample: bool
    recorded_by: StaffId
    recorded_at: datetime
    signature: SignatureId
    value: str | None = None
    days: int | None = None
    storage: str | None = None
    replaces: str | None = None
