"""A page of the gallery: a title, and examples in as many columns as the width allows."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from ui.theme.tokens import Space, Type
from ui.widgets.panel import Card, Panel, Text, column, emptied
from ui.words import language


def said(english: str, french: str) -> str:
    """An example's words; the gallery's examples are no strings of the program and stand beside each other here."""
    return french if language() == "fr" else english


def grams(number: str) -> Quantity:
    """So many grams."""
    return Quantity.of(number, "g")


REFUSAL = Refusal("overload", "pan", capacity=grams("2200"))


class Page(Panel):
    """A page whose `fill` adds examples by `add`; it is filled again after a change of language."""

    title = ("", "")
    columns = 1
    least = 480
    """Columns become fewer where one would be narrower than this."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bare")
        self._title = Text(style=Type.TITLE)
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.M)
        layout = column(gap=Space.M, margin=Space.XL)
        layout.addWidget(self._title)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self.setLayout(layout)
        self._parts: list[QWidget] = []
        self.retranslate()

    def fill(self) -> None:
        """Add the page's examples."""

    def add(self, name: str, *parts: QWidget, is_bare: bool = False) -> None:
        """An example with its name above."""
        inside = column(gap=Space.S)
        if name:
            inside.addWidget(Text(name, Type.SMALL.in_weight(600), "ink2", wraps=True))
        for part in parts:
            inside.addWidget(part)
        if is_bare:
            held = QWidget()
            held.setLayout(inside)
            self._parts.append(held)
        else:
            inside.addStretch(1)
            self._parts.append(Card(inside, padding=Space.L))

    def retranslate(self) -> None:
        """Fill the page in the language that is spoken."""
        self._title.setText(said(*self.title))
        emptied(self._grid)
        self._parts = []
        self.fill()
        self._place()

    def _place(self) -> None:
        count = self._count()
        for at, part in enumerate(self._parts):
            self._grid.addWidget(part, at // count, at % count)
        for at in range(self.columns):
            self._grid.setColumnStretch(at, 1 if at < count else 0)

    def _count(self) -> int:
        return max(1, min(self.columns, (self.width() - 2 * Space.XL) // self.least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where it is narrow."""
        super().resizeEvent(event)
        self._place()
