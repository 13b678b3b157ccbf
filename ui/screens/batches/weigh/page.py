"""How Weigh is laid out: the lines beside the pan, or one of the two where there is no room for both."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.services.compound_batch.weigh_sheet import WeighSheet
from ui.folding import Folding
from ui.screens.batches.weigh.bench import WeighBench
from ui.screens.batches.weigh.side_card import SideCard
from ui.screens.batches.weigh.tasks import TaskCard
from ui.theme.tokens import Space
from ui.widgets.button import Chip
from ui.widgets.notice import Notice
from ui.widgets.panel import row
from ui.widgets.side_by_side import SideBySide


class WeighPage(QVBoxLayout):
    """``WeighPage(side, card)`` under `refusal`; two chips choose where only one of both has room."""

    def __init__(self, side: SideCard, card: TaskCard) -> None:
        super().__init__()
        self.refusal = Notice()
        self._side, self._card = side, card
        self._this, self._all = Chip(), Chip()
        self._tabs = QWidget()
        tabs = row(gap=Space.S)
        tabs.addWidget(self._this)
        tabs.addWidget(self._all)
        tabs.addStretch(1)
        self._tabs.setLayout(tabs)
        self._columns = SideBySide()
        self._columns.addWidget(side)
        self._columns.addWidget(card, 1)
        self._folding = Folding.USUAL
        self.setSpacing(Space.M)
        self.addWidget(self.refusal)
        self.addLayout(self._columns, 1)
        self.addWidget(self._tabs)
        self._this.clicked.connect(lambda: self.show_side(shown=False))
        self._all.clicked.connect(lambda: self.show_side(shown=True))

    def show_side(self, *, shown: bool) -> None:
        """Where there is no room for both, the list takes the place of the pan."""
        has_both = self._folding.has_side_panels
        self._tabs.setVisible(not has_both)
        self._side.setVisible(has_both or shown)
        self._card.setVisible(has_both or not shown)
        self._this.setChecked(not shown)
        self._all.setChecked(shown)

    def show_bench(self, bench: WeighBench) -> None:
        """Everything that depends on the lines, the line in hand and the balance."""
        if bench.sheet is not None:
            self.show_rows(bench)
            self.show_balance(bench)
            self.show_hand(bench)
            self._card.done.show_sheet(bench.sheet)
            self.show_method(bench)

    def show_rows(self, bench: WeighBench) -> None:
        """The lines, and which is open."""
        if bench.sheet is not None:
            self._side.show_sheet(bench.sheet, bench.current, bench.in_hand)

    def show_balance(self, bench: WeighBench) -> None:
        """The balance that is used, and its pan."""
        if bench.sheet is not None:
            chosen = bench.balance
            self._side.show_balance(bench.sheet.balances, chosen)
            self._card.scale.show_line(bench.sheet, bench.in_hand, chosen)

    def show_hand(self, bench: WeighBench) -> None:
        """The line in hand, as one that is entered by hand."""
        if bench.in_hand is not None:
            self._card.hand.show_line(bench.in_hand, bench.balance)

    def show_method(self, bench: WeighBench) -> None:
        """The step or control that is open."""
        sheet, opened = bench.sheet, bench.open_item
        if sheet is not None and opened is not None:
            item, of = opened
            may_begin = any(share.is_weighed for share in sheet.shares)
            closed = sheet.closed if bench.is_final else None
            self._card.method.show_item(sheet.batch.id, item, of=of, may_begin=may_begin, closed=closed)

    def set_folding(self, folding: Folding) -> None:
        """Fold for the width of the window."""
        self._folding = folding
        margin = Space.M if folding.is_one_column else Space.XL
        above, below = (Space.L, Space.L) if folding.has_rail else (0, Space.S)
        self.setContentsMargins(margin, above, margin, below)
        self._columns.fold(is_beside=folding.has_side_panels)
        self._side.set_folding(folding)
        self._card.set_folding(folding)
        self.show_side(shown=self._all.isChecked() and not folding.has_side_panels)

    def say(self, sheet: WeighSheet | None) -> None:
        """Name the two chips."""
        weighed = len(sheet.shares) - len(sheet.unweighed) if sheet is not None else 0
        self._this.set_word(self.tr("This line"))
        self._all.set_word(self.tr("All lines, %n weighed", "", weighed))
