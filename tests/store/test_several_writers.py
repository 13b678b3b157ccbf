"""Several processes give out numbers at once: no gap, no double; the broken ways fail the same test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from compounder.domain.dispensing import RegisterEntry, Series
from compounder.store.location import Location
from compounder.store.verification.verify import verify
from tests.store.day import BATCH, Day
from tests.store.tampering import intruder

ROOT = Path(__file__).parent.parent.parent
PROCESSES = 8


def run_together(pattern: str, location: Location, anchors: Path, count: int, processes: int = PROCESSES) -> None:
    """Start the processes, let them begin at one moment, and wait for all."""
    where = str(location.path or location.url)
    command = [sys.executable, "-m", "tests.store.writers", pattern, where, str(anchors), str(count)]
    running = [
        subprocess.Popen(
            [*command, f"w{n}"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
        )
        for n in range(processes)
    ]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n", process.communicate()[1].decode()
    for process in running:
        assert process.stdin is not None
        process.stdin.write(b"go\n")
        process.stdin.flush()
    for process in running:
        _, errors = process.communicate(timeout=600)
        assert process.returncode == 0, errors.decode()


def is_gapless(numbers: list[int]) -> bool:
    """1 … N, each once."""
    return sorted(numbers) == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("count", [6, pytest.param(50, marks=pytest.mark.soak)])
def test_eight_processes_dispense_at_once(day: Day, count: int) -> None:
    """Numbers follow without gap or double, the pot never goes below zero, and the chain holds (I1-I6)."""
    if day.location.engine == "sqlite":
        day.clock.now = day.clock.now.replace(hour=0)
    day.records.close()
    run_together("ours", day.location, day.anchors, count)
    with day.records.reading() as loads:
        numbers = [entry.number for entry in loads.find(RegisterEntry, series=Series.DISPENSING)]
        left = loads.product_left(BATCH)
    day.records.close()
    assert is_gapless(numbers)
    assert len(numbers) > PROCESSES * count * 0.6 or left == 0
    assert left >= 0
    assert verify(day.location, [day.anchors]).findings == ()


@pytest.mark.parametrize(
    ("databases", "pattern"),
    [
        ("sqlite", "autocommit"),
        *(("postgresql", pattern) for pattern in ("autocommit", "read_committed", "read_before_lock", "sequence")),
    ],
    indirect=["databases"],
)
def test_the_broken_ways_fail_the_same_test(location: Location, tmp_path: Path, pattern: str) -> None:
    """A number read before the lock is given twice, a sequence's is lost with its act: the test above would see it."""
    with intruder(location) as inside:
        inside.run("CREATE TABLE broken (n INTEGER)")
        inside.run("CREATE TABLE guard (n INTEGER)")
        inside.run("INSERT INTO guard (n) VALUES (1)")
        if location.engine == "postgresql":
            inside.run("CREATE SEQUENCE numbers")
    run_together(pattern, location, tmp_path, 80, processes=4)
    with intruder(location) as inside:
        numbers = [row[0] for row in inside.run("SELECT n FROM broken")]
    assert not is_gapless(numbers)
