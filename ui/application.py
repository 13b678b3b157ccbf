"""Makes the QApplication and the open pharmacy's window; the one module of the window that asks the assembler."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from compounder import __version__, bootstrap, program_runs, shipped
from compounder.domain.errors import Refusal
from compounder.services.queries import TraceQueries
from ui.crash_report import write_crash_report
from ui.devices import Balances
from ui.idle_lock import IdleLock
from ui.main_window import MainWindow
from ui.operations import Operations, Report
from ui.places import Place
from ui.scanner import Scanner
from ui.screen import ScreenMaker
from ui.screens.batches.screen import BatchesScreen
from ui.screens.records.screen import RecordsScreen
from ui.screens.today.screen import TodayScreen
from ui.theme.appearance import apply_theme
from ui.theme.tokens import LIGHT, Theme
from ui.theme.typeface import load_typefaces
from ui.words import give_words, speak
from ui.workplace import Assurance, Facilities, Verdict, Workplace, verify_records

SCREENS: Mapping[Place, ScreenMaker] = {
    Place.TODAY: TodayScreen,
    Place.BATCHES: BatchesScreen,
    Place.RECORDS: RecordsScreen,
}
"""The screens that there are; the rail shows these and no others."""


def make_application(arguments: Sequence[str], *, theme: Theme = LIGHT, language: str = "en") -> QApplication:
    """The application in a theme and a language; only one can be made in a process."""
    application = QApplication(list(arguments))
    dress(application, theme=theme, language=language)
    return application


def dress(application: QApplication, *, theme: Theme = LIGHT, language: str = "en") -> None:
    """Give an application that is there its typefaces, words and look."""
    application.setApplicationName("Compounder")
    application.setCursorFlashTime(0)  # nothing blinks
    load_typefaces()
    give_words(application, {known: shipped.words(known) for known in shipped.LANGUAGES})
    speak(application, language)
    apply_theme(application, theme)


def workplace_of(opened: bootstrap.OpenPharmacy, operations: Operations, queries: TraceQueries) -> Workplace:
    """What the screens work with; ``not_set_up`` (refused) where nobody has set the pharmacy up."""
    if opened.pharmacy is None:
        raise Refusal("not_set_up", "init", database=opened.place.database)
    return Workplace(
        operations,
        opened.records,
        opened.passwords,
        shipped.rule_book(),
        opened.pharmacy,
        Assurance(operations),
        bootstrap.new_id,
        lambda: datetime.now(UTC),
        lambda report: _verdict(opened.place, report),
        __version__,
        Facilities(
            bootstrap.stationery,
            queries,
            bootstrap.copies_of(opened.place),
            opened.place.settings,
            opened.place.keep_settings,
            program_runs.drill,
            program_runs.drill_page,
            opened.place.tray(),
            opened.place.papers,
        ),
        Balances(operations, is_sample=opened.pharmacy.sample),
    )


def _verdict(place: bootstrap.Place, report: Report) -> Verdict:
    found = bootstrap.verify_place(place, report)
    findings = tuple(finding.phrase for finding in found.findings)
    return Verdict(found.seq, found.head, datetime.now(UTC), found.anchored, findings)


class Station(QObject):
    """A window on an open pharmacy and what watches over it: scanner, idle lock, crash reports, language."""

    def __init__(self, application: QApplication, workplace: Workplace, *, state: Path) -> None:
        super().__init__(application)
        self._application, self._workplace, self._state = application, workplace, state
        self._has_verified = False
        self.window = MainWindow(workplace, SCREENS)
        self.window.language_chosen.connect(lambda code: speak(application, code))
        self.window.opened.connect(self._verify_once)
        Scanner(application).scanned.connect(self.window.scan)
        IdleLock(application).idle.connect(self.window.lock)
        workplace.operations.failed.connect(self.report_fault)
        workplace.balances.failed.connect(self.report_fault)

    def report_fault(self, error: BaseException) -> None:
        """A fault: written down without names, said in the window, and the program goes on."""
        report = write_crash_report(error, state=self._state, at=datetime.now(UTC), version=__version__)
        self.window.say_fault("" if report is None else report.name)

    def _verify_once(self, _session: object) -> None:
        """The first person of the day finds the records being verified."""
        if not self._has_verified:
            self._has_verified = True
            verify_records(self._workplace)


def run(arguments: Sequence[str], place: bootstrap.Place, *, theme: Theme = LIGHT, language: str | None = None) -> int:
    """Open the window on the records of a place until it is closed; refused where they cannot be used."""
    with bootstrap.open_pharmacy(place) as opened, bootstrap.trace_queries(place) as queries:
        operations = Operations()
        workplace = workplace_of(opened, operations, queries)
        application = make_application(arguments, theme=theme, language=language or workplace.pharmacy.language)
        station = Station(application, workplace, state=place.state)
        sys.excepthook = _hook(station.report_fault)
        station.window.resize(1280, 800)
        station.window.show()
        try:
            return application.exec()
        finally:
            workplace.balances.close()
            operations.close()


def place_of(database: str | None, state: str | None) -> bootstrap.Place:
    """Where the pharmacy is: what was named, else the user's own folders."""
    return bootstrap.Place.of(database, state)


def said(refusal: Refusal, language: str) -> str:
    """The sentence of a refusal before there is a window."""
    return shipped.words(language).sentence(refusal.phrase)


_Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def _hook(report: Callable[[BaseException], None]) -> _Hook:
    """What Python calls for a fault in a slot of Qt."""

    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        report(error)

    return hook
