"""The formulations as they are asked for: list, filter, a version with its evidence and outlook, what it follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from compounder.domain.beyond_use import StorageKind
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import EvidenceKind, FormulationVersionId
from compounder.domain.staff import Role
from compounder.services.author_formulation import retire_formulation
from compounder.services.read_formulations import (
    FormulationView,
    compare_formulation,
    list_formulations,
    matching,
    view_formulation,
)
from compounder.services.record_evidence import NewEvidence
from compounder.shipped import rule_book
from tests.services import bench
from tests.services.pharmacy import TestPharmacy
from tests.services.test_author_formulation import imported

FIRST, SECOND = FormulationVersionId("sts-ointment-25/1"), FormulationVersionId("sts-ointment-25/2")


def viewed(pharmacy: TestPharmacy, version: FormulationVersionId = FIRST) -> FormulationView:
    """A version as it stands."""
    with pharmacy.records.reading() as loads:
        return view_formulation(loads, rule_book(), version)


def test_the_one_in_force_stands_before_drafts_and_retired_ones(pharmacy: TestPharmacy) -> None:
    bench.approve(pharmacy, bench.OINTMENT)
    bench.approve(pharmacy, bench.OINTMENT, change=("version = 1", "version = 2"))
    bench.approve(pharmacy, bench.INJECTION)
    imported(pharmacy, 3, "Sodium thiosulfate 25 % w/w ointment")
    with pharmacy.records.reading() as loads:
        found = list_formulations(loads, rule_book())
    assert [each.row.id for each in found] == [
        "sts-injection-150/1", "sts-ointment-25/2", "sts-ointment-25/3", "sts-ointment-25/1",
    ]  # fmt: skip
    assert (found[1].approved_by, found[1].imported_by) == ("Name of paul", "Name of tina")
    assert found[1].unconfirmed == 4


def test_every_word_typed_must_be_in_a_name_an_id_or_an_ingredient(pharmacy: TestPharmacy) -> None:
    """Without accents and case, in any language."""
    bench.approve(pharmacy, bench.OINTMENT)
    bench.approve(pharmacy, bench.INJECTION)
    with pharmacy.records.reading() as loads:
        found = list_formulations(loads, rule_book())
    assert len(matching(found, "")) == 2
    assert [each.row.formulation for each in matching(found, "GLYCÉROL pommade")] == [bench.OINTMENT]
    assert matching(found, "glycerol injection") == ()


def test_a_version_follows_the_one_in_force_else_the_last_one(pharmacy: TestPharmacy) -> None:
    bench.approve(pharmacy, bench.OINTMENT)
    imported(pharmacy, 2, "Another name")
    with pharmacy.records.reading() as loads:
        first, second = (compare_formulation(loads, rule_book(), version) for version in (FIRST, SECOND))
    assert first.old is None
    assert second.old is not None
    assert second.old.row.id == FIRST
    assert [row.new for row in second.rows if row.is_changed] == ["Another name", None]
    act = pharmacy.act("retire_formulation", Role.PHARMACIST, "not used")
    retire_formulation(pharmacy.records, act, pharmacy.signing(act), FIRST)
    with pharmacy.records.reading() as loads:
        assert compare_formulation(loads, rule_book(), SECOND).old is not None
        assert (
            compare_formulation(loads, rule_book(), FIRST, SECOND).old
            == compare_formulation(loads, rule_book(), SECOND).new
        )


def test_evidence_stands_until_it_is_replaced(pharmacy: TestPharmacy) -> None:
    bench.approve(pharmacy, bench.OINTMENT)
    bench.house_limit(pharmacy, bench.OINTMENT, 90)
    bench.house_limit(pharmacy, bench.OINTMENT, 30)
    assert [(each.row.days, each.is_standing, each.recorded_by) for each in viewed(pharmacy).evidence] == [
        (30, True, "Name of paul"),
        (90, False, "Name of paul"),
    ]
    assert viewed(pharmacy).in_force is not None


def test_the_outlook_says_what_a_new_fact_would_change(pharmacy: TestPharmacy) -> None:
    """The French profile has no days of its own: without a limit nothing can be released."""
    bench.approve(pharmacy, bench.OINTMENT)
    now = pharmacy.clock()
    with pytest.raises(Refusal, match="no_beyond_use_limit"):
        viewed(pharmacy).outlook.decision(now)
    limit = NewEvidence(bench.OINTMENT, EvidenceKind.HOUSE_LIMIT, "procedure", days=30)
    assert viewed(pharmacy).outlook.decision(now, limit).until == date(2026, 12, 23)
    elsewhere = replace(limit, storage=StorageKind.FREEZER)
    with pytest.raises(Refusal, match="no_beyond_use_limit"):
        viewed(pharmacy).outlook.decision(now, elsewhere)
    bench.house_limit(pharmacy, bench.OINTMENT, 90)
    shorter = viewed(pharmacy).outlook.decision(now, limit)
    assert [candidate.until for candidate in shorter.candidates] == [date(2026, 12, 23)]
    activity = NewEvidence(bench.OINTMENT, EvidenceKind.WATER_ACTIVITY, "measured", value=Fraction(1, 2))
    assert viewed(pharmacy).outlook.decision(now, activity).until == date(2027, 2, 21)


def test_the_outlook_agrees_with_what_is_recorded_afterwards(pharmacy: TestPharmacy) -> None:
    bench.approve(pharmacy, bench.OINTMENT)
    new = NewEvidence(bench.OINTMENT, EvidenceKind.STUDY, "study 4", days=45)
    before = viewed(pharmacy).outlook.decision(pharmacy.clock(), new)
    bench.evidence(pharmacy, new)
    assert viewed(pharmacy).outlook.decision(pharmacy.clock()) == before
