"""A list that is written: each item a row with its fields below it; items are added, moved, taken out, brought back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from ui.screens.formulations.editor.form import EntryForm
from ui.screens.formulations.editor.item import Item, Record
from ui.screens.formulations.editor.item_acts import ItemActs
from ui.screens.formulations.editor.item_row import ItemText
from ui.theme.tokens import Space
from ui.widgets.panel import Panel, column


class ItemList(Panel):
    """``show_records(records)``, ``records()``; `root` is their place in the draft: ``lines``.

    `changed` after each edit, `left` on Enter in the last field of the last item, `taken_out(name)` and `brought_back`.
    `reshaped` when items came, went, opened or moved, so that the order of Tab follows.
    """

    changed = Signal()
    left = Signal()
    taken_out = Signal(str)
    reshaped = Signal()

    def __init__(
        self,
        root: str,
        blank: Callable[[], Record],
        make_form: Callable[[], EntryForm],
        said: Callable[[Record, Sequence[Refusal]], ItemText],
    ) -> None:
        super().__init__()
        self.root = root
        self._blank, self._make_form, self._said = blank, make_form, said
        self.items: list[Item] = []
        self.open_item: Item | None = None
        self._taken: list[tuple[int, Item]] = []
        self._refusals: Mapping[str, Refusal] = {}
        self._is_one_column = False
        self._acts = ItemActs(self)
        self._list: QVBoxLayout = column()
        self._build()
        self.retranslate()

    def _build(self) -> None:
        for button, act in self._acts.acting(self.move_up, self.move_down, self.take_out):
            button.clicked.connect(lambda _checked=False, act=act: act())
        self._acts.hide()
        page = column(gap=Space.S)
        page.addLayout(self._list)
        self.setLayout(page)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+Z"), self, context=within).activated.connect(self.bring_back)

    # the records

    def show_records(self, records: Sequence[Record]) -> None:
        """Begin with other records."""
        self.close_item()
        for item in self.items:
            item.hide()
            item.deleteLater()
        self.items, self._taken = [], []
        for record in records:
            self._insert(len(self.items), Item(record))
        self._number()

    def records(self) -> tuple[Record, ...]:
        """The records with what is typed."""
        return tuple(item.read() for item in self.items)

    def _insert(self, place: int, item: Item) -> None:
        self.items.insert(place, item)
        self._list.insertWidget(place, item)
        item.show()
        if item.form is None and not item.property("is_known"):
            item.setProperty("is_known", True)
            item.row.clicked.connect(lambda _checked=False: self._toggle(item))
            item.row.moved.connect(lambda step: self._go_beside(item, step))

    def _number(self) -> None:
        """Rows say their numbers, and forms their places."""
        for number, item in enumerate(self.items, 1):
            place = f"{self.root}[{number}]."
            if item.form is not None:
                item.form.prefix = place
            own = [refusal for at, refusal in self._refusals.items() if at.startswith(place)]
            item.row.show_item(number, self._said(item.read(), own))

    # open and close

    def _toggle(self, item: Item) -> None:
        if item is self.open_item:
            self.close_item()
            item.row.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.open(item)
            self._enter(item)

    def open(self, item: Item) -> None:
        """Show the fields of an item; those of another one fold away and keep what is typed."""
        self.close_item()
        if item.form is None:
            item.form = self._make_form()
            item.form.prefix = f"{self.root}[{self.items.index(item) + 1}]."
            item.form.set_one_column(is_one_column=self._is_one_column)
            item.below.inside.addWidget(item.form)
            item.form.show_record(item.record)
            item.form.changed.connect(self._change)
            item.form.left.connect(lambda: self._go_on(item))
            item.form.judge(self._refusals)
        item.below.inside.addWidget(self._acts)
        self._acts.show()
        item.below.show()
        item.row.set_open(is_open=True)
        self.open_item = item
        self._offer_acts()
        self.reshaped.emit()

    def close_item(self) -> None:
        """Fold the open item."""
        item, self.open_item = self.open_item, None
        if item is not None:
            item.below.hide()
            item.row.set_open(is_open=False)
            self._acts.hide()
            self._acts.setParent(self)
            self.reshaped.emit()

    def _enter(self, item: Item) -> None:
        wanted = item.form.first_field() if item.form is not None else None
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, item: Item) -> None:
        """Enter in the last field closes the item and goes to the next row."""
        after = self.items[self.items.index(item) + 1 :]
        self.close_item()
        if after:
            after[0].row.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def _go_beside(self, item: Item, step: int) -> None:
        place = self.items.index(item) + step
        if 0 <= place < len(self.items):
            self.items[place].row.setFocus(Qt.FocusReason.OtherFocusReason)

    # acts

    def add(self) -> None:
        """A new item at the end, open; one of which nothing is written yet is enough."""
        last = self.items[-1] if self.items else None
        if last is None or last.read() != self._blank() or last.unread():
            last = Item(self._blank())
            self._insert(len(self.items), last)
        self.open(last)
        self._change()
        self._enter(last)

    def move_up(self) -> None:
        """The open item goes before the one above it."""
        self._move(-1)

    def move_down(self) -> None:
        """The open item goes behind the one below it."""
        self._move(1)

    def _move(self, step: int) -> None:
        item = self.open_item
        place = self.items.index(item) + step if item is not None else -1
        if item is None or not 0 <= place < len(self.items):
            return
        focus = QApplication.focusWidget()
        self.items.remove(item)
        self._list.removeWidget(item)
        self._insert(place, item)
        if focus is not None and item.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._change()
        self._offer_acts()
        self.reshaped.emit()

    def take_out(self) -> None:
        """Take the open item out; Ctrl+Z in the list brings it back with all that is typed."""
        item = self.open_item
        if item is None:
            return
        place = self.items.index(item)
        name = self._said(item.read(), ()).name
        self.close_item()
        self.items.remove(item)
        self._list.removeWidget(item)
        item.hide()
        self._taken.append((place, item))
        self._change()
        beside = self.items[min(place, len(self.items) - 1)].row if self.items else self
        beside.setFocus(Qt.FocusReason.OtherFocusReason)
        self.taken_out.emit(name)
        self.reshaped.emit()

    def bring_back(self) -> None:
        """Bring back what was taken out last, where it was."""
        if self._taken:
            place, item = self._taken.pop()
            self._insert(min(place, len(self.items)), item)
            self._change()
            item.row.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reshaped.emit()

    def _offer_acts(self) -> None:
        item = self.open_item
        place = self.items.index(item) if item is not None else 0
        self._acts.offer(has_above=place > 0, has_below=place < len(self.items) - 1)

    def _change(self) -> None:
        self._number()
        self.changed.emit()

    # what stands against them

    def unread(self) -> list[Refusal]:
        """What is typed and means nothing, each with its place."""
        return [refusal for item in self.items for refusal in item.unread()]

    def judge(self, refusals: Mapping[str, Refusal]) -> None:
        """Show at each item what stands against it."""
        self._refusals = refusals
        for item in self.items:
            if item.form is not None:
                item.form.judge(refusals)
        self._number()

    def go_to(self, place: str) -> bool:
        """Open the item of a place and go to its field."""
        for number, item in enumerate(self.items, 1):
            if place.startswith(f"{self.root}[{number}]."):
                if item is not self.open_item:
                    self.open(item)
                return item.form is not None and item.form.go_to(place)
        return False

    def first_field(self) -> QWidget | None:
        """The open item's first field, else the first row."""
        if self.open_item is not None and self.open_item.form is not None:
            return self.open_item.form.first_field()
        return self.items[0].row if self.items else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc folds the open item."""
        item = self.open_item
        if event.key() == Qt.Key.Key_Escape and item is not None:
            self.close_item()
            item.row.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def set_one_column(self, *, is_one_column: bool) -> None:
        """One column where it is narrow."""
        self._is_one_column = is_one_column
        for item in self.items:
            if item.form is not None:
                item.form.set_one_column(is_one_column=is_one_column)

    def retranslate(self) -> None:
        """Every row anew."""
        self._number()
