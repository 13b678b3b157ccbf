"""The frame round every screen: places, keys, the one field, the lock, and a status line that tells the truth."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from sqlalchemy import Engine, event

from compounder.devices.simulated_balance import SimulatedBalance
from compounder.domain.balance import Balance
from compounder.domain.batch import Batch
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.staff import Role
from compounder.exchange.paper_files import WaitingPaper
from compounder.exchange.settings_file import Settings
from compounder.services.receive_stock import receive
from compounder.store.location import Location
from tests.devices.stand_in_lp import StandInPrinter
from tests.services import bench
from tests.services.pharmacy import PASSWORD, TestPharmacy, add_member, open_pharmacy_at
from tests.services.stock import DELIVERY, received
from tests.store.conftest import Databases
from tests.ui import walk
from tests.ui.keys import shown, type_text
from tests.ui.station import MAKERS, STAND_INS, StandIn, is_locked, open_window, settle, sign_in
from tests.ui.walk import clipped, outside, overlapping
from ui.crash_report import write_crash_report
from ui.frame.desk import Desk
from ui.idle_lock import IdleLock
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.records.screen import RecordsScreen
from ui.screens.records.verify_page import VerifyPage
from ui.screens.today.screen import TodayScreen
from ui.station import Station
from ui.theme.appearance import apply_theme
from ui.theme.tokens import THEMES, Theme
from ui.words import speak
from ui.workplace import Verdict, Workplace, verify_records

SIZES = ((1280, 800), (1920, 1080), (960, 540), (640, 400))


@pytest.fixture(scope="session")
def day_template(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """Work in most states: one batch to release, one to verify, a lot in quarantine, one that ends in three days."""
    anchors = tmp_path_factory.mktemp("day") / "anchors"
    shutil.copytree(pharmacy_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(pharmacy_template[0]), anchors)
    key = bench.stocked(opened)
    bench.excipient(opened, "lanolin", expires_on=date(2026, 11, 27))
    bench.made(opened, key)
    second = bench.planned(opened, size="200 g")
    bench.weigh_all(opened, second, key)
    received(opened, lot_number="TS2511-1")
    opened.records.close()
    return opened.location, anchors


@pytest.fixture
def pharmacy(
    sqlite_databases: Databases, day_template: tuple[Location, Path], tmp_path: Path
) -> Iterator[TestPharmacy]:
    """A pharmacy in the middle of its day."""
    anchors = tmp_path / "anchors"
    shutil.copytree(day_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(day_template[0]), anchors)
    yield opened
    opened.records.close()


@pytest.fixture
def window(workplace: Workplace) -> MainWindow:
    """The window with the pharmacist signed in."""
    opened = open_window(workplace, makers=STAND_INS)
    sign_in(opened, "paul", PASSWORD)
    return opened


def focused() -> QWidget:
    """What has the focus."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found


def desk_of(window: MainWindow) -> Desk:
    """The desk that is shown."""
    assert window.desk is not None
    return window.desk


def today_of(window: MainWindow) -> TodayScreen:
    """Today, shown."""
    shown_now = desk_of(window).current
    assert isinstance(shown_now, TodayScreen)
    return shown_now


def rows_of(window: MainWindow) -> list[str]:
    """The rows of Today as a reader says them."""
    buttons = today_of(window).list.findChildren(QAbstractButton)
    return [button.accessibleName() for button in buttons if button.isVisible()]


def at_place(window: MainWindow) -> list[Target]:
    """Where the stand-in that is shown was asked to go."""
    shown_now = desk_of(window).current
    assert isinstance(shown_now, StandIn)
    return shown_now.targets


# ---- Today ----


def test_the_place_that_is_read_stays_when_the_language_or_the_day_changes(
    workplace: Workplace, pharmacy: TestPharmacy
) -> None:
    """At 200 % Today scrolls; words said anew, and rows read anew after somebody's act, move nothing."""
    window = open_window(workplace, 640, 400, makers=STAND_INS)
    sign_in(window, "paul", PASSWORD)
    today = today_of(window)
    bar = today._scroll.verticalScrollBar()
    for change in ("fr", "an act", "en"):
        today.list.enter()
        QTest.qWait(50)
        bar.setValue(bar.maximum() - 30)
        kept = bar.value()
        assert kept > 100
        if change == "an act":
            received(pharmacy, lot_number="TS2511-2")
            today.reload()
        else:
            speak(QApplication.instance(), change)  # type: ignore[arg-type]
        settle(workplace.operations)
        QTest.qWait(100)
        assert bar.value() == kept


def test_today_shows_what_waits_for_the_role_the_most_urgent_first(window: MainWindow) -> None:
    """Verb, name, number, amount, who did the step before."""
    rows = rows_of(window)
    assert [row.partition(",")[0] for row in rows] == ["Release", "Verify", "Accept"]
    assert "2026-0001" in rows[0]
    assert "500\N{NO-BREAK SPACE}g" in rows[0]
    assert "Name of tina" in rows[1]


def test_nobody_is_asked_to_verify_the_own_weighing_or_to_do_what_the_role_may_not(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    """The technician weighed both batches and may not release: only an auditor or she finds nothing to do."""
    window.lock()
    sign_in(window, "tina", PASSWORD)
    assert rows_of(window) == []
    assert "Nothing waits for you." in texts_of(window)
    add_member(pharmacy, "theo", pharmacy.member("tina").role)
    window.lock()
    sign_in(window, "theo", PASSWORD)
    assert [row.partition(",")[0] for row in rows_of(window)] == ["Verify"]


def texts_of(window: QWidget) -> str:
    """Every label in sight."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_a_digit_opens_its_row_also_without_shift_on_a_french_keyboard(window: MainWindow) -> None:
    """1 to 9 open, by the physical key."""
    for digit, record in (("1", "2026-0001"), ("é", "2026-0002")):
        shown(window)
        desk_of(window).open(Target(Place.TODAY))
        settle(window.workplace.operations)
        type_text(digit)
        settle(window.workplace.operations)
        assert at_place(window)[-1] == Target(Place.BATCHES, record)


def test_a_digit_opens_its_row_though_the_rail_has_the_focus(window: MainWindow) -> None:
    """The frame hands on what it does not use."""
    shown(window)
    desk_of(window).rail.findChildren(QAbstractButton)[0].setFocus()
    type_text("1")
    settle(window.workplace.operations)
    assert at_place(window)[-1] == Target(Place.BATCHES, "2026-0001")


def test_today_follows_a_commit_of_somebody_else_without_being_asked(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    """After each commit of this window's own writer the screen reads anew."""
    before = rows_of(window)
    act = pharmacy.act("receive", Role.TECHNICIAN)
    window.workplace.operations.write(lambda: receive(pharmacy.records, act, DELIVERY))
    settle(window.workplace.operations)
    assert len(rows_of(window)) == len(before) + 1


def test_f12_begins_a_batch_and_f3_a_delivery(window: MainWindow) -> None:
    """The primary act and the other one, by their keys."""
    for pressed, target in (
        (Qt.Key.Key_F12, Target(Place.BATCHES, act="new")),
        (Qt.Key.Key_F3, Target(Place.STOCK, act="receive")),
    ):
        shown(window)
        desk_of(window).open(Target(Place.TODAY))
        settle(window.workplace.operations)
        QTest.keyClick(window, pressed)
        settle(window.workplace.operations)
        assert at_place(window)[-1] == target


def test_what_ends_soon_is_said_in_words(window: MainWindow) -> None:
    """The first expiry is named with its days; colour is never the only sign."""
    assert "3 days: lanolin LA-1" in texts_of(window)
    assert today_of(window).expiring.strip.spoken == "1 within 7 days, 1 within 30, 1 within 90"


def test_records_that_do_not_hold_come_first_on_today(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """A finding stands over everything else, and in the status line as a tag."""
    finding = Phrase.of("finding.links.prev", table="audit", row="7")
    work = window.workplace
    work.assurance.conclude(Verdict(9, "0" * 64, pharmacy.clock(), is_anchored=True, findings=(finding,)))
    assert today_of(window).alarm.isVisible()
    assert today_of(window).alarm.said == finding
    assert desk_of(window).status.records.is_fault


# ---- keys, places, the one field ----


def test_alt_and_a_digit_go_to_the_places_and_alt_left_back(window: MainWindow) -> None:
    """The rail by keyboard, and the way back."""
    shown(window)
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    settle(window.workplace.operations)
    assert at_place(window) == [Target(Place.STOCK)]
    QTest.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    settle(window.workplace.operations)
    assert isinstance(desk_of(window).current, RecordsScreen)
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert at_place(window) == [Target(Place.STOCK), Target(Place.STOCK)]


def test_the_field_finds_by_words_and_selects_nothing_by_itself(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """Four letters list every look-alike; Enter alone opens none of them, the arrow and Enter do."""
    shown(window)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = desk_of(window).header.field
    assert QApplication.focusWidget() is field.line
    type_text("thio")
    settle(window.workplace.operations)
    assert field.palette_list.isVisible()
    type_text("\n")
    settle(window.workplace.operations)
    assert isinstance(desk_of(window).current, TodayScreen)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    settle(window.workplace.operations)
    with pharmacy.records.reading() as loads:
        newest = max(loads.find(Batch), key=lambda batch: batch.number).id
    assert at_place(window) == [Target(Place.BATCHES, newest)]


def test_a_scan_opens_the_one_record_that_it_means(window: MainWindow) -> None:
    """A batch number opens the batch, a pack's lot number its lot."""
    window.scan("2026-0002")
    settle(window.workplace.operations)
    assert at_place(window) == [Target(Place.BATCHES, "2026-0002")]
    window.scan("TS2511-1")
    settle(window.workplace.operations)
    assert at_place(window)[-1].place is Place.STOCK


def test_a_scan_that_two_lots_bear_opens_neither(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """A look-alike is never selected by itself."""
    received(pharmacy, lot_number="TS2511-1", supplier="Another")
    window.scan("TS2511-1")
    settle(window.workplace.operations)
    assert isinstance(desk_of(window).current, TodayScreen)
    assert desk_of(window).header.field.palette_list.isVisible()


def test_an_unknown_code_is_said_in_place_with_what_to_do(window: MainWindow) -> None:
    """Hostile bytes in it are shown, never read."""
    window.scan("<b>0345</b>")
    settle(window.workplace.operations)
    assert "This code is not known here: <b>0345</b>. Receive it in Stock." in texts_of(window)


def test_a_place_that_has_no_screen_is_not_in_the_rail(workplace: Workplace) -> None:
    """A control that does nothing is a defect."""
    opened = MainWindow(workplace, {Place.TODAY: TodayScreen, Place.RECORDS: RecordsScreen})
    opened.resize(1280, 800)
    opened.show()
    sign_in(opened, "paul", PASSWORD)
    assert set(desk_of(opened).rail.items) == {Place.TODAY, Place.RECORDS}
    assert not today_of(opened).bar.primary.isVisible()
    assert not today_of(opened).receive.isVisible()


# ---- the lock ----


def test_where_it_is_one_column_a_menu_stands_for_the_rail_the_field_and_the_lock(workplace: Workplace) -> None:
    """What is folded away is still done by mouse: each act of the menu does what its button would."""
    window = open_window(workplace, 640, 400, makers=STAND_INS)
    sign_in(window, "paul", PASSWORD)
    desk = desk_of(window)

    def choose(word: str) -> None:
        desk.header.menu.click()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        (act,) = (each for each in menu.actions() if each.text() == word)
        menu.setActiveAction(act)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        settle(window.workplace.operations)

    choose("Stock")
    assert desk.current is not None
    assert at_place(window)[-1].place is Place.STOCK
    choose("Scan, find or do")
    within = window.focusWidget()
    assert within is not None
    assert desk.header.field.isAncestorOf(within)
    choose("Lock")
    assert is_locked(window)


def test_the_lock_hides_everything_and_keeps_the_draft(window: MainWindow) -> None:
    """The page asks the same person again; what was typed is there afterwards, also after somebody else worked."""
    desk_of(window).open(Target(Place.PATIENTS))
    screen = desk_of(window).current
    assert isinstance(screen, StandIn)
    screen.draft.set_text("half a name")
    window.lock()
    assert is_locked(window)
    assert not screen.isVisible()
    assert window.sign_in.name.text() == "paul"
    assert "Your unsaved work is kept." in texts_of(window)
    assert "half a name" not in texts_of(window)
    sign_in(window, "tina", PASSWORD)
    assert desk_of(window).current is not screen
    window.lock()
    sign_in(window, "paul", PASSWORD)
    assert desk_of(window).current is screen
    assert screen.draft.text() == "half a name"


def test_nothing_of_the_desk_answers_a_key_while_it_is_locked(window: MainWindow) -> None:
    """Its shortcuts are as hidden as its words."""
    shown(window)
    window.lock()
    for keys in (Qt.Key.Key_4, Qt.Key.Key_9):
        QTest.keyClick(window, keys, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(window, Qt.Key.Key_F3)
    settle(window.workplace.operations)
    assert is_locked(window)


def test_the_window_locks_when_nobody_touches_it(window: MainWindow, application: QApplication) -> None:
    """The idle lock hides the patient; a key begins the time anew."""
    lock = IdleLock(application, milliseconds=120)
    lock.idle.connect(window.lock)
    for _ in range(5):
        QTest.qWait(50)
        QTest.keyClick(window, Qt.Key.Key_Shift)
    was_locked = is_locked(window)
    QTest.qWait(250)
    assert (was_locked, is_locked(window)) == (False, True)
    application.removeEventFilter(lock)


def test_ctrl_l_locks(window: MainWindow) -> None:
    """By key from anywhere."""
    shown(window)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert is_locked(window)


# ---- truth, faults, threads ----


def test_the_status_line_says_what_is_and_claims_nothing_more(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """Before a verification it says so; afterwards when; a balance without today's check is a fault."""
    status = desk_of(window).status
    assert "Records not verified yet" in texts_of(status)
    assert "No backup yet" in texts_of(status)
    assert "Balance B1 checked today" in texts_of(status)
    verify_records(window.workplace)
    settle(window.workplace.operations)
    assert "Records verified" in texts_of(status)
    pharmacy.clock.now += timedelta(days=1)
    desk_of(window).reload()
    settle(window.workplace.operations)
    assert status.balance.is_fault


def test_the_status_line_says_what_is_known_of_the_printer(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None here, none chosen, the one chosen, one that is gone, one that stands still; never that it is ready."""
    work = window.workplace
    status = desk_of(window).status

    def said() -> str:
        desk_of(window).open(Target(Place.TODAY))
        settle(work.operations)
        return texts_of(status)

    monkeypatch.setenv("PATH", str(tmp_path))
    assert "No printer here: PDF only" in said()
    printer = StandInPrinter(tmp_path / "cups", monkeypatch)
    assert "No printer chosen: PDF only" in said()
    work.facilities.keep_settings(Settings(printer="Office", label_printer="Zebra"))
    assert "Printer Office, Zebra" in said()
    printer.stop("Zebra")
    assert "Printer Zebra stands still" in said()
    assert status.has_something_to_say
    work.facilities.keep_settings(Settings(printer="Attic"))
    assert "Printer Attic is gone: see Settings" in said()
    assert walk.defects(window) == []
    work.unprinted.show_papers((WaitingPaper("0" * 16, "label", "2026-0001", 0, work.clock()),))
    assert "1 paper not printed: Ctrl+P tries again" in texts_of(status)


def until(application: QApplication, holds: Callable[[], bool]) -> None:
    """Let the window work until something holds."""
    end = time.monotonic() + 10
    while not holds():
        application.processEvents()
        assert time.monotonic() < end, "it did not come to this"
        time.sleep(0.005)


def test_the_status_line_says_whether_the_balance_answers(
    window: MainWindow, pharmacy: TestPharmacy, application: QApplication
) -> None:
    """Connected as long as it answers at its port; silent is a tag with the remedy, in the moment it is noticed."""
    status, work = desk_of(window).status, window.workplace
    with pharmacy.records.reading() as loads:
        found = loads.find(Balance)[0]
    with SimulatedBalance(found) as pan:
        work.facilities.keep_settings(Settings(ports={found.name: pan.port}))
        desk_of(window).reload()
        settle(work.operations)
        until(application, lambda: "Balance B1 connected, checked today" in texts_of(status))
    until(application, lambda: "Balance B1 silent: check switch and cable" in texts_of(status))
    assert status.balance.is_fault


def test_damaged_preferences_leave_the_status_line_as_it_is(workplace: Workplace) -> None:
    """They name no port; what the records tell is told all the same."""

    def damaged() -> Settings:
        raise Refusal("damaged_file", "toml", file="settings.toml", problem="x")

    spoilt = replace(workplace, facilities=replace(workplace.facilities, settings=damaged))
    opened = open_window(spoilt, makers=STAND_INS)
    sign_in(opened, "paul", PASSWORD)
    assert "Balance B1 checked today" in texts_of(desk_of(opened).status)


def test_the_records_are_verified_with_progress_and_stopped_on_request(window: MainWindow) -> None:
    """F12 verifies; a stopped verification changes no verdict."""
    desk_of(window).open(Target(Place.RECORDS, "verify"))
    settle(window.workplace.operations)
    records = desk_of(window).current
    assert isinstance(records, RecordsScreen)
    screen = records.pages["verify"]
    assert isinstance(screen, VerifyPage)
    screen.verify()
    screen.bar.progress.cancelled.emit()
    settle(window.workplace.operations)
    assert window.workplace.assurance.verdict is None
    screen.verify()
    settle(window.workplace.operations)
    assert screen.verdict.text().endswith("records hold")
    assert screen.bar.primary.is_ready


def test_no_sql_runs_on_the_windows_thread(workplace: Workplace) -> None:
    """Signing in, Today, the field, a scan, Records and the lock: everything is read elsewhere."""
    threads: set[int] = set()

    def watch(*_arguments: object) -> None:
        threads.add(threading.get_ident())

    event.listen(Engine, "before_cursor_execute", watch)
    try:
        opened = open_window(workplace, makers=STAND_INS)
        sign_in(opened, "paul", PASSWORD)
        desk_of(opened).header.field.searched.emit("thio")
        opened.scan("2026-0001")
        settle(workplace.operations)
        desk_of(opened).open(Target(Place.RECORDS, "verify"))
        verify_records(workplace)
        settle(workplace.operations)
        opened.lock()
        sign_in(opened, "tina", PASSWORD)
    finally:
        event.remove(Engine, "before_cursor_execute", watch)
    assert threads
    assert threading.get_ident() not in threads


@pytest.fixture
def station(application: QApplication, workplace: Workplace, tmp_path: Path) -> Iterator[Station]:
    """A station with everything that watches over its window."""
    made = Station(application, workplace, MAKERS, state=tmp_path)
    yield made
    settle(workplace.operations)
    made.leave()


def test_a_fault_writes_a_report_without_names_and_the_window_goes_on(station: Station, tmp_path: Path) -> None:
    """The report holds types and places in the program alone; the person is told, and can work on."""

    def fail() -> None:
        raise KeyError("Anne-Sophie Delpierre")

    window = station.window
    window.show()
    window.workplace.operations.write(fail)
    settle(window.workplace.operations)
    reports = list((tmp_path / "crash-reports").iterdir())
    assert len(reports) == 1
    text = reports[0].read_text("utf-8")
    assert "KeyError" in text
    assert "test_frame.py" in text
    assert "Delpierre" not in text
    assert "Something failed inside the program." in texts_of(window)
    sign_in(window, "paul", PASSWORD)
    assert window.desk is not None


def test_a_report_that_cannot_be_written_stops_nothing(pharmacy: TestPharmacy, tmp_path: Path) -> None:
    """A full disk must not turn a fault into a crash."""
    (tmp_path / "crash-reports").write_text("a file where the folder should be")
    assert write_crash_report(KeyError("x"), state=tmp_path, at=pharmacy.clock(), version="1") is None


# ---- for everyone ----


def cut(window: QWidget) -> list[str]:
    """Everything clipped, outside its parent, or over its neighbour."""
    return [*clipped(window), *outside(window), *overlapping(window)]


@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_cut_in_either_language_at_any_width(
    workplace: Workplace,
    application: QApplication,
    size: tuple[int, int],
    language: str,
) -> None:
    """Sign in with a refusal, Today, Records: no label is smaller than its words, and nothing leaves its parent."""
    speak(application, language)
    opened = open_window(workplace, *size)
    assert cut(opened) == []
    sign_in(opened, "paul", "not the password")
    assert cut(opened) == []
    sign_in(opened, "paul", PASSWORD)
    assert cut(opened) == []
    desk_of(opened).open(Target(Place.RECORDS))
    verify_records(workplace)
    settle(workplace.operations)
    assert cut(opened) == []


@pytest.mark.parametrize("theme", THEMES, ids=[theme.name for theme in THEMES])
def test_every_control_has_a_role_and_a_name(window: MainWindow, application: QApplication, theme: Theme) -> None:
    """What a reader finds is what a person sees; no control is nameless."""
    apply_theme(application, theme)
    nameless = []
    for control in window.findChildren(QWidget):
        if control.focusPolicy() is Qt.FocusPolicy.NoFocus or not control.isVisible():
            continue
        interface = QAccessible.queryAccessibleInterface(control)
        if not interface.text(QAccessible.Text.Name):
            nameless.append(repr(control))
    assert nameless == []


def test_tab_reaches_everything_and_leaves_it_again(window: MainWindow) -> None:
    """There is no trap: Tab goes once round every control in sight and comes back."""
    shown(window)
    desk_of(window).header.field.setFocus()
    reached: list[QWidget] = []
    for _ in range(80):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        if focused() in reached:
            break
        reached.append(focused())
    names = {widget.accessibleName() for widget in reached}
    assert {"Lock", "Today", "Records", "Receive stock", "New batch", "Scan, find or do"} <= names
