"""The counts of a trace: few, big, each with what it counts; they wrap where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.theme.tokens import Space, Type
from ui.widgets.flow import Flow
from ui.widgets.panel import Panel, Text, emptied, row


class Figures(Panel):
    """``show_figures([(count, words, ink), …])``."""

    def __init__(self) -> None:
        super().__init__()
        self._flow = Flow(self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_figures(self, figures: Sequence[tuple[str, str, str]]) -> None:
        """Replace them."""
        emptied(self._flow)
        for count, said, ink in figures:
            self._flow.addWidget(_figure(count, said, ink))
        self.updateGeometry()


def _figure(count: str, said: str, ink: str) -> QWidget:
    part = QWidget()
    line = row()
    line.setContentsMargins(0, 0, Space.XL, 0)
    number = Text(count, Type.FIGURE, ink)
    number.setAccessibleName(f"{count} {said}")
    line.addWidget(number)
    line.addWidget(Text(said, ink="ink2"))
    part.setLayout(line)
    return part
