"""Dispense: named containers of a released batch to one patient on one prescription, under the next register number."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from compounder.domain.batch import Batch, BatchContainer, BatchState, ContainerId, ContainerState
from compounder.domain.beyond_use import BeyondUse, is_past
from compounder.domain.dispensing import Dispensing, DispensingId, RegisterEntry, Series
from compounder.domain.errors import Refusal
from compounder.domain.identity_check import is_this_patient
from compounder.domain.ledger import from_smallest_units, to_smallest_units
from compounder.domain.names import checked_name, checked_text
from compounder.domain.patient import Pseudonym
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Permission
from compounder.domain.stock import Account, Leg, StockMovement
from compounder.services.authority import Signing, permitted, reason_of, sign
from compounder.services.compound_batch.reading import state_phrase
from compounder.services.compound_batch.release import register_number
from compounder.services.keep_patients import identity_of
from compounder.services.recalled_lots import recalled_lot_refusal
from compounder.services.unit_of_work import Act, Changes, Loads, Records, UnitOfWork


@dataclass(frozen=True, slots=True)
class Prescription:
    """The order as written: who prescribed, where, when, what, and the directions that the patient reads."""

    prescriber: str
    prescriber_address: str
    written_on: date
    text: str
    directions: str


@dataclass(frozen=True, slots=True)
class ToWhom:
    """The patient, and what was re-entered at hand-over to be sure of it: initials and year of birth."""

    patient: Pseudonym
    initials: str
    birth_year: int


def dispense(
    records: Records,
    act: Act,
    signing: Signing,
    *,
    containers: Sequence[ContainerId],
    to: ToWhom,
    prescription: Prescription | None,
    quantity: Quantity | None = None,
) -> Changes:
    """Hand containers of one batch over, whole or, with `quantity`, so much of a single one; signed.

    The result holds ``dispensing`` and ``register``. Refused: ``no_prescription``, ``wrong_patient`` (R28),
    ``not_released``, ``recalled`` (R29; a container, or a lot in it), ``beyond_use_passed`` (R27; a sterile preparation
    by the hour), ``one_batch_only``, ``one_container_only``, ``container_empty``, ``insufficient_stock`` (more than is
    left).
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.DISPENSE)
        order = checked_prescription(prescription, uow.local_now.date())
        identity = identity_of(uow, to.patient)
        if not is_this_patient(identity, to.initials, to.birth_year):
            raise Refusal("wrong_patient", "identity")
        pots = checked_containers([uow.load(BatchContainer, name) for name in dict.fromkeys(containers)])
        batch = uow.load(Batch, pots[0].batch)
        until = checked_batch(batch, uow.local_now)
        held_back = recalled_lot_refusal(uow, batch.id)
        if held_back is not None:
            raise held_back
        year, number = uow.local_now.year, uow.next_number(Series.DISPENSING)
        entry_id = register_number(Series.DISPENSING, year, number)
        key = DispensingId(entry_id)
        legs, given = _legs(uow, pots, key, quantity)
        signature = sign(uow, member, signing, "dispense", (Dispensing, key), (RegisterEntry, entry_id))
        uow.insert(
            Dispensing(
                id=key,
                batch=batch.id,
                quantity=given,
                dispensed_by=member.id,
                dispensed_at=uow.now,
                signature=signature,
                patient=to.patient,
                prescriber=order.prescriber,
                prescriber_address=order.prescriber_address,
                prescribed_on=order.written_on,
                prescription=order.text,
                directions=order.directions,
                checks=_checks_text(pots, until),
            )
        )
        uow.move("dispensing", legs)
        _mark_emptied(uow, pots)
        uow.insert(
            RegisterEntry(entry_id, Series.DISPENSING, year, number, member.id, uow.now, batch.id, key, quantity=given)
        )
        return {"dispensing": key, "register": entry_id, "batch": batch.id}

    return records.perform(act, work)


def checked_prescription(prescription: Prescription | None, today: date) -> Prescription:
    """The order as it will be recorded; refused: ``no_prescription`` (none, or one of tomorrow), ``invalid_name``."""
    if prescription is None:
        raise Refusal("no_prescription", "dispense")
    if prescription.written_on > today:
        raise Refusal("no_prescription", "future", written_on=prescription.written_on)
    return Prescription(
        checked_name(prescription.prescriber, "prescriber"),
        checked_name(prescription.prescriber_address, "address"),
        prescription.written_on,
        checked_text(prescription.text, "prescription"),
        checked_text(prescription.directions, "directions"),
    )


def checked_containers(pots: Sequence[BatchContainer]) -> Sequence[BatchContainer]:
    """Containers of one batch that can be handed over; ``one_batch_only``, ``recalled``, ``container_empty``."""
    if len({pot.batch for pot in pots}) != 1:
        raise Refusal("one_batch_only", "dispense", batches=tuple(sorted({pot.batch for pot in pots})))
    for pot in pots:
        if pot.state is ContainerState.RECALLED:
            raise Refusal("recalled", "container", container=pot.id)
        if pot.state is not ContainerState.FILLED:
            raise Refusal("container_empty", "dispense", container=pot.id)
    return pots


def checked_batch(batch: Batch, local_now: datetime) -> BeyondUse:
    """The date or hour until which the batch may be used, if it may be dispensed now.

    Refused: ``not_released``, ``beyond_use_passed``.
    """
    if batch.state is not BatchState.RELEASED:
        raise Refusal("not_released", "dispense", batch=batch.id, state=state_phrase(batch))
    until = beyond_use_of(batch)
    zone = local_now.tzinfo
    if zone is None:
        raise ValueError("a local time without a zone")
    if is_past(until, local_now, zone):
        raise Refusal("beyond_use_passed", "dispense", batch=batch.id, until=until)
    return until


def beyond_use_of(batch: Batch) -> BeyondUse:
    """The stored beyond-use date or hour of a released batch."""
    if batch.beyond_use is None:
        raise ValueError(f"{batch.id} is released without a beyond-use date")
    is_instant = "T" in batch.beyond_use
    return datetime.fromisoformat(batch.beyond_use) if is_instant else date.fromisoformat(batch.beyond_use)


def given_of_each(held: Mapping[ContainerId, Quantity], quantity: Quantity | None) -> dict[ContainerId, Quantity]:
    """What is handed over of containers that hold so much: all of each, or the quantity asked for of the only one.

    Refused: ``one_container_only``, ``non_positive_quantity``, ``wrong_dimension``, ``insufficient_stock``,
    ``container_empty``.
    """
    if quantity is not None and len(held) > 1:
        raise Refusal("one_container_only", "part", quantity=quantity)
    if quantity is not None and quantity.number <= 0:
        raise Refusal("non_positive_quantity", "zero", value=quantity)
    given = {}
    for container, left in held.items():
        amount = left if quantity is None else quantity.to(left.unit)
        if amount.number > left.number:
            raise Refusal("insufficient_stock", "container", container=container, asked=quantity, held=left)
        if amount.number <= 0:
            raise Refusal("container_empty", "dispense", container=container)
        given[container] = amount
    return given


def _legs(
    uow: UnitOfWork, pots: Sequence[BatchContainer], key: DispensingId, quantity: Quantity | None
) -> tuple[list[Leg], Quantity]:
    """What moves, and the sum of it."""
    held = {pot.id: from_smallest_units(uow.product_left(pot.batch, pot.id), pot.content.unit) for pot in pots}
    legs: list[Leg] = []
    total = 0
    for container, given in given_of_each(held, quantity).items():
        amount = to_smallest_units(given)
        legs.append(Leg(Account.BATCH, -amount, batch=pots[0].batch, container=container))
        legs.append(Leg(Account.PATIENT, amount, batch=pots[0].batch, container=container, dispensing=key))
        total += amount
    return legs, from_smallest_units(total, pots[0].content.unit)


def _mark_emptied(uow: UnitOfWork, pots: Sequence[BatchContainer]) -> None:
    for pot in pots:
        if uow.product_left(pot.batch, pot.id) == 0:
            uow.change(pot, state=ContainerState.DISPENSED)


def _checks_text(pots: Sequence[BatchContainer], until: BeyondUse) -> str:
    checks = [
        {"check": "identity", "how": "initials_and_birth_year"},
        {"check": "containers", "found": [pot.id for pot in pots]},
        {"check": "beyond_use", "found": until.isoformat()},
    ]
    return json.dumps(checks, sort_keys=True)


def return_product(
    records: Records, act: Act, *, dispensing: DispensingId, container: ContainerId, quantity: Quantity
) -> Changes:
    """Take product back from a patient, with a reason; it is destroyed, never dispensed again.

    Refused: ``insufficient_stock`` (more than this dispensing gave of the container, less what came back),
    ``reason_needed``.
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        permitted(uow, Permission.DISPENSE)
        checked_text(reason_of(act), "reason")
        given = uow.load(Dispensing, dispensing)
        pot = uow.load(BatchContainer, container)
        amount = to_smallest_units(quantity.to(pot.content.unit))
        if amount <= 0:
            raise Refusal("non_positive_quantity", "zero", value=quantity)
        held = still_with_patient(uow, given.id, pot.id)
        if amount > held:
            left = from_smallest_units(held, pot.content.unit)
            raise Refusal("insufficient_stock", "container", container=container, asked=quantity, held=left)
        legs = [
            Leg(Account.PATIENT, -amount, batch=pot.batch, container=pot.id, dispensing=dispensing),
            Leg(Account.WASTE, amount, batch=pot.batch, container=pot.id),
        ]
        uow.move("product_return", legs)
        return {"dispensing": dispensing}

    return records.perform(act, work)


def still_with_patient(loads: Loads, dispensing: DispensingId, container: ContainerId) -> int:
    """What a dispensing gave of a container, less what came back, in smallest units."""
    moves = loads.find(StockMovement, dispensing=dispensing, container=container, account=Account.PATIENT)
    return sum(move.amount for move in moves)
