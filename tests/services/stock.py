"""Deliveries and lots for the tests of stock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from compounder.domain.certificate import AssayBasis, Certificate
from compounder.domain.lot_certificate import Ingredient
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role
from compounder.domain.stock import IngredientLot, LotId
from compounder.domain.strength import Strength
from compounder.services.receive_stock import Delivery, accept_lot, receive
from compounder.shipped import plan_rules, substances
from tests.services.pharmacy import TestPharmacy

THIOSULFATE = Ingredient("sodium thiosulfate", substances()["sodium-thiosulfate"])
INJECTION = Ingredient(
    "sodium thiosulfate injection 250 mg/mL", nominal_strength=Strength.written("250 mg/mL")
)  # fmt: skip
GLYCEROL = Ingredient("glycerol")
LIMITS = plan_rules().content
PENTAHYDRATE = substances()["sodium-thiosulfate"].form("pentahydrate")
ANHYDROUS = substances()["sodium-thiosulfate"].form("anhydrous")
DELIVERY = Delivery(
    ingredient=THIOSULFATE,
    supplier="Fournisseur & Cie",
    lot_number="TS2409-3",
    expires_on=date(2027, 6, 30),
    containers=2,
    container_size=Quantity.of(500, "g"),
    form=PENTAHYDRATE,
    certificate_number="CoA 7",
    certificate=Certificate(
        assay=Percentage.of("99.6"), assay_basis=AssayBasis.DRIED, assay_form=ANHYDROUS, water=Percentage.of(34)
    ),
)


def received(pharmacy: TestPharmacy, delivery: Delivery = DELIVERY, **changes: object) -> LotId:
    """A delivery in quarantine."""
    wanted = replace(delivery, **changes)  # type: ignore[arg-type]  # passed on by name
    return LotId(receive(pharmacy.records, pharmacy.act("receive", Role.TECHNICIAN), wanted).result["lot"])


def accepted(pharmacy: TestPharmacy, delivery: Delivery = DELIVERY, **changes: object) -> LotId:
    """A delivery that the pharmacist has accepted."""
    lot = received(pharmacy, delivery, **changes)
    accept(pharmacy, lot, delivery.ingredient)
    return lot


def accept(pharmacy: TestPharmacy, lot: LotId, ingredient: Ingredient = THIOSULFATE) -> None:
    """The pharmacist accepts a lot."""
    act = pharmacy.act("accept_lot", Role.PHARMACIST)
    accept_lot(pharmacy.records, act, pharmacy.signing(act), lot, ingredient=ingredient, limits=LIMITS)


def stored(pharmacy: TestPharmacy, lot: LotId) -> IngredientLot:
    """A lot as it stands."""
    with pharmacy.records.reading() as loads:
        return loads.load(IngredientLot, lot)


def on_hand(pharmacy: TestPharmacy, lot: LotId) -> int:
    """What is left of a lot."""
    with pharmacy.records.reading() as loads:
        return loads.on_hand(lot)
