"""The menu that stands for the rail where that is folded away, and for the header's parts where there is one column."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.folding import Folding
from ui.frame.rail import Rail


class FoldedMenu(QMenu):
    """Made anew each time it opens; `field_asked` and `lock_asked` for what the header shows elsewhere."""

    field_asked = Signal()
    lock_asked = Signal()

    def __init__(self, rail: Rail, folding: Folding, parent: QWidget) -> None:
        super().__init__(parent)
        words = rail.words()
        if folding.is_one_column:
            self.addAction(self.tr("Scan, find or do"), self.field_asked.emit)
        for place in rail.items:
            self.addAction(words[place]).triggered.connect(partial(rail.choose, place))
        if folding.is_one_column:
            self.addAction(self.tr("Lock"), self.lock_asked.emit)
        self.aboutToHide.connect(self.deleteLater)
