"""The counter for tests: patients, prescriptions and hand-overs."""

from __future__ import annotations

from datetime import date

from compounder.domain.batch import ContainerId
from compounder.domain.patient import Pseudonym
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role
from compounder.services.dispense import Prescription, ToWhom, dispense
from compounder.services.keep_patients import NewPatient, add_patient
from compounder.services.unit_of_work import Changes
from tests.services.pharmacy import TestPharmacy

NAME = "DELPIERRE-VASSEUR Anne-Sophie"
BORN = date(1960, 2, 29)
ORDER = Prescription(
    "Dr Claire Martin", "Service de dermatologie, Lille", date(2026, 11, 20), "Pommade 25 %", "2 fois par jour"
)


def patient(pharmacy: TestPharmacy, name: str = NAME, born: date = BORN, number: str | None = None) -> Pseudonym:
    """A patient, added by the technician."""
    new = NewPatient(name, born, number, "3 rue des Lilas, Lille")
    act = pharmacy.act("add_patient", Role.TECHNICIAN)
    return Pseudonym(add_patient(pharmacy.records, act, new).result["patient"])


def hand_over(
    pharmacy: TestPharmacy,
    to: Pseudonym,
    *containers: str,
    initials: str = "DA",
    year: int = 1960,
    order: Prescription | None = ORDER,
    quantity: Quantity | None = None,
    role: Role | str = Role.TECHNICIAN,
) -> Changes:
    """Dispense containers to a patient."""
    act = pharmacy.act("dispense", role)
    return dispense(
        pharmacy.records, act, pharmacy.signing(act),
        containers=[ContainerId(key) for key in containers],
        to=ToWhom(to, initials, year), prescription=order, quantity=quantity,
    )  # fmt: skip
