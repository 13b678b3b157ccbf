"""Verify, at the real window: blind, one line at a time, by keyboard and scanner, each refusal in place."""

from __future__ import annotations

import dataclasses
import shutil
import threading
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import Engine, event

from compounder.domain.batch import BatchState
from compounder.domain.errors import Refusal
from compounder.store.location import Location
from tests.services import bench
from tests.services.bench import q
from tests.services.pharmacy import PASSWORD, TestPharmacy, open_pharmacy_at
from tests.store.conftest import Databases
from tests.ui.desk import press
from tests.ui.keys import shown, type_text
from tests.ui.screens.batches.verify_station import (
    BY_PHARMACIST,
    BY_TECHNICIAN,
    FIRST,
    HOSTILE,
    INJECTION,
    at_step,
    desk_of,
    pharmacy_at,
    step_of,
    weighed,
)
from tests.ui.station import is_locked, settle
from tests.ui.walk import defects, parts
from ui.main_window import MainWindow
from ui.screens.batches.verify.acts import Doing
from ui.screens.batches.verify.screen import VerifyStep
from ui.words import speak
from ui.workplace import Workplace

SIZES = ((1280, 800), (1920, 1080), (960, 540), (640, 400))
ACTIVE_LOT = "TS2409-3"


@pytest.fixture(scope="module")
def weighed_template(
    sqlite_databases: Databases, pharmacy_template: tuple[Location, Path], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Location, Path]:
    """Three batches that wait for a second person."""
    anchors = tmp_path_factory.mktemp("weighed") / "anchors"
    shutil.copytree(pharmacy_template[1], anchors)
    opened = open_pharmacy_at(sqlite_databases.copy(pharmacy_template[0]), anchors)
    weighed(opened)
    opened.records.close()
    return opened.location, anchors


@pytest.fixture
def pharmacy(
    sqlite_databases: Databases, weighed_template: tuple[Location, Path], tmp_path: Path
) -> Iterator[TestPharmacy]:
    """A copy of it."""
    opened, _ = pharmacy_at(sqlite_databases, weighed_template, tmp_path / "anchors")
    yield opened
    opened.records.close()


def verify_of(window: MainWindow) -> VerifyStep:
    """The step, shown."""
    step = step_of(window)
    assert isinstance(step, VerifyStep)
    return step


@pytest.fixture
def window(workplace: Workplace) -> MainWindow:
    """The pharmacist at a batch that the technician weighed."""
    return at_step(workplace, BY_TECHNICIAN, "verify")


@pytest.fixture
def step(window: MainWindow) -> VerifyStep:
    """Its step."""
    return verify_of(window)


def answer(step: VerifyStep, reading: str, *, lot: str = ACTIVE_LOT, looks_right: bool = True) -> None:
    """Fill in the three answers as a scan, a typed weight and a key do."""
    assert step.take_scan(lot)
    settle(step.workplace.operations)
    if reading:
        step.questions.reading.set_value(q(reading))
    step.questions.set_look(looks_right=looks_right)


def compare(step: VerifyStep) -> None:
    """F12, and its answer."""
    step.bar.primary.click()
    settle(step.workplace.operations)


def said_by(widget: QWidget) -> str:
    """Every text that a widget holds: seen, heard or typed."""
    texts = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.whatsThis()]
    texts += [str(widget.property(name) or "") for name in ("text", "placeholderText", "windowTitle")]
    return " ".join(texts)


def held_by(root: object, seen: set[int] | None = None) -> Iterator[str]:
    """Every text and number that can be reached from a screen's attributes, however deep, its records included."""
    seen = set() if seen is None else seen
    if id(root) in seen or isinstance(root, (type, Enum)):
        return
    seen.add(id(root))
    if isinstance(root, (str, int, date, datetime)):
        yield str(root)
    elif isinstance(root, (list, tuple, set, frozenset)):
        for part in root:
            yield from held_by(part, seen)
    elif isinstance(root, dict):
        for key, value in root.items():
            yield from held_by(key, seen)
            yield from held_by(value, seen)
    elif dataclasses.is_dataclass(root):
        yield str(root)
        for field in dataclasses.fields(root):
            yield from held_by(getattr(root, field.name), seen)
    elif isinstance(root, QObject) and hasattr(root, "__dict__"):
        yield from held_by({name: part for name, part in vars(root).items() if name != "workplace"}, seen)


def everything(window: MainWindow) -> str:
    """What every widget of the window says, hidden ones too, and what its screens hold."""
    widgets = [window, *window.findChildren(QWidget)]
    screens = [widget for widget in widgets if hasattr(widget, "reload")]
    return " ".join([*(said_by(widget) for widget in widgets), *(text for one in screens for text in held_by(one))])


class TestBlind:
    """Nothing of the first reading is in the window until the second is in."""

    def test_neither_the_reading_nor_the_lot_is_in_any_widget_or_attribute(self, window: MainWindow) -> None:
        """Every widget, shown or not, and everything that the screens hold; in both languages."""
        found = ""
        for language in ("en", "fr"):
            speak(QApplication.instance(), language)  # type: ignore[arg-type]  # it is the one application
            settle(window.workplace.operations)
            found = everything(window)
            assert "121.16" not in found
            assert "121,16" not in found
            # The path above knows the plan, which names a lot; the step knows none.
            step = verify_of(window)
            assert ACTIVE_LOT not in " ".join([*held_by(step), *(said_by(one) for one in step.findChildren(QWidget))])
        assert "tina" in found

    def test_the_walk_would_find_it(self, window: MainWindow, step: VerifyStep) -> None:
        """Once both are in and differ, the same walk finds the first reading; reading again takes it away."""
        answer(step, "112.16 g")
        assert "121.16" not in everything(window)
        compare(step)
        assert "121.16" in everything(window)
        compare(step)
        assert "121.16" not in everything(window)

    def test_a_line_that_is_closed_may_be_seen(self, step: VerifyStep, window: MainWindow) -> None:
        """What both read is no secret."""
        answer(step, FIRST)
        compare(step)
        assert "Lot TS2409-3, both read 121.16\N{NO-BREAK SPACE}g" in everything(window)


class TestByKeyboard:
    """The job without a mouse."""

    def test_a_line_is_verified_with_its_data_and_three_keys(
        self, window: MainWindow, step: VerifyStep, pharmacy: TestPharmacy
    ) -> None:
        """Lot, Enter, weight, Enter, Y, F12; the next line waits with the focus in its first field."""
        shown(window)
        assert step.questions.lot.line.hasFocus()
        type_text(f"{ACTIVE_LOT}\n121.16g\n")
        assert step.questions.yes.hasFocus()
        type_text("y")
        settle(step.workplace.operations)
        press(window, Qt.Key.Key_F12)
        settle(step.workplace.operations)
        found = bench.dossier(pharmacy, BY_TECHNICIAN)
        (check,) = found.verifications
        assert (check.agrees, check.lot_read, check.reading) == (True, ACTIVE_LOT, q(FIRST))
        assert check.look == "as it should be"
        assert step.hero.name.text() == "Glycerol"
        assert step.questions.lot.line.hasFocus()
        assert step.questions.lot.text() == ""
        assert step.questions.reading.is_empty

    def test_no_asks_what_is_seen(self, window: MainWindow, step: VerifyStep, pharmacy: TestPharmacy) -> None:
        """N opens a field; what stands there is recorded, and the line stays open."""
        shown(window)
        type_text(f"{ACTIVE_LOT}\n121.16g\nn")
        settle(step.workplace.operations)
        press(window, Qt.Key.Key_F12)
        assert step.questions.look.line.hasFocus()
        assert "Type what you see" in step.bar.primary.accessibleDescription()
        type_text("yellow lumps")
        press(window, Qt.Key.Key_F12)
        settle(step.workplace.operations)
        (check,) = bench.dossier(pharmacy, BY_TECHNICIAN).verifications
        assert (check.agrees, check.look) == (False, "yellow lumps")
        assert "does not look as it should" in step.hero.difference.notice.accessibleName()

    def test_f12_names_what_is_missing_and_goes_there(self, window: MainWindow, step: VerifyStep) -> None:
        """Lot, weight, look, in their order; the unit is asked for in the field."""
        shown(window)
        press(window, Qt.Key.Key_F12)
        assert step.questions.lot.line.hasFocus()
        assert "Scan the container" in step.bar.primary.accessibleDescription()
        type_text(f"{ACTIVE_LOT}\n250")
        press(window, Qt.Key.Key_F12)
        assert step.questions.mass.number.hasFocus()
        assert "250 of what?" in step.questions.mass.echo.text
        assert step.questions.mass.text == "250"

    def test_all_lines_lead_on_to_release(
        self, window: MainWindow, step: VerifyStep, pharmacy: TestPharmacy, workplace: Workplace
    ) -> None:
        """The last line closes the step; F12 goes on."""
        bench.verify_all(pharmacy, BY_TECHNICIAN)
        step.reload()
        settle(workplace.operations)
        assert step.hero.name.text() == "Every line is verified."
        moved: list[int] = []
        step.moved.connect(moved.append)
        compare(step)
        assert moved == [4]
        assert window is not None


class TestContainer:
    """What was scanned, in words, without a word about the first reading."""

    def test_a_known_lot_says_what_it_holds_and_its_expiry(self, step: VerifyStep) -> None:
        """From stock, by the second person's own scan."""
        assert step.take_scan(ACTIVE_LOT)
        settle(step.workplace.operations)
        said = step.questions.lot_answer.findChildren(QWidget)
        words = " ".join(widget.accessibleName() for widget in said)
        assert "lot TS2409-3, expires 30\N{NO-BREAK SPACE}Jun\N{NO-BREAK SPACE}2027" in words

    @pytest.mark.parametrize(("lot", "word"), [("GL-1", "holds Glycerol"), ("XX-9", "No lot of this number")])
    def test_another_container_is_said_and_differs(self, step: VerifyStep, lot: str, word: str) -> None:
        """The second person may go on: what was read is compared, and both lots are shown."""
        answer(step, FIRST, lot=lot)
        words = " ".join(widget.accessibleName() for widget in step.questions.lot_answer.findChildren(QWidget))
        assert word in words
        compare(step)
        assert step.hero.difference.what == "lot"
        assert ACTIVE_LOT in step.hero.difference.notice.accessibleName()

    def test_a_damaged_code_is_refused_at_the_field(self, step: VerifyStep) -> None:
        """Nothing is taken over."""
        assert step.take_scan("]d2010000000000000")
        assert isinstance(step.questions.lot.refusal, Refusal)
        assert step.questions.lot.text() == ""


class TestDifferent:
    """Two readings that differ."""

    def test_both_are_shown_and_the_line_stays_open(self, step: VerifyStep, pharmacy: TestPharmacy) -> None:
        """R21; what was typed is there again after "Read again", and a right reading closes the line."""
        answer(step, "112.16 g")
        compare(step)
        notice = step.hero.difference.notice.accessibleName()
        assert "112.16\N{NO-BREAK SPACE}g" in notice
        assert "121.16\N{NO-BREAK SPACE}g" in notice
        assert step.acts.weigh_again.isVisible()
        compare(step)
        assert step.questions.reading.value() == q("112.16 g")
        assert step.questions.reading.number.hasFocus() or not step.isActiveWindow()
        step.questions.reading.set_value(q(FIRST))
        compare(step)
        checks = bench.dossier(pharmacy, BY_TECHNICIAN).verifications
        assert sorted(check.agrees for check in checks) == [False, True]

    def test_a_scan_reads_again_and_never_leaves_the_batch(self, window: MainWindow, step: VerifyStep) -> None:
        """The container of the line in dispute; where something else is written the scan says that it meant nothing."""
        answer(step, "112.16 g")
        compare(step)
        assert step.acts.weigh_again.isVisible()
        window.scan(ACTIVE_LOT)
        settle(step.workplace.operations)
        assert step.isVisible()
        assert not step.hero.difference.is_shown
        assert step.questions.lot.text() == ACTIVE_LOT
        step.acts.wrong.click()
        step.hero.wrong.set_text("a torn label")
        window.scan(ACTIVE_LOT)
        settle(step.workplace.operations)
        assert step.isVisible()
        assert step.hero.wrong.text() == "a torn label"
        assert "Nothing was scanned here" in step.hero.refusal.accessibleName()

    def test_weigh_again_goes_to_the_step_before(self, step: VerifyStep) -> None:
        """F6, once they differ."""
        answer(step, "112.16 g")
        compare(step)
        moved: list[int] = []
        step.moved.connect(moved.append)
        step.acts.weigh_again.click()
        settle(step.workplace.operations)
        assert moved == [2]

    def test_something_wrong_becomes_a_deviation(self, window: MainWindow, pharmacy: TestPharmacy) -> None:
        """F8, a sentence, F12; back at the line with its answers kept."""
        step = verify_of(window)
        shown(window)
        type_text("TS2409")
        press(window, Qt.Key.Key_F8)
        assert step.hero.wrong.line.hasFocus()
        press(window, Qt.Key.Key_F12)
        assert "Type what is wrong" in step.bar.primary.accessibleDescription()
        type_text("the pot was open")
        press(window, Qt.Key.Key_F12)
        settle(step.workplace.operations)
        (deviation,) = bench.dossier(pharmacy, BY_TECHNICIAN).open_deviations
        assert deviation.reason == "the pot was open"
        assert step.questions.isVisible()
        assert step.questions.lot.text() == "TS2409"


class TestOwnWork:
    """R20 and the ways out."""

    def test_own_work_is_refused_and_the_lock_lets_another_person_in(self, workplace: Workplace) -> None:
        """The sentence names line and time; F12 asks who is there."""
        window = at_step(workplace, BY_PHARMACIST, "verify")
        step = verify_of(window)
        assert "You weighed line 1 at 24" in step.hero.refusal.accessibleName()
        assert not step.questions.isVisible()
        step.bar.primary.click()
        assert is_locked(window)

    def test_a_pharmacist_alone_signs_with_a_reason(self, workplace: Workplace, pharmacy: TestPharmacy) -> None:
        """A missing reason and a wrong password stand in place; the reason typed stays."""
        step = verify_of(at_step(workplace, BY_PHARMACIST, "verify"))
        step.acts.alone.click()
        signature = step.hero.signature
        signature.password_field.line.setText(PASSWORD)
        compare(step)
        assert isinstance(signature.reason_field.refusal, Refusal)
        signature.reason_field.line.setText("alone, night of 24 November")
        signature.password_field.line.setText("wrong")
        compare(step)
        assert isinstance(signature.password_field.refusal, Refusal)
        assert signature.password() == ""
        assert signature.reason() == "alone, night of 24 November"
        signature.password_field.line.setText(PASSWORD)
        compare(step)
        found = bench.dossier(pharmacy, BY_PHARMACIST)
        assert [row.reason for row in found.exceptions] == ["alone, night of 24 November"] * 4
        assert found.batch.state is BatchState.VERIFIED
        assert step.hero.name.text() == "Every line is verified."

    def test_a_technician_is_not_offered_to_be_alone(self, workplace: Workplace) -> None:
        """Nor anybody where the formulation does not name it."""
        for batch in (BY_TECHNICIAN, INJECTION):
            step = verify_of(at_step(workplace, batch, "verify", login="tina"))
            assert step.hero.refusal.isVisible()
            assert not step.acts.alone.isVisible()

    def test_who_may_not_verify_reads_only(self, workplace: Workplace) -> None:
        """An auditor finds the sentence and no field."""
        step = verify_of(at_step(workplace, BY_TECHNICIAN, "verify", login="aude"))
        assert "may not do this" in step.hero.refusal.accessibleName()
        assert not step.questions.isVisible()


class TestOtherLines:
    """Volumes and declared rests."""

    def test_a_declared_rest_needs_no_reading(self, workplace: Workplace, pharmacy: TestPharmacy) -> None:
        """The concentrate is read in mL, the diluent up to the volume by lot and look alone."""
        step = verify_of(at_step(workplace, INJECTION, "verify"))
        assert step.questions.volume.isVisible()
        assert not step.questions.mass.isVisible()
        first = bench.dossier(pharmacy, INJECTION).standing[0].reading
        answer(step, str(first), lot="INJ-1")
        compare(step)
        assert step.hero.name.accessibleName() == HOSTILE
        answer(step, "", lot="DI-1")
        compare(step)
        assert bench.stored_batch(pharmacy, INJECTION).state is BatchState.VERIFIED

    def test_another_line_can_be_chosen(self, step: VerifyStep) -> None:
        """The order is the person's."""
        view = step.lines.list
        lanolin = next(button for button in view.findChildren(QWidget) if "Lanolin" in button.accessibleName())
        lanolin.click()  # type: ignore[attr-defined]  # it is a row, which is a button
        assert step.hero.name.text() == "Lanolin"


class TestMeanwhile:
    """Two people at one batch."""

    def test_typed_answers_outlive_what_others_record(
        self, step: VerifyStep, pharmacy: TestPharmacy, workplace: Workplace
    ) -> None:
        """Another line is verified elsewhere: this one keeps what was typed."""
        step.take_scan(ACTIVE_LOT)
        glycerol = bench.dossier(pharmacy, BY_TECHNICIAN).standing[1]
        bench.second(pharmacy, glycerol.id, "petra")  # type: ignore[arg-type]  # a login is as good as a role
        step.reload()
        settle(workplace.operations)
        assert step.questions.lot.text() == ACTIVE_LOT
        assert step.hero.name.text() == "Sodium thiosulfate"

    def test_a_line_that_another_person_closed_is_refused_in_place(
        self, step: VerifyStep, pharmacy: TestPharmacy
    ) -> None:
        """``already_verified``, and nothing typed is lost."""
        answer(step, FIRST)
        bench.second(pharmacy, bench.dossier(pharmacy, BY_TECHNICIAN).standing[0].id, "petra")  # type: ignore[arg-type]
        compare(step)
        assert "already verified" in step.hero.refusal.accessibleName()
        assert step.questions.reading.value() == q(FIRST)


def test_everything_fits_in_both_languages_at_every_size(
    workplace: Workplace, application: QApplication, pharmacy: TestPharmacy
) -> None:
    """Ordinary, refused, own, alone, the injection, and a hostile name; nothing clipped, outside or overlapping."""
    window = at_step(workplace, BY_TECHNICIAN, "verify")
    step = verify_of(window)
    answer(step, "112.16 g", looks_right=False)
    step.questions.look.set_text("lumps")
    found: list[str] = []

    def look(name: str) -> None:
        for language in ("en", "fr"):
            speak(application, language)
            for size in SIZES:
                window.resize(*size)
                settle(workplace.operations)
                found.extend(f"{name} {language} {size} {defect}" for defect in defects(window))

    look("answered")
    compare(step)
    look("different")
    step.acts.wrong.click()
    look("wrong")
    desk = desk_of(window)
    desk.open(dataclasses.replace(desk._way[-1], record=BY_PHARMACIST))
    settle(workplace.operations)
    look("own")
    step.acts.alone.click()
    look("alone")
    desk.open(dataclasses.replace(desk._way[-1], record=INJECTION))
    settle(workplace.operations)
    look("injection")
    step.lines.list.opened.emit(bench.dossier(pharmacy, INJECTION).lines[1].id)
    look("hostile")
    assert found == []


def test_nothing_asks_the_records_on_the_windows_thread(workplace: Workplace) -> None:
    """Neither to look nor to compare."""
    threads: set[int] = set()

    def watch(*_arguments: object) -> None:
        threads.add(threading.get_ident())

    event.listen(Engine, "before_cursor_execute", watch)
    try:
        step = verify_of(at_step(workplace, BY_TECHNICIAN, "verify"))
        answer(step, FIRST)
        compare(step)
    finally:
        event.remove(Engine, "before_cursor_execute", watch)
    assert threads
    assert threading.get_ident() not in threads


def test_french_asks_in_french_and_takes_o_for_yes(workplace: Workplace, application: QApplication) -> None:
    """The words of a French pharmacist, and the key that the button shows."""
    window = at_step(workplace, BY_TECHNICIAN, "verify")
    step = verify_of(window)
    speak(application, "fr")
    shown(window)
    assert step.bar.primary.word == "Comparer à la première lecture"
    assert step.questions.yes.key == "O"
    step.questions.yes.setFocus()
    type_text("o")
    settle(workplace.operations)
    heard = " ".join(widget.accessibleName() for widget in parts(step.questions))
    assert "L’aspect est conforme." in heard
    assert step._doing is Doing.READ
