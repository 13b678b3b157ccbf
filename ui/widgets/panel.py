"""What widgets and screens are built from: a panel whose words follow the language, plain text, cards and lines."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.appearance import theme
from ui.theme.icons import pixmap
from ui.theme.tokens import Space, Type, TypeStyle
from ui.theme.typeface import font

_LONG_WORD = re.compile(r"\S{25,}")
_BREAK = "\u200b"
"""A place where a line may break, without width."""
_UNIT = re.compile(r"(?<![\w/])([^\W\d_]{1,5})/([^\W\d_]{1,3})(?![\w/])")
_JOINER = "\u2060"
"""A place where no line breaks, without width."""


def breakable(text: str) -> str:
    """The text as lines may break: a word that no line could hold anywhere, a unit such as mg/mL nowhere."""
    whole = _UNIT.sub(rf"\1/{_JOINER}\2", text)
    return _LONG_WORD.sub(lambda word: _BREAK.join(word[0]), whole)


class Panel(QWidget):
    """A widget that says its words in `retranslate`, called again whenever the language changes.

    A subclass calls `retranslate` itself at the end of its constructor. Words said elsewhere stay in the old language.
    """

    def retranslate(self) -> None:
        """Say every word of this widget in the language that is spoken."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class Text(QLabel):
    """Plain text in a type style and the colour of a role; markup is never read, lines wrap where `wraps`.

    `ink` is a role ("ink", "ink2", "accent_ink" …) or a state's ink ("ok_ink", "refused_ink" …).
    A text that may wrap takes the spare height of its layout: put a stretch below a stack of texts.
    """

    def __init__(
        self,
        text: str = "",
        style: TypeStyle = Type.BODY,
        ink: str = "ink",
        *,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFont(font(style))
        self.setWordWrap(wraps)
        self._ink, self._style = ink, style
        self._colour()
        self.setText(text)
        if not wraps:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(style.line)

    def set_ink(self, ink: str) -> None:
        """Change the role of the colour."""
        if ink != self._ink:
            self._ink = ink
            self._colour()

    def _colour(self) -> None:
        colour = QColor(colour_of(self._ink))
        colours = self.palette()
        if colours.color(QPalette.ColorRole.WindowText) != colour:
            colours.setColor(QPalette.ColorRole.WindowText, colour)
            self.setPalette(colours)

    def changeEvent(self, event: QEvent) -> None:
        """Take the role's colour in another theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange, QEvent.Type.StyleChange):
            self._colour()
        super().changeEvent(event)

    def setText(self, text: str) -> None:
        """Change the text; a word that no line could hold may break anywhere, invisibly to readers."""
        if text != self.accessibleName():
            self.setAccessibleName(text)
        super().setText(breakable(text) if self.wordWrap() else text)

    def text(self) -> str:
        """The text, without the places where no line breaks."""
        return super().text().replace(_JOINER, "")

    def set_style(self, style: TypeStyle) -> None:
        """Change the type style."""
        if style != self._style:
            self._style = style
            self.setFont(font(style))
            self.setMinimumHeight(style.line)


class Icon(QWidget):
    """An icon beside the word that says the same: hidden from readers, coloured by a role or a state's solid."""

    def __init__(self, name: str = "", size: int = 20, colour: str = "ink2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size, self._colour = name, size, colour
        self.setFixedSize(size, size)

    def show_icon(self, name: str, colour: str) -> None:
        """Change the icon and the role of its colour."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        """The icon's size."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the colour of the theme in force."""
        if self._name:
            painter = QPainter(self)
            drawn = pixmap(self._name, self._size, colour_of(self._colour), self.devicePixelRatioF())
            painter.drawPixmap(0, 0, drawn)
            painter.end()


def colour_of(role: str) -> str:
    """The colour of a role by name, of a state ("ok": its solid), or of its ink ("ok_ink") in the theme in force."""
    now = theme()
    for state, colours in now.states.items():
        if role == state.value:
            return colours.solid
        if role == f"{state.value}_ink":
            return colours.ink
    return str(getattr(now.roles, role))


class Card(QFrame):
    """A surface with a hairline around it and round corners; `body` is the layout to fill."""

    def __init__(self, layout: QLayout | None = None, *, padding: int = Space.L, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = layout if layout is not None else QVBoxLayout()
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.setLayout(self.body)


def framed(part: QWidget) -> Card:
    """A card around one part that reaches its edges, such as a table."""
    within = column()
    within.addWidget(part)
    return Card(within, padding=1)


class Line(QFrame):
    """A hairline across; decoration only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "line")
        self.setFixedHeight(1)


def column(*, gap: int = 0, margin: int = 0) -> QVBoxLayout:
    """A column of widgets, without Qt's own margins."""
    layout = QVBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout


def emptied(layout: QLayout, *, keep: int = 0) -> None:
    """Take the widgets out of a layout, all but the last few."""
    while layout.count() > keep:
        item = layout.takeAt(0)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def row(*, gap: int = Space.ICON_TO_WORD, margin: int = 0) -> QHBoxLayout:
    """A row of widgets, without Qt's own margins."""
    layout = QHBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    return layout
