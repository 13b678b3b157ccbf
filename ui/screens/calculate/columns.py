"""The three cards side by side: three where there is room, two below, one under the other where it is narrow."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.folding import Folding
from ui.screens.calculate.fitted import GrowingColumn, Pane
from ui.theme.tokens import Space

_LIST, _FORM = 296, 336
_ROOMY_FORM, _READING = 440, 800
_UNLIMITED = 16_777_215


class Columns(QBoxLayout):
    """``Columns(list, its_column, result)``: ``add_form(form)`` stands in the middle; ``fold(folding, has_form)``."""

    def __init__(self, found: QWidget, found_column: GrowingColumn, result: QWidget) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._form_column, result_column = GrowingColumn(), GrowingColumn()
        result_column.rows.insertWidget(0, result)
        self._grown = (found_column, self._form_column, result_column)
        self._list = Pane(found, 1)
        self._form = Pane(self._form_column, Space.L)
        self._result = Pane(result_column, Space.XL - 4)
        self._cards = (self._list, self._form, self._result)
        self.setSpacing(Space.L)
        for card in self._cards:
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
            self.addWidget(card)
        self.addStretch(0)

    def add_form(self, form: QWidget) -> None:
        """Another form in the middle card; which one is shown is the caller's."""
        self._form_column.rows.insertWidget(0, form)

    def fold(self, folding: Folding, *, has_form: bool) -> None:
        """Which cards stand there, how wide, and whether each scrolls or the whole page does."""
        has_all, is_one = folding.has_side_panels, folding.is_one_column
        is_roomy = folding is Folding.ROOMY
        self._list.setVisible(has_all or not has_form)
        self._form.setVisible(has_form)
        self._result.setVisible(has_form or has_all)
        self.setDirection(QBoxLayout.Direction.TopToBottom if is_one else QBoxLayout.Direction.LeftToRight)
        _set_width(self._list, _LIST if has_all else None)
        form_width = _ROOMY_FORM if is_roomy else _FORM
        _set_width(self._form, None if is_one else form_width)
        self._result.setMaximumWidth(_READING if is_roomy else _UNLIMITED)
        self.setStretch(3, 1 if is_roomy or is_one else 0)
        self.setStretch(2, 0 if is_one else 100)
        for part in (*self._grown, *self._cards):
            part.set_grown(is_grown=is_one)


def _set_width(card: Pane, width: int | None) -> None:
    card.setMinimumWidth(width or 0)
    card.setMaximumWidth(width or _UNLIMITED)
