"""A window at the weighing of a batch, with a simulated balance on a real line."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from compounder.devices.simulated_balance import SimulatedBalance
from compounder.domain.balance import LiveReading
from compounder.domain.batch import BatchId, Weighing
from compounder.domain.dossier import Dossier
from tests.services import bench
from tests.services.pharmacy import PASSWORD, TestPharmacy
from tests.ui.station import open_window, settle, sign_in
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.batches.screen import BatchesScreen
from ui.screens.batches.weigh.screen import WeighStep
from ui.workplace import Workplace

PATIENCE = 10.0


def wait(until: Callable[[], bool]) -> None:
    """Let window and balance work until something holds."""
    end = time.monotonic() + PATIENCE
    while not until():
        QApplication.processEvents()
        assert time.monotonic() < end, "it did not come to this"
        time.sleep(0.005)


@dataclass
class Bench:
    """The window on a batch, the pan, and what a technician does there."""

    window: MainWindow
    pharmacy: TestPharmacy
    pan: SimulatedBalance | None
    batch: BatchId

    @property
    def step(self) -> WeighStep:
        """The step that is shown."""
        assert self.window.desk is not None
        host = self.window.desk.current
        assert isinstance(host, BatchesScreen)
        assert isinstance(host.current, WeighStep)
        return host.current

    def put(self, grams: str) -> None:
        """Lay so much on the pan, and wait until the window shows it stable."""
        assert self.pan is not None
        amount = bench.q(f"{grams} g")
        self.pan.put(amount)

        def is_shown() -> bool:
            line = self.step.card.scale._line
            shown = line.shown if line is not None else None
            return isinstance(shown, LiveReading) and shown.is_stable and shown.quantity == amount

        wait(is_shown)

    def scan(self, text: str) -> None:
        """A scan, as the window gets it."""
        self.window.scan(text)
        self.settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, through Qt's table of shortcuts."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.settle()

    def record(self) -> None:
        """F12, and wait until the balance has been read and everything is written."""
        before = len(self.dossier().weighings)
        self.press(Qt.Key.Key_F12)
        wait(lambda: len(self.dossier().weighings) > before)
        self.settle()

    def weigh(self, lot: str, grams: str) -> None:
        """One line, from the scan to the record."""
        self.scan(lot)
        self.put(grams)
        self.record()

    def settle(self) -> None:
        """Let everything asked for be done."""
        settle(self.window.workplace.operations)

    def dossier(self) -> Dossier:
        """What is recorded of the batch."""
        return bench.dossier(self.pharmacy, self.batch)

    def last(self) -> Weighing:
        """The last weighing."""
        return self.dossier().weighings[-1]


def open_bench(
    workplace: Workplace,
    pharmacy: TestPharmacy,
    batch: BatchId,
    *,
    pan: SimulatedBalance | None = None,
    login: str = "tina",
    size: tuple[int, int] = (1280, 800),
) -> Bench:
    """Sign in and open the batch at Weigh."""
    window = open_window(workplace, *size)
    sign_in(window, login, PASSWORD)
    opened = Bench(window, pharmacy, pan, batch)
    assert window.desk is not None
    window.desk.open(Target(Place.BATCHES, batch, "weigh"))
    opened.settle()
    window.activateWindow()
    wait(window.isActiveWindow)
    return opened
