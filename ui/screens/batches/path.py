"""The five steps of a batch: which are done, which one is due, and what the second line of each says."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject

from compounder.domain.batch import BatchState
from compounder.domain.phrase import LocalText
from compounder.services.compound_batch.view import BatchView
from ui.widgets.step_path import PathStep, Stand
from ui.words import words

STEPS = ("plan", "weigh", "verify", "release", "label")
"""The steps in their order, by the act of the Target that opens each."""

_DUE = {
    BatchState.PLANNED: "weigh",
    BatchState.WEIGHING: "weigh",
    BatchState.WEIGHED: "verify",
    BatchState.VERIFIED: "release",
    BatchState.RELEASED: "label",
    BatchState.VOID: "label",
    BatchState.REJECTED: "release",
    BatchState.ABORTED: "weigh",
}
"""The step that is due in each state; for a stopped batch the one at which it was stopped."""


@dataclass(frozen=True, slots=True)
class BatchStanding:
    """A batch on its path: its view, its formulation's name, who planned and decided it, whether it has labels."""

    view: BatchView
    name: LocalText
    planned_by: str
    decided_by: str | None
    is_labelled: bool


def due_step(view: BatchView) -> str:
    """The step at which a batch stands."""
    return _DUE[view.batch.state]


class PathWords(QObject):
    """Says the steps of a batch in the language that is spoken; without a standing it is about to be planned."""

    def steps(self, standing: BatchStanding | None, shown: str, available: Collection[str]) -> list[PathStep]:
        """The five steps; `available` are those that have a screen here, `shown` is the one that is open."""
        names = self._names()
        due = STEPS.index(due_step(standing.view)) if standing is not None else 0
        is_finished = standing is not None and standing.view.batch.state in (BatchState.RELEASED, BatchState.VOID)
        steps = []
        for place, (key, name) in enumerate(zip(STEPS, names, strict=True)):
            is_labelled = standing is not None and standing.is_labelled
            is_done = place < due or (is_finished and (key != "label" or is_labelled))
            stand = Stand.CURRENT if key == shown else Stand.DONE if is_done else Stand.LATER
            can_open = key in available and key != shown and standing is not None and (place <= due or is_finished)
            steps.append(PathStep(name, self._detail(key, standing, is_done=is_done), stand, can_open))
        return steps

    def too_early(self, standing: BatchStanding, wanted: str) -> str:
        """Why a step may not begin: "Release waits for Verify: lines 3 and 4 are open."."""
        due = due_step(standing.view)
        names = dict(zip(STEPS, self._names(), strict=True))
        state = "to_verify" if due == "verify" else "to_weigh"
        open_lines = [line.line for line in standing.view.lines if line.state == state]
        numbers = ", ".join(dict.fromkeys(str(line) for line in open_lines))
        if not open_lines or due not in ("weigh", "verify"):
            return self.tr("%1 waits for %2.").replace("%1", names[wanted]).replace("%2", names[due])
        said = self.tr("%1 waits for %2: open are the lines %3.").replace("%1", names[wanted])
        return said.replace("%2", names[due]).replace("%3", numbers)

    def _names(self) -> tuple[str, ...]:
        return (self.tr("Plan"), self.tr("Weigh"), self.tr("Verify"), self.tr("Release"), self.tr("Label"))

    def _detail(self, key: str, standing: BatchStanding | None, *, is_done: bool) -> str:
        if standing is None:
            return self._wanted(key)
        lines = standing.view.lines
        verified = sum(1 for line in lines if line.state == "verified")
        weighed = sum(1 for line in lines if line.state != "to_weigh")
        known = {
            "plan": standing.planned_by,
            "weigh": self.tr("%n line(s)", "", len(lines))
            if is_done
            else self._of(self.tr("%1 of %2 weighed"), weighed, len(lines)),
            "verify": self._of(self.tr("%1 of %2 verified"), verified, len(lines)) if verified else "",
            "release": standing.decided_by,
            "label": self._register(standing),
        }
        return known[key] or self._wanted(key)

    def _register(self, standing: BatchStanding) -> str:
        """The register number, or that the labels are to be printed yet."""
        if standing.view.batch.state is BatchState.RELEASED and not standing.is_labelled:
            return self.tr("labels to print")
        return words().show(standing.view.register) if standing.view.register is not None else ""

    @staticmethod
    def _of(pattern: str, done: int, lines: int) -> str:
        return pattern.replace("%1", str(done)).replace("%2", str(lines))

    def _wanted(self, key: str) -> str:
        return {
            "plan": self.tr("now"),
            "weigh": self.tr("not begun"),
            "verify": self.tr("second person"),
            "release": self.tr("pharmacist"),
            "label": self.tr("proof, then print"),
        }[key]
