"""What the list says of a batch: the step at which it stands, and since when."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from compounder.domain.batch import BatchState
from compounder.domain.phrase import Phrase
from compounder.services.list_batches import BatchGroup, ListedBatch
from ui.widgets.record_columns import PathDots
from ui.words import words

_STEPS = 5
_DONE = {
    BatchState.PLANNED: 1,
    BatchState.WEIGHING: 1,
    BatchState.WEIGHED: 2,
    BatchState.VERIFIED: 3,
    BatchState.RELEASED: _STEPS,
    BatchState.REJECTED: 3,
    BatchState.ABORTED: 1,
    BatchState.VOID: 4,
}
"""How many steps are behind a batch in each state; of a stopped one, those before the stop."""


class ListWords(QObject):
    """The words of the list in the language that is spoken."""

    def group(self, group: BatchGroup) -> str:
        """The chip of a group."""
        return {
            BatchGroup.UNDER_WAY: self.tr("under way"),
            BatchGroup.FINISHED: self.tr("finished"),
            BatchGroup.REFUSED: self.tr("refused"),
        }[group]

    def path(self, batch: ListedBatch) -> PathDots:
        """The dots and the word of the step: "Weigh, 2 of 4"."""
        state = batch.state
        if state is BatchState.RELEASED and not batch.is_labelled:
            return PathDots(_STEPS - 1, _STEPS, self.tr("labels to print"))
        if state in BatchGroup.UNDER_WAY.value:
            return PathDots(_DONE[state], _STEPS, self._due(batch))
        word = words().show(Phrase.of(f"batch_state.{state.value}"))
        return PathDots(_DONE[state], _STEPS, word, is_stopped=state in BatchGroup.REFUSED.value)

    def _due(self, batch: ListedBatch) -> str:
        if batch.state is BatchState.VERIFIED:
            return self.tr("Release")
        done, word = {
            BatchState.PLANNED: (0, self.tr("Weigh")),
            BatchState.WEIGHING: (batch.weighed, self.tr("Weigh")),
            BatchState.WEIGHED: (batch.verified, self.tr("Verify")),
        }[batch.state]
        if not done:
            return word
        said = self.tr("%1, %2 of %3").replace("%1", word).replace("%2", str(done))
        return said.replace("%3", str(batch.lines))

    def name(self, batch: ListedBatch) -> str:
        """Its number and name."""
        name = words().show(batch.name)
        return f"{name[:1].upper()}{name[1:]}"

    def since(self, moment: datetime, now: datetime, zone: ZoneInfo) -> object:
        """A time of today, else the day."""
        local = moment.astimezone(zone)
        if local.date() == now.date():
            return Phrase.of("time.clock", hour=f"{local:%H}", minute=f"{local:%M}")
        return local.date()

    def nothing(self, group: BatchGroup, text: str) -> str:
        """Why the list is empty."""
        if text:
            return self.tr("No batch of this kind has “%1” in its number or name.").replace("%1", words().show(text))
        return {
            BatchGroup.UNDER_WAY: self.tr("No batch under way. F12 plans one."),
            BatchGroup.FINISHED: self.tr("No batch has been released yet."),
            BatchGroup.REFUSED: self.tr("No batch was refused, aborted or made void."),
        }[group]
