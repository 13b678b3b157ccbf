"""A field for a sentence or two: it wraps, grows with its text, and Enter goes on to the next field."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from ui.theme.tokens import Height, Type
from ui.theme.typeface import font
from ui.widgets.field import Field

_STYLE = Type.BODY.in_weight(500)
_LEAST = 2
_BREAKS = re.compile(r"\s*[\r\n\u2028\u2029]+\s*")


class _Paragraph(QPlainTextEdit):
    """Plain text that wraps and never scrolls; a line break that is pasted is a space."""

    entered = Signal()
    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(font(_STYLE))
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.grown.emit())

    @property
    def lines(self) -> int:
        """How many lines the text takes."""
        return max(int(self.document().size().height()), 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain text alone."""
        self.insertPlainText(_BREAKS.sub(" ", source.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower, it takes more lines."""
        super().resizeEvent(event)
        self.grown.emit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its column."""
        return QSize(0, 0)


class ParagraphField(Field):
    """A text of any length: ``field.text()``, ``field.set_text(…)``; `edited(str)`, `entered()`."""

    edited = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.line = _Paragraph()
        self.box.inner.setContentsMargins(14, 11, 14, 11)
        self.box.inner.addWidget(self.line, 1)
        self.box.watch(self.line)
        self.line.grown.connect(self._fit)
        self.line.entered.connect(self.entered)
        self._is_filling = False
        self.line.textChanged.connect(self._edit)
        self.setFocusProxy(self.line)
        self._fit()

    def _name(self, text: str) -> None:
        super()._name(text)
        self.line.setAccessibleName(text)

    def text(self) -> str:
        """What was typed, unchanged."""
        return self.line.toPlainText()

    def set_text(self, text: str) -> None:
        """Fill the field; `edited` is not sent."""
        self._is_filling = True
        self.line.setPlainText(text)
        self._is_filling = False
        self.clear_refusal()

    def _edit(self) -> None:
        if not self._is_filling:
            self.clear_refusal()
            self.edited.emit(self.text())

    def _fit(self) -> None:
        line = self.line.fontMetrics().lineSpacing()
        height = max(self.line.lines, _LEAST) * line + 2
        if height != self.line.height():
            self.line.setFixedHeight(height)
            self.box.setFixedHeight(max(height + 22, Height.FIELD))
            self.updateGeometry()

    def _echo(self) -> None:
        super()._echo()
        self.line.setAccessibleDescription(self.echo.text)
