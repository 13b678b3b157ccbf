"""Backing up and restoring the tests' day: who signs, and the steps as the commands take them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from compounder.domain.batch import Batch
from compounder.domain.dispensing import Dispensing, DispensingId, Series
from compounder.domain.staff import Role, StaffId
from compounder.domain.stock import LotId
from compounder.services.authority import Signing
from compounder.services.back_up import BackedUp, back_up
from compounder.services.restore import Declaration, Restored, restore
from compounder.services.unit_of_work import Act, UnitOfWork
from compounder.store.backup import StoredCopies
from compounder.store.location import Location
from compounder.store.raw import RawRow, snapshot
from compounder.store.restore import staged_copy
from tests.store.day import ADMINISTRATOR, BATCH, PHARMACIST, Day, RandomBytes, act, enter, g, hand_over, receive_lot

PASSWORD = "the administrator's"


class OnePassword:
    """Passwords whose hash is not looked at: one is right."""

    def hashed(self, password: str) -> str:
        """Any text."""
        return f"hash of {password}"

    def matches(self, hashed: str, password: str) -> bool:  # noqa: ARG002 - the port's
        """Whether it is the one."""
        return password == PASSWORD

    def is_outdated(self, hashed: str) -> bool:  # noqa: ARG002 - the port's
        """Never."""
        return False


def signing(asked: Act) -> Signing:
    """The password of the act's person, re-entered for it, as the day's people have it."""
    assert asked.by is not None
    return Signing(asked.by, asked.command, "$argon2id$secret")


def copies(day: Day) -> StoredCopies:
    """What copies the day's records."""
    return StoredCopies(day.location, clock=day.clock, anchor_folders=[day.anchors])


def backed_up(day: Day, folder: Path, second: Path | None = None, by: StaffId = ADMINISTRATOR) -> BackedUp:
    """A backup by the administrator."""
    asked = act("backup", by)
    return back_up(day.records, asked, signing(asked), copies(day), folder=folder, second=second)


@dataclass(frozen=True, slots=True)
class Wish:
    """How a restoration is asked for."""

    anchors: Path
    last_numbers: Mapping[str, int] = field(default_factory=dict)
    login: str = "adm-login"
    password: str = PASSWORD
    reason: str = "the disk failed"


def restored(day: Day, copy: Path, target: Location, wish: Wish | None = None) -> Restored:
    """Restore a copy to a place."""
    wish = wish or Wish(day.anchors)
    declared = Declaration(wish.login, wish.password, wish.reason, wish.last_numbers, os.urandom(8).hex())
    with staged_copy(
        copy, target, clock=day.clock, random_bytes=RandomBytes(), anchor_folders=[wish.anchors]
    ) as staged:
        return restore(staged, OnePassword(), declared)


def dispense_again(day: Day, key: str) -> str:
    """Ten grams more, to a ward, under the next number of the register, which is answered."""

    def work(uow: UnitOfWork) -> Mapping[str, str]:
        dispensing = DispensingId(key)
        signature = uow.sign("dispense", Role.PHARMACIST, (Batch, BATCH))
        uow.insert(Dispensing(dispensing, BATCH, g("10"), PHARMACIST, uow.now, signature, ward="3 B"))
        hand_over(uow, dispensing)
        return {"register": enter(uow, Series.DISPENSING, dispensing).id}

    return day.records.perform(act("dispense", PHARMACIST), work).result["register"]


def receive_again(day: Day, key: str) -> None:
    """One lot more, under the next number."""
    day.records.perform(act("receive_lot"), lambda uow: receive_lot(uow, LotId(key)))


def rows(location: Location, table: str) -> list[RawRow]:
    """The rows of a table as they are stored."""
    with snapshot(location) as database:
        return list(database.rows(f"SELECT * FROM {table}"))


def last_numbers(location: Location) -> dict[str, int]:
    """What the one restoration of a place declared, besides the day's own drill."""
    (found,) = [row for row in rows(location, "restorations") if row["id"] != "restoration-1"]
    read: dict[str, int] = json.loads(str(found["last_numbers"]))
    return read
