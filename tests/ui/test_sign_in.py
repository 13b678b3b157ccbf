"""Who are you? Signing in at the real window, on real records, with real hashes."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from sqlalchemy import Engine, event

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.staff import Role, StaffMember
from compounder.services.manage_staff import NewMember, add_staff
from compounder.services.sign_in import FAILED
from tests.services.pharmacy import PASSWORD, PASSWORDS, TestPharmacy
from tests.ui.keys import send_key, shown, type_text
from tests.ui.station import is_locked, open_window, settle, sign_in
from ui.main_window import MainWindow
from ui.scanner import Scanner
from ui.words import speak
from ui.workplace import Workplace


@pytest.fixture
def window(workplace: Workplace) -> MainWindow:
    """The window, nobody signed in."""
    return open_window(workplace)


@pytest.fixture
def threads_of_sql() -> Iterator[set[int]]:
    """The threads on which any engine runs a statement."""
    threads: set[int] = set()

    def watch(*_arguments: object) -> None:
        threads.add(threading.get_ident())

    event.listen(Engine, "before_cursor_execute", watch)
    yield threads
    event.remove(Engine, "before_cursor_execute", watch)


def refusal_at(refusal: Refusal | Phrase | None) -> str:
    """The code of the refusal that stands at a field."""
    assert isinstance(refusal, Refusal)
    return refusal.code


def test_the_right_password_opens_the_own_desk(window: MainWindow) -> None:
    """Who signs in sees what waits for the own role, and the own name and role in the header."""
    sign_in(window, "paul", PASSWORD)
    assert window.desk is not None
    assert window.desk.header.name.text() == "Name of paul"
    assert window.desk.header.role.text() == "Pharmacist"


def test_a_wrong_password_is_refused_in_place_and_clears_only_itself(window: MainWindow) -> None:
    """The name stays, the sentence stands at the password, which has the focus, and the desk stays shut."""
    sign_in(window, "paul", "not the password")
    page = window.sign_in
    assert is_locked(window)
    assert refusal_at(page.password.refusal) == "sign_in_refused"
    assert page.name.text() == "paul"
    assert page.password.text() == ""
    assert page.password.echo.text.startswith("Name or password is wrong.")
    assert page.password.echo.isVisible()


def test_an_unknown_name_is_refused_with_the_same_words(window: MainWindow) -> None:
    """Nobody learns from the window who works here."""
    sign_in(window, "paul", "not the password")
    first = window.sign_in.password.echo.text
    sign_in(window, "nobody.at.all", "not the password")
    assert window.sign_in.password.echo.text == first


def test_each_wrong_password_is_written_down_and_the_third_makes_wait(
    window: MainWindow, pharmacy: TestPharmacy
) -> None:
    """The window goes through the service: wrong ones are acts, and after three the right one waits too."""
    for _ in range(3):
        sign_in(window, "paul", "not the password")
    sign_in(window, "paul", PASSWORD)
    assert is_locked(window)
    assert refusal_at(window.sign_in.password.refusal) == "sign_in_wait"
    with pharmacy.records.reading() as loads:
        assert loads.last_act(FAILED) is not None
        assert loads.find(StaffMember, login="paul")[0].failed_sign_ins == 3


def test_no_sql_and_no_hashing_on_the_windows_thread(
    window: MainWindow, threads_of_sql: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window stays alive while passwords are compared and records are read."""
    hashing: set[int] = set()
    matches = type(PASSWORDS).matches

    def watched(_passwords: object, hashed: str, password: str) -> bool:
        hashing.add(threading.get_ident())
        return matches(PASSWORDS, hashed, password)

    monkeypatch.setattr(type(PASSWORDS), "matches", watched)
    sign_in(window, "paul", "not the password")
    sign_in(window, "paul", PASSWORD)
    assert window.desk is not None
    assert threads_of_sql
    assert hashing
    assert threading.get_ident() not in threads_of_sql | hashing


def test_signing_in_by_keyboard_alone(window: MainWindow) -> None:
    """The name has the focus; Enter goes on; F12 signs in."""
    shown(window)
    assert QApplication.focusWidget() is window.sign_in.name.line
    type_text("paul\n")
    assert QApplication.focusWidget() is window.sign_in.password.line
    type_text(PASSWORD)
    QTest.keyClick(window, Qt.Key.Key_F12)
    settle(window.workplace.operations)
    assert window.desk is not None


def test_two_presses_of_f12_are_one_try(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """While an act runs its button is deaf."""
    shown(window)
    window.sign_in.name.set_text("paul")
    window.sign_in.password.line.setText("not the password")
    for _ in range(4):
        QTest.keyClick(window, Qt.Key.Key_F12)
    settle(window.workplace.operations)
    assert pharmacy.member(Role.PHARMACIST).failed_sign_ins == 1


def test_another_person_types_over_the_name_that_was_filled_in(window: MainWindow) -> None:
    """After the lock: by key or by mouse; where somebody else has to sign in the name has the focus at once."""
    name = window.sign_in.name.line

    def typed(text: str) -> str:
        QTest.qWait(10)
        type_text(text)
        settle(window.workplace.operations)
        return name.text()

    for login in ("tina", "paul", "tina"):
        sign_in(window, "paul", PASSWORD)
        assert window.desk is not None
        shown(window)
        if login == "paul":
            window.desk.other_asked.emit()
        else:
            window.lock()
            assert QApplication.focusWidget() is window.sign_in.password.line, "the same person types the password"
        if login == "tina":
            QTest.mouseClick(name, Qt.MouseButton.LeftButton)
        assert QApplication.focusWidget() is name
        assert typed(login) == login
    assert typed("x") == "tinax", "only what was filled in is typed over"


def test_a_badge_gives_the_name_and_never_the_password(window: MainWindow) -> None:
    """A scan fills the name and goes on to the password; it signs nobody in."""
    window.scan("paul")
    settle(window.workplace.operations)
    assert is_locked(window)
    assert window.sign_in.name.text() == "paul"
    assert window.sign_in.password.text() == ""


def test_the_enter_of_a_badge_is_no_try_of_the_password(
    window: MainWindow, pharmacy: TestPharmacy, application: QApplication
) -> None:
    """Enter in the password field signs in, so a scanner's, sent into that field, must not."""
    watch = Scanner(application)
    watch.scanned.connect(window.scan)
    shown(window)
    window.sign_in.password.line.setText("half of it")
    window.sign_in.password.line.setFocus()
    end = type_text("paul-7731", gap=5)
    send_key(int(Qt.Key.Key_Return), "\r", at=end)
    settle(window.workplace.operations)
    application.removeEventFilter(watch)
    assert window.sign_in.name.text() == "paul-7731"
    assert window.sign_in.password.text() == "half of it"
    assert pharmacy.member(Role.PHARMACIST).failed_sign_ins == 0
    window.sign_in.name.set_text("paul")
    send_key(int(Qt.Key.Key_Return), "\r", at=end + 5000)
    settle(window.workplace.operations)
    assert pharmacy.member(Role.PHARMACIST).failed_sign_ins == 1


def test_a_first_password_is_changed_before_anything_else(window: MainWindow, pharmacy: TestPharmacy) -> None:
    """Two that differ are refused in place; the new one signs in from then on."""
    member = NewMember("nina", "Nina Neu", Role.TECHNICIAN, "given by the admin")
    add_staff(pharmacy.records, PASSWORDS, pharmacy.act("add_staff", Role.ADMINISTRATOR), member)
    sign_in(window, "nina", "given by the admin")
    page = window.sign_in
    assert is_locked(window)
    assert page.new.isVisible()
    page.new.line.setText("a longer own password")
    page.again.line.setText("another one, by mistake")
    page.button.click()
    settle(window.workplace.operations)
    assert refusal_at(page.new.refusal) == "weak_password"
    for field in (page.new, page.again):
        field.line.setText("a longer own password")
    page.button.click()
    settle(window.workplace.operations)
    assert window.desk is not None
    assert not pharmacy.member("nina").must_change_password
    assert page.new.text() == page.again.text() == ""


def test_no_password_is_left_in_the_window(window: MainWindow) -> None:
    """After signing in, and after a refusal, no field holds it."""
    sign_in(window, "paul", "not the password")
    assert all("not the password" not in line.text() for line in window.findChildren(QLineEdit))
    sign_in(window, "paul", PASSWORD)
    assert all(PASSWORD not in line.text() for line in window.findChildren(QLineEdit))


def test_the_language_is_switched_at_run_time_and_the_refusal_follows(window: MainWindow) -> None:
    """A refusal is kept, not its sentence: no word of the old language is left behind."""
    sign_in(window, "paul", "not the password")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window.language_chosen.connect(lambda code: speak(application, code))
    window.sign_in.languages["fr"].click()
    settle(window.workplace.operations)
    page = window.sign_in
    assert page.question.text() == "Qui êtes-vous\N{NARROW NO-BREAK SPACE}?"
    assert page.button.word == "Ouvrir la session"
    assert page.password.echo.text.startswith("Identifiant ou mot de passe inexact.")


def test_hostile_names_are_plain_text(window: MainWindow) -> None:
    """Markup in a name is shown, never read; no label of the page would read it."""
    window.sign_in.welcome.show_pharmacy("<b>A & B</b>")
    assert any(label.text() == "<b>A & B</b>" for label in window.findChildren(QLabel))
    texts = [label for label in window.findChildren(QLabel) if type(label).__name__ == "Text"]
    assert {label.textFormat() for label in texts} == {Qt.TextFormat.PlainText}
