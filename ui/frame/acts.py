"""What can be done from anywhere: to go to a place, and what begins in one."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject

from ui.frame.rail import Rail
from ui.places import Place, Target


class Acts(QObject):
    """``by_word()`` gives them in the language that is spoken, as far as this person has the places."""

    def __init__(self, rail: Rail, places: Collection[Place]) -> None:
        super().__init__(rail)
        self._rail, self._places = rail, places

    def by_word(self) -> dict[str, Target]:
        """The target of each word."""
        words = self._rail.words()
        acts = {words[place]: Target(place) for place in Place if place in self._places}
        if Place.BATCHES in self._places:
            acts[self.tr("New batch")] = Target(Place.BATCHES, act="new")
        if Place.STOCK in self._places:
            acts[self.tr("Receive stock")] = Target(Place.STOCK, act="receive")
        return acts
