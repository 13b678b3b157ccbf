"""The plan of a batch as it was frozen: read only, every number with its derivation, every lot with its reason."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from compounder.domain.batch import BatchId
from compounder.domain.calculators.corrections import CorrectionPolicy
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.staff import Permission, may
from compounder.services.compound_batch.plan_view import FrozenPlan, frozen_plan
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import WantedPaper
from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.printing import print_act, print_paper, tell
from ui.screens.batches.plan.body import PlanBody
from ui.screens.batches.plan.words import PlanWords
from ui.screens.batches.step import BatchStep
from ui.theme.tokens import Space, State
from ui.widgets.button import Button
from ui.widgets.choice_field import ReadOnlyField
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, emptied, row
from ui.words import words
from ui.workplace import Workplace


class PlanStep(BatchStep):
    """F9 prints the worksheet; F12 goes on to the step that is due."""

    is_deep = True

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._newest = Newest(self.workplace.operations)
        self._plan: FrozenPlan | None = None
        self._words = PlanWords(self)
        self.refusal = Notice()
        self.facts = row(gap=Space.XL)
        self._facts_card = Card(self.facts)
        self.origin = Notice()
        self.body = PlanBody(self.refusal, self._facts_card, self.origin, is_frozen=True)
        self.print = Button(icon="printer", key="F9")
        self._build()
        self.print.clicked.connect(self._print)
        self.bar.acted.connect(self._go_on)
        self.retranslate()

    def _build(self) -> None:
        self._page = QVBoxLayout()
        self._page.addWidget(self.body)
        self.fill(self._page)
        if may(self.session.role, Permission.PRINT):
            self.bar.add_act(self.print)
        else:
            self.print.hide()

    def show_batch(self, batch: BatchId) -> None:
        """Nothing of another batch stays."""
        if batch != self.batch:
            self._plan = None
            self.refusal.clear()
        super().show_batch(batch)
        self._show()

    def reload(self) -> None:
        """Read the frozen plan."""
        work, batch = self.workplace, self.batch
        if batch is None:
            return

        def question() -> FrozenPlan:
            with work.records.reading() as loads:
                return frozen_plan(loads, work.rules, batch)

        self._newest.ask(question, self._take, self._refuse)

    def _take(self, plan: FrozenPlan) -> None:
        self._plan = plan
        self.body.show_plan(plan.view, {})
        self._show()

    def _refuse(self, refusal: Refusal) -> None:
        self.refusal.show_refusal(refusal)

    def _go_on(self) -> None:
        if self.batch is not None:
            self.opened.emit(Target(Place.BATCHES, self.batch))

    def _print(self) -> None:
        if self.batch is None:
            return
        self.print.set_busy(busy=True)
        wanted = WantedPaper(PaperKind.WORKSHEET, self.batch)
        job = print_paper(self.workplace, wanted, print_act(self.workplace, self.session))
        job.ended_well.connect(lambda outcome: tell(outcome, self.bar, self.refusal))
        job.refused.connect(self._refuse)
        job.ended.connect(lambda: self.print.set_busy(busy=False))

    def _show(self) -> None:
        plan = self._plan
        if plan is None:
            self.body.show_nothing()
        self._facts_card.setVisible(plan is not None)
        origin = self._origin(plan)
        if origin != self.origin.said:
            self.origin.show_phrase(State.PLAIN, origin)
        if plan is None:
            return
        batch = plan.batch
        at = batch.planned_at.astimezone(self.workplace.local_now().tzinfo)
        facts = [
            (self.tr("Planned"), f"{words().show(plan.planned_by)}, {words().show(at)}"),
            (self.tr("Correction"), self._policy(plan)),
            self._rounding(plan),
        ]
        if plan.view.claim_form is not None:
            facts.append((self.tr("The strength counts"), words().show(plan.view.claim_form)))
        if plan.density is not None:
            facts.append((self.tr("Density"), words().show(plan.density)))
        if plan.applies_optional:
            facts.append((self.tr("Optional factor"), self.tr("applied as well")))
        emptied(self.facts)
        for label, value in facts:
            fact = ReadOnlyField()
            fact.show_value(label, value)
            self.facts.addWidget(fact)

    def _origin(self, plan: FrozenPlan | None) -> Phrase | str:
        """Which calculation gave the size; "" where a person thought of it."""
        if plan is None or plan.origin is None:
            return ""
        said, *more = plan.origin.sentences(plan.origin.at.astimezone(self.workplace.local_now().tzinfo))
        for sentence in more:
            said = Phrase.of("calculated.also", first=said, more=sentence)
        return said

    def _rounding(self, plan: FrozenPlan) -> tuple[str, str]:
        """The step of the one balance, or the balances that the lines are planned for."""
        if plan.view.is_per_line:
            return self.tr("Balances"), ", ".join(words().show(name) for name in plan.view.balances)
        return self.tr("Rounded to"), words().show(plan.view.mass_step)

    def _policy(self, plan: FrozenPlan) -> str:
        said = self._words.policy(CorrectionPolicy(plan.batch.policy))
        reason = plan.batch.policy_reason
        return f"{said}. {words().show(reason)}" if reason else said

    def first_focus(self) -> QWidget | None:
        """The lines."""
        return self.body.table

    def set_folding(self, folding: Folding) -> None:
        """Fold the body."""
        super().set_folding(folding)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)
        self.body.set_folding(folding)
        direction = QBoxLayout.Direction.TopToBottom if folding.is_one_column else QBoxLayout.Direction.LeftToRight
        self.facts.setDirection(direction)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.print.set_word(self.tr("Print worksheet"))
        self.bar.set_primary(self.tr("Go to the step that is due"), "next")
        self.bar.say(self.tr("This plan is frozen: it is what was weighed by, and what the worksheet printed."))
        self._show()
