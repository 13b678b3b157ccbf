"""Facts, one a row: word, value, and whether it was checked; and the checks before a signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme.tokens import Space, State, Type
from ui.widgets.panel import Icon, Panel, Text, emptied


@dataclass(frozen=True, slots=True)
class Fact:
    """A word and its value; `state` adds its icon, whose meaning `state_word` says to readers."""

    word: str
    value: str
    state: State | None = None
    state_word: str = ""


class FactList(Panel):
    """``show_facts([Fact(…), …])``. `is_checklist` puts the icon first and the value right, as before a signature."""

    def __init__(self, *, is_checklist: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_checklist = is_checklist
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Replace the rows."""
        emptied(self._grid)
        for place, fact in enumerate(facts):
            self._add(place, fact)
        self.updateGeometry()

    def _add(self, place: int, fact: Fact) -> None:
        word = Text(fact.word, ink="ink" if self._is_checklist else "ink2", wraps=True)
        value = Text(fact.value, Type.BODY.in_weight(600 if self._is_checklist else 500), wraps=True)
        value.setAccessibleName(f"{fact.word} {fact.value} {fact.state_word}".rstrip())
        icon = Icon(fact.state.value if fact.state else "", 20, _colour(fact.state))
        word.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        value.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        if self._is_checklist:
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            parts: tuple[QWidget, ...] = (icon, word, value)
        else:
            word.setMinimumWidth(112)
            parts = (word, value, icon)
        for at, part in enumerate(parts):
            if part is icon:
                self._grid.addWidget(part, place, at, Qt.AlignmentFlag.AlignTop)
            else:  # an alignment here would keep a label at its hint, and cut what wraps
                self._grid.addWidget(part, place, at)


def _colour(state: State | None) -> str:
    return state.value if state in (State.OK, State.ATTENTION, State.REFUSED, State.SIGNED) else "ink2"
