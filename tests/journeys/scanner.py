"""A person with gloves: the scanner, six keys, and what only they know.

**Six keys**: F12, Tab, Down, Enter, Space, Esc. A seventh, or one with Ctrl, Alt or Shift, fails the test.
**What only a person knows** is typed, and is what no code in the room carries: passwords; which ingredient, form or
basis it is (the first letters of a choice); what a certificate and a balance's slip say; amounts, and with what
they were measured; findings of controls; four letters of what is to be made; directions and prescription.
Everything else (who it is, which pack, lot, pot and patient) is scanned.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from tests.journeys.hands import LETTERS, MOST_KEYS, NO_MODIFIER, Hands, Keyboard, name_of
from tests.journeys.labels import badge, pack, printed_code
from tests.journeys.main_job import MainJob
from tests.journeys.room import RECORD_NUMBER, plain
from tests.services.pharmacy import PASSWORD
from ui.places import Place

SIX = (Qt.Key.Key_F12, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape)
FROM_THE_PACK = ("Lot", "Expires", "Containers")


class Scanner(Keyboard):
    """A person who scans, and has six keys."""

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """One of the six."""
        assert (key in SIX, modifiers) == (True, NO_MODIFIER), f"a seventh key: {key}, {modifiers}"
        super().press(key, modifiers)

    def write(self, text: str, *, is_data: bool = True) -> None:
        """What only the person knows, and nothing else."""
        assert is_data, f"{text!r} is no data"
        super().write(text)

    def space(self) -> None:
        """Press what has the focus; the key is held for a moment, because a scan may begin with it."""
        self.press(Qt.Key.Key_Space)
        self.room.after_keys()

    def go(self, place: Place) -> None:
        """Esc goes home; from there Tab to the rail."""
        self.press(Qt.Key.Key_Escape)
        if place is not Place.TODAY:
            assert self.room.window.desk is not None
            word = plain(self.room.window.desk.rail.words()[place])
            self._tab_to(word)
            self.space()

    def to(self, label: str, *, back: bool = False) -> None:
        """Tab until the focus is there; also backwards, all the way round."""
        del back
        self._tab_to(*self.words(label))

    def _tab_to(self, *wanted: str) -> None:
        passed = []
        for _ in range(MOST_KEYS):
            if name_of(self.focus).startswith(wanted):
                return
            passed.append(name_of(self.focus))
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {wanted!r}: {passed}")

    def take(self, text: str) -> None:
        """Down to it, and Enter."""
        self.open(text)

    def choose(self, label: str, word: str) -> None:
        """Its field, the first letters, then Down."""
        self.to(label)
        self.floor += 1
        wanted = self.words(word)
        Hands.write(self, wanted[0][:LETTERS], is_data=False)
        for _ in range(MOST_KEYS):
            chooser = self.focus
            assert isinstance(chooser, QComboBox)
            if plain(chooser.currentText()) in wanted:
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(f"{label} offers none of {wanted}")

    def turn_to(self, page: str) -> None:
        """Tab to its name, and Space."""
        self.to(page)
        self.space()

    def yes(self) -> None:
        """Tab to the answer, and Space."""
        self.floor += 1
        self.to("Yes")
        self.space()

    def lock(self) -> None:
        """The badge of who comes next does it."""
        raise AssertionError("a badge locks")

    def into_the_one_field(self, text: str) -> None:
        """Nothing is typed there."""
        raise AssertionError(f"{text!r} is scanned")

    def sign_in(self, login: str, password: str) -> None:
        """The badge, the password, Enter."""
        self.scan(badge(login))
        self.write(password)
        self.floor += 1
        self.let_in()
        self.room.wait(lambda: self.room.window.desk is not None, "the desk")
        self.room.rest()


class ScannerJob(MainJob):
    """The main job of that person."""

    hands: Scanner

    def hand_over_to(self, login: str) -> None:
        """The next person's badge locks the window for them."""
        self.hands.sign_in(login, PASSWORD)

    def begin_receipt(self) -> None:
        """The pack, wherever one is; it is not known yet, and the list says what can be done."""
        self.hands.scan(pack(self.made.lot, containers=int(dict(self.made.delivery)["Containers"])))
        self.hands.open(self.made.lot)

    def typed(self) -> dict[str, str]:
        """The code has filled in the rest."""
        return {label: text for label, text in self.made.delivery if label not in FROM_THE_PACK}

    def open_lot(self) -> None:
        """The pack again: its lot is known by now."""
        self.hands.scan(pack(self.made.lot))

    def name_lot(self, lot: str) -> None:
        """The container in hand."""
        self.hands.scan(pack(lot))

    def read_lot(self, lot: str) -> None:
        """The container again."""
        self.hands.scan(pack(lot))

    def lay_on_the_counter(self) -> None:
        """The label of the pot as it was printed; the wristband."""
        self.hands.scan(printed_code(self.room.printer.jobs[0]))
        self.hands.scan(RECORD_NUMBER)

    def ask_for_the_lot(self) -> None:
        """The pack asks by itself, on any page of Records."""
        self.hands.scan(pack(self.made.lot))
