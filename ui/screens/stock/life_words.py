"""The life of a lot in words: each event as an entry of the timeline, and the sum that it comes to."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import QObject

from compounder.domain.quantity import Quantity
from compounder.services.lot_life import Deed, LifeEvent, Reckoning
from ui.screens.stock.words import StockWords
from ui.theme.tokens import State
from ui.widgets.timeline import Entry
from ui.words import words

_ICONS = {
    Deed.RECEIVED: "stock",
    Deed.CORRECTED: "records",
    Deed.OPENED: "check",
    Deed.WEIGHED: "weigh",
    Deed.GIVEN_BACK: "left",
    Deed.WASTED: "close",
    Deed.WRITTEN_OFF: "close",
    Deed.COUNTED: "balance",
}


class LifeWords(QObject):
    """Tells events and their sum in the language that is spoken."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = StockWords(self)

    def entry(self, event: LifeEvent, zone: tzinfo | None) -> Entry:
        """Who did what when, what was left after it, and why; its key is the batch that it was done for."""
        at, say = event.at.astimezone(zone), words().show
        left = self.tr("%1 left").replace("%1", say(event.left)) if event.left is not None else ""
        reason = self.tr("Why: %1").replace("%1", say(event.reason)) if event.reason else ""
        return Entry(
            event.batch or "",
            say(at.date()),
            words().say("time.clock", hour=f"{at:%H}", minute=f"{at:%M}"),
            say(event.by),
            self._words.deed(event),
            ". ".join(part for part in (left, reason) if part),
            "signed" if event.is_signed else _ICONS[event.deed],
            State.SIGNED if event.is_signed else State.BUSY,
            str(event.number) if event.number is not None else "",
        )

    def reckoning(self, sums: Reckoning) -> str:
        """Received is used and wasted and on hand; what counting found stands with what was received."""
        say = words().show
        counted = ""
        if sums.counted.number:
            amount = say(Quantity(abs(sums.counted.number), sums.counted.unit))
            is_more = sums.counted.number > 0
            found = self.tr(" + %1 found by counting") if is_more else self.tr(" − %1 missed by counting")
            counted = found.replace("%1", amount)
        said = self.tr("Received %1%2 = used %3 + wasted %4 + on hand %5. Difference %6.")
        parts = (say(sums.received), counted, say(sums.used), say(sums.wasted), say(sums.on_hand), say(sums.difference))
        for number, part in enumerate(parts, 1):
            said = said.replace(f"%{number}", part)
        return said
