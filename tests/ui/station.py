"""A window for tests: the real one on a real SQLite pharmacy, with stand-ins for screens that are not under test."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from compounder import bootstrap, program_runs, shipped
from compounder.domain.pharmacy import Pharmacy
from compounder.services.queries import TraceQueries
from compounder.services.sign_in import Session
from compounder.store.audit_queries import StoredAuditQueries
from compounder.store.stock_queries import StoredStockQueries
from tests.services.pharmacy import PASSWORDS, TestPharmacy, new_id
from ui.devices import Balances
from ui.main_window import MainWindow
from ui.operations import Operations
from ui.places import Place, Target
from ui.screen import Screen, ScreenMaker
from ui.screens.batches.screen import BatchesScreen
from ui.screens.calculate.screen import CalculateScreen
from ui.screens.dispense.screen import DispenseScreen
from ui.screens.formulations.screen import FormulationsScreen
from ui.screens.patients.screen import PatientsScreen
from ui.screens.records.screen import RecordsScreen
from ui.screens.settings.screen import SettingsScreen
from ui.screens.stock.screen import StockScreen
from ui.screens.today.screen import TodayScreen
from ui.widgets.text_field import TextField
from ui.workplace import Assurance, Facilities, Verdict, Workplace

SETTLE_SECONDS = 20


class StandIn(Screen):
    """A screen that remembers where it was asked to go, with a field for a draft."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.targets: list[Target] = []
        self.draft = TextField()
        self.draft.set_label("Draft")
        page = QVBoxLayout()
        page.addWidget(self.draft)
        page.addStretch(1)
        self.fill(page)
        self.bar.set_primary("Do it")

    def title(self) -> str:
        """A title."""
        return "Stand-in"

    def go_to(self, target: Target) -> None:
        """Remember it."""
        self.targets.append(target)

    def first_focus(self) -> QWidget | None:
        """The draft."""
        return self.draft


STAND_INS: Mapping[Place, ScreenMaker] = dict.fromkeys(Place, StandIn) | {
    Place.TODAY: TodayScreen,
    Place.RECORDS: RecordsScreen,
    Place.SETTINGS: SettingsScreen,
}
"""What tests of the frame open: most places only remember where they were asked to go."""
MAKERS: Mapping[Place, ScreenMaker] = {
    **STAND_INS,
    Place.BATCHES: BatchesScreen,
    Place.DISPENSE: DispenseScreen,
    Place.PATIENTS: PatientsScreen,
    Place.STOCK: StockScreen,
    Place.CALCULATE: CalculateScreen,
    Place.FORMULATIONS: FormulationsScreen,
}
"""The screens that there are; the places without one are stand-ins."""


def workplace_of(pharmacy: TestPharmacy, operations: Operations, queries: TraceQueries) -> Workplace:
    """What the screens work with, on the tests' clock and cheapest hashes."""
    with pharmacy.records.reading() as loads:
        found = loads.find(Pharmacy)[0]
    place = bootstrap.Place(str(pharmacy.location.path or pharmacy.location.url), pharmacy.anchors)

    def verify(report: Callable[[int, int], None]) -> Verdict:
        answer = bootstrap.verify_place(place, report)
        findings = tuple(finding.phrase for finding in answer.findings)
        return Verdict(answer.seq, answer.head, datetime.now(UTC), answer.anchored, findings)

    return Workplace(
        operations, pharmacy.records, PASSWORDS, shipped.rule_book, found, Assurance(operations.threads), new_id,
        pharmacy.clock, verify, "0.1.0",
        Facilities(
            bootstrap.stationery, queries, lambda: bootstrap.copies_of(place), place.settings, place.keep_settings,
            shipped.formulation_of_text, program_runs.drill_formulation, program_runs.drill_page,
            program_runs.calculation_page, place.tray(), place.papers,
            StoredStockQueries(pharmacy.location), shipped.known_ingredients, shipped.substances,
            StoredAuditQueries(pharmacy.location),
        ),
        Balances(operations.threads, is_sample=found.sample),
    )  # fmt: skip


def settle(operations: Operations) -> None:
    """Let everything asked for be done, and its answers arrive."""
    end = time.monotonic() + SETTLE_SECONDS
    quiet = 0
    while quiet < 3:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
        quiet = quiet + 1 if operations.is_idle else 0
        assert time.monotonic() < end, "the window did not come to rest"
        if not quiet:
            time.sleep(0.002)


def open_window(
    workplace: Workplace, width: int = 1280, height: int = 800, *, makers: Mapping[Place, ScreenMaker] = MAKERS
) -> MainWindow:
    """The window, shown at a size."""
    window = MainWindow(workplace, makers)
    window.resize(width, height)
    window.show()
    settle(workplace.operations)
    assert (window.width(), window.height()) == (width, height)
    return window


def sign_in(window: MainWindow, login: str, password: str) -> None:
    """Sign in as a person does."""
    window.sign_in.name.set_text(login)
    window.sign_in.password.line.setText(password)
    window.sign_in.button.click()
    settle(window.workplace.operations)


def is_locked(window: MainWindow) -> bool:
    """Whether the sign-in page covers everything."""
    return window.desk is None
