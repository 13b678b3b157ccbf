"""The program's mark: a C that is a dial, its hand on the target."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import MARK
from ui.widgets.drawing import painting

_FILE = Path(__file__).resolve().parents[2] / "resources" / "icons" / "mark.svg"


@cache
def _renderer() -> QSvgRenderer:
    dial, hand = MARK
    drawn = _FILE.read_text("utf-8").replace("currentColor", dial).replace("currentHand", hand)
    return QSvgRenderer(QByteArray(drawn.encode()))


class Mark(QWidget):
    """The mark on the rail; decoration, so readers pass it over."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dial with its hand."""
        with painting(self) as painter:
            _renderer().render(painter, QRectF(0, 0, self._size, self._size))
