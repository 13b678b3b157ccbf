"""Where each batch stands: those under way, finished or refused, the newest first, a page at a time by key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from compounder.domain.batch import Batch, BatchId, BatchState
from compounder.domain.dossier import Dossier, last_step
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.staff import StaffId
from compounder.services.compound_batch.reading import read_dossier
from compounder.services.keep_patients import folded
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
    """A batch in the list: who did its last step, when; of its lines so many are weighed, so many verified."""

    batch: BatchId
    name: LocalText
    size: Quantity
    state: BatchState
    by: str
    since: datetime
    lines: int
    weighed: int
    verified: int


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
    rows: list[ListedBatch] = []
    has_more = False
    for batch in _newest_first(loads, group, after):
        if not _is_meant(batch, names.version(batch.formulation_version), wanted):
            continue
        if len(rows) == PAGE:
            has_more = True
            break
        rows.append(_listed(read_dossier(loads, batch.id), names))
    under_way = sum(len(loads.find(Batch, state=state)) for state in BatchGroup.UNDER_WAY.value)
    return BatchPage(tuple(rows), has_more, under_way)


def _newest_first(loads: Loads, group: BatchGroup, after: BatchId | None) -> Iterator[Batch]:
    """A year at a time: the series has no gaps, so every year with a batch has its number 1."""
    last = loads.load(Batch, after) if after is not None else None
    years = {batch.year for batch in loads.find(Batch, number=1)}
    for year in sorted(years, reverse=True):
        if last is not None and year > last.year:
            continue
        found = [batch for state in group.value for batch in loads.find(Batch, year=year, state=state)]
        for batch in sorted(found, key=lambda batch: batch.number, reverse=True):
            if last is None or (batch.year, batch.number) < (last.year, last.number):
                yield batch


def _is_meant(batch: Batch, name: LocalText, wanted: str) -> bool:
    return wanted in batch.id or any(wanted in folded(text) for _, text in name.texts)


def _listed(dossier: Dossier, names: RecordNames) -> ListedBatch:
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
    )


def _last(dossier: Dossier) -> tuple[StaffId, datetime]:
    """The decision of a batch that has one, else its last step."""
    batch = dossier.batch
    if batch.decided_by is not None and batch.decided_at is not None:
        return batch.decided_by, batch.decided_at
    return last_step(dossier)
