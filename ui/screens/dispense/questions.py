"""What the counter asks of the records, each off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compounder.domain.batch import ContainerId
from compounder.domain.patient import Identity, Pseudonym
from compounder.services.keep_patients import identity_of, patient_numbered
from compounder.services.patient_file import PastDispensing, patient_file
from compounder.services.survey_pot import PotView, pot_named, pot_view
from ui.operations import Operation
from ui.workplace import Workplace


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
