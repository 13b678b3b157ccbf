"""Where nothing is to be shown yet: one sentence and one button, where the first row would stand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import Space, TypeStyle
from ui.widgets.button import Button
from ui.widgets.panel import Panel, Text, column, row


class EmptyState(Panel):
    """``show_sentence(sentence, word, icon)``; `chosen` when its button is pressed. Without a word, no button."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = Text(style=TypeStyle(18, 26), ink="ink2", wraps=True)
        self._button = Button()
        self._button.clicked.connect(self.chosen)
        beside = row()
        beside.addWidget(self._button)
        beside.addStretch(1)
        layout = column(gap=Space.L)
        layout.setContentsMargins(Space.XL - 5, Space.XL, Space.XL, Space.XL)  # the button keeps 5 px for its ring
        self._sentence.setContentsMargins(5, 0, 0, 0)
        layout.addWidget(self._sentence)
        layout.addLayout(beside)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_sentence(self, sentence: str, word: str = "", icon: str = "") -> None:
        """What there is not, and what begins it."""
        self._sentence.setText(sentence)
        self._button.set_word(word)
        self._button.set_icon(icon)
        self._button.setVisible(bool(word))
