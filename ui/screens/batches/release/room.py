"""Parts that scroll in the room that their card has, or stand whole where the page itself scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import Space
from ui.widgets.panel import Panel, column
from ui.widgets.rows import ScrolledColumn


class Room(Panel):
    """``Room(part, …)``; ``set_whole(is_whole=True)`` takes the parts out of their scrolling column."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self._parts = parts
        self._scroll = ScrolledColumn()
        self._scroll.is_modest = True
        self._scroll.rows.setSpacing(Space.S)
        self._scroll.rows.setContentsMargins(0, 0, Space.S, 0)
        self._plain = column(gap=Space.S)
        layout = column()
        layout.addWidget(self._scroll, 1)
        layout.addLayout(self._plain)
        self.setLayout(layout)
        self._is_whole = True
        self.set_whole(is_whole=False)

    def set_whole(self, *, is_whole: bool) -> None:
        """Let the parts stand whole, or scroll."""
        if is_whole == self._is_whole:
            return
        self._is_whole = is_whole
        for place, part in enumerate(self._parts):
            # A widget that was never shown is hidden too, but not on purpose.
            is_hidden = part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
            if is_whole:
                self._plain.addWidget(part)
            else:
                self._scroll.rows.insertWidget(place, part)
            part.setVisible(not is_hidden)
        self._scroll.setVisible(not is_whole)
