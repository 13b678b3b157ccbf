"""The number that matters: as large as its room allows, never cut, and a column that grows instead of scrolling."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import Type, TypeStyle
from ui.theme.typeface import metrics
from ui.widgets.panel import Card, Text, column
from ui.widgets.rows import ScrolledColumn

_SIZES = (TypeStyle(56, 64, 600), TypeStyle(40, 48, 600), TypeStyle(32, 40, 600), TypeStyle(24, 32, 600))
_UNLIMITED = 16_777_215


class FittedText(Text):
    """A value with its unit in the largest size that its width holds; in the smallest it goes on in further lines."""

    def __init__(self) -> None:
        super().__init__(style=_SIZES[0], wraps=True)

    def setText(self, text: str) -> None:
        """Change the value."""
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        text, room = self.accessibleName(), self.width() - 2
        fitting = (size for size in _SIZES if metrics(size).horizontalAdvance(text) <= room)
        self.set_style(next(fitting, Type.PAGE.in_weight(600)))

    def minimumSizeHint(self) -> QSize:
        """It never widens its column."""
        return QSize(0, super().minimumSizeHint().height())


class Pane(Card):
    """A card with a column of its own to scroll: as high as there is room, unless the whole page scrolls."""

    def __init__(self, inside: QWidget, padding: int) -> None:
        self._is_grown = False
        layout = column()
        layout.addWidget(inside)
        super().__init__(layout, padding=padding)

    def set_grown(self, *, is_grown: bool) -> None:
        """Whether its height follows from its width."""
        self._is_grown = is_grown
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Only where it is grown; else a long list would make the page high."""
        return self._is_grown and super().hasHeightForWidth()

    def sizeHint(self) -> QSize:
        """A long list asks for no more than it must have."""
        return super().sizeHint() if self._is_grown else self.minimumSizeHint()


class GrowingColumn(ScrolledColumn):
    """A column that scrolls in its card; `set_grown` makes it as high as its rows, where the whole page scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self._is_grown = False

    def set_grown(self, *, is_grown: bool) -> None:
        """Grow, or scroll."""
        self._is_grown = is_grown
        self.arrange()

    def arrange(self) -> None:
        """Grown, it is as high as its rows."""
        super().arrange()
        if self._is_grown:
            # A height set in the middle of the parent's own arranging would not reach it.
            QTimer.singleShot(0, self, self._grow)
        elif self.maximumHeight() != _UNLIMITED:
            self.setMinimumHeight(0)
            self.setMaximumHeight(_UNLIMITED)

    def _grow(self) -> None:
        needed = self._needed()
        if self._is_grown and self.minimumHeight() != needed:
            self.setFixedHeight(needed)

    def _needed(self) -> int:
        width = self.viewport().width()
        return self.rows.totalHeightForWidth(width) if self.rows.hasHeightForWidth() else self.rows.sizeHint().height()
