"""Fields that choose one of several, and values that can only be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.theme.tokens import Height, Type
from ui.theme.typeface import font
from ui.widgets.button import Button, Kind
from ui.widgets.field import Field
from ui.widgets.panel import Icon, Panel, Text, column, row


class _Chooser(QComboBox):
    """The list of a choice; the wheel does not turn it, and nothing is chosen by itself."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.setFont(font(Type.BODY.in_weight(500)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses nothing: it goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A value that changes unseen is a wrong value."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """As high as the box allows."""
        return QSize(super().sizeHint().width() + 8, Height.CHIP)


class ChoiceField(Field):
    """One of several: ``set_choices([(key, word), …])``; `chosen` gives the key. Nothing is chosen beforehand.

    `entered` is sent on Enter, which chooses nothing. ``choice()`` is the key or None, ``choose(key)`` sets it without
    a signal; words may be set again after a change of language and keep the choice.
    """

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, *, height: int = Height.FIELD, parent: QWidget | None = None) -> None:
        super().__init__(height=height, parent=parent)
        self._list = _Chooser()
        self.box.inner.addWidget(self._list, 1)
        self.box.inner.addWidget(Icon("down", colour="ink"))
        self.box.watch(self._list)
        self._list.activated.connect(lambda _: self.chosen.emit(self.choice()))
        self._list.entered.connect(self.entered)
        self.setFocusProxy(self._list)

    def _name(self, text: str) -> None:
        super()._name(text)
        self._list.setAccessibleName(text)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """The choices in their order, each a key and its word."""
        kept = self.choice()
        self._list.clear()
        for key, word in choices:
            self._list.addItem(word, key)
        self.choose(kept)

    def choice(self) -> object:
        """The key of what was chosen."""
        return self._list.currentData()

    def choose(self, key: object) -> None:
        """Choose by key; a key that there is not means nothing is chosen."""
        self._list.setCurrentIndex(self._list.findData(key) if key is not None else -1)


class ReadOnlyField(Panel):
    """A value that cannot be changed here: label, value 15/600, and "Why?" where it has a derivation (`asked_why`)."""

    asked_why = Signal()

    def __init__(self, *, has_reason: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Text(style=Type.SMALL, ink="ink2")
        self._value = Text(style=Type.BODY.in_weight(600), wraps=True)
        self._why = Button(kind=Kind.QUIET)
        self._why.clicked.connect(self.asked_why)
        if not has_reason:  # shown before it has a parent it would be a window of its own
            self._why.hide()
        words = column(gap=2)
        words.addStretch(1)
        words.addWidget(self._label)
        words.addWidget(self._value)
        words.addStretch(1)
        layout = row()
        layout.addLayout(words, 1)
        layout.addWidget(self._why)
        self.setLayout(layout)
        self.retranslate()

    def show_value(self, label: str, value: str) -> None:
        """Say label and value."""
        self._label.setText(label)
        self._value.setText(value)
        self.setAccessibleName(f"{label} {value}")
        self._why.setAccessibleDescription(f"{label} {value}")

    def retranslate(self) -> None:
        """Say the word of the link."""
        self._why.set_word(self.tr("Why?"))
