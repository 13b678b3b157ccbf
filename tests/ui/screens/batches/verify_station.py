"""What the tests of Verify and Release share: batches weighed by the technician and by the pharmacist, an injection."""

from __future__ import annotations

import shutil
from pathlib import Path

from compounder.domain.batch import BatchId
from compounder.domain.staff import Role
from compounder.store.location import Location
from tests.services import bench
from tests.services.bench import q
from tests.services.pharmacy import PASSWORD, TestPharmacy, add_member, open_pharmacy_at
from tests.services.stock import accepted
from tests.store.conftest import Databases
from tests.ui.station import MAKERS, settle, sign_in
from ui.frame.desk import Desk
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.batches.screen import BatchesScreen
from ui.screens.batches.step import BatchStep
from ui.workplace import Workplace

HOSTILE = "Lot & 0,9 % {1} %1 " + "x" * 64
_HOSTILE_NAME = f'{{ en = "{HOSTILE}", fr = "{HOSTILE}" }}'
FIRST = "121.16 g"
"""The first reading of the active, which the plan does not say."""
BY_TECHNICIAN, BY_PHARMACIST, INJECTION = (BatchId(f"2026-000{number}") for number in (1, 2, 3))


KEPT: list[MainWindow] = []
"""The window of the test: Python would end it with the last name for it."""


NO_YIELD, DEVIATING, TO_SIGN, RELEASED = (BatchId(f"2026-000{number}") for number in (1, 2, 3, 4))


def pharmacy_at(
    sqlite_databases: Databases, template: tuple[Location, Path], anchors: Path
) -> tuple[TestPharmacy, Path]:
    """A copy of a template."""
    shutil.copytree(template[1], anchors)
    return open_pharmacy_at(sqlite_databases.copy(template[0]), anchors), anchors


def weighed(opened: TestPharmacy) -> None:
    """The three batches, each weighed and none verified; a second pharmacist, petra."""
    add_member(opened, "petra", Role.PHARMACIST)
    key = bench.stocked(opened)
    batch = bench.planned(opened)
    first = bench.dossier(opened, batch).lines[0]
    bench.weigh(opened, first.id, bench.on_balance(key, FIRST))
    bench.weigh_all(opened, batch, key)
    other = bench.planned(opened, size="200 g")
    bench.weigh_all(opened, other, key, role=Role.PHARMACIST)
    bench.approve(opened, bench.INJECTION, change=('{ en = "diluent", fr = "diluant" }', _HOSTILE_NAME))
    bench.concentrate(opened)
    bench.excipient(opened, "diluent", size="500 mL")
    injection = bench.planned(opened, bench.INJECTION, "10 mL")
    bench.weigh_all(opened, injection, key)
    assert (batch, other, injection) == (BY_TECHNICIAN, BY_PHARMACIST, INJECTION)
    assert q(FIRST) != first.planned


def to_release(opened: TestPharmacy) -> None:
    """Four batches of the ointment: the yield is missing, ready to sign, a deviation is open, released."""
    add_member(opened, "petra", Role.PHARMACIST)
    key = bench.stocked(opened)
    for name in ("glycerol", "lanolin", "white petrolatum"):
        bench.excipient(opened, name, size="5000 g", lot_number=f"{name[:2].upper()}-2")
    accepted(opened, lot_number="TS2411-1")
    batches = []
    for _ in range(4):
        batch = bench.planned(opened)
        bench.weigh_all(opened, batch, key)
        bench.verify_all(opened, batch)
        bench.steps_done(opened, batch)
        batches.append(batch)
    bench.obtain(opened, DEVIATING, "440 g", [(1, "400 g")], deviation="a pot fell")
    for batch in (TO_SIGN, RELEASED):
        # Few pots: each label is drawn and read back.
        bench.obtain(opened, batch, "496.2 g", [(1, "450 g")], sample=q("10 g"))
    bench.release(opened, RELEASED)
    assert batches == [NO_YIELD, DEVIATING, TO_SIGN, RELEASED]


def at_step(
    workplace: Workplace, batch: BatchId, step: str, *, login: str = "paul", size: tuple[int, int] = (1280, 800)
) -> MainWindow:
    """The window on a step of a batch, somebody signed in."""
    window = MainWindow(workplace, MAKERS)
    KEPT[:] = [window]
    window.resize(*size)
    window.show()
    settle(workplace.operations)
    sign_in(window, login, PASSWORD)
    desk_of(window).open(Target(Place.BATCHES, batch, step))
    settle(workplace.operations)
    return window


def desk_of(window: MainWindow) -> Desk:
    """The desk that is shown."""
    assert window.desk is not None
    return window.desk


def step_of(window: MainWindow) -> BatchStep:
    """The step that is shown."""
    batches = desk_of(window).current
    assert isinstance(batches, BatchesScreen)
    shown = batches.current
    assert isinstance(shown, BatchStep)
    return shown
