"""Formulations: versions follow on, drafts are replaced, an approved text never changes, one version is in force."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationState, FormulationVersion, FormulationVersionId
from compounder.domain.phrase import LocalText
from compounder.domain.staff import Role
from compounder.exchange.formulation_file import read_formulation, write_formulation
from compounder.services.author_formulation import (
    approve_formulation,
    import_formulation,
    retire_formulation,
    version_named,
    versions_of,
)
from compounder.shipped import formulation, substances
from tests.services.pharmacy import TestPharmacy

OINTMENT = formulation("sts-ointment-25")


def imported(pharmacy: TestPharmacy, version: int = 1, name: str = "Ointment") -> FormulationVersionId:
    """A version imported by the technician."""
    wanted = replace(OINTMENT, version=version, name=LocalText.of(name))
    act = pharmacy.act("import_formulation", Role.TECHNICIAN)
    changes = import_formulation(pharmacy.records, act, wanted, write_formulation(wanted))
    return FormulationVersionId(changes.result["version"])


def stored(pharmacy: TestPharmacy, version: str) -> FormulationVersion:
    """A version as it stands."""
    with pharmacy.records.reading() as loads:
        return loads.load(FormulationVersion, version)


def approve(pharmacy: TestPharmacy, version: FormulationVersionId, digest: str | None = None) -> None:
    """The pharmacist approves what was read."""
    act = pharmacy.act("approve_formulation", Role.PHARMACIST)
    read = digest or stored(pharmacy, version).digest
    approve_formulation(pharmacy.records, act, pharmacy.signing(act), version, read)


def code_of(work: Callable[[], object]) -> str:
    """Code and variant of what is refused."""
    with pytest.raises(Refusal) as caught:
        work()
    return caught.value.phrase.key.removeprefix("refusal.")


def test_an_import_is_a_draft_whose_text_reads_back_as_the_formulation(pharmacy_on_each_engine: TestPharmacy) -> None:
    """The round trip of item 3: file, database, file."""
    pharmacy = pharmacy_on_each_engine
    version = stored(pharmacy, imported(pharmacy))
    assert (version.id, version.state) == ("sts-ointment-25/1", FormulationState.DRAFT)
    assert version.digest == hashlib.sha256(version.text.encode()).hexdigest()
    again = read_formulation(version.text, "stored", substances())
    assert again == replace(OINTMENT, name=LocalText.of("Ointment"))


def test_a_draft_is_replaced_and_an_approved_version_is_frozen(pharmacy: TestPharmacy) -> None:
    version = imported(pharmacy)
    imported(pharmacy, name="Ointment, corrected")
    assert "corrected" in stored(pharmacy, version).text
    assert code_of(lambda: imported(pharmacy, name="Ointment, corrected")) == "formulation_version.same"
    approve(pharmacy, version)
    assert code_of(lambda: imported(pharmacy, name="Another")) == "formulation_version.frozen"
    assert "corrected" in stored(pharmacy, version).text


def test_version_numbers_follow_on(pharmacy: TestPharmacy) -> None:
    version = imported(pharmacy, version=3)
    assert code_of(lambda: imported(pharmacy, version=4)) == "formulation_version.draft"
    approve(pharmacy, version)
    assert code_of(lambda: imported(pharmacy, version=5)) == "formulation_version.number"
    assert code_of(lambda: imported(pharmacy, version=2)) == "formulation_version.number"
    imported(pharmacy, version=4)


def test_approval_is_signed_and_retires_the_version_before(pharmacy_on_each_engine: TestPharmacy) -> None:
    """One version is in force at a time."""
    pharmacy = pharmacy_on_each_engine
    first = imported(pharmacy)
    approve(pharmacy, first)
    second = imported(pharmacy, version=2)
    approve(pharmacy, second)
    with pharmacy.records.reading() as loads:
        states = [version.state for version in versions_of(loads, OINTMENT.id)]
    assert states == [FormulationState.RETIRED, FormulationState.APPROVED]
    assert stored(pharmacy, second).approved_by == pharmacy.member("paul").id
    assert code_of(lambda: approve(pharmacy, first)) == "formulation_state.approve"


def test_what_was_changed_after_reading_is_not_approved(pharmacy: TestPharmacy) -> None:
    """Threat 19: the signature covers what was shown."""
    version = imported(pharmacy)
    read = stored(pharmacy, version).digest
    imported(pharmacy, name="Changed meanwhile")
    assert code_of(lambda: approve(pharmacy, version, read)) == "record_changed.formulation"
    assert stored(pharmacy, version).state is FormulationState.DRAFT


def test_a_version_is_retired_with_a_reason(pharmacy: TestPharmacy) -> None:
    version = imported(pharmacy)

    def retire(reason: str | None) -> None:
        act = pharmacy.act("retire_formulation", Role.PHARMACIST, reason)
        retire_formulation(pharmacy.records, act, pharmacy.signing(act), version)

    assert code_of(lambda: retire("x")) == "formulation_state.retire"
    approve(pharmacy, version)
    assert code_of(lambda: retire(None)) == "reason_needed.act"
    retire("no longer made")
    assert stored(pharmacy, version).state is FormulationState.RETIRED


def test_a_version_is_named_whole_or_as_the_latest(pharmacy: TestPharmacy) -> None:
    approve(pharmacy, imported(pharmacy))
    imported(pharmacy, version=2)
    with pharmacy.records.reading() as loads:
        assert version_named(loads, "sts-ointment-25").version == 2
        assert version_named(loads, "sts-ointment-25/1").version == 1
        for unknown in ("sts-ointment-25/7", "sts-ointment-25/", "sts", "caf\udce9", "a\x00b", ""):
            assert code_of(lambda text=unknown: version_named(loads, text)) == "unknown_formulation.stored"  # type: ignore[misc]
