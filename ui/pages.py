"""A place of several pages, of which one is shown: the names of all stand above it, one key or press away."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.host import Host
from ui.places import Place, Target
from ui.screen import View
from ui.theme.tokens import Space
from ui.widgets.button import Chip
from ui.widgets.flow import Flow
from ui.workplace import Workplace


class PagedHost(Host):
    """``add_page(key, view)`` in their order; ``Target(place, key)`` opens one, without a key the first.

    A subclass says their names in `page_names`.
    """

    def __init__(self, place: Place, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.place = place
        self.pages: dict[str, View] = {}
        self.chips: dict[str, Chip] = {}
        self._flow = Flow()
        self._bar = _Wrapping(self._flow)
        self.top.addWidget(self._bar)
        self.top.setContentsMargins(Space.XL, Space.L, Space.XL, 0)

    def add_page(self, key: str, view: View) -> None:
        """Add a page at the end."""
        chip = Chip()
        chip.clicked.connect(lambda: self._choose(key))
        self.pages[key], self.chips[key] = view, chip
        self._flow.addWidget(chip)
        self.hold(view)

    def page_names(self) -> Mapping[str, str]:
        """The name of each page, in the language that is spoken."""
        return {}

    def go_to(self, target: Target) -> None:
        """Show the page asked for; it is told where to go within it."""
        key = target.record if target.record in self.pages else next(iter(self.pages))
        for known, chip in self.chips.items():
            chip.setChecked(known == key)
        self.pages[key].go_to(target)
        self.show_view(self.pages[key])

    def _choose(self, key: str) -> None:
        self.chips[key].setChecked(self.current is self.pages[key])
        self.opened.emit(Target(self.place, key))

    def set_folding(self, folding: Folding) -> None:
        """The margins of the names are the window's."""
        super().set_folding(folding)
        margin = Space.M if folding.is_one_column else Space.XL
        self.top.setContentsMargins(margin, Space.L, margin, 0)

    def retranslate(self) -> None:
        """Say the names in the language that is spoken."""
        for key, name in self.page_names().items():
            self.chips[key].set_word(name)


class _Wrapping(QWidget):
    """Holds the names; as high as its lines."""

    def __init__(self, flow: Flow) -> None:
        super().__init__()
        self._flow = flow
        self.setLayout(flow)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one name, as high as its lines."""
        return QSize(0, self._flow.heightForWidth(max(self.width(), 1)))
