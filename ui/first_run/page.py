"""What the pages of the first run are: a question, its help, a form that scrolls, and the bar below."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.tokens import Space, Type, TypeStyle
from ui.widgets.action_bar import ActionBar
from ui.widgets.notice import Notice
from ui.widgets.panel import Panel, Text, column, row

_FORM = 456
_RING = 5
_HELP = TypeStyle(18, 26)


class Page(Panel):
    """A question, its help, what stands against it, what it asks, and the bar; `form` is the layout to fill."""

    def __init__(self) -> None:
        super().__init__()
        self.question = Text(style=Type.FIGURE, wraps=True)
        self.help = Text(style=_HELP, ink="ink2", wraps=True)
        self.refusal = Notice()
        self.bar = ActionBar()
        self.form = column(gap=Space.XS)
        inside = column(gap=0)
        inside.setContentsMargins(_RING, 0, _RING, 0)
        inside.addWidget(self.question)
        inside.addSpacing(Space.S)
        inside.addWidget(self.help)
        inside.addSpacing(Space.XL)
        inside.addWidget(self.refusal)
        inside.addLayout(self.form)
        held = QWidget()
        held.setLayout(inside)
        held.setMaximumWidth(_FORM + 2 * _RING)
        centred = row(gap=0)
        centred.addStretch(1)
        centred.addWidget(held, 100)
        centred.addStretch(1)
        page = column(gap=0, margin=Space.XL)
        page.addStretch(1)
        page.addLayout(centred)
        page.addStretch(1)
        self._frame(page)

    def _frame(self, page: QVBoxLayout) -> None:
        inner = QWidget()
        inner.setProperty("kind", "bare")
        inner.setLayout(page)
        self._scroll = QScrollArea()
        self._scroll.setProperty("kind", "bare")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        layout = column(gap=0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.bar)
        self.setLayout(layout)

    def first_focus(self) -> QWidget:
        """What has the focus when the page is shown."""
        return self.bar.primary

    def show_at(self, field: QWidget) -> None:
        """Bring a field into sight, once its sentence has its height."""
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(field, 0, Space.XL))
