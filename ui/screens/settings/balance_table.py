"""The list of balances with what each can do, and whether it was checked today."""

from __future__ import annotations

from compounder.domain.balance import Balance
from ui.theme.tokens import State
from ui.widgets.record_columns import Cell, Column
from ui.widgets.record_table import RecordTable
from ui.words import words
from ui.workplace import Workplace


class BalanceTable(RecordTable):
    """Its rows are balances."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        super().__init__(self._columns_of_balances())

    def _columns_of_balances(self) -> list[Column[Balance]]:
        return [
            Column("state", lambda: self.tr("State"), self._state, Cell.STATE, 170),
            Column("name", lambda: self.tr("Balance"), lambda row: row.name, Cell.NAME),
            Column("serial", lambda: self.tr("Serial number"), lambda row: row.serial_number, Cell.CODE, 140),
            Column("step", lambda: self.tr("Reads"), lambda row: row.resolution, Cell.NUMBER, 110),
            Column("least", lambda: self.tr("From"), lambda row: row.minimum_weight, Cell.NUMBER, 110),
            Column("most", lambda: self.tr("To"), lambda row: row.capacity, Cell.NUMBER, 110),
        ]

    def _state(self, row: Balance) -> tuple[State, str]:
        if row.checked_on == self._workplace.local_now().date():
            return State.OK, self.tr("checked today")
        if row.checked_on is None:
            return State.ATTENTION, self.tr("never checked")
        return State.ATTENTION, self.tr("checked %1").replace("%1", words().show(row.checked_on))
