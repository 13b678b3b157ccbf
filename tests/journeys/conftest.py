"""What holds for every journey: the window's rules of `tests/ui`, a room that is ready, a balance, a printer."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_ACCESSIBILITY", "1")

import pytest
from PySide6.QtWidgets import QApplication

from compounder.devices.simulated_balance import SimulatedBalance
from compounder.domain.balance import Balance
from compounder.exchange.settings_file import Settings
from compounder.store.location import Location
from tests.devices.stand_in_lp import StandInPrinter
from tests.journeys.room import Room, ready_room
from tests.services.conftest import pharmacy_template, sqlite_databases
from tests.services.pharmacy import TestPharmacy, open_pharmacy_at
from tests.store.conftest import Databases
from tests.ui.conftest import application, english_and_light, qapp, qt_says_nothing, workplace
from ui.application import SCREENS
from ui.station import Station
from ui.workplace import Workplace

__all__ = [
    "application", "english_and_light", "pharmacy_template", "qapp", "qt_says_nothing", "sqlite_databases", "workplace"
]  # fmt: skip


@pytest.fixture(scope="session")
def room_template(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """The room in the morning; made once, copied for each journey."""
    anchors = tmp_path_factory.mktemp("room") / "anchors"
    shutil.copytree(pharmacy_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(pharmacy_template[0]), anchors)
    ready_room(opened)
    opened.records.close()
    return opened.location, anchors


@pytest.fixture
def pharmacy(
    sqlite_databases: Databases, room_template: tuple[Location, Path], tmp_path: Path
) -> Iterator[TestPharmacy]:
    """A copy of it."""
    anchors = tmp_path / "anchors"
    shutil.copytree(room_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(room_template[0]), anchors)
    yield opened
    opened.records.close()


@pytest.fixture
def pan(pharmacy: TestPharmacy) -> Iterator[SimulatedBalance]:
    """The balance on a simulated line."""
    with pharmacy.records.reading() as loads:
        found = loads.find(Balance)[0]
    with SimulatedBalance(found) as simulated:
        yield simulated


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandInPrinter:
    """CUPS with two printers."""
    monkeypatch.setattr("ui.printing.QDesktopServices.openUrl", lambda _url: False)
    return StandInPrinter(tmp_path / "cups", monkeypatch)


@pytest.fixture
def room(  # noqa: PLR0917 - what lies around a window
    application: QApplication,
    workplace: Workplace,
    pharmacy: TestPharmacy,
    pan: SimulatedBalance,
    printer: StandInPrinter,
    tmp_path: Path,
) -> Iterator[Room]:
    """The station in that room: its window shown, nobody signed in, scanner, lock and reports at work."""
    settings = Settings(ports={"B1": pan.port}, papers=tmp_path, printer="Office", label_printer="Zebra")
    workplace.facilities.keep_settings(settings)
    station = Station(application, workplace, SCREENS, state=tmp_path)
    made = Room(station.window, pharmacy, pan, printer, station.scanner)
    made.open()
    yield made
    made.rest()
    station.leave()
