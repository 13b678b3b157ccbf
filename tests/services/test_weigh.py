"""Weighing: the scanned lot, the balance, the tolerance, weighing again, and what is added up to a volume."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from compounder.domain.balance import BalanceId
from compounder.domain.batch import BatchId, BatchState, WeighingSource
from compounder.domain.staff import Role
from compounder.domain.stock import LotId
from compounder.domain.unit import Unit
from compounder.services.compound_batch.pan import GivenBack, WeighAgain
from compounder.services.compound_batch.rest import declare_rest
from compounder.services.compound_batch.verify import (
    SecondReading,
    verify_weighing,
)
from compounder.services.compound_batch.weigh import FromBalance, Typed
from compounder.services.keep_stock import recall_lot
from compounder.services.unit_of_work import Act
from compounder.shipped import rule_book
from tests.services import bench
from tests.services.batch_steps import first_line, lot_of, refused
from tests.services.bench import q
from tests.services.pharmacy import TestPharmacy, add_member, new_id
from tests.services.stock import accepted, on_hand, stored


def test_the_wrong_lot_is_refused_and_nothing_moves(pharmacy: TestPharmacy, batch: BatchId, key: BalanceId) -> None:
    """R13: the scan decides."""
    taken = bench.on_balance(key, "121.14 g")
    other = refused("wrong_lot", lambda: bench.weigh(pharmacy, first_line(pharmacy, batch), taken, scanned="TS2502-1"))
    assert (other.values["scanned"], other.values["planned"]) == ("TS2502-1", "TS2409-3")
    assert on_hand(pharmacy, lot_of(pharmacy, batch)) == 1000 * 10**9
    assert not bench.dossier(pharmacy, batch).weighings


@pytest.mark.parametrize(
    "case",
    [("122.36", "above", "0.01 g"), ("119.92", "below", "0.01 g"), ("123.04", "above", "0.69 g")],
)
def test_a_reading_out_of_tolerance_is_refused(
    pharmacy: TestPharmacy, batch: BatchId, key: BalanceId, case: tuple[str, str, str]
) -> None:
    """R15: 119.93 g to 122.35 g are allowed, one step more is not."""
    number, code, by = case
    line = first_line(pharmacy, batch)
    refusal = refused("out_of_tolerance", lambda: bench.weigh(pharmacy, line, bench.on_balance(key, f"{number} g")))
    assert refusal.phrase.key.endswith(code)
    assert str(refusal.values["by"]) == by


@pytest.mark.parametrize("number", ["122.35", "119.93"])
def test_the_limits_of_the_tolerance_are_inside(
    pharmacy: TestPharmacy, batch: BatchId, key: BalanceId, number: str
) -> None:
    """Both ends are allowed."""
    bench.weigh(pharmacy, first_line(pharmacy, batch), bench.on_balance(key, f"{number} g"))
    assert bench.dossier(pharmacy, batch).weighings[0].within_tolerance


def test_the_balance_must_be_fit(pharmacy: TestPharmacy, batch: BatchId, key: BalanceId) -> None:
    """Unchecked today, another unit, another resolution, overloaded, below its minimum: never a weighing."""
    line = first_line(pharmacy, batch)
    milligrams = replace(bench.reading("121.14 g"), raw="S S 121.14 mg", unit=Unit.of("mg"))
    refused("wrong_unit", lambda: bench.weigh(pharmacy, line, FromBalance(key, milligrams)))
    refused("wrong_resolution", lambda: bench.weigh(pharmacy, line, FromBalance(key, bench.reading("121.1 g"))))
    refused("overload", lambda: bench.weigh(pharmacy, line, bench.on_balance(key, "2200.01 g")))
    refused("below_minimum_weight", lambda: bench.weigh(pharmacy, line, bench.on_balance(key, "0.99 g")))
    refused("below_minimum_weight", lambda: bench.weigh(pharmacy, line, Typed(q("0.99 g"), "cable broken", key)))
    refused("wrong_resolution", lambda: bench.weigh(pharmacy, line, Typed(q("121.145 g"), "cable broken", key)))
    refused("overload", lambda: bench.weigh(pharmacy, line, Typed(q("3000 g"), "cable broken", key)))
    refused("non_positive_quantity", lambda: bench.weigh(pharmacy, line, Typed(q("0 g"), "cable broken")))
    refused("wrong_dimension", lambda: bench.weigh(pharmacy, line, Typed(q("121.14 mL"), "cable broken")))
    refused("invalid_name", lambda: bench.weigh(pharmacy, line, Typed(q("121.14 g"), " ")))
    pharmacy.clock.now += timedelta(days=1)
    refused("balance_not_checked", lambda: bench.weigh(pharmacy, line, bench.on_balance(key, "121.14 g")))


def test_a_weighing_keeps_what_the_balance_and_the_scanner_sent(
    pharmacy: TestPharmacy, batch: BatchId, key: BalanceId
) -> None:
    """The raw line, the scan, the exact target; the lot counts as opened from today."""
    bench.weigh(pharmacy, first_line(pharmacy, batch), bench.on_balance(key, "121.16 g"))
    kept = bench.dossier(pharmacy, batch).weighings[0]
    assert (kept.raw_line, kept.scanned, kept.source) == ("S S     121.16 g", "TS2409-3", WeighingSource.BALANCE)
    assert kept.target is not None
    assert kept.target.exact_text().startswith("12352343750/")
    assert stored(pharmacy, lot_of(pharmacy, batch)).opened_on == date(2026, 11, 24)


def test_a_lot_that_changed_since_planning_is_asked_again_at_the_commit(
    pharmacy: TestPharmacy, batch: BatchId, key: BalanceId
) -> None:
    """I16: recalled, or expired since: never weighed from."""
    line, lot = first_line(pharmacy, batch), lot_of(pharmacy, batch)
    act = pharmacy.act("recall_lot", Role.PHARMACIST, "supplier's letter")
    recall_lot(pharmacy.records, act, pharmacy.signing(act), lot)
    refused("lot_not_usable", lambda: bench.weigh(pharmacy, line, bench.on_balance(key, "121.14 g")))
    pharmacy.clock.now = pharmacy.clock.now.replace(year=2028, month=2, day=1)
    glycerol = bench.dossier(pharmacy, batch).lines[1].id
    waited = replace(pharmacy.act("note", Role.PHARMACIST), clock_confirmed=True)
    pharmacy.records.perform(waited, lambda _uow: {})
    refused("lot_expired", lambda: bench.weigh(pharmacy, glycerol, Typed(q("50 g"), "cable broken")))


def test_weighing_again_replaces_and_gives_the_first_amount_back(
    pharmacy: TestPharmacy, batch: BatchId, key: BalanceId
) -> None:
    """A new row names the one it replaces, with a reason; the first amount is returned, or waste."""
    line, lot = first_line(pharmacy, batch), lot_of(pharmacy, batch)
    again = WeighAgain("spilt", GivenBack.WASTED)
    refused("already_weighed", lambda: bench.weigh(pharmacy, line, bench.on_balance(key, "121.14 g"), again=again))
    bench.weigh(pharmacy, line, bench.on_balance(key, "121.14 g"))
    refused("already_weighed", lambda: bench.weigh(pharmacy, line, bench.on_balance(key, "121.15 g")))
    bench.weigh(pharmacy, line, bench.on_balance(key, "121.15 g"), again=again)
    assert on_hand(pharmacy, lot) == (100000 - 12114 - 12115) * 10**7
    returned = WeighAgain("wrong vessel", GivenBack.RETURNED)
    bench.weigh(pharmacy, line, bench.on_balance(key, "121.16 g"), again=returned)
    assert on_hand(pharmacy, lot) == (100000 - 12114 - 12116) * 10**7
    found = bench.dossier(pharmacy, batch)
    assert [weighing.replaces for weighing in found.weighings] == [
        None,
        found.weighings[0].id,
        found.weighings[1].id,
    ]
    assert [weighing.reason for weighing in found.weighings] == [None, "spilt", "wrong vessel"]
    assert len(found.standing) == 1


def test_an_auditor_weighs_nothing(pharmacy: TestPharmacy, batch: BatchId, key: BalanceId) -> None:
    """Permissions are asked under the lock."""
    line = first_line(pharmacy, batch)
    refused("not_permitted", lambda: bench.weigh(pharmacy, line, bench.on_balance(key, "121.14 g"), role=Role.AUDITOR))


def test_what_is_added_up_to_the_volume_is_declared_or_found_by_difference(pharmacy: TestPharmacy) -> None:
    """25 g made up to 100 mL: the tared final mass less the powder says what water went in; marked declared."""
    bench.approve(pharmacy, "sts-injection-25")
    accepted(pharmacy)
    water = bench.excipient(pharmacy, "water for injections", size="1000 g")
    key = bench.balance(pharmacy)
    batch = bench.planned(pharmacy, "sts-injection-25", "100 mL", lots={"water for injections": [water]})
    active, rest = bench.dossier(pharmacy, batch).lines
    refused("not_by_number", lambda: bench.weigh(pharmacy, rest.id, bench.on_balance(key, "85 g")))
    final = bench.on_balance(key, "109.20 g")

    def by_difference(taken: FromBalance) -> None:
        act = pharmacy.act("declare_rest", Role.TECHNICIAN)
        scanned = bench.lot_number(pharmacy, rest.id)
        declare_rest(pharmacy.records, act, rule_book(), line=rest.id, scanned=scanned, used=taken)

    refused("rest_unknown", lambda: by_difference(final))
    refused("not_by_number", lambda: bench.rest(pharmacy, active.id, "4 mL"))
    bench.weigh(pharmacy, active.id, bench.on_balance(key, str(active.planned)))
    refused("rest_unknown", lambda: by_difference(bench.on_balance(key, "24.00 g")))
    by_difference(final)
    declared = bench.dossier(pharmacy, batch).weighing_of(rest.id)
    assert declared is not None
    assert (str(declared.reading), declared.source) == ("84.97 g", WeighingSource.DECLARED)
    assert declared.raw_line == final.reading.raw


def test_two_technicians_suffice_for_weighing_and_verifying(pharmacy: TestPharmacy, key: BalanceId) -> None:
    """A technician may verify what another weighed; the pharmacist, who did neither, releases."""
    add_member(pharmacy, "tom", Role.TECHNICIAN)
    batch = bench.planned(pharmacy)
    bench.weigh_all(pharmacy, batch, key)
    tom = pharmacy.member("tom").id
    for weighing in bench.dossier(pharmacy, batch).standing:
        lot = stored(pharmacy, weighing.lot or LotId("")).lot_number
        second = SecondReading(lot, weighing.reading, "as expected", looks_right=True)
        verify_weighing(pharmacy.records, Act("verify_weighing", tom, new_id()), weighing.id, second)
    bench.steps_done(pharmacy, batch)
    bench.obtain(pharmacy, batch, "498 g", [(9, "50 g")])
    bench.release(pharmacy, batch)
    assert bench.stored_batch(pharmacy, batch).state is BatchState.RELEASED
