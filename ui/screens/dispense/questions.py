"""What the counter asks of the records, and the one act that it does, each off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compounder.domain.batch import ContainerId
from compounder.domain.patient import Identity, Pseudonym
from compounder.services.authority import Signing
from compounder.services.check_hand_over import HandOver, check_identity
from compounder.services.dispense import ToWhom, dispense
from compounder.services.keep_patients import identity_of, patient_numbered
from compounder.services.patient_file import PastDispensing, patient_file
from compounder.services.sign_in import Session
from compounder.services.survey_pot import PotView, pot_named, pot_view
from compounder.services.unit_of_work import Act, Changes
from ui.operations import Operation
from ui.workplace import Workplace, write_signed


@dataclass(frozen=True, slots=True)
class OpenPatient:
    """The patient who is open, and what they received last."""

    identity: Identity
    last: PastDispensing | None


def ask_pot_named(work: Workplace, text: str) -> Operation:
    """The container of a number as typed or scanned: a `PotView`."""
    now = work.local_now()

    def question() -> PotView:
        with work.records.reading() as loads:
            return pot_named(loads, work.rules, text, now=now)

    return work.operations.read(question)


def ask_pots(work: Workplace, containers: Sequence[ContainerId]) -> Operation:
    """Containers as they stand now: a list of `PotView`."""
    now = work.local_now()

    def question() -> list[PotView]:
        with work.records.reading() as loads:
            return [pot_view(loads, work.rules, container, now=now) for container in containers]

    return work.operations.read(question)


def ask_patient(work: Workplace, patient: Pseudonym) -> Operation:
    """Who a pseudonym is, and what they received last: an `OpenPatient`."""
    now = work.local_now()

    def question() -> OpenPatient:
        with work.records.reading() as loads:
            identity = identity_of(loads, patient)
            given = patient_file(loads, work.rules, patient, now=now).dispensings
            return OpenPatient(identity, given[0] if given else None)

    return work.operations.read(question)


def ask_wristband(work: Workplace, number: str) -> Operation:
    """The patient of a record number: an `Identity`."""

    def question() -> Identity:
        with work.records.reading() as loads:
            return patient_numbered(loads, number)

    return work.operations.read(question)


def sign_hand_over(work: Workplace, session: Session, act: Act, prepared: HandOver, password: str) -> Operation:
    """Hand over what is prepared and stands without an obstacle; signed. The answer is a `Changes`."""
    if prepared.patient is None:
        raise ValueError("a hand-over is to somebody")
    initials, year = check_identity(prepared.patient, prepared.identity)
    to = ToWhom(prepared.patient.id, initials, year)
    containers = [pot.container for pot in prepared.pots]
    order, quantity = prepared.prescription.read(), prepared.quantity

    def hand_over(signing: Signing) -> Changes:
        return dispense(
            work.records, act, signing, containers=containers, to=to, prescription=order, quantity=quantity
        )  # fmt: skip

    return write_signed(work, session, act, password, hand_over)
