"""Opening screens again and again leaves nothing behind, and no part of a screen is ever a window of its own."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from compounder.domain.balance import Balance
from compounder.store.location import Location
from tests.journeys.room import Room
from tests.services import bench
from tests.services.pharmacy import PASSWORD, TestPharmacy, open_pharmacy_at
from tests.services.stock import accepted, received
from tests.store.conftest import Databases
from tests.ui.station import sign_in
from ui.places import Place, Target

RELEASED, WEIGHED, MADE, PLANNED = "2026-0001", "2026-0002", "2026-0003", "2026-0004"
TARGETS = (
    Target(Place.TODAY),
    Target(Place.BATCHES),
    Target(Place.BATCHES, act="new"),
    Target(Place.BATCHES, bench.OINTMENT, "new"),
    Target(Place.BATCHES, PLANNED, "plan"),
    Target(Place.BATCHES, PLANNED, "weigh"),
    Target(Place.BATCHES, WEIGHED, "verify"),
    Target(Place.BATCHES, MADE, "release"),
    Target(Place.BATCHES, RELEASED, "label"),
    Target(Place.DISPENSE),
    Target(Place.PATIENTS),
    Target(Place.STOCK),
    Target(Place.STOCK, act="receive"),
    Target(Place.FORMULATIONS),
    Target(Place.CALCULATE),
    *(Target(Place.RECORDS, page) for page in ("register", "audit", "trace", "verify", "backup")),
    *(Target(Place.SETTINGS, page) for page in ("people", "balances", "printers", "look", "pharmacy")),
)
PLACES = tuple(target for target in TARGETS if target.place is not Place.BATCHES or not target.record)[:12]
"""Fewer, for the run of every day: a step of a batch draws its proof anew at each opening."""
_PAGE = os.sysconf("SC_PAGE_SIZE")


@pytest.fixture(scope="module")
def day(
    sqlite_databases: Databases, room_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """A batch released, one weighed, one ready for release, one planned; a lot in quarantine."""
    anchors = tmp_path_factory.mktemp("day") / "anchors"
    shutil.copytree(room_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(room_template[0]), anchors)
    accepted(opened)
    received(opened, lot_number="TS2511-1")
    for name in ("glycerol", "lanolin", "white petrolatum"):
        bench.excipient(opened, name, size="5000 g", lot_number=f"{name[:2].upper()}-2")
    accepted(opened, lot_number="TS2412-1")
    with opened.records.reading() as loads:
        key = loads.find(Balance)[0].id
    assert bench.released(opened, key) == RELEASED
    bench.weigh_all(opened, bench.planned(opened, size="100 g"), key)
    assert bench.made(opened, key) == MADE
    assert bench.planned(opened, size="40 g") == PLANNED
    opened.records.close()
    return opened.location, anchors


@pytest.fixture
def pharmacy(sqlite_databases: Databases, day: tuple[Location, Path], tmp_path: Path) -> Iterator[TestPharmacy]:
    """A copy of it."""
    anchors = tmp_path / "anchors"
    shutil.copytree(day[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(day[0]), anchors)
    yield opened
    opened.records.close()


def open_all(room: Room, targets: Sequence[Target], times: int) -> None:
    """Open screens in turn, so many times."""
    desk = room.window.desk
    assert desk is not None
    for _ in range(times):
        QTest.keyClick(room.window.windowHandle(), Qt.Key.Key_Shift)  # or the window locks after ten minutes
        assert room.window.desk is desk
        for target in targets:
            desk.open(target)
            QApplication.processEvents()
        room.rest()


def held(room: Room) -> tuple[int, int]:
    """How many objects of Qt the window holds, and how many widgets the process."""
    gc.collect()
    room.rest()
    return len(room.window.findChildren(QObject)), len(QApplication.allWidgets())


def megabytes() -> float:
    """What of the process lies in memory."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _PAGE / 2**20


@pytest.mark.parametrize(
    ("targets", "times", "growth"),
    [
        pytest.param(PLACES, 50, 24, marks=pytest.mark.timeout(600), id="places-50"),
        pytest.param(TARGETS, 500, 64, marks=pytest.mark.soak, id="everything-500"),
    ],
)
def test_opening_every_screen_again_and_again_leaves_nothing_behind(
    room: Room, targets: Sequence[Target], times: int, growth: float
) -> None:
    """Not one object more, and no memory beyond what caches and the history of the way need."""
    sign_in(room.window, "paul", PASSWORD)
    open_all(room, targets, 3)
    before, memory = held(room), megabytes()
    open_all(room, targets, times)
    assert held(room) == before
    grown = megabytes() - memory
    assert grown <= growth, f"{grown:.1f} MB more after {times} openings of each screen"


class OwnWindows(QObject):
    """Hears of every widget that is shown as a window of its own, besides the window, menus and lists."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Write down what is shown without a parent."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            is_popup = watched.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
            if watched is not self._window and not is_popup:
                self.seen.append(f"{type(watched).__name__} {watched.accessibleName()!r}")
        return False


@pytest.mark.parametrize("login", ["paul", "tina", "admin", "aude"])
def test_no_part_of_a_screen_becomes_a_window_of_its_own(room: Room, application: QApplication, login: str) -> None:
    """A part shown before it has a parent is a window for a moment, and takes the keys from the real one."""
    ears = OwnWindows(room.window)
    application.installEventFilter(ears)
    sign_in(room.window, login, PASSWORD)
    for target in TARGETS:
        assert room.window.desk is not None
        room.window.desk.open(target)
        room.rest()
    application.removeEventFilter(ears)
    assert ears.seen == []
    assert QApplication.activeWindow() is room.window
    shown = [widget for widget in application.topLevelWidgets() if widget.isVisible()]
    assert shown == [room.window]
