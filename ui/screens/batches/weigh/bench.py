"""What stands on the bench of Weigh: the lines as read, the line in hand, the open row, the balance chosen."""

from __future__ import annotations

from dataclasses import dataclass

from compounder.domain.balance import Balance
from compounder.domain.dossier import FINAL
from compounder.services.compound_batch.pan import WeighAgain
from compounder.services.compound_batch.view import DeviationView
from compounder.services.compound_batch.weigh_sheet import MethodSheet, ShareSheet, WeighSheet
from ui.screens.batches.weigh.line_rows import DEVIATION, SHARE, RowKey
from ui.screens.batches.weigh.side_card import balance_in_use
from ui.screens.batches.weigh.task import InHand
from ui.workplace import Workplace


@dataclass(slots=True)
class WeighBench:
    """Nothing of it outlives a crash: what is in hand is scanned again, and what was recorded stands.

    `wanted` is the balance that the plan names for the line taken up, or that a person chose since; `balance` the one
    that is used.
    """

    workplace: Workplace
    sheet: WeighSheet | None = None
    in_hand: InHand | None = None
    current: RowKey | None = None
    wanted: str | None = None

    def forget(self) -> None:
        """Another batch: its lines are not known yet, and nothing of this one is in hand."""
        self.sheet, self.in_hand, self.current = None, None, None

    def take_sheet(self, sheet: WeighSheet) -> None:
        """The lines as they stand now; what is in hand stays, unless it was weighed elsewhere."""
        self.sheet = sheet
        self.in_hand = self.in_hand.as_of(sheet, self.workplace.local_now()) if self.in_hand is not None else None

    def take_up(self, share: ShareSheet, again: WeighAgain | None = None) -> None:
        """Take a line in hand, the same one only to weigh it again."""
        if again is not None or self.in_hand is None or self.in_hand.share.id != share.id:
            self.wanted = share.balance.id if share.balance is not None else self.wanted
            self.in_hand = InHand(share, self.workplace.new_id(), again=again)

    def scan(self, number: str) -> None:
        """The lot that was scanned for the line in hand, right or wrong."""
        if self.in_hand is not None:
            self.in_hand = self.in_hand.with_scan(number, self.workplace.local_now())

    @property
    def is_closed(self) -> bool:
        """Whether nothing is weighed any more in this batch."""
        return self.sheet is not None and self.sheet.closed is not None

    @property
    def is_final(self) -> bool:
        """Whether the batch is decided: everything of it is read only."""
        return self.sheet is not None and self.sheet.batch.state in FINAL

    def is_read_only(self, key: RowKey) -> bool:
        """Whether nothing is done about a row any more: a line of a closed batch, a deviation of a decided one."""
        return self.is_closed if key.kind == SHARE else self.is_final and key.kind == DEVIATION

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to weigh, and nothing is being weighed again."""
        sheet = self.sheet
        return sheet is not None and self.in_hand is None and (sheet.closed is not None or not sheet.unweighed)

    @property
    def balance(self) -> Balance | None:
        """The balance that is used."""
        balances = self.sheet.balances if self.sheet is not None else ()
        return balance_in_use(balances, self.workplace.balances, self.wanted)

    @property
    def row_in_hand(self) -> RowKey | None:
        """The row of the line in hand."""
        return RowKey(SHARE, self.in_hand.share.id) if self.in_hand is not None else None

    @property
    def next_row(self) -> RowKey | None:
        """The first line that is not weighed; then the first step or control that is not recorded."""
        if self.sheet is None:
            return None
        if self.sheet.unweighed:
            return RowKey(SHARE, self.sheet.unweighed[0].id)
        item = next((item for item in self.sheet.method if not item.is_done), None)
        return RowKey(item.kind, str(item.number)) if item is not None else None

    @property
    def open_share(self) -> ShareSheet | None:
        """The line whose row is open."""
        if self.sheet is None or self.current is None or self.current.kind != SHARE:
            return None
        return next((share for share in self.sheet.shares if share.id == self.current.key), None)

    @property
    def open_deviation(self) -> DeviationView | None:
        """The deviation whose row is open."""
        if self.sheet is None or self.current is None or self.current.kind != DEVIATION:
            return None
        return next((known for known in self.sheet.deviations if known.deviation == self.current.key), None)

    @property
    def open_item(self) -> tuple[MethodSheet, int] | None:
        """The step or control whose row is open, and of how many."""
        if self.sheet is None or self.current is None:
            return None
        items = [item for item in self.sheet.method if item.kind == self.current.kind]
        item = next((item for item in items if str(item.number) == self.current.key), None)
        return (item, len(items)) if item is not None else None
