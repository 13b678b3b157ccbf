"""What can be done with the item that is open: move it up or down, take it out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.widgets.button import Button, Kind
from ui.widgets.flow import Flow
from ui.widgets.panel import Panel


class ItemActs(Panel):
    """Three buttons, each with its key, in one line or more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.up, self.down = Button(kind=Kind.QUIET, key="Alt+Up"), Button(kind=Kind.QUIET, key="Alt+Down")
        self.out = Button(kind=Kind.QUIET, icon="close", key="Alt+Del")
        flow = Flow(self)
        for button in (self.up, self.down, self.out):
            flow.addWidget(button)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retranslate()

    def acting(self, *acts: Callable[[], None]) -> list[tuple[Button, Callable[[], None]]]:
        """Each button with its act: up, down, out."""
        return list(zip((self.up, self.down, self.out), acts, strict=True))

    def offer(self, *, has_above: bool, has_below: bool) -> None:
        """The first cannot go up, the last cannot go down."""
        self.up.setVisible(has_above)
        self.down.setVisible(has_below)

    def retranslate(self) -> None:
        """Say them in the language that is spoken."""
        self.up.set_word(self.tr("Move up"))
        self.down.set_word(self.tr("Move down"))
        self.out.set_word(self.tr("Take out"))
