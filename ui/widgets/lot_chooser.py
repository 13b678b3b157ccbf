"""Which lot: every lot of an ingredient, offered ones first, each with its state, one sentence why, and its facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.appearance import theme
from ui.theme.tokens import Space, State, Type
from ui.widgets.drawing import draw_icon, draw_ring, painting, rounded
from ui.widgets.panel import Panel, Text, column, row
from ui.widgets.rows import RowButton, ScrolledColumn
from ui.widgets.tag import Tag

_LEFT = 46


@dataclass(frozen=True, slots=True)
class LotOffer:
    """A lot in the list: its key and code, state and word of its tag, the reason, and facts in small type."""

    key: object
    code: str
    state: State
    word: str
    why: str
    facts: str = ""
    may_be_chosen: bool = True


class _LotRow(RowButton):
    """One lot; a refused one can be read and opened, but not chosen."""

    asked_about = Signal(object)

    def __init__(self, offer: LotOffer) -> None:
        super().__init__()
        self.offer = offer
        self.setCheckable(offer.may_be_chosen)
        self.setAccessibleName(f"{offer.code}, {offer.word}")
        self.setAccessibleDescription(f"{offer.why} {offer.facts}".rstrip())
        head = row()
        code = Text(offer.code, Type.CODE, "ink" if offer.may_be_chosen else "ink2")
        head.addWidget(code)
        head.addStretch(1)
        head.addWidget(Tag(offer.state, offer.word))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_LEFT, 9, Space.L, 9)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(Text(offer.why, wraps=True))
        if offer.facts:
            layout.addWidget(Text(offer.facts, Type.SMALL, "ink2", wraps=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the lot."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked_about.emit(self.offer.key)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, ring or ×, and the hairline below."""
        roles = theme().roles
        with painting(self) as painter:
            place = QRectF(self.rect())
            if self.isChecked():
                painter.fillRect(place, roles.select)
                painter.fillRect(QRectF(0, 0, Space.CURRENT_ROW, place.height()), roles.accent)
            painter.fillRect(QRectF(0, place.height() - 1, place.width(), 1), roles.line)
            ring = QRectF(17, 12, 18, 18)
            if self.offer.may_be_chosen:
                colour = roles.accent if self.isChecked() else roles.border
                rounded(painter, ring, fill=roles.surface, border=colour, width=2, radius=9)
                if self.isChecked():
                    rounded(painter, ring.adjusted(5, 5, -5, -5), fill=roles.accent, radius=4)
            else:
                draw_icon(painter, "close", ring.adjusted(1, 1, -1, -1), roles.ink2)
            if self.hasFocus():
                draw_ring(painter, place, roles.focus)


class LotChooser(Panel):
    """``show_lots(title, note, offers)``; `chosen(key)` when an offered lot is chosen, `opened(key)` on Enter.

    Refused lots stand below with × and their reason. Up and Down go through all, so that each can be read. `choice()`
    is the key chosen; ``choose(key)`` marks one without a signal (the lot the plan holds).
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_LotRow] = []
        self._title = Text(style=Type.SECTION, wraps=True)
        self._note = Text(style=Type.SMALL, ink="ink2", wraps=True)
        head = column(gap=0)
        head.setContentsMargins(Space.L, Space.M, Space.L, 10)
        head.addWidget(self._title)
        head.addWidget(self._note)
        self._scroll = ScrolledColumn()
        self._list = self._scroll.rows
        layout = column()
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        self.setLayout(layout)

    def show_lots(self, title: str, note: str, offers: Sequence[LotOffer]) -> None:
        """Replace the list; offered lots come first, in the order given."""
        kept = self.choice()
        self._title.setText(title)
        self._note.setText(note)
        self.setAccessibleName(title)
        for old in self._rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [_LotRow(offer) for offer in sorted(offers, key=lambda offer: not offer.may_be_chosen)]
        for place, lot in enumerate(self._rows):
            self._list.insertWidget(place, lot)
            lot.clicked.connect(lambda _=False, lot=lot: self._choose(lot))
            lot.asked_about.connect(self.opened)
        self.choose(kept)

    def choice(self) -> object:
        """The key of the lot that is chosen, or None."""
        return next((lot.offer.key for lot in self._rows if lot.isChecked()), None)

    def choose(self, key: object) -> None:
        """Mark the lot of a key; None marks none."""
        for lot in self._rows:
            lot.setChecked(key is not None and lot.offer.key == key and lot.offer.may_be_chosen)

    def _choose(self, chosen: _LotRow) -> None:
        if chosen.offer.may_be_chosen:
            self.choose(chosen.offer.key)
            self.chosen.emit(chosen.offer.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down read on, and stay at the ends."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        at = next((place for place, lot in enumerate(self._rows) if lot.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        wanted = self._rows[min(max(at + step, 0), len(self._rows) - 1)]
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(wanted)
