"""A statement that holds or does not: a box to tick with its words, and room for what stands against it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from ui.theme.appearance import theme
from ui.theme.tokens import Height, Space, State, Type
from ui.theme.typeface import metrics
from ui.widgets.drawing import draw_icon, draw_ring, draw_text, painting, rounded
from ui.widgets.field import EchoLine
from ui.widgets.panel import Panel, column
from ui.widgets.spoken import announce

_BOX = 24
_WORD = Type.BODY.in_weight(500)
_HEIGHT = Height.CHIP + Space.XS


class _Box(QCheckBox):
    """The box; Enter goes on, Space ticks."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        width = metrics(_WORD).horizontalAdvance(self.accessibleName())
        return QSize(_BOX + Space.M + width + Space.M, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The words too: the box alone is small."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = theme()
        box = QRectF(2, (self.height() - _BOX) / 2, _BOX, _BOX)
        with painting(self) as painter:
            if self.isChecked():
                rounded(painter, box, fill=now.roles.accent, radius=Space.XS)
                draw_icon(painter, "check", box.adjusted(3, 3, -3, -3), now.roles.on_accent)
            else:
                rounded(painter, box, fill=now.roles.surface, border=now.roles.border, radius=Space.XS)
            place = QRectF(box.right() + Space.M - 2, 0, self.width() - box.right() - Space.M + 2, self.height())
            draw_text(painter, place, self.accessibleName(), _WORD, now.roles.ink)
            if self.hasFocus():
                draw_ring(painter, QRectF(self.rect()), now.roles.focus)


class TickField(Panel):
    """``is_ticked``, ``tick(is_ticked=…)``; `ticked` when a person changes it, `entered` on Enter."""

    ticked = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = _Box()
        self.echo = EchoLine()
        self._refusal: Refusal | Phrase | None = None
        layout = column()
        layout.addWidget(self.box)
        layout.addWidget(self.echo)
        self.setLayout(layout)
        self.echo.hide()
        self.box.clicked.connect(lambda _checked: self.ticked.emit())
        self.box.entered.connect(self.entered)
        self.setFocusProxy(self.box)

    @property
    def is_ticked(self) -> bool:
        """Whether it holds."""
        return self.box.isChecked()

    def tick(self, *, is_ticked: bool) -> None:
        """Set it without a signal."""
        self.box.setChecked(is_ticked)

    def set_label(self, text: str) -> None:
        """What holds or does not."""
        self.box.setAccessibleName(text)
        self.setAccessibleName(text)
        self.box.updateGeometry()
        self.box.update()

    def show_help(self, text: Phrase | str) -> None:
        """Its words say everything."""
        del text

    @property
    def refusal(self) -> Refusal | Phrase | None:
        """What stands against it."""
        return self._refusal

    def refuse(self, refusal: Refusal | Phrase) -> None:
        """Say what stands against it."""
        self._refusal = refusal
        self.echo.show_phrase(State.REFUSED, refusal)
        self.echo.show()
        announce(self, self.echo.text)

    def clear_refusal(self) -> None:
        """The cause is gone."""
        self._refusal = None
        self.echo.show_phrase(None, "")
        self.echo.hide()
