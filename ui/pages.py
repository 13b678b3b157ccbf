"""A place of several pages, of which one is shown: the names of all stand above it, each with its key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.host import Host, Views
from ui.places import Place, Target
from ui.screen import View
from ui.theme.tokens import Space
from ui.widgets.button import Chip
from ui.widgets.flow import Flow
from ui.workplace import Workplace


class PagedHost(Host):
    """``add_page(key, maker)`` in their order; ``Target(place, key)`` makes and opens one, without a key the first.

    A subclass says their names in `page_names`. Ctrl and a digit opens a page, as it opens a step of a batch;
    Ctrl+Page down and Ctrl+Page up go on and back.
    """

    def __init__(self, place: Place, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.place = place
        self.pages: Views[View] = Views(self, {})
        self.chips: dict[str, Chip] = {}
        self._shown = ""
        self._flow = Flow()
        self._bar = _Wrapping(self._flow)
        self.top.addWidget(self._bar)
        self.top.setContentsMargins(Space.XL, Space.L, Space.XL, 0)
        for keys, step in ((QKeySequence("Ctrl+PgDown"), 1), (QKeySequence("Ctrl+PgUp"), -1)):
            self._key(keys).activated.connect(partial(self._step, step))

    def _key(self, keys: QKeySequence) -> QShortcut:
        """Heard while this place is shown, wherever the focus is: a page without a row leaves it in the rail."""
        return QShortcut(keys, self, context=Qt.ShortcutContext.WindowShortcut)

    def add_page(self, key: str, maker: Callable[[], View]) -> None:
        """Add a page at the end; it is made when it is first opened."""
        chip = Chip()
        chip.clicked.connect(lambda: self._choose(key))
        self.pages.add(key, maker)
        self.chips[key] = chip
        self._flow.addWidget(chip)
        self._key(QKeySequence(f"Ctrl+{len(self.pages)}")).activated.connect(partial(self._choose, key))

    def page_names(self) -> Mapping[str, str]:
        """The name of each page, in the language that is spoken."""
        return {}

    def go_to(self, target: Target) -> None:
        """Show the page asked for; it is told where to go within it."""
        key = target.record if target.record in self.pages else next(iter(self.pages))
        for known, chip in self.chips.items():
            chip.setChecked(known == key)
        self._shown = key
        self.pages[key].go_to(target)
        self.show_view(self.pages[key])

    def _step(self, step: int) -> None:
        keys = list(self.pages)
        at = keys.index(self._shown) if self._shown else 0
        self._choose(keys[(at + step) % len(keys)])

    def _choose(self, key: str) -> None:
        self.chips[key].setChecked(key == self._shown)
        self.opened.emit(Target(self.place, key))

    def set_folding(self, folding: Folding) -> None:
        """The margins of the names are the window's."""
        super().set_folding(folding)
        margin = Space.M if folding.is_one_column else Space.XL
        self.top.setContentsMargins(margin, Space.L, margin, 0)
        self._show_keys()

    def _show_keys(self) -> None:
        """The keys stand on the names where there is room for both."""
        for digit, chip in enumerate(self.chips.values(), 1):
            keys = QKeySequence(f"Ctrl+{digit}").toString(QKeySequence.SequenceFormat.NativeText)
            chip.set_count("" if self.folding.is_one_column else keys)

    def retranslate(self) -> None:
        """Say the names in the language that is spoken."""
        for key, name in self.page_names().items():
            self.chips[key].set_word(name)
        self._show_keys()


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
