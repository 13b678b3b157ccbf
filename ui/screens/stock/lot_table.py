"""The table of lots, one in a row: may it be used, what is it, how much is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from compounder.services.survey_stock import StockRow
from ui.screens.stock.words import StockWords, full_name
from ui.widgets.record_columns import Cell, Column
from ui.widgets.record_table import RecordTable


class LotTable(RecordTable):
    """`today` says of which day the days are counted that a lot may still be used."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        super().__init__(self._columns_of_lots())
        self._words = StockWords(self)

    def _columns_of_lots(self) -> list[Column[StockRow]]:
        return [
            Column("standing", lambda: self.tr("May it be used?"), self._tag, Cell.STATE, 150),
            Column("lot", lambda: self.tr("Lot"), lambda row: row.lot.lot_number, Cell.CODE, 112, can_sort=True),
            Column("ingredient", lambda: self.tr("Ingredient"), self._name, Cell.NAME, can_sort=True),
            Column("on_hand", lambda: self.tr("On hand"), lambda row: row.on_hand, Cell.STRONG_NUMBER, 108),
            Column("reserved", lambda: self.tr("Reserved"), lambda row: row.reserved, Cell.NUMBER, 100),
            Column("expires", lambda: self.tr("Expires"), lambda row: row.lot.expires_on, width=118, can_sort=True),
            Column("opened", lambda: self.tr("Opened"), lambda row: row.lot.opened_on, width=118, can_sort=True),
            Column("maker", lambda: self.tr("Maker"), lambda row: row.lot.maker or row.lot.supplier, width=168,
                   can_sort=True),
        ]  # fmt: skip

    def _tag(self, row: StockRow) -> object:
        return self._words.tag(row, self._today())

    @staticmethod
    def _name(row: StockRow) -> str:
        return full_name(row.name, row.form)
