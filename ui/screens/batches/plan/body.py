"""A plan laid out: table, derivation, what to know and the method; beside them the lots of the line in hand."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from compounder.domain.batch import DilutionPart
from compounder.domain.quantity import Quantity
from compounder.domain.stock import LotId
from compounder.services.compound_batch.plan_outlook import Outlook
from compounder.services.compound_batch.plan_view import PlanRow, PlanView
from ui.folding import Folding
from ui.screens.batches.plan.notes import MethodCard, NotesCard
from ui.screens.batches.plan.table import PlanTable
from ui.screens.batches.plan.words import PlanWords
from ui.theme.tokens import Space
from ui.widgets.derivation_view import DerivationView
from ui.widgets.lot_chooser import LotChooser
from ui.widgets.panel import Card, Panel, column

_SIDE, _WIDE_SIDE = 376, 440
_WHY = 560
_ANY = 16_777_215
_LEAST_LOTS = 320


class PlanBody(Panel):
    """``show_plan(view, facts)``, ``show_nothing()``; `head` stands over the table.

    `lot_chosen(row, lot)` where a person takes another lot; of a frozen plan none can be taken.
    """

    lot_chosen = Signal(object, object)

    def __init__(self, *head: QWidget, is_frozen: bool = False) -> None:
        super().__init__()
        self._is_frozen = is_frozen
        self._words = PlanWords(self)
        self._view: PlanView | None = None
        self._facts: Mapping[LotId, str] = {}
        self._folding = Folding.USUAL
        self.table = PlanTable()
        self.why = DerivationView(can_close=False)
        self.lots = LotChooser()
        self.notes = NotesCard()
        self.method = MethodCard()
        within = column()
        within.addWidget(self.lots)
        self._lots_card = Card(within, padding=1)
        self._left = QVBoxLayout()
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(Space.M)
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(Space.L)
        for part in (*head, self.table, self.why, self.notes, self.method):
            self._left.addWidget(part)
        self._left.addStretch(1)
        self._under_table = len(head) + 1
        self._middle = column()
        self._whole.addLayout(self._left, 1)
        self._whole.addLayout(self._middle)
        self._whole.addWidget(self._lots_card)
        self._parts = (self.table, self.why, self.notes, self.method, self._lots_card)
        self.show_nothing()
        self._lots_card.setMinimumHeight(_LEAST_LOTS)
        self.table.chosen.connect(lambda _: self.show_lots())
        self.lots.chosen.connect(self._choose)
        self.retranslate()

    def show_plan(self, view: PlanView, facts: Mapping[LotId, str]) -> None:
        """Show a plan, and what is known of each lot beside its last day."""
        self._view, self._facts = view, facts
        for part in self._parts:
            part.show()
        self.table.show_plan(view)
        self.retranslate()

    def show_nothing(self) -> None:
        """There is no plan for what is typed."""
        for part in self._parts:
            part.hide()

    def say(self, outlook: Outlook) -> None:
        """What else is to be known of this plan: strength interval, tonicity, what is too little to weigh."""
        attention = [("attention", phrase) for phrase in outlook.attention]
        self.notes.show_more([*attention, *(("info", phrase) for phrase in outlook.notes)])

    def show_lots(self) -> None:
        """The derivation and the lots of the line in hand, as the plan has them."""
        line, view = self.table.current(), self._view
        if line is None or view is None:
            return
        self.why.show_working(line.question, line.subject, line.working)
        of_line = [
            row for row in view.rows if row.ingredient == line.ingredient and row.part is not DilutionPart.PORTION
        ]
        gives = {row.lot: row.to_weigh for row in of_line}
        offers = [
            self._words.lot(lot, gives.get(lot.lot), is_chosen=lot.lot in gives, facts=self._facts.get(lot.lot, ""))
            for lot in view.considered.get(line.ingredient, ())
        ]
        note = self.tr("As the plan saw them.") if self._is_frozen else self._words.lots_note(_needed(of_line))
        self.lots.show_lots(self._words.which_lot(line), note, offers)
        self.lots.choose(line.lot)

    def _choose(self, lot: object) -> None:
        line = self.table.current()
        if line is None:
            return
        if self._is_frozen:
            self.lots.choose(line.lot)
        else:
            self.lot_chosen.emit(line, lot)

    def set_folding(self, folding: Folding) -> None:
        """Wide: the derivation beside the table, the method below it; narrow: everything in one column."""
        self._folding = folding
        is_beside = folding.has_side_panels
        self._whole.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom)
        side = _WIDE_SIDE if folding is Folding.ROOMY else _SIDE
        self._lots_card.setMinimumWidth(side if is_beside else 0)
        self._lots_card.setMaximumWidth(side if is_beside else _ANY)
        is_in_middle = folding is Folding.ROOMY
        if is_in_middle and self._middle.indexOf(self.why) < 0:
            self._middle.addWidget(self.why)
        elif not is_in_middle and self._left.indexOf(self.why) < 0:
            self._left.insertWidget(self._under_table, self.why)
        self.why.setMinimumWidth(_WHY if is_in_middle else 0)
        self.why.setMaximumWidth(_WHY if is_in_middle else _ANY)

    def retranslate(self) -> None:
        """Say lots and notes in the language that is spoken."""
        if self._view is not None:
            self.show_lots()
            self.notes.show_plan(self._view)
            self.method.show_method(self._view.formulation)


def _needed(rows: list[PlanRow]) -> Quantity | None:
    """What all lots of a line give together."""
    amounts = [row.to_weigh for row in rows if row.to_weigh is not None]
    total = amounts[0] if amounts else None
    for amount in amounts[1:]:
        total = total + amount if total is not None else amount
    return total
