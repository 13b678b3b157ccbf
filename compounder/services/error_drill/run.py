"""Run the error drill on one formulation: a faultless batch first, then every slip."""

from __future__ import annotations

from collections.abc import Callable

from compounder.domain.drill import DrillReport, Stop, Trial
from compounder.domain.master_formulation import MasterFormulation
from compounder.services.error_drill.course import Stopped
from compounder.services.error_drill.crew import Tools, found_crew
from compounder.services.error_drill.slips import Attempt, attempts, without_slip

Report = Callable[[int, int], None]
"""Told done and total; it does not return where the drill is to be stopped."""


def run_drill(
    tools: Tools, formulation: MasterFormulation, text: str, report: Report = lambda _done, _total: None
) -> DrillReport:
    """Make every slip in the empty database of `tools`; `text` is the formulation's file.

    A formulation of which not even a faultless batch can be released is refused with what refused it. `report` counts
    the slips made; before the first it is told nothing is done of nothing yet, so that it may stop the drill there.
    """
    report(0, 0)
    crew = found_crew(tools, formulation, text)
    try:
        without_slip(crew)
    except Stopped as stopped:
        raise stopped.refusal from stopped
    wanted = tuple(attempts(crew))
    trials = []
    for done, attempt in enumerate(wanted):
        report(done, len(wanted))
        trials.append(_tried(attempt))
    report(len(wanted), len(wanted))
    return DrillReport(formulation.id, formulation.version, formulation.name, tuple(trials))


def _tried(attempt: Attempt) -> Trial:
    try:
        attempt.make()
    except Stopped as stopped:
        stop = Stop(stopped.stage, stopped.refusal.code, stopped.refusal.phrase)
        return Trial(attempt.slip, attempt.done, stop)
    return Trial(attempt.slip, attempt.done, None)
