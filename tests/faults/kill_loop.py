"""A process kept warm that forks writers to be killed: a writer says what it begins, and what was committed.

Standard input, one line a writer: ``MODE DATABASE ANCHORS``. Standard output: ``open PID``, ``begin COMMAND KIND``,
``done COMMAND SEQ HEAD RESULT``, ``asked COMMAND`` (an error at COMMIT was resolved by asking), ``ended STATUS``.
Modes: ``work`` until killed; ``steady`` alone, on batches of its own, repeating a command whose server went away until
it is answered, until standard input closes; ``torn`` is the negative control: every statement commits by itself.
"""

from __future__ import annotations

import json
import os
import select
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from compounder.domain.errors import Refusal
from compounder.services.unit_of_work import Act, Changes, UnitOfWork
from compounder.shipped import rule_book
from compounder.store import engines
from compounder.store.location import Location
from compounder.store.records import StoredRecords
from tests.faults.workday import WallClock, Workday
from tests.services.pharmacy import TestPharmacy

SERVER_GONE = {"database_unreachable", "outcome_unknown"}
PATIENCE = 60
"""Seconds that a writer waits for its server before it gives up."""


def say(*words: object) -> None:
    """One line to who watches, in one write: a kill never leaves half of it."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


class AnnouncedRecords(StoredRecords):
    """Records that say before each act which command begins, and after its commit that it is done."""

    patient = False

    def perform(self, act: Act, work: Callable[[UnitOfWork], Mapping[str, str]]) -> Changes:
        """Announce, perform, acknowledge; the same command again while the server is away."""
        say("begin", act.command, act.kind)
        until = time.monotonic() + PATIENCE
        while True:
            try:
                changes = super().perform(act, work)
            except Refusal as refusal:
                if not self.patient or refusal.code not in SERVER_GONE or time.monotonic() > until:
                    raise
                time.sleep(0.05)
            else:
                say("done", act.command, changes.seq, changes.head, json.dumps(dict(changes.result)))
                return changes

    def _ask_whether_done(self, act: Act, error: BaseException) -> None:
        super()._ask_whether_done(act, error)
        say("asked", act.command)


def opened(database: str, anchors: str) -> TestPharmacy:
    """The records of a place, with the machine's time."""
    clock, location = WallClock(), Location.of(database)
    records = AnnouncedRecords(location, clock=clock, random_bytes=os.urandom, anchor_folders=[Path(anchors)])
    return TestPharmacy(records, clock, location, Path(anchors))


def without_transactions() -> None:
    """What must not be: no BEGIN, so that each statement commits by itself (SQLite)."""
    original = engines._sqlite

    def torn(*arguments: object, **options: object) -> object:
        return original(*arguments, **{**options, "begin": "SELECT 1"})  # type: ignore[arg-type]  # passed on

    engines._sqlite = torn  # type: ignore[assignment]  # broken on purpose


def write(mode: str, database: str, anchors: str) -> None:
    """Work until killed."""
    if mode == "torn":
        without_transactions()
    day = Workday(opened(database, anchors))
    say("open", os.getpid())
    while True:
        day.go_on()


def write_steadily(database: str, anchors: str) -> None:
    """Work on batches of one's own until standard input closes; a server that went away is waited for."""
    pharmacy = opened(database, anchors)
    assert isinstance(pharmacy.records, AnnouncedRecords)
    pharmacy.records.patient = True
    day = Workday(pharmacy, own=True)
    say("open", os.getpid())
    while not select.select([0], [], [], 0)[0]:
        try:
            day.go_on()
        except Refusal as refusal:  # a question between two acts: the next turn asks again
            if refusal.code not in SERVER_GONE:
                raise
            time.sleep(0.05)
    pharmacy.records.close()


def forked(mode: str, database: str, anchors: str) -> None:
    """Fork a writer, wait for its end, and say it."""
    writer = os.fork()
    if writer == 0:
        try:
            write(mode, database, anchors)
        except BaseException:  # noqa: BLE001 - the child must never go on as its parent
            traceback.print_exc()
        os._exit(1)
    _, status = os.waitpid(writer, 0)
    say("ended", os.waitstatus_to_exitcode(status))


def main() -> None:
    """Do what the lines of standard input say."""
    rule_book()
    if sys.argv[1:2] == ["steady"]:
        write_steadily(*sys.argv[2:])
        return
    say("ready")
    for line in sys.stdin:
        forked(*line.split())


if __name__ == "__main__":
    main()
