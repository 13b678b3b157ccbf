"""Takes pictures of the real window on a sample pharmacy whose clock stands still."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from compounder.domain.batch import Batch, BatchState
from compounder.sample.opening import make_sample, sample_place
from compounder.sample.people import PASSWORD
from compounder.store.location import Location
from compounder.store.trace_queries import StoredTraceQueries
from tests.services.pharmacy import Clock, TestPharmacy, open_pharmacy_at
from tests.ui.station import settle, sign_in, workplace_of
from ui.application import SCREENS
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.places import Place, Target
from ui.screen import View
from ui.theme.appearance import apply_theme
from ui.theme.tokens import LIGHT, Theme
from ui.widgets.pdf_preview import wait_for_pages
from ui.words import speak

NOW = datetime(2026, 11, 24, 8, 52, tzinfo=UTC)
USUAL, NARROW, WIDE = (1280, 800), (640, 400), (1920, 1080)


def sample(folder: Path, language: str = "en") -> Path:
    """The sample pharmacy as it was made at that moment."""
    clock = Clock()
    clock.now = NOW
    make_sample(folder, language, lambda _done, _total: None, clock=clock)
    return folder


@dataclass(slots=True)
class Studio:
    """An open window, what it shows, and the ways to bring it there."""

    pharmacy: TestPharmacy
    window: MainWindow

    def go(self, place: Place, record: str = "", act: str = "") -> View:
        """Open a place, or a record in it, and wait until it stands."""
        desk = self.window.desk
        assert desk is not None
        desk.open(Target(place, record, act))
        self.rest()
        shown = desk.current
        assert shown is not None
        return shown

    def batch(self, state: BatchState, formulation: str = "sts-ointment") -> str:
        """The first batch in a state of a preparation."""
        with self.pharmacy.records.reading() as loads:
            return next(
                batch.id
                for batch in loads.find(Batch, state=state)
                if batch.formulation_version.startswith(formulation)
            )

    def rest(self, seconds: float = 0.15) -> None:
        """Let answers, pages and layouts arrive."""
        operations = self.window.workplace.operations
        settle(operations)
        wait_for_pages()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.005)
        settle(operations)

    def picture(self) -> QImage:
        """What a person sees now."""
        return self.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)


@contextmanager
def studio(application: QApplication, template: Path, folder: Path) -> Iterator[Studio]:
    """A window on a copy of the sample, nobody signed in."""
    shutil.copytree(template, folder)
    place = sample_place(folder)
    pharmacy = open_pharmacy_at(Location.of(place.database), place.state)
    pharmacy.clock.now = NOW
    queries = StoredTraceQueries(pharmacy.location)
    operations = Operations()
    workplace = workplace_of(pharmacy, operations, queries)
    window = MainWindow(workplace, SCREENS)
    try:
        yield Studio(pharmacy, window)
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
        workplace.balances.close()
        operations.close()
        queries.close()
        pharmacy.records.close()
        application.processEvents()


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, who has signed in ("" nobody), how to get there, in which language, light and size."""

    name: str
    login: str
    arrange: Callable[[Studio], object]
    language: str = "en"
    theme: Theme = LIGHT
    size: tuple[int, int] = USUAL

    def take(self, application: QApplication, template: Path, folder: Path) -> QImage:
        """Take it."""
        speak(application, self.language)
        apply_theme(application, self.theme)
        with studio(application, template, folder / self.name) as made:
            made.window.resize(*self.size)
            made.window.show()
            made.rest()
            if self.login:
                sign_in(made.window, self.login, PASSWORD)
                made.rest()
            self.arrange(made)
            made.rest()
            return made.picture()
