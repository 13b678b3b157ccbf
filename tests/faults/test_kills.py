"""kill -9 at any moment: nothing acknowledged is lost, nothing is half there, and the work goes on (F1)."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from tests.faults.conftest import MakePlace, Place
from tests.faults.killing import (
    Acknowledged,
    Heard,
    WarmWriter,
    commands_of,
    moment,
    violations,
    wait_for_the_dead,
    warm_writer,
)
from tests.store.conftest import Databases

ROUNDS_A_PLACE = 20
"""After so many kills a fresh pharmacy is taken, so that looking at all its records stays quick."""


@dataclass(slots=True)
class Tally:
    """What a loop has seen, to be reported."""

    rounds: int = 0
    acknowledged: int = 0
    kept: int = 0
    dropped: int = 0
    kinds: set[str] = field(default_factory=set)

    def note(self, heard: Heard, *, kept: bool) -> None:
        """Count a round."""
        self.rounds += 1
        self.acknowledged += len(heard.done)
        self.kinds |= {heard.kinds[act.command] for act in heard.done}
        if heard.in_flight is not None:
            self.kept += kept
            self.dropped += not kept


def kill_once(writer: WarmWriter, place: Place, done: list[Acknowledged], tally: Tally) -> list[str]:
    """One kill; answers what it broke."""
    before = commands_of(place.location)
    heard = writer.killed("work", place.location, place.anchors, moment(place.location))
    assert not heard.fell, "the writer ended by itself: see its traceback"
    wait_for_the_dead(place.location)
    after = commands_of(place.location)
    done.extend(heard.done)
    unasked = after.keys() - before.keys() - {act.command for act in heard.done} - {heard.in_flight}
    tally.note(heard, kept=heard.in_flight in after)
    return violations(place.location, place.anchors, done) + [f"unasked: {command}" for command in unasked]


def kill_again_and_again(new_place: MakePlace, rounds: int) -> Tally:
    """So many kills, each writer going on where the killed one before it was stopped."""
    tally = Tally()
    with warm_writer() as writer:
        while tally.rounds < rounds:
            place, done = new_place(), list[Acknowledged]()
            for _ in range(min(ROUNDS_A_PLACE, rounds - tally.rounds)):
                assert kill_once(writer, place, done, tally) == []
    print(tally)  # noqa: T201 - shown with -s and where the test fails
    return tally


def test_nothing_acknowledged_is_lost_and_nothing_is_partial(new_place: MakePlace, databases: Databases) -> None:
    """100 kills on SQLite, 25 of PostgreSQL's client, at random moments of weighing, release, hand-over and all else.

    A third of the kills at least fall inside an act, or they would prove nothing.
    """
    tally = kill_again_and_again(new_place, 100 if databases.engine == "sqlite" else 25)
    assert tally.acknowledged > tally.rounds
    assert tally.kept + tally.dropped > tally.rounds / 3
    assert {"record_weighing", "verify_weighing"} <= tally.kinds


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_two_thousand_kills(new_place: MakePlace, databases: Databases) -> None:
    """2,000 on SQLite, 500 of PostgreSQL's client: every act of the job among them, kills on both sides of COMMIT."""
    tally = kill_again_and_again(new_place, 2000 if databases.engine == "sqlite" else 500)
    assert {"plan_batch", "record_weighing", "verify_weighing", "record_yield", "release_batch", "dispense"} <= (
        tally.kinds
    )
    assert tally.kept > 0
    assert tally.dropped > 0


def test_acts_without_a_transaction_fail_the_same_loop(new_file: MakePlace) -> None:
    """The negative control: where each statement commits by itself, a kill soon leaves half an act, and it is seen.

    Or the writer falls over a half act itself, which the loop above sees too. Each writer may live a little longer than
    the one before, so that one of them reaches its first act on a machine under load as well.
    """
    seen: list[str] = []
    with warm_writer() as writer:
        place = new_file()
        for attempt in range(60):
            heard = writer.killed("torn", place.location, place.anchors, moment(place.location) * (1 + attempt / 6))
            seen = violations(place.location, place.anchors, heard.done) + ["fell"] * heard.fell
            if seen:
                break
    assert seen
