"""What narrows the list of lots: a text, and a chip for each standing with how many lots there are of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from compounder.services.queries import Standing
from ui.screens.stock.words import STATES, StockWords
from ui.theme.tokens import Height
from ui.widgets.button import Chip
from ui.widgets.flow import Flow
from ui.widgets.panel import Panel
from ui.widgets.text_field import TextField
from ui.words import words

_MANY = 10_000


class LotFilter(Panel):
    """`chosen(standing)` when a chip is pressed, None for all; ``show_chosen(standing, counts)`` marks one."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._words = StockWords(self)
        self.field = TextField(icon="filter", height=Height.CHIP)
        self.chips: dict[Standing | None, Chip] = {
            each: Chip(icon=STATES[each].value if each else "", state=STATES.get(each) if each else None)
            for each in (None, *Standing)
        }
        self.field.set_label("")
        self.field.echo.hide()
        self.field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.field.setFixedWidth(228)
        flow = Flow(self)
        flow.addWidget(self.field)
        for standing, chip in self.chips.items():
            flow.addWidget(chip)
            chip.clicked.connect(partial(self._choose, standing))
        self.retranslate()

    def show_chosen(self, chosen: Standing | None, counts: Mapping[Standing, int] | None) -> None:
        """Mark the chip; one that no lot stands for is absent, unless it is the chosen one."""
        for standing, chip in self.chips.items():
            chip.setChecked(standing is chosen)
            chip.set_word(self._words.chip(standing))
            if counts is not None:
                count = counts[standing] if standing is not None else sum(counts.values())
                chip.set_count(self._count(count))
                chip.setVisible(bool(count) or standing in (None, chosen))

    def _count(self, count: int) -> str:
        if count > _MANY:
            return self.tr("more than %1").replace("%1", words().show(_MANY))
        return words().show(count)

    def _choose(self, standing: Standing | None, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 (Qt's own)
        self.chosen.emit(standing)

    def retranslate(self) -> None:
        """Say the field in the language that is spoken; the chips are said with their counts."""
        self.field.set_placeholder(self.tr("Filter (Ctrl+F)"))
        self.field.setAccessibleName(self.tr("Filter"))
        self.field.line.setAccessibleName(self.tr("Filter"))
