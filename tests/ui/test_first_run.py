"""The first run: the own pharmacy set up by keys alone, or the sample; nothing is written before it is asked for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from compounder import bootstrap
from compounder.domain.errors import Refusal
from compounder.exchange.settings_file import Settings
from tests.ui.keys import shown
from tests.ui.walk import defects, too_small
from ui.application import Program, sample_folder
from ui.first_run.code_page import RefusedPage
from ui.first_run.window import FirstRun
from ui.main_window import MainWindow
from ui.words import language, speak

PASSWORD = "a long and quiet password"


@pytest.fixture
def place(tmp_path: Path) -> bootstrap.Place:
    """Where nothing is yet."""
    return bootstrap.Place(str(tmp_path / "data" / "pharmacy.db"), tmp_path / "state")


@pytest.fixture
def program(application: QApplication, place: bootstrap.Place) -> Iterator[Program]:
    """The program, started on a machine where nobody has worked."""
    made = Program(application, place, keeps_language=True)
    made.start()
    yield made
    made.close()
    made.deleteLater()


def wait(until: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    end = time.monotonic() + 60
    while not until():
        QApplication.processEvents()
        time.sleep(0.005)
        assert time.monotonic() < end, "it did not happen"


def first_run(program: Program) -> FirstRun:
    """The first run, shown."""
    assert isinstance(program.window, FirstRun)
    shown(program.window)
    return program.window


def press(key: Qt.Key) -> None:
    """A key on what has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def write(text: str) -> None:
    """A text into what has the focus, then on to the next field."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)
    press(Qt.Key.Key_Tab)


def fill(window: FirstRun) -> None:
    """The form by keys alone."""
    window.form.time_zone.set_text("")
    write("Pharmacie du CHU")
    write("1 rue de l'Hopital, Lille")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    for text in ("Europe/Paris", "Ada Ministre", "ada.m", PASSWORD, PASSWORD):
        write(text)


def test_a_pharmacy_is_set_up_by_keys_alone(program: Program, place: bootstrap.Place) -> None:
    """F12, the form, F12, the code, F12: then the sign-in page of the new pharmacy; nothing is there before."""
    window = first_run(program)
    press(Qt.Key.Key_F12)
    fill(window)
    assert not Path(place.database).exists()
    press(Qt.Key.Key_F12)
    wait(lambda: window.pages.currentWidget() is window.code)
    code = window.code.shown.text()
    assert len(code.split()) == 6
    assert window.form.password.text() == ""
    press(Qt.Key.Key_F12)
    wait(lambda: isinstance(program.window, MainWindow))
    with bootstrap.open_pharmacy(place) as opened:
        assert opened.pharmacy is not None
        found = opened.pharmacy
    assert (found.name, found.profile, found.language, found.time_zone, found.sample) == (
        "Pharmacie du CHU", "FR", "en", "Europe/Paris", False,
    )  # fmt: skip
    assert place.settings() == Settings(language="en")


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("name", "<b>", "invalid_name"),
        ("address", "", "invalid_name"),
        ("time_zone", "Lille", "unknown_option"),
        ("person", " ", "invalid_name"),
        ("login", "Ada M", "invalid_name"),
        ("again", "another password", "weak_password"),
    ],
)
def test_a_refusal_stands_at_its_field_and_keeps_everything(
    program: Program, place: bootstrap.Place, field: str, text: str, code: str
) -> None:
    """Nothing is made, nothing is lost, and the field has the focus."""
    window = first_run(program)
    press(Qt.Key.Key_F12)
    fill(window)
    at = getattr(window.form, field)
    at.line.setText(text)
    press(Qt.Key.Key_F12)
    wait(lambda: at.refusal is not None)
    assert isinstance(at.refusal, Refusal)
    assert at.refusal.code == code
    assert at.isAncestorOf(QApplication.focusWidget())
    assert at.text() == text
    assert not Path(place.database).exists()
    assert window.form.profile.choice() == "FR"


def test_what_was_not_chosen_is_asked_for(program: Program) -> None:
    """Neither rules nor language are chosen by themselves."""
    window = first_run(program)
    press(Qt.Key.Key_F12)
    press(Qt.Key.Key_F12)
    refusal = window.form.profile.refusal
    assert isinstance(refusal, Refusal)
    assert refusal.code == "missing_input"


def test_the_sample_is_made_opened_and_opened_again_as_it_was(
    program: Program, place: bootstrap.Place, application: QApplication
) -> None:
    """F3 makes it with progress; the window opens on it and says that nothing is real; next time it is still there."""
    first_run(program)
    press(Qt.Key.Key_F3)
    wait(lambda: isinstance(program.window, MainWindow))
    assert isinstance(program.window, MainWindow)
    assert program.window.workplace.pharmacy.sample
    assert "paul" in program.window.sign_in.help.text()
    assert not Path(place.database).exists()
    made_at = (sample_folder(place) / "pharmacy.db").stat().st_ino
    program.close()
    again = Program(application, place, keeps_language=True)
    again.start()
    window = first_run(again)
    assert window.choice.anew.isVisible()
    press(Qt.Key.Key_F3)
    wait(lambda: isinstance(again.window, MainWindow))
    assert (sample_folder(place) / "pharmacy.db").stat().st_ino == made_at
    again.close()
    again.deleteLater()


def test_records_that_cannot_be_opened_are_named_and_left_alone(
    application: QApplication, place: bootstrap.Place
) -> None:
    """A damaged file opens no first run, which would offer to begin anew."""
    path = Path(place.database)
    path.parent.mkdir()
    path.write_bytes(b"this is no database" * 100)
    program = Program(application, place)
    program.start()
    assert isinstance(program.window, RefusedPage)
    assert path.read_bytes() == b"this is no database" * 100
    assert program.window.help.text() != ""
    program.close()
    program.deleteLater()


def test_the_language_is_chosen_before_anything_else(program: Program, application: QApplication) -> None:
    """The whole page follows."""
    window = first_run(program)
    window.languages["fr"].click()
    application.processEvents()
    assert language() == "fr"
    assert window.choice.sample.word == "Ouvrir la pharmacie d’exemple"


@pytest.mark.parametrize("size", [(1280, 800), (960, 540), (640, 400)], ids=str)
@pytest.mark.parametrize("spoken", ["en", "fr"])
def test_nothing_is_cut(program: Program, application: QApplication, spoken: str, size: tuple[int, int]) -> None:
    """Each page at each width, in both languages, with a refusal in it."""
    speak(application, spoken)
    window = first_run(program)
    window.resize(*size)
    application.processEvents()
    for page in (window.choice, window.form, window.code):
        window.pages.setCurrentWidget(page)
        if page is window.form:
            window.form.refuse(Refusal("invalid_name", "login", name="x" * 80))
        window.code.show_code("FFD7 K8TV AKKV EFS7 J96T 07V6")
        QTest.qWait(100)  # sentences that wrap take their height over several turns
        assert defects(window) == []
        assert too_small(window) == []
