"""What needs a person now: work that waits for the role, what expires, what is short, and what was finished today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from compounder.domain.balance import Balance
from compounder.domain.batch import Batch, BatchContainer, BatchId, BatchState, ContainerState
from compounder.domain.dispensing import RegisterEntry, Series
from compounder.domain.dossier import Dossier, last_step, last_verifier
from compounder.domain.formulation_version import FormulationState, FormulationVersion, FormulationVersionId
from compounder.domain.keeping import Backup
from compounder.domain.ledger import from_smallest_units
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Permission, Role, StaffId, may
from compounder.domain.stock import IngredientLot, LotState
from compounder.domain.unit import Unit
from compounder.services.compound_batch.reading import read_dossiers
from compounder.services.print_papers.printed import labelled
from compounder.services.record_names import RecordNames
from compounder.services.rule_book import RuleBook
from compounder.services.told_stock import told_stocks, unread_weighings
from compounder.services.unit_of_work import Loads, Within

HORIZON = timedelta(days=90)
"""How far ahead an expiry is shown."""


class Deed(Enum):
    """What waits, the most urgent first."""

    RELEASE = "release"
    LABEL = "label"
    YIELD = "yield"
    VERIFY = "verify"
    WEIGH = "weigh"
    ACCEPT = "accept"
    APPROVE = "approve"


_NEEDS = {
    Deed.RELEASE: Permission.RELEASE,
    Deed.LABEL: Permission.PRINT,
    Deed.YIELD: Permission.WEIGH,
    Deed.VERIFY: Permission.VERIFY,
    Deed.WEIGH: Permission.WEIGH,
    Deed.ACCEPT: Permission.ACCEPT_LOT,
    Deed.APPROVE: Permission.APPROVE_FORMULATION,
}
_KEPT = (LotState.ACCEPTED, LotState.QUARANTINE)
"""The lots that are looked after: the others are used up, or set aside."""
_REGISTER = frozenset({Series.PREPARATION, Series.DISPENSING})
_DEEDS = {BatchState.WEIGHED: Deed.VERIFY, BatchState.WEIGHING: Deed.WEIGH, BatchState.PLANNED: Deed.WEIGH}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to do: of which record, what it is called and numbered, how much, and who did the step before, when.

    `size` is None for a formulation. Of a batch being weighed `weighed` of `lines` lines are done.
    """

    deed: Deed
    record: str
    name: LocalText
    number: str
    size: Quantity | None
    by: str
    since: datetime
    weighed: int = 0
    lines: int = 0

    @property
    def is_in_work(self) -> bool:
        """Whether somebody has begun to weigh it and has not finished."""
        return self.deed is Deed.WEIGH and self.weighed > 0


@dataclass(frozen=True, slots=True)
class Expiring:
    """A lot, or a batch of which containers are left, and the last day on which it may be used."""

    record: str
    name: LocalText
    number: str
    on: date
    is_lot: bool


@dataclass(frozen=True, slots=True)
class Short:
    """A lot that cannot give what batches have still to take from it."""

    record: str
    name: LocalText
    number: str
    on_hand: Quantity
    planned: Quantity


@dataclass(frozen=True, slots=True)
class Finished:
    """What was done today: numbers of the register that were given, and deliveries."""

    released: int
    dispensed: int
    received: int


@dataclass(frozen=True, slots=True)
class Day:
    """Everything that Today shows of the records, as they stood in one moment."""

    waiting: tuple[Waiting, ...]
    expiring: tuple[Expiring, ...]
    short: tuple[Short, ...]
    finished: Finished
    open_deviations: int
    balances: tuple[Balance, ...]
    last_backup: Backup | None


def survey_day(loads: Loads, rule_book: RuleBook, *, person: StaffId, role: Role, now: datetime) -> Day:
    """What a person of a role finds today; `now` is on the pharmacy's own clock.

    Work that the role may not do is absent, and so is the verification of what only this person weighed.
    """
    batches = _under_way(loads)
    named = RecordNames(loads, rule_book)
    waiting = (
        *_batches_waiting(named, batches, person),
        *_labels_waiting(loads, named),
        *_lots_waiting(loads, named),
        *_drafts_waiting(loads, named),
    )
    mine = [item for item in waiting if may(role, _NEEDS[item.deed])]
    order = list(Deed)
    return Day(
        tuple(sorted(mine, key=lambda item: (order.index(item.deed), item.since))),
        tuple(sorted(_expiring(loads, named, now.date()), key=lambda item: item.on)),
        tuple(_short(loads, named)),
        _finished(loads, now),
        sum(len(dossier.open_deviations) for dossier in batches),
        loads.find(Balance),
        max(loads.find(Backup), key=lambda backup: backup.made_at, default=None),
    )


def _under_way(loads: Loads) -> tuple[Dossier, ...]:
    states = (BatchState.VERIFIED, BatchState.WEIGHED, BatchState.WEIGHING, BatchState.PLANNED)
    return read_dossiers(loads, [batch for state in states for batch in loads.find(Batch, state=state)])


def _batches_waiting(named: RecordNames, batches: tuple[Dossier, ...], person: StaffId) -> Iterator[Waiting]:
    for dossier in batches:
        batch = dossier.batch
        deed = _DEEDS.get(batch.state) or (Deed.RELEASE if batch.yield_obtained else Deed.YIELD)
        if deed is Deed.VERIFY and all(weighing.weighed_by == person for weighing in dossier.unchecked):
            continue
        by, since = last_step(dossier)
        if batch.state is BatchState.VERIFIED:
            by = last_verifier(dossier) or by
        weighed = len(dossier.lines) - len(dossier.unweighed)
        yield Waiting(
            deed, batch.id, named.version(batch.formulation_version), batch.id, batch.size, named.person(by), since,
            weighed, len(dossier.lines),
        )  # fmt: skip


def _labels_waiting(loads: Loads, named: RecordNames) -> Iterator[Waiting]:
    """Released batches of which filled containers stand there and no label was ever printed."""
    released = frozenset(key for key, *_ in _on_the_shelf(loads))
    for batch in loads.find(Batch, id=released - labelled(loads, released)):
        if batch.decided_by is not None and batch.decided_at is not None:
            name, by = named.version(batch.formulation_version), named.person(batch.decided_by)
            yield Waiting(Deed.LABEL, batch.id, name, batch.id, batch.size, by, batch.decided_at)


def _on_the_shelf(loads: Loads) -> tuple[tuple[BatchId, FormulationVersionId, str | None], ...]:
    """Released batches of which containers are left: number, version and use-by."""
    filled = frozenset(batch for (batch,) in loads.pick(BatchContainer, "batch", state=ContainerState.FILLED))
    found = loads.pick(Batch, "id", "formulation_version", "beyond_use", id=filled, state=BatchState.RELEASED)
    return tuple((BatchId(key), FormulationVersionId(version), beyond_use) for key, version, beyond_use in found)


def _lots_waiting(loads: Loads, named: RecordNames) -> Iterator[Waiting]:
    for lot in loads.find(IngredientLot, state=LotState.QUARANTINE):
        name, by = named.ingredient(lot.ingredient), named.person(lot.received_by)
        received = Quantity(lot.container_size.number * lot.containers, lot.container_size.unit)
        yield Waiting(Deed.ACCEPT, lot.id, name, lot.lot_number, received, by, lot.received_at)


def _drafts_waiting(loads: Loads, named: RecordNames) -> Iterator[Waiting]:
    for draft in loads.find(FormulationVersion, state=FormulationState.DRAFT):
        by = named.person(draft.imported_by)
        yield Waiting(Deed.APPROVE, draft.id, named.version(draft.id), str(draft.version), None, by, draft.imported_at)


def _expiring(loads: Loads, named: RecordNames, today: date) -> Iterator[Expiring]:
    last = today + HORIZON
    lots = [lot for state in _KEPT for lot in loads.find(IngredientLot, state=state, expires_on=Within(None, last))]
    left = loads.on_hand_of([lot.id for lot in lots])
    for lot in lots:
        if left.get(lot.id, 0) > 0:
            yield Expiring(lot.id, named.ingredient(lot.ingredient), lot.lot_number, lot.expires_on, is_lot=True)
    for key, version, beyond_use in _on_the_shelf(loads):
        use_by = date.fromisoformat(beyond_use[:10]) if beyond_use else None
        if use_by is not None and use_by <= last:
            yield Expiring(key, named.version(version), key, use_by, is_lot=False)


def _short(loads: Loads, named: RecordNames) -> Iterator[Short]:
    wanted = frozenset(lot for lot, amount in loads.reservations().items() if amount)
    lots = [lot for state in _KEPT for lot in loads.find(IngredientLot, id=wanted, state=state)]
    for view in told_stocks(loads, lots, unread_weighings(loads)):
        lot, unit = view.lot, Unit.of(view.lot.unit)
        if view.reserved > view.on_hand:
            yield Short(
                lot.id, named.ingredient(lot.ingredient), lot.lot_number, from_smallest_units(view.on_hand, unit),
                from_smallest_units(view.reserved, unit),
            )  # fmt: skip


def _finished(loads: Loads, now: datetime) -> Finished:
    begin = datetime.combine(now.date(), time.min, now.tzinfo)
    end = datetime.combine(now.date() + timedelta(days=1), time.min, now.tzinfo) - timedelta(microseconds=1)
    today = Within(begin, end)
    entries = loads.pick(RegisterEntry, "series", year=now.year, series=_REGISTER, entered_at=today)
    series = [of for (of,) in entries]
    received = loads.pick(IngredientLot, "id", state=frozenset(_KEPT), received_at=today)
    return Finished(series.count(Series.PREPARATION), series.count(Series.DISPENSING), len(received))
