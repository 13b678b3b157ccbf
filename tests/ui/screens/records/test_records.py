"""Records through the window: the register, the trail, trace both ways, verification and backups, by keyboard."""

from __future__ import annotations

import errno
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import Engine, event

from compounder.domain.balance import Balance
from compounder.domain.batch import BatchId
from compounder.domain.dispensing import Print
from compounder.domain.keeping import Backup
from compounder.domain.stock import IngredientLot
from compounder.exchange.container_code import ContainerCode, encode, restricted_circulation_gtin
from compounder.exchange.settings_file import Settings
from compounder.services.back_up import BackedUp, MadeCopy, unheard
from compounder.services.trace_view import Traced
from compounder.store.backup import StoredCopies
from compounder.store.durable import file_errors
from compounder.store.location import Location
from tests.devices.stand_in_lp import StandInPrinter
from tests.services import bench
from tests.services.pharmacy import PASSWORD, TestPharmacy, open_pharmacy_at
from tests.services.stock import received
from tests.store.conftest import Databases
from tests.ui import walk
from tests.ui.counter_window import BATCH, LONG, SIZES, counter_template, go, shown
from tests.ui.keys import shown as activated
from tests.ui.keys import type_text
from tests.ui.station import open_window, settle, sign_in
from ui.main_window import MainWindow
from ui.operations import Lane, Report
from ui.places import Place, Target
from ui.screen import View
from ui.screens.batches.screen import BatchesScreen
from ui.screens.patients.screen import PatientsScreen
from ui.screens.records.audit_page import AuditPage
from ui.screens.records.backup_page import BackupPage
from ui.screens.records.register_page import RegisterPage
from ui.screens.records.screen import RecordsScreen
from ui.screens.records.trace_page import TracePage
from ui.screens.records.trace_scan import TraceScan, read_scan
from ui.screens.stock.screen import StockScreen
from ui.words import sentence, speak, words
from ui.workplace import Workplace

PAGES = ("register", "audit", "trace", "verify", "backup")


@pytest.fixture(scope="module")
def template(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """A released batch that reached a patient, one that waits for its second reading, two lots of one number."""
    folder = tmp_path_factory.mktemp("records")
    location, anchors = counter_template(sqlite_databases, pharmacy_template, folder)
    opened = open_pharmacy_at(location, anchors)
    with opened.records.reading() as loads:
        key = loads.find(Balance)[0].id
    bench.weigh_all(opened, bench.planned(opened, size="200 g"), key)
    for supplier in ("Fagron", LONG):
        received(opened, lot_number="SAME-1", supplier=supplier)
    opened.records.close()
    return location, anchors


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
    """CUPS with a printer chosen; no file is opened."""
    monkeypatch.setattr("ui.printing.QDesktopServices.openUrl", lambda _url: False)
    workplace.facilities.keep_settings(Settings(papers=tmp_path, printer="Office"))
    return StandInPrinter(tmp_path / "cups", monkeypatch)


def opened_as(workplace: Workplace, login: str, page: str = "register") -> MainWindow:
    """Somebody at a page of Records."""
    window = open_window(workplace)
    sign_in(window, login, PASSWORD)
    go(window, Target(Place.RECORDS, page))
    activated(window)
    settle(workplace.operations)
    return window


@pytest.fixture
def window(workplace: Workplace, printer: StandInPrinter) -> MainWindow:  # noqa: ARG001 (papers must not reach a printer)
    """The pharmacist at Records."""
    return opened_as(workplace, "paul")


def page_of(window: MainWindow, key: str) -> View:
    """A page of Records, shown."""
    go(window, Target(Place.RECORDS, key))
    records = shown(window)
    assert isinstance(records, RecordsScreen)
    assert records.current is records.pages[key]
    return records.pages[key]


def register(window: MainWindow) -> RegisterPage:
    """The register."""
    page = page_of(window, "register")
    assert isinstance(page, RegisterPage)
    return page


def audit(window: MainWindow) -> AuditPage:
    """The trail."""
    page = page_of(window, "audit")
    assert isinstance(page, AuditPage)
    return page


def trace(window: MainWindow) -> TracePage:
    """Trace."""
    page = page_of(window, "trace")
    assert isinstance(page, TracePage)
    return page


def backup(window: MainWindow) -> BackupPage:
    """Backup."""
    page = page_of(window, "backup")
    assert isinstance(page, BackupPage)
    return page


def press(window: MainWindow, key: Qt.Key) -> None:
    """A key on whatever has the focus."""
    QTest.keyClick(QApplication.focusWidget() or window, key)
    settle(window.workplace.operations)


def enter(window: MainWindow, text: str) -> None:
    """Typed into what has the focus, then Enter."""
    type_text(text)
    press(window, Qt.Key.Key_Return)


def texts(window: MainWindow) -> str:
    """Every label that is seen."""
    return "\n".join(label.accessibleName() for label in window.findChildren(QLabel) if label.isVisible())


def readings(pharmacy: TestPharmacy) -> list[str]:
    """What the first person read of the batch that waits, as it is stored and as it is shown."""
    weighings = bench.dossier(pharmacy, BatchId("2026-0002")).weighings
    return [words().show(weighing.reading) for weighing in weighings]


# the register


def test_the_register_has_one_row_a_number_and_its_detail(window: MainWindow) -> None:
    """The newest on top; Enter opens its batch."""
    page = register(window)
    assert {row.entry.number for row in page.table.rows} == {"D 2026-0002", "D 2026-0001", "P 2026-0001"}
    given = [row.entry.number for row in page.table.rows]
    page.table.select(given.index("D 2026-0002"))
    settle(window.workplace.operations)
    assert "DELPIERRE-VASSEUR Anne-Sophie" in texts(window)
    page.table.setFocus()
    press(window, Qt.Key.Key_Return)
    assert isinstance(shown(window), BatchesScreen)
    assert BATCH in texts(window)


def test_f9_prints_the_year_and_again_asks_why(
    window: MainWindow, pharmacy: TestPharmacy, printer: StandInPrinter
) -> None:
    """The original needs no reason; the duplicate has one, and a refusal of it stands at the field."""
    page = register(window)
    press(window, Qt.Key.Key_F9)
    assert len(printer.jobs) == 1
    assert page.view is not None
    assert page.view.printed == 1
    press(window, Qt.Key.Key_F12)
    assert "reason" in sentence(page.reason.refusal or "")
    type_text("the inspector keeps one")
    press(window, Qt.Key.Key_F12)
    with pharmacy.records.reading() as loads:
        found = sorted((one.copy, one.reason) for one in loads.find(Print, paper="register"))
    assert found == [(0, None), (1, "the inspector keeps one")]
    assert page.reason.text() == ""


def test_an_auditor_prints_nothing_and_is_told_why(workplace: Workplace) -> None:
    """The reason stands beside the button, and at F12 in place."""
    window = opened_as(workplace, "aude")
    page = register(window)
    assert not page.bar.primary.is_ready
    press(window, Qt.Key.Key_F12)
    assert page.refusal.isVisible()


# the trail


def test_the_trail_tells_who_did_what_and_what_it_changed(window: MainWindow) -> None:
    """Enter on an act says its values in the side column; its record is one press away."""
    page = audit(window)
    assert page.record.line.hasFocus()
    enter(window, "2026-0001")
    assert page.title() == "What happened to 2026-0001?"
    kinds = {line.kind for line in page._lines}
    assert {"plan_batch", "release_batch", "dispense"} <= kinds
    assert {line.about for line in page._lines} == {BATCH}
    for _ in range(4):
        press(window, Qt.Key.Key_Tab)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        press(window, key)
    assert page.changes.chosen == page._lines[1]
    assert "What changed?" not in texts(window)
    assert page.changes.go.isVisible()
    page.changes.go.click()
    settle(window.workplace.operations)
    assert isinstance(shown(window), BatchesScreen)


def test_what_changed_is_said_in_the_language(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """Amounts of the ledger have their unit, instants their month in letters, numbers the mark of the language."""
    page = audit(window)
    speak(QApplication.instance(), "fr")  # type: ignore[arg-type]
    enter(window, "2026-0001")
    (release,) = (line for line in page._lines if line.kind == "record_yield")
    page.timeline.opened.emit(release)
    settle(window.workplace.operations)
    said = texts(window)
    assert "496,2\u00a0g" in said
    assert "24\u00a0nov.\u00a02026" in said
    assert "rendement obtenu" in said
    assert "yield" not in said
    assert "T08:00" not in said
    lot = received(pharmacy, lot_number="2026-99-99")
    page.record.set_text("2026-99-99")
    page.record.entered.emit()
    settle(window.workplace.operations)
    page.timeline.opened.emit(page._lines[0])
    settle(window.workplace.operations)
    assert "2026-99-99" in texts(window)
    assert page.changes.go.isVisible()
    assert lot


def test_the_trail_reveals_no_first_reading(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """Not as a value, not in a sentence, not by asking for it."""
    page = audit(window)
    enter(window, "2026-0002")
    weighed = [line for line in page._lines if line.kind == "record_weighing"]
    assert weighed
    for line in weighed:
        page.timeline.opened.emit(line)
        settle(window.workplace.operations)
        assert "once the second reading is in" in texts(window)
        assert not any(reading in texts(window) for reading in readings(pharmacy))
    page.record.line.setFocus()
    page.record.set_text("")
    enter(window, readings(pharmacy)[0])
    assert "is called" in sentence(page.record.refusal or "")
    assert page.record.text() == readings(pharmacy)[0]


def test_filters_of_the_trail_can_answer_nothing(window: MainWindow) -> None:
    """One sentence, one button, which shows all acts again."""
    page = audit(window)
    page.day.line.setFocus()
    enter(window, "2020-01-01")
    assert page.empty.isVisible()
    page.empty.chosen.emit()
    settle(window.workplace.operations)
    assert page._lines
    assert page.day.text() == ""
    page.day.line.setFocus()
    enter(window, "31.02.2026")
    assert page.day.refusal is not None


def test_an_earlier_page_comes_after_the_first(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """By number, none twice."""
    for number in range(3):
        received(pharmacy, lot_number=f"MORE-{number}")
    page = audit(window)
    page.timeline.more_wanted.emit()
    settle(window.workplace.operations)
    numbers = [line.number for line in page._lines]
    assert len(numbers) > 50
    assert numbers == sorted(set(numbers), reverse=True)


# trace


def test_a_lot_leads_to_its_patients_by_keyboard_alone(window: MainWindow) -> None:
    """The count is the biggest thing; Enter on a row opens the patient; F7 goes to the hold."""
    page = trace(window)
    assert page.field.line.hasFocus()
    enter(window, "TS2409-3")
    assert "patient received it" in texts(window)
    assert page.title() == "Lot TS2409-3: who received it?"
    assert page.people.rows
    press(window, Qt.Key.Key_Return)
    assert isinstance(shown(window), PatientsScreen)
    trace(window)
    press(window, Qt.Key.Key_F7)
    assert isinstance(shown(window), StockScreen)


def test_a_pot_leads_to_its_lots_and_a_scan_says_the_direction(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """Our label backwards, a pack forwards."""
    page = trace(window)
    window.scan(f"]d2{label_text()}")
    settle(window.workplace.operations)
    assert page.title() == f"What is in {BATCH}/1?"
    assert page.lots.rows
    with pharmacy.records.reading() as loads:
        assert {row.lot.lot for row in page.lots.rows} <= {lot.id for lot in loads.find(IngredientLot)}
    scan = read_scan("(01)05412345678908(17)280101(10)TS2409-3", pharmacy.clock.now.date())
    assert scan == TraceScan("TS2409-3", Traced.LOT)


def test_a_scan_on_any_page_of_records_is_traced(window: MainWindow) -> None:
    """The register reads no code; it does not let the scan leave for another place either."""
    desk = window.desk
    assert desk is not None
    desk.open(Target(Place.RECORDS, "register"))
    settle(window.workplace.operations)
    window.scan(f"]d2{label_text()}")
    settle(window.workplace.operations)
    assert desk.current is not None
    assert desk.current.title() == f"What is in {BATCH}/1?"


def label_text() -> str:
    """The code on pot 1."""
    return encode(ContainerCode(restricted_circulation_gtin(1, prefix="02"), date(2027, 1, 31), BATCH, "1"))


def test_one_number_of_two_suppliers_is_asked_back(window: MainWindow) -> None:
    """Nothing is chosen until Enter on a row; then that delivery alone is traced."""
    page = trace(window)
    enter(window, "SAME-1")
    assert [row.supplier for row in page.choices.rows] == ["Fagron", LONG]
    assert not page.people.rows
    press(window, Qt.Key.Key_Return)
    assert page.title() == "Lot SAME-1: who received it?"
    assert "Fagron" in texts(window)


def test_what_is_unknown_is_refused_at_the_field(window: MainWindow) -> None:
    """The text stays; typing takes the refusal away."""
    page = trace(window)
    enter(window, "no such lot")
    assert page.field.text() == "no such lot"
    assert "no such lot" in sentence(page.field.refusal or "")
    type_text("x")
    assert page.field.refusal is None


def test_a_technician_is_not_offered_the_hold(workplace: Workplace) -> None:
    """It is absent, not grey."""
    window = opened_as(workplace, "tina", "trace")
    page = trace(window)
    enter(window, "TS2409-3")
    assert page.people.rows
    assert not page.hold.isVisible()


# backup


def test_an_administrator_backs_up_into_two_folders(
    workplace: Workplace, pharmacy: TestPharmacy, tmp_path: Path
) -> None:
    """Noted in the records, said with file and digest; the folders are kept for the next time."""
    window = opened_as(workplace, "admin", "backup")
    page = backup(window)
    page.folder.line.setFocus()
    type_text(str(tmp_path / "one"))
    page.second.line.setFocus()
    type_text(str(tmp_path / "two"))
    page.signature.password_field.line.setFocus()
    type_text(PASSWORD)
    press(window, Qt.Key.Key_F12)
    with pharmacy.records.reading() as loads:
        found = loads.find(Backup)
    assert len(found) == 2
    assert found[0].digest in sentence(page.done.said)
    assert (tmp_path / "one" / found[0].file_name).exists()
    assert (tmp_path / "two" / found[0].file_name).exists()
    kept = workplace.facilities.settings()
    assert (kept.backups, kept.second_backups) == (tmp_path / "one", tmp_path / "two")
    assert page.signature.password() == ""
    assert [row.backup.id for row in page.copies.table.rows] == sorted((one.id for one in found), reverse=True)
    assert page.bar.primary.is_ready


def filled(page: BackupPage, folder: str, password: str = PASSWORD) -> None:
    """Folder and password."""
    page.folder.set_text(folder)
    page.signature.password_field.line.setText(password)


def test_refusals_of_a_backup_stand_at_their_field(workplace: Workplace, tmp_path: Path) -> None:
    """No folder, a relative one, twice the same, a file in its place, a wrong password; what was typed stays."""
    window = opened_as(workplace, "admin", "backup")
    page = backup(window)
    (tmp_path / "file").write_text("in the way")
    for folder, second, word in (
        ("", "", "No folder"), ("copies", "", "root"), (str(tmp_path), str(tmp_path), "Both copies"),
        (str(tmp_path / "file"), "", "No copy can be written"),
    ):  # fmt: skip
        page.second.set_text(second)
        filled(page, folder)
        press(window, Qt.Key.Key_F12)
        said = [sentence(field.refusal) for field in (page.folder, page.second) if field.refusal is not None]
        assert [word in each for each in said] == [True], said
        assert page.folder.text() == folder
        assert page.signature.password() == PASSWORD
    page.second.set_text("")
    filled(page, str(tmp_path / "one"), "not this")
    press(window, Qt.Key.Key_F12)
    assert page.signature.password_field.refusal is not None
    assert page.folder.text() == str(tmp_path / "one")
    assert not (tmp_path / "one").exists()


class SlowCopies(StoredCopies):
    """Copies that wait for a test, or find the disk full."""

    gate: threading.Event | None = None

    def make(self, folder: Path, report: Report = unheard) -> MadeCopy:
        """Wait, then copy; without a gate the disk is full."""
        if self.gate is None:
            with file_errors(folder):
                raise OSError(errno.ENOSPC, "No space left on device")
        assert self.gate.wait(10)
        return super().make(folder, report)


def with_copies(workplace: Workplace, pharmacy: TestPharmacy, gate: threading.Event | None) -> Workplace:
    """The same workplace with such copies."""
    copies = SlowCopies(pharmacy.location, clock=pharmacy.clock, anchor_folders=[pharmacy.anchors])
    copies.gate = gate
    return replace(workplace, facilities=replace(workplace.facilities, copies=lambda: copies))


def test_a_full_disk_is_refused_in_place(workplace: Workplace, pharmacy: TestPharmacy, tmp_path: Path) -> None:
    """Nothing is noted."""
    window = opened_as(with_copies(workplace, pharmacy, None), "admin", "backup")
    page = backup(window)
    filled(page, str(tmp_path / "full"))
    press(window, Qt.Key.Key_F12)
    assert "is full" in sentence(page.folder.refusal or "")
    assert page.bar.primary.is_ready
    with pharmacy.records.reading() as loads:
        assert loads.find(Backup) == ()


def test_others_write_while_a_copy_is_made_and_it_can_be_stopped(
    workplace: Workplace, pharmacy: TestPharmacy, tmp_path: Path
) -> None:
    """The writer is free meanwhile; a stopped copy leaves no file and no record."""
    gate = threading.Event()
    work = with_copies(workplace, pharmacy, gate)
    window = opened_as(work, "admin", "backup")
    page = backup(window)
    page.second.set_text(str(tmp_path / "two"))
    filled(page, str(tmp_path / "one"))
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F12)
    for _ in range(400):
        QTest.qWait(5)
        if page._copying is not None:
            break
    assert page._copying is not None
    wrote = []
    asked = work.operations.write(lambda: wrote.append(received(pharmacy, lot_number="MEANWHILE")))
    ended = []
    asked.ended.connect(lambda: ended.append(True))
    for _ in range(400):
        QTest.qWait(5)
        if ended:
            break
    assert wrote
    page.bar.progress.cancelled.emit()
    gate.set()
    settle(work.operations)
    assert list((tmp_path / "one").iterdir()) == []
    with pharmacy.records.reading() as loads:
        assert loads.find(Backup) == ()
    assert page.bar.primary.is_ready


def test_a_window_closed_while_a_copy_is_made_leaves_none_without_its_act(
    workplace: Workplace, pharmacy: TestPharmacy, tmp_path: Path
) -> None:
    """The threads end while the work waits for its turn to be noted: the copy is taken away again."""
    window = opened_as(workplace, "admin", "backup")
    page = backup(window)
    threads = workplace.operations.threads
    made: list[str] = []

    def close_first(note: Callable[[], BackedUp]) -> BackedUp:
        made.extend(path.name for path in (tmp_path / "one").iterdir())
        threads._is_closed = True
        threads._pools[Lane.WRITER].shutdown(wait=False)
        return work_in_turn(note)

    work_in_turn = threads.in_turn
    threads.in_turn = close_first  # type: ignore[method-assign, assignment]
    filled(page, str(tmp_path / "one"))
    press(window, Qt.Key.Key_F12)
    assert len(made) == 2
    assert list((tmp_path / "one").iterdir()) == []
    with pharmacy.records.reading() as loads:
        assert loads.find(Backup) == ()


def test_who_is_no_administrator_sees_the_copies_and_whom_to_ask(window: MainWindow) -> None:
    """No field, no button that does nothing."""
    page = backup(window)
    assert not page.bar.primary.isVisible()
    assert not page.folder.isVisible()
    assert "An administrator makes the backup" in texts(window)


# everything


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_clipped_at_any_size(workplace: Workplace, language: str, size: tuple[int, int]) -> None:
    """Each page, with its answers, and hostile names among them."""
    speak(QApplication.instance(), language)  # type: ignore[arg-type]
    window = open_window(workplace, *size)
    sign_in(window, "paul", PASSWORD)
    for target in (
        *(Target(Place.RECORDS, page) for page in PAGES),
        Target(Place.RECORDS, "audit", "2026-0002"),
        Target(Place.RECORDS, "trace", "SAME-1"),
        Target(Place.RECORDS, "trace", "TS2409-3"),
        Target(Place.RECORDS, "trace", f"{BATCH}/1"),
        Target(Place.RECORDS, "trace", "unknown " + "x" * 80),
        Target(Place.RECORDS, "audit", "unknown " + "x" * 80),
    ):
        go(window, target)
        if target.act == "2026-0002":
            page = audit(window)
            page.timeline.opened.emit(page._lines[0])
            settle(workplace.operations)
        assert walk.defects(window) == [], target
        assert walk.too_small(window) == []


@pytest.mark.parametrize("size", SIZES)
def test_the_administrators_backup_is_not_clipped(workplace: Workplace, size: tuple[int, int]) -> None:
    """With its fields, and refused."""
    speak(QApplication.instance(), "fr")  # type: ignore[arg-type]
    window = open_window(workplace, *size)
    sign_in(window, "admin", PASSWORD)
    page = backup(window)
    page.back_up()
    settle(workplace.operations)
    assert walk.defects(window) == []


def test_the_language_switches_on_every_page(window: MainWindow) -> None:
    """Nothing English is left behind."""
    for key in PAGES:
        page_of(window, key)
    speak(QApplication.instance(), "fr")  # type: ignore[arg-type]
    settle(window.workplace.operations)
    titles = [page_of(window, key).title() for key in PAGES]
    assert [title.split("\u202f")[0] for title in titles] == [
        "Ordonnancier", "Piste d’audit", "Traçabilité", "Registres", "Sauvegarde"
    ]  # fmt: skip


def test_no_sql_runs_on_the_windows_thread(window: MainWindow) -> None:
    """Every page reads elsewhere."""
    threads: set[int] = set()

    def watch(*_arguments: object) -> None:
        threads.add(threading.get_ident())

    event.listen(Engine, "before_cursor_execute", watch)
    try:
        for key in PAGES:
            page_of(window, key)
        go(window, Target(Place.RECORDS, "trace", "TS2409-3"))
    finally:
        event.remove(Engine, "before_cursor_execute", watch)
    assert threads
    assert threading.get_ident() not in threads
