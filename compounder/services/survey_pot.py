"""One of our containers at the counter: what is in it, how much is left, and whether it may be handed over now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from compounder.domain.batch import Batch, BatchContainer, BatchId, ContainerId, ContainerState
from compounder.domain.beyond_use import BeyondUse, is_past
from compounder.domain.dispensing import RegisterEntry, Series
from compounder.domain.errors import Refusal
from compounder.domain.label import Route
from compounder.domain.ledger import from_smallest_units
from compounder.domain.names import checked_text
from compounder.domain.papers.frame import VesselKind
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.services.compound_batch.reading import formulation_of
from compounder.services.dispense import beyond_use_of, checked_batch, checked_containers
from compounder.services.recalled_lots import recalled_lot_refusal
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads


@dataclass(frozen=True, slots=True)
class PotView:
    """A container: `serial` is its number of `containers`, `here` how many of them are still filled, `left` its rest.

    `use_by` and `register` are None before the release. `refusal` is what `dispense` would answer now; None: it may be
    handed over.
    """

    container: ContainerId
    batch: BatchId
    serial: int
    containers: int
    here: int
    name: LocalText
    strength: Strength
    counted_as: LocalText | None
    route: Route
    kind: VesselKind
    content: Quantity
    left: Quantity
    use_by: BeyondUse | None
    register: str | None
    refusal: Refusal | None


def pot_named(loads: Loads, rule_book: RuleBook, text: str, *, now: datetime) -> PotView:
    """The container of a typed number ("2026-0147/7", or "2026-0147 7"); `now` is local time with its zone.

    Refused: ``unknown_jar``; ``which_container`` (a batch alone: the numbers that are still here are named).
    """
    batch_key, _, serial = text.strip().replace("/", " ").partition(" ")
    batches = loads.find(Batch, id=batch_key)
    if not batches:
        raise Refusal("unknown_jar", "named", jar=checked_text(text, "container"))
    pots = sorted(loads.find(BatchContainer, batch=batches[0].id), key=lambda pot: pot.serial)
    number = serial.strip()
    if not number:
        here = tuple(str(pot.serial) for pot in pots if pot.state is ContainerState.FILLED)
        variant = "dispense" if here else "none"
        raise Refusal("which_container", variant, batch=batches[0].id, numbers=here, example=f"{batches[0].id}/1")
    found = [pot for pot in pots if number.isdecimal() and pot.serial == int(number)]
    if not found:
        raise Refusal("unknown_jar", "named", jar=checked_text(text, "container"))
    return pot_view(loads, rule_book, found[0].id, now=now)


def pot_view(loads: Loads, rule_book: RuleBook, container: ContainerId, *, now: datetime) -> PotView:
    """See `PotView`; ``unknown_record`` where there is no such container."""
    pot = loads.load(BatchContainer, container)
    batch = loads.load(Batch, pot.batch)
    formulation = formulation_of(loads, rule_book, batch)
    siblings = loads.find(BatchContainer, batch=batch.id)
    entries = loads.find(RegisterEntry, batch=batch.id, series=Series.PREPARATION)
    return PotView(
        container=pot.id,
        batch=batch.id,
        serial=pot.serial,
        containers=len(siblings),
        here=sum(1 for one in siblings if one.state is ContainerState.FILLED),
        name=formulation.name,
        strength=formulation.claim.strength,
        counted_as=formulation.claim.form.name if formulation.claim.form is not None else None,
        route=Route(formulation.route),
        kind=VesselKind(formulation.container.kind),
        content=pot.content,
        left=from_smallest_units(loads.product_left(batch.id, pot.id), pot.content.unit),
        use_by=beyond_use_of(batch) if batch.beyond_use is not None else None,
        register=entries[0].id if entries else None,
        refusal=_refusal(batch, pot, now) or recalled_lot_refusal(loads, batch.id),
    )


def refusal_of_pot(pot: PotView, local_now: datetime) -> Refusal | None:
    """Why a container that was looked at before may not be handed over now: its hour may have passed since."""
    zone = local_now.tzinfo
    if pot.refusal is None and pot.use_by is not None and zone is not None and is_past(pot.use_by, local_now, zone):
        return Refusal("beyond_use_passed", "dispense", batch=pot.batch, until=pot.use_by)
    return pot.refusal


def _refusal(batch: Batch, pot: BatchContainer, now: datetime) -> Refusal | None:
    """The first refusal of `dispense`, in its order."""
    try:
        checked_containers([pot])
        checked_batch(batch, now)
    except Refusal as refusal:
        return refusal
    return None
