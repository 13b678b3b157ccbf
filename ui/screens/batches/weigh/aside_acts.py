"""What is done beside the primary act of Weigh: tare, another lot, ask a pharmacist, enter by hand."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from compounder.domain.batch import DilutionPart
from compounder.domain.quantity import Quantity
from compounder.domain.staff import Permission, Role, may
from compounder.services.compound_batch.weigh_sheet import ShareSheet
from ui.screens.batches.weigh.bench import WeighBench
from ui.screens.batches.weigh.tasks import TaskCard
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, Kind


class AsideActs(QObject):
    """The `buttons` of the bar; `opened` with the task to show, `left` to go back to the pan, `said` with a line."""

    opened = Signal(object)
    left = Signal()
    said = Signal(str)

    def __init__(self, bench: WeighBench, card: TaskCard, role: Role, parent: QObject) -> None:
        super().__init__(parent)
        self._bench, self._card = bench, card
        self._is_by_hand = False
        self._left_out: set[Button] = set()
        self._may_plan = may(role, Permission.PLAN)
        self.tare = Button(icon="tare", key="F6", is_bench=True)
        self.other = Button(icon="stock", key="F7", is_bench=True)
        self.ask = Button(icon="patients", key="F8", is_bench=True)
        self.by_hand = Button(kind=Kind.QUIET, icon="hand")
        self.tare.clicked.connect(self._tare)
        self.other.clicked.connect(self._change_lot)
        self.ask.clicked.connect(self._ask)
        self.by_hand.clicked.connect(self._go_by_hand)
        card.doubt.deviating.connect(self._deviate)
        card.doubt.stopping.connect(self._stop)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """In the order of the bar."""
        return (self.tare, self.other, self.ask, self.by_hand)

    def offer(self, bar: ActionBar) -> None:
        """Offer what can be done now: nothing at a pan that is done with, nothing at all of a decided batch."""
        is_at_pan = not self._bench.is_closed and self._card.current is not self._card.done
        held = self._bench.in_hand
        offered = {
            self.tare: is_at_pan,
            self.other: is_at_pan and self._may_plan and held is not None and _has_own_lot(held.share),
            self.ask: not self._bench.is_final,
            self.by_hand: is_at_pan,
        }
        for button, is_offered in offered.items():
            if is_offered is (button in self._left_out):
                (self._left_out.discard if is_offered else self._left_out.add)(button)
                bar.offer(button, is_offered=is_offered)

    def _tare(self) -> None:
        if self._card.current is not self._card.scale:
            self.left.emit()
        request = self._card.scale.tare()
        if request is not None:
            request.done.connect(lambda _: self.said.emit(self.tr("Tared: the pan reads zero")))

    def _change_lot(self) -> None:
        in_hand = self._bench.in_hand
        if in_hand is not None:
            self._card.other.show_line(in_hand.share, in_hand.scanned if in_hand.refusal is not None else "")
            self.opened.emit(self._card.other)

    def _go_by_hand(self) -> None:
        in_hand = self._bench.in_hand
        if in_hand is None or not in_hand.is_scanned:
            self.opened.emit(self._card.scale)
            self._card.scale.answer_why()
            return
        self._card.hand.show_line(in_hand, self._bench.balance)
        self.opened.emit(self._card.hand)

    def _ask(self) -> None:
        sheet, card = self._bench.sheet, self._card
        if sheet is None:
            return
        self._is_by_hand = card.current is card.hand
        found = card.hand.found if self._is_by_hand else card.scale.found
        card.doubt.show_doubt(sheet.batch.id, self._bench.in_hand, found)
        self.opened.emit(card.doubt)

    def _deviate(self, reason: str, found: Quantity) -> None:
        task = self._card.hand if self._is_by_hand else self._card.scale
        self.opened.emit(task)
        task.record((reason, found))

    def _stop(self, reason: str) -> None:
        if self._bench.sheet is not None:
            self._card.abort.show_batch(self._bench.sheet, reason)
            self.opened.emit(self._card.abort)

    def retranslate(self) -> None:
        """Say the words of the buttons."""
        self.tare.set_word(self.tr("Tare"))
        self.other.set_word(self.tr("Other lot"))
        self.ask.set_word(self.tr("Ask a pharmacist"))
        self.by_hand.set_word(self.tr("Enter by hand"))


def _has_own_lot(share: ShareSheet) -> bool:
    """Whether a line waits whose lot may still be another: not what is weighed, not what comes out of a dilution."""
    return not share.is_weighed and share.part in (None, DilutionPart.DRUG)
