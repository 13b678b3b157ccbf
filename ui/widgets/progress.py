"""Long work: after 400 ms its word, a bar, done of total, and a way to cancel; before that, nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.appearance import roles
from ui.theme.tokens import Type
from ui.widgets.button import Button
from ui.widgets.drawing import painting, rounded
from ui.widgets.panel import Panel, Text, column, row
from ui.widgets.spoken import SpokenPanel

_SHOWS_AFTER = 400


class _Bar(SpokenPanel):
    role = QAccessible.Role.ProgressBar

    def __init__(self) -> None:
        super().__init__()
        self._share = (0, 1)
        self.setFixedHeight(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, done: int, total: int) -> None:
        self._share = (done, max(total, 1))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        done, total = self._share
        with painting(self) as painter:
            place = QRectF(self.rect())
            rounded(painter, place, fill=roles().sunken, border=roles().border, radius=5)
            filled = place.width() * min(done, total) / total
            if filled > 4:
                rounded(painter, QRectF(0, 0, filled, 10), fill=roles().accent, radius=5)


class Progress(Panel):
    """``begin(word)``, ``report(done, total)``, ``end()``; `cancelled` when the person stops it (button or Esc).

    It appears only if the work lasts longer than 400 ms, in the place where it stands, so that typing goes on. What
    is no count of things (`is_share`) is told in per cent.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = ""
        self._counts = (0, 0)
        self._is_share = False
        self._title = Text(style=Type.BODY.in_weight(600))
        self._count = Text(style=Type.SMALL, ink="ink2")
        self._bar = _Bar()
        self._cancel = Button(key="Esc")
        self._cancel.clicked.connect(self.cancelled)
        words = row()
        words.addWidget(self._title)
        words.addStretch(1)
        words.addWidget(self._count)
        left = column(gap=4)
        left.addStretch(1)
        left.addLayout(words)
        left.addWidget(self._bar)
        left.addStretch(1)
        whole = row(gap=12)
        whole.addLayout(left, 1)
        whole.addWidget(self._cancel)
        self.setLayout(whole)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWS_AFTER)
        self._timer.timeout.connect(self.show)
        self.retranslate()
        self.hide()

    def begin(self, word: str, *, is_share: bool = False) -> None:
        """Work begins: "Verifying the records"."""
        self._word, self._counts, self._is_share = word, (0, 0), is_share
        self._timer.start()
        self.retranslate()

    def report(self, done: int, total: int) -> None:
        """So much is done of so much."""
        self._counts = (done, total)
        self.retranslate()

    def end(self) -> None:
        """The work is over, however it ended."""
        self._timer.stop()
        self.hide()

    def retranslate(self) -> None:
        """Say word and counts in the language that is spoken."""
        done, total = self._counts
        self._title.setText(self._word)
        said = self._said(done, total) if total else ""
        self._count.setText(said)
        self._bar.show_share(done, total)
        self._bar.setAccessibleName(self._word)
        self._bar.say_value(said)
        self._cancel.set_word(self.tr("Cancel"))

    def _said(self, done: int, total: int) -> str:
        if self._is_share:
            return f"{done * 100 // total}\N{NO-BREAK SPACE}%"
        return self.tr("%1 of %2").replace("%1", str(done)).replace("%2", str(total))
