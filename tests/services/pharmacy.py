"""A pharmacy for tests: its people, a clock that tests set, the cheapest hashes, and acts under new ids."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import ClassVar

from compounder.domain.staff import Role, StaffId, StaffMember
from compounder.services.authority import Signing
from compounder.services.manage_staff import NewMember, add_staff, member_named
from compounder.services.passwords import Argon2Passwords
from compounder.services.set_up import Choices, NewPharmacy, set_up
from compounder.services.sign_in import change_password, confirm_password
from compounder.services.unit_of_work import Act
from compounder.store.location import Location
from compounder.store.records import StoredRecords

PASSWORDS = Argon2Passwords(time_cost=1, memory_cost=8, parallelism=1)
"""Argon2id with the least that it can be: these hashes protect nobody."""

PASSWORD = "correct horse battery"
RECOVERY = "0123 4567 89AB CDEF GHJK MNPQ"
CHOICES = Choices(profiles=("FR", "US"), languages=("en", "fr"))
LOGINS = {
    Role.ADMINISTRATOR: "admin",
    Role.TECHNICIAN: "tina",
    Role.PHARMACIST: "paul",
    Role.AUDITOR: "aude",
}
_ids = count(1)


def new_id() -> str:
    """An id that nobody has used, as a client makes one for each click."""
    return f"{next(_ids)}-{os.urandom(8).hex()}"


class Clock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time."""
        return self.now


@dataclass(slots=True)
class TestPharmacy:
    """An open pharmacy with one person of each role; every password is `PASSWORD`."""

    __test__: ClassVar[bool] = False
    records: StoredRecords
    clock: Clock
    location: Location
    anchors: Path

    def member(self, role: Role | str) -> StaffMember:
        """The person of a role, or of a login, as they stand now."""
        with self.records.reading() as loads:
            return member_named(loads, LOGINS[role] if isinstance(role, Role) else role)

    def act(self, kind: str, role: Role | str, reason: str | None = None) -> Act:
        """A new act of the person of a role, or of a login."""
        return Act(kind, self.member(role).id, new_id(), reason)

    def signing(self, act: Act) -> Signing:
        """The password of the act's person, re-entered for it."""
        assert act.by is not None
        with self.records.reading() as loads:
            login = loads.load(StaffMember, act.by).login
        return confirm_password(
            self.records, PASSWORDS, login=login, password=PASSWORD, attempt=new_id(), command=act.command
        )


def open_pharmacy_at(location: Location, anchors: Path) -> TestPharmacy:
    """Open a database with a clock that stands still."""
    clock = Clock()
    records = StoredRecords(location, clock=clock, random_bytes=os.urandom, anchor_folders=[anchors])
    return TestPharmacy(records, clock, location, anchors)


def new_pharmacy() -> NewPharmacy:
    """What the tests' pharmacy is set up with."""
    return NewPharmacy(
        name="Pharmacie du CHU", address="1 rue de l’Hôpital, Lille", profile="FR", language="fr",
        time_zone="Europe/Paris", login="admin", person="Ada Ministre", password=PASSWORD,
    )  # fmt: skip


def found_pharmacy(location: Location, anchors: Path) -> None:
    """Set the tests' pharmacy up with one person of each role, each with a password of their own."""
    opened = open_pharmacy_at(location, anchors)
    records = opened.records
    set_up(records, PASSWORDS, new_pharmacy(), CHOICES, recovery=RECOVERY, command=new_id())
    for role in (Role.TECHNICIAN, Role.PHARMACIST, Role.AUDITOR):
        add_member(opened, LOGINS[role], role)
    records.close()


def add_member(opened: TestPharmacy, login: str, role: Role) -> StaffId:
    """Somebody more, who has already changed the first password."""
    member = NewMember(login, f"Name of {login}", role, "given by the admin")
    added = add_staff(opened.records, PASSWORDS, opened.act("add_staff", Role.ADMINISTRATOR), member)
    key = StaffId(added.result["person"])
    act = Act("change_password", key, new_id())
    change_password(opened.records, PASSWORDS, act, login=login, old=member.password, new=PASSWORD, attempt=new_id())
    return key
