"""A line of text without a frame of its own, as it stands within the box of a field."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.tokens import Type, TypeStyle
from ui.theme.typeface import font


class BareLine(QLineEdit):
    """The line of text within a box: plain, without a frame of its own, never cut at a length."""

    def __init__(self, style: TypeStyle = Type.PAGE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setFont(font(style))
        self.setMaxLength(2**31 - 1)
        self.setDragEnabled(False)
        self.setFrame(False)

    def changeEvent(self, event: QEvent) -> None:
        """The placeholder keeps its role's colour in every theme (a style sheet's would be the text's)."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()
