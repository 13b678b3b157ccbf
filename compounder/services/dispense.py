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
from compounder.services.unit_of_work import Act, Changes, Records, UnitOfWork


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
    ``not_released``, ``recalled`` (R29), ``beyond_use_passed`` (R27; a sterile preparation by the hour),
    ``one_batch_only``, ``one_container_only``, ``container_empty``, ``insufficient_stock`` (more than is left).
    """

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        member = permitted(uow, Permission.DISPENSE)
        order = _checked_prescription(uow, prescription)
        identity = identity_of(uow, to.patient)
        if not is_this_patient(identity, to.initials, to.birth_year):
            raise Refusal("wrong_patient", "identity")
        pots = _containers(uow, containers)
        batch = uow.load(Batch, pots[0].batch)
        until = _checked_batch(uow, batch)
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


def _checked_prescription(uow: UnitOfWork, prescription: Prescription | None) -> Prescription:
    if prescription is None:
        raise Refusal("no_prescription", "dispense")
    if prescription.written_on > uow.local_now.date():
        raise Refusal("no_prescription", "future", written_on=prescription.written_on)
    return Prescription(
        checked_name(prescription.prescriber, "prescriber"),
        checked_name(prescription.prescriber_address, "address"),
        prescription.written_on,
        checked_text(prescription.text, "prescription"),
        checked_text(prescription.directions, "directions"),
    )


def _containers(uow: UnitOfWork, keys: Sequence[ContainerId]) -> list[BatchContainer]:
    pots = [uow.load(BatchContainer, key) for key in dict.fromkeys(keys)]
    if len({pot.batch for pot in pots}) != 1:
        raise Refusal("one_batch_only", "dispense", batches=tuple(sorted({pot.batch for pot in pots})))
    for pot in pots:
        if pot.state is ContainerState.RECALLED:
            raise Refusal("recalled", "container", container=pot.id)
        if pot.state is not ContainerState.FILLED:
            raise Refusal("container_empty", "dispense", container=pot.id)
    return pots


def _checked_batch(uow: UnitOfWork, batch: Batch) -> BeyondUse:
    """The date or hour until which the batch may be used, if it may be dispensed now."""
    if batch.state is not BatchState.RELEASED:
        raise Refusal("not_released", "dispense", batch=batch.id, state=state_phrase(batch))
    until = beyond_use_of(batch)
    zone = uow.local_now.tzinfo
    if zone is None:
        raise ValueError("a local time without a zone")
    if is_past(until, uow.now, zone):
        raise Refusal("beyond_use_passed", "dispense", batch=batch.id, until=until)
    return until


def beyond_use_of(batch: Batch) -> BeyondUse:
    """The stored beyond-use date or hour of a released batch."""
    if batch.beyond_use is None:
        raise ValueError(f"{batch.id} is released without a beyond-use date")
    is_instant = "T" in batch.beyond_use
    return datetime.fromisoformat(batch.beyond_use) if is_instant else date.fromisoformat(batch.beyond_use)


def _legs(
    uow: UnitOfWork, pots: Sequence[BatchContainer], key: DispensingId, quantity: Quantity | None
) -> tuple[list[Leg], Quantity]:
    """What moves: all that is left of each container, or the quantity asked for of the only one."""
    if quantity is not None and len(pots) > 1:
        raise Refusal("one_container_only", "part", quantity=quantity)
    if quantity is not None and quantity.number <= 0:
        raise Refusal("non_positive_quantity", "zero", value=quantity)
    legs: list[Leg] = []
    total = 0
    for pot in pots:
        left = uow.product_left(pot.batch, pot.id)
        amount = left if quantity is None else to_smallest_units(quantity.to(pot.content.unit))
        if amount > left:
            held = from_smallest_units(left, pot.content.unit)
            raise Refusal("insufficient_stock", "container", container=pot.id, asked=quantity, held=held)
        if amount <= 0:
            raise Refusal("container_empty", "dispense", container=pot.id)
        legs.append(Leg(Account.BATCH, -amount, batch=pot.batch, container=pot.id))
        legs.append(Leg(Account.PATIENT, amount, batch=pot.batch, container=pot.id, dispensing=key))
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
        held = _still_with_patient(uow, given, pot)
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


def _still_with_patient(uow: UnitOfWork, given: Dispensing, pot: BatchContainer) -> int:
    moves = uow.find(StockMovement, dispensing=given.id, container=pot.id, account=Account.PATIENT)
    return sum(move.amount for move in moves)
