"""Release and its opposites: who may, when, until which date, under which number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from compounder.domain.balance import BalanceId
from compounder.domain.batch import BatchId, BatchState
from compounder.domain.dispensing import RegisterEntry
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import EvidenceKind
from compounder.domain.staff import Role
from compounder.services.compound_batch.release import release_batch, rows_of_record
from compounder.services.compound_batch.steps import record_step
from compounder.services.compound_batch.stop import abort_batch, reject_batch, void_batch
from compounder.services.record_evidence import NewEvidence
from compounder.shipped import rule_book
from tests.services import bench
from tests.services.batch_steps import first_line, first_weighing, lot_of, refused
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import accepted


def test_release_names_every_open_point(pharmacy: TestPharmacy, batch: BatchId, key: BalanceId) -> None:
    """R22: unweighed, unverified, steps, controls and the yield, each by name."""
    bench.weigh(pharmacy, first_line(pharmacy, batch), bench.on_balance(key, "121.14 g"))
    points = refused("open_points", lambda: bench.release(pharmacy, batch)).values["points"]
    assert isinstance(points, tuple)
    assert [point.key.partition(".")[2] for point in points] == [
        *["not_weighed"] * 3,
        "not_verified",
        *["step"] * 4,
        *["control"] * 2,
        "no_yield",
    ]
    assert bench.stored_batch(pharmacy, batch).state is BatchState.WEIGHING


def test_only_a_pharmacist_who_did_not_weigh_releases_with_the_password(pharmacy: TestPharmacy, key: BalanceId) -> None:
    """Role, two persons, and a password given for this very act."""
    batch = bench.made(pharmacy, key)
    refused("not_permitted", lambda: bench.release(pharmacy, batch, Role.TECHNICIAN))
    act, other = pharmacy.act("release_batch", Role.PHARMACIST), pharmacy.act("other", Role.PHARMACIST)
    stolen = pharmacy.signing(other)
    refused("not_signed", lambda: release_batch(pharmacy.records, act, stolen, rule_book(), batch))
    with pharmacy.records.reading() as loads:
        assert loads.find(RegisterEntry) == ()


def test_a_pharmacist_who_weighed_one_line_does_not_release(pharmacy: TestPharmacy, key: BalanceId) -> None:
    """Even where the technician verified it."""
    batch = bench.planned(pharmacy)
    bench.weigh(pharmacy, first_line(pharmacy, batch), bench.on_balance(key, "121.14 g"), role=Role.PHARMACIST)
    bench.second(pharmacy, first_weighing(pharmacy, batch), Role.TECHNICIAN)
    bench.weigh_all(pharmacy, batch, key)
    bench.verify_all(pharmacy, batch)
    bench.steps_done(pharmacy, batch)
    bench.obtain(pharmacy, batch, "498 g", [(9, "50 g")])
    refused("own_weighing", lambda: bench.release(pharmacy, batch))


def test_a_record_that_changed_since_it_was_read_is_read_again(pharmacy: TestPharmacy, key: BalanceId) -> None:
    """R24: what is signed is what was read."""
    batch = bench.made(pharmacy, key)
    seen = rows_of_record(bench.dossier(pharmacy, batch))
    act = pharmacy.act("record_step", Role.TECHNICIAN, "note added")
    record_step(pharmacy.records, act, rule_book(), batch=batch, kind="control", number=1, found="fine")
    refused("record_changed", lambda: bench.release(pharmacy, batch, seen=seen))
    bench.release(pharmacy, batch, seen=seen + 1)


def test_france_releases_nothing_without_a_house_limit_or_a_study(pharmacy: TestPharmacy) -> None:
    """No statutory days: a pharmacist records a limit with its source first."""
    bench.approve(pharmacy, bench.OINTMENT)
    accepted(pharmacy)
    for name in ("glycerol", "lanolin", "white petrolatum"):
        bench.excipient(pharmacy, name)
    batch = bench.made(pharmacy, bench.balance(pharmacy))
    refused("no_beyond_use_limit", lambda: bench.release(pharmacy, batch))
    with pytest.raises(Refusal, match="evidence"):
        bench.house_limit(pharmacy, bench.OINTMENT, 0)
    bench.house_limit(pharmacy, bench.OINTMENT, 60)
    bench.house_limit(pharmacy, bench.OINTMENT, 30)
    bench.evidence(pharmacy, NewEvidence(bench.OINTMENT, EvidenceKind.STUDY, "own study 3", days=45))
    bench.release(pharmacy, batch)
    found = bench.stored_batch(pharmacy, batch)
    assert (found.binding_rule, found.beyond_use) == ("house_limit", "2026-12-23")
    assert (found.candidates or "").count('"house_limit"') == 2  # kind and rule of one candidate: the later replaced it


def test_a_component_that_expires_first_binds(pharmacy: TestPharmacy, key: BalanceId) -> None:
    """Never beyond the expiry of what went in."""
    accepted(pharmacy, lot_number="EARLY", expires_on=date(2026, 12, 5))
    batch = bench.released(pharmacy, key)
    found = bench.stored_batch(pharmacy, batch)
    assert (found.binding_rule, found.beyond_use) == ("expiry", "2026-12-05")


def test_register_numbers_follow_each_other_and_a_void_one_is_never_reused(
    pharmacy: TestPharmacy, key: BalanceId
) -> None:
    """Void takes the release back with a reason and a signature; the number stays."""
    first = bench.released(pharmacy, key)
    act = pharmacy.act("void_batch", Role.PHARMACIST)
    signing = pharmacy.signing(act)
    refused("reason_needed", lambda: void_batch(pharmacy.records, act, signing, first))
    act = pharmacy.act("void_batch", Role.PHARMACIST, "wrong label")
    void_batch(pharmacy.records, act, pharmacy.signing(act), first)
    second = bench.made(pharmacy, key)
    assert bench.release(pharmacy, second).result["register"] == "P-2026-0002"
    act = pharmacy.act("void_batch", Role.PHARMACIST, "again")
    signing = pharmacy.signing(act)
    refused("not_released", lambda: void_batch(pharmacy.records, act, signing, first))


@pytest.mark.parametrize(("stop", "role"), [(abort_batch, Role.TECHNICIAN), (reject_batch, Role.PHARMACIST)])
def test_a_stopped_batch_wastes_what_lay_in_the_pot_and_takes_no_number(
    pharmacy: TestPharmacy, batch: BatchId, key: BalanceId, stop: Callable[..., object], role: Role
) -> None:
    """Abort while it is made, reject when it is judged: with a reason, for ever."""
    lot = lot_of(pharmacy, batch)
    bench.weigh(pharmacy, first_line(pharmacy, batch), bench.on_balance(key, "121.14 g"))
    act = pharmacy.act("stop", role, "power failure")
    stop(pharmacy.records, act, pharmacy.signing(act), batch)
    with pharmacy.records.reading() as loads:
        assert loads.in_batch(batch, lot) == 0
        assert loads.reserved(lot) == 0
    refused(
        "batch_is_final", lambda: bench.weigh(pharmacy, first_line(pharmacy, batch), bench.on_balance(key, "121.14 g"))
    )
    refused("batch_is_final", lambda: bench.release(pharmacy, batch))
    assert bench.planned(pharmacy) == "2026-0002"


def test_a_released_batch_is_neither_aborted_nor_rejected(pharmacy: TestPharmacy, key: BalanceId) -> None:
    """A release is taken back by void alone."""
    batch = bench.released(pharmacy, key)
    for stop in (abort_batch, reject_batch):
        act = pharmacy.act("stop", Role.PHARMACIST, "late")
        signing = pharmacy.signing(act)
        refused("batch_is_final", partial(stop, pharmacy.records, act, signing, batch))
