"""The bench for tests: approved formulations, accepted lots, a balance, and the steps of a batch as staff do them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from compounder.domain.balance import BalanceId, BalanceReading
from compounder.domain.batch import Batch, BatchId, BatchLine, LineId, Weighing, WeighingId
from compounder.domain.certificate import Certificate
from compounder.domain.dossier import Dossier
from compounder.domain.formulation_version import EvidenceKind, FormulationVersion, FormulationVersionId
from compounder.domain.lot_certificate import Ingredient
from compounder.domain.quantity import Quantity
from compounder.domain.reconciliation import Filled
from compounder.domain.staff import Role
from compounder.domain.stock import IngredientLot, LotId
from compounder.domain.strength import Strength
from compounder.domain.unit import Unit
from compounder.exchange.formulation_file import read_formulation
from compounder.services.author_formulation import approve_formulation, import_formulation
from compounder.services.compound_batch.plan import WantedBatch, plan_batch
from compounder.services.compound_batch.produce import Obtained, record_yield
from compounder.services.compound_batch.reading import read_dossier
from compounder.services.compound_batch.release import release_batch
from compounder.services.compound_batch.rest import declare_rest
from compounder.services.compound_batch.steps import record_step
from compounder.services.compound_batch.verify import SecondReading, to_verify, verify_weighing
from compounder.services.compound_batch.weigh import FromBalance, Typed, record_weighing
from compounder.services.keep_balances import NewBalance, check_balance, register_balance
from compounder.services.record_evidence import NewEvidence, record_evidence
from compounder.services.unit_of_work import Changes
from compounder.shipped import RESOURCES, rule_book, stored_formulation, substances, weighing_rules
from tests.services.pharmacy import TestPharmacy
from tests.services.stock import DELIVERY, accepted

OINTMENT, INJECTION = "sts-ointment-25", "sts-injection-150"
CONCENTRATE = "sodium thiosulfate injection 250 mg/mL"
_G = Unit.of("g")


def q(text: str) -> Quantity:
    """A quantity from text."""
    return Quantity.written(text)


def approve(pharmacy: TestPharmacy, formulation: str, *, change: tuple[str, str] | None = None) -> None:
    """Import a shipped formulation (with one change of its text) and approve it."""
    text = (RESOURCES / "formulations" / f"{formulation}.toml").read_text("utf-8")
    if change is not None:
        assert change[0] in text
        text = text.replace(*change)
    read = read_formulation(text, formulation, substances())
    records = pharmacy.records
    done = import_formulation(records, pharmacy.act("import_formulation", Role.TECHNICIAN), read, text)
    key = FormulationVersionId(done.result["version"])
    with records.reading() as loads:
        digest = loads.load(FormulationVersion, key).digest
    act = pharmacy.act("approve_formulation", Role.PHARMACIST)
    approve_formulation(records, act, pharmacy.signing(act), key, digest)


def house_limit(pharmacy: TestPharmacy, formulation: str, days: int) -> None:
    """A pharmacist's house limit."""
    evidence(pharmacy, NewEvidence(formulation, EvidenceKind.HOUSE_LIMIT, "house procedure 7", days=days))


def evidence(pharmacy: TestPharmacy, new: NewEvidence) -> None:
    """What a pharmacist records about a formulation."""
    act = pharmacy.act("record_evidence", Role.PHARMACIST)
    record_evidence(pharmacy.records, act, pharmacy.signing(act), new)


def excipient(pharmacy: TestPharmacy, name: str, *, size: str = "1000 g", **changes: object) -> LotId:
    """An accepted lot of an excipient without a certificate."""
    delivery = replace(
        DELIVERY, ingredient=Ingredient(name), lot_number=f"{name[:2].upper()}-1", containers=1,
        container_size=q(size), form=None, certificate=Certificate(), expires_on=date(2028, 1, 31),
    )  # fmt: skip
    return accepted(pharmacy, delivery, **changes)


def concentrate(pharmacy: TestPharmacy, **changes: object) -> LotId:
    """An accepted lot of the 250 mg/mL injection, in mL."""
    ingredient = Ingredient(CONCENTRATE, substances()["sodium-thiosulfate"], Strength.written("250 mg/mL"))
    delivery = replace(
        DELIVERY, ingredient=ingredient, lot_number="INJ-1", containers=10, container_size=q("50 mL"),
        certificate=Certificate(),
    )  # fmt: skip
    return accepted(pharmacy, delivery, **changes)


def balance(pharmacy: TestPharmacy) -> BalanceId:
    """A balance with today's check."""
    new = NewBalance("B1", "1129", q("0.01 g"), q("1 g"), q("2200 g"))
    act = pharmacy.act("register_balance", Role.ADMINISTRATOR)
    done = register_balance(pharmacy.records, act, weighing_rules(), new)
    key = BalanceId(done.result["balance"])
    check_today(pharmacy, key)
    return key


def check_today(pharmacy: TestPharmacy, key: BalanceId) -> None:
    """Today's check of a balance."""
    act = pharmacy.act("check_balance", Role.TECHNICIAN)
    check_balance(pharmacy.records, act, key, weight=q("200 g"), reading=q("200 g"), allowed=q("0.02 g"))


def stocked(pharmacy: TestPharmacy) -> BalanceId:
    """Everything for the ointment: formulation, house limit, lots, balance."""
    approve(pharmacy, OINTMENT)
    house_limit(pharmacy, OINTMENT, 90)
    accepted(pharmacy)
    for name in ("glycerol", "lanolin", "white petrolatum"):
        excipient(pharmacy, name)
    return balance(pharmacy)


def today(pharmacy: TestPharmacy) -> date:
    """The local date by the tests' clock, near enough."""
    return pharmacy.clock.now.date()


def planned(pharmacy: TestPharmacy, formulation: str = OINTMENT, size: str = "500 g", **wanted: object) -> BatchId:
    """A batch planned by the technician."""
    asked = WantedBatch(formulation, q(size), **wanted)  # type: ignore[arg-type]  # passed on by name
    act = pharmacy.act("plan_batch", Role.TECHNICIAN)
    return BatchId(plan_batch(pharmacy.records, act, rule_book(), asked, today=today(pharmacy)).result["batch"])


def dossier(pharmacy: TestPharmacy, batch: BatchId) -> Dossier:
    """Everything recorded of a batch."""
    with pharmacy.records.reading() as loads:
        return read_dossier(loads, batch)


def stored_batch(pharmacy: TestPharmacy, batch: BatchId) -> Batch:
    """A batch as it stands."""
    return dossier(pharmacy, batch).batch


def reading(text: str) -> BalanceReading:
    """A stable reading as the balance of these tests sends it."""
    number = text.partition(" ")[0]
    return BalanceReading(f"S S {number.rjust(10)} g", number, _G)


def on_balance(key: BalanceId, text: str) -> FromBalance:
    """A weight from the balance, to two decimals."""
    whole, _, decimals = text.partition(" ")[0].partition(".")
    return FromBalance(key, reading(f"{whole}.{decimals.ljust(2, '0')} g"))


def lot_number(pharmacy: TestPharmacy, line: LineId) -> str:
    """What the scanner reads off the container that the plan asks for."""
    with pharmacy.records.reading() as loads:
        lot = loads.load(BatchLine, line).lot
        assert lot is not None
        return loads.load(IngredientLot, lot).lot_number


def weigh(
    pharmacy: TestPharmacy, line: LineId, taken: FromBalance | Typed, *, role: Role = Role.TECHNICIAN, **more: object
) -> Changes:
    """Weigh a share of a line with the right lot scanned, unless `scanned` says otherwise."""
    scanned = more.pop("scanned", None) or lot_number(pharmacy, line)
    act = pharmacy.act("record_weighing", role)
    return record_weighing(
        pharmacy.records, act, rule_book(), line=line, scanned=str(scanned), taken=taken,
        **more,  # type: ignore[arg-type]  # passed on by name
    )  # fmt: skip


def weigh_all(pharmacy: TestPharmacy, batch: BatchId, key: BalanceId, *, role: Role = Role.TECHNICIAN) -> None:
    """Weigh every share exactly as planned; measure volumes; declare what is added up to the volume."""
    for line in dossier(pharmacy, batch).unweighed:
        if line.planned is None:
            rest(pharmacy, line.id, "4 mL", role=role)
        elif line.planned.unit == _G:
            weigh(pharmacy, line.id, on_balance(key, str(line.planned)), role=role)
        else:
            weigh(pharmacy, line.id, Typed(line.planned, "measured in a syringe"), role=role)


def rest(pharmacy: TestPharmacy, line: LineId, used: str, *, role: Role = Role.TECHNICIAN) -> Changes:
    """Declare what was added up to the volume."""
    act = pharmacy.act("declare_rest", role)
    scanned = lot_number(pharmacy, line)
    return declare_rest(pharmacy.records, act, rule_book(), line=line, scanned=scanned, used=q(used))


def second(pharmacy: TestPharmacy, weighing: WeighingId, role: Role = Role.PHARMACIST, **changes: object) -> Changes:
    """The second person's own reading, which agrees unless a change says otherwise."""
    with pharmacy.records.reading() as loads:
        first = loads.load(Weighing, weighing)
        assert first.lot is not None
        number = loads.load(IngredientLot, first.lot).lot_number
    own: dict[str, object] = {"lot": number, "reading": first.reading, "look": "white crystals", "looks_right": True}
    act = pharmacy.act("verify_weighing", role)
    return verify_weighing(pharmacy.records, act, weighing, SecondReading(**{**own, **changes}))  # type: ignore[arg-type]


def verify_all(pharmacy: TestPharmacy, batch: BatchId, *, role: Role = Role.PHARMACIST) -> None:
    """Verify every weighing."""
    with pharmacy.records.reading() as loads:
        waiting = to_verify(loads, batch)
    for item in waiting:
        second(pharmacy, item.weighing, role)


def steps_done(pharmacy: TestPharmacy, batch: BatchId) -> None:
    """Every step and control of the method, as it should be."""
    with pharmacy.records.reading() as loads:
        version = loads.load(FormulationVersion, loads.load(Batch, batch).formulation_version)
    formulation = stored_formulation(version)
    for kind, count in (("step", len(formulation.steps)), ("control", len(formulation.controls))):
        for number in range(1, count + 1):
            act = pharmacy.act("record_step", Role.TECHNICIAN)
            record_step(
                pharmacy.records, act, rule_book(), batch=batch, kind=kind, number=number, found="as expected"
            )  # fmt: skip


def obtain(
    pharmacy: TestPharmacy, batch: BatchId, amount: str, filled: Sequence[tuple[int, str]], **more: object
) -> Changes:
    """Record the yield."""
    deviation = more.pop("deviation", None)
    containers = [Filled(number, q(content)) for number, content in filled]
    obtained = Obtained(q(amount), containers, "homogeneous", **more)  # type: ignore[arg-type]  # passed on by name
    act = pharmacy.act("record_yield", Role.TECHNICIAN)
    return record_yield(
        pharmacy.records, act, rule_book(), batch, obtained,
        deviation=None if deviation is None else str(deviation),
    )  # fmt: skip


def release(pharmacy: TestPharmacy, batch: BatchId, role: Role = Role.PHARMACIST, **more: object) -> Changes:
    """Release with the password re-entered."""
    act = pharmacy.act("release_batch", role)
    return release_batch(
        pharmacy.records, act, pharmacy.signing(act), rule_book(), batch,
        **more,  # type: ignore[arg-type]  # passed on by name
    )  # fmt: skip


def made(pharmacy: TestPharmacy, key: BalanceId) -> BatchId:
    """500 g of the ointment, weighed, verified, filled into nine pots of 50 g: ready for release."""
    batch = planned(pharmacy)
    weigh_all(pharmacy, batch, key)
    verify_all(pharmacy, batch)
    steps_done(pharmacy, batch)
    obtain(pharmacy, batch, "496.2 g", [(9, "50 g")], sample=q("10 g"), remainder=q("30 g"), left_on_vessels=q("3 g"))
    return batch


def released(pharmacy: TestPharmacy, key: BalanceId) -> BatchId:
    """The same, released."""
    batch = made(pharmacy, key)
    release(pharmacy, batch)
    return batch
