"""Where the list of lots has no row: why it has none, and what would bring one."""

from __future__ import annotations

from ui.widgets.empty_state import EmptyState
from ui.words import words


class NoLots(EmptyState):
    """``say(text, has_lots=…, can_receive=…)``; its button receives stock."""

    def say(self, text: str, *, has_lots: bool, can_receive: bool) -> None:
        """The text that was looked for, then the chip, then the empty shelf."""
        if text:
            self.show_sentence(self.tr("No lot here is called “%1”.").replace("%1", words().show(text)))
        elif has_lots:
            self.show_sentence(self.tr("No lot stands here."))
        elif can_receive:
            said = self.tr("No lot yet. Scan a pack to receive it.")
            self.show_sentence(said, self.tr("Receive stock"), "plus")
        else:
            self.show_sentence(self.tr("No lot yet."))
