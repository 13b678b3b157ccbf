"""Left of the pan: every line, step and open deviation of the batch, and the balance that is used with its limits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from compounder.domain.balance import Balance
from compounder.services.compound_batch.weigh_sheet import WeighSheet
from ui.devices import Balances
from ui.folding import Folding
from ui.screens.batches.weigh.line_rows import RowWords
from ui.screens.batches.weigh.pan_card import PanCard
from ui.screens.batches.weigh.task import InHand
from ui.theme.tokens import Space, State, Type
from ui.widgets.choice_field import ChoiceField
from ui.widgets.panel import Card, Icon, Line, Panel, Text, column, row
from ui.widgets.tag import Tag
from ui.widgets.work_list import WorkList
from ui.words import words
from ui.workplace import Workplace

_WIDTHS = {Folding.ROOMY: 440, Folding.USUAL: 328}
_NO_LIMIT = 16777215
_LEAST_ALONE = 200
"""The height of the list where it stands alone: three rows."""


def balance_in_use(balances: Sequence[Balance], lines: Balances, wanted: str | None) -> Balance | None:
    """The balance that was chosen; else one that is connected, else the first; None where there is none."""
    order = sorted(balances, key=lambda known: (known.id != wanted, lines.line(known.id) is None))
    return order[0] if order else None


class SideCard(Panel):
    """``show_sheet(sheet, current, in_hand)`` and ``show_balance(balances, chosen)``; `opened` with a row's key.

    `balance_chosen` gives the id of another balance, where there is more than one.
    """

    opened = Signal(object)
    balance_chosen = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._sheet: WeighSheet | None = None
        self._current: object = None
        self._in_hand: InHand | None = None
        self._balances: tuple[Balance, ...] = ()
        self._balance: Balance | None = None
        self._rows = RowWords(self)
        self._heading = Text(style=Type.SECTION)
        self._count = Text(ink="ink2")
        self.list = WorkList()
        self.list.opened.connect(self.opened)
        self.choice = ChoiceField()
        self.choice.chosen.connect(self.balance_chosen)
        self._name = Text(style=Type.BODY.in_weight(600), wraps=True)
        self._tag = Tag()
        self._limits = Text(style=Type.SMALL, ink="ink2", wraps=True)
        self.pan = PanCard()
        self._build()
        self.retranslate()

    def set_folding(self, folding: Folding) -> None:
        """Beside the pan it takes the pan's height and its list scrolls; alone it is as high as its rows."""
        is_alone = not folding.has_side_panels
        self.setMinimumWidth(_WIDTHS.get(folding, 0))
        self.setMaximumWidth(_WIDTHS.get(folding, _NO_LIMIT))
        vertical = QSizePolicy.Policy.Preferred if is_alone else QSizePolicy.Policy.Ignored
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self.list.setMinimumHeight(_LEAST_ALONE if is_alone else 0)

    def _build(self) -> None:
        head = row()
        head.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._count)
        said = row()
        said.addWidget(Icon("balance", 20, "ink2"))
        said.addWidget(self._name, 1)
        said.addWidget(self._tag)
        foot = column(gap=Space.XS)
        foot.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        foot.addWidget(self.choice)
        foot.addLayout(said)
        foot.addWidget(self._limits)
        foot.addWidget(self.pan)
        within = column()
        within.addLayout(head)
        within.addWidget(Line())
        within.addWidget(self.list, 1)
        within.addWidget(Line())
        within.addLayout(foot)
        layout = column()
        layout.addWidget(Card(within, padding=1))
        self.setLayout(layout)

    def show_sheet(self, sheet: WeighSheet, current: object, in_hand: InHand | None) -> None:
        """Every row anew; the current one is brought into sight."""
        self._sheet, self._current, self._in_hand = sheet, current, in_hand
        self.retranslate()

    def show_balance(self, balances: Sequence[Balance], chosen: Balance | None) -> None:
        """The balance that is used, and the others that there are."""
        self._balances, self._balance = tuple(balances), chosen
        self.choice.setVisible(len(balances) > 1)
        self.pan.show_pan(self._workplace.balances.pan(chosen.id) if chosen is not None else None)
        self._say_balance()

    def retranslate(self) -> None:
        """Say everything anew."""
        self._heading.setText(self.tr("Lines"))
        sheet = self._sheet
        if sheet is not None:
            weighed = len(sheet.shares) - len(sheet.unweighed)
            said = self.tr("%1 of %2 weighed").replace("%1", str(weighed)).replace("%2", str(len(sheet.shares)))
            self._count.setText(said)
            rows = self._rows.rows(self._workplace, sheet, self._in_hand)
            self.list.show_rows(rows, current=self._current)
        self._say_balance()

    def _say_balance(self) -> None:
        balance = self._balance
        self.choice.set_label(self.tr("Balance"))
        self.choice.set_choices([(known.id, words().show(known.name)) for known in self._balances])
        self.choice.choose(balance.id if balance is not None else None)
        self._tag.setVisible(balance is not None)
        self._limits.setVisible(balance is not None)
        if balance is None:
            self._name.setText(self.tr("No balance registered"))
            return
        self._name.setText(self.tr("Balance %1").replace("%1", words().show(balance.name)))
        is_checked = balance.checked_on == self._workplace.local_now().date()
        state, word = (State.OK, self.tr("checked today")) if is_checked else (State.ATTENTION, self.tr("not checked"))
        self._tag.show_state(state, word)
        said = self.tr("Reads %1, weighs %2 to %3")
        values = (balance.resolution, balance.minimum_weight, balance.capacity)
        for mark, value in zip(("%1", "%2", "%3"), values, strict=True):
            said = said.replace(mark, words().show(value))
        self._limits.setText(said)
