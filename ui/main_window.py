"""The window: a person's own desk, or the sign-in page; the lock hides everything and keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLayout, QStackedWidget, QVBoxLayout

from ui.places import Place, Target
from ui.screens.sign_in import SignInScreen
from ui.theme.appearance import roles, theme
from ui.theme.tokens import Space, State, Type
from ui.widgets.notice import Notice
from ui.widgets.panel import Icon, Panel, Text, row

if TYPE_CHECKING:
    from compounder.domain.staff import StaffId
    from compounder.services.sign_in import Session
    from ui.frame.desk import Desk
    from ui.screen import ScreenMaker
    from ui.workplace import Workplace


class _SampleBand(Panel):
    """What tops a sample pharmacy, in both languages."""

    def __init__(self) -> None:
        super().__init__()
        self._text = Text(style=Type.SMALL.in_weight(600), ink="attention", wraps=True)
        layout = row()
        layout.setContentsMargins(Space.XL, 2, Space.XL, 2)
        layout.addWidget(Icon("attention", 16, "attention_ink"))
        layout.addWidget(self._text, 1)
        self.setLayout(layout)
        self.setMinimumHeight(24)
        self.retranslate()

    def retranslate(self) -> None:
        """The same in every language."""
        self._text.setText(
            "Sample pharmacy: nothing here is real · Pharmacie d’exemple\N{NARROW NO-BREAK SPACE}: rien n’est réel"
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of attention."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme().state(State.ATTENTION).soft))
        painter.end()


class MainWindow(Panel):
    """``MainWindow(workplace, makers)``: `opened` with a Session when a desk is shown, `language_chosen` with its code.

    ``lock()`` hides the desk and asks who is there; the same person finds everything as it was, another one an own
    desk. No patient stands in the window's title or anywhere outside the desk.
    """

    opened = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, workplace: Workplace, makers: Mapping[Place, ScreenMaker]) -> None:
        super().__init__()
        self.workplace = workplace.asked_by(self)
        self._makers = makers
        self._desks: dict[StaffId, Desk] = {}
        self.sign_in = SignInScreen(self.workplace)
        self.fault = Notice()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.sign_in)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        if workplace.pharmacy.sample:
            layout.addWidget(_SampleBand())
        layout.addWidget(self.fault)
        layout.addWidget(self._stack, 1)
        self.setWindowTitle("Compounder")
        self.sign_in.signed_in.connect(self._open_desk)
        self.sign_in.language_chosen.connect(self.language_chosen)
        self.sign_in.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def desk(self) -> Desk | None:
        """The desk that is shown; None while nobody has signed in or the window is locked."""
        shown = self._stack.currentWidget()
        return next((desk for desk in self._desks.values() if desk is shown), None)

    def lock_for_another(self) -> None:
        """The same, where somebody else has to sign in: the name stands chosen, and typing replaces it."""
        self.lock()
        self.sign_in.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def lock(self) -> None:
        """Hide the desk, keep it, and ask who is there."""
        desk = self.desk
        if desk is None:
            return
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self.sign_in.ask_again(desk.session)
        self._stack.setCurrentWidget(self.sign_in)
        self.sign_in.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def hand_over(self, login: str) -> None:
        """Lock, and ask for the password of whoever scanned a badge."""
        self.lock()
        self.sign_in.take_scan(login)

    def say_fault(self, report: str) -> None:
        """Say that something failed inside the program, and where it is written down; nothing typed is lost."""
        said = self.tr(
            "Something failed inside the program. Nothing was half recorded. Go on, and tell the administrator."
        )
        if report:
            said += " " + self.tr("Written down as %1.").replace("%1", report)
        self.fault.show_phrase(State.REFUSED, said)

    def scan(self, text: str) -> None:
        """A scan goes to what is shown."""
        if self.desk is not None:
            self.desk.scan(text)
        else:
            self.sign_in.take_scan(text)

    def _open_desk(self, session: Session) -> None:
        from ui.frame.desk import Desk

        desk = self._desks.get(session.person)
        if desk is None or desk.session.role is not session.role:
            here = {place: maker for place, maker in self._makers.items() if place.is_for(session.role)}
            desk = Desk(self.workplace, session, here)
            desk.lock_asked.connect(self.lock)
            desk.other_asked.connect(self.lock_for_another)
            desk.badge_read.connect(self.hand_over)
            self._desks[session.person] = desk
            self._stack.addWidget(desk)
            desk.open(Target(Place.TODAY))
        self._stack.setCurrentWidget(desk)
        desk.resume()
        self.opened.emit(session)

    def sizeHint(self) -> QSize:
        """The usual size."""
        return QSize(1280, 800)

    def minimumSizeHint(self) -> QSize:
        """Everything folds down to this."""
        return QSize(480, 320)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground behind the cards."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(roles().ground))
        painter.end()
