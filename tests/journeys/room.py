"""The preparation room of the journeys: what is there in the morning, the window, the pan, the printer."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from compounder.devices.simulated_balance import SimulatedBalance
from tests.devices.stand_in_lp import StandInPrinter
from tests.services import bench, counter
from tests.services.pharmacy import TestPharmacy
from tests.ui.station import settle
from ui.main_window import MainWindow
from ui.scanner import Scanner
from ui.widgets.pdf_preview import wait_for_pages

PATIENCE = 20.0
RECORD_NUMBER = "0048213"


def ready_room(pharmacy: TestPharmacy) -> None:
    """Formulations in force, excipients accepted, a checked balance, a patient; the active has still to come."""
    for formulation, days in ((bench.OINTMENT, 90), (bench.INJECTION, 1)):
        bench.approve(pharmacy, formulation)
        bench.house_limit(pharmacy, formulation, days)
    for name in ("glycerol", "lanolin", "white petrolatum"):
        bench.excipient(pharmacy, name)
    bench.excipient(pharmacy, "diluent", size="500 mL")
    bench.balance(pharmacy)
    counter.patient(pharmacy, number=RECORD_NUMBER)


@dataclass
class Room:
    """A window on the room and what lies around it."""

    window: MainWindow
    pharmacy: TestPharmacy
    pan: SimulatedBalance
    printer: StandInPrinter
    scanner: Scanner

    def open(self, width: int = 1280, height: int = 800) -> None:
        """Show the window in front of everything."""
        self.window.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow, "the window in front")
        self.rest()

    def rest(self) -> None:
        """Let everything asked for be done, and its answers and pages arrive."""
        settle(self.window.workplace.operations)
        wait_for_pages()
        QApplication.processEvents()

    def after_keys(self) -> None:
        """Rest once nothing more is held: decided at once, as after the scanner's pause (`tests.ui.test_scanner`)."""
        self.scanner.settle()
        self.rest()

    def wait(self, until: Callable[[], object], what: str) -> None:
        """Let window and balance work until something holds."""
        end = time.monotonic() + PATIENCE
        while not until():
            QApplication.processEvents()
            assert time.monotonic() < end, f"still waiting for {what}; in sight:\n{self.said}"
            time.sleep(0.003)

    @property
    def said(self) -> str:
        """Every word in sight, with plain spaces."""
        return plain(" · ".join(words_in(self.window)))


def words_in(widget: QWidget) -> list[str]:
    """The words of every label in sight."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def plain(text: str) -> str:
    """With plain spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
