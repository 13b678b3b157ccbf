"""Buttons that say what they will do, with their key inside; and chips that choose what a list shows."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme.appearance import theme
from ui.theme.tokens import Height, Space, State, Theme, Type, TypeStyle
from ui.theme.typeface import metrics
from ui.widgets.drawing import draw_icon, draw_key_cap, draw_ring, draw_text, key_cap_width, painting, rounded
from ui.widgets.panel import row

_PADDING = 20
_ICON = 20
_KEY_GAP = 12
_RING_ROOM = 5
"""The ring of the focus stands clear of a filled button, in room that the button keeps around itself."""
_ALSO = {"F12": "Ctrl+Return"}


class Kind(Enum):
    """How much a button is meant: one primary a screen; a destructive one only as the last step of its act."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DESTRUCTIVE = "destructive"


class Button(QPushButton):
    """A button: ``Button("Record 121.16 g", Kind.PRIMARY, icon="check", key="F12")``.

    `key` is shown inside and works: a function key or combination presses the button wherever the focus is in its
    window (F12 brings Ctrl+Enter along), without auto-repeat. A printable key ("Y", "1") is only shown; its screen
    answers it in ``keyPressEvent``, because a scanner sends such keys (`ui.scanner`).

    `set_ready(ready=False)` makes it look disabled; it still answers (F12 always answers), so that the screen can show
    why. `set_busy` makes it deaf. `is_bench` takes the larger size of the bench. Emits Qt's `clicked`.
    """

    def __init__(
        self,
        word: str = "",
        kind: Kind = Kind.SECONDARY,
        *,
        icon: str = "",
        key: str = "",
        is_bench: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(word, parent)
        self.kind = kind
        self.key = key
        self._icon = icon
        self._is_bench = is_bench
        self.is_on_grid = False
        self._is_ready = True
        self._is_busy = False
        self._shortcuts = [self._shortcut(text) for text in (key, _ALSO.get(key, "")) if len(text) > 1]
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_word(word)

    def set_word(self, word: str) -> None:
        """Change the word; an ampersand in it is an ampersand."""
        self.setText(word.replace("&", "&&"))  # Qt would take a single one as a mnemonic
        self.setAccessibleName(word)
        self.updateGeometry()

    @property
    def word(self) -> str:
        """The word as it is shown."""
        return self.accessibleName()

    def set_icon(self, icon: str) -> None:
        """Change the icon."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_ready(self, *, ready: bool, reason: str = "") -> None:
        """Look enabled or disabled; `reason` is what a reader says, and stands beside it on the screen."""
        self._is_ready = ready
        self.setAccessibleDescription("" if ready else reason)
        self.update()

    @property
    def is_ready(self) -> bool:
        """Whether pressing it will do what it says."""
        return self._is_ready and not self._is_busy and self.isEnabled()

    def set_busy(self, *, busy: bool) -> None:
        """While an act runs the button is deaf."""
        self._is_busy = busy
        self.blockSignals(busy)
        self.update()

    def _shortcut(self, key: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.click)
        return shortcut

    @property
    def _style(self) -> TypeStyle:
        if self.kind is Kind.PRIMARY:
            return TypeStyle(22, 28, 600) if self._is_bench else TypeStyle(19, 26, 600)
        if self.kind is Kind.QUIET and not self._is_bench:
            return Type.BODY.in_weight(600)
        return Type.SECTION if self._is_bench else TypeStyle(16, 24, 600)

    def _height(self) -> int:
        if self.kind is Kind.PRIMARY:
            return Height.BENCH_PRIMARY if self._is_bench else Height.PRIMARY
        return Height.BENCH_SECONDARY if self._is_bench else Height.SECONDARY

    def _content_width(self) -> int:
        width = metrics(self._style).horizontalAdvance(self.word)
        width += _ICON if self._icon else 0
        width += Space.ICON_TO_WORD if self._icon and self.word else 0
        return width + (_KEY_GAP + key_cap_width(self.key) if self.key else 0)

    def sizeHint(self) -> QSize:
        """Wide enough for icon, word and key, with the room for the ring of the focus."""
        return QSize(self._content_width() + 2 * (_PADDING + _RING_ROOM), self._height() + 2 * _RING_ROOM)

    def minimumSizeHint(self) -> QSize:
        """A word is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Painted anew when it is enabled or disabled."""
        self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, icon, word, key and the ring of the focus."""
        now = theme()
        fill, border, ink = self._colours(now)
        whole = QRectF(self.rect())
        left = 0 if self.is_on_grid else _RING_ROOM
        place = whole.adjusted(left, _RING_ROOM, left - 2 * _RING_ROOM, -_RING_ROOM)
        with painting(self) as painter:
            rounded(painter, place, fill=fill, border=border)
            self._draw_content(painter, place, ink)
            if self.hasFocus():
                ring = whole.adjusted(0, 0, left - _RING_ROOM, 0)
                draw_ring(painter, ring, now.roles.focus, radius=Space.RADIUS + 4)

    def _draw_content(self, painter: QPainter, place: QRectF, ink: str) -> None:
        left = place.left() + (place.width() - self._content_width()) / 2
        middle = place.center().y()
        if self._icon:
            draw_icon(painter, self._icon, QRectF(left, middle - _ICON / 2, _ICON, _ICON), ink)
            left += _ICON + Space.ICON_TO_WORD
        width = metrics(self._style).horizontalAdvance(self.word)
        draw_text(painter, QRectF(left, place.top(), width, place.height()), self.word, self._style, ink)
        if self.key:
            draw_key_cap(painter, left + width + _KEY_GAP, middle, self.key, ink)

    def _colours(self, now: Theme) -> tuple[str | None, str | None, str]:
        """Ground, border and ink."""
        roles = now.roles
        if not self.is_ready:
            return (None, None, roles.ink3) if self.kind is Kind.QUIET else (roles.sunken, roles.line, roles.ink3)
        pressed = roles.select if self.isDown() else None
        refused = now.state(State.REFUSED)
        return {
            Kind.PRIMARY: (roles.accent, None, roles.on_accent),
            Kind.DESTRUCTIVE: (refused.solid, None, refused.on_solid),
            Kind.QUIET: (pressed, None, roles.accent_ink),
            Kind.SECONDARY: (pressed or roles.surface, roles.border, roles.ink),
        }[self.kind]


class CloseButton(Button):
    """The × that closes a panel; it alone has no word, but a name for readers."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", Kind.QUIET, icon="close", parent=parent)
        self.setAccessibleName(name)

    def set_word(self, word: str) -> None:
        """Its word is heard, not seen."""
        self.setAccessibleName(word)

    @property
    def word(self) -> str:
        """Nothing beside the ×."""
        return ""

    def sizeHint(self) -> QSize:
        """A square of 40, and no less."""
        return QSize(Height.CHIP, Height.CHIP)


def on_grid(button: Button) -> QHBoxLayout:
    """A button where the words of a card begin: its outline stands on the edge, not the room around it."""
    button.is_on_grid = True
    line = row(gap=0)
    line.addWidget(button)
    line.addStretch(1)
    return line


class Chip(QPushButton):
    """A filter that is on or off, with its count: ``Chip("Expired", count="8", icon="expired", state="expired")``.

    Checkable; emits Qt's `toggled`. `set_count` may be "more than 10000".
    """

    def __init__(
        self,
        word: str = "",
        *,
        count: str = "",
        icon: str = "",
        state: State | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._word, self._count, self._icon, self._state = word, count, icon, state
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._say()

    def set_word(self, word: str) -> None:
        """Change the word."""
        self._word = word
        self._say()

    def set_count(self, count: str) -> None:
        """Change the count, in words or digits."""
        self._count = count
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(f"{self._word} {self._count}".strip())
        self.updateGeometry()
        self.update()

    @property
    def _style(self) -> TypeStyle:
        return Type.BODY.in_weight(600 if self.isChecked() else 500)

    def _widths(self) -> tuple[int, int, int]:
        icon = 16 + Space.ICON_TO_WORD if self._icon else 0
        word = metrics(Type.BODY.in_weight(600)).horizontalAdvance(self._word)
        count = metrics(Type.SMALL.in_weight(600)).horizontalAdvance(self._count)
        return icon, word, count + Space.ICON_TO_WORD if self._count else 0

    def sizeHint(self) -> QSize:
        """Wide enough for icon, word and count."""
        return QSize(sum(self._widths()) + 2 * Space.M, Height.CHIP)

    def minimumSizeHint(self) -> QSize:
        """A word is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, icon, word and count."""
        now = theme()
        roles = now.roles
        icon, word, count = self._widths()
        with painting(self) as painter:
            place = QRectF(self.rect())
            is_on = self.isChecked()
            border, width = (roles.accent, 2) if is_on else (roles.border, 1)
            rounded(painter, place, fill=roles.select if is_on else roles.surface, border=border, width=width)
            ink = roles.accent_ink if is_on else roles.ink
            left = float(Space.M)
            if self._icon:
                colour = now.state(self._state).solid if self._state else ink
                draw_icon(painter, self._icon, QRectF(left, (self.height() - 16) / 2, 16, 16), colour)
            left += icon
            draw_text(painter, QRectF(left, 0, word, self.height()), self._word, self._style, ink)
            if self._count:
                at = QRectF(left + word + Space.ICON_TO_WORD, 0, count, self.height())
                draw_text(painter, at, self._count, Type.SMALL.in_weight(600 if is_on else 400), ink)
            if self.hasFocus():
                draw_ring(painter, place, roles.focus)
