"""The labels of a batch as they would print now, read back, without recording anything; and what was printed of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from compounder.domain.batch import BatchContainer, BatchId, ContainerState
from compounder.domain.dispensing import Print
from compounder.domain.label import LabelDesign
from compounder.domain.papers.frame import VesselKind
from compounder.domain.phrase import LocalText
from compounder.domain.staff import StaffId, StaffMember
from compounder.services.compound_batch.reading import formulation_of, pharmacy_of
from compounder.services.compound_batch.view import BatchView, batch_view
from compounder.services.print_papers.container_labels import container_labels
from compounder.services.print_papers.frame import Desk
from compounder.services.print_papers.press import PaperKind, ProvedLabels, Stationery
from compounder.services.record_names import RecordNames
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads, Records

BATCH_PAPERS = (PaperKind.LABEL, PaperKind.BATCH_RECORD, PaperKind.WORKSHEET)


@dataclass(frozen=True, slots=True)
class LabelProof:
    """What printing the labels puts on paper, to the byte, and the design of each page."""

    proved: ProvedLabels
    designs: tuple[LabelDesign, ...]

    @property
    def pages(self) -> int:
        """How many labels there are."""
        return len(self.designs)


def prove_labels(
    records: Records, by: StaffId, stationery: Stationery, batch: BatchId, copy: int, *, now: datetime
) -> LabelProof:
    """Draw the labels as original (`copy` 0) or duplicate and read them back, for `by` who would print them.

    Nothing is recorded.

    Refused: ``nothing_to_print``, ``label_does_not_fit``, ``label_dose_expression``, ``label_proof_failed``.
    """
    with records.reading() as loads:
        pharmacy, member = pharmacy_of(loads), loads.load(StaffMember, by)
        desk = Desk(loads, pharmacy, now, member, stationery.program, copy)
        labels = container_labels(desk, stationery, batch)
    proved = stationery.press.proved_labels(labels, pharmacy.language)
    return LabelProof(proved, tuple(label.design for label in labels))


@dataclass(frozen=True, slots=True)
class PrintedCopy:
    """One printing of a paper of a batch: which copy it was, who printed it when, and why again."""

    paper: PaperKind
    copy: int
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class PapersOfBatch:
    """A batch with its containers by state and every paper that was printed of it, the latest first."""

    view: BatchView
    name: LocalText
    kind: VesselKind
    containers: tuple[tuple[ContainerState, int], ...]
    printed: tuple[PrintedCopy, ...]
    decided_by: str

    def printed_of(self, paper: PaperKind) -> tuple[PrintedCopy, ...]:
        """What was printed of one paper."""
        return tuple(copy for copy in self.printed if copy.paper is paper)

    def count(self, *states: ContainerState) -> int:
        """How many containers are in one of these states; without a state, all of them."""
        return sum(number for state, number in self.containers if not states or state in states)


def papers_of_batch(loads: Loads, rule_book: RuleBook, batch: BatchId) -> PapersOfBatch:
    """See `PapersOfBatch`; ``unknown_record`` where there is no such batch."""
    view = batch_view(loads, rule_book, batch)
    names = RecordNames(loads, rule_book)
    states = Counter(container.state for container in loads.find(BatchContainer, batch=batch))
    prints = [(paper, found) for paper in BATCH_PAPERS for found in _prints(loads, batch, paper)]
    return PapersOfBatch(
        view=view,
        name=names.version(view.batch.formulation_version),
        kind=VesselKind(formulation_of(loads, rule_book, view.batch).container.kind),
        containers=tuple((state, states[state]) for state in ContainerState if states[state]),
        printed=tuple(
            PrintedCopy(paper, row.copy, names.person(row.printed_by), row.printed_at, row.reason or "")
            for paper, row in sorted(prints, key=lambda pair: pair[1].printed_at, reverse=True)
        ),
        decided_by=names.person(view.batch.decided_by) if view.batch.decided_by is not None else "",
    )


def _prints(loads: Loads, batch: BatchId, paper: PaperKind) -> tuple[Print, ...]:
    return loads.find(Print, paper=paper.value, batch=batch, dispensing=None)
