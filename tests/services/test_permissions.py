"""Every service × every role: the check is in the service, not behind a hidden button (11.10(g), threat 20)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import FormulationVersionId
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Permission, Role, may
from compounder.exchange.formulation_file import write_formulation
from compounder.services import keep_stock, manage_staff, receive_stock
from compounder.services.author_formulation import approve_formulation, import_formulation, retire_formulation
from compounder.services.authority import Signing
from compounder.services.balance_limits import StatedLimits
from compounder.services.keep_balances import check_balance, qualify_balance, register_balance
from compounder.services.manage_staff import NewMember
from compounder.services.unit_of_work import Act, Changes
from compounder.shipped import weighing_rules
from tests.services.pharmacy import PASSWORDS, TestPharmacy, add_member
from tests.services.stock import DELIVERY, LIMITS, THIOSULFATE, accepted, received
from tests.services.test_author_formulation import OINTMENT, approve, imported, stored
from tests.services.test_keep_balances import BENCH, registered
from tests.services.test_keep_stock import recall


@dataclass(frozen=True, slots=True)
class Asked:
    """A pharmacy prepared for one act, and who asks for it."""

    pharmacy: TestPharmacy
    act: Act
    signing: Signing


Service = Callable[[TestPharmacy], Callable[[Asked], Changes]]
SERVICES: dict[str, tuple[Permission, Service]] = {}


def service(permission: Permission) -> Callable[[Service], Service]:
    """One service of the table: what must be so first, and what is then asked."""

    def note(prepare: Service) -> Service:
        SERVICES[prepare.__name__] = permission, prepare
        return prepare

    return note


@service(Permission.RECEIVE)
def receive(_pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    return lambda asked: receive_stock.receive(asked.pharmacy.records, asked.act, DELIVERY)


@service(Permission.RECEIVE)
def correct_certificate(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    lot = received(pharmacy)
    return lambda asked: receive_stock.correct_certificate(
        asked.pharmacy.records, asked.act, lot, THIOSULFATE, DELIVERY.certificate
    )


@service(Permission.ACCEPT_LOT)
def accept_lot(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    lot = received(pharmacy)
    return lambda asked: receive_stock.accept_lot(
        asked.pharmacy.records, asked.act, asked.signing, lot, ingredient=THIOSULFATE, limits=LIMITS
    )


@service(Permission.ACCEPT_LOT)
def refuse_lot(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    lot = received(pharmacy)
    return lambda asked: receive_stock.refuse_lot(asked.pharmacy.records, asked.act, asked.signing, lot)


@service(Permission.WEIGH)
def open_lot(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    lot = accepted(pharmacy)
    return lambda asked: keep_stock.open_lot(asked.pharmacy.records, asked.act, lot, date(2026, 11, 24))


@service(Permission.RECALL_LOT)
def recall_lot(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    lot = accepted(pharmacy)
    return lambda asked: keep_stock.recall_lot(asked.pharmacy.records, asked.act, asked.signing, lot)


@service(Permission.RECALL_LOT)
def put_back_into_quarantine(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    lot = accepted(pharmacy)
    recall(pharmacy, lot)
    return lambda asked: keep_stock.put_back_into_quarantine(asked.pharmacy.records, asked.act, asked.signing, lot)


@service(Permission.ADJUST_STOCK)
def write_off(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    lot = accepted(pharmacy)
    return lambda asked: keep_stock.write_off(asked.pharmacy.records, asked.act, lot)


@service(Permission.ADJUST_STOCK)
def count_lot(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    lot = accepted(pharmacy)
    return lambda asked: keep_stock.count_lot(asked.pharmacy.records, asked.act, lot, Quantity.of(1, "g"))


@service(Permission.IMPORT_FORMULATION)
def import_version(_pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    text = write_formulation(OINTMENT)
    return lambda asked: import_formulation(asked.pharmacy.records, asked.act, OINTMENT, text)


@service(Permission.APPROVE_FORMULATION)
def approve_version(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    version = stored(pharmacy, imported(pharmacy))
    return lambda asked: approve_formulation(
        asked.pharmacy.records, asked.act, asked.signing, version.id, version.digest
    )


@service(Permission.APPROVE_FORMULATION)
def retire_version(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    version = FormulationVersionId(imported(pharmacy))
    approve(pharmacy, version)
    return lambda asked: retire_formulation(asked.pharmacy.records, asked.act, asked.signing, version)


@service(Permission.CHANGE_SETTINGS)
def register(_pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    return lambda asked: register_balance(asked.pharmacy.records, asked.act, weighing_rules(), BENCH)


@service(Permission.CHANGE_SETTINGS)
def qualify(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    balance = registered(pharmacy)

    def change(asked: Asked) -> Changes:
        act = replace(asked.act, reason="qualified anew")
        return qualify_balance(asked.pharmacy.records, act, weighing_rules(), balance, StatedLimits())

    return change


@service(Permission.WEIGH)
def check(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    balance, weight = registered(pharmacy), Quantity.of(100, "g")
    return lambda asked: check_balance(
        asked.pharmacy.records, asked.act, balance, weight=weight, reading=weight, allowed=Quantity.of(1, "g")
    )


@service(Permission.MANAGE_STAFF)
def add_staff(_pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    member = NewMember("nina", "Nina", Role.TECHNICIAN, "given by the admin")
    return lambda asked: manage_staff.add_staff(asked.pharmacy.records, PASSWORDS, asked.act, member)


@service(Permission.MANAGE_STAFF)
def deactivate(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    other = pharmacy.member("olga").id
    return lambda asked: manage_staff.deactivate(asked.pharmacy.records, asked.act, other)


@service(Permission.MANAGE_STAFF)
def reactivate(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    other = pharmacy.member("olga").id
    manage_staff.deactivate(pharmacy.records, pharmacy.act("deactivate", Role.ADMINISTRATOR, "left"), other)
    return lambda asked: manage_staff.reactivate(asked.pharmacy.records, asked.act, other)


@service(Permission.MANAGE_STAFF)
def unlock(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    other = pharmacy.member("olga").id
    return lambda asked: manage_staff.unlock(asked.pharmacy.records, asked.act, other)


@service(Permission.MANAGE_STAFF)
def reset_password(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    other = pharmacy.member("olga").id
    return lambda asked: manage_staff.reset_password(
        asked.pharmacy.records, PASSWORDS, asked.act, other, "given by the admin"
    )


@service(Permission.MANAGE_STAFF)
def change_role(pharmacy: TestPharmacy) -> Callable[[Asked], Changes]:
    other = pharmacy.member("olga").id
    return lambda asked: manage_staff.change_role(asked.pharmacy.records, asked.act, other, Role.PHARMACIST)


def _asked_by(pharmacy: TestPharmacy, name: str, role: Role) -> tuple[Callable[[Asked], Changes], Asked]:
    add_member(pharmacy, "olga", Role.TECHNICIAN)
    ask = SERVICES[name][1](pharmacy)
    act = pharmacy.act(name, role, "because")
    return ask, Asked(pharmacy, act, pharmacy.signing(act))


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
@pytest.mark.parametrize("name", SERVICES)
def test_each_service_is_for_the_roles_that_may(pharmacy: TestPharmacy, name: str, role: Role) -> None:
    """Technician: receive, weigh; pharmacist also: approve, accept; administrator: staff, settings; auditor: reads."""
    ask, asked = _asked_by(pharmacy, name, role)
    if may(role, SERVICES[name][0]):
        assert ask(asked).seq
        return
    with pytest.raises(Refusal) as caught:
        ask(asked)
    assert caught.value.code == "not_permitted"


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_is_for_somebody_deactivated_or_unknown(pharmacy: TestPharmacy, name: str) -> None:
    """A session that outlives its person opens nothing."""
    role = next(role for role in Role if may(role, SERVICES[name][0]))
    left = add_member(pharmacy, "left", role)
    ask, asked = _asked_by(pharmacy, name, role)
    manage_staff.deactivate(pharmacy.records, pharmacy.act("deactivate", Role.ADMINISTRATOR, "left"), left)
    for by in (left, None):
        with pytest.raises(Refusal) as caught:
            ask(replace(asked, act=replace(asked.act, by=by)))
        assert caught.value.code == "not_signed_in"


def test_the_table_of_permissions_is_that_of_the_issue() -> None:
    """An administrator makes nothing; an auditor changes nothing; a technician decides nothing."""
    decisions = {
        Permission.APPROVE_FORMULATION, Permission.ACCEPT_LOT, Permission.RELEASE, Permission.REJECT,
        Permission.ERASE_PATIENT, Permission.ACCEPT_DEVIATION,
    }  # fmt: skip
    work = {
        Permission.RECEIVE, Permission.PLAN, Permission.WEIGH, Permission.VERIFY, Permission.PRINT,
        Permission.DISPENSE,
    }  # fmt: skip
    rule = {Permission.MANAGE_STAFF, Permission.CHANGE_SETTINGS, Permission.BACK_UP, Permission.RESTORE}
    for permission in decisions:
        assert [role for role in Role if may(role, permission)] == [Role.PHARMACIST]
    for permission in work:
        assert [role for role in Role if may(role, permission)] == [Role.TECHNICIAN, Role.PHARMACIST]
    for permission in rule:
        assert [role for role in Role if may(role, permission)] == [Role.ADMINISTRATOR]
    assert not any(may(Role.AUDITOR, permission) for permission in Permission)
