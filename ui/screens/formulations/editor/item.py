"""One item of a list that is written, with its row and its fields."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from ui.screens.formulations.editor.form import EntryForm
from ui.screens.formulations.editor.item_row import ItemRow, OpenPart
from ui.widgets.panel import column

Record = object


class Item(QWidget):
    """One item: its record until it is opened, its form from then on, which keeps whatever is typed."""

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.row, self.below = ItemRow(), OpenPart()
        self.record = record
        self.form: EntryForm | None = None
        layout = column()
        layout.addWidget(self.row)
        layout.addWidget(self.below)
        self.below.hide()
        self.setLayout(layout)

    def unread(self) -> list[Refusal]:
        """What is typed and means nothing."""
        return self.form.unread() if self.form is not None else []

    def read(self) -> Record:
        """The record with what is typed."""
        return self.form.read(self.record) if self.form is not None else self.record
