"""The life of a lot: what was done to it and taken from it, with what was left each time, and that it adds up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from compounder.domain.audit import AuditBody, AuditEntry
from compounder.domain.lot_choice import LotView, shown_amount
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.stock import Account, IngredientLot, LotId, LotState, StockMovement
from compounder.services.queries import StockQueries
from compounder.services.record_names import RecordNames
from compounder.services.rule_book import RuleBook
from compounder.services.told_stock import told_stock, unread_weighings
from compounder.services.unit_of_work import Loads

_LOTS = "lots"
_MOVEMENTS = "movements"
_DECIDED = {
    LotState.ACCEPTED.value: "accepted",
    LotState.REFUSED.value: "refused",
    LotState.RECALLED.value: "recalled",
    LotState.QUARANTINE.value: "quarantine",
}
_CERTIFICATE = frozenset({"assay", "assay_basis", "assay_form", "water", "labelled_potency", "found_strength"})


class Deed(Enum):
    """What was done to a lot."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    RECALLED = "recalled"
    QUARANTINE = "quarantine"
    CORRECTED = "corrected"
    OPENED = "opened"
    WEIGHED = "weighed"
    GIVEN_BACK = "given back"
    WASTED = "wasted"
    """From a batch: weighed anew, or the batch was stopped. What is left of the lot does not change."""
    WRITTEN_OFF = "written off"
    COUNTED = "counted"


_MOVED = {
    "receipt": Deed.RECEIVED,
    "weighing": Deed.WEIGHED,
    "return": Deed.GIVEN_BACK,
    "waste": Deed.WASTED,
    "write_off": Deed.WRITTEN_OFF,
    "count": Deed.COUNTED,
}
_OF_LEDGER = frozenset(_MOVED.values())
_SIGNED = frozenset({Deed.ACCEPTED, Deed.REFUSED, Deed.RECALLED, Deed.QUARANTINE})


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something in the life of a lot. `amount` is signed as the lot lost or gained it, `left` what was left after it.

    `is_withheld`: the amount is a first reading that a second person has still to read; it is nowhere in the event.
    `number` is that of the audit entry, where the act was done to the lot alone.
    """

    deed: Deed
    at: datetime
    by: str
    amount: Quantity | None = None
    left: Quantity | None = None
    batch: str | None = None
    reason: str | None = None
    number: int | None = None
    is_withheld: bool = False

    @property
    def is_signed(self) -> bool:
        """Whether a pharmacist signed it."""
        return self.deed in _SIGNED


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Where everything of a lot is: received and counted on the one side, used, wasted and on hand on the other."""

    received: Quantity
    counted: Quantity
    used: Quantity
    wasted: Quantity
    on_hand: Quantity

    @property
    def difference(self) -> Quantity:
        """What neither side explains; nothing, unless the ledger was changed from outside."""
        return self.received + self.counted - self.used - self.wasted - self.on_hand


@dataclass(frozen=True, slots=True)
class LotLife:
    """A lot's card: the lot as people are told it, who received and decided on it, its events, the newest first."""

    view: LotView
    name: LocalText
    received_by: str
    decided_by: str | None
    events: tuple[LifeEvent, ...]
    reckoning: Reckoning
    waits_for: tuple[str, ...]
    """The batches whose weighing of this lot waits for its second reading."""

    @property
    def lot(self) -> IngredientLot:
        """The lot."""
        return self.view.lot

    @property
    def on_hand(self) -> Quantity:
        """What is left of it, as people are told."""
        return shown_amount(self.lot, self.view.on_hand)

    @property
    def reserved(self) -> Quantity:
        """What batches have still to take from it, as people are told."""
        return shown_amount(self.lot, self.view.reserved)


def lot_life(loads: Loads, queries: StockQueries, rule_book: RuleBook, lot: LotId) -> LotLife:
    """Everything about a lot but first readings without a second; ``unknown_record`` where there is none."""
    found = loads.load(IngredientLot, lot)
    names = RecordNames(loads, rule_book)
    unread = unread_weighings(loads)
    hidden = frozenset(unread.get(lot, ()))
    view = told_stock(loads, found, unread)
    bodies = _bodies(queries.acts_on(lot))
    acts = _acts(bodies)
    movements = sorted(loads.find(StockMovement, lot=lot), key=lambda moved: _in_order(moved, acts))
    events = [*_moved(found, movements, hidden, acts, names), *_decisions(bodies, lot, names)]
    events.sort(key=lambda event: (event.at, event.deed is not Deed.RECEIVED, event.deed in _OF_LEDGER))
    return LotLife(
        view,
        names.ingredient(found.ingredient),
        names.person(found.received_by),
        names.person(found.decided_by) if found.decided_by is not None else None,
        tuple(reversed(events)),
        _reckoning(found, movements, hidden),
        tuple(sorted(hidden)),
    )


def _bodies(entries: Iterable[AuditEntry]) -> tuple[AuditBody, ...]:
    return tuple(AuditBody.parse(entry.body) for entry in entries)


def _acts(bodies: Iterable[AuditBody]) -> Mapping[str, AuditBody]:
    """The act that wrote each movement."""
    return {row.key: body for body in bodies for row in body.rows if row.table == _MOVEMENTS}


def _in_order(moved: StockMovement, acts: Mapping[str, AuditBody]) -> tuple[datetime, bool, int, str]:
    """By time; of one instant the receipt first, then by the number of the act where it is known."""
    act = acts.get(moved.id)
    return moved.moved_at, moved.kind != "receipt", act.seq if act is not None else 0, moved.id


def _decisions(bodies: Iterable[AuditBody], lot: LotId, names: RecordNames) -> Iterator[LifeEvent]:
    for body in bodies:
        for row in body.rows:
            if row.table == _LOTS and row.key == lot and row.old is not None and body.by is not None:
                changed = {name: new for name, _, new in row.changed}
                deed = _deed(changed)
                if deed is not None:
                    at = datetime.fromisoformat(body.at)
                    yield LifeEvent(deed, at, names.person(body.by), reason=body.reason, number=body.seq)


def _deed(changed: Mapping[str, object]) -> Deed | None:
    """What a change of a lot's row was; exhausting and finding again go with the movement that did it."""
    if "decision_signature" in changed and str(changed.get("state")) in _DECIDED:
        return Deed(_DECIDED[str(changed["state"])])
    if "opened_on" in changed:
        return Deed.OPENED
    return Deed.CORRECTED if _CERTIFICATE & set(changed) else None


def _moved(
    lot: IngredientLot,
    movements: Iterable[StockMovement],
    hidden: frozenset[str],
    acts: Mapping[str, AuditBody],
    names: RecordNames,
) -> Iterator[LifeEvent]:
    """One event for each leg in the lot's own place, and for each that a batch wasted, with the balance that runs."""
    left = 0
    batches = {moved.transfer: moved.batch for moved in movements if moved.batch is not None}
    for moved in movements:
        is_here = moved.account is Account.LOT
        if not (is_here or (moved.account is Account.WASTE and moved.kind != "write_off")):
            continue
        batch = batches.get(moved.transfer)
        is_hidden = batch in hidden
        if is_here and not is_hidden:
            left += moved.amount
        act = acts.get(moved.id)
        yield LifeEvent(
            _MOVED[moved.kind],
            moved.moved_at,
            names.person(moved.moved_by),
            None if is_hidden else shown_amount(lot, moved.amount if is_here else -moved.amount),
            shown_amount(lot, left),
            batch,
            act.reason if act is not None else None,
            act.seq if act is not None else None,
            is_hidden,
        )


def _reckoning(lot: IngredientLot, movements: Iterable[StockMovement], hidden: frozenset[str]) -> Reckoning:
    """What lies in a batch whose reading waits for its second counts as on hand, as everywhere people are told."""
    sums = dict.fromkeys(Account, 0)
    for moved in movements:
        is_hidden = moved.account is Account.BATCH and moved.batch in hidden
        sums[Account.LOT if is_hidden else moved.account] += moved.amount
    used = sums[Account.BATCH] + sums[Account.CONSUMED] + sums[Account.PATIENT]
    received = -sums[Account.RECEIPT] - sums[Account.PRODUCED]
    parts = (received, -sums[Account.ADJUSTMENT], used, sums[Account.WASTE], sums[Account.LOT])
    return Reckoning(*(shown_amount(lot, part) for part in parts))
