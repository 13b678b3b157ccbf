"""Takes pictures of the real window on a sample pharmacy whose clock stands still."""

from __future__ import annotations

import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from compounder.devices.printers import Printers
from compounder.domain.batch import Batch, BatchState
from compounder.sample.opening import make_sample, sample_place
from compounder.sample.people import PASSWORD
from compounder.services.passwords import Argon2Passwords
from compounder.shipped import set_up_choices
from compounder.store.location import Location
from compounder.store.stock_queries import StoredStockQueries
from compounder.store.trace_queries import StoredTraceQueries
from tests.pictures.chance import same_chance
from tests.services.pharmacy import Clock, TestPharmacy, open_pharmacy_at
from tests.ui.station import settle, sign_in, workplace_of
from ui.application import SCREENS
from ui.first_run.window import FirstActs, FirstRun
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.places import Place, Target
from ui.screen import View
from ui.theme.appearance import apply_theme
from ui.theme.tokens import LIGHT, Theme
from ui.widgets.pdf_preview import wait_for_pages
from ui.words import speak
from ui.workplace import Workplace

NOW = datetime(2026, 11, 24, 8, 52, tzinfo=UTC)
"""When every picture is taken."""
BEGUN = NOW - timedelta(hours=2)
"""When the people of the sample began their day."""
VERSION = "0.1.0"
PAPERS = Path("/srv/pharmacy/papers")
"""Where papers without a printer would go: the same on every machine."""
USUAL, NARROW, WIDE = (1280, 800), (640, 400), (1920, 1080)
PATIENCE = 100.0


class WorkingClock(Clock):
    """Goes on by half a minute whenever somebody looks at it: nobody does the work of a morning at once."""

    def __call__(self) -> datetime:
        """The time."""
        self.now += timedelta(seconds=30)
        return self.now


def sample(folder: Path, language: str = "en") -> Path:
    """The sample pharmacy as it was made that morning."""
    clock = WorkingClock()
    clock.now = BEGUN
    with same_chance(f"sample in {language}"):
        make_sample(folder, language, lambda _done, _total: None, clock=clock)
    assert clock.now < NOW, f"the sample is made at {clock.now}"
    return folder


@dataclass(slots=True)
class Darkroom:
    """Where pictures are taken: an application, a folder that is thrown away, a sample pharmacy for each language."""

    application: QApplication
    folder: Path
    _samples: dict[str, Path] = field(default_factory=dict)

    def sample(self, language: str) -> Path:
        """The sample pharmacy in a language, made once."""
        if language not in self._samples:
            self._samples[language] = sample(self.folder / f"sample-{language}", language)
        return self._samples[language]


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

    def until(self, is_so: Callable[[], bool]) -> None:
        """Let window and balance work until something is so."""
        end = time.monotonic() + PATIENCE
        while not is_so():
            QApplication.processEvents()
            assert time.monotonic() < end, "it did not come to this"
            time.sleep(0.005)

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
    workplace = timeless(workplace_of(pharmacy, operations, queries))
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
        if isinstance(workplace.facilities.stock, StoredStockQueries):
            workplace.facilities.stock.close()
        pharmacy.records.close()
        application.processEvents()
        shutil.rmtree(folder)


def timeless(workplace: Workplace) -> Workplace:
    """The same workplace without what depends on the day, the machine or chance."""
    verify = workplace.verify
    return replace(
        workplace,
        passwords=Argon2Passwords(),  # the sample's: with weaker ones a sign-in would renew the hash, which is an act
        new_id=lambda: secrets.token_hex(16),
        verify=lambda report: replace(verify(report), at=NOW),
        facilities=replace(workplace.facilities, printers=NoPrinters(), papers=lambda: PAPERS),
    )


class NoPrinters(Printers):
    """A machine without CUPS, whatever this one has."""

    are_there = False

    def queues(self) -> tuple[str, ...]:
        """None."""
        return ()


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture to take: its name, who has signed in ("" nobody), how it comes about; language, theme and size."""

    name: str
    login: str
    arrange: Callable[[Studio], object]
    language: str = "en"
    theme: Theme = LIGHT
    size: tuple[int, int] = USUAL

    @property
    def file(self) -> str:
        """The name of its file, without its ending."""
        return f"screen-{self.name}"

    def take(self, darkroom: Darkroom) -> QImage:
        """Take it."""
        application = darkroom.application
        speak(application, self.language)
        apply_theme(application, self.theme)
        application.setCursorFlashTime(0)
        template, folder = darkroom.sample(self.language), darkroom.folder / self.name
        with same_chance(self.name), studio(application, template, folder) as made:
            made.window.resize(*self.size)
            made.window.show()
            made.rest()
            if self.login:
                sign_in(made.window, self.login, PASSWORD)
            self.arrange(made)
            made.rest()
            return made.picture()


@dataclass(frozen=True, slots=True)
class FirstShot:
    """A picture of the first run: nobody works here yet."""

    name: str
    arrange: Callable[[FirstRun], object]
    language: str = "en"

    @property
    def file(self) -> str:
        """The name of its file, without its ending."""
        return f"screen-{self.name}"

    def take(self, darkroom: Darkroom) -> QImage:
        """Take it."""
        application = darkroom.application
        speak(application, self.language)
        apply_theme(application, LIGHT)
        application.setCursorFlashTime(0)
        operations = Operations()
        acts = FirstActs(
            set_up_choices(), VERSION, lambda _new: "", lambda _language, _report: None, has_sample=lambda: False
        )
        window = FirstRun(operations, acts)
        try:
            window.resize(*USUAL)
            window.show()
            window.activateWindow()
            self.arrange(window)
            settle(operations)
            return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        finally:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
            operations.close()
