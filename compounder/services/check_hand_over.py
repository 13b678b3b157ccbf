"""What still stands against a hand-over that is being prepared: the checks of `dispense`, before anybody signs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from compounder.domain.errors import Refusal
from compounder.domain.identity_check import is_this_patient, read_identity
from compounder.domain.number import shortened
from compounder.domain.patient import Identity
from compounder.domain.quantity import Quantity
from compounder.domain.typed_date import read_date
from compounder.services.dispense import Prescription, checked_prescription, given_of_each
from compounder.services.survey_pot import PotView, refusal_of_pot


@dataclass(frozen=True, slots=True)
class TypedPrescription:
    """An order as it is being typed, in a language; `date` is the text of its day."""

    prescriber: str = ""
    address: str = ""
    date: str = ""
    text: str = ""
    directions: str = ""
    language: str = "en"

    def read(self) -> Prescription:
        """The order; refused as ``no_prescription`` while a part is empty, ``invalid_date``; `at` names the part."""
        for part in ("prescriber", "address", "date", "text", "directions"):
            if not getattr(self, part).strip():
                raise _at(part, Refusal("no_prescription", "dispense"))
        return Prescription(
            self.prescriber,
            self.address,
            _placed("date", lambda: read_date(self.date, language=self.language)),
            self.text,
            self.directions,
        )


@dataclass(frozen=True, slots=True)
class HandOver:
    """A hand-over as far as it is prepared; `identity` is what was re-entered: initials and year, as typed.

    `unread` is a container's number that stands typed or scanned and was not taken: nobody must think that it is.
    """

    pots: Sequence[PotView] = ()
    patient: Identity | None = None
    prescription: TypedPrescription = TypedPrescription()
    quantity: Quantity | None = None
    identity: str = ""
    is_signed: bool = False
    unread: str = ""


def obstacle_to(hand_over: HandOver, local_now: datetime) -> Refusal | None:
    """The first thing that stands against a hand-over, None where it may be done.

    Its `at` says where: pot, patient, prescriber, address, date, text, directions, quantity, identity or password.
    """
    try:
        _check_pots(hand_over, local_now)
        if hand_over.patient is None:
            raise _at("patient", Refusal("hand_over_incomplete", "patient"))
        _check_prescription(hand_over.prescription, local_now)
        held = {pot.container: pot.left for pot in hand_over.pots}
        _placed("quantity", lambda: given_of_each(held, hand_over.quantity))
        check_identity(hand_over.patient, hand_over.identity)
        if not hand_over.is_signed:
            raise _at("password", Refusal("hand_over_incomplete", "password"))
    except Refusal as refusal:
        return refusal
    return None


def check_identity(patient: Identity, typed: str) -> tuple[str, int]:
    """Initials and year as re-entered for a patient; ``hand_over_incomplete``, ``wrong_patient``."""
    read = read_identity(typed)
    if read is None:
        raise _at("identity", Refusal("hand_over_incomplete", "identity"))
    if not is_this_patient(patient, *read):
        raise _at("identity", Refusal("wrong_patient", "identity"))
    return read


def _check_pots(hand_over: HandOver, local_now: datetime) -> None:
    if hand_over.unread.strip():
        raise _at("pot", Refusal("hand_over_incomplete", "pot_unread", text=shortened(hand_over.unread.strip())))
    if not hand_over.pots:
        raise _at("pot", Refusal("hand_over_incomplete", "pot"))
    for pot in hand_over.pots:
        refusal = refusal_of_pot(pot, local_now)
        if refusal is not None:
            raise _at("pot", refusal)
    if len({pot.batch for pot in hand_over.pots}) > 1:
        batches = tuple(sorted({pot.batch for pot in hand_over.pots}))
        raise _at("pot", Refusal("one_batch_only", "dispense", batches=batches))


Checked = TypeVar("Checked")
_FIELDS = {"field.prescriber": "prescriber", "field.address": "address", "field.prescription": "text"}


def _check_prescription(typed: TypedPrescription, local_now: datetime) -> None:
    order = typed.read()
    try:
        checked_prescription(order, local_now.date())
    except Refusal as refusal:
        field = refusal.values.get("field")
        at = "date" if field is None else _FIELDS.get(getattr(field, "key", ""), "directions")
        raise _at(at, refusal) from None


def _placed(at: str, check: Callable[[], Checked]) -> Checked:
    try:
        return check()
    except Refusal as refusal:
        raise _at(at, refusal) from None


def _at(at: str, refusal: Refusal) -> Refusal:
    refusal.at = at
    return refusal
