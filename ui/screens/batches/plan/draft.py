"""How much of each, from which lot? A batch being planned: live, nothing taken, nothing recorded before F12."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.errors import InternalFault, Refusal
from compounder.domain.staff import Permission, may, roles_that_may
from compounder.domain.stock import LotId
from compounder.services.authority import role_phrase
from compounder.services.compound_batch.plan import WantedBatch, plan_batch, prepare_plan
from compounder.services.compound_batch.plan_outlook import Outlook, plan_outlook
from compounder.services.compound_batch.plan_view import PlanBasis, PlanRow, PlanView, plan_basis, plan_view
from compounder.services.compound_batch.prepared_plan import PreparedPlan
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Act, Changes
from ui.folding import Folding
from ui.operations import Operation
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.batches.plan.body import PlanBody
from ui.screens.batches.plan.fields import PlanFields
from ui.screens.batches.plan.words import PlanWords, capital
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice
from ui.words import words
from ui.workplace import Workplace

_TYPING_PAUSE = 120


@dataclass(frozen=True, slots=True)
class _Answer:
    """A plan as it would be now for what was asked, and the same plan as people see it."""

    wanted: WantedBatch
    prepared: PreparedPlan
    view: PlanView
    outlook: Outlook | Refusal

    @property
    def lots(self) -> dict[str, tuple[LotId, ...]]:
        """The lots that were taken by name."""
        return {ingredient: tuple(named) for ingredient, named in self.wanted.lots.items()}


class PlanDraft(Screen):
    """``begin(formulation)`` starts anew. A plan stands only for what is typed now: an edit takes it away at once.

    F12 records it and goes on to weighing; F7 divides the line in hand over two lots; F6 shows the rarer choices.
    """

    is_deep = True

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.formulation = ""
        self._basis: PlanBasis | None = None
        self._basis_asked: Operation | None = None
        self._asked: Operation | None = None
        self._answer: _Answer | None = None
        self._act: Act | None = None
        self._lots: dict[str, tuple[LotId, ...]] = {}
        self._was_overtaken = False
        self._tried: tuple[str, LotId] | None = None
        self._words = PlanWords(self)
        self.fields = PlanFields()
        self.refusal = Notice()
        self.empty = EmptyState()
        self.body = PlanBody(self.fields, self.refusal, self.empty)
        self.split = Button(icon="plus", key="F7")
        self.more = Button(icon="filter", key="F6")
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
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

    def _connect(self) -> None:
        self.fields.changed.connect(self._change)
        self.fields.size_field.entered.connect(self._plan_now)
        self.fields.count.entered.connect(self._plan_now)
        self._pause.timeout.connect(self._plan)
        self.body.lot_chosen.connect(self._take_lot)
        self.split.clicked.connect(self._divide)
        self.more.clicked.connect(self.fields.show_more)
        self.bar.acted.connect(self._record)
        self.bar.answered_why.connect(self._answer_why)

    def begin(self, formulation: str) -> None:
        """A new draft of a formulation: nothing typed, nothing chosen."""
        self.formulation = formulation
        self._basis = self._answer = self._asked = self._act = None
        self._lots, self._tried = {}, None
        self.refusal.clear()
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
        return (
            (self.tr("Batches"), Target(Place.BATCHES)),
            (self.tr("New batch"), Target(Place.BATCHES, act="new")),
        )

    # asking

    def reload(self) -> None:
        """Read what a draft begins with; of one that has begun, plan again: stock may have changed."""
        if self._basis is not None:
            self._plan()
            return
        work, formulation = self.workplace, self.formulation

        def question() -> PlanBasis:
            with work.records.reading() as loads:
                return plan_basis(loads, work.rules, formulation)

        asked = work.operations.read(question)
        asked.done.connect(lambda basis: self._take_basis(asked, basis))
        asked.refused.connect(lambda refusal: self._refuse_basis(asked, refusal))
        self._basis_asked = asked

    def _take_basis(self, asked: Operation, basis: PlanBasis) -> None:
        if asked is not self._basis_asked or self._basis is not None or basis.formulation.id != self.formulation:
            return
        self._basis = basis
        self.fields.begin(basis)
        self.retranslate()

    def _refuse_basis(self, asked: Operation, refusal: Refusal) -> None:
        if asked is self._basis_asked:
            self.refusal.show_refusal(refusal)

    def _change(self) -> None:
        """What was planned is not what is typed any more."""
        self._answer = self._asked = self._act = self._tried = None
        self.refusal.clear()
        self._pause.start()
        self._show()

    def _plan_now(self) -> None:
        self._pause.stop()
        self._plan()

    def _plan(self) -> None:
        lots = {ingredient: named for ingredient, named in self._lots.items() if named}
        wanted = self.fields.wanted(lots)
        if wanted is None:
            self._show()
            return
        work, today = self.workplace, self.workplace.local_now().date()
        balance, balances, sources = self.fields.chosen_balance, self.fields.balances, self.fields.sure.sources()

        def question() -> _Answer:
            prepared = prepare_plan(work.records, work.rules, wanted, today)
            try:
                outlook: Outlook | Refusal = plan_outlook(prepared, work.rules, balance, balances, sources)
            except Refusal as refusal:
                outlook = refusal
            return _Answer(wanted, prepared, plan_view(prepared), outlook)

        asked = work.operations.read(question)
        asked.done.connect(lambda answer: self._take(asked, answer))
        asked.refused.connect(lambda refusal: self._refuse(asked, refusal))
        asked.failed.connect(lambda fault: self._fail(asked, fault))
        self._asked = asked
        self._show()

    def _take(self, asked: Operation, answer: _Answer) -> None:
        if asked is not self._asked:
            return
        self._answer, self._asked = answer, None
        self._tried = None
        if not self._was_overtaken:
            self.refusal.clear()
        self._was_overtaken = False
        self.body.show_plan(answer.view, self._facts(answer.prepared))
        if isinstance(answer.outlook, Refusal):
            self.fields.sure.refuse(answer.outlook)
        else:
            self.body.say(answer.outlook)
        self._show()

    def _facts(self, prepared: PreparedPlan) -> Mapping[LotId, str]:
        offers = (offer for choice in prepared.choices.values() for offer in choice.considered)
        return {offer.view.lot.id: self._words.facts(offer) for offer in offers}

    def _refuse(self, asked: Operation, refusal: Refusal) -> None:
        if asked is not self._asked:
            return
        self._asked = None
        if self._tried is not None and self._answer is not None:
            self._put_lot_back(refusal)
        else:
            self._answer = None
            self._show_refusal(refusal)
        self._show()

    def _put_lot_back(self, refusal: Refusal) -> None:
        """A lot that cannot be taken alone: the plan that stood goes on standing, and says why not."""
        self._lots = dict(self._answer.lots) if self._answer is not None else {}
        self.body.show_lots()
        self.refusal.show_refusal(refusal)
        if refusal.code == "insufficient_stock":
            self.bar.say(self.tr("F7 uses this lot up and takes the rest from another."))

    def _fail(self, asked: Operation, fault: BaseException) -> None:
        """Two calculations differ: the plan cannot be used, and says so in place."""
        if asked is self._asked and isinstance(fault, InternalFault):
            self._answer = self._asked = None
            self.refusal.show_refusal(fault.phrase)
            self._show()

    def _show_refusal(self, refusal: Refusal) -> None:
        field = self.fields.field_of(refusal)
        if field is not None and field.isVisibleTo(self.fields):
            field.refuse(refusal)
        else:
            self.refusal.show_refusal(refusal)

    # lots

    def _take_lot(self, row: PlanRow, lot: LotId) -> None:
        """Take a lot by name; the one that would be taken anyway is no choice of a person."""
        if self._answer is None:
            return
        self._tried = (row.ingredient, lot)
        if lot == next(iter(self._usable(row.ingredient)), None):
            self._name(row.ingredient)
        else:
            self._name(row.ingredient, lot)

    def _name(self, ingredient: str, *lots: LotId) -> None:
        """Plan with these lots of a line, in this order; with none by expiry."""
        self._act = None
        self._lots = {**self._lots, ingredient: lots}
        self.refusal.clear()
        self.bar.say(self.tr("Nothing is taken from stock yet."))
        self._plan_now()

    def _divide(self) -> None:
        """The lot in hand first, to its end; the next that may be used gives the rest."""
        row = self.body.table.current()
        if self._answer is None or row is None:
            return
        chosen = [line.lot for line in self._answer.view.rows if line.ingredient == row.ingredient]
        if self._tried is not None and self._tried[0] == row.ingredient:
            chosen.insert(0, self._tried[1])
        first, *others = dict.fromkeys((*chosen, *self._usable(row.ingredient)))
        if not others:
            self.bar.say(self.tr("No other lot of this line may be used."))
        else:
            self._name(row.ingredient, first, *others[:1])

    def _usable(self, ingredient: str) -> list[LotId]:
        lots = self._answer.view.considered[ingredient] if self._answer is not None else ()
        keys = ("lot_choice.named", "lot_choice.not_named")
        usable = [lot for lot in lots if lot.is_offered or lot.reason.key in keys]
        return [lot.lot for lot in sorted(usable, key=lambda lot: lot.expires_on)]

    # recording

    def _record(self) -> None:
        if self._answer is None:
            return
        if self._act is None:
            self._act = self.workplace.act(self.session, "plan_batch")
        work, act = self.workplace, self._act
        wanted, seen = self._answer.wanted, self._answer.prepared.planned
        today = work.local_now().date()
        self.bar.set_busy(busy=True)
        asked = work.operations.write(lambda: plan_batch(work.records, act, work.rules, wanted, today=today, seen=seen))
        asked.done.connect(self._go_on)
        asked.refused.connect(self._refuse_record)
        asked.ended.connect(lambda: self.bar.set_busy(busy=False))

    def _go_on(self, changes: Changes) -> None:
        self.begin("")
        self.opened.emit(Target(Place.BATCHES, changes.result["batch"]))

    def _refuse_record(self, refusal: Refusal) -> None:
        """What was typed stays; the plan is made anew, because stock or formulation changed meanwhile."""
        self._was_overtaken = True
        self._show_refusal(refusal)
        self._plan()

    def _answer_why(self) -> None:
        """Go to the field at fault; what the service refused is scrolled into sight."""
        field = self.fields.settle() or self.fields.refused
        if field is not None:
            field.setFocus()
        shown = field or self.refusal
        self._scroll.ensureWidgetVisible(shown)

    # showing

    def _show(self) -> None:
        has_plan = self._answer is not None
        if not has_plan:
            self.body.show_nothing()
        has_size = self.fields.has_size
        self.empty.setVisible(not has_plan and not has_size and not self.refusal.said and self._basis is not None)
        self.empty.show_sentence(self._nothing())
        self.bar.set_reason(self._why_not())

    def _nothing(self) -> str:
        if self._basis is None:
            return ""
        if self.fields.is_size_empty:
            usual = words().show(self._basis.formulation.usual_size)
            return self.tr("How much do you need? The usual size is %1.").replace("%1", usual)
        return self.tr("The plan stands here as soon as the size is understood.")

    def _why_not(self) -> Refusal | str:
        role = self.session.role
        if not may(role, Permission.PLAN):
            needed = tuple(role_phrase(able) for able in roles_that_may(Permission.PLAN))
            return Refusal("not_permitted", "role", role=role_phrase(role), needed=needed)
        if self._answer is not None:
            return ""
        if self.fields.is_size_empty:
            return self.tr("Type the size first.")
        if not self.fields.has_size:
            return self.tr("The size is not understood yet.")
        if self._asked is not None or self._pause.isActive():
            return self.tr("Being calculated: look at the plan, then start.")
        return self.tr("This cannot be planned: the reason stands above.")

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
        self.more.set_word(self.tr("More choices"))
        if self._answer is not None:
            self.body.show_plan(self._answer.view, self._facts(self._answer.prepared))
        self.titled.emit()
        self._show()
