"""Two windows on one database, SQLite and PostgreSQL: the stale one is refused or reads anew, and never overwrites."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from compounder.domain.batch import Batch, BatchState
from compounder.store.location import Location
from compounder.store.opening import create_database
from compounder.store.stock_queries import StoredStockQueries
from compounder.store.trace_queries import StoredTraceQueries
from tests.journeys.main_job import BATCH
from tests.journeys.room import plain, ready_room, words_in
from tests.services import bench
from tests.services.pharmacy import PASSWORD, TestPharmacy, found_pharmacy, open_pharmacy_at
from tests.store.conftest import Databases, databases, server
from tests.ui.keys import type_text
from tests.ui.station import open_window, settle, sign_in, workplace_of
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.places import Place, Target
from ui.widgets.pdf_preview import wait_for_pages

__all__ = ["databases", "server"]


@pytest.fixture(scope="session")
def shared_template(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> tuple[Location, Path]:
    """The room in the morning on either engine, the concentrate accepted."""
    location, anchors = databases.new(), tmp_path_factory.mktemp("shared") / "anchors"
    create_database(location)
    found_pharmacy(location, anchors)
    opened = open_pharmacy_at(location, anchors)
    ready_room(opened)
    bench.concentrate(opened, containers=1, container_size=bench.q("10 mL"))
    opened.records.close()
    return location, anchors


@pytest.fixture
def location(databases: Databases, shared_template: tuple[Location, Path], tmp_path: Path) -> tuple[Location, Path]:
    """A copy of it."""
    anchors = tmp_path / "anchors"
    shutil.copytree(shared_template[1], anchors)
    return databases.copy(shared_template[0]), anchors


class Window:
    """One of the windows, with records and threads of its own."""

    def __init__(self, location: Location, anchors: Path, login: str) -> None:
        self.pharmacy: TestPharmacy = open_pharmacy_at(location, anchors)
        self.queries = StoredTraceQueries(location)
        self.operations = Operations()
        self.workplace = workplace_of(self.pharmacy, self.operations, self.queries)
        self.window: MainWindow = open_window(self.workplace)
        sign_in(self.window, login, PASSWORD)

    def go(self, target: Target) -> None:
        """Open a target, in front of the other window."""
        assert self.window.desk is not None
        self.front()
        self.window.desk.open(target)
        self.rest()

    def front(self) -> None:
        """Bring it to the front."""
        self.window.activateWindow()
        while not self.window.isActiveWindow():
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type into what has the focus."""
        self.front()
        type_text(text)
        QTest.qWait(200)
        self.rest()

    def press(self, key: Qt.Key) -> None:
        """A key."""
        self.front()
        QTest.keyClick(self.window.windowHandle(), key)
        self.rest()

    def rest(self) -> None:
        """Let everything be done."""
        settle(self.operations)
        wait_for_pages()
        settle(self.operations)

    @property
    def said(self) -> str:
        """Every word in sight."""
        return plain(" · ".join(words_in(self.window)))

    def close(self) -> None:
        """End its threads and give back its records."""
        self.rest()
        self.workplace.balances.close()
        self.operations.close()
        self.queries.close()
        if isinstance(self.workplace.facilities.stock, StoredStockQueries):
            self.workplace.facilities.stock.close()
        self.pharmacy.records.close()


@pytest.fixture
def window_of(
    qapp: QApplication,  # noqa: ARG001 - the event loop must be there
    location: tuple[Location, Path],
) -> Iterator[Callable[[str], Window]]:
    """Opens a window on the shared records for somebody."""
    opened: list[Window] = []

    def opens(login: str) -> Window:
        opened.append(Window(*location, login))
        return opened[-1]

    yield opens
    for window in opened:
        window.close()


def test_a_plan_whose_stock_another_window_took_is_not_recorded(window_of: Callable[[str], Window]) -> None:
    """10 mL of concentrate are there for one batch; the stale plan is refused, keeps its size, and is made anew."""
    one, other = window_of("tina"), window_of("paul")
    for window in (one, other):
        window.go(Target(Place.BATCHES, bench.INJECTION, "new"))
        window.write("10mL")
    other.press(Qt.Key.Key_F12)
    one.press(Qt.Key.Key_F12)
    with one.pharmacy.records.reading() as loads:
        (batch,) = loads.find(Batch)
    assert batch.planned_by == one.pharmacy.member("paul").id
    assert "4 mL of sodium thiosulfate injection 250 mg/mL left in all usable lots, 6 mL needed." in one.said
    assert "10 millilitres" in one.said


def test_a_line_that_another_window_recorded_is_not_recorded_again(window_of: Callable[[str], Window]) -> None:
    """Both have the same line in hand with an amount typed."""
    one, other = window_of("tina"), window_of("paul")
    bench.planned(one.pharmacy, bench.INJECTION, "10 mL")
    for window, amount in ((one, "6.01mL"), (other, "6mL")):
        window.go(Target(Place.BATCHES, BATCH, "weigh"))
        window.window.scan("INJ-1")
        window.rest()
        window.write(amount)
        window.press(Qt.Key.Key_Tab)
        window.write("syringe")
    other.press(Qt.Key.Key_F12)
    one.press(Qt.Key.Key_F12)
    (kept,) = bench.dossier(one.pharmacy, BATCH).weighings
    assert (str(kept.reading), kept.weighed_by) == ("6 mL", one.pharmacy.member("paul").id)
    assert "Line 1 was weighed" in one.said, one.said


def test_a_release_that_another_window_signed_is_not_signed_again(window_of: Callable[[str], Window]) -> None:
    """Two sign the same release: the second comes too late, gives no second number, and sees what stands."""
    one, other = window_of("paul"), window_of("paul")
    batch = bench.planned(one.pharmacy, bench.INJECTION, "10 mL")
    bench.weigh_all(one.pharmacy, batch, "")  # type: ignore[arg-type]  # nothing of it is weighed on a balance
    bench.verify_all(one.pharmacy, batch)
    bench.steps_done(one.pharmacy, batch)
    bench.obtain(one.pharmacy, batch, "10 mL", [(1, "10 mL")])
    for window in (one, other):
        window.go(Target(Place.BATCHES, batch, "release"))
        window.write(PASSWORD)
    other.press(Qt.Key.Key_F12)
    assert "P-2026-0001" in other.said
    one.press(Qt.Key.Key_F12)
    assert bench.stored_batch(one.pharmacy, batch).state is BatchState.RELEASED
    assert "Batch 2026-0001 is released: nothing more is recorded on it." in one.said
    assert "Register number · P-2026-0001" in one.said, one.said
