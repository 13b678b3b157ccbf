"""What every screen is: a title for the header and what it is told; most are a content that scrolls over a bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.places import Place, Target
from ui.widgets.action_bar import ActionBar
from ui.widgets.panel import Panel
from ui.workplace import Workplace

_REST = 20
"""Milliseconds for which a content that was just measured is not measured again."""
_ROUNDS = 2


class View(Panel):
    """What the desk shows: ``View(workplace, session, places)``; `places` are those that this person can open.

    A subclass says `title` and `crumbs`, and asks for its data in `reload`, which is called when it is shown and after
    each commit that `concerns` it. It sends `opened` with a Target to go elsewhere, `titled` when its title changed,
    and `lock_asked` where somebody else has to sign in. Drafts live in its fields: a view is kept while the window is
    locked.
    """

    opened = Signal(object)
    titled = Signal()
    lock_asked = Signal()

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__()
        self.workplace = workplace.asked_by(self)
        self.session = session
        self.places = places
        self.folding = Folding.USUAL

    def title(self) -> str:
        """The question, or the record's full name and size, for the header."""
        return ""

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The way here, for the line over the title; empty at a place of the rail."""
        return ()

    def go_to(self, target: Target) -> None:
        """Show a record, or begin an act; by default only the place itself."""

    def reload(self) -> None:
        """Ask for what is shown, on a reader's thread."""

    def concerns(self, changes: Changes) -> bool:
        """Whether a commit touched what is shown here; by default any does."""
        return bool(changes.touched)

    def take_scan(self, text: str) -> bool:
        """Use a scan here; False hands it on to the window, which opens what it belongs to."""
        del text
        return False

    def take_typed(self, text: str) -> bool:
        """Use what was typed into the one field and sent by Enter; False lets the field look for it."""
        del text
        return False

    def set_folding(self, folding: Folding) -> None:
        """Fold for the width of the window."""
        self.folding = folding

    def first_focus(self) -> QWidget | None:
        """What has the focus on entry: the first empty field, else the current row."""
        return None

    def minimumSizeHint(self) -> QSize:
        """No screen keeps the window from growing small: its content folds and scrolls."""
        return QSize(0, 0)


class Screen(View):
    """A view whose `content` (given by `fill`) scrolls over its action `bar`; a bar of the bench has larger buttons."""

    is_bench = False
    is_deep = False
    """Whether layouts lie within layouts whose texts wrap: their heights are measured once more (note 0031)."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.bar = ActionBar(is_bench=self.is_bench)
        self._scroll = QScrollArea()
        self._scroll.setProperty("kind", "bare")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget()
        self._is_measuring = self._is_asked_again = False
        self._rounds = 0
        self._measures = QTimer(self, singleShot=True, interval=0)
        self._measures.timeout.connect(self._measure)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._end_measuring)
        self._inner.setProperty("kind", "bare")
        self._scroll.setWidget(self._inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.bar)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def scroll_to_top(self) -> None:
        """Show the beginning of the content, once it is laid out."""
        QTimer.singleShot(0, self, lambda: self._scroll.verticalScrollBar().setValue(0))

    def changeEvent(self, event: QEvent) -> None:
        """Whoever changes the language goes on reading where they were: words said anew scroll nothing."""
        bar = self._scroll.verticalScrollBar()
        kept = bar.value()
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and kept != bar.minimum():
            for wait in (0, 2 * _REST):
                QTimer.singleShot(wait, self, lambda: bar.setValue(kept))

    def fill(self, content: QLayout) -> None:
        """Give the content, once."""
        self._inner.setLayout(content)
        if self.is_deep:
            self._inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Measure once more, a turn after the content changed: Qt measures it with the heights that it had before."""
        if watched is self._inner and event.type() is QEvent.Type.LayoutRequest:
            self._is_asked_again = self._is_measuring
            if not self._is_measuring:
                self._measures.start()
        return super().eventFilter(watched, event)

    def _measure(self) -> None:
        content = self._inner.layout()
        if content is None or not content.hasHeightForWidth():
            return
        self._is_measuring, self._is_asked_again = True, False
        for layout in (*self._inner.findChildren(QLayout), content):
            layout.invalidate()
        before = self._inner.height()
        wanted = max(content.totalHeightForWidth(self._inner.width()), self._scroll.viewport().height())
        self._rounds = 0 if wanted != before else self._rounds + 1
        if wanted != before:
            self._inner.resize(self._inner.width(), wanted)
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest))
        self._rest.start()

    def _end_measuring(self) -> None:
        """Once more where something asked for it meanwhile; measuring asks too, so never thrice to the same height."""
        self._is_measuring = False
        if self._is_asked_again and self._rounds < _ROUNDS:
            self._measures.start()
        else:
            self._rounds = 0


ScreenMaker = Callable[[Workplace, Session, frozenset[Place]], View]
"""How the window makes the screen of a place for the person who has signed in."""
