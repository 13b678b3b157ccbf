"""A batch of a formulation as it would be planned with theoretical lots, live: each amount, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal

from compounder.domain.batch_formula import plan_batch
from compounder.domain.batch_plan import BatchPlan, PlannedLine, PlanRequest, PlanRules
from compounder.domain.errors import InternalFault, Refusal
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from ui.theme.tokens import Space, State, Type
from ui.widgets.fact_list import Fact
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel, Text, column
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.work_list import WorkList, WorkRow
from ui.words import words

_ROW = 66


class BatchPreview(Panel):
    """``show_formulation(formulation)`` shows the usual size until another is typed; `asked_why(line)` on a row.

    Nothing is recorded, and no lot is known: every factor is 1.
    """

    asked_why = Signal(object)
    changed = Signal()

    def __init__(self, rules: PlanRules) -> None:
        super().__init__()
        self._rules = rules
        self._formulation: MasterFormulation | None = None
        self.plan: BatchPlan | None = None
        self._title = Text(style=Type.SECTION, wraps=True)
        self._hint = Text(style=Type.SMALL, ink="ink2", wraps=True)
        self._strength = Text(wraps=True)
        self.amount = QuantityEdit(("g", "mL", "kg", "L"))
        self.amount.changed.connect(self._read)
        self.refusal = Notice()
        self.list = WorkList()
        self.list.opened.connect(self._ask)
        layout = column(gap=Space.S)
        for part in (self._title, self.amount, self.refusal, self._strength, self._hint):
            layout.addWidget(part)
        layout.addWidget(self.list, 1)
        self.setLayout(layout)
        self.retranslate()

    def show_formulation(self, formulation: MasterFormulation) -> None:
        """Another formulation forgets the size that was typed; the same one keeps it."""
        if self._formulation is None or formulation.id != self._formulation.id:
            self.amount.clear()
        self._formulation = formulation
        self.amount.set_usual(formulation.usual_size)
        self.amount.show_help(Phrase.of("formulation.usual_size", size=formulation.usual_size))
        self._read()

    def _read(self) -> None:
        if self._formulation is None:
            return
        typed = self.amount.value()
        size = typed if isinstance(typed, Quantity) else self._formulation.usual_size if self.amount.is_empty else None
        self.refusal.clear()
        self.plan = self._planned(self._formulation, size) if size is not None else None
        self._show()
        self.changed.emit()

    def _planned(self, formulation: MasterFormulation, size: Quantity) -> BatchPlan | None:
        try:
            return theoretical_plan(formulation, size, self._rules)
        except Refusal as refusal:
            self.refusal.show_refusal(refusal)
        except InternalFault as fault:
            self.refusal.show_refusal(fault.phrase)
        return None

    def _ask(self, ingredient: object) -> None:
        if self.plan is not None:
            self.asked_why.emit(self.plan.line(str(ingredient)))

    def _show(self) -> None:
        plan = self.plan
        rows = [WorkRow(line.ingredient, _name(line), amount=amount_text(line)) for line in plan.lines] if plan else []
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.list.setMinimumHeight(_ROW * len(rows))
        self._strength.setVisible(plan is not None)
        if plan is None:
            self._title.setText(self.tr("For which size?"))
            return
        self._title.setText(self.tr("For %1").replace("%1", words().show(plan.size)))
        strength = plan.strength
        self._strength.setText(self.tr("Checked twice: %1").replace("%1", words().show(strength.under_policy)))
        self._strength.set_ink("ok_ink" if strength.within_limits else f"{State.REFUSED.value}_ink")

    def retranslate(self) -> None:
        """Say the words in the language that is spoken."""
        self.amount.set_label(self.tr("How much?"))
        self._hint.setText(self.tr("As if every lot were exactly what its name says. Enter on a line: why?"))
        self._show()


def theoretical_plan(formulation: MasterFormulation, size: Quantity, rules: PlanRules) -> BatchPlan:
    """A plan with lots of which nothing is known, under the formulation's own policy."""
    return plan_batch(formulation, PlanRequest(size, formulation.policy, formulation.claim.form), rules)


def plan_fact(formulation: MasterFormulation, label: str, rules: PlanRules) -> Fact:
    """Whether a usual batch can be planned, by both roads; ``%1`` of the label is its size."""
    word = label.replace("%1", words().show(formulation.usual_size))
    try:
        plan = theoretical_plan(formulation, formulation.usual_size, rules)
    except (Refusal, InternalFault) as refused:
        return Fact(word, words().show(refused.phrase), State.REFUSED)
    is_right = plan.strength.within_limits
    return Fact(word, words().show(plan.strength.under_policy), State.OK if is_right else State.REFUSED)


def amount_text(line: PlannedLine) -> str:
    """What is added of a line, or up to what."""
    if line.added is None:
        return words().say("plan.amount_up_to", size=line.up_to)
    return words().show(line.added)


def why(line: PlannedLine) -> Phrase:
    """The question that a line's derivation answers."""
    if line.added is None:
        amount: object = Phrase.of("plan.amount_up_to", size=line.up_to)
    else:
        amount = line.added
    return Phrase.of("plan.why", amount=amount, name=line.name)


def _name(line: PlannedLine) -> str:
    name = words().show(line.name)
    return name[:1].upper() + name[1:]
