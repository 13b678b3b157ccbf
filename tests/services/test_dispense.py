"""Dispensing: only released, in date, to the right patient, on a prescription, and never more than is left."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from compounder.domain.batch import BatchContainer, ContainerState
from compounder.domain.dispensing import Dispensing, DispensingId, RegisterEntry
from compounder.domain.errors import Refusal
from compounder.domain.staff import Role
from compounder.services.compound_batch.stop import void_batch
from compounder.services.dispense import return_product
from compounder.services.recall import recall_batches
from tests.services import bench, counter
from tests.services.bench import q
from tests.services.pharmacy import TestPharmacy


def refused(action: object, code: str) -> Refusal:
    """The refusal of that code which an action raises."""
    with pytest.raises(Refusal) as caught:
        action()  # type: ignore[operator]
    assert caught.value.code == code, caught.value
    return caught.value


def test_containers_go_to_a_patient_under_the_next_number(pharmacy_on_each_engine: TestPharmacy) -> None:
    """Two pots whole, then a part of a third: a gapless series of its own, the ledger saying whose each gram is."""
    pharmacy = pharmacy_on_each_engine
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    anne = counter.patient(pharmacy)
    year = bench.stored_batch(pharmacy, batch).year
    done = counter.hand_over(pharmacy, anne, f"{batch}/1", f"{batch}/2")
    part = counter.hand_over(pharmacy, anne, f"{batch}/3", quantity=q("20 g"))
    assert (done.result["register"], part.result["register"]) == (f"D-{year}-0001", f"D-{year}-0002")
    with pharmacy.records.reading() as loads:
        given = loads.load(Dispensing, done.result["dispensing"])
        assert (str(given.quantity), given.patient, given.prescriber) == ("100 g", anne, "Dr Claire Martin")
        assert [check["check"] for check in json.loads(given.checks or "")] == [
            "identity",
            "containers",
            "beyond_use",
        ]
        entry = loads.load(RegisterEntry, done.result["register"])
        assert (entry.batch, entry.dispensing) == (batch, given.id)
        assert loads.product_left(batch, f"{batch}/3") == 30 * 10**9
        assert loads.load(BatchContainer, f"{batch}/1").state is ContainerState.DISPENSED
        assert loads.load(BatchContainer, f"{batch}/3").state is ContainerState.FILLED


def test_what_must_not_be_dispensed_is_refused_and_takes_nothing(pharmacy: TestPharmacy) -> None:
    """No prescription, another patient, more than is left, an empty pot, two batches, a batch that is not released."""
    key = bench.stocked(pharmacy)
    batch = bench.released(pharmacy, key)
    anne = counter.patient(pharmacy)
    pot = f"{batch}/1"
    refused(lambda: counter.hand_over(pharmacy, anne, pot, order=None), "no_prescription")
    refused(lambda: counter.hand_over(pharmacy, anne, pot, initials="XY"), "wrong_patient")
    refused(lambda: counter.hand_over(pharmacy, anne, pot, year=1961), "wrong_patient")
    more = refused(lambda: counter.hand_over(pharmacy, anne, pot, quantity=q("50.01 g")), "insufficient_stock")
    assert str(more.values["held"]) == "50 g"
    refused(lambda: counter.hand_over(pharmacy, anne, pot, quantity=q("0 g")), "non_positive_quantity")
    refused(lambda: counter.hand_over(pharmacy, anne, pot, quantity=q("5 mL")), "wrong_dimension")
    refused(lambda: counter.hand_over(pharmacy, anne, pot, f"{batch}/2", quantity=q("5 g")), "one_container_only")
    refused(lambda: counter.hand_over(pharmacy, anne, f"{batch}/99"), "unknown_record")
    refused(lambda: counter.hand_over(pharmacy, anne, pot, role=Role.AUDITOR), "not_permitted")
    tomorrow = replace(counter.ORDER, written_on=bench.today(pharmacy) + timedelta(days=1))
    future = refused(lambda: counter.hand_over(pharmacy, anne, pot, order=tomorrow), "no_prescription")
    assert future.phrase.key == "refusal.no_prescription.future"
    bench.excipient(pharmacy, "glycerol", lot_number="GL-2")
    for name in ("lanolin", "white petrolatum"):
        bench.excipient(pharmacy, name, lot_number=f"{name[:2].upper()}-2")
    ready = bench.made(pharmacy, key)
    refused(lambda: counter.hand_over(pharmacy, anne, f"{ready}/1"), "not_released")
    both = refused(lambda: counter.hand_over(pharmacy, anne, pot, f"{ready}/1"), "one_batch_only")
    assert both.values["batches"] == (batch, ready)
    with pharmacy.records.reading() as loads:
        assert loads.product_left(batch, pot) == 50 * 10**9
        assert not loads.find(Dispensing)
    counter.hand_over(pharmacy, anne, pot)
    refused(lambda: counter.hand_over(pharmacy, anne, pot), "container_empty")


def test_initials_are_taken_in_either_order_and_with_every_part_of_the_name(pharmacy: TestPharmacy) -> None:
    """DELPIERRE-VASSEUR Anne-Sophie is DA, AD or DVAS; nobody else is."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    anne = counter.patient(pharmacy)
    for number, initials in enumerate(("ad", "DVAS", "D.A."), 1):
        counter.hand_over(pharmacy, anne, f"{batch}/{number}", initials=initials)
    refused(lambda: counter.hand_over(pharmacy, anne, f"{batch}/4", initials=""), "wrong_patient")


def test_past_its_date_a_batch_stays_here(pharmacy: TestPharmacy) -> None:
    """R27: dispensed on the last day, refused on the next."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    anne = counter.patient(pharmacy)
    last = date.fromisoformat(bench.stored_batch(pharmacy, batch).beyond_use or "")
    days = (last - pharmacy.clock.now.date()).days
    pharmacy.clock.now += timedelta(days=days)
    _tick(pharmacy)
    counter.hand_over(pharmacy, anne, f"{batch}/1")
    pharmacy.clock.now += timedelta(days=1)
    _tick(pharmacy)
    past = refused(lambda: counter.hand_over(pharmacy, anne, f"{batch}/2"), "beyond_use_passed")
    assert past.values["until"] == last


def _tick(pharmacy: TestPharmacy) -> None:
    """An act confirmed after a long pause, so that the clock is believed again."""
    act = replace(pharmacy.act("note", Role.PHARMACIST), clock_confirmed=True)
    pharmacy.records.perform(act, lambda _uow: {})


def test_a_sterile_batch_is_refused_from_its_hour_on(pharmacy: TestPharmacy) -> None:
    """Use by 25 November, 09:00: 08:59 is allowed, 09:00 is not."""
    bench.approve(pharmacy, bench.INJECTION)
    bench.house_limit(pharmacy, bench.INJECTION, 1)
    bench.concentrate(pharmacy)
    bench.excipient(pharmacy, "diluent", size="500 mL")
    batch = bench.planned(pharmacy, bench.INJECTION, "10 mL")
    bench.weigh_all(pharmacy, batch, bench.balance(pharmacy))
    bench.verify_all(pharmacy, batch)
    bench.steps_done(pharmacy, batch)
    bench.obtain(pharmacy, batch, "10 mL", [(1, "10 mL")])
    bench.release(pharmacy, batch)
    assert bench.stored_batch(pharmacy, batch).beyond_use == "2026-11-25T09:00:00+01:00"
    anne = counter.patient(pharmacy)
    pharmacy.clock.now += timedelta(hours=23, minutes=59)
    counter.hand_over(pharmacy, anne, f"{batch}/1", quantity=q("1 mL"))
    pharmacy.clock.now += timedelta(minutes=1)
    refused(lambda: counter.hand_over(pharmacy, anne, f"{batch}/1"), "beyond_use_passed")


def test_a_recalled_or_void_batch_is_refused(pharmacy: TestPharmacy) -> None:
    """R29: held stock stays held; a void batch's product is destroyed and its number stays."""
    key = bench.stocked(pharmacy)
    batch = bench.released(pharmacy, key)
    anne = counter.patient(pharmacy)
    act = pharmacy.act("recall_batches", Role.PHARMACIST, "supplier's letter of today")
    recall_batches(pharmacy.records, act, pharmacy.signing(act), [batch])
    refused(lambda: counter.hand_over(pharmacy, anne, f"{batch}/1"), "recalled")
    again = pharmacy.act("recall_batches", Role.PHARMACIST, "again")
    refused(lambda: recall_batches(pharmacy.records, again, pharmacy.signing(again), [batch]), "nothing_to_recall")
    void = pharmacy.act("void_batch", Role.PHARMACIST, "label of another batch")
    void_batch(pharmacy.records, void, pharmacy.signing(void), batch)
    refused(lambda: counter.hand_over(pharmacy, anne, f"{batch}/1"), "container_empty")
    with pharmacy.records.reading() as loads:
        assert loads.product_left(batch) == 0
        assert loads.load(RegisterEntry, "P-2026-0001").batch == batch


def test_product_that_comes_back_is_destroyed(pharmacy: TestPharmacy) -> None:
    """A return has a reason, is never more than was given, and never lies in the container again."""
    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    anne = counter.patient(pharmacy)
    key = DispensingId(counter.hand_over(pharmacy, anne, f"{batch}/1").result["dispensing"])
    pot = bench.dossier(pharmacy, batch).containers[0].id

    def back(amount: str, reason: str | None = "not tolerated") -> None:
        act = pharmacy.act("return_product", Role.TECHNICIAN, reason)
        return_product(pharmacy.records, act, dispensing=key, container=pot, quantity=q(amount))

    refused(lambda: back("10 g", reason=None), "reason_needed")
    back("40 g")
    refused(lambda: back("10.01 g"), "insufficient_stock")
    back("10 g")
    with pharmacy.records.reading() as loads:
        assert loads.product_left(batch, pot) == 0


def test_a_command_repeated_dispenses_once(pharmacy: TestPharmacy) -> None:
    """The same click twice is one hand-over."""
    from compounder.services.dispense import ToWhom, dispense

    batch = bench.released(pharmacy, bench.stocked(pharmacy))
    anne = counter.patient(pharmacy)
    act = pharmacy.act("dispense", Role.TECHNICIAN)
    signing = pharmacy.signing(act)
    pot = bench.dossier(pharmacy, batch).containers[0].id
    both = [
        dispense(
            pharmacy.records, act, signing, containers=[pot], to=ToWhom(anne, "DA", 1960), prescription=counter.ORDER
        )
        for _ in range(2)
    ]
    assert both[0].result == both[1].result
    assert both[1].repeated
    with pharmacy.records.reading() as loads:
        assert len(loads.find(Dispensing)) == 1
