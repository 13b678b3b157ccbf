"""The sample pharmacy: marked as one, with its people, formulations, balance and accepted lots, to try things in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction

from compounder.bootstrap import OpenPharmacy, new_id, new_recovery_code
from compounder.domain.balance import Balance, BalanceId
from compounder.domain.certificate import AssayBasis, Certificate
from compounder.domain.formulation_version import EvidenceKind, FormulationVersion, FormulationVersionId
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Role, StaffId
from compounder.domain.stock import LotId
from compounder.domain.strength import Strength
from compounder.exchange.formulation_file import write_formulation
from compounder.sample.people import ADMINISTRATOR, PASSWORD, PHARMACIST, TECHNICIAN
from compounder.services.author_formulation import approve_formulation, import_formulation
from compounder.services.authority import Signing
from compounder.services.keep_balances import NewBalance, check_balance, register_balance
from compounder.services.manage_staff import NewMember, add_staff
from compounder.services.receive_stock import Delivery, accept_lot, receive
from compounder.services.record_evidence import NewEvidence, record_evidence
from compounder.services.set_up import NewPharmacy, set_up
from compounder.services.sign_in import change_password, confirm_password
from compounder.services.unit_of_work import Act
from compounder.shipped import (
    formulation,
    ingredient_named,
    plan_rules,
    set_up_choices,
    substances,
    weighing_rules,
    words,
)

ADDRESS = "1 rue des Tilleuls, 00000 Exempleville"


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody at work in an open pharmacy."""

    pharmacy: OpenPharmacy
    login: str
    person: StaffId
    password: str = field(default=PASSWORD, repr=False)

    def act(self, kind: str, reason: str | None = None) -> Act:
        """A new act of this person."""
        return Act(kind, self.person, new_id(), reason)

    def signing(self, act: Act) -> Signing:
        """The password re-entered for an act."""
        return confirm_password(
            self.pharmacy.records,
            self.pharmacy.passwords,
            login=self.login,
            password=self.password,
            attempt=new_id(),
            command=act.command,
        )


@dataclass(frozen=True, slots=True)
class Staff:
    """Who works in the sample pharmacy: one weighs, the other, a pharmacist, plans, verifies and releases."""

    administrator: Worker
    technician: Worker
    pharmacist: Worker


def found_sample_pharmacy(pharmacy: OpenPharmacy, language: str) -> Staff:
    """Set an empty database up as a marked sample pharmacy with an administrator, a technician and a pharmacist."""
    new = NewPharmacy(
        name=words(language).say("sample.pharmacy"), address=ADDRESS, profile="FR", language=language,
        time_zone="Europe/Paris", login=ADMINISTRATOR, person="Ada Lindgren", password=PASSWORD, sample=True,
    )  # fmt: skip
    choices, code = set_up_choices(), new_recovery_code()
    done = set_up(pharmacy.records, pharmacy.passwords, new, choices, recovery=code, command=new_id())
    administrator = Worker(pharmacy, ADMINISTRATOR, StaffId(done.result["person"]))
    return Staff(
        administrator,
        _hired(administrator, NewMember(TECHNICIAN, "Tina Morel", Role.TECHNICIAN, "the first password of tina")),
        _hired(administrator, NewMember(PHARMACIST, "Paul Okafor", Role.PHARMACIST, "the first password of paul")),
    )


def _hired(administrator: Worker, member: NewMember) -> Worker:
    pharmacy = administrator.pharmacy
    added = add_staff(pharmacy.records, pharmacy.passwords, administrator.act("add_staff"), member)
    worker = Worker(pharmacy, member.login, StaffId(added.result["person"]))
    change_password(
        pharmacy.records, pharmacy.passwords, worker.act("change_password"),
        login=member.login, old=member.password, new=PASSWORD, attempt=new_id(),
    )  # fmt: skip
    return worker


def approve_shipped(staff: Staff, names: Sequence[str]) -> None:
    """Import shipped formulations and let the pharmacist approve them."""
    for name in names:
        found = formulation(name)
        records = staff.technician.pharmacy.records
        act = staff.technician.act("import_formulation")
        version = import_formulation(records, act, found, write_formulation(found)).result["version"]
        with records.reading() as loads:
            digest = loads.load(FormulationVersion, version).digest
        act = staff.pharmacist.act("approve_formulation")
        approve_formulation(records, act, staff.pharmacist.signing(act), FormulationVersionId(version), digest)


def record_sample_evidence(staff: Staff, language: str) -> None:
    """What a pharmacist recorded, marked sample: water activity and 90 days for the ointment, a day for the vial."""
    source = words(language).say("sample.evidence")
    for new in (
        NewEvidence("sts-ointment-25", EvidenceKind.WATER_ACTIVITY, source, value=Fraction("0.55")),
        NewEvidence("sts-ointment-25", EvidenceKind.HOUSE_LIMIT, source, days=90),
        NewEvidence("sts-injection-150", EvidenceKind.HOUSE_LIMIT, source, days=1),
    ):
        act = staff.pharmacist.act("record_evidence")
        record_evidence(staff.pharmacist.pharmacy.records, act, staff.pharmacist.signing(act), new)


def register_sample_balance(staff: Staff, language: str) -> Balance:
    """A balance of 2200 g with steps of 0.01 g, checked today."""
    records = staff.administrator.pharmacy.records
    new = NewBalance(
        "B2", "1129", Quantity.of("0.01", "g"), minimum_weight=Quantity.of(10, "g"), capacity=Quantity.of(2200, "g"),
        repeatability=Quantity.of("0.004", "g"), rule="usp_41",
    )  # fmt: skip
    act = staff.administrator.act("register_balance")
    key = register_balance(records, act, weighing_rules(), new).result["balance"]
    weight = Quantity.of(200, "g")
    check_balance(
        records, staff.technician.act("check_balance", words(language).say("sample.balance_check")), BalanceId(key),
        weight=weight, reading=weight, allowed=Quantity.of("0.05", "g"),
    )  # fmt: skip
    with records.reading() as loads:
        return loads.load(Balance, key)


def receive_sample_lots(staff: Staff, today: date, language: str) -> dict[str, LotId]:
    """One accepted lot of every ingredient of both preparations, by the ingredient's name."""
    return {
        delivery.ingredient.name: received_sample_lot(staff, delivery)
        for delivery in sample_deliveries(staff, today, language)
    }


def received_sample_lot(staff: Staff, delivery: Delivery) -> LotId:
    """Receive a lot and let the pharmacist accept it."""
    records = staff.technician.pharmacy.records
    lot = LotId(receive(records, staff.technician.act("receive"), delivery).result["lot"])
    act = staff.pharmacist.act("accept_lot")
    signing = staff.pharmacist.signing(act)
    accept_lot(records, act, signing, lot, ingredient=delivery.ingredient, limits=plan_rules().content)
    return lot


def sample_deliveries(staff: Staff, today: date, language: str) -> list[Delivery]:
    """What comes in: sodium thiosulfate, glycerol, lanolin, petrolatum, the injection to dilute, and its diluent."""

    def say(word: str) -> str:
        return words(language).say(f"sample.{word}")

    thiosulfate = substances()["sodium-thiosulfate"]
    certificate = Certificate(
        assay=Percentage.of("99.6"),
        assay_basis=AssayBasis.DRIED,
        assay_form=thiosulfate.form("anhydrous"),
        water=Percentage.of(34),
    )
    found = Certificate(found_strength=Strength.parse("250 mg/mL"))
    with staff.technician.pharmacy.records.reading() as loads:
        names = ("sodium thiosulfate", "glycerol", "lanolin", "white petrolatum", "diluent")
        ingredients = {name: ingredient_named(loads, name) for name in names}
        injection = ingredient_named(loads, "sodium thiosulfate injection 250 mg/mL")
    plain = Delivery(
        ingredient=ingredients["glycerol"], supplier="Cooper", maker="Glaconchemie", lot_number="GL-2207",
        expires_on=today + timedelta(days=700), containers=1, container_size=Quantity.of(1000, "g"),
        appearance=say("look_liquid"), certificate_number="CoA GL-2207",
    )  # fmt: skip
    return [
        replace(
            plain, ingredient=ingredients["sodium thiosulfate"], form=thiosulfate.form("pentahydrate"),
            maker="Merck", lot_number="TS2409-3", expires_on=today + timedelta(days=430),
            appearance=say("look_crystals"), certificate_number="CoA TS2409-3", certificate=certificate,
        ),
        plain,
        replace(
            plain, ingredient=ingredients["lanolin"], maker="Croda", lot_number="LA-0498",
            expires_on=today + timedelta(days=210), appearance=say("look_lanolin"), certificate_number="CoA LA-0498",
        ),
        replace(
            plain, ingredient=ingredients["white petrolatum"], maker="Sonneborn", lot_number="WP-7731",
            expires_on=today + timedelta(days=900), appearance=say("look_petrolatum"), certificate_number="CoA WP-7731",
        ),
        replace(
            plain, ingredient=injection, form=thiosulfate.form("pentahydrate"), maker="Hope", lot_number="705-26A",
            expires_on=today + timedelta(days=300), containers=2, container_size=Quantity.of(50, "mL"),
            certificate_number="CoA 705-26A", certificate=found,
        ),
        replace(
            plain, ingredient=ingredients["diluent"], maker="Fresenius", lot_number="DL-118",
            expires_on=today + timedelta(days=500), containers=10, container_size=Quantity.of(10, "mL"),
            certificate_number="CoA DL-118",
        ),
    ]  # fmt: skip
