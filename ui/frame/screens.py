"""The screens that a person has opened: each made when it is first needed, and kept with everything typed in it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from compounder.services.sign_in import Session
from ui.places import Place
from ui.screen import ScreenMaker, View
from ui.workplace import Workplace


class Screens(QStackedWidget):
    """``show_place(place)`` gives the screen; `opened`, `titled` and `lock_asked` are sent on from all of them."""

    opened = Signal(object)
    titled = Signal()
    lock_asked = Signal()

    def __init__(self, workplace: Workplace, session: Session, makers: Mapping[Place, ScreenMaker]) -> None:
        super().__init__()
        self._workplace, self._session, self._makers = workplace, session, makers
        self._made: dict[Place, View] = {}

    @property
    def current(self) -> View | None:
        """The screen that is open."""
        shown = self.currentWidget()
        return shown if isinstance(shown, View) else None

    def show_place(self, place: Place) -> View:
        """Show the screen of a place that this person has."""
        screen = self._made.get(place) or self._make(place)
        self.setCurrentWidget(screen)
        return screen

    def _make(self, place: Place) -> View:
        screen = self._makers[place](self._workplace, self._session, frozenset(self._makers))
        screen.opened.connect(self.opened)
        screen.titled.connect(self.titled)
        screen.lock_asked.connect(self.lock_asked)
        self._made[place] = screen
        self.addWidget(screen)
        return screen

    def enter(self) -> None:
        """Go where typing begins in the screen that is open."""
        screen = self.current
        wanted = screen.first_focus() if screen is not None else None
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        elif screen is not None:
            screen.setFocus(Qt.FocusReason.OtherFocusReason)
