"""Batches: one batch is one path, its steps below it, on the step that is due or that was asked for."""

from __future__ import annotations

from collections.abc import Mapping

from compounder.domain.batch import BatchId
from compounder.domain.errors import Refusal
from compounder.services.compound_batch.view import batch_view
from compounder.services.record_names import RecordNames
from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.host import Host
from ui.operations import Operation
from ui.places import Place, Target
from ui.screens.batches.path import STEPS, BatchStanding, PathWords, due_step
from ui.screens.batches.step import BatchStep
from ui.theme.tokens import Space
from ui.widgets.notice import Notice
from ui.widgets.step_path import StepPath
from ui.words import words
from ui.workplace import Workplace

STEP_SCREENS: Mapping[str, type[BatchStep]] = {}
"""The screen of each step, by its name in `STEPS`."""


class BatchesScreen(Host):
    """``Target(Place.BATCHES, batch, step)`` opens a step of a batch, without a step the one that is due."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._batch: BatchId | None = None
        self._wanted = ""
        self._shown = ""
        self._standing: BatchStanding | None = None
        self._asked: Operation | None = None
        self._words = PathWords(self)
        self.path = StepPath()
        self.refusal = Notice()
        self.top.setContentsMargins(Space.XL, Space.L, Space.XL, 0)
        self.top.addWidget(self.path)
        self.top.addWidget(self.refusal)
        self.steps = {key: maker(workplace, session, places) for key, maker in STEP_SCREENS.items()}
        for step in self.steps.values():
            self.hold(step)
            step.moved.connect(self._move)
        self.path.opened.connect(self._move)
        self._show_path()

    def go_to(self, target: Target) -> None:
        """Open a batch on the step asked for; without one, on the step that is due once its state is known."""
        self._batch = BatchId(target.record)
        self._wanted = target.act if target.act in self.steps else ""
        self._standing = None
        self.refusal.clear()
        if self._wanted:
            self._open_step(self._wanted)

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
                )

        asked = work.operations.read(question)
        asked.done.connect(lambda standing: self._take(asked, standing))
        asked.refused.connect(self._refuse)
        self._asked = asked
        super().reload()

    def _take(self, asked: Operation, standing: BatchStanding) -> None:
        if asked is not self._asked:
            return
        self._standing = standing
        if not self._wanted:
            self._open_due(standing)
        self._show_path()
        self.titled.emit()

    def _open_due(self, standing: BatchStanding) -> None:
        due = due_step(standing.view)
        self._wanted = due
        if due in self.steps:
            self._open_step(due)
            self.steps[due].reload()
            wanted = self.steps[due].first_focus()
            if wanted is not None:
                wanted.setFocus()

    def _open_step(self, key: str) -> None:
        self._shown = key
        if self._batch is not None:
            self.steps[key].show_batch(self._batch)
        self.show_view(self.steps[key])
        self._show_path()

    def _move(self, number: int) -> None:
        if self._batch is not None and STEPS[number - 1] in self.steps:
            self.opened.emit(Target(Place.BATCHES, self._batch, STEPS[number - 1]))

    def _refuse(self, refusal: Refusal) -> None:
        self.refusal.show_refusal(refusal)

    def _show_path(self) -> None:
        self.path.show_steps(self._words.steps(self._standing, self._shown, self.steps))

    def title(self) -> str:
        """The name and size of the batch; a step that is about to plan one says its own title."""
        if self._standing is None:
            return super().title()
        size = words().show(self._standing.view.batch.size)
        return f"{words().show(self._standing.name)}, {size}"

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The list, then the batch's number."""
        if self._batch is None:
            return super().crumbs()
        return ((self.tr("Batches"), Target(Place.BATCHES)), (str(self._batch), Target(Place.BATCHES, self._batch)))

    def set_folding(self, folding: Folding) -> None:
        """The margins of the path are the window's."""
        super().set_folding(folding)
        margin = Space.M if folding.is_one_column else Space.XL
        self.top.setContentsMargins(margin, Space.L, margin, 0)

    def retranslate(self) -> None:
        """Say the path in the language that is spoken."""
        self._show_path()
