"""What every field is made of: a label above, a box, and a line under it that says what was understood or refused."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from ui.theme.appearance import theme
from ui.theme.tokens import Height, Space, State, Type
from ui.widgets.drawing import draw_ring, painting, rounded
from ui.widgets.panel import Icon, Panel, Text, column, row
from ui.widgets.spoken import announce
from ui.words import sentence

_ECHO = Type.SMALL


class FieldBox(QWidget):
    """The outline of a field: its border says focus, refusal or attention; what it holds never moves."""

    def __init__(self, height: int = Height.FIELD, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark: State | None = None
        self.inner = QHBoxLayout(self)
        self.inner.setContentsMargins(14, 0, 14, 0)
        self.inner.setSpacing(10)
        self.setFixedHeight(height)

    def set_mark(self, mark: State | None) -> None:
        """REFUSED or ATTENTION, or nothing to mark."""
        self._mark = mark
        self.update()

    def watch(self, part: QWidget) -> None:
        """Follow the focus of a part that lies in the box."""
        part.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Painted anew when the focus comes or goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    @property
    def has_focus_within(self) -> bool:
        """Whether the box or a part of it has the focus."""
        return any(part.hasFocus() for part in (self, *self.findChildren(QWidget)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and border."""
        now = theme()
        place = QRectF(self.rect())
        with painting(self) as painter:
            if not self.isEnabled():
                rounded(painter, place, fill=now.roles.sunken, border=now.roles.line)
            elif self._mark is not None:
                rounded(painter, place, fill=now.roles.surface, border=now.state(self._mark).solid, width=2)
            else:
                rounded(painter, place, fill=now.roles.surface, border=now.roles.border)
            if self.has_focus_within:
                draw_ring(painter, place, now.roles.focus)


class EchoLine(Panel):
    """The line under a field: icon and words in the colour of a state. Empty, it keeps the height of one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Icon(size=16)
        self._text = Text(style=_ECHO, wraps=True)
        layout = row()
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        self.setLayout(layout)
        self._said: Refusal | Phrase | str = ""
        self._icon.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_phrase(self, state: State | None, said: Refusal | Phrase | str) -> None:
        """Say something; without a state it is plain help in the second ink."""
        self._said = said
        marks = {
            State.OK: ("ok", "ink2"),
            State.REFUSED: ("refused", "refused_ink"),
            State.ATTENTION: ("attention", "attention_ink"),
        }
        icon, ink = marks.get(state, ("", "ink2")) if state else ("", "ink2")
        self._icon.show_icon(icon, icon or "ink2")
        self._icon.setVisible(bool(icon) and bool(said))
        self._text.set_ink(ink)
        self._text.set_style(_ECHO.in_weight(600 if state in (State.REFUSED, State.ATTENTION) else 400))
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language that is spoken."""
        self._text.setText(sentence(self._said))

    @property
    def text(self) -> str:
        """The words that stand there."""
        return self._text.text()


class Field(Panel):
    """What every field has: `set_label`, `show_help`, `refuse`, `clear_refusal`, and the refusal that stands."""

    def __init__(self, *, height: int = Height.FIELD, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Text(style=Type.BODY.in_weight(600))
        self.box = FieldBox(height)
        self.echo = EchoLine()
        self._help: Phrase | str = ""
        self._refusal: Refusal | Phrase | None = None
        layout = column(gap=Space.UNDER_LABEL)
        layout.addWidget(self._label)
        layout.addWidget(self.box)
        layout.addWidget(self.echo)
        layout.addStretch(1)
        self.setLayout(layout)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_label(self, text: str, *, is_shown: bool = True) -> None:
        """The word above the box, and the name of the field for readers; not shown where a question stands above it."""
        self._label.setText(text)
        self._label.setVisible(bool(text) and is_shown)
        self._name(text)

    @property
    def label(self) -> str:
        """The word above the box."""
        return self._label.text()

    def _name(self, text: str) -> None:
        self.setAccessibleName(text)

    def show_help(self, text: Phrase | str) -> None:
        """What stands under the box while nothing else has to be said there."""
        self._help = text
        self._echo()

    def refuse(self, refusal: Refusal | Phrase) -> None:
        """Mark the field; what was typed stays, the sentence stands under it and is read out."""
        self._refusal = refusal
        self._echo()
        announce(self, self.echo.text)

    def clear_refusal(self) -> None:
        """The cause is gone."""
        self._refusal = None
        self._echo()

    @property
    def refusal(self) -> Refusal | Phrase | None:
        """The refusal that stands at the field."""
        return self._refusal

    def _echo(self) -> None:
        self.box.set_mark(State.REFUSED if self._refusal else None)
        self.echo.show_phrase(State.REFUSED if self._refusal else None, self._refusal or self._help)
