"""Release a batch whose labels can be drawn: nobody signs for pots that cannot be labelled."""

from __future__ import annotations

from datetime import datetime

from compounder.domain.batch import BatchId
from compounder.domain.dossier import FINAL
from compounder.domain.staff import StaffId
from compounder.services.authority import Signing
from compounder.services.compound_batch.reading import formulation_of, read_dossier
from compounder.services.compound_batch.release import release_batch
from compounder.services.print_papers.draft_proof import prove_draft
from compounder.services.print_papers.press import Stationery
from compounder.services.unit_of_work import Act, Changes, Records


def release_labelled(
    records: Records,
    act: Act,
    signing: Signing,
    stationery: Stationery,
    batch: BatchId,
    *,
    now: datetime,
    seen: int | None = None,
) -> Changes:
    """Release as `release_batch` does, the labels drawn and read back before; nothing is recorded by drawing.

    Refused as well: ``label_does_not_fit``, ``label_dose_expression``, ``label_proof_failed``. What `release_batch`
    itself refuses is refused by it, first.
    """
    if _is_ready(records, stationery, batch):
        prove_draft(records, StaffId(act.by or ""), stationery, batch, now=now)
    return release_batch(records, act, signing, stationery.rule_book, batch, seen=seen)


def _is_ready(records: Records, stationery: Stationery, batch: BatchId) -> bool:
    """Whether nothing of the batch itself stands against its release."""
    with records.reading() as loads:
        dossier = read_dossier(loads, batch)
        formulation = formulation_of(loads, stationery.rule_book, dossier.batch)
        return dossier.batch.state not in FINAL and not dossier.open_points(formulation)
