"""How much of each, from which lot? A batch being planned: live, nothing taken, nothing recorded before F12."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.calculated_value import CalculatedValue
from compounder.domain.errors import InternalFault, Refusal
from compounder.domain.stock import LotId
from compounder.services.compound_batch.plan_view import PlanBasis, PlanRow
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.batches.plan.answer import PlanAnswer
from ui.screens.batches.plan.asking import PlanAsking
from ui.screens.batches.plan.body import PlanBody
from ui.screens.batches.plan.brought import BroughtNotice
from ui.screens.batches.plan.draft_paper import DraftPaper
from ui.screens.batches.plan.draft_words import DraftWords
from ui.screens.batches.plan.fields import PlanFields
from ui.screens.batches.plan.named_lots import NamedLots
from ui.screens.batches.plan.recording import PlanRecording
from ui.screens.batches.plan.words import PlanWords, capital
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice
from ui.words import words
from ui.workplace import Workplace


class PlanDraft(Screen):
    """``begin(formulation)`` starts anew, also with a value that was calculated for it.

    A plan stands only for what is typed now: an edit takes it away at once.
    F12 records it and goes on to weighing; F7 divides the line in hand over two lots; F6 shows the rarer
    choices; F9 prints a draft of the worksheet.
    """

    is_deep = True

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.formulation = ""
        self._basis: PlanBasis | None = None
        self._answer: PlanAnswer | None = None
        self._lots = NamedLots()
        self._was_overtaken = False
        self._words = PlanWords(self)
        self.fields = PlanFields()
        self.refusal = Notice()
        self.empty = EmptyState()
        self.brought = BroughtNotice()
        self.body = PlanBody(self.fields, self.brought, self.refusal, self.empty)
        self._says = DraftWords(self.fields, self)
        self.recording = PlanRecording(self.workplace, session, self)
        self.split = Button(icon="plus", key="F7")
        self.more = Button(icon="filter", key="F6")
        self.asking = PlanAsking(
            self.workplace, lambda: self.brought.with_origin(self.fields.request(self._lots.asked)), self
        )
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.body)
        self.fill(self._page)
        self.bar.add_act(self.more)
        self.bar.add_act(self.split)
        self.paper = DraftPaper(self.workplace, self.session, self.bar, self.refusal)

    def _connect(self) -> None:
        self.fields.changed.connect(self._change)
        self.fields.size_field.entered.connect(self.asking.now)
        self.fields.count.entered.connect(self.asking.now)
        self.asking.based.connect(self._take_basis)
        self.asking.unbased.connect(self.refusal.show_refusal)
        self.asking.begun.connect(self._show)
        self.asking.answered.connect(self._take)
        self.asking.refused.connect(self._refuse)
        self.asking.failed.connect(self._fail)
        self.body.lot_chosen.connect(self._take_lot)
        self.split.clicked.connect(self._divide)
        self.more.clicked.connect(self.fields.show_more)
        self.bar.acted.connect(lambda: self.recording.record(self._answer))
        self.recording.done.connect(self._go_on)
        self.recording.refused.connect(self._refuse_record)
        self.recording.busy.connect(lambda busy: self.bar.set_busy(busy=busy))
        self.bar.answered_why.connect(self._answer_why)

    def begin(self, formulation: str, brought: CalculatedValue | None = None) -> None:
        """A new draft of a formulation: nothing typed, nothing chosen; only what was calculated for it."""
        self.formulation = formulation
        self._basis = self._answer = None
        self.asking.forget()
        self.recording.forget()
        self._lots.forget()
        self.refusal.clear()
        self.brought.bring(brought, self.workplace.local_now().tzinfo)
        self.fields.size_field.clear()
        self.fields.count.set_text("")
        self._show()

    def title(self) -> str:
        """What is planned."""
        if self._basis is None:
            return self.tr("New batch")
        return capital(words().show(self._basis.formulation.name))

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The list, then the choice of a formulation."""
        batches, new = Target(Place.BATCHES), Target(Place.BATCHES, act="new")
        return ((self.tr("Batches"), batches), (self.tr("New batch"), new))

    def reload(self) -> None:
        """Read what a draft begins with; of one that has begun, plan again: stock may have changed."""
        if self._basis is not None:
            self.asking.now()
        else:
            self.asking.begin(self.formulation)

    def _take_basis(self, basis: PlanBasis) -> None:
        if self._basis is None and basis.formulation.id == self.formulation:
            self._basis = basis
            self.fields.begin(basis)
            self.brought.fill(self.fields, basis.formulation)
            self.retranslate()

    def _change(self) -> None:
        """What was planned is not what is typed any more."""
        self._answer = None
        self.recording.forget()
        self._lots.settle()
        self.refusal.clear()
        self.brought.look(self.fields)
        self.asking.soon()
        self._show()

    def _take(self, answer: PlanAnswer) -> None:
        self._answer = answer
        self._lots.settle()
        if not self._was_overtaken:
            self.refusal.clear()
        self._was_overtaken = False
        self.body.show_plan(answer.view, self._words.all_facts(answer.offers))
        if isinstance(answer.outlook, Refusal):
            self.fields.sure.refuse(answer.outlook)
        else:
            self.body.say(answer.outlook)
        self._show()

    def _refuse(self, refusal: Refusal) -> None:
        if self._lots.is_trying and self._answer is not None:
            self._put_lot_back(self._answer, refusal)
        else:
            self._answer = None
            self._show_refusal(refusal)
        self._show()

    def _put_lot_back(self, answer: PlanAnswer, refusal: Refusal) -> None:
        """A lot that cannot be taken alone: the plan that stood goes on standing, and says why not."""
        self._lots.put_back(answer)
        self.body.show_lots()
        self.refusal.show_refusal(refusal)
        if refusal.code == "insufficient_stock":
            self.bar.say(self.tr("F7 uses this lot up and takes the rest from another."))

    def _fail(self, fault: BaseException) -> None:
        """Two calculations differ: the plan cannot be used, and says so in place."""
        if isinstance(fault, InternalFault):
            self._answer = None
            self.refusal.show_refusal(fault.phrase)
            self._show()

    def _show_refusal(self, refusal: Refusal) -> None:
        field = self.fields.field_of(refusal)
        if field is not None and field.isVisibleTo(self.fields):
            field.refuse(refusal)
        else:
            self.refusal.show_refusal(refusal)

    def _take_lot(self, row: PlanRow, lot: LotId) -> None:
        if self._answer is not None:
            self._lots.take(self._answer, row.ingredient, lot)
            self._plan_with_lots()

    def _divide(self) -> None:
        row = self.body.table.current()
        if self._answer is None or row is None:
            return
        if self._lots.divide(self._answer, row.ingredient):
            self._plan_with_lots()
        else:
            self.bar.say(self.tr("No other lot of this line may be used."))

    def _plan_with_lots(self) -> None:
        """Plan with the lots that were taken by name."""
        self.recording.forget()
        self.refusal.clear()
        self.bar.say(self.tr("Nothing is taken from stock yet."))
        self.asking.now()

    def _go_on(self, changes: Changes) -> None:
        self.begin("")
        self.opened.emit(Target(Place.BATCHES, changes.result["batch"]))

    def _refuse_record(self, refusal: Refusal) -> None:
        """What was typed stays; the plan is made anew, because stock or formulation changed meanwhile."""
        self._was_overtaken = True
        self._show_refusal(refusal)
        self.asking.now()

    def _answer_why(self) -> None:
        """Go to the field at fault; what the service refused is scrolled into sight."""
        field = self.fields.settle() or self.fields.refused
        if field is not None:
            field.setFocus()
        self._scroll.ensureWidgetVisible(field or self.refusal)

    def _show(self) -> None:
        has_plan = self._answer is not None
        if not has_plan:
            self.body.show_nothing()
        has_size = self.fields.has_size
        self.empty.setVisible(not has_plan and not has_size and not self.refusal.said and self._basis is not None)
        self.empty.show_sentence(self._says.nothing(self._basis))
        why_not = self._says.why_not(self.session.role, has_plan=has_plan, is_asked=self.asking.is_under_way)
        self.bar.set_reason(why_not)
        self.paper.offer(self._answer)

    def first_focus(self) -> QWidget | None:
        """The size while there is none, then the lines."""
        return self.body.table if self._answer is not None else self.fields.size_field

    def set_folding(self, folding: Folding) -> None:
        """Fold fields and body."""
        super().set_folding(folding)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)
        self.fields.set_folding(folding)
        self.body.set_folding(folding)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.bar.set_primary(self.tr("Start weighing"), "next")
        self.bar.say(self.tr("Nothing is taken from stock yet."))
        self.split.set_word(self.tr("Split over two lots"))
        self.paper.retranslate()
        self.more.set_word(self.tr("More choices"))
        if self._answer is not None:
            self.body.show_plan(self._answer.view, self._words.all_facts(self._answer.offers))
        self.titled.emit()
        self._show()
