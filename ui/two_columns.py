"""A screen of two columns: a list on the left, what is chosen or new on the right, below it where it is narrow."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.places import Place
from ui.screen import Screen
from ui.theme.tokens import Space
from ui.widgets.notice import Notice
from ui.widgets.side_by_side import SideBySide
from ui.workplace import Workplace

_SIDE = 400


class TwoColumns(Screen):
    """``arrange(left, right)``; `refusal` stands over both, what is in `above` over that."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.refusal = Notice()
        self._columns = SideBySide()
        self._page = QVBoxLayout()

    def arrange(self, left: QWidget, right: QWidget, *above: QWidget) -> None:
        """Put both in their places, once."""
        self._columns.addWidget(left, 1)
        self._columns.add_side(right, _SIDE)
        self._page.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self._page.setSpacing(Space.M)
        for part in above:
            self._page.addWidget(part)
        self._page.addWidget(self.refusal)
        self._page.addLayout(self._columns, 1)
        self.fill(self._page)

    def set_folding(self, folding: Folding) -> None:
        """The right column goes below the left one where there is no room beside it."""
        super().set_folding(folding)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)
        self._columns.fold(is_beside=folding.has_side_panels)
