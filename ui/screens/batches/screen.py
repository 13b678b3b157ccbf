"""Batches: the list; a new one; and one batch as one path, on the step that is due or that was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial

from compounder.domain.batch import BatchId
from compounder.domain.calculated_value import CalculatedValue
from compounder.domain.dossier import FINAL
from compounder.domain.errors import Refusal
from compounder.services.compound_batch.view import batch_view
from compounder.services.print_papers.printed import labelled
from compounder.services.record_names import RecordNames
from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.host import Host, Views
from ui.newest import Newest
from ui.places import Place, Target
from ui.screen import View
from ui.screens.batches.label.step import LabelStep
from ui.screens.batches.list.view import BatchList
from ui.screens.batches.path import STEPS, BatchStanding, PathWords, due_step
from ui.screens.batches.plan.choose import ChooseFormulation
from ui.screens.batches.plan.draft import PlanDraft
from ui.screens.batches.plan.step import PlanStep
from ui.screens.batches.release.screen import ReleaseStep
from ui.screens.batches.step import BatchStep
from ui.screens.batches.verify.screen import VerifyStep
from ui.screens.batches.weigh.screen import WeighStep
from ui.theme.tokens import Space, State
from ui.widgets.notice import Notice
from ui.widgets.step_path import StepPath
from ui.words import words
from ui.workplace import Workplace

STEP_SCREENS: Mapping[str, type[BatchStep]] = {
    "plan": PlanStep,
    "weigh": WeighStep,
    "verify": VerifyStep,
    "release": ReleaseStep,
    "label": LabelStep,
}
"""The screen of each step, by its name in `STEPS`."""


class BatchesScreen(Host):
    """``Target(Place.BATCHES)`` is the list; with a batch and a step it opens that step, without one the step due.

    ``Target(Place.BATCHES, act="new")`` asks which formulation, ``Target(Place.BATCHES, formulation, "new")`` plans it:
    a draft of the same formulation goes on where it was left. A calculated value that was brought waits for the choice.
    """

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._batch: BatchId | None = None
        self._wanted = ""
        self._shown = ""
        self._standing: BatchStanding | None = None
        self._newest = Newest(self.workplace.operations)
        self._words = PathWords(self)
        self.path = StepPath()
        self.refusal = Notice()
        self.top.addWidget(self.path)
        self.top.addWidget(self.refusal)
        self.list = BatchList(workplace, session, places)
        self.steps = Views(self, {key: partial(self._step, maker) for key, maker in STEP_SCREENS.items()})
        self.hold(self.list)
        self.path.opened.connect(self._move)
        self._show_alone(self.list)

    def _step(self, maker: type[BatchStep]) -> BatchStep:
        made = maker(self.workplace, self.session, self.places)
        made.moved.connect(self._move)
        return made

    @cached_property
    def choose(self) -> ChooseFormulation:
        """What a new batch begins with."""
        made = ChooseFormulation(self.workplace, self.session, self.places)
        made.chosen.connect(self._begin)
        self.hold(made)
        return made

    @cached_property
    def draft(self) -> PlanDraft:
        """The plan of a batch that is not there yet."""
        made = PlanDraft(self.workplace, self.session, self.places)
        self.hold(made)
        return made

    def go_to(self, target: Target) -> None:
        """Open what a Target of this place says."""
        self._standing = None
        self.refusal.clear()
        if target.act == "new":
            self._go_to_new(target.record, target.brought)
        elif target.record:
            self._go_to_batch(BatchId(target.record), target.act)
        else:
            self._show_alone(self.list)

    def _go_to_new(self, formulation: str, brought: CalculatedValue | None) -> None:
        if not formulation:
            self.choose.begin(brought)
            self._show_alone(self.choose)
            return
        if formulation != self.draft.formulation:
            self.draft.begin(formulation)
        self._batch, self._shown = None, "plan"
        self._show_path()
        self.show_view(self.draft)

    def _begin(self, formulation: str) -> None:
        """Somebody chose what to make: nothing of an earlier draft is left."""
        self.draft.begin(formulation, self.choose.brought)
        self.opened.emit(Target(Place.BATCHES, formulation, "new"))

    def _go_to_batch(self, batch: BatchId, act: str) -> None:
        self._batch = batch
        self._wanted = act if act in self.steps else ""
        if self._wanted:
            self._open_step(self._wanted)

    def _show_alone(self, view: View) -> None:
        """A view that is not on the path of a batch."""
        self._batch, self._shown = None, ""
        self._show_path()
        self.show_view(view)

    def reload(self) -> None:
        """Where the batch stands, for the path; the step that is shown asks for its own."""
        batch, work = self._batch, self.workplace
        if batch is None:
            super().reload()
            return

        def question() -> BatchStanding:
            with work.records.reading() as loads:
                view = batch_view(loads, work.rules, batch)
                names = RecordNames(loads, work.rules)
                decided = view.batch.decided_by
                return BatchStanding(
                    view,
                    names.version(view.batch.formulation_version),
                    names.person(view.batch.planned_by),
                    names.person(decided) if decided is not None else None,
                    bool(labelled(loads, [batch])),
                )

        self._newest.ask(question, self._take, self._refuse)
        super().reload()

    def _take(self, standing: BatchStanding) -> None:
        if self._batch != standing.view.batch.id:
            return
        self._standing = standing
        if not self._wanted:
            self._open_due(standing)
        elif self._is_too_early(standing):
            self.refusal.show_phrase(State.ATTENTION, self._words.too_early(standing, self._wanted))
            self._open_due(standing)
        self._show_path()
        self.titled.emit()

    def _is_too_early(self, standing: BatchStanding) -> bool:
        is_later = STEPS.index(self._wanted) > STEPS.index(due_step(standing.view))
        return is_later and standing.view.batch.state not in FINAL

    def _open_due(self, standing: BatchStanding) -> None:
        """The step that is due, or the last before it that there is a screen for."""
        due = due_step(standing.view)
        there = [key for key in STEPS[: STEPS.index(due) + 1] if key in self.steps]
        self._wanted = there[-1]
        self._open_step(self._wanted)
        self.steps[self._wanted].reload()
        wanted = self.steps[self._wanted].first_focus()
        if wanted is not None:
            wanted.setFocus()

    def _open_step(self, key: str) -> None:
        self._shown = key
        if self._batch is not None:
            self.steps[key].show_batch(self._batch)
        self._show_path()
        self.show_view(self.steps[key])

    def _move(self, number: int) -> None:
        if self._batch is not None and STEPS[number - 1] in self.steps:
            self.opened.emit(Target(Place.BATCHES, self._batch, STEPS[number - 1]))

    def _refuse(self, refusal: Refusal) -> None:
        """There is no such batch: the list stands under what was refused."""
        self._show_alone(self.list)
        self.list.reload()
        self.refusal.show_refusal(refusal)

    def _show_path(self) -> None:
        is_on_path = bool(self._shown)
        self.path.setVisible(is_on_path)
        is_narrow = self.folding.is_one_column
        margin, above = (Space.M, Space.XS) if is_narrow else (Space.XL, Space.L)
        self.top.setContentsMargins(margin, above if is_on_path or not self.refusal.isHidden() else 0, margin, 0)
        self.path.show_steps(self._words.steps(self._standing, self._shown, self.steps))

    def title(self) -> str:
        """The name and size of the batch; a view that is not of a batch says its own title."""
        if self._standing is None or self._batch is None:
            return super().title()
        name, size = words().show(self._standing.name), words().show(self._standing.view.batch.size)
        return f"{name[:1].upper()}{name[1:]}, {size}"

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The list, then the batch's number."""
        if self._batch is None:
            return super().crumbs()
        return ((self.tr("Batches"), Target(Place.BATCHES)), (str(self._batch), Target(Place.BATCHES, self._batch)))

    def set_folding(self, folding: Folding) -> None:
        """The margins of the path are the window's."""
        super().set_folding(folding)
        self._show_path()

    def retranslate(self) -> None:
        """Say the path in the language that is spoken."""
        self._show_path()
