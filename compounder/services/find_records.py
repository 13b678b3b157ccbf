"""Finding a record by what a person types or scans: batches, lots, formulations and patients; nothing is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from compounder.domain.batch import Batch
from compounder.domain.formulation_version import FormulationState, FormulationVersion
from compounder.domain.names import folded
from compounder.domain.patient import Identity
from compounder.domain.phrase import LocalText, Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.staff import StaffMember
from compounder.domain.stock import IngredientLot
from compounder.services.compound_batch.reading import state_phrase
from compounder.services.keep_patients import find_patients
from compounder.services.record_names import RecordNames, is_named
from compounder.services.rule_book import RuleBook
from compounder.services.sign_in import member_by_login
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
    """A record: its kind and key, its name, and the number by which papers call it ("" where it has none).

    `told_apart_by` is what tells it from others of the same name: size and state of a batch, birth of a patient.
    """

    kind: FoundKind
    record: str
    name: LocalText
    number: str
    told_apart_by: tuple[Quantity | Phrase | date, ...] = ()


def find_records(loads: Loads, rule_book: RuleBook, text: str) -> tuple[Found, ...]:
    """What a typed text may mean: a part of a batch's or lot's number, or of a name from four letters on.

    Only for somebody who has signed in: it may name patients. At most eight of a kind, the newest batches first.
    """
    wanted = folded(text.strip())
    if not wanted:
        return ()
    names = RecordNames(loads, rule_book)
    is_name = len(wanted) >= LEAST_LETTERS
    versions = names.versions_named(wanted) if is_name else frozenset[str]()
    found = [*_batches(loads, names, wanted, versions), *_lots(loads, names, wanted, is_name=is_name)]
    if is_name:
        found += [*_formulations(loads, names, versions), *_patients(loads, text)]
    return tuple(found)


def find_scanned(loads: Loads, rule_book: RuleBook, *, batch: str | None, lot: str | None) -> tuple[Found, ...]:
    """What a scanned code belongs to: the batch of that number, and every lot of exactly that maker's number."""
    batches = loads.find(Batch, id=batch) if batch else ()
    lots = loads.find(IngredientLot, lot_number=lot) if lot else ()
    names = RecordNames(loads, rule_book)
    return (*(_batch(row, names) for row in batches), *(_lot(row, names) for row in lots))


def wearer_of(loads: Loads, text: str) -> StaffMember | None:
    """Who wears a badge that says this: a login. None where a batch, a lot or a patient bears the same number."""
    member = member_by_login(loads, text)
    is_a_record = (
        bool(loads.find(Batch, id=text))
        or bool(loads.find(IngredientLot, lot_number=text))
        or bool(loads.find(Identity, number=text))
    )
    return None if is_a_record else member


def _batches(loads: Loads, names: RecordNames, wanted: str, versions: frozenset[str]) -> Iterator[Found]:
    keys = loads.batches_like(wanted, versions, is_newest_first=True, most=MOST)
    batches = {batch.id: batch for batch in loads.find(Batch, id=frozenset(keys))}
    for key in keys:
        yield _batch(batches[key], names)


def _batch(batch: Batch, names: RecordNames) -> Found:
    facts = (batch.size, state_phrase(batch))
    return Found(FoundKind.BATCH, batch.id, names.version(batch.formulation_version), batch.id, facts)


def _lots(loads: Loads, names: RecordNames, wanted: str, *, is_name: bool) -> Iterator[Found]:
    ingredients = loads.ingredients() if is_name else ()
    meant = [name for name in ingredients if is_named(names.ingredient(name), wanted)]
    for lot in loads.find(IngredientLot, id=frozenset(loads.lots_like(wanted, meant, most=MOST))):
        yield _lot(lot, names)


def _lot(lot: IngredientLot, names: RecordNames) -> Found:
    return Found(FoundKind.LOT, lot.id, names.ingredient(lot.ingredient), lot.lot_number)


def _formulations(loads: Loads, names: RecordNames, versions: frozenset[str]) -> Iterator[Found]:
    rows = loads.pick(FormulationVersion, "id", "version", "state", id=versions)
    found = [(key, version) for key, version, state in rows if state is not FormulationState.RETIRED]
    for key, version in found[:MOST]:
        yield Found(FoundKind.FORMULATION, key, names.version(key), str(version))


def _patients(loads: Loads, text: str) -> Iterator[Found]:
    for identity in find_patients(loads, text, most=MOST).rows:
        born = (identity.birth_date,) if identity.birth_date is not None else ()
        yield Found(FoundKind.PATIENT, identity.id, LocalText.of(identity.name), identity.number or "", born)
