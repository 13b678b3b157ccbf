"""A burst is a scan wherever the focus is; typing is typing, shortcuts and all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from tests.ui.keys import send_key, shown, type_text
from ui.scanner import Scanner
from ui.widgets.button import Button
from ui.widgets.panel import Panel, column
from ui.widgets.text_field import TextField


class Desk(Panel):
    """A field and a button in a window; keys that nothing took arrive here, as on a screen."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.button = TextField(), Button("Press")
        self.arrived = ""
        layout = column()
        layout.addWidget(self.field)
        layout.addWidget(self.button)
        self.setLayout(layout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a screen would answer."""
        self.arrived += event.text()


@pytest.fixture
def scanner(application: QApplication) -> Iterator[Scanner]:
    """The scanner's watch over the application."""
    watch = Scanner(application)
    yield watch
    application.removeEventFilter(watch)


@pytest.fixture
def scans(scanner: Scanner) -> list[str]:
    """What was scanned."""
    heard: list[str] = []
    scanner.scanned.connect(heard.append)
    return heard


@pytest.fixture
def desk(application: QApplication) -> Desk:
    """A window with the focus in its field."""
    assert application is not None
    made = Desk()
    shown(made)
    made.field.setFocus()
    return made


def test_typing_arrives_key_by_key(scanner: Scanner, scans: list[str], desk: Desk) -> None:
    """Nothing is lost, and nothing is taken for a scan."""
    type_text("sodium thiosulfate", gap=60)
    scanner.settle()
    assert desk.field.text() == "sodium thiosulfate"
    assert scans == []


def test_a_burst_is_a_scan_and_leaves_the_field(scanner: Scanner, scans: list[str], desk: Desk) -> None:
    """With or without Enter at its end, which triggers nothing."""
    desk.field.set_text("kept")
    entered: list[bool] = []
    desk.field.entered.connect(lambda: entered.append(True))
    end = type_text("TS2409-3", gap=5)
    send_key(int(Qt.Key.Key_Return), "\r", at=end)
    type_text("GL-1187", start=5000, gap=5)
    scanner.settle()
    assert scans == ["TS2409-3", "GL-1187"]
    assert desk.field.text() == "kept"
    assert entered == []


def test_after_a_pause_of_forty_milliseconds_a_burst_is_taken_by_itself(
    application: QApplication, scans: list[str], desk: Desk
) -> None:
    """A scanner that sends no Enter is understood too."""
    assert desk.field.hasFocus()
    type_text("TS2409-3", gap=5)
    for _ in range(200):
        application.processEvents()
        if scans:
            break
        application.thread().msleep(2)
    assert scans == ["TS2409-3"]


def test_five_quick_characters_are_typing(scanner: Scanner, scans: list[str], desk: Desk) -> None:
    """A quick typist rolls over a few keys; a code has at least six characters."""
    type_text("12345", gap=5)
    scanner.settle()
    assert desk.field.text() == "12345"
    assert scans == []


def test_a_busy_window_does_not_make_typing_a_scan(scanner: Scanner, scans: list[str], desk: Desk) -> None:
    """Keys that waited in the queue arrive at once, but bear their own times."""
    type_text("1234567", gap=36)
    scanner.settle()
    assert desk.field.text() == "1234567"
    assert scans == []


def test_a_key_that_is_held_down_is_no_scan(
    application: QApplication, scanner: Scanner, scans: list[str], desk: Desk
) -> None:
    """Auto-repeat is as quick as a scanner."""
    for place in range(10):
        event = QKeyEvent(QEvent.Type.KeyPress, int(Qt.Key.Key_0), Qt.KeyboardModifier.NoModifier, "0", place > 0)
        event.setTimestamp(1000 + place * 30)
        target = application.focusWidget()
        assert target is not None
        application.sendEvent(target, event)
    scanner.settle()
    assert desk.field.text() == "0" * 10
    assert scans == []


def test_group_separators_stay_and_other_control_characters_go(scanner: Scanner, scans: list[str], desk: Desk) -> None:
    """GS1: Ctrl+] is GS; a Tab that a scanner sends does not move the focus."""
    at = type_text("(01)0201", gap=5)
    send_key(int(Qt.Key.Key_BracketRight), "\x1d", Qt.KeyboardModifier.ControlModifier, at=at)
    at = type_text("10A", start=at + 5, gap=5)
    send_key(int(Qt.Key.Key_Tab), "\t", at=at)
    scanner.settle()
    assert scans == ["(01)0201\x1d10A"]
    assert desk.field.line.hasFocus()
    assert desk.field.text() == ""


def test_a_scan_fires_no_shortcut(scanner: Scanner, scans: list[str], desk: Desk) -> None:
    """1Y2Y3Y1 fired five shortcuts where keys were not held."""
    fired: list[str] = []
    for key in ("1", "2", "3", "Y"):
        QShortcut(QKeySequence(key), desk).activated.connect(lambda key=key: fired.append(key))
    desk.button.setFocus()
    type_text("1Y2Y3Y1", gap=5)
    scanner.settle()
    assert scans == ["1Y2Y3Y1"]
    assert fired == []
    assert desk.arrived == ""


def test_a_typed_digit_reaches_the_screen(scanner: Scanner, scans: list[str], desk: Desk) -> None:
    """Held for a moment, then answered by the screen, where its row opens."""
    desk.button.setFocus()
    type_text("3")
    scanner.settle()
    assert desk.arrived == "3"
    assert scans == []


def test_another_key_lets_go_of_what_is_held_first(scanner: Scanner, desk: Desk) -> None:
    """F12 never acts before the last digit; a lone Shift lets go of nothing."""
    at = type_text("12", gap=120)
    assert desk.field.text() == "1"
    send_key(int(Qt.Key.Key_Shift), at=at)
    assert desk.field.text() == "1"
    send_key(int(Qt.Key.Key_F12), at=at)
    assert desk.field.text() == "12"
    scanner.settle()


def test_a_space_on_a_button_presses_it_once(scanner: Scanner, desk: Desk) -> None:
    """Press and release are replayed in their order."""
    pressed: list[bool] = []
    desk.button.clicked.connect(lambda: pressed.append(True))
    desk.button.setFocus()
    type_text(" ")
    scanner.settle()
    assert pressed == [True]
    assert not desk.button.isDown()
