"""Finding a record by what a person types or scans: batches, lots, formulations and patients; nothing is chosen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from compounder.domain.batch import Batch
from compounder.domain.formulation_version import FormulationState, FormulationVersion
from compounder.domain.phrase import LocalText
from compounder.domain.stock import IngredientLot
from compounder.services.keep_patients import find_patients
from compounder.services.rule_book import RuleBook
from compounder.services.unit_of_work import Loads

LEAST_LETTERS = 4
"""Names are looked for from so many letters on: drug names that begin alike are not told apart by fewer."""
MOST = 8
"""How many of a kind are answered at most."""


class FoundKind(Enum):
    """What was found, in the order of the list."""

    BATCH = "batch"
    LOT = "lot"
    FORMULATION = "formulation"
    PATIENT = "patient"


@dataclass(frozen=True, slots=True)
class Found:
    """A record: its kind and key, its name, and the number by which papers call it ("" where it has none)."""

    kind: FoundKind
    record: str
    name: LocalText
    number: str


def find_records(loads: Loads, rule_book: RuleBook, text: str) -> tuple[Found, ...]:
    """What a typed text may mean: a part of a batch's or lot's number, or of a name from four letters on.

    Only for somebody who has signed in: it may name patients. At most eight of a kind, in the order of their numbers.
    """
    wanted = _folded(text.strip())
    if not wanted:
        return ()
    found = [*_batches(loads, rule_book, wanted), *_lots(loads, rule_book, wanted)]
    if len(wanted) >= LEAST_LETTERS:
        found += [*_formulations(loads, rule_book, wanted), *_patients(loads, text)]
    return tuple(item for kind in FoundKind for item in [one for one in found if one.kind is kind][:MOST])


def find_scanned(loads: Loads, rule_book: RuleBook, *, batch: str | None, lot: str | None) -> tuple[Found, ...]:
    """What a scanned code belongs to: the batch of that number, and every lot of exactly that maker's number."""
    batches = loads.find(Batch, id=batch) if batch else ()
    lots = loads.find(IngredientLot, lot_number=lot) if lot else ()
    names = _ingredient_names(loads, rule_book)
    return (
        *(_batch(loads, rule_book, row) for row in batches),
        *(_lot(row, names) for row in lots),
    )


def _batches(loads: Loads, rule_book: RuleBook, wanted: str) -> Iterator[Found]:
    for batch in loads.find(Batch):
        found = _batch(loads, rule_book, batch)
        if wanted in _folded(batch.id) or (len(wanted) >= LEAST_LETTERS and _is_named(found.name, wanted)):
            yield found


def _batch(loads: Loads, rule_book: RuleBook, batch: Batch) -> Found:
    version = loads.load(FormulationVersion, batch.formulation_version)
    return Found(FoundKind.BATCH, batch.id, rule_book.read_formulation(version).name, batch.id)


def _lots(loads: Loads, rule_book: RuleBook, wanted: str) -> Iterator[Found]:
    names = _ingredient_names(loads, rule_book)
    for lot in loads.find(IngredientLot):
        found = _lot(lot, names)
        receipt = f"{lot.year}-{lot.number:04d}"
        is_named = len(wanted) >= LEAST_LETTERS and _is_named(found.name, wanted)
        if wanted in _folded(lot.lot_number) or wanted in receipt or is_named:
            yield found


def _lot(lot: IngredientLot, names: dict[str, LocalText]) -> Found:
    return Found(FoundKind.LOT, lot.id, names.get(lot.ingredient, LocalText.of(lot.ingredient)), lot.lot_number)


def _ingredient_names(loads: Loads, rule_book: RuleBook) -> dict[str, LocalText]:
    in_force = loads.find(FormulationVersion, state=FormulationState.APPROVED)
    return {line.ingredient: line.name for version in in_force for line in rule_book.read_formulation(version).lines}


def _formulations(loads: Loads, rule_book: RuleBook, wanted: str) -> Iterator[Found]:
    for version in loads.find(FormulationVersion):
        name = rule_book.read_formulation(version).name
        if version.state is not FormulationState.RETIRED and _is_named(name, wanted):
            yield Found(FoundKind.FORMULATION, version.id, name, str(version.version))


def _patients(loads: Loads, text: str) -> Iterator[Found]:
    for identity in find_patients(loads, text):
        yield Found(FoundKind.PATIENT, identity.id, LocalText.of(identity.name), identity.number or "")


def _is_named(name: LocalText, wanted: str) -> bool:
    return any(wanted in _folded(text) for _, text in name.texts)


def _folded(text: str) -> str:
    """For comparison: no accents, no case."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return plain.casefold()
