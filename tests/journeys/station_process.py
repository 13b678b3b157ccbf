"""A station of its own, to be killed: ``python -m tests.journeys.station_process DATABASE ANCHORS PORT BATCH``.

It weighs the first line, takes the second in hand, says so on its output, and waits for what may come.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from compounder.exchange.settings_file import Settings
from compounder.store.location import Location
from compounder.store.trace_queries import StoredTraceQueries
from tests.services.pharmacy import PASSWORD, open_pharmacy_at
from tests.ui.station import settle, sign_in, workplace_of
from ui.application import SCREENS, make_application
from ui.operations import Operations
from ui.places import Place, Target
from ui.station import Station

FIRST, SECOND = "TS2409-3", "GL-1"
IN_HAND = "the second line is in hand"


def main(database: str, anchors: str, port: str, batch: str) -> None:
    """Weigh until somebody kills it."""
    application = make_application(["compounder"])
    pharmacy = open_pharmacy_at(Location(path=Path(database)), Path(anchors))
    workplace = workplace_of(pharmacy, Operations(), StoredTraceQueries(pharmacy.location))
    workplace.facilities.keep_settings(Settings(ports={"B1": port}))
    window = Station(application, workplace, SCREENS, state=Path(anchors)).window
    window.resize(1280, 800)
    window.show()
    settle(workplace.operations)
    sign_in(window, "tina", PASSWORD)
    assert window.desk is not None
    window.desk.open(Target(Place.BATCHES, batch, "weigh"))
    settle(workplace.operations)
    window.scan(FIRST)
    bar = window.desk.current.current.bar  # type: ignore[union-attr]  # the step of the batch
    _wait(lambda: bar.primary.word.startswith("Record"), window)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F12)
    _wait(lambda: "1 of 4" in _words(window), window)
    window.scan(SECOND)
    settle(workplace.operations)
    assert f"Lot {SECOND} scanned" in _words(window)
    sys.stdout.write(f"{IN_HAND}\n")
    sys.stdout.flush()
    QApplication.exec()


def _words(window: object) -> str:
    from tests.journeys.room import plain, words_in

    return plain(" · ".join(words_in(window)))  # type: ignore[arg-type]  # the window is a widget


def _wait(until: Callable[[], bool], window: object) -> None:
    end = time.monotonic() + 30
    while not until():
        QApplication.processEvents()
        assert time.monotonic() < end, _words(window)
        time.sleep(0.005)


if __name__ == "__main__":
    main(*sys.argv[1:])
