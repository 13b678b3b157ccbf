"""One station of the pharmacy: the window on its records, and what watches over the whole application."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.crash_report import write_crash_report
from ui.idle_lock import IdleLock
from ui.main_window import MainWindow
from ui.scanner import Scanner
from ui.words import speak
from ui.workplace import verify_records

if TYPE_CHECKING:
    from ui.places import Place
    from ui.screen import ScreenMaker
    from ui.workplace import Workplace


class Station(QObject):
    """A window on an open pharmacy and what watches over it: scanner, idle lock, crash reports, language."""

    def __init__(
        self, application: QApplication, workplace: Workplace, makers: Mapping[Place, ScreenMaker], *, state: Path
    ) -> None:
        super().__init__(application)
        self._application, self._workplace, self._state = application, workplace, state
        self._has_verified = False
        self.window = MainWindow(workplace, makers)
        self.window.language_chosen.connect(self.speak)
        self.window.opened.connect(self._verify_once)
        self.scanner, idle = Scanner(application), IdleLock(application)
        self._watchers = (self.scanner, idle)
        self.scanner.scanned.connect(self.window.scan)
        idle.idle.connect(self.window.lock)
        workplace.operations.failed.connect(self.report_fault)
        workplace.balances.failed.connect(self.report_fault)

    def leave(self) -> None:
        """Watch over the application no longer: another window follows, or none."""
        for watcher in self._watchers:
            self._application.removeEventFilter(watcher)
            watcher.deleteLater()
        self.deleteLater()

    def speak(self, code: str) -> None:
        """Speak another language, and from the next start on too."""
        speak(self._application, code)
        facilities = self._workplace.facilities
        self._workplace.operations.read(lambda: facilities.keep_settings(replace(facilities.settings(), language=code)))

    def report_fault(self, error: BaseException) -> None:
        """A fault: written down without names, said in the window, and the program goes on."""
        report = write_crash_report(error, state=self._state, at=datetime.now(UTC), version=self._workplace.version)
        self.window.say_fault("" if report is None else report.name)

    def _verify_once(self, _session: object) -> None:
        """The first person of the day finds the records being verified."""
        if not self._has_verified:
            self._has_verified = True
            verify_records(self._workplace)
