"""Where each batch stands: those under way, finished or refused, the newest first, a page at a time by key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from compounder.domain.batch import Batch, BatchId, BatchState
from compounder.domain.dossier import Dossier, last_step
from compounder.domain.names import folded
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.staff import StaffId
from compounder.services.compound_batch.reading import read_dossiers
from compounder.services.print_papers.printed import labelled
from compounder.services.record_names import RecordNames
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads

PAGE = 100
"""How many batches are answered at once."""


class BatchGroup(Enum):
    """Which batches are listed."""

    UNDER_WAY = frozenset({BatchState.PLANNED, BatchState.WEIGHING, BatchState.WEIGHED, BatchState.VERIFIED})
    FINISHED = frozenset({BatchState.RELEASED})
    REFUSED = frozenset({BatchState.REJECTED, BatchState.ABORTED, BatchState.VOID})


@dataclass(frozen=True, slots=True)
class ListedBatch:
    """A batch in the list: who did its last step, when; of its lines so many are weighed, so many verified.

    `is_labelled` is whether its labels were printed.
    """

    batch: BatchId
    name: LocalText
    size: Quantity
    state: BatchState
    by: str
    since: datetime
    lines: int
    weighed: int
    verified: int
    is_labelled: bool = False


@dataclass(frozen=True, slots=True)
class BatchPage:
    """A page of the list, whether more follows it, and how many batches are under way in all."""

    rows: tuple[ListedBatch, ...]
    has_more: bool
    under_way: int


def list_batches(
    loads: Loads, rule_book: RuleBook, group: BatchGroup, *, text: str = "", after: BatchId | None = None
) -> BatchPage:
    """The batches of a group whose number or name holds a text, from the one after `after` on."""
    names = RecordNames(loads, rule_book)
    wanted = folded(text.strip())
    versions = names.versions_named(wanted) if wanted else ()
    found = loads.batches_like(
        wanted, versions, states=group.value, is_newest_first=True, after=after, most=PAGE + 1
    )  # fmt: skip
    batches = {batch.id: batch for batch in loads.find(Batch, id=frozenset(found[:PAGE]))}
    dossiers = read_dossiers(loads, [batches[key] for key in found[:PAGE]])
    printed = labelled(loads, [key for key, batch in batches.items() if batch.state is BatchState.RELEASED])
    under_way = len(loads.pick(Batch, "id", state=BatchGroup.UNDER_WAY.value))
    return BatchPage(tuple(_listed(dossier, names, printed) for dossier in dossiers), len(found) > PAGE, under_way)


def _listed(dossier: Dossier, names: RecordNames, printed: frozenset[BatchId]) -> ListedBatch:
    batch = dossier.batch
    by, since = _last(dossier)
    return ListedBatch(
        batch=batch.id,
        name=names.version(batch.formulation_version),
        size=batch.size,
        state=batch.state,
        by=names.person(by),
        since=since,
        lines=len(dossier.lines),
        weighed=len(dossier.lines) - len(dossier.unweighed),
        verified=sum(dossier.is_checked(weighing) for weighing in dossier.standing),
        is_labelled=batch.id in printed,
    )


def _last(dossier: Dossier) -> tuple[StaffId, datetime]:
    """The decision of a batch that has one, else its last step."""
    batch = dossier.batch
    if batch.decided_by is not None and batch.decided_at is not None:
        return batch.decided_by, batch.decided_at
    return last_step(dossier)
