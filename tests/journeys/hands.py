"""The hands of a person at the window: a keyboard, or a mouse; each press is counted, and so is what only they know.

`presses` counts every key and every click. `floor` counts what cannot be spared: the characters of what only a person
knows (values, passwords, reasons, answers), and one press for each act. Neither hand calls a method of a screen: keys
go to what has the focus, clicks to what lies under the pointer.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TypeVar
from xml.etree import ElementTree as ET

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QScrollArea, QWidget

from compounder.shipped import RESOURCES
from tests.journeys.room import Room, plain
from tests.ui.keys import send_key, type_text
from ui.frame.rail import RailItem
from ui.places import Place
from ui.widgets.button import Button, Chip
from ui.widgets.rows import RowButton

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
MOST_KEYS = 60
MOVES = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Down)
"""Keys that move the focus alone: nothing has to be waited for."""
LETTERS = 2
"""How many letters of a choice are typed before the arrows."""
OF_RECORDS = {
    "Sodium thiosulfate": "Thiosulfate de sodium",
    "Sodium thiosulfate injection 250 mg/mL": "Thiosulfate de sodium injectable 250 mg/mL",
    "Pentahydrate": "Pentahydraté",
    "Anhydrous": "Anhydre",
}
"""What formulations and substances call themselves in French."""
_Part = TypeVar("_Part", bound=QWidget)


@cache
def french() -> dict[str, tuple[str, ...]]:
    """The French of each of the window's own sentences; two screens may say a word in two ways."""
    found: dict[str, tuple[str, ...]] = {english: (said,) for english, said in OF_RECORDS.items()}
    for path in sorted((RESOURCES / "translations").glob("*_fr.ts")):
        for message in ET.parse(path).iter("message"):  # noqa: S314 - our own files
            english, said = message.findtext("source") or "", plain(message.findtext("translation") or "")
            if said and said not in found.get(english, ()):
                found[english] = (*found.get(english, ()), said)
    return found


class Hands:
    """What both hands share: typing, scanning, looking, counting."""

    def __init__(self, room: Room, language: str = "en") -> None:
        self.room, self.language = room, language
        self.presses = 0
        self.floor = 0
        self._at = 1000

    # ---- looking ----

    def words(self, english: str, value: object = "") -> tuple[str, ...]:
        """How the window may say something in the language that is spoken, with a value at its hole."""
        said = french()[english] if self.language == "fr" else (english,)
        return tuple(one.replace("%1", str(value)) for one in said)

    def says(self, english: str, value: object = "") -> bool:
        """Whether it is in sight."""
        said = self.room.said
        return any(one in said for one in self.words(english, value))

    def number(self, english: str) -> str:
        """A number with the decimal mark of the language."""
        return english.replace(".", ",") if self.language == "fr" else english

    @property
    def focus(self) -> QWidget:
        """Where the focus is seen."""
        found = QApplication.focusWidget()
        assert found is not None, f"nothing has the focus; in sight:\n{self.room.said}"
        return found

    def in_sight(self, kind: type[_Part]) -> Iterator[_Part]:
        """What is in sight and can be pressed or typed into."""
        for widget in self.room.window.findChildren(kind):
            if widget.isVisible() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                yield widget

    def seen(self, kind: type[_Part], *said: str) -> _Part:
        """The one that begins with a word, or else says it."""
        found = list(self.in_sight(kind))
        named = [widget for widget in found if name_of(widget).startswith(said)]
        holding = [widget for widget in found if any(one in name_of(widget) for one in said)]
        assert named or holding, f"nothing in sight says {said}: {[name_of(widget) for widget in found]}"
        return [*named, *holding][0]

    @property
    def primary(self) -> Button:
        """The one primary button."""
        (found,) = (button for button in self.in_sight(Button) if button.key == "F12")
        return found

    # ---- keys ----

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """A key, as the platform sends it to the window."""
        self.presses += 1
        QTest.keyClick(self.room.window.windowHandle(), key, modifiers)
        if key in MOVES:
            QApplication.processEvents()
        else:
            self.room.rest()

    def write(self, text: str, *, is_data: bool = True) -> None:
        """Type a text into what has the focus; `is_data`: only a person knows it."""
        self.presses += len(text)
        self.floor += len(text) if is_data else 0
        self._at = type_text(text, start=self._at + 500)
        self.room.after_keys()

    def scan(self, code: str) -> None:
        """The scanner's trigger: a burst and its Enter, one press."""
        self.presses += 1
        self.floor += 1
        end = type_text(code, start=self._at + 500, gap=5)
        send_key(int(Qt.Key.Key_Return), "\r", at=end)
        self._at = end
        self.room.after_keys()

    # ---- what is done ----

    def act(self) -> None:
        """The primary act: something is recorded, signed or printed."""
        self.floor += 1
        self.go_on()

    def go_on(self) -> None:
        """The primary act where it only opens what comes next."""
        raise NotImplementedError

    def go(self, place: Place) -> None:
        """A place of the rail."""
        raise NotImplementedError

    def to(self, label: str, *, back: bool = False) -> None:
        """The field that bears a word; `back`: before where the focus is, and what stands in it is replaced."""
        raise NotImplementedError

    def take(self, text: str) -> None:
        """The row of Today that says something."""
        raise NotImplementedError

    def open(self, *said: str) -> None:
        """The row of a list that says something."""
        raise NotImplementedError

    def choose(self, label: str, word: str) -> None:
        """One of several; which one only the person knows."""
        raise NotImplementedError

    def turn_to(self, page: str) -> None:
        """A page of the place, by its name above it."""
        raise NotImplementedError

    def lock(self) -> None:
        """Leave the window to the next person."""
        raise NotImplementedError

    def into_the_one_field(self, text: str) -> None:
        """Type into the field that finds, and send."""
        raise NotImplementedError

    def yes(self) -> None:
        """Answer yes."""
        raise NotImplementedError

    def let_in(self) -> None:
        """Send name and password."""
        raise NotImplementedError

    def fill(self, label: str, text: str) -> None:
        """Into a field what only the person knows."""
        self.to(label)
        self.write(text)

    def sign_in(self, login: str, password: str) -> None:
        """Say who it is."""
        if self.focus is not self.room.window.sign_in.name.line:
            self.to("Name", back=True)
        self.write(login)
        self.fill("Password", password)
        self.floor += 1
        self.let_in()
        self.room.wait(lambda: self.room.window.desk is not None, "the desk")
        self.room.rest()


class Keyboard(Hands):
    """A person without a mouse, who sees where the focus is."""

    def go_on(self) -> None:
        """F12."""
        self.press(Qt.Key.Key_F12)

    def go(self, place: Place) -> None:
        """Alt and its digit."""
        self.press(Qt.Key(int(Qt.Key.Key_0) + place.digit), Qt.KeyboardModifier.AltModifier)

    def to(self, label: str, *, back: bool = False) -> None:
        """Tab, or Shift+Tab, until the focus is there."""
        wanted, passed = self.words(label), []
        for _ in range(MOST_KEYS):
            if name_of(self.focus).startswith(wanted):
                return
            passed.append(name_of(self.focus))
            self.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {wanted!r}: {passed}")

    def take(self, text: str) -> None:
        """Its digit."""
        self.seen(RowButton, text)
        names = [name_of(row) for row in self.in_sight(RowButton)]
        digit = next(place for place, name in enumerate(names, 1) if text in name)
        self.write(str(digit), is_data=False)

    def open(self, *said: str) -> None:
        """The arrows to it, and Enter."""
        for _ in range(MOST_KEYS):
            if any(one in name_of(self.focus) for one in said):
                self.press(Qt.Key.Key_Return)
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"no row says {said}; the focus stays at {name_of(self.focus)!r}")

    def choose(self, label: str, word: str) -> None:
        """Its field, the first letters, then the arrows."""
        self.to(label)
        self.floor += 1
        wanted = self.words(word)
        self.write(wanted[0][:LETTERS], is_data=False)
        for _ in range(MOST_KEYS):
            chooser = self.focus
            assert isinstance(chooser, QComboBox)
            if plain(chooser.currentText()) in wanted:
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"{label} offers none of {wanted}")

    def turn_to(self, page: str) -> None:
        """Back to its name, and the space bar."""
        self.to(page, back=True)
        self.write(" ", is_data=False)

    def lock(self) -> None:
        """Ctrl+L."""
        self.floor += 1
        self.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    def into_the_one_field(self, text: str) -> None:
        """Ctrl+K, the text, Enter."""
        self.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        self.write(text)
        self.press(Qt.Key.Key_Return)

    def yes(self) -> None:
        """Y, or O in French."""
        self.to("Yes")
        self.write("o" if self.language == "fr" else "y")

    def let_in(self) -> None:
        """Enter."""
        self.press(Qt.Key.Key_Return)


class Mouse(Hands):
    """A person who presses with the mouse whatever is not text."""

    def click(self, widget: QWidget) -> None:
        """A press on the middle of a thing; what is out of sight is scrolled into it first."""
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(widget)
        self.click_at(widget, QPoint(widget.width() // 2, widget.height() // 2))

    def click_at(self, widget: QWidget, spot: QPoint) -> None:
        """A press at a spot of a thing, given to the window that it lies in."""
        self.presses += 1
        window = widget.window()
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, NO_MODIFIER, widget.mapTo(window, spot))
        self.room.rest()

    def go_on(self) -> None:
        """The button at the lower right."""
        self.click(self.primary)

    def go(self, place: Place) -> None:
        """Its item in the rail."""
        assert self.room.window.desk is not None
        word = plain(self.room.window.desk.rail.words()[place])
        self.click(self.seen(RailItem, word))

    def to(self, label: str, *, back: bool = False) -> None:
        """Into the field; twice, and the word in it is marked."""
        field = self.seen(QWidget, *self.words(label))
        self.click(field)
        if back:
            self.presses += 1
            QTest.mouseDClick(field.window().windowHandle(), Qt.MouseButton.LeftButton, NO_MODIFIER, _middle(field))

    def take(self, text: str) -> None:
        """The row."""
        self.open(text)

    def open(self, *said: str) -> None:
        """The row."""
        self.click(self.seen(RowButton, *said))

    def choose(self, label: str, word: str) -> None:
        """The field, then the choice in its list."""
        chooser = self.seen(QComboBox, *self.words(label))
        self.floor += 1
        self.click(chooser)
        popup = QApplication.activePopupWidget()
        assert popup is not None, f"{label} opens no list"
        view = popup.findChild(QAbstractItemView)
        assert view is not None
        place = next(row for row in range(chooser.count()) if plain(chooser.itemText(row)) in self.words(word))
        index = chooser.model().index(place, 0)
        view.scrollTo(index)
        self.click_at(view.viewport(), view.visualRect(index).center())
        self.room.wait(lambda: QApplication.activePopupWidget() is None, "the list to close")

    def turn_to(self, page: str) -> None:
        """Its name."""
        self.click(self.seen(Chip, *self.words(page)))

    def lock(self) -> None:
        """The button in the header."""
        self.floor += 1
        self.click(self.seen(Button, *self.words("Lock")))

    def into_the_one_field(self, text: str) -> None:
        """The field in the header; a text is sent by Enter."""
        self.fill("Scan, find or do", text)
        self.press(Qt.Key.Key_Return)

    def yes(self) -> None:
        """The button."""
        self.floor += 1
        self.click(self.seen(Button, *self.words("Yes")))

    def let_in(self) -> None:
        """The button."""
        self.click(self.room.window.sign_in.button)


def name_of(widget: QWidget) -> str:
    """What a reader says of a thing."""
    return plain(widget.accessibleName())


def _middle(widget: QWidget) -> QPoint:
    """Its middle, in its window."""
    return widget.mapTo(widget.window(), QPoint(widget.width() // 2, widget.height() // 2))
