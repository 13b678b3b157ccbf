"""The n-th statement of an act fails, for every n until none does: the act is absent, then whole and once (F5)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import event

from compounder.domain.errors import Refusal
from compounder.services.unit_of_work import Changes
from compounder.store.location import Location, sqlite_driver
from compounder.store.verification.verify import verify
from tests.faults.acts import ACTS, Send, everything
from tests.services.pharmacy import TestPharmacy


class DefectError(Exception):
    """A defect of the program, at the worst moment."""


class Breaker:
    """Raises at the n-th statement of the writing engine, before or after the database has carried it out."""

    def __init__(self, error: Exception, n: int) -> None:
        self.error, self.n, self.count = error, n, 0

    def statement(self, *_: object) -> None:
        """Called at each statement."""
        self._step()

    def commit(self, *_: object) -> None:
        """Called where COMMIT is about to be sent: the last point at which an act may still vanish."""
        self._step()

    def _step(self) -> None:
        self.count += 1
        if self.count == self.n:
            raise self.error


@contextmanager
def breaking(pharmacy: TestPharmacy, when: str, error: Exception, n: int) -> Iterator[Breaker]:
    """A breaker in place."""
    breaker, engine = Breaker(error, n), pharmacy.records._writer
    hooks = ((f"{when}_cursor_execute", breaker.statement), ("commit", breaker.commit))
    for name, hook in hooks:
        event.listen(engine, name, hook)
    try:
        yield breaker
    finally:
        for name, hook in hooks:
            event.remove(engine, name, hook)


def answer(send: Send) -> Changes | str:
    """What an act answers, or how it failed."""
    try:
        return send()
    except DefectError:
        return "defect"
    except Refusal as refusal:
        return refusal.code


def full_disk(location: Location) -> Exception:
    """What each driver raises when no room is left."""
    if location.engine == "sqlite":
        error: Exception = sqlite_driver().OperationalError("database or disk is full")
        return error
    return psycopg.errors.DiskFull("could not extend file")


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("kind", ["defect", "full"])
@pytest.mark.parametrize("name", ACTS)
def test_a_fault_at_any_statement_leaves_all_or_nothing(
    stocked_pharmacy: TestPharmacy, name: str, kind: str, when: str
) -> None:
    """Simulated: the exception is raised in the program around the statement, or in the stead of COMMIT.

    Each time not one row differs; the same command sent again at the end is carried out, once, and verifies.
    """
    send = ACTS[name](stocked_pharmacy)
    location = stocked_pharmacy.location
    error, code = (DefectError(), "defect") if kind == "defect" else (full_disk(location), "disk_full")
    before, n = everything(location), 1
    while True:
        with breaking(stocked_pharmacy, when, error, n) as breaker:
            done = answer(send)
        if isinstance(done, Changes):
            break
        assert done == code
        assert everything(location) == before, f"statement {n}"
        n += 1
    assert breaker.count == n - 1 > 20, "a fault was passed over"
    assert not done.repeated
    again = send()
    assert (again.repeated, again.seq, again.result) == (True, done.seq, done.result)
    assert verify(location, [stocked_pharmacy.anchors]).findings == ()
