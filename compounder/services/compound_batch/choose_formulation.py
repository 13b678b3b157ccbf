"""Which formulations a new batch may be planned from: those in force, found by a part of their name."""

from __future__ import annotations

from dataclasses import dataclass

from compounder.domain.formulation_version import FormulationState, FormulationVersion
from compounder.domain.names import folded
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.services.find_records import LEAST_LETTERS
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads


@dataclass(frozen=True, slots=True)
class Plannable:
    """A formulation in force, and what tells it from one that is called alike."""

    formulation: str
    name: LocalText
    version: int
    strength: Strength
    usual_size: Quantity
    dosage_form: str
    route: str


def plannable_formulations(loads: Loads, rule_book: RuleBook, text: str) -> tuple[tuple[Plannable, ...], int]:
    """Those in force whose name or id holds a text of four letters or more, by name; and how many are in force."""
    approved = loads.find(FormulationVersion, state=FormulationState.APPROVED)
    wanted = folded(text.strip())
    if len(wanted) < LEAST_LETTERS:
        return (), len(approved)
    found = []
    for version in approved:
        read = rule_book.read_formulation(version)
        if wanted in version.formulation or any(wanted in folded(name) for _, name in read.name.texts):
            found.append(
                Plannable(
                    version.formulation, read.name, version.version, read.claim.strength, read.usual_size,
                    read.dosage_form, read.route,
                )
            )  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.name.in_language("en"))), len(approved)
