"""What must be said stands in place: a refusal with rule, value and remedy, a warning, a success; no box, no toast."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from ui.theme.appearance import theme
from ui.theme.tokens import Height, Space, State, Type
from ui.widgets.drawing import draw_icon, painting, rounded
from ui.widgets.panel import Panel, Text, column
from ui.widgets.spoken import announce
from ui.words import sentence

_SENTENCE_ENDS = re.compile(r"(?<=[.!?»”]) +(?=[A-ZÀ-Ý«“0-9])")
_LEFT = 52


class Notice(Panel):
    """A bar in place: icon, first sentence strong, the rest under it. Hidden while it has nothing to say.

    ``show_refusal(refusal)`` keeps the refusal, not its sentence, so it follows the language; ``show_phrase(state,
    phrase)`` says any phrase or finished text; ``clear()``. Esc in it, or in the widget that calls `clear`, dismisses
    it (`dismissed`). It is read out when it appears. With `is_reserved` its 84 px stay while it is silent.
    """

    dismissed = Signal()

    def __init__(self, *, is_reserved: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: Refusal | Phrase | str = ""
        self._state = State.REFUSED
        self._first = Text(style=Type.BODY.in_weight(600), wraps=True)
        self._rest = Text(wraps=True)
        words = column(gap=1)
        words.addStretch(1)
        words.addWidget(self._first)
        words.addWidget(self._rest)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_LEFT, 10, Space.L, 10)
        layout.addLayout(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setRetainSizeWhenHidden(is_reserved)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if is_reserved:
            self.setMinimumHeight(Height.NOTICE_RESERVED)
        self.setAccessibleName("")
        self.hide()

    @property
    def said(self) -> Refusal | Phrase | str:
        """What it says now; "" while silent."""
        return self._said

    def show_refusal(self, refusal: Refusal | Phrase) -> None:
        """Say why something was not done."""
        self.show_phrase(State.REFUSED, refusal)

    def show_phrase(self, state: State, said: Refusal | Phrase | str) -> None:
        """Say anything, in the colours of a state."""
        self._state, self._said = state, said
        self.retranslate()
        self.setVisible(bool(said))
        announce(self, self.accessibleName())

    def clear(self) -> None:
        """Nothing more to say."""
        self._said = ""
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Say it in the language that is spoken."""
        whole = sentence(self._said)
        first, *rest = _SENTENCE_ENDS.split(whole, maxsplit=1)
        self._first.setText(first)
        self._rest.setText(rest[0] if rest else "")
        self._rest.setVisible(bool(rest))
        self._first.set_ink(f"{self._state.value}_ink" if self._state in theme().states else "accent_ink")
        self.setAccessibleName(whole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc dismisses it."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Soft ground, border, the strong left edge and the icon."""
        colours = theme().state(self._state)
        place = QRectF(self.rect())
        with painting(self) as painter:
            rounded(painter, place, fill=colours.solid)
            inner = place.adjusted(Space.CURRENT_ROW, 1, -1, -1)
            rounded(painter, inner, fill=colours.soft, radius=Space.RADIUS - 1)
            at = QRectF(Space.L, self._first.mapTo(self, self._first.rect().topLeft()).y() - 1, 24, 24)
            draw_icon(painter, self._state.value, at, colours.ink)
