"""Kills writers and holds what they had acknowledged against what the database then holds."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from compounder.domain.batch import Batch, Weighing
from compounder.domain.dispensing import Dispensing, RegisterEntry
from compounder.domain.keeping import Command
from compounder.services.unit_of_work import Loads, Record
from compounder.store.anchors import read_anchors
from compounder.store.engines import _JOURNAL_LOCK
from compounder.store.location import Location
from compounder.store.raw import snapshot
from compounder.store.records import StoredRecords
from compounder.store.verification.verify import verify
from tests.faults.workday import WallClock

ROOT = Path(__file__).parent.parent.parent
COMMAND = [sys.executable, "-m", "tests.faults.kill_loop"]
KINDS: dict[str, type[Record]] = {
    "weighing": Weighing,
    "batch": Batch,
    "register": RegisterEntry,
    "dispensing": Dispensing,
}  # fmt: skip
"""What ids in an act's result stand for."""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """An act that a writer was told is done."""

    command: str
    seq: int
    head: str
    result: dict[str, str]


@dataclass(slots=True)
class Heard:
    """What writers said: which command began last, which are acknowledged, which were asked for after an error.

    `fell`: the writer ended by itself before it was killed, over a fault of its own.
    """

    begun: list[str] = field(default_factory=list)
    done: list[Acknowledged] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    fell: bool = False

    def note(self, line: str) -> None:
        """Take one line of a writer."""
        word, _, rest = line.strip().partition(" ")
        if word == "begin":
            command, kind = rest.split()
            self.begun.append(command)
            self.kinds[command] = kind
        elif word == "done":
            command, seq, head, result = rest.split(" ", 3)
            self.done.append(Acknowledged(command, int(seq), head, json.loads(result)))
        elif word == "asked":
            self.asked.append(rest)

    @property
    def in_flight(self) -> str | None:
        """The command that began and was never acknowledged, of a single writer."""
        acknowledged = {act.command for act in self.done}
        return self.begun[-1] if self.begun and self.begun[-1] not in acknowledged else None


class WarmWriter:
    """The warm process; each `killed` forks one writer of it and ends that by SIGKILL."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert self._line() == "ready\n"

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the warm process ended"
        return line

    def killed(self, mode: str, location: Location, anchors: Path, after: float) -> Heard:
        """Let a writer work for so many seconds, kill it, and answer what it had said by then."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{mode} {location.path or location.url} {anchors}\n")
        self._process.stdin.flush()
        first = self._line().split()
        assert first[0] == "open", first
        time.sleep(after)
        with suppress(ProcessLookupError):
            os.kill(int(first[1]), signal.SIGKILL)
        heard = Heard()
        while not (line := self._line()).startswith("ended"):
            heard.note(line)
        heard.fell = line != f"ended {-signal.SIGKILL}\n"
        return heard

    def close(self) -> None:
        """Let the warm process end."""
        self._process.communicate(timeout=20)


@contextmanager
def warm_writer() -> Iterator[WarmWriter]:
    """A warm process for a test."""
    writer = WarmWriter()
    try:
        yield writer
    finally:
        writer.close()


def moment(location: Location) -> float:
    """A random moment of a writer's life, in seconds: its first act on PostgreSQL looks at the structure longer."""
    return random.uniform(0.02, 0.15 if location.engine == "sqlite" else 0.6)  # noqa: S311 - a moment, not a secret


def wait_for_the_dead(location: Location) -> None:
    """On PostgreSQL a killed client's last COMMIT may still be under way: wait until nobody holds the lock."""
    if location.url is not None:
        with psycopg.connect(location.url, autocommit=True) as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", (_JOURNAL_LOCK,))


def commands_of(location: Location) -> dict[str, int]:
    """Every command that the database holds, and the number of its entry, read past the store."""
    with snapshot(location) as database:
        return {str(row["id"]): int(str(row["seq"])) for row in database.rows("SELECT id, seq FROM commands")}


def violations(location: Location, anchors: Path, done: Sequence[Acknowledged]) -> list[str]:
    """Everything that a crash must not do to acknowledged acts and to the records as a whole (I1-I10, I14)."""
    report = verify(location, [anchors])
    found = [str(finding) for finding in report.findings]
    commands = commands_of(location)
    found += [f"lost: {act.command}" for act in done if commands.get(act.command) != act.seq]
    if sorted(commands.values()) != list(range(1, report.seq + 1)):
        found.append("not one command for each entry")
    found += _wrong_numbers(location)
    if found:
        return found
    records = StoredRecords(location, clock=WallClock(), random_bytes=os.urandom, anchor_folders=[anchors])
    with records.reading() as loads:
        found += [problem for act in done for problem in _missing(loads, act)]
        found += _not_anchored(loads, anchors, done)
    records.close()
    return found


def _wrong_numbers(location: Location) -> list[str]:
    """The series must be 1 … N, counted past the program's own check."""
    with snapshot(location) as database:
        rows = list(database.rows("SELECT series, year, number FROM register"))
    series: dict[tuple[object, object], list[int]] = {}
    for row in rows:
        series.setdefault((row["series"], row["year"]), []).append(int(str(row["number"])))
    return [
        f"numbers of {name}: {numbers}"
        for name, numbers in series.items()
        if sorted(numbers) != list(range(1, len(numbers) + 1))
    ]


def _missing(loads: Loads, act: Acknowledged) -> Iterator[str]:
    (stored,) = loads.find(Command, id=act.command)
    if stored.result != json.dumps(act.result, sort_keys=True):
        yield f"another result: {act.command}"
    for name, key in act.result.items():
        if name in KINDS and not loads.find(KINDS[name], id=key):
            yield f"lost: {name} {key} of {act.command}"


def _not_anchored(loads: Loads, anchors: Path, done: Sequence[Acknowledged]) -> Iterator[str]:
    from compounder.domain.pharmacy import Pharmacy

    (pharmacy,) = loads.find(Pharmacy)
    known = {(anchor.seq, anchor.head) for anchor in read_anchors([anchors], pharmacy.id)}
    for act in done:
        if (act.seq, act.head) not in known:
            yield f"acknowledged and not anchored: {act.seq}"
