"""The foot of every screen: other acts and the last message left, the one primary act right, its reason beside it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from ui.theme.tokens import Height, Space, Type
from ui.widgets.button import Button, Kind
from ui.widgets.panel import Icon, Panel, Text, column, row
from ui.widgets.progress import Progress
from ui.widgets.spoken import announce
from ui.words import sentence

_SUCCESS_STANDS = 6000
_LEAST_MESSAGE = 260
_BESIDE_MESSAGE = 24
"""What icon and gaps beside a message of a few words take of the room, over the margins already counted."""
_RING = 5
"""The room that a button keeps around itself for the ring of the focus."""


class ActionBar(Panel):
    """``ActionBar(is_bench=…)``: ``set_primary(word, icon)``, ``add_act(button)``, ``set_reason(…)``.

    - `acted` is sent when the primary button (F12, Ctrl+Enter) may act; `answered_why` when it is pressed while a
      reason stands against it: the screen shows the refusal in place and moves the focus to the field at fault.
    - ``set_reason(refusal_or_phrase)``: the button looks disabled, the reason stands beside it; ``set_reason("")``
      takes it away. The refusal is kept, not its sentence.
    - ``say_done(phrase)``: one line left for 6 seconds, also before a reason. ``say(text)``: a line that stays
      ("Nothing is taken from stock yet."). ``set_busy(busy=True)``: the button is deaf while the act runs.
    - `progress` shows long work in the bar. Where the bar is narrow, the other acts fold into "More" and the
      message stands above the buttons.
    - ``offer(button, is_offered=…)``: whether an act that was added can be done now; one that is not is absent. The key
      of an act works while it is folded away.
    """

    acted = Signal()
    answered_why = Signal()

    def __init__(self, *, is_bench: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason: Refusal | Phrase | str = ""
        self._line: Phrase | str = ""
        self._done: Phrase | str = ""
        self._acts: list[Button] = []
        self._absent: set[Button] = set()
        self._keys: dict[Button, QShortcut] = {}
        self.primary = Button(kind=Kind.PRIMARY, key="F12", is_bench=is_bench)
        self.primary.clicked.connect(self._press)
        self.progress = Progress()
        self._more = Button(icon="menu")
        self._more.clicked.connect(self._open_more)
        self._more.hide()
        self._icon = Icon(size=20)
        self._said = Text(ink="ink2", wraps=True)
        self._timer = QTimer(self, singleShot=True, interval=_SUCCESS_STANDS)
        self._timer.timeout.connect(self._forget_done)
        self._build(Height.BENCH_ACTION_BAR if is_bench else Height.ACTION_BAR)
        self.retranslate()

    def _build(self, height: int) -> None:
        outer = row(gap=0)
        frame = QFrame()
        frame.setProperty("kind", "bar")
        outer.addWidget(frame)
        self.setLayout(outer)
        self.setMinimumHeight(height)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._message = QWidget()
        said = row()
        said.addWidget(self._icon)
        said.addWidget(self._said, 1)
        self._message.setLayout(said)
        self._row = row(gap=2)
        self._row.setContentsMargins(Space.XL - _RING, 0, Space.XL - _RING, 0)
        self._row.addWidget(self._more)
        self._row.addSpacing(6)
        self._row.addWidget(self._message, 1)
        self._row.addStretch(0)
        self._row.addWidget(self.progress)
        self._row.addSpacing(Space.M)
        self._row.addWidget(self.primary)
        self._lines = column()
        self._lines.addLayout(self._row)
        frame.setLayout(self._lines)

    def set_primary(self, word: str, icon: str = "") -> None:
        """What the primary button will do, with the value."""
        self.primary.set_word(word)
        self.primary.set_icon(icon)
        self._fold()

    def add_act(self, button: Button) -> None:
        """Another act, left of the message, in the order of adding."""
        self._row.insertWidget(len(self._acts), button)
        self._acts.append(button)
        if len(button.key) > 1:
            # A button that is folded away hears no key: Qt gives none to what is hidden.
            key = QShortcut(QKeySequence(button.key), self)
            key.setAutoRepeat(False)
            key.activated.connect(button.click)
            self._keys[button] = key
        self._fold()

    def offer(self, button: Button, *, is_offered: bool) -> None:
        """Show an act that was added, or leave it out."""
        (self._absent.discard if is_offered else self._absent.add)(button)
        self._fold()

    def stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches here, in reading order."""
        return (*self._acts, self._more, self.primary)

    @property
    def _offered(self) -> list[Button]:
        return [act for act in self._acts if act not in self._absent]

    def set_reason(self, reason: Refusal | Phrase | str) -> None:
        """Why the primary act may not be done now; "" where it may."""
        self._reason = reason
        self.retranslate()

    @property
    def reason(self) -> Refusal | Phrase | str:
        """What stands against the primary act."""
        return self._reason

    def say(self, message: Phrase | str) -> None:
        """A line that stands while nothing else has to be said."""
        self._line = message
        self.retranslate()

    def say_done(self, done: Phrase | str) -> None:
        """The last success, for six seconds; it is read out."""
        self._done = done
        self._timer.start()
        self.retranslate()
        announce(self, self._said.text())

    def set_busy(self, *, busy: bool) -> None:
        """While the act runs, pressing again does nothing."""
        self.primary.set_busy(busy=busy)

    def retranslate(self) -> None:
        """Say reason or message in the language that is spoken."""
        self._more.set_word(self.tr("More"))
        reason = sentence(self._reason)
        self.primary.set_ready(ready=not reason, reason=reason)
        if self._done:
            self._show("ok", "ok_ink", sentence(self._done))
        elif reason:
            self._show("info", "ink2", reason)
        else:
            self._show("", "ink2", sentence(self._line))

    def _show(self, icon: str, ink: str, text: str) -> None:
        self._icon.show_icon(icon, ink)
        self._icon.setVisible(bool(icon))
        self._said.set_ink(ink)
        self._said.set_style(Type.BODY if len(text) <= 60 else Type.SMALL)
        self._said.setText(text)
        self._fold()

    def _forget_done(self) -> None:
        self._done = ""
        self.retranslate()

    def _press(self) -> None:
        if self._reason:
            self._forget_done()
            self.answered_why.emit()
            announce(self, sentence(self._reason))
        else:
            self.acted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where it grows narrow."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Acts that do not fit fold into "More"; a message that does not fit stands above the buttons."""
        room = self.width() - 2 * Space.XL - self.primary.sizeHint().width() - Space.XL
        acts = sum(act.sizeHint().width() + 2 for act in self._offered)
        more = self._more.sizeHint().width()
        is_folded = acts > room and acts > more
        self._more.setVisible(is_folded)
        for act in self._acts:
            is_offered = act not in self._absent
            act.setVisible(is_offered and not is_folded)
            if act in self._keys:
                self._keys[act].setEnabled(is_offered and is_folded)
        left = room - (more if is_folded else acts)
        needed = self._said.fontMetrics().horizontalAdvance(self._said.text()) + _BESIDE_MESSAGE
        self._put_message(is_above=bool(self._said.text()) and left < min(needed, _LEAST_MESSAGE))

    def _put_message(self, *, is_above: bool) -> None:
        if is_above == (self._lines.count() > 1):
            return
        if is_above:
            self._row.removeWidget(self._message)
            self._lines.insertWidget(0, self._message)
            self._message.setContentsMargins(Space.XL, Space.S, Space.XL, 0)
        else:
            self._lines.removeWidget(self._message)
            self._row.insertWidget(self._row.indexOf(self._more) + 2, self._message, 1)
            self._message.setContentsMargins(0, 0, 0, 0)
        self.updateGeometry()  # the inner layouts do not always tell the outer ones

    def _open_more(self) -> None:
        menu = QMenu(self)
        for act in self._offered:
            said = QAction(f"{act.word}\t{act.key}" if act.key else act.word, menu)
            said.triggered.connect(act.click)
            menu.addAction(said)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().topLeft()))
