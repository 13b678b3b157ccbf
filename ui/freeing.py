"""Frees what stands in cycles on the window's thread alone: a part of Qt that another thread frees ends the program.

Python looks for such cycles on whichever thread happens to make the next object, so while there are threads it is told
not to, and a timer of the window does it instead, as often as Python itself would.
"""

from __future__ import annotations

import gc
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

_PAUSE = 200
"""Milliseconds between two looks; most find nothing due."""


class Freeing(QObject):
    """From its making to `end()`, cycles are freed on the thread that made it, and on no other."""

    _how_many: ClassVar[int] = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        Freeing._how_many += 1
        gc.disable()
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(free_what_is_due)
        self._timer.start()

    def end(self) -> None:
        """Leave it to Python again, unless others still have threads; a second time does nothing."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        Freeing._how_many -= 1
        if not Freeing._how_many:
            gc.enable()


def free_what_is_due() -> None:
    """Free the cycles of the oldest generation that Python would look through by now."""
    due = [
        place
        for place, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > most
    ]
    if due:
        gc.collect(due[-1])
