"""One process of several that give out numbers at once: PATTERN DATABASE ANCHORS COUNT NAME."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from compounder.domain.batch import Batch
from compounder.domain.dispensing import Dispensing, DispensingId, Series
from compounder.domain.errors import Refusal
from compounder.domain.staff import Role
from compounder.services.unit_of_work import UnitOfWork
from compounder.store.location import Location, sqlite_driver
from compounder.store.records import StoredRecords
from tests.store.day import BATCH, PATIENT, PHARMACIST, Clock, RandomBytes, act, enter, g, hand_over


class WallClock(Clock):
    """The time of the machine: the processes share it."""

    def __call__(self) -> datetime:
        """Now."""
        return datetime.now(UTC)


def dispense_some(location: Location, anchors: Path, count: int, name: str) -> None:
    """Dispense one gram so many times, one time in twenty refused after the number was taken."""
    records = StoredRecords(location, clock=WallClock(), random_bytes=RandomBytes(), anchor_folders=[anchors])
    for turn in range(count):

        def work(uow: UnitOfWork, turn: int = turn) -> Mapping[str, str]:
            key = DispensingId(f"{name}-{turn}")
            signature = uow.sign("dispense", Role.PHARMACIST, (Batch, BATCH))
            uow.insert(Dispensing(key, BATCH, g("1"), PHARMACIST, uow.now, signature, PATIENT))
            hand_over(uow, key, 1)
            entry = enter(uow, Series.DISPENSING, key)
            if random.random() < 0.05:  # noqa: S311 - a refusal now and then
                raise Refusal("rolled_back", "on_purpose")
            return {"number": str(entry.number)}

        try:
            records.perform(act("dispense"), work)
        except Refusal as refusal:
            if refusal.code not in {"rolled_back", "insufficient_stock"}:
                raise
    records.close()


BROKEN = {
    "autocommit": "SELECT coalesce(max(n), 0) + 1 FROM broken",
    "read_committed": "SELECT coalesce(max(n), 0) + 1 FROM broken",
    "read_before_lock": "SELECT coalesce(max(n), 0) + 1 FROM broken",
    "sequence": "SELECT nextval('numbers')",
}
"""What must not be done (the field's known failures): how each reads the next number."""


def number_wrongly(location: Location, pattern: str, count: int) -> None:
    """Take a number before any lock, then write it; one time in twenty roll back, where there is a transaction."""
    if location.path is not None:
        connection = sqlite_driver().connect(str(location.path), isolation_level=None, timeout=20)
        mark = "?"
    else:
        connection = psycopg.connect(str(location.url), autocommit=pattern == "autocommit")
        mark = "%s"
    for _ in range(count):
        (number,) = connection.execute(BROKEN[pattern]).fetchone()
        time.sleep(0.002)  # an act does more than this between the two; so one core meets the race too
        if pattern == "read_before_lock":
            connection.execute("SELECT n FROM guard FOR UPDATE")
        connection.execute(f"INSERT INTO broken (n) VALUES ({mark})", (number,))
        if random.random() < 0.05:  # noqa: S311
            connection.rollback()
        connection.commit()
    connection.close()


def main() -> None:
    """Do what the arguments say."""
    pattern, where, anchors, count, name = sys.argv[1:]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()  # all start together
    if pattern == "ours":
        dispense_some(Location.of(where), Path(anchors), int(count), name)
    else:
        number_wrongly(Location.of(where), pattern, int(count))


if __name__ == "__main__":
    main()
