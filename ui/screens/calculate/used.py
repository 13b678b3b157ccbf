"""The calculators used last at this station, kept with its settings; losing them loses nothing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from compounder.domain.calculators.catalogue import CATALOGUE
from ui.workplace import Facilities, Workplace

_MOST = 4


class UsedLast(QObject):
    """`names`, the newest first; ``note(name)`` puts one on top, also in the settings; `read` once they are known."""

    read = Signal()

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self._work = workplace
        asked = workplace.operations.of(self).read(lambda: workplace.facilities.settings().calculators)
        asked.done.connect(self._take)

    def _take(self, kept: tuple[str, ...]) -> None:
        """What was used meanwhile stands before what was kept."""
        self.names = _known((*self.names, *kept))
        self.read.emit()

    def note(self, name: str) -> None:
        """This one was opened."""
        names = _known((name, *self.names))
        if names != self.names:
            self.names = names
            facilities = self._work.facilities
            self._work.operations.of(self).write(lambda: _keep(facilities, name))


def _known(names: tuple[str, ...]) -> tuple[str, ...]:
    """Each once; one that this version does not have is left out."""
    return tuple(name for name in dict.fromkeys(names) if name in CATALOGUE)[:_MOST]


def _keep(facilities: Facilities, name: str) -> None:
    now = facilities.settings()
    facilities.keep_settings(replace(now, calculators=_known((name, *now.calculators))))
