"""Which record lies in which table, and which tables may change, may lose a row, or enter the trail by digest alone."""

from __future__ import annotations

from typing import Any

from compounder.domain.balance import Balance
from compounder.domain.batch import (
    Batch,
    BatchContainer,
    BatchLine,
    BatchStep,
    Deviation,
    LoneException,
    Verification,
    Weighing,
)
from compounder.domain.dispensing import Dispensing, Print, RegisterEntry
from compounder.domain.formulation_version import BeyondUseEvidence, FormulationVersion
from compounder.domain.keeping import Backup, Command, Restoration
from compounder.domain.patient import Identity, Patient
from compounder.domain.pharmacy import Pharmacy
from compounder.domain.staff import Signature, StaffMember
from compounder.domain.stock import IngredientLot, StockMovement

MUTABLE: dict[type[Any], str] = {
    Pharmacy: "pharmacy",
    StaffMember: "staff",
    FormulationVersion: "formulation_versions",
    IngredientLot: "lots",
    Batch: "batches",
    BatchContainer: "containers",
    Balance: "balances",
    Patient: "patients",
    Identity: "identities",
}
"""Rows of these may be changed by an act."""

APPEND_ONLY: dict[type[Any], str] = {
    Signature: "signatures",
    BeyondUseEvidence: "evidence",
    BatchLine: "batch_lines",
    BatchStep: "batch_steps",
    Weighing: "weighings",
    Verification: "verifications",
    LoneException: "lone_exceptions",
    Deviation: "deviations",
    StockMovement: "movements",
    RegisterEntry: "register",
    Dispensing: "dispensings",
    Print: "prints",
    Command: "commands",
    Restoration: "restorations",
    Backup: "backups",
}
"""Rows of these stand as they were written; a mistake is corrected by a further row."""

KINDS: dict[type[Any], str] = MUTABLE | APPEND_ONLY
"""The table of every kind of record."""

AUDIT = "audit"
VERSION = "alembic_version"

ERASABLE = "identities"
"""The one table that a row may be deleted from; its values never enter the trail."""

SECRET: dict[str, frozenset[str]] = {"staff": frozenset({"password", "recovery"})}
"""Columns whose values never enter the trail, only the digest of their row."""


def is_audited(table: str) -> bool:
    """Whether every row of a table must be in the audit trail: all but the trail, the version and full-text tables."""
    return table not in {AUDIT, VERSION} and "fts" not in table and not table.startswith("sqlite_")
