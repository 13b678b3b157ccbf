"""The labels of a batch that waits for its release, read back: every field but what only the release gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from compounder.domain.batch import BatchId
from compounder.domain.label import LabelDesign, LabelField
from compounder.domain.staff import StaffId, StaffMember
from compounder.services.compound_batch.beyond_use import decide_beyond_use
from compounder.services.compound_batch.reading import formulation_of, pharmacy_of, read_dossier
from compounder.services.print_papers.container_labels import draft_labels
from compounder.services.print_papers.frame import Desk
from compounder.services.print_papers.press import ReadBack, Stationery
from compounder.services.unit_of_work import Records

_OF_THE_RELEASE = (LabelField.REGISTER.word, LabelField.TRACE.word)


@dataclass(frozen=True, slots=True)
class DraftProof:
    """A PDF of the draft labels, and what was read back from each page without the register number and the act."""

    pdf: bytes
    pages: tuple[tuple[ReadBack, ...], ...]
    designs: tuple[LabelDesign, ...]
    use_by: date | datetime


def prove_draft(records: Records, by: StaffId, stationery: Stationery, batch: BatchId, *, now: datetime) -> DraftProof:
    """Draw the labels as a release now would make them and read them back; nothing is recorded.

    Refused: ``nothing_to_print`` (no yield), what `beyond_use` refuses, ``label_does_not_fit``,
    ``label_dose_expression``, ``label_proof_failed``.
    """
    with records.reading() as loads:
        pharmacy, member = pharmacy_of(loads), loads.load(StaffMember, by)
        desk = Desk(loads, pharmacy, now, member, stationery.program)
        dossier = read_dossier(loads, batch)
        formulation = formulation_of(loads, stationery.rule_book, dossier.batch)
        zone = ZoneInfo(pharmacy.time_zone)
        until = decide_beyond_use(loads, stationery.rule_book, dossier, formulation, zone).until
        labels = draft_labels(desk, stationery, batch, until)
    proved = stationery.press.proved_labels(labels, pharmacy.language)
    pages = tuple(tuple(field for field in page if field.word not in _OF_THE_RELEASE) for page in proved.pages)
    return DraftProof(proved.pdf, pages, tuple(label.design for label in labels), until)
