"""A pharmacy with a released batch and patients of every kind of name, for the tests of Dispense and of Patients."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from compounder.domain.batch import BatchId
from compounder.domain.dispensing import Dispensing, Print, RegisterEntry
from compounder.domain.patient import Pseudonym
from compounder.store.location import Location
from tests.services import bench, counter
from tests.services.pharmacy import TestPharmacy, open_pharmacy_at
from tests.store.conftest import Databases
from tests.ui.keys import type_text
from tests.ui.station import settle
from ui.main_window import MainWindow
from ui.places import Target
from ui.screen import View

SIZES = ((1280, 800), (1920, 1080), (960, 540), (640, 400))
LONG = ("Wolfeschlegelsteinhausenbergerdorff " * 2 + "Hubert Bl").strip()
HOSTILE = 'Nguyễn & Co "Ánh" %1 %n &amp; \\n'
BATCH = BatchId("2026-0001")


def counter_template(made: Databases, template: tuple[Location, Path], folder: Path) -> tuple[Location, Path]:
    """A released batch of nine pots, two of which went to Anne-Sophie: one whole, 20 g of another."""
    anchors = folder / "anchors"
    shutil.copytree(template[1], anchors)
    opened = open_pharmacy_at(made.copy(template[0]), anchors)
    assert bench.released(opened, bench.stocked(opened)) == BATCH
    anne = counter.patient(opened, number="0048213")
    counter.patient(opened, "Szőke-Őrségi Ágnes", date(1985, 7, 1), "0051778")
    counter.patient(opened, LONG, date(1950, 1, 1), "IPP-0000000000000000000000009")
    counter.patient(opened, HOSTILE, date(1971, 3, 4), "0051777")
    counter.hand_over(opened, anne, f"{BATCH}/1")
    counter.hand_over(opened, anne, f"{BATCH}/3", quantity=bench.q("20 g"))
    opened.records.close()
    return opened.location, anchors


def patient(pharmacy: TestPharmacy, number: str) -> Pseudonym:
    """The pseudonym of a record number."""
    from compounder.services.keep_patients import patient_numbered

    with pharmacy.records.reading() as loads:
        return patient_numbered(loads, number).id


def dispensings(pharmacy: TestPharmacy) -> list[Dispensing]:
    """Every hand-over, by its register number."""
    with pharmacy.records.reading() as loads:
        entries = [entry for entry in loads.find(RegisterEntry) if entry.dispensing is not None]
        return [loads.load(Dispensing, str(entry.dispensing)) for entry in sorted(entries, key=lambda e: e.number)]


def prints(pharmacy: TestPharmacy) -> list[tuple[str, int, str | None]]:
    """What was printed: paper, copy, reason."""
    with pharmacy.records.reading() as loads:
        found = sorted(loads.find(Print), key=lambda one: (one.copy, one.paper), reverse=False)
        return [(one.paper, one.copy, one.reason) for one in found]


def shown(window: MainWindow) -> View:
    """The screen that is open."""
    assert window.desk is not None
    assert window.desk.current is not None
    return window.desk.current


def go(window: MainWindow, target: Target) -> None:
    """Go there, as from a list."""
    assert window.desk is not None
    window.desk.open(target)
    settle(window.workplace.operations)


def focus() -> QWidget:
    """What has the focus."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def enter(window: MainWindow, text: str) -> None:
    """Type a text into what has the focus, key by key, and wait for what it brings about."""
    type_text(text)
    settle(window.workplace.operations)
