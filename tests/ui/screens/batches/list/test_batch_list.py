"""The list of batches, a new one begun from it, and the path of one: every step where it belongs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from compounder.domain.staff import Role
from compounder.services.compound_batch.stop import abort_batch
from compounder.store.location import Location
from tests.services import bench
from tests.services.pharmacy import PASSWORD, TestPharmacy, open_pharmacy_at
from tests.store.conftest import Databases
from tests.ui.keys import shown, type_text
from tests.ui.station import open_window, settle, sign_in
from tests.ui.walk import defects
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screen import View
from ui.screens.batches.screen import BatchesScreen
from ui.screens.batches.step import BatchStep
from ui.widgets.record_columns import text_of
from ui.words import speak
from ui.workplace import Workplace

SIZES = ((1280, 800), (1920, 1080), (960, 540), (640, 400))
HOSTILE = "Thiosulfate &amp; {0} %1 Wolfeschlegelsteinhausenbergerdorffpommade à 25 % m/m, très grasse"


@pytest.fixture(scope="module")
def stand(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """Batch 1 ready for release, 2 being weighed, 3 aborted, 4 planned; the injection and a hostile name in force."""
    anchors = tmp_path_factory.mktemp("list") / "anchors"
    shutil.copytree(pharmacy_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(pharmacy_template[0]), anchors)
    key = bench.stocked(opened)
    bench.approve(opened, bench.INJECTION)
    bench.approve(opened, "sts-cream-10", change=("Sodium thiosulfate 10 % w/w cream", HOSTILE))
    bench.made(opened, key)
    second = bench.planned(opened, size="40 g")
    line = bench.dossier(opened, second).unweighed[0]
    bench.weigh(opened, line.id, bench.on_balance(key, str(line.planned)))
    third = bench.planned(opened, size="20 g")
    act = opened.act("abort_batch", Role.PHARMACIST, "spilled")
    abort_batch(opened.records, act, opened.signing(act), third)
    bench.planned(opened, size="100 g")
    opened.records.close()
    return opened.location, anchors


@pytest.fixture
def pharmacy(sqlite_databases: Databases, stand: tuple[Location, Path], tmp_path: Path) -> Iterator[TestPharmacy]:
    """A copy of it."""
    anchors = tmp_path / "anchors"
    shutil.copytree(stand[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(stand[0]), anchors)
    yield opened
    opened.records.close()


@pytest.fixture
def window(workplace: Workplace) -> MainWindow:
    """The list, with the pharmacist signed in."""
    opened = open_window(workplace)
    sign_in(opened, "paul", PASSWORD)
    go(opened, Target(Place.BATCHES))
    return opened


def go(window: MainWindow, target: Target) -> BatchesScreen:
    """Open a target."""
    assert window.desk is not None
    window.desk.open(target)
    settle(window.workplace.operations)
    return batches(window)


def batches(window: MainWindow) -> BatchesScreen:
    """The place, shown."""
    assert window.desk is not None
    assert isinstance(window.desk.current, BatchesScreen)
    return window.desk.current


def current_of(window: MainWindow) -> View | None:
    """The view of the place that is shown."""
    return batches(window).current


def listed(window: MainWindow) -> list[str]:
    """The rows of the list: step and number."""
    model = batches(window).list.table._model
    return [f"{text_of(model.columns[0].value(row))} {row.batch}" for row in model.rows]


def texts(window: QWidget) -> str:
    """Every label in sight."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key on what has the focus."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)
    settle(window.workplace.operations)


def test_the_list_says_where_each_batch_stands_the_newest_first(window: MainWindow) -> None:
    """Under way alone, with its step and how many lines are done; no step is made before it is opened."""
    assert listed(window) == ["Weigh 2026-0004", "Weigh, 1 of 4 2026-0002", "Release 2026-0001"]
    assert batches(window).findChildren(BatchStep) == []


def test_chips_show_the_finished_and_the_refused(window: MainWindow) -> None:
    """Refused, aborted and void together; an empty kind says so."""
    screen = batches(window).list
    finished, refused = list(screen.chips.values())[1:]
    QTest.mouseClick(refused, Qt.MouseButton.LeftButton)
    settle(window.workplace.operations)
    assert listed(window) == ["aborted 2026-0003"]
    QTest.mouseClick(finished, Qt.MouseButton.LeftButton)
    settle(window.workplace.operations)
    assert "No batch has been released yet." in texts(window)


def test_typing_filters_by_number_and_name(window: MainWindow) -> None:
    """Ctrl+F, then a part of the number; what was typed stays when nothing is found."""
    shown(window)
    screen = batches(window).list
    QTest.keyClick(screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert screen.filter.line.hasFocus()
    type_text("0002")
    QTest.qWait(250)
    settle(window.workplace.operations)
    assert listed(window) == ["Weigh, 1 of 4 2026-0002"]
    type_text("9")
    QTest.qWait(250)
    settle(window.workplace.operations)
    assert "“00029”" in texts(window)
    assert screen.filter.text() == "00029"


def test_enter_opens_a_batch_and_the_way_back_leads_to_the_list(window: MainWindow) -> None:
    """The current row has the focus on entry; the path stands over the step, and the list has none."""
    shown(window)
    screen = batches(window)
    assert not screen.path.isVisible()
    press(window, Qt.Key.Key_Return)
    assert screen.path.isVisible()
    assert "100\N{NO-BREAK SPACE}g" in screen.title()
    assert window.desk is not None
    window.desk.back()
    settle(window.workplace.operations)
    assert screen.current is screen.list


def test_a_step_out_of_order_says_what_it_waits_for(window: MainWindow) -> None:
    """Release of a batch that is being weighed: which lines are open."""
    go(window, Target(Place.BATCHES, "2026-0002", "release"))
    assert "Release waits for Weigh: open are the lines 2, 3, 4." in texts(window)


def test_a_batch_that_there_is_not_is_refused_over_the_list(window: MainWindow) -> None:
    """The scan of a label of another pharmacy."""
    screen = go(window, Target(Place.BATCHES, "2025-0009"))
    assert screen.current is screen.list
    assert screen.refusal.isVisible()


def test_a_new_batch_is_chosen_by_four_letters_and_never_by_itself(window: MainWindow) -> None:
    """F12, four letters, down to the row, Enter."""
    shown(window)
    press(window, Qt.Key.Key_F12)
    screen = batches(window)
    assert screen.current is screen.choose
    assert screen.choose.name.line.hasFocus()
    type_text("sod")
    QTest.qWait(200)
    settle(window.workplace.operations)
    assert rows(screen.choose) == []
    type_text("i")
    QTest.qWait(200)
    settle(window.workplace.operations)
    assert len(rows(screen.choose)) == 3
    press(window, Qt.Key.Key_Return)
    assert screen.current is screen.choose, "Enter in the field chooses nothing"
    assert any(button.hasFocus() for button in screen.choose.list.findChildren(QAbstractButton))
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert current_of(window) is screen.draft
    assert screen.draft.formulation == bench.OINTMENT


def rows(screen: QWidget) -> list[str]:
    """The names of the rows found."""
    found = [button for button in screen.findChildren(QAbstractButton) if type(button).__name__ == "_RowButton"]
    return [button.accessibleName() for button in found if button.isVisible()]


def test_who_may_not_plan_reads_it_beside_the_button(window: MainWindow) -> None:
    """An auditor looks; F12 answers with the reason."""
    window.lock()
    sign_in(window, "aude", PASSWORD)
    go(window, Target(Place.BATCHES))
    assert "Technicians and pharmacists plan batches." in texts(window)
    shown(window)
    press(window, Qt.Key.Key_F12)
    assert batches(window).current is batches(window).list


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_cut_at_any_width_in_either_language(
    application: QApplication, workplace: Workplace, size: tuple[int, int], language: str
) -> None:
    """The list, its empty state, the choice with a hostile name, and a refused step."""
    window = open_window(workplace, *size)
    sign_in(window, "paul", PASSWORD)
    speak(application, language)
    screen = go(window, Target(Place.BATCHES))
    assert defects(window) == []
    screen.list.chips[list(screen.list.chips)[1]].click()
    settle(workplace.operations)
    assert defects(window) == []
    go(window, Target(Place.BATCHES, act="new"))
    screen.choose.name.line.setText("thio")
    screen.choose.reload()
    settle(workplace.operations)
    assert len(rows(screen.choose)) == 3
    assert defects(window) == []
    screen.choose.name.line.setText("thiosulfatez")
    screen.choose.reload()
    settle(workplace.operations)
    assert defects(window) == []
