"""Weigh: the number at the pan and its tolerance are the screen; a lot is scanned before anything is weighed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.balance import Balance
from compounder.domain.batch import BatchId
from compounder.domain.quantity import Quantity
from compounder.services.compound_batch.pan import WeighAgain
from compounder.services.compound_batch.weigh_sheet import ShareSheet, WeighSheet, weigh_sheet
from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.operations import Operation
from ui.places import Place
from ui.screens.batches.step import BatchStep
from ui.screens.batches.weigh.line_rows import DEVIATION, SHARE, RowKey
from ui.screens.batches.weigh.scan import lot_of
from ui.screens.batches.weigh.side_card import SideCard, balance_in_use
from ui.screens.batches.weigh.task import InHand, Task
from ui.screens.batches.weigh.tasks import TaskCard
from ui.theme.tokens import Space
from ui.widgets.button import Button, Chip, Kind
from ui.widgets.notice import Notice
from ui.widgets.panel import row
from ui.widgets.side_by_side import SideBySide
from ui.workplace import Workplace


class WeighStep(BatchStep):
    """The lines left, the pan right: F12 records, F6 tares, F8 says that something is wrong, by hand is the exception.

    A scan chooses line and lot; typing the lot's number in the one field and Enter does the same. What is in hand is
    not kept: after a crash it is scanned again, and what was recorded stands.
    """

    is_bench = True

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.sheet: WeighSheet | None = None
        self.in_hand: InHand | None = None
        self._balance: str | None = None
        self._current: RowKey | None = None
        self._asked: Operation | None = None
        self._is_by_hand = False
        self._goes_on = True
        self.side = SideCard(workplace)
        self.card = TaskCard(workplace, session)
        self.scale, self.hand, self.again, self.method = (
            self.card.scale,
            self.card.hand,
            self.card.again,
            self.card.method,
        )
        self.doubt, self.accept, self.abort, self.done = (
            self.card.doubt,
            self.card.accept,
            self.card.abort,
            self.card.done,
        )
        self.refusal = Notice()
        self.tare = Button(icon="tare", key="F6", is_bench=True)
        self.ask = Button(icon="patients", key="F8", is_bench=True)
        self.by_hand = Button(kind=Kind.QUIET, icon="hand")
        self._this, self._all = Chip(), Chip()
        self._build()
        self._connect()
        self.retranslate()

    @property
    def task(self) -> Task:
        """What is being done."""
        return self.card.current

    def _build(self) -> None:
        self._tabs = QWidget()
        tabs = row(gap=Space.S)
        tabs.addWidget(self._this)
        tabs.addWidget(self._all)
        tabs.addStretch(1)
        self._tabs.setLayout(tabs)
        self._columns = SideBySide()
        self._columns.addWidget(self.side)
        self._columns.addWidget(self.card, 1)
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.refusal)
        self._page.addLayout(self._columns, 1)
        self._page.addWidget(self._tabs)
        self.fill(self._page)
        for button in (self.tare, self.ask, self.by_hand):
            self.bar.add_act(button)

    def _connect(self) -> None:
        self.bar.acted.connect(self._act)
        self.bar.answered_why.connect(self._answer_why)
        self.tare.clicked.connect(self._tare)
        self.ask.clicked.connect(self._ask)
        self.by_hand.clicked.connect(self._go_by_hand)
        self.side.opened.connect(self._open_row)
        self.side.balance_chosen.connect(self._choose_balance)
        self._this.clicked.connect(lambda: self._show_side(shown=False))
        self._all.clicked.connect(lambda: self._show_side(shown=True))
        self.workplace.balances.changed.connect(self._show_balance)
        self.again.chosen.connect(self._weigh_again)
        self.doubt.deviating.connect(self._deviate)
        self.doubt.stopping.connect(self._stop)
        self.done.moved.connect(self.moved)
        self.card.changed.connect(self._say_primary)
        self.card.busy.connect(lambda busy: self.bar.set_busy(busy=busy))
        self.card.recorded.connect(self._take_recorded)
        self.card.left.connect(self._go_back)

    def _act(self) -> None:
        self.task.act()

    def _answer_why(self) -> None:
        self.task.answer_why()

    # what is shown

    def show_batch(self, batch: BatchId) -> None:
        """Show a batch; the line in hand of another one is forgotten."""
        if batch != self.batch:
            self.sheet, self.in_hand, self._current = None, None, None
            self._goes_on = True
            self._show(self.scale)
        super().show_batch(batch)

    def reload(self) -> None:
        """Ask for the lines as they stand."""
        work, batch = self.workplace, self.batch
        if batch is None:
            return

        def question() -> WeighSheet:
            with work.records.reading() as loads:
                return weigh_sheet(loads, work.rules, batch)

        asked = work.operations.read(question)
        asked.done.connect(lambda sheet: self._take(asked, sheet))
        asked.refused.connect(self.refusal.show_refusal)
        self._asked = asked

    def _take(self, asked: Operation, sheet: WeighSheet) -> None:
        if asked is not self._asked:
            return
        self.refusal.clear()
        self.sheet = sheet
        self.in_hand = self.in_hand.as_of(sheet, self.workplace.local_now()) if self.in_hand is not None else None
        self._refresh()
        is_over = sheet.closed is not None and self.task is not self.method
        if self._goes_on or is_over or (self.task is self.scale and self.in_hand is None and not sheet.unweighed):
            self._goes_on = False
            self._go_back()

    def _refresh(self) -> None:
        """Everything that depends on sheet, line in hand and balance."""
        sheet = self.sheet
        if sheet is None:
            return
        self.side.show_sheet(sheet, self._current, self.in_hand)
        self._show_balance()
        if self.in_hand is not None:
            self.hand.show_line(self.in_hand, self._chosen())
        self.done.show_sheet(sheet)
        self._show_method()
        self._say_primary()
        self.retranslate()

    def _show_balance(self) -> None:
        if self.sheet is None:
            return
        chosen = self._chosen()
        self.side.show_balance(self.sheet.balances, chosen)
        self.scale.show_line(self.sheet, self.in_hand, chosen)

    def _chosen(self) -> Balance | None:
        balances = self.sheet.balances if self.sheet is not None else ()
        return balance_in_use(balances, self.workplace.balances, self._balance)

    def _choose_balance(self, key: object) -> None:
        self._balance = str(key)
        self._refresh()

    def _show(self, task: Task) -> None:
        self.card.show_task(task)
        self._show_side(shown=False)
        self._say_primary()
        self.scroll_to_top()

    def _show_side(self, *, shown: bool) -> None:
        """Where there is no room for both, the list takes the place of the pan."""
        has_both = self.folding.has_side_panels
        self._tabs.setVisible(not has_both)
        self.side.setVisible(has_both or shown)
        self.card.setVisible(has_both or not shown)
        self._this.setChecked(not shown)
        self._all.setChecked(shown)

    def _say_primary(self) -> None:
        self.bar.primary.kind = Kind.DESTRUCTIVE if self.task.is_destructive else Kind.PRIMARY
        self.bar.set_primary(self.task.word(), self.task.icon)
        self.bar.set_reason(self.task.reason())

    # where one goes

    def _go_back(self) -> None:
        """To the pan; to the way on where nothing is left to weigh."""
        sheet = self.sheet
        is_done = sheet is not None and self.in_hand is None and (sheet.closed is not None or not sheet.unweighed)
        self._current = RowKey(SHARE, self.in_hand.share.id) if self.in_hand is not None else None
        if self.in_hand is not None and not self.in_hand.share.is_mass:
            self._show(self.hand)
        else:
            self._show(self.done if is_done else self.scale)
        if sheet is not None:
            self.side.show_sheet(sheet, self._current, self.in_hand)
        self._focus()

    def _focus(self) -> None:
        wanted = self.first_focus()
        if wanted is not None and self.isVisible():
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_row(self, key: object) -> None:
        sheet = self.sheet
        if sheet is None or not isinstance(key, RowKey):
            return
        self._current = key
        if key.kind == SHARE:
            self._open_share(next(share for share in sheet.shares if share.id == key.key))
        elif key.kind == DEVIATION:
            opened = next(deviation for deviation in sheet.deviations if deviation.deviation == key.key)
            self.accept.show_deviation(sheet.batch.id, opened)
            self._show(self.accept)
        else:
            self._show_method()
            self._show(self.method)
        self._refresh()
        self._focus()

    def _open_share(self, share: ShareSheet) -> None:
        """Take a line in hand, unless it is weighed: then it is asked why it should be weighed again."""
        if share.is_weighed and (self.in_hand is None or self.in_hand.share.id != share.id):
            self.again.show_share(share)
            self._show(self.again)
            return
        if self.in_hand is None or self.in_hand.share.id != share.id:
            self.in_hand = InHand(share, self.workplace.new_id())
            self.hand.show_line(self.in_hand, self._chosen())
        self._show(self.scale if share.is_mass else self.hand)

    def _show_method(self) -> None:
        sheet, key = self.sheet, self._current
        if sheet is None or key is None:
            return
        items = [item for item in sheet.method if item.kind == key.kind]
        item = next((item for item in items if str(item.number) == key.key), None)
        if item is not None:
            may_begin = any(share.is_weighed for share in sheet.shares)
            self.method.show_item(sheet.batch.id, item, of=len(items), may_begin=may_begin)

    def _weigh_again(self, again: WeighAgain) -> None:
        sheet, key = self.sheet, self._current
        if sheet is None or key is None:
            return
        share = next(share for share in sheet.shares if share.id == key.key)
        self.in_hand = InHand(share, self.workplace.new_id(), again=again)
        self.hand.show_line(self.in_hand, self._chosen())
        self._go_back()
        self._refresh()

    def _go_by_hand(self) -> None:
        if self.in_hand is None or not self.in_hand.is_scanned:
            self._show(self.scale)
            self.scale.answer_why()
            return
        self.hand.show_line(self.in_hand, self._chosen())
        self._show(self.hand)
        self._focus()

    def _ask(self) -> None:
        if self.sheet is None:
            return
        found = self.hand.found if self.task is self.hand else self.scale.found
        self._is_by_hand = self.task is self.hand
        self.doubt.show_doubt(self.sheet.batch.id, self.in_hand, found)
        self._show(self.doubt)
        self._focus()

    def _deviate(self, reason: str, found: Quantity) -> None:
        task = self.hand if self._is_by_hand else self.scale
        self._show(task)
        task.record((reason, found))

    def _stop(self, reason: str) -> None:
        if self.sheet is not None:
            self.abort.show_batch(self.sheet, reason)
            self._show(self.abort)
            self._focus()

    def _tare(self) -> None:
        if self.task is not self.scale:
            self._go_back()
        request = self.scale.tare()
        if request is not None:
            request.done.connect(lambda _: self.bar.say_done(self.tr("Tared: the pan reads zero")))

    def _take_recorded(self, said: object) -> None:
        """Recorded: nothing is in hand any more, and the next scan opens the next line."""
        if self.task in (self.scale, self.hand):
            self.in_hand = None
            self.doubt.forget()
        self._current = None
        self.bar.say_done(str(said))
        self._goes_on = True
        self.reload()

    # scans and keys

    def take_scan(self, text: str) -> bool:
        """A lot opens its line here; a label of a container is none, and goes to the window."""
        sheet = self.sheet
        number = lot_of(text, self.workplace.local_now().date())
        if sheet is None or number is None or sheet.closed is not None:
            return False
        shares = sheet.of_lot(number)
        if not shares and self.in_hand is None:
            return False
        self._take_lot(number, shares)
        return True

    def take_typed(self, text: str) -> bool:
        """A lot of this batch whose whole number was typed; anything else is looked for."""
        sheet = self.sheet
        if sheet is None or sheet.closed is not None or not sheet.of_lot(text):
            return False
        self._take_lot(text.strip(), sheet.of_lot(text))
        return True

    def _take_lot(self, number: str, shares: tuple[ShareSheet, ...]) -> None:
        held = self.in_hand
        mine = [share for share in shares if held is not None and share.id == held.share.id]
        if held is None or (shares and not mine):
            self._open_share(shares[0])
            self._current = RowKey(SHARE, shares[0].id)
            held = self.in_hand
        if held is None or self.task is self.again:
            self._refresh()
            self._focus()
            return
        self.in_hand = held.with_scan(number, self.workplace.local_now())
        self.hand.show_line(self.in_hand, self._chosen())
        if self.task not in (self.scale, self.hand):
            self._go_back()
        self._refresh()
        self._focus()

    def first_focus(self) -> QWidget | None:
        """The first field of what is shown, else the row that is next."""
        wanted = self.task.first_focus()
        if wanted is None and self._current is None:
            wanted = self.side.list.row_of(self._next_row())
        return wanted if wanted is not None else self.side.list.current_button()

    def _next_row(self) -> RowKey | None:
        """The first line that is not weighed; then the first step or control that is not recorded."""
        if self.sheet is None:
            return None
        if self.sheet.unweighed:
            return RowKey(SHARE, self.sheet.unweighed[0].id)
        item = next((item for item in self.sheet.method if not item.is_done), None)
        return RowKey(item.kind, str(item.number)) if item is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the list goes back to the pan."""
        if event.key() == Qt.Key.Key_Escape and self.task is not self.scale:
            self._go_back()
        else:
            super().keyPressEvent(event)

    # look

    def set_folding(self, folding: Folding) -> None:
        """Fold for the width of the window."""
        super().set_folding(folding)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(
            margin, Space.L if folding.has_rail else 0, margin, Space.L if folding.has_rail else Space.S
        )
        self._columns.fold(is_beside=folding.has_side_panels)
        self.side.set_folding(folding)
        self.card.set_folding(folding)
        self._show_side(shown=self._all.isChecked() and not folding.has_side_panels)
        self.scroll_to_top()

    def retranslate(self) -> None:
        """Say the words of the acts."""
        self.tare.set_word(self.tr("Tare"))
        self.ask.set_word(self.tr("Ask a pharmacist"))
        self.by_hand.set_word(self.tr("Enter by hand"))
        self._this.set_word(self.tr("This line"))
        sheet = self.sheet
        weighed = len(sheet.shares) - len(sheet.unweighed) if sheet is not None else 0
        self._all.set_word(self.tr("All lines, %n weighed", "", weighed))
        self._say_primary()
