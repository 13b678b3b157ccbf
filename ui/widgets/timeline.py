"""What happened, newest on top: time, person, act, old → new, reason; the signed ones with the pen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.appearance import theme
from ui.theme.tokens import Height, Space, State, Type
from ui.widgets.button import Button
from ui.widgets.drawing import draw_icon, draw_ring, painting, rounded
from ui.widgets.lead_text import LeadText
from ui.widgets.panel import Panel, Text, colour_of, column, emptied
from ui.widgets.rows import RowButton, ScrolledColumn

_DOT = 28


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: day head, time, who, the act in one sentence, what changed or why, its icon, its number and head."""

    key: object
    day: str
    time: str
    who: str
    act: str
    detail: str = ""
    icon: str = "records"
    state: State = State.BUSY
    number: str = ""
    head: str = ""


class _Dot(QWidget):
    """The entry's icon on the line of time."""

    def __init__(self, icon: str, state: State) -> None:
        super().__init__()
        self._icon, self._state = icon, state
        self.setFixedWidth(_DOT + 2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(_DOT + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        roles = theme().roles
        colour = colour_of(self._state.value) if self._state in theme().states else roles.accent_ink
        with painting(self) as painter:
            painter.fillRect(QRectF(_DOT / 2, 0, 2, self.height()), roles.border)
            ring = QRectF(1, 0, _DOT, _DOT)
            rounded(painter, ring, fill=roles.surface, border=colour, width=2, radius=_DOT // 2)
            draw_icon(painter, self._icon, ring.adjusted(6, 6, -6, -6), colour)


class _EntryRow(RowButton):
    """One entry; Enter or a press opens its record."""

    least_height = Height.CHIP

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        parts = (entry.time, entry.who, entry.act, entry.detail)
        self.setAccessibleName(", ".join(part for part in parts if part))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, Space.XS, 0)
        layout.setSpacing(Space.L)
        top = Qt.AlignmentFlag.AlignTop
        time = Text(entry.time, Type.BODY.in_weight(500), "ink2")
        time.setFixedWidth(56)
        layout.addWidget(time, 0, top)
        layout.addWidget(_Dot(entry.icon, entry.state))
        layout.addLayout(_words(entry), 1)
        if entry.number or entry.head:
            code = Text(f"{entry.number}  {entry.head}".strip(), Type.CODE, "ink2")
            layout.addWidget(code, 0, top)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Only the ring of the focus; the words stand in labels."""
        if self.hasFocus():
            with painting(self) as painter:
                draw_ring(painter, QRectF(self.rect()), theme().roles.focus)


def _words(entry: Entry) -> QVBoxLayout:
    words = column(gap=1)
    act = LeadText()
    act.show_text(entry.who, entry.act)
    words.addWidget(act)
    if entry.detail:
        words.addWidget(Text(entry.detail, ink="ink2", wraps=True))
    words.addSpacing(14)
    return words


class Timeline(Panel):
    """``show_entries(entries, has_more=…)``, ``add_entries`` for the next page; `opened(key)` on press or Enter.

    Newest first, in the order given; a day's head stands above its first entry. `more_wanted()` when "Show earlier" is
    pressed: the screen asks for the page after the last key. One that `is_modest` scrolls in the height it is given.
    """

    opened = Signal(object)
    more_wanted = Signal()

    def __init__(self, *, is_modest: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = ""
        self._entries: list[Entry] = []
        self._scroll = ScrolledColumn()
        self._scroll.is_modest = is_modest
        self._list = self._scroll.rows
        self._earlier = Button(icon="down")
        self._earlier.clicked.connect(self.more_wanted)
        self._list.insertWidget(0, self._earlier)
        layout = column()
        layout.addWidget(self._scroll)
        self.setLayout(layout)
        self.retranslate()

    def show_entries(self, entries: Sequence[Entry], *, has_more: bool = False) -> None:
        """Replace what stands there; where it is the same, everything keeps its place, the focus too."""
        self._earlier.setVisible(has_more)
        if list(entries) == self._entries:
            return
        self._entries = []
        emptied(self._list, keep=2)
        self._day = ""
        self.add_entries(entries, has_more=has_more)

    def add_entries(self, entries: Sequence[Entry], *, has_more: bool = False) -> None:
        """Add earlier entries below."""
        self._entries += entries
        for entry in entries:
            if entry.day and entry.day != self._day:
                self._day = entry.day
                head = Text(entry.day, Type.SMALL.in_weight(600), "ink2")
                head.setContentsMargins(0, Space.XS, 0, Space.S)
                self._insert(head)
            line = _EntryRow(entry)
            line.clicked.connect(lambda _=False, key=entry.key: self.opened.emit(key))
            self._insert(line)
        self._earlier.setVisible(has_more)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move on, and stay at the ends; Enter opens."""
        rows = self.findChildren(_EntryRow)
        at = next((place for place, line in enumerate(rows) if line.hasFocus()), None)
        step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
        if at is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(rows[at].entry.key)
        elif at is not None and step is not None:
            wanted = rows[min(max(at + step, 0), len(rows) - 1)]
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(wanted, 0, 8)
        else:
            super().keyPressEvent(event)

    def _insert(self, widget: QWidget) -> None:
        self._list.insertWidget(self._list.count() - 2, widget)

    def retranslate(self) -> None:
        """Say the button in the language that is spoken."""
        self._earlier.set_word(self.tr("Show earlier"))
