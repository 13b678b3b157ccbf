"""The main job through the services alone, on both engines: from an accepted lot to a released batch."""

from __future__ import annotations

import json
from datetime import date, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from compounder.domain.batch import BatchState
from compounder.domain.dispensing import RegisterEntry
from compounder.domain.reconciliation import Reconciliation
from compounder.services.compound_batch.reading import stored_plan
from tests.services import bench
from tests.services.bench import q
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import on_hand


def test_the_ointment_goes_from_lots_to_release(pharmacy_on_each_engine: TestPharmacy) -> None:
    """500 g: 121.14 g of the corrected lot, the base taking up 3.86 g; every gram accounted for; number 1."""
    pharmacy = pharmacy_on_each_engine
    key = bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    lines = bench.dossier(pharmacy, batch).lines
    assert batch.endswith("-0001")
    assert [(line.ingredient, str(line.planned), line.tolerance) for line in lines] == [
        ("sodium thiosulfate", "121.14 g", "1 %"),
        ("glycerol", "50 g", "1 %"),
        ("lanolin", "162.5 g", "1 %"),
        ("white petrolatum", "166.36 g", "1 %"),
    ]
    lot = lines[0].lot
    assert lot is not None
    assert on_hand(pharmacy, lot) == 1000 * 10**9
    bench.weigh_all(pharmacy, batch, key)
    assert on_hand(pharmacy, lot) == (100000 - 12114) * 10**7
    assert bench.stored_batch(pharmacy, batch).state is BatchState.WEIGHED
    bench.verify_all(pharmacy, batch)
    assert bench.stored_batch(pharmacy, batch).state is BatchState.VERIFIED
    bench.steps_done(pharmacy, batch)
    bench.obtain(
        pharmacy, batch, "496.2 g", [(9, "50 g")], sample=q("10 g"), remainder=q("30 g"), left_on_vessels=q("3 g")
    )
    done = bench.release(pharmacy, batch)
    found = bench.stored_batch(pharmacy, batch)
    register = done.result["register"]
    assert register == f"P-{found.year}-0001"
    assert found.state is BatchState.RELEASED
    assert found.made_at is not None
    last_day = found.made_at.astimezone(ZoneInfo("Europe/Paris")).date() + timedelta(days=89)
    assert (found.beyond_use, found.binding_rule) == (last_day.isoformat(), "house_limit")
    assert found.label_count == 9
    assert found.strength_by_certificates is not None
    assert found.strength_by_certificates.startswith("24.99")
    account = Reconciliation.stored(found.reconciliation or "")
    assert (str(account.weighed_in), str(account.unexplained)) == ("500 g", "7 g")
    with pharmacy.records.reading() as loads:
        entry = loads.load(RegisterEntry, register)
        assert loads.in_batch(batch, lot) == 0
        assert loads.product_left(batch) == 450 * 10**9
        assert loads.product_left(batch, f"{batch}/9") == 50 * 10**9
    composition = json.loads(entry.composition or "")
    assert next((row["amount"], row["lot"], row["supplier"]) for row in composition) == (
        "121.14 g",
        "TS2409-3",
        "Fournisseur & Cie",
    )
    candidates = json.loads(found.candidates or "")
    assert [row["rule"] for row in candidates] == ["house_limit", *["expiry"] * 4]
    assert [row["binds"] for row in candidates] == [True, *[False] * 4]


def test_the_injection_goes_from_lots_to_release(pharmacy_on_each_engine: TestPharmacy) -> None:
    """10 mL of 150 mg/mL: 6 mL measured and second-checked, the diluent declared, use by date and hour."""
    pharmacy = pharmacy_on_each_engine
    bench.approve(pharmacy, bench.INJECTION)
    bench.house_limit(pharmacy, bench.INJECTION, 1)
    bench.concentrate(pharmacy)
    diluent = bench.excipient(pharmacy, "diluent", size="500 mL")
    batch = bench.planned(pharmacy, bench.INJECTION, "10 mL")
    lines = bench.dossier(pharmacy, batch).lines
    assert [(line.ingredient, str(line.planned)) for line in lines] == [
        (bench.CONCENTRATE, "6 mL"),
        ("diluent", "None"),
    ]
    pharmacy.clock.now += timedelta(hours=5, minutes=5)
    bench.weigh_all(pharmacy, batch, bench.balance(pharmacy))
    bench.verify_all(pharmacy, batch)
    bench.steps_done(pharmacy, batch)
    bench.obtain(pharmacy, batch, "10 mL", [(1, "10 mL")])
    bench.release(pharmacy, batch)
    found = bench.stored_batch(pharmacy, batch)
    assert found.made_at is not None  # PostgreSQL takes the server's time, SQLite the tests'
    begun = found.made_at.astimezone(ZoneInfo("Europe/Paris"))
    assert found.beyond_use == (begun + timedelta(days=1)).replace(minute=0, second=0, microsecond=0).isoformat()
    assert found.strength_by_certificates == "150 mg/mL"
    assert on_hand(pharmacy, diluent) == 496 * 10**6
    sources = [weighing.source.value for weighing in bench.dossier(pharmacy, batch).standing]
    assert sources == ["typed", "declared"]


def test_the_frozen_plan_says_what_every_share_is_worth(pharmacy: TestPharmacy) -> None:
    """Later steps read the plan as it was frozen, with its derivations."""
    bench.stocked(pharmacy)
    batch = bench.planned(pharmacy)
    plan = stored_plan(bench.stored_batch(pharmacy, batch))
    active = plan.shares[1, 1]
    assert active.by_certificate
    assert active.worth is not None
    assert abs(active.worth - Fraction("1.03184")) < Fraction("0.00001")
    assert plan.json["lines"][0]["working"][0]["step"]
    choice = json.loads(bench.dossier(pharmacy, batch).lines[0].choice)
    assert choice[0]["offered"] is True
    assert choice[0]["reason"]["phrase"] == "lot_choice.first_to_expire"


def test_two_batches_of_a_day_reserve_apart_and_numbers_go_on(pharmacy: TestPharmacy) -> None:
    """What one batch reserved is not offered to the next; numbers follow each other."""
    bench.stocked(pharmacy)
    first = bench.planned(pharmacy)
    second = bench.planned(pharmacy)
    assert (first, second) == ("2026-0001", "2026-0002")
    later = date(2026, 11, 24)
    assert bench.stored_batch(pharmacy, second).planned_at.date() == later
