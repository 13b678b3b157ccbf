"""A state: icon, word and ground, always all three; soft in lists, solid for the verdict on the reading at the pan."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.appearance import theme
from ui.theme.tokens import Height, Space, State, Type, TypeStyle
from ui.theme.typeface import metrics
from ui.widgets.drawing import draw_icon, draw_text, painting, rounded

_WORD = Type.SMALL.in_weight(600)


class Tag(QLabel):
    """A tag: ``Tag(State.EXPIRED, "expired")``; `is_verdict` is the 40 px tag of the weighing, solid if `is_solid`.

    The word says the state; the icon, by default the state's own, is hidden from readers.
    """

    def __init__(
        self,
        state: State = State.PLAIN,
        word: str = "",
        *,
        icon: str = "",
        is_verdict: bool = False,
        is_solid: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._state, self._own_icon = state, icon
        self._is_verdict, self._is_solid = is_verdict, is_solid
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(state, word)

    def show_state(self, state: State, word: str, *, is_solid: bool | None = None) -> None:
        """Change state and word together."""
        self._state = state
        self._is_solid = self._is_solid if is_solid is None else is_solid
        self.setText(word)
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    @property
    def state(self) -> State:
        """The state that it shows."""
        return self._state

    def sizeHint(self) -> QSize:
        """As wide as icon and word need."""
        return QSize(tag_width(self.text(), is_verdict=self._is_verdict), self._height())

    def minimumSizeHint(self) -> QSize:
        """A word is never cut."""
        return self.sizeHint()

    def _height(self) -> int:
        return Height.VERDICT if self._is_verdict else Height.TAG

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, icon and word."""
        with painting(self) as painter:
            place = QRectF(self.rect())
            icon = self._own_icon or self._state.value
            if self._is_verdict:
                _draw(painter, place, (self._state, icon, self.text()), Type.SECTION, is_solid=self._is_solid)
            else:
                _draw(painter, place, (self._state, icon, self.text()), _WORD, is_solid=self._is_solid)


def tag_width(word: str, *, is_verdict: bool = False) -> int:
    """How wide a tag of this word is."""
    style, icon, padding = (Type.SECTION, 20, 12) if is_verdict else (_WORD, 16, 8)
    return metrics(style).horizontalAdvance(word) + icon + Space.ICON_TO_WORD - 2 + 2 * padding


def draw_tag(painter: QPainter, left: float, middle: float, state: State, word: str) -> None:
    """Draw a soft tag into a row of a list, its left edge and the middle of its height given."""
    place = QRectF(left, middle - Height.TAG / 2, tag_width(word), Height.TAG)
    _draw(painter, place, (state, state.value, word), _WORD, is_solid=False)


def _draw(painter: QPainter, place: QRectF, said: tuple[State, str, str], style: TypeStyle, *, is_solid: bool) -> None:
    state, icon, word = said
    now = theme()
    colours = now.state(state)
    ground, ink = (colours.solid, colours.on_solid) if is_solid else (colours.soft, colours.ink)
    border = now.roles.border if state is State.PLAIN and not is_solid else None
    rounded(painter, place, fill=ground, border=border)
    is_large = style is Type.SECTION
    size, padding = (20, 12) if is_large else (16, 8)
    at = QRectF(place.left() + padding, place.center().y() - size / 2, size, size)
    draw_icon(painter, icon, at, ink if is_solid or state in (State.PLAIN, State.BUSY) else colours.ink)
    left = at.right() + Space.ICON_TO_WORD - 2
    draw_text(painter, QRectF(left, place.top(), place.right() - left, place.height()), word, style, ink)
