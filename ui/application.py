"""Makes the QApplication and the open pharmacy's window; the one module of the window that asks the assembler."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from compounder import __version__, bootstrap, shipped
from compounder.domain.errors import Refusal
from ui.crash_report import hook, write_crash_report
from ui.devices import Balances
from ui.operations import Operations, Report, Threads
from ui.places import Place
from ui.station import Station
from ui.theme.appearance import apply_theme
from ui.theme.tokens import LIGHT, THEMES, Theme
from ui.theme.typeface import load_typefaces
from ui.words import give_words, speak
from ui.workplace import Assurance, Facilities, Verdict, Workplace

if TYPE_CHECKING:
    from compounder.domain.calculators.calculation import Calculation
    from compounder.domain.drill import DrillReport
    from compounder.domain.master_formulation import MasterFormulation
    from compounder.services.queries import AuditQueries, StockQueries, TraceQueries
    from compounder.services.set_up import NewPharmacy
    from compounder.services.sign_in import Session
    from ui.first_run.window import FirstActs
    from ui.screen import ScreenMaker, View


_TYPING = 50
"""Milliseconds after which the sign-in page is drawn and nobody has typed yet."""


def _screen(name: str) -> ScreenMaker:
    """The maker of a place's screen, imported when it is first opened: the start and the sign-in wait for none."""

    def make(workplace: Workplace, session: Session, places: frozenset[Place]) -> View:
        maker: ScreenMaker = getattr(import_module(f"ui.screens.{name.lower()}.screen"), f"{name}Screen")
        return maker(workplace, session, places)

    return make


SCREENS: Mapping[Place, ScreenMaker] = {
    Place.TODAY: _screen("Today"),
    Place.BATCHES: _screen("Batches"),
    Place.DISPENSE: _screen("Dispense"),
    Place.PATIENTS: _screen("Patients"),
    Place.CALCULATE: _screen("Calculate"),
    Place.FORMULATIONS: _screen("Formulations"),
    Place.RECORDS: _screen("Records"),
    Place.STOCK: _screen("Stock"),
    Place.SETTINGS: _screen("Settings"),
}
"""The screens that there are; the rail shows these and no others."""


AHEAD = (
    "compounder.services.compound_batch.reading",
    "compounder.services.print_papers.press",
    "ui.printing",
    "ui.frame.desk",
    "compounder.services.survey_day",
    "ui.screens.today.screen",
)
"""What the first desk needs, in portions: imported while a person types, so that neither the start nor Today waits."""


# What a station does now and then is imported when it does it, like the screens.


def _drill(formulation: MasterFormulation, text: str, report: Report) -> DrillReport:
    from compounder.program_runs import drill_formulation

    return drill_formulation(formulation, text, report)


def _drill_page(report: DrillReport, language: str) -> bytes:
    from compounder.program_runs import drill_page

    return drill_page(report, language)


def _calculation_page(calculation: Calculation, language: str) -> bytes:
    from compounder.program_runs import calculation_page

    return calculation_page(calculation, language)


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
    give_words(application, shipped.LANGUAGES, shipped.words)
    speak(application, language)
    apply_theme(application, theme)


def workplace_of(
    opened: bootstrap.OpenPharmacy,
    operations: Operations,
    queries: TraceQueries,
    stock: StockQueries,
    audit: AuditQueries,
) -> Workplace:
    """What the screens work with; ``not_set_up`` (refused) where nobody has set the pharmacy up."""
    if opened.pharmacy is None:
        raise Refusal("not_set_up", "init", database=opened.place.database)
    return Workplace(
        operations,
        opened.records,
        opened.passwords,
        shipped.rule_book,
        opened.pharmacy,
        Assurance(operations.threads),
        bootstrap.new_id,
        lambda: datetime.now(UTC),
        lambda report: _verdict(opened.place, report),
        __version__,
        Facilities(
            bootstrap.stationery,
            queries,
            lambda: bootstrap.copies_of(opened.place),
            opened.place.settings,
            opened.place.keep_settings,
            shipped.formulation_of_text,
            _drill,
            _drill_page,
            _calculation_page,
            opened.place.tray(),
            opened.place.papers,
            stock,
            shipped.known_ingredients,
            shipped.substances,
            audit,
        ),
        Balances(operations.threads, is_sample=opened.pharmacy.sample),
    )


def _verdict(place: bootstrap.Place, report: Report) -> Verdict:
    found = bootstrap.verify_place(place, report)
    findings = tuple(finding.phrase for finding in found.findings)
    return Verdict(found.seq, found.head, datetime.now(UTC), found.anchored, findings)


class Program(QObject):
    """What runs from start to end: the first run where nobody works yet, else the window on the records of a place."""

    def __init__(self, application: QApplication, place: bootstrap.Place, *, keeps_language: bool = False) -> None:
        super().__init__(application)
        self._application, self._place, self._keeps_language = application, place, keeps_language
        self._held = ExitStack()
        self.window: QWidget | None = None

    def start(self) -> None:
        """Open what there is: the records, the first run, or the page that says why they cannot be opened."""
        try:
            self._open(self._place)
        except Refusal as refusal:
            if refusal.code in ("database_missing", "not_set_up"):
                self._begin()
            else:
                self._refuse(refusal)

    def close(self) -> None:
        """End the threads, and give back the records."""
        self._held.close()

    def _open(self, place: bootstrap.Place) -> None:
        with ExitStack() as held:
            opened = held.enter_context(bootstrap.open_pharmacy(place))
            queries = held.enter_context(bootstrap.trace_queries(place))
            stock = held.enter_context(bootstrap.stock_queries(place))
            audit = held.enter_context(bootstrap.audit_queries(place))
            operations = Operations()
            held.callback(operations.close)
            workplace = workplace_of(opened, operations, queries, stock, audit)
            held.callback(workplace.balances.close)
            if not self._keeps_language:
                speak(self._application, place.settings().language or workplace.pharmacy.language)
            station = Station(self._application, workplace, SCREENS, state=place.state)
            held.callback(station.leave)
            sys.excepthook = hook(station.report_fault)
            self._show(station.window)
            self._held = held.pop_all()
            QTimer.singleShot(_TYPING, self, lambda: self._prepare(operations, AHEAD))

    def _prepare(self, operations: Operations, names: Sequence[str]) -> None:
        """One portion a turn of the event loop: keys are answered in between."""
        if not names:
            operations.read(shipped.rule_book)
            return
        import_module(names[0])
        QTimer.singleShot(0, self, lambda: self._prepare(operations, names[1:]))

    def _refuse(self, refusal: Refusal) -> None:
        from ui.first_run.code_page import RefusedPage

        self._show(RefusedPage(refusal))

    def _begin(self) -> None:
        from ui.first_run.window import FirstRun

        operations = Operations(Threads(self))
        self._held.callback(operations.close)
        first = FirstRun(operations, first_acts(self._place))
        first.language_chosen.connect(lambda code: speak(self._application, code))
        first.set_up.connect(lambda: self._go_on(self._place))
        first.sample_made.connect(lambda: self._go_on(sample_place(self._place)))
        operations.failed.connect(self._report)
        self._show(first)

    def _go_on(self, place: bootstrap.Place) -> None:
        # One turn later: the answer that brought us here still runs on the threads that close.
        self._keeps_language = True
        QTimer.singleShot(0, self, lambda: self._reopen(place))

    def _reopen(self, place: bootstrap.Place) -> None:
        self.close()
        try:
            self._open(place)
        except Refusal as refusal:
            self._refuse(refusal)

    def _report(self, error: BaseException) -> None:
        write_crash_report(error, state=self._place.state, at=datetime.now(UTC), version=__version__)

    def _show(self, window: QWidget) -> None:
        before, self.window = self.window, window
        window.resize(before.size() if before is not None else QSize(1280, 800))
        window.show()
        if before is not None:
            before.close()
            before.deleteLater()


def sample_folder(place: bootstrap.Place) -> Path:
    """Where the sample pharmacy lies: beside the records that it must never be taken for."""
    return place.state / "sample"


def sample_place(place: bootstrap.Place) -> bootstrap.Place:
    """The sample pharmacy there."""
    folder = sample_folder(place)
    return bootstrap.Place(str(folder / "pharmacy.db"), folder / "state")


def first_acts(place: bootstrap.Place) -> FirstActs:
    """What the first run does in a place."""
    from compounder.services.set_up import check_set_up, set_up
    from ui.first_run.window import FirstActs

    def founded(new: NewPharmacy) -> str:
        check_set_up(new, shipped.set_up_choices())
        from compounder.exchange.settings_file import Settings

        bootstrap.make_database(place, Settings(language=new.language))
        code = bootstrap.new_recovery_code()
        with bootstrap.open_pharmacy(place) as opened:
            set_up(
                opened.records, opened.passwords, new, shipped.set_up_choices(),
                recovery=code, command=bootstrap.new_id(),
            )  # fmt: skip
        return code

    def sample(language: str, report: Report) -> None:
        from compounder.sample.opening import make_sample

        make_sample(sample_folder(place), language, report)

    def has_sample() -> bool:
        return Path(sample_place(place).database).exists()

    return FirstActs(shipped.set_up_choices(), __version__, founded, sample, has_sample)


def run(arguments: Sequence[str], place: bootstrap.Place, *, theme: Theme | None, language: str | None) -> int:
    """Open the window on the records of a place until it is closed.

    The station's settings say what is not named here; settings that cannot be read are refused.
    """
    preferred = place.settings()
    look = theme or next((known for known in THEMES if known.name == preferred.theme), LIGHT)
    spoken = language or preferred.language or system_language()
    program = Program(
        make_application(arguments, theme=look, language=spoken), place, keeps_language=language is not None
    )
    program.start()
    try:
        return QApplication.exec()
    finally:
        program.close()


def system_language() -> str:
    """The language of the machine if we speak it, else English."""
    spoken = QLocale.system().name()[:2]
    return spoken if spoken in shipped.LANGUAGES else "en"


def place_of(database: str | None, state: str | None) -> bootstrap.Place:
    """Where the pharmacy is: what was named, else the user's own folders."""
    return bootstrap.Place.of(database, state)


def said(refusal: Refusal, language: str) -> str:
    """The sentence of a refusal before there is a window."""
    return shipped.words(language).sentence(refusal.phrase)
