"""One person's desk: the frame with the rail, the header, the screens that were opened, and the status line."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QVBoxLayout

from compounder.domain.staff import StaffMember
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.frame.acts import Acts
from ui.frame.finder import Finder
from ui.frame.header import Header
from ui.frame.keys import answer_keys
from ui.frame.menu import FoldedMenu
from ui.frame.rail import Rail
from ui.frame.screens import Screens
from ui.frame.status_line import StatusLine
from ui.frame.surroundings import Surroundings
from ui.places import Place, Target
from ui.printing import Outcome, look_into_tray, print_waiting
from ui.screen import ScreenMaker, View
from ui.theme.tokens import State
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel
from ui.workplace import Workplace


class Desk(Panel):
    """`Desk`: `lock_asked`, `other_asked`, `badge_read` with a login; ``open(target)``, ``back()``, ``scan(text)``.

    A screen is made when it is first opened and kept with everything typed in it, also while the window is locked and
    somebody else works: each person has a desk of their own.
    """

    lock_asked = Signal()
    other_asked = Signal()
    badge_read = Signal(str)

    def __init__(self, workplace: Workplace, session: Session, makers: Mapping[Place, ScreenMaker]) -> None:
        super().__init__()
        self.workplace, self.session = workplace.asked_by(self), session
        self._makers = makers
        self._way: list[Target] = []
        self._at = -1
        self._around = Surroundings(self.workplace, self)
        self._folding = Folding.USUAL
        self.rail = Rail(makers)
        self.header = Header(session)
        self.status = StatusLine()
        self.notice = Notice()
        self._screens = Screens(self.workplace, session, makers)
        acts = Acts(self.rail, makers)
        self._finder = Finder(self.workplace, self.header.field, frozenset(makers), acts.by_word, session.role)
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        right = QVBoxLayout()
        for part, stretch in ((self.header, 0), (self._screens, 1), (self.notice, 0), (self.status, 0)):
            right.addWidget(part, stretch)
        whole = QHBoxLayout(self)
        for layout in (right, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)
        # Reading order, the rail last (window design, section 10).
        self.setTabOrder(self.header.field, self.header.lock)

    def _connect(self) -> None:
        self.rail.chosen.connect(lambda place: self.open(Target(place)))
        self._screens.opened.connect(self.open)
        self._screens.titled.connect(self._show_title)
        self._screens.lock_asked.connect(self.other_asked)
        self.header.lock_asked.connect(self.lock_asked)
        self.header.gone_to.connect(self.open)
        self.header.menu_asked.connect(self._open_menu)
        self.header.field.left.connect(self._screens.enter)
        self.header.field.submitted.connect(self._submit)
        self._finder.gone_to.connect(self.open)
        self._finder.pack_chosen.connect(self._hand_on)
        self._finder.listed.connect(self.focus_field)
        self.workplace.operations.changed.connect(self._take_changes)
        self._around.changed.connect(self._show_standing)
        self.status.print_asked.connect(self.print_again)
        acts = {
            "Ctrl+K": self.focus_field,
            "Ctrl+L": self.lock_asked.emit,
            "Ctrl+P": self.print_again,
            "Alt+Left": self.back,
            "Alt+Right": self.forward,
        }
        answer_keys(self, self.rail, acts)

    @property
    def current(self) -> View | None:
        """The screen that is open."""
        return self._screens.current

    def open(self, target: Target) -> None:
        """Go to a place, or to a record in it; a place that this person has not is not gone to."""
        if target.place not in self._makers:
            return
        self._way = [*self._way[: self._at + 1], target]
        self._at = len(self._way) - 1
        self._show(target)

    def resume(self) -> None:
        """Come back after the lock: everything typed is there, and what is shown is read anew."""
        self.reload()
        self._around.ask_printers()
        if self.current is not None:
            self.current.reload()
            self._screens.enter()

    def back(self) -> None:
        """Go back where one was before."""
        self._step(-1)

    def forward(self) -> None:
        """Go forward again."""
        self._step(1)

    def _step(self, step: int) -> None:
        if 0 <= self._at + step < len(self._way):
            self._at += step
            self._show(self._way[self._at])

    def _show(self, target: Target) -> None:
        self.notice.clear()
        screen = self._screens.show_place(target.place)
        self.rail.show_current(target.place)
        screen.set_folding(self._folding)
        screen.go_to(target)
        screen.reload()
        self._around.ask_printers()
        self._show_title()
        self._screens.enter()

    def focus_field(self) -> None:
        """Go to the one field; where it is folded away it opens over the title."""
        self.header.show_field()
        self.header.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def scan(self, text: str) -> None:
        """A badge is a person's wherever one is; anything else means something here, or opens what it belongs to."""
        if self._around.is_badge(text):
            self._around.ask_wearer(text, lambda found: self._take_wearer(found, text))
        else:
            self._take_scan(text)

    def _take_wearer(self, found: StaffMember | None, text: str) -> None:
        if found is not None:
            self.badge_read.emit(found.login)
        else:
            self._take_scan(text)

    def _take_scan(self, text: str) -> None:
        if not self._hand_on(text):
            self._finder.scan(text)

    def _hand_on(self, text: str) -> bool:
        return self.current is not None and self.current.take_scan(text)

    def print_again(self) -> None:
        """Hand over again whatever no printer has taken; what came of it stands over the status line."""
        self.notice.clear()
        for job in print_waiting(self.workplace):
            job.ended_well.connect(self._tell_printed)

    def _tell_printed(self, outcome: Outcome) -> None:
        self.notice.show_phrase(State.OK if outcome.is_out else State.REFUSED, outcome.said)

    def _submit(self, text: str) -> None:
        """What was typed and sent means something here first, as a scan does; the finder answers everything else."""
        if self.current is not None and self.current.take_typed(text):
            self.header.field.clear()
            self._screens.enter()

    def _open_menu(self) -> None:
        menu = FoldedMenu(self.rail, self._folding, self)
        menu.field_asked.connect(self.focus_field)
        menu.lock_asked.connect(self.lock_asked)
        menu.popup(self.header.menu.mapToGlobal(self.header.menu.rect().bottomLeft()))

    def reload(self) -> None:
        """Ask for what the status line tells."""
        self._around.ask()
        look_into_tray(self.workplace)

    def _show_standing(self) -> None:
        self.status.show_standing(self._around.standing())
        self.status.setVisible(self._folding.has_rail or self.status.has_something_to_say)

    def _take_changes(self, changes: Changes) -> None:
        self.reload()
        if self.current is not None and self.current.concerns(changes):
            self.current.reload()

    def _show_title(self) -> None:
        if self.current is not None:
            self.header.show_title(self.current.title(), self.current.crumbs())

    def retranslate(self) -> None:
        """The title is the screen's."""
        QTimer.singleShot(0, self, self._show_title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that the frame does not use is the screen's: a digit opens its row though the rail has the focus.

        Esc, where nothing is left to be closed, goes home to Today; what was typed stays where it is.
        """
        focus = QApplication.focusWidget()
        if self.current is None or (focus is not None and self.current.isAncestorOf(focus)):
            self._answer(event)
        else:
            self.current.keyPressEvent(event)

    def _answer(self, event: QKeyEvent) -> None:
        is_home = self._at >= 0 and self._way[self._at].place is Place.TODAY
        if event.key() == Qt.Key.Key_Escape and not is_home:
            self.open(Target(Place.TODAY))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold for the width."""
        super().resizeEvent(event)
        self.fold(Folding.at(self.width()))

    def fold(self, folding: Folding) -> None:
        """Fold every part."""
        self._folding = folding
        self.rail.setVisible(folding.has_rail)
        self.header.set_folding(folding)
        self.status.set_folding(folding)
        if self.current is not None:
            self.current.set_folding(folding)
        self._show_standing()

    def minimumSizeHint(self) -> QSize:
        """It folds rather than keep the window wide."""
        return QSize(320, 240)
