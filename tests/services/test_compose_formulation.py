"""Writing a formulation: what it begins with, that something changed, and that no other version is written over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compounder.domain.formulation_draft import FormulationDraft, draft_of
from compounder.domain.formulation_version import FormulationState
from compounder.domain.formulation_writing import formulation_of
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role
from compounder.exchange.formulation_file import write_formulation
from compounder.services.compose_formulation import (
    WRITE,
    Composition,
    begin_formulation,
    begin_version,
    keep_composition,
)
from compounder.shipped import formulation, rule_book, shipped_formulations, substances
from tests.services.pharmacy import TestPharmacy
from tests.services.test_author_formulation import approve, code_of, imported, stored

OINTMENT = formulation("sts-ointment-25")
FOUR_HUNDRED = Quantity.of(400, "g")


def begun(pharmacy: TestPharmacy, name: str = "sts-ointment-25") -> Composition:
    """The next version, as it begins."""
    with pharmacy.records.reading() as loads:
        return begin_version(loads, rule_book(), name)


def keep(
    pharmacy: TestPharmacy, composition: Composition, draft: FormulationDraft, role: Role = Role.TECHNICIAN
) -> str:
    """Keep what was written, and say which version it is."""
    wanted = formulation_of(draft, substances())
    act = pharmacy.act(WRITE, role)
    return keep_composition(pharmacy.records, act, composition, wanted, write_formulation(wanted)).result["version"]


def changed(composition: Composition) -> FormulationDraft:
    """Another usual size."""
    return replace(composition.draft, usual_size=FOUR_HUNDRED)


def test_the_next_version_begins_as_the_one_in_force_and_is_kept_as_a_draft(pharmacy: TestPharmacy) -> None:
    """It differs in what was changed alone, and its act is told as writing."""
    approve(pharmacy, imported(pharmacy))
    composition = begun(pharmacy)
    assert composition.before is not None
    assert composition.draft == replace(draft_of(composition.before), version=2)
    assert not composition.is_draft_stored
    kept = keep(pharmacy, composition, changed(composition))
    assert (kept, stored(pharmacy, kept).state) == ("sts-ointment-25/2", FormulationState.DRAFT)
    wanted = formulation_of(changed(composition), substances())
    assert [(pair.old, pair.new) for pair in composition.rows(wanted) if pair.is_changed] == [
        (Quantity.of(500, "g"), FOUR_HUNDRED)
    ]
    assert stored(pharmacy, kept).text == write_formulation(wanted)


@pytest.mark.parametrize("name", shipped_formulations())
def test_a_version_in_which_nothing_changed_is_refused(pharmacy: TestPharmacy, name: str) -> None:
    shipped = formulation(name)
    act = pharmacy.act(WRITE, Role.TECHNICIAN)
    first = Composition(draft_of(shipped))
    version = keep_composition(pharmacy.records, act, first, shipped, write_formulation(shipped)).result["version"]
    approve(pharmacy, stored(pharmacy, version).id)
    composition = begun(pharmacy, name)
    refused = code_of(lambda: keep(pharmacy, composition, composition.draft))
    assert refused == "formulation_version.nothing_changed"
    with pharmacy.records.reading() as loads:
        assert begin_version(loads, rule_book(), name).last == composition.last


def test_a_stored_draft_goes_on_beside_the_version_in_force(pharmacy: TestPharmacy) -> None:
    """Its number stays; written back to what is in force, it says nothing new."""
    approve(pharmacy, imported(pharmacy))
    imported(pharmacy, version=2, name="Another name")
    composition = begun(pharmacy)
    assert (composition.is_draft_stored, composition.draft.version) == (True, 2)
    assert composition.draft.name.english == "Another name"
    assert composition.before_row is not None
    assert composition.before_row.version == 1
    assert keep(pharmacy, composition, changed(composition)) == "sts-ointment-25/2"
    assert stored(pharmacy, "sts-ointment-25/2").text.count("400 g") == 1
    again = begun(pharmacy)
    assert code_of(lambda: keep(pharmacy, again, again.draft)) == "formulation_version.same"
    assert again.before is not None
    back = replace(draft_of(again.before), version=2)
    assert code_of(lambda: keep(pharmacy, again, back)) == "formulation_version.nothing_changed"


def test_a_first_draft_goes_on_with_nothing_before_it(pharmacy: TestPharmacy) -> None:
    imported(pharmacy)
    composition = begun(pharmacy)
    assert (composition.before, composition.is_draft_stored) == (None, True)
    assert keep(pharmacy, composition, changed(composition)) == "sts-ointment-25/1"


def test_a_version_that_came_meanwhile_is_never_written_over(pharmacy: TestPharmacy) -> None:
    """Two people write the next version: the second one is told, and the first one's text stands."""
    approve(pharmacy, imported(pharmacy))
    mine, hers = begun(pharmacy), begun(pharmacy)
    keep(pharmacy, hers, replace(hers.draft, usual_size=Quantity.of(250, "g")))
    assert code_of(lambda: keep(pharmacy, mine, changed(mine))) == "record_changed.writing"
    assert "250 g" in stored(pharmacy, "sts-ointment-25/2").text


def test_a_new_formulation_knows_the_names_that_are_taken(pharmacy: TestPharmacy) -> None:
    """A name taken meanwhile is refused by the service too."""
    with pharmacy.records.reading() as loads:
        empty = begin_formulation(loads)
    assert (empty.draft, empty.before, empty.taken) == (FormulationDraft(), None, frozenset())
    assert keep(pharmacy, empty, draft_of(OINTMENT)) == "sts-ointment-25/1"
    with pharmacy.records.reading() as loads:
        assert begin_formulation(loads).taken == {"sts-ointment-25"}
    assert code_of(lambda: keep(pharmacy, empty, draft_of(OINTMENT))) == "record_changed.writing"


def test_a_formulation_that_there_is_not_has_no_next_version(pharmacy: TestPharmacy) -> None:
    assert code_of(lambda: begun(pharmacy, "nowhere")) == "unknown_formulation.stored"


def test_who_may_not_import_may_not_write(pharmacy: TestPharmacy) -> None:
    composition = Composition(draft_of(OINTMENT))
    assert code_of(lambda: keep(pharmacy, composition, composition.draft, Role.AUDITOR)) == "not_permitted.role"
