"""The table of the register, one number in a row."""

from __future__ import annotations

from compounder.services.register_view import RegisterRow
from ui.screens.records.register_words import RegisterWords
from ui.widgets.record_columns import Cell, Column
from ui.widgets.record_table import RecordTable


class RegisterTable(RecordTable):
    """Its rows are numbers, lost ones too; `said` has their words."""

    def __init__(self, said: RegisterWords) -> None:
        self._said = said
        super().__init__(self._columns_of_register())

    def _columns_of_register(self) -> list[Column[RegisterRow]]:
        said = self._said
        return [
            Column("state", lambda: self.tr("Act"), said.tag, Cell.STATE, 118),
            Column("number", lambda: self.tr("Number"), lambda row: row.entry.number, Cell.CODE, 130),
            Column("what", lambda: self.tr("Preparation and batch"), said.what, Cell.NAME),
            Column("quantity", lambda: self.tr("Quantity"), said.quantity, Cell.NUMBER, 86),
            Column("at", lambda: self.tr("Entered"), said.on, width=116),
            Column("patient", lambda: self.tr("Patient"), said.patient, width=180),
        ]
