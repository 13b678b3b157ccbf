"""Patients: found by any part of a name, added once, a file of everything received, and the acts on it in place."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from compounder.domain.patient import Identity, Patient
from compounder.domain.stock import Account, StockMovement
from compounder.exchange.settings_file import Settings
from compounder.services.print_papers.press import PaperKind
from compounder.store.location import Location
from tests.devices.stand_in_lp import StandInPrinter
from tests.services import counter
from tests.services.pharmacy import PASSWORD, TestPharmacy, open_pharmacy_at
from tests.store.conftest import Databases
from tests.ui import walk
from tests.ui.counter_window import (
    BATCH,
    LONG,
    SIZES,
    counter_template,
    dispensings,
    enter,
    focus,
    go,
    patient,
    prints,
    shown,
)
from tests.ui.keys import shown as activated
from tests.ui.station import open_window, settle, sign_in
from tests.ui.tables import table_of
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.dispense.screen import DispenseScreen
from ui.screens.patients.give_back import GiveBackForm
from ui.screens.patients.reprint import ReprintForm
from ui.screens.patients.screen import PatientsScreen
from ui.widgets.record_table import RecordTable
from ui.words import sentence, speak
from ui.workplace import Workplace


@pytest.fixture(scope="module")
def template(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """A released batch and patients."""
    return counter_template(sqlite_databases, pharmacy_template, tmp_path_factory.mktemp("patients"))


@pytest.fixture
def pharmacy(sqlite_databases: Databases, template: tuple[Location, Path], tmp_path: Path) -> Iterator[TestPharmacy]:
    """A copy of it."""
    anchors = tmp_path / "anchors"
    shutil.copytree(template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(template[0]), anchors)
    yield opened
    opened.records.close()


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workplace: Workplace) -> StandInPrinter:
    """CUPS with both printers chosen; no file is opened."""
    monkeypatch.setattr("ui.printing.QDesktopServices.openUrl", lambda _url: False)
    workplace.facilities.keep_settings(Settings(papers=tmp_path, printer="Office", label_printer="Zebra"))
    return StandInPrinter(tmp_path / "cups", monkeypatch)


@pytest.fixture
def window(workplace: Workplace, printer: StandInPrinter) -> MainWindow:  # noqa: ARG001 (papers must not reach a printer)
    """The pharmacist at Patients."""
    opened = open_window(workplace)
    sign_in(opened, "paul", PASSWORD)
    go(opened, Target(Place.PATIENTS))
    activated(opened)
    return opened


def screen_of(window: MainWindow) -> PatientsScreen:
    """Patients, shown."""
    found = shown(window)
    assert isinstance(found, PatientsScreen)
    return found


def press(window: MainWindow, key: Qt.Key) -> None:
    """A function key, through the window's shortcuts."""
    QTest.keyClick(window, key)
    settle(window.workplace.operations)


def texts(window: MainWindow) -> str:
    """Every label that is seen."""
    return "\n".join(label.accessibleName() for label in window.findChildren(QLabel) if label.isVisible())


def names(table: RecordTable) -> list[str]:
    """The names that a table shows."""
    model = table_of(table).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def open_act(window: MainWindow, pharmacy: TestPharmacy, act: str) -> None:
    """An act on the first dispensing, of pot 1."""
    go(window, Target(Place.PATIENTS, dispensings(pharmacy)[0].id, act))


def test_nobody_is_listed_before_two_letters_and_accents_do_not_matter(window: MainWindow) -> None:
    """Typing finds, Enter goes to the table, Enter opens the file."""
    search = screen_of(window).search
    assert not search.table.rows
    assert focus() is search.field.line
    enter(window, "S")
    assert not search.table.rows
    enter(window, "zoke")
    assert names(search.table) == ["Szőke-Őrségi Ágnes"]
    enter(window, "\n")
    enter(window, "\n")
    assert screen_of(window).title() == "Szőke-Őrségi Ágnes"


def test_a_record_number_finds_one_and_too_few_letters_are_refused_on_enter(window: MainWindow) -> None:
    """In place; what was typed stays."""
    search = screen_of(window).search
    enter(window, "s\n")
    assert search.field.refusal is not None
    assert search.field.text() == "s"
    search.field.set_text("")
    enter(window, "0048213")
    assert names(search.table) == [counter.NAME]


def test_a_patient_is_added_by_keyboard_and_is_ready_for_dispensing(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """F12, name, birth date, number, F12: the file opens; F12 there opens the patient at Dispense."""
    press(window, Qt.Key.Key_F12)
    enter(window, "Nguyễn Thị Hồng\t")
    enter(window, "4 May 1990\t")
    enter(window, "0060000\t")
    press(window, Qt.Key.Key_F12)
    with pharmacy.records.reading() as loads:
        (added,) = loads.find(Identity, number="0060000")
    assert (added.name, str(added.birth_date), added.address) == ("Nguyễn Thị Hồng", "1990-05-04", None)
    assert screen_of(window).title() == "Nguyễn Thị Hồng"
    assert "Nothing has been dispensed to this patient yet." in texts(window)
    press(window, Qt.Key.Key_F12)
    dispense = shown(window)
    assert isinstance(dispense, DispenseScreen)
    assert dispense.patient.name.text() == "Nguyễn Thị Hồng"


def test_what_is_wrong_with_a_new_patient_is_said_at_its_field(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """An empty name, a date that is two days, one in the future, markup in an address; then nothing was added."""
    go(window, Target(Place.PATIENTS, act="new"))
    new = screen_of(window).new
    press(window, Qt.Key.Key_F12)
    assert focus() is new.name.line
    new.name.set_text("Somebody")
    new.born.set_text("04/05/1990")
    new.judge()
    press(window, Qt.Key.Key_F12)
    assert focus() is new.born.line
    assert "Apr" in new.born.echo.text
    new.born.set_text("4 May 2090")
    new.judge()
    press(window, Qt.Key.Key_F12)
    assert "cannot be the date of birth" in new.born.echo.text
    new.born.set_text("4 May 1990")
    new.address.set_text("<b>here</b>")
    new.judge()
    press(window, Qt.Key.Key_F12)
    assert focus() is new.address.line
    assert new.address.text() == "<b>here</b>"
    with pharmacy.records.reading() as loads:
        assert len(loads.find(Patient)) == 4


def test_somebody_who_is_known_is_one_press_away(window: MainWindow) -> None:
    """The same name, birth date and number: F6 opens that record."""
    go(window, Target(Place.PATIENTS, act="new"))
    new = screen_of(window).new
    for field, text in ((new.name, counter.NAME.lower()), (new.born, "29 Feb 1960"), (new.number, "0048213")):
        field.set_text(text)
    new.judge()
    press(window, Qt.Key.Key_F12)
    assert "already recorded" in new.notice.accessibleName()
    press(window, Qt.Key.Key_F6)
    assert screen_of(window).title() == counter.NAME


def test_a_file_shows_every_dispensing_and_the_current_one_in_detail(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    """The last first: quantity, batch, register number, prescriber; directions and containers beside it."""
    go(window, Target(Place.PATIENTS, patient(pharmacy, "0048213")))
    table = table_of(screen_of(window).file.table).model()
    rows = [[table.index(row, at).data() for at in range(table.columnCount())] for row in range(table.rowCount())]
    assert [(row[2], row[3], row[4], row[5]) for row in rows] == [
        ("20\N{NO-BREAK SPACE}g", BATCH, "D-2026-0002", "Dr Claire Martin"),
        ("50\N{NO-BREAK SPACE}g", BATCH, "D-2026-0001", "Dr Claire Martin"),
    ]
    said = texts(window)
    for part in ("Register number D-2026-0002", "2 fois par jour", "number 3, 20\N{NO-BREAK SPACE}g", "Name of tina"):
        assert part in said
    QTest.keyClick(focus(), Qt.Key.Key_Down)
    assert "Register number D-2026-0001" in texts(window)


def test_a_duplicate_needs_its_reason_and_is_recorded_with_it(
    window: MainWindow, pharmacy: TestPharmacy, printer: StandInPrinter
) -> None:
    """The original needs none; the duplicate is refused without one, and says its number."""
    open_act(window, pharmacy, "reprint")
    form = screen_of(window).acts["reprint"]
    assert isinstance(form, ReprintForm)
    press(window, Qt.Key.Key_F12)
    assert form.paper.refusal is not None
    form.paper.choose(PaperKind.PATIENT_LABEL)
    form.paper.chosen.emit(PaperKind.PATIENT_LABEL)
    press(window, Qt.Key.Key_F12)
    assert prints(pharmacy) == [("patient_label", 0, None)]
    assert form.bar.primary.word == "Print duplicate 1"
    press(window, Qt.Key.Key_F12)
    assert form.reason.refusal is not None
    enter(window, "label torn")
    press(window, Qt.Key.Key_F12)
    assert prints(pharmacy) == [("patient_label", 0, None), ("patient_label", 1, "label torn")]
    assert len(printer.jobs) == 2


def test_product_comes_back_as_waste_and_never_more_than_was_given(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """50 g of pot 1: 51 g refused at the field, then 40 g with a reason."""
    open_act(window, pharmacy, "return")
    form = screen_of(window).acts["return"]
    assert isinstance(form, GiveBackForm)
    assert form.container.choice() == f"{BATCH}/1"
    assert focus() is form.quantity.number
    enter(window, "51 g")
    press(window, Qt.Key.Key_F12)
    assert "more than the 50" in form.quantity.echo.text
    assert form.quantity.text == "51 g"
    form.quantity.clear()
    form.quantity.setFocus()
    enter(window, "40 g")
    press(window, Qt.Key.Key_F12)
    assert focus() is form.reason.line
    enter(window, "not tolerated")
    press(window, Qt.Key.Key_F12)
    with pharmacy.records.reading() as loads:
        (waste,) = loads.find(StockMovement, container=f"{BATCH}/1", account=Account.WASTE)
    assert waste.amount == 40 * 10**9
    assert "40\N{NO-BREAK SPACE}g came back" in texts(window)
    assert form.quantity.is_empty


def test_a_name_that_the_register_must_keep_is_not_erased(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """Said at once, with the rule and the year; F12 does nothing."""
    anne = patient(pharmacy, "0048213")
    go(window, Target(Place.PATIENTS, anne, "erase"))
    form = screen_of(window).erase
    assert "2036" in form.kept.accessibleName()
    form.signature.reason_field.set_text("asked for")
    form.signature.password_field.line.setText(PASSWORD)
    form.judge()
    press(window, Qt.Key.Key_F12)
    with pharmacy.records.reading() as loads:
        assert loads.find(Identity, id=anne) != ()


def test_a_name_is_erased_with_reason_and_signature_and_stays_erased(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    """A wrong password empties itself alone; then the identity is gone, and the file says so."""
    agnes = patient(pharmacy, "0051778")
    go(window, Target(Place.PATIENTS, agnes, "erase"))
    form = screen_of(window).erase
    assert focus() is form.signature.reason_field.line
    enter(window, "asked for by letter\t")
    enter(window, "wrong")
    press(window, Qt.Key.Key_F12)
    assert (form.signature.password(), form.signature.reason()) == ("", "asked for by letter")
    enter(window, PASSWORD)
    press(window, Qt.Key.Key_F12)
    with pharmacy.records.reading() as loads:
        assert loads.find(Identity, id=agnes) == ()
        assert loads.load(Patient, agnes).erased_at is not None
    assert "is erased" in form.done.accessibleName()
    assert "has been erased" in sentence(form.bar.reason)
    go(window, Target(Place.PATIENTS, agnes))
    assert screen_of(window).title() == "Erased patient"
    assert "Szőke" not in texts(window)
    assert not screen_of(window).file.bar.primary.isVisible()


@pytest.mark.parametrize(
    ("login", "acts"), [("tina", ["Print again", "Take product back"]), ("aude", []), ("admin", [])]
)
def test_what_a_role_may_not_do_is_not_there(
    window: MainWindow, pharmacy: TestPharmacy, login: str, acts: list[str]
) -> None:
    """The auditor reads; a technician prints and takes back; only a pharmacist erases."""
    window.lock()
    sign_in(window, login, PASSWORD)
    assert window.desk is not None
    assert (Place.DISPENSE in window.desk.rail.items) == bool(acts)
    go(window, Target(Place.PATIENTS, patient(pharmacy, "0048213")))
    view = screen_of(window).file
    seen = [button.word for button in (view.reprint, view.take_back, view.erase) if button.isVisible()]
    assert seen == acts
    assert view.bar.primary.isVisible() == bool(acts)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_clipped_in_any_state(
    window: MainWindow, pharmacy: TestPharmacy, application: QApplication, language: str
) -> None:
    """Search, file, every act, refused; an 80-letter name; four sizes."""
    speak(application, language)
    screen = screen_of(window)
    long, anne = patient(pharmacy, "IPP-0000000000000000000000009"), patient(pharmacy, "0048213")
    given = dispensings(pharmacy)[0].id
    stages: list[Callable[[], object]] = [
        lambda: None,
        lambda: enter(window, "er"),
        lambda: go(window, Target(Place.PATIENTS, anne)),
        lambda: go(window, Target(Place.PATIENTS, long)),
        lambda: go(window, Target(Place.PATIENTS, long, "erase")),
        lambda: go(window, Target(Place.PATIENTS, anne, "erase")),
        lambda: go(window, Target(Place.PATIENTS, act="new")),
        lambda: press(window, Qt.Key.Key_F12),
        lambda: go(window, Target(Place.PATIENTS, given, "reprint")),
        lambda: go(window, Target(Place.PATIENTS, given, "return")),
        lambda: press(window, Qt.Key.Key_F12),
    ]
    for place, stage in enumerate(stages):
        stage()
        if place == 3:
            assert screen.title() == LONG
        for size in SIZES:
            window.resize(*size)
            settle(window.workplace.operations)
            assert walk.defects(window) == [], (size, place)


def test_the_file_speaks_french(window: MainWindow, pharmacy: TestPharmacy, application: QApplication) -> None:
    """A pharmacist's words, at run time."""
    go(window, Target(Place.PATIENTS, patient(pharmacy, "0048213")))
    speak(application, "fr")
    settle(window.workplace.operations)
    said = texts(window)
    for part in (
        "N° d’ordonnancier D-2026-0002",
        "Posologie",
        "29\N{NO-BREAK SPACE}févr.\N{NO-BREAK SPACE}1960, 66 ans",
    ):
        assert part in said
