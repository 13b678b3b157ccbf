"""A form made of entries: groups under their headings, two columns where there is room; it fills and reads a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from compounder.domain.draft_places import value_at, with_value
from compounder.domain.errors import Refusal
from compounder.domain.formulation_checks import placed
from ui.screens.formulations.editor.entries import Entry
from ui.theme.tokens import Space, Type
from ui.widgets.panel import Panel, Text, column

Record = TypeVar("Record")
Words = Callable[[str], str]
"""What is said of a place, of a heading, of a choice left open: in the language that is spoken."""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under a heading; "" where the title of the section says enough."""

    heading: str
    entries: Sequence[Entry]


class EntryForm(Panel):
    """``show_record(record)``, ``read(record)``; `prefix` is where its record stands in the draft: ``lines[2].``.

    `changed` after each edit, `left` on Enter in the last field.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, groups: Sequence[Group], said: Words, prefix: str = "") -> None:
        super().__init__()
        self.prefix = prefix
        self.groups = tuple(groups)
        self._said = said
        self._is_one_column = False
        self._grids: dict[str, tuple[Text, QGridLayout]] = {}
        self.page = column(gap=Space.M)
        for group in self.groups:
            self._add(group)
        self.setLayout(self.page)
        self.arrange()

    def _add(self, group: Group) -> None:
        heading, grid = Text(style=Type.BODY.in_weight(600), ink="ink2", wraps=True, parent=self), QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.XS)
        self._grids[group.heading] = (heading, grid)
        self.page.addWidget(heading)
        self.page.addLayout(grid)
        for entry in group.entries:
            entry.setParent(self)
            entry.part.setParent(self)
            entry.changed.connect(self.changed)
            entry.entered.connect(lambda entry=entry: self._go_on(entry))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry in reading order."""
        return tuple(entry for group in self.groups for entry in group.entries)

    def entry(self, place: str) -> Entry:
        """The entry of a place within the record."""
        return next(entry for entry in self.entries if entry.place == place)

    # what is there

    def show_record(self, record: object) -> None:
        """Fill every field."""
        for entry in self.entries:
            entry.show(value_at(record, entry.place))

    def read(self, record: Record) -> Record:
        """The record with what stands in the fields."""
        for entry in self.entries:
            record = with_value(record, entry.place, entry.value())
        return record

    def unread(self) -> list[Refusal]:
        """What is typed and means nothing, each with its place."""
        found = [(entry, entry.unread()) for entry in self.entries if entry.is_offered]
        return [placed(refusal, f"{self.prefix}{entry.place}") for entry, refusal in found if refusal is not None]

    def judge(self, refusals: Mapping[str, Refusal]) -> None:
        """Show at each field what stands against it."""
        for entry in self.entries:
            entry.judge(refusals.get(f"{self.prefix}{entry.place}"))

    def go_to(self, place: str) -> bool:
        """Go to the field of a place of the draft; whether there is one."""
        for entry in self.entries:
            if entry.is_offered and f"{self.prefix}{entry.place}" == place:
                entry.go()
                return True
        return False

    def first_field(self) -> QWidget | None:
        """The first field that is empty, else the first."""
        shown = [entry for entry in self.entries if entry.is_offered]
        empty = [entry for entry in shown if entry.is_blank and not entry.may_stay_empty]
        wanted = next(iter(empty or shown), None)
        return wanted.part if wanted is not None else None

    def _go_on(self, entry: Entry) -> None:
        """Enter goes to the next field."""
        shown = [each for each in self.entries if each.is_offered]
        after = shown[shown.index(entry) + 1 :] if entry in shown else []
        if after:
            after[0].part.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left.emit()

    # how it looks

    def offer(self, entry: Entry, *, is_offered: bool) -> None:
        """Show an entry, or leave it out; `arrange` follows."""
        entry.is_offered = is_offered

    def set_one_column(self, *, is_one_column: bool) -> None:
        """One column where it is narrow."""
        if is_one_column != self._is_one_column:
            self._is_one_column = is_one_column
            self.arrange()

    def arrange(self) -> None:
        """Lay out what is offered; what is not leaves no gap."""
        columns = 1 if self._is_one_column else 2
        for group in self.groups:
            heading, grid = self._grids[group.heading]
            for entry in group.entries:
                grid.removeWidget(entry.part)
                if not entry.is_offered:
                    entry.part.hide()
            offered = [entry for entry in group.entries if entry.is_offered]
            heading.setVisible(bool(group.heading) and bool(offered))
            _fill(grid, offered, columns)

    def retranslate(self) -> None:
        """Say headings, labels and help in the language that is spoken."""
        for heading, (text, _) in self._grids.items():
            text.setText(self._said(heading) if heading else "")
        for entry in self.entries:
            entry.say(self.prefix, self._said)


def _fill(grid: QGridLayout, entries: Sequence[Entry], columns: int) -> None:
    row = place = 0
    for entry in entries:
        width = columns if entry.is_wide else 1
        if place + width > columns:
            row, place = row + 1, 0
        grid.addWidget(entry.part, row, place, 1, width)
        entry.part.show()
        place += width
    for each in range(2):
        grid.setColumnStretch(each, 1 if each < columns else 0)
