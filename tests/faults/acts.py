"""Single acts to be disturbed, each under one command that can be sent again, and what the database holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from compounder.bootstrap import stationery
from compounder.domain.batch import ContainerId
from compounder.domain.names import LONGEST_TEXT
from compounder.domain.staff import Role
from compounder.services.compound_batch.release import release_batch
from compounder.services.dispense import Prescription, ToWhom, dispense
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import print_batch_paper
from compounder.services.unit_of_work import Changes
from compounder.shipped import rule_book
from compounder.store.location import Location
from compounder.store.raw import RawRow, snapshot
from tests.faults.workday import SIZE, ready_for_release, the_patient
from tests.services import bench
from tests.services.pharmacy import TestPharmacy

Send = Callable[[], Changes]


def a_release(pharmacy: TestPharmacy) -> Send:
    """A batch that is ready, and its release: sent as often as one likes, always the same command."""
    batch = ready_for_release(pharmacy)
    act = pharmacy.act("release_batch", Role.PHARMACIST)
    signing = pharmacy.signing(act)
    return lambda: release_batch(pharmacy.records, act, signing, rule_book(), batch)


def a_dispensing(pharmacy: TestPharmacy) -> Send:
    """A released batch, and the hand-over of two of its pots."""
    batch = ready_for_release(pharmacy)
    bench.release(pharmacy, batch)
    act = pharmacy.act("dispense", Role.TECHNICIAN)
    signing = pharmacy.signing(act)
    written = pharmacy.clock.now.date() - timedelta(days=3)
    order = Prescription("Dr Claire Martin", "Service de dermatologie, Lille", written, "Pommade", "2 fois par jour")
    to, pots = ToWhom(the_patient(pharmacy), "DA", 1960), [ContainerId(f"{batch}/1"), ContainerId(f"{batch}/2")]
    return lambda: dispense(pharmacy.records, act, signing, containers=pots, to=to, prescription=order)


def a_printing(pharmacy: TestPharmacy) -> Send:
    """A planned batch, and a duplicate of its worksheet: its reason is as long as one may be, so that it needs room."""
    batch = bench.planned(pharmacy, size=SIZE)
    kind, now = PaperKind.WORKSHEET, pharmacy.clock.now
    original = pharmacy.act("print", Role.TECHNICIAN)
    print_batch_paper(pharmacy.records, original, stationery(), kind, batch, now=now)
    act = pharmacy.act("print", Role.TECHNICIAN, "€" * LONGEST_TEXT)
    return lambda: print_batch_paper(pharmacy.records, act, stationery(), kind, batch, now=now).changes


ACTS = {"release": a_release, "dispensing": a_dispensing}


def everything(location: Location) -> dict[str, list[RawRow]]:
    """Every row of every table, as it is stored."""
    with snapshot(location) as database:
        return {
            table: sorted(database.rows(f'SELECT * FROM "{table}"'), key=repr) for table in database.tables()
        }  # fmt: skip
