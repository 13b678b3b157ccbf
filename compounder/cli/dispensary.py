"""``compounder patient`` and ``dispense``: who receives what, on whose order."""

from __future__ import annotations

import argparse

from compounder.cli.answer import DONE, print_json
from compounder.cli.signed_in import Desk, show_done, signed_in
from compounder.cli.stock import day_of
from compounder.domain.batch import ContainerId
from compounder.domain.patient import Pseudonym
from compounder.domain.quantity import Quantity
from compounder.services.dispense import Prescription, ToWhom, dispense
from compounder.services.keep_patients import NewPatient, add_patient, erase_patient, find_patients
from compounder.shipped import rule_book, words

_ORDER = ("prescriber", "prescriber_address", "prescribed_on", "prescription", "directions")


def run(options: argparse.Namespace) -> int:
    """Do the command, or the action of ``patient``."""
    with signed_in(options) as desk:
        match options.command, getattr(options, "action", ""):
            case "dispense", _:
                _dispense(desk, options)
            case _, "add":
                _add(desk, options)
            case _, "find":
                _find(desk, options)
            case _:
                _erase(desk, options)
    return DONE


def _add(desk: Desk, options: argparse.Namespace) -> None:
    new = NewPatient(options.name, day_of(options.born), options.number, options.address)
    changes = add_patient(desk.records, desk.act("add_patient"), new)
    show_done(changes, options, "patient_add", patient=changes.result["patient"])


def _find(desk: Desk, options: argparse.Namespace) -> None:
    with desk.records.reading() as loads:
        found = find_patients(loads, options.text).rows
    if options.json:
        print_json(
            [
                {
                    "patient": identity.id,
                    "name": identity.name,
                    "born": identity.birth_date.isoformat() if identity.birth_date else None,
                    "number": identity.number,
                }
                for identity in found
            ]
        )
        return
    reader = words(options.language)
    for identity in found:
        born = reader.show(identity.birth_date) if identity.birth_date else "—"
        print(f"{identity.id}  {reader.show(identity.name)}  {born}  {reader.show(identity.number or '')}".rstrip())


def _erase(desk: Desk, options: argparse.Namespace) -> None:
    act = desk.act("erase_patient", options.reason)
    patient = Pseudonym(options.patient)
    erasure = erase_patient(desk.records, act, desk.signing(act), rule_book(), patient)
    key = "patient_erase" if erasure.overwritten else "patient_erase_not_overwritten"
    show_done(erasure.changes, options, key, patient=patient, backups=erasure.backups)
    if erasure.backups and not options.json:
        print(words(options.language).say("done.erased_but_in_backups", backups=erasure.backups))


def _dispense(desk: Desk, options: argparse.Namespace) -> None:
    act = desk.act("dispense")
    quantity = options.quantity
    changes = dispense(
        desk.records, act, desk.signing(act),
        containers=[ContainerId(container) for container in options.containers],
        to=ToWhom(Pseudonym(options.patient), options.initials, options.birth_year),
        prescription=_prescription(options),
        quantity=Quantity.parse(quantity, language=options.language) if quantity is not None else None,
    )  # fmt: skip
    show_done(changes, options, "dispense", register=changes.result["register"])


def _prescription(options: argparse.Namespace) -> Prescription | None:
    """The order; None where any part of it is missing, which the service refuses."""
    parts = [getattr(options, name) for name in _ORDER]
    if any(part is None for part in parts):
        return None
    prescriber, address, written_on, text, directions = parts
    return Prescription(prescriber, address, day_of(written_on), text, directions)
