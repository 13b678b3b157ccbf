"""Verifying: a second person, blind, and a lone pharmacist only where the formulation names it."""

from __future__ import annotations

from typing import Any

import pytest

from compounder.domain.balance import BalanceId
from compounder.domain.batch import BatchId, BatchState
from compounder.domain.staff import Role
from compounder.services.compound_batch.pan import GivenBack, WeighAgain
from compounder.services.compound_batch.verify import (
    ToVerify,
    except_lone_pharmacist,
    to_verify,
)
from compounder.services.compound_batch.verify_view import VerifyView, lot_read, verify_view
from compounder.services.compound_batch.weigh import Typed
from compounder.shipped import rule_book
from tests.services import bench
from tests.services.batch_steps import first_line, first_weighing, refused
from tests.services.bench import q
from tests.services.pharmacy import TestPharmacy


def test_the_second_person_is_told_nothing_of_the_first_reading(
    pharmacy: TestPharmacy, batch: BatchId, key: BalanceId
) -> None:
    """The query names line and ingredient; neither weight nor lot is in it."""
    bench.weigh(pharmacy, first_line(pharmacy, batch), bench.on_balance(key, "121.16 g"))
    with pharmacy.records.reading() as loads:
        waiting = to_verify(loads, batch)
    assert waiting == (ToVerify(first_weighing(pharmacy, batch), 1, 1, "sodium thiosulfate", is_declared=False),)
    assert "121" not in str(waiting)


def test_who_weighed_does_not_verify(pharmacy: TestPharmacy, batch: BatchId, key: BalanceId) -> None:
    """R20, for the technician as for the pharmacist."""
    bench.weigh(pharmacy, first_line(pharmacy, batch), bench.on_balance(key, "121.16 g"))
    own = refused("own_weighing", lambda: bench.second(pharmacy, first_weighing(pharmacy, batch), Role.TECHNICIAN))
    assert own.values["number"] == 1
    assert bench.dossier(pharmacy, batch).verifications == ()


@pytest.mark.parametrize(
    ("change", "variant"),
    [
        ({"reading": q("112.16 g")}, "reading"),
        ({"reading": q("121.16 mL")}, "reading"),
        ({"lot": "TS2502-1"}, "lot"),
        ({"looks_right": False, "look": "yellow"}, "look"),
    ],
)
def test_a_second_reading_that_differs_is_kept_and_refused(
    pharmacy: TestPharmacy, batch: BatchId, key: BalanceId, change: dict[str, Any], variant: str
) -> None:
    """R21: the disagreement stands in the records and the line stays open."""
    bench.weigh(pharmacy, first_line(pharmacy, batch), bench.on_balance(key, "121.16 g"))
    weighing = first_weighing(pharmacy, batch)
    differs = refused("readings_differ", lambda: bench.second(pharmacy, weighing, **change))
    assert differs.phrase.key == f"refusal.readings_differ.{variant}"
    found = bench.dossier(pharmacy, batch)
    assert [check.agrees for check in found.verifications] == [False]
    assert found.unchecked == found.standing
    bench.second(pharmacy, weighing)
    refused("already_verified", lambda: bench.second(pharmacy, weighing))


def test_a_second_weighing_may_show_one_step_more_a_typed_one_not(
    pharmacy: TestPharmacy, batch: BatchId, key: BalanceId
) -> None:
    """A pan set down twice shows a step more or less; a number read off a slip is the same number."""
    bench.weigh(pharmacy, first_line(pharmacy, batch), bench.on_balance(key, "121.16 g"))
    weighing = first_weighing(pharmacy, batch)
    refused("readings_differ", lambda: bench.second(pharmacy, weighing, reading=q("121.18 g")))
    bench.second(pharmacy, weighing, reading=q("121.17 g"))
    glycerol = bench.dossier(pharmacy, batch).lines[1].id
    bench.weigh(pharmacy, glycerol, Typed(q("50 g"), "cable broken"))
    typed = bench.dossier(pharmacy, batch).weighing_of(glycerol)
    assert typed is not None
    refused("readings_differ", lambda: bench.second(pharmacy, typed.id, reading=q("50.01 g")))
    refused("reading_needed", lambda: bench.second(pharmacy, typed.id, reading=None))


def test_a_weighing_done_again_must_be_verified_again(pharmacy: TestPharmacy, batch: BatchId, key: BalanceId) -> None:
    """The old reading's verification says nothing about the new one."""
    bench.weigh_all(pharmacy, batch, key)
    bench.verify_all(pharmacy, batch)
    old = first_weighing(pharmacy, batch)
    again = WeighAgain("lump seen", GivenBack.WASTED)
    bench.weigh(pharmacy, first_line(pharmacy, batch), bench.on_balance(key, "121.14 g"), again=again)
    assert bench.stored_batch(pharmacy, batch).state is BatchState.WEIGHED
    refused("weighed_again", lambda: bench.second(pharmacy, old))


def test_a_lone_pharmacist_signs_an_exception_where_the_formulation_allows_it(
    pharmacy: TestPharmacy, batch: BatchId, key: BalanceId
) -> None:
    """On call: own weighings are excepted by name and reason, and only then released by the same person."""
    bench.weigh_all(pharmacy, batch, key, role=Role.PHARMACIST)
    bench.steps_done(pharmacy, batch)
    bench.obtain(pharmacy, batch, "498 g", [(9, "50 g")])
    refused("own_weighing", lambda: bench.release(pharmacy, batch))
    act = pharmacy.act("except_lone_pharmacist", Role.PHARMACIST, "alone on call, night of 24 November")
    except_lone_pharmacist(pharmacy.records, act, pharmacy.signing(act), rule_book(), batch)
    assert len(bench.dossier(pharmacy, batch).exceptions) == 4
    bench.release(pharmacy, batch)
    assert bench.stored_batch(pharmacy, batch).state is BatchState.RELEASED


def test_no_lone_pharmacist_where_the_formulation_does_not_name_it(pharmacy: TestPharmacy) -> None:
    """The injection needs two persons."""
    bench.approve(pharmacy, bench.INJECTION)
    bench.concentrate(pharmacy)
    bench.excipient(pharmacy, "diluent", size="500 mL")
    batch = bench.planned(pharmacy, bench.INJECTION, "10 mL")
    bench.weigh_all(pharmacy, batch, bench.balance(pharmacy), role=Role.PHARMACIST)
    act = pharmacy.act("except_lone_pharmacist", Role.PHARMACIST, "alone")
    signing = pharmacy.signing(act)
    refused("lone_not_allowed", lambda: except_lone_pharmacist(pharmacy.records, act, signing, rule_book(), batch))


def test_what_a_second_person_sees_holds_nothing_of_the_first_reading(
    pharmacy: TestPharmacy, batch: BatchId, key: BalanceId
) -> None:
    """Who weighed, when and whose it is, yes; lot and reading only once a second reading agrees."""
    bench.weigh(pharmacy, first_line(pharmacy, batch), bench.on_balance(key, "121.16 g"))

    def seen(role: Role) -> VerifyView:
        with pharmacy.records.reading() as loads:
            return verify_view(loads, rule_book(), batch, person=pharmacy.member(role).id)

    blind = seen(Role.PHARMACIST)
    first = blind.lines[0]
    assert (first.weighing, first.is_own, first.weighed_by) == (first_weighing(pharmacy, batch), False, "Name of tina")
    assert "121" not in str(blind)
    assert "TS2409-3" not in str(blind)
    assert not blind.may_be_alone
    own = seen(Role.TECHNICIAN)
    assert own.lines[0].is_own
    assert not own.may_be_alone
    assert seen(Role.AUDITOR).refusal is not None
    bench.second(pharmacy, first_weighing(pharmacy, batch))
    closed = seen(Role.PHARMACIST).lines[0]
    assert (closed.lot_number, closed.reading, closed.weighing) == ("TS2409-3", q("121.16 g"), None)


def test_a_lot_is_known_by_either_of_its_numbers(pharmacy: TestPharmacy, batch: BatchId) -> None:
    """By the maker's lot and by the receipt number; a lot of the ingredient comes before another's."""
    assert batch
    with pharmacy.records.reading() as loads:
        by_maker = lot_read(loads, rule_book(), " TS2409-3 ", "sodium thiosulfate")
        by_receipt = lot_read(loads, rule_book(), "2026-0001", "glycerol")
        assert lot_read(loads, rule_book(), "2026-9999", "glycerol") is None
    assert by_maker is not None
    assert by_receipt is not None
    assert (by_maker.is_ingredient, by_receipt.is_ingredient) == (True, False)
    assert by_receipt.lot_number == "TS2409-3"
