"""Stock comes in: counted whole, in quarantine until a pharmacist accepts it, misread certificates refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from compounder.domain.certificate import AssayBasis, Certificate
from compounder.domain.errors import Refusal
from compounder.domain.lot_certificate import certificate_of_lot, line_lot_of
from compounder.domain.master_formulation import Density
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role, Signature
from compounder.domain.stock import IngredientLot, LotId, LotState
from compounder.domain.strength import Strength
from compounder.services.receive_stock import correct_certificate, receive, refuse_lot
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import (
    ANHYDROUS,
    DELIVERY,
    GLYCEROL,
    INJECTION,
    PENTAHYDRATE,
    THIOSULFATE,
    accept,
    accepted,
    on_hand,
    received,
    stored,
)

GRAM = 10**9


def refused_as(pharmacy: TestPharmacy, **changes: object) -> str:
    """Code and variant of a refused receipt; nothing is stored."""
    with pytest.raises(Refusal) as caught:
        received(pharmacy, DELIVERY, **changes)
    with pharmacy.records.reading() as loads:
        assert loads.find(IngredientLot) == ()
    return caught.value.phrase.key.removeprefix("refusal.")


def test_a_receipt_is_numbered_counted_whole_and_in_quarantine(pharmacy_on_each_engine: TestPharmacy) -> None:
    """Two containers of 500 g are 10¹² ng; the certificate reads back as it was typed."""
    pharmacy = pharmacy_on_each_engine
    first, second = received(pharmacy), received(pharmacy, lot_number="TS2502-1")
    assert (first, second) == ("L2026-0001", "L2026-0002")
    lot = stored(pharmacy, first)
    assert (lot.state, lot.lot_number, lot.form) == (LotState.QUARANTINE, "TS2409-3", "pentahydrate")
    assert (lot.assay, lot.water, lot.assay_basis, lot.assay_form) == ("99.6 %", "34 %", "dried", "anhydrous")
    assert certificate_of_lot(lot, THIOSULFATE.substance) == DELIVERY.certificate
    assert line_lot_of(lot, THIOSULFATE.substance).form == PENTAHYDRATE
    assert on_hand(pharmacy, first) == 1000 * GRAM


def test_an_acceptance_is_signed_over_the_lot_as_it_then_stands(pharmacy_on_each_engine: TestPharmacy) -> None:
    pharmacy = pharmacy_on_each_engine
    lot = stored(pharmacy, accepted(pharmacy))
    assert lot.state is LotState.ACCEPTED
    with pharmacy.records.reading() as loads:
        signature = loads.load(Signature, lot.decision_signature or "")
    assert (signature.signer, signature.role, signature.meaning) == (
        pharmacy.member("paul").id,
        Role.PHARMACIST,
        "accept_lot",
    )
    assert f'["lots", "{lot.id}", ' in signature.signed


def test_the_receiver_may_accept_the_lot(pharmacy: TestPharmacy) -> None:
    """Two persons suffice for the whole pharmacy (issue 9, item 6)."""
    lot = LotId(receive(pharmacy.records, pharmacy.act("receive", Role.PHARMACIST), DELIVERY).result["lot"])
    accept(pharmacy, lot)
    found = stored(pharmacy, lot)
    assert (found.state, found.decided_by) == (LotState.ACCEPTED, found.received_by)


def test_a_lot_is_decided_once(pharmacy: TestPharmacy) -> None:
    lot = accepted(pharmacy)
    with pytest.raises(Refusal) as caught:
        accept(pharmacy, lot)
    assert caught.value.code == "lot_not_in_quarantine"


def test_a_refusal_of_a_lot_has_a_reason_and_keeps_it_on_hand(pharmacy: TestPharmacy) -> None:
    lot = received(pharmacy)
    act = pharmacy.act("refuse_lot", Role.PHARMACIST)
    with pytest.raises(Refusal) as caught:
        refuse_lot(pharmacy.records, act, pharmacy.signing(act), lot)
    assert caught.value.code == "reason_needed"
    act = pharmacy.act("refuse_lot", Role.PHARMACIST, "seal broken")
    refuse_lot(pharmacy.records, act, pharmacy.signing(act), lot)
    assert (stored(pharmacy, lot).state, stored(pharmacy, lot).decision_reason) == (LotState.REFUSED, "seal broken")
    assert on_hand(pharmacy, lot) == 1000 * GRAM


MISREAD = {
    "a dried assay of a hydrate without its water": (
        "missing_input.water_of_hydrate",
        Certificate(assay=Percentage.of("99.6"), assay_basis=AssayBasis.DRIED, assay_form=ANHYDROUS),
    ),
    "an assay as is that counts the anhydrous form": (
        "inconsistent_input.content",
        Certificate(assay=Percentage.of("99.6"), assay_basis=AssayBasis.AS_IS, assay_form=ANHYDROUS),
    ),
    "a dried assay that counts the hydrate": (
        "inconsistent_input.content",
        Certificate(assay=Percentage.of("99.6"), water=Percentage.of(34), assay_form=PENTAHYDRATE),
    ),
    "an assay above 102 %": (
        "percentage_out_of_range.assay",
        Certificate(assay=Percentage.of("102.1"), assay_basis=AssayBasis.AS_IS),
    ),
    "water of 100 %": (
        "percentage_out_of_range.water",
        Certificate(assay=Percentage.of("99.6"), water=Percentage.of(100)),
    ),
    "a potency of nothing": (
        "non_positive_quantity.zero",
        Certificate(labelled_potency=Strength.written("0 % w/w")),
    ),
    "a labelled potency far from 100 %": (
        "inconsistent_input.content",
        Certificate(labelled_potency=Strength.written("64 % w/w")),
    ),
}


@pytest.mark.parametrize(("key", "misread"), MISREAD.values(), ids=MISREAD.keys())
def test_a_misread_certificate_is_refused_at_acceptance(pharmacy: TestPharmacy, key: str, misread: Certificate) -> None:
    """The dangerous case: it under-doses by 36 % and looks right (issue 9, item 3)."""
    lot = received(pharmacy, certificate=misread)
    with pytest.raises(Refusal) as caught:
        accept(pharmacy, lot)
    assert caught.value.phrase.key == f"refusal.{key}"
    assert stored(pharmacy, lot).state is LotState.QUARANTINE


def test_a_certificate_typed_wrong_is_corrected_with_a_reason(pharmacy: TestPharmacy) -> None:
    lot = received(pharmacy, certificate=MISREAD["a dried assay of a hydrate without its water"][1])
    act = pharmacy.act("correct_certificate", Role.TECHNICIAN, "water read from page 2")
    correct_certificate(pharmacy.records, act, lot, THIOSULFATE, DELIVERY.certificate)
    accept(pharmacy, lot)
    assert stored(pharmacy, lot).water == "34 %"


def test_a_concentrate_is_accepted_by_its_strength_found(pharmacy: TestPharmacy) -> None:
    def concentrate(found: str) -> LotId:
        return received(
            pharmacy,
            ingredient=INJECTION,
            form=None,
            container_size=Quantity.of(50, "mL"),
            certificate=Certificate(found_strength=Strength.written(found)),
        )

    accept(pharmacy, concentrate("246 mg/mL"), INJECTION)
    with pytest.raises(Refusal) as caught:
        accept(pharmacy, concentrate("206 mg/mL"), INJECTION)
    assert caught.value.code == "inconsistent_input"


def test_a_lot_without_a_certificate_may_be_accepted(pharmacy: TestPharmacy) -> None:
    """The planner warns; petrolatum has no assay that matters."""
    lot = received(pharmacy, ingredient=GLYCEROL, form=None, certificate=Certificate())
    accept(pharmacy, lot, GLYCEROL)
    assert stored(pharmacy, lot).state is LotState.ACCEPTED


def test_a_lot_that_expired_in_quarantine_is_not_accepted(pharmacy: TestPharmacy) -> None:
    lot = received(pharmacy, expires_on=date(2026, 11, 24))
    pharmacy.clock.now += timedelta(hours=16)
    with pytest.raises(Refusal) as caught:
        accept(pharmacy, lot)
    assert caught.value.phrase.key == "refusal.expired_delivery.acceptance"


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"form": None}, "missing_input.form"),
        ({"expires_on": date(2026, 11, 23)}, "expired_delivery.receipt"),
        ({"containers": 0}, "non_positive_quantity.zero"),
        ({"containers": 10**9}, "too_many_containers.receipt"),
        ({"container_size": Quantity.of(0, "g")}, "non_positive_quantity.zero"),
        ({"container_size": Quantity.of("1/3", "g")}, "ledger_amount.not_whole"),
        ({"container_size": Quantity.of("1/3", "g"), "containers": 3}, "ledger_amount.not_whole"),
        ({"container_size": Quantity.of(10**9, "kg")}, "ledger_amount.too_large"),
        ({"container_size": Quantity.of(5, "mmol")}, "wrong_dimension.not_stock"),
        ({"supplier": "Acme <b>"}, "invalid_name.character"),
        ({"lot_number": "TS\u202e2409"}, "invalid_name.invisible"),
        ({"lot_number": "  "}, "invalid_name.empty"),
        ({"supplier": "x" * 201}, "invalid_name.too_long"),
        ({"ingredient": GLYCEROL}, "unexpected_input.has_no_forms"),
        (
            {"certificate": Certificate(found_strength=Strength.written("206 mg/mL"))},
            "unexpected_input.not_a_concentrate",
        ),
        ({"certificate": Certificate(assay_basis=AssayBasis.DRIED)}, "missing_input.assay"),
        (
            {"density": Density(Quantity.of(1, "g"), Quantity.of(20, "degC"), "measured")},
            "wrong_dimension.other_kind",
        ),
    ],
)
def test_bad_input_is_refused_and_changes_nothing(pharmacy: TestPharmacy, changes: dict[str, object], key: str) -> None:
    assert refused_as(pharmacy, **changes) == key


def test_a_density_comes_with_its_temperature_and_source(pharmacy: TestPharmacy) -> None:
    density = Density(Quantity.of("1.05", "g/mL"), Quantity.of(20, "degC"), "certificate")
    lot = stored(pharmacy, received(pharmacy, density=density))
    assert (lot.density, lot.density_temperature, lot.density_source) == (
        Quantity.of("1.05", "g/mL"),
        Quantity.of(20, "degC"),
        "certificate",
    )
