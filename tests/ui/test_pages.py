"""Records and Settings: every page has a key, which stands on its name, and the keyboard goes from one to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.services.pharmacy import PASSWORD
from tests.ui.counter_window import go, shown
from tests.ui.station import STAND_INS, open_window, settle, sign_in
from ui.pages import PagedHost
from ui.places import Place, Target
from ui.workplace import Workplace


def test_the_keys_of_the_pages(workplace: Workplace) -> None:
    """Ctrl and the digit, Ctrl+Page down and up; where the window is narrow the names alone stand there."""
    window = open_window(workplace, makers=STAND_INS)
    sign_in(window, "paul", PASSWORD)

    def host() -> PagedHost:
        found = shown(window)
        assert isinstance(found, PagedHost)
        return found

    def press(key: Qt.Key) -> str:
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        settle(workplace.operations)
        return next(name for name, page in host().pages.items() if page is host().current)

    for place in (Place.RECORDS, Place.SETTINGS):
        go(window, Target(place))
        keys = list(host().pages)
        assert [press(Qt.Key(Qt.Key.Key_1 + place)) for place in range(5)] == keys
        assert [press(Qt.Key.Key_PageDown) for _ in range(2)] == keys[:2]
        assert [press(Qt.Key.Key_PageUp) for _ in range(2)] == [keys[0], keys[-1]]
        assert [chip.accessibleName().rpartition(" ")[2] for chip in host().chips.values()] == [
            f"Ctrl+{digit}" for digit in range(1, 6)
        ]
    window.resize(640, 400)
    settle(workplace.operations)
    assert not any("Ctrl" in chip.accessibleName() for chip in host().chips.values())
