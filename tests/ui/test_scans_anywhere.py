"""A badge, a pack and Esc mean the same wherever one is: a person with gloves has a scanner and six keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from compounder.domain.batch import BatchId
from compounder.store.location import Location
from tests.journeys.labels import badge, pack
from tests.services import bench
from tests.services.pharmacy import PASSWORD, TestPharmacy, open_pharmacy_at
from tests.services.stock import received
from tests.store.conftest import Databases
from tests.ui.station import open_window, settle, sign_in
from ui.frame.desk import Desk
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.stock.receive import ReceiveForm
from ui.screens.stock.screen import StockScreen
from ui.screens.today.screen import TodayScreen
from ui.workplace import Workplace


@pytest.fixture(scope="module")
def day(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """A batch that waits for the pharmacist, and a lot in quarantine."""
    anchors = tmp_path_factory.mktemp("anywhere") / "anchors"
    shutil.copytree(pharmacy_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(pharmacy_template[0]), anchors)
    key = bench.stocked(opened)
    bench.weigh_all(opened, bench.planned(opened), key)
    received(opened, lot_number="TS2511-1")
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


@pytest.fixture
def window(workplace: Workplace) -> MainWindow:
    """The window with the pharmacist signed in, in front."""
    opened = open_window(workplace)
    opened.activateWindow()
    sign_in(opened, "paul", PASSWORD)
    return opened


def desk_of(window: MainWindow) -> Desk:
    """The desk that is shown."""
    assert window.desk is not None
    return window.desk


def scan(window: MainWindow, text: str) -> None:
    """What the scanner sends, and everything that comes of it."""
    window.scan(text)
    settle(window.workplace.operations)


def press(window: MainWindow, key: Qt.Key) -> None:
    """A key on what has the focus."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    settle(window.workplace.operations)


def test_a_badge_gives_the_window_to_its_wearer_wherever_one_is(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """Also while a line is read, where any other scan is a lot; the password is still asked for; one's own locks."""
    desk = desk_of(window)
    desk.open(Target(Place.BATCHES, "2026-0001", "verify"))
    settle(window.workplace.operations)
    scan(window, badge("tina"))
    assert window.desk is None
    assert (window.sign_in.name.text(), window.sign_in.password.text()) == ("tina", "")
    assert window.sign_in.password.line.hasFocus()
    assert bench.dossier(pharmacy, BatchId("2026-0001")).verifications == ()
    scan(window, badge("paul"))
    assert window.sign_in.name.text() == "paul"
    sign_in(window, "paul", PASSWORD)
    assert desk_of(window) is desk
    scan(window, badge("PAUL"))
    assert window.desk is None


def test_a_lot_that_is_called_like_somebody_is_a_lot(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """One scan, one meaning: the record, never a guess."""
    received(pharmacy, lot_number="tina")
    scan(window, "tina")
    assert window.desk is not None
    assert isinstance(desk_of(window).current, StockScreen)


def test_a_pack_that_is_not_known_is_received_from_anywhere(window: MainWindow) -> None:
    """The list says so, and nothing happens before Down and Enter; then the form holds what the code says."""
    scan(window, pack("TS2601-9", containers=3))
    field = desk_of(window).header.field
    assert field.palette_list.isVisible()
    assert field.line.hasFocus()
    assert isinstance(desk_of(window).current, TodayScreen)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    stock = desk_of(window).current
    assert isinstance(stock, StockScreen)
    assert isinstance(stock.current, ReceiveForm)
    assert stock.receive.fields.lot_number.text() == "TS2601-9"
    assert stock.receive.fields.containers.text() == "3"
    assert not field.palette_list.isVisible()


def test_who_may_not_receive_is_told_that_the_pack_is_not_known(window: MainWindow) -> None:
    """An act that the role has not is not offered."""
    window.lock()
    sign_in(window, "aude", PASSWORD)
    scan(window, pack("TS2601-9"))
    desk = desk_of(window)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert isinstance(desk.current, TodayScreen)
    assert desk.header.field.palette_list.isVisible()


def test_esc_goes_home_and_what_was_typed_stays(window: MainWindow) -> None:
    """From a field too; at home it goes nowhere, and the current row has the focus, whatever was done meanwhile."""
    desk = desk_of(window)
    desk.open(Target(Place.STOCK, act="receive"))
    settle(window.workplace.operations)
    stock = desk.current
    assert isinstance(stock, StockScreen)
    stock.receive.fields.supplier.setFocus()
    stock.receive.fields.supplier.set_text("Cooper")
    press(window, Qt.Key.Key_Escape)
    today = desk.current
    assert isinstance(today, TodayScreen)
    assert today.list.isAncestorOf(QApplication.focusWidget() or today)
    press(window, Qt.Key.Key_Escape)
    assert desk.current is today
    desk.back()
    assert stock.receive.fields.supplier.text() == "Cooper"
