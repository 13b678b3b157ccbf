"""Parts beside each other that stand one under the other where there is no room."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme.tokens import Space

UNLIMITED = 16_777_215
"""Qt's largest width: no limit."""
_BESIDE = QBoxLayout.Direction.LeftToRight


class SideBySide(QBoxLayout):
    """``add_side(part, width)`` adds a part that has its width only while it stands beside another; `fold` decides.

    With `last_on_top` the last part is read first where they are folded.
    """

    def __init__(self, *, gap: int = Space.L, last_on_top: bool = False) -> None:
        super().__init__(_BESIDE)
        self._folded = QBoxLayout.Direction.BottomToTop if last_on_top else QBoxLayout.Direction.TopToBottom
        self._sides: dict[QWidget, int] = {}
        self.setSpacing(gap)

    def add_side(self, part: QWidget, width: int) -> None:
        """Add a part of a fixed width."""
        self.addWidget(part)
        self._sides[part] = width

    def set_side(self, part: QWidget, width: int) -> None:
        """Give a side another width; it holds from the next `fold` on."""
        self._sides[part] = width

    def fold(self, *, is_beside: bool) -> None:
        """Beside each other, or one under the other with all the width that there is."""
        self.setDirection(_BESIDE if is_beside else self._folded)
        for part, width in self._sides.items():
            part.setMinimumWidth(width if is_beside else 0)
            part.setMaximumWidth(width if is_beside else UNLIMITED)
