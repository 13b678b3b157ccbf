"""Weigh: the number at the pan and its tolerance are the screen; a lot is scanned before anything is weighed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from compounder.domain.batch import BatchId
from compounder.services.compound_batch.pan import WeighAgain
from compounder.services.compound_batch.weigh_sheet import ShareSheet, WeighSheet, weigh_sheet
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.screens.batches.step import BatchStep
from ui.screens.batches.weigh.aside_acts import AsideActs
from ui.screens.batches.weigh.bench import WeighBench
from ui.screens.batches.weigh.line_rows import DEVIATION, SHARE, RowKey
from ui.screens.batches.weigh.page import WeighPage
from ui.screens.batches.weigh.scan import lot_of
from ui.screens.batches.weigh.side_card import SideCard
from ui.screens.batches.weigh.task import Task
from ui.screens.batches.weigh.tasks import TaskCard
from ui.widgets.button import Kind
from ui.words import words
from ui.workplace import Workplace


class WeighStep(BatchStep):
    """The lines left, the pan right: F12 records, F6 tares, F8 says that something is wrong, by hand is the exception.

    A scan chooses line and lot; typing the lot's number in the one field and Enter does the same. What is in hand is
    not kept: after a crash it is scanned again, and what was recorded stands.
    """

    is_bench = True

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.bench = WeighBench(self.workplace)
        self._newest = Newest(self.workplace.operations)
        self._goes_on = True
        self.side = SideCard(workplace)
        self.card = TaskCard(workplace, session)
        self.page = WeighPage(self.side, self.card)
        self.acts = AsideActs(self.bench, self.card, session.role, self)
        self.fill(self.page)
        for button in self.acts.buttons:
            self.bar.add_act(button)
        self._connect()
        self.retranslate()

    @property
    def task(self) -> Task:
        """What is being done."""
        return self.card.current

    def _connect(self) -> None:
        self.bar.acted.connect(self.card.act)
        self.bar.answered_why.connect(self.card.answer_why)
        self.side.opened.connect(self._open_row)
        self.side.balance_chosen.connect(self._choose_balance)
        self.workplace.balances.changed.connect(lambda: self.page.show_balance(self.bench))
        self.acts.opened.connect(self._turn_to)
        self.acts.left.connect(self._go_back)
        self.acts.said.connect(self.bar.say_done)
        self.card.again.chosen.connect(self._weigh_again)
        self.card.done.moved.connect(self.moved)
        self.card.other.planned.connect(self._go_to_new)
        self.card.changed.connect(self._say_primary)
        self.card.busy.connect(lambda busy: self.bar.set_busy(busy=busy))
        self.card.recorded.connect(self._take_recorded)
        self.card.left.connect(self._go_back)

    def show_batch(self, batch: BatchId) -> None:
        """Show a batch; the line in hand of another one is forgotten."""
        if batch != self.batch:
            self.bench.forget()
            self._goes_on = True
            self._show(self.card.scale)
        super().show_batch(batch)

    def reload(self) -> None:
        """Ask for the lines as they stand."""
        work, batch = self.workplace, self.batch
        if batch is None:
            return

        def question() -> WeighSheet:
            with work.records.reading() as loads:
                return weigh_sheet(loads, work.rules, batch)

        self._newest.ask(question, self._take, self.page.refusal.show_refusal)

    def _take(self, sheet: WeighSheet) -> None:
        self.page.refusal.clear()
        self.bench.take_sheet(sheet)
        self._refresh()
        is_over = self.bench.is_closed and self.task is not self.card.method
        if self._goes_on or is_over or (self.task is self.card.scale and self.bench.is_done):
            self._goes_on = False
            self._go_back()

    def _refresh(self) -> None:
        """Everything that depends on sheet, line in hand and balance."""
        if self.bench.sheet is not None:
            self.page.show_bench(self.bench)
            self.retranslate()

    def _choose_balance(self, key: object) -> None:
        self.bench.wanted = str(key)
        self._refresh()

    def _say_primary(self) -> None:
        self.bar.primary.kind = Kind.DESTRUCTIVE if self.task.is_destructive else Kind.PRIMARY
        self.bar.set_primary(self.task.word(), self.task.icon)
        self.bar.set_reason(self.task.reason())
        self.acts.offer(self.bar)

    def _show(self, task: Task) -> None:
        self.card.show_task(task)
        self.page.show_side(shown=False)
        self._say_primary()
        self.scroll_to_top()

    def _turn_to(self, task: Task) -> None:
        self._show(task)
        self.focus_first()

    def _go_back(self) -> None:
        """To the pan; to the way on where nothing is left to weigh."""
        bench = self.bench
        bench.current = bench.row_in_hand
        is_volume = bench.in_hand is not None and not bench.in_hand.share.is_mass
        self._show(self.card.hand if is_volume else self.card.done if bench.is_done else self.card.scale)
        self.page.show_rows(bench)
        self.focus_first()

    def _open_row(self, key: object) -> None:
        sheet = self.bench.sheet
        if sheet is None or not isinstance(key, RowKey):
            return
        self.bench.current = key
        share, deviation = self.bench.open_share, self.bench.open_deviation
        if self.bench.is_read_only(key):
            self._show(self.card.done)
        elif key.kind == SHARE and share is not None:
            self._open_share(share)
        elif key.kind == DEVIATION and deviation is not None:
            self.card.accept.show_deviation(sheet.batch.id, deviation)
            self._show(self.card.accept)
        else:
            self.page.show_method(self.bench)
            self._show(self.card.method)
        self._refresh()
        self.focus_first()

    def _open_share(self, share: ShareSheet) -> None:
        """Take a line in hand, unless it is weighed: then it is asked why it should be weighed again."""
        in_hand = self.bench.in_hand
        if share.is_weighed and (in_hand is None or in_hand.share.id != share.id):
            self.card.again.show_share(share)
            self._show(self.card.again)
            return
        self.bench.take_up(share)
        self.page.show_hand(self.bench)
        self._show(self.card.scale if share.is_mass else self.card.hand)

    def _weigh_again(self, again: WeighAgain) -> None:
        if self.bench.open_share is not None:
            self.bench.take_up(self.bench.open_share, again)
            self._go_back()
            self._refresh()

    def _take_recorded(self, said: object) -> None:
        """Recorded: nothing is in hand any more, and the next scan opens the next line."""
        if self.task in (self.card.scale, self.card.hand):
            self.bench.in_hand = None
            self.card.doubt.forget()
        self.bench.current = None
        self.bar.say_done(str(said))
        self._goes_on = True
        self.reload()

    def _go_to_new(self, changes: Changes) -> None:
        """The batch that was planned instead of this one, on the same step."""
        self.opened.emit(Target(Place.BATCHES, changes.result["batch"], "weigh"))
        self.bar.say_done(words().say("done.batch_other_lot", **changes.result))

    def take_scan(self, text: str) -> bool:
        """A lot opens its line here; a label of a container is none, and goes to the window."""
        number = lot_of(text, self.workplace.local_now().date())
        return number is not None and self._take_number(number)

    def take_typed(self, text: str) -> bool:
        """A lot of this batch whose whole number was typed; anything else is looked for."""
        sheet = self.bench.sheet
        return sheet is not None and bool(sheet.of_lot(text)) and self._take_number(text.strip())

    def _take_number(self, number: str) -> bool:
        shares = self.bench.sheet.of_lot(number) if self.bench.sheet is not None else ()
        if self.bench.is_closed or (not shares and self.bench.in_hand is None):
            return False
        if self.task is self.card.other:
            self.card.other.take_scan(number)
        else:
            self._take_lot(number, shares)
        return True

    def _take_lot(self, number: str, shares: tuple[ShareSheet, ...]) -> None:
        bench = self.bench
        held = bench.in_hand
        if held is None or (shares and held.share.id not in [share.id for share in shares]):
            self._open_share(shares[0])
            bench.current = RowKey(SHARE, shares[0].id)
        if bench.in_hand is not None and self.task is not self.card.again:
            bench.scan(number)
            self.page.show_hand(bench)
            if self.task not in (self.card.scale, self.card.hand):
                self._go_back()
        self._refresh()
        self.focus_first()

    def first_focus(self) -> QWidget | None:
        """The first field of what is shown, else the row that is next."""
        wanted = self.task.first_focus()
        if wanted is None and self.bench.current is None:
            wanted = self.side.list.row_of(self.bench.next_row)
        return wanted if wanted is not None else self.side.list.current_button()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the list goes back to the pan."""
        if event.key() == Qt.Key.Key_Escape and self.task is not self.card.scale:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def set_folding(self, folding: Folding) -> None:
        """Fold for the width of the window."""
        super().set_folding(folding)
        self.page.set_folding(folding)
        self.scroll_to_top()

    def retranslate(self) -> None:
        """Say the words of the acts."""
        self.acts.retranslate()
        self.page.say(self.bench.sheet)
        self._say_primary()
