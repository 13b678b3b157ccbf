"""A list of rows with inputs of their own: rows are added and removed by key, and empty ones count as not there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from compounder.domain.calculators.declaration import Input, Row, Rows
from ui.screens.calculate.field import InputField
from ui.theme.tokens import Space, Type
from ui.widgets.button import Button, CloseButton
from ui.widgets.panel import Line, Panel, Text, column, row
from ui.words import words


class RowPanel(Panel):
    """One row: its number, its fields, and the × that takes it away (also Shift+F6)."""

    def __init__(
        self,
        inputs: tuple[Input, ...],
        changed: Callable[[], None],
        entered: Callable[[InputField], None],
        removed: Callable[[RowPanel], None],
    ) -> None:
        super().__init__()
        self.fields = [InputField(item, changed, entered, is_marked=True) for item in inputs]
        self._number = 0
        self._heading = Text(style=Type.SMALL.in_weight(600), ink="ink2")
        self.remove = CloseButton()
        self.remove.clicked.connect(lambda: removed(self))
        shortcut = QShortcut(QKeySequence("Shift+F6"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: removed(self))
        head = row()
        head.addWidget(self._heading, 1)
        head.addWidget(self.remove)
        layout = column(gap=Space.XS)
        layout.addWidget(Line())
        layout.addLayout(head)
        for field in self.fields:
            layout.addWidget(field)
        self.setLayout(layout)

    def show_number(self, number: int, *, can_go: bool) -> None:
        """Its place in the list, and whether the list may do without it."""
        self._number = number
        self.remove.setVisible(can_go)
        self.retranslate()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is given in it."""
        return not any(field.text for field in self.fields)

    def texts(self) -> Row:
        """What is given, by name."""
        return {field.item.name: field.text for field in self.fields if field.text}

    def retranslate(self) -> None:
        """Say its number."""
        said = self.tr("Row %1").replace("%1", str(self._number))
        self._heading.setText(said)
        self.remove.set_word(self.tr("Remove row %1").replace("%1", str(self._number)))


class RowsField(Panel):
    """``RowsField(input, changed, entered)``: `texts()` of the rows that are not empty, `field_at(row, name)`."""

    def __init__(self, item: Input, changed: Callable[[], None], entered: Callable[[InputField], None]) -> None:
        super().__init__()
        assert isinstance(item.kind, Rows)  # noqa: S101 (the form asks for lists alone)
        self.item = item
        self._rows = item.kind
        self._changed, self._entered = changed, entered
        self.panels: list[RowPanel] = []
        self._heading = Text(style=Type.BODY.in_weight(600), wraps=True)
        self._hint = Text(style=Type.SMALL, ink="ink2", wraps=True)
        self.add = Button(icon="plus", key="F6")
        self.add.clicked.connect(self.add_row)
        self._list = column(gap=Space.S)
        layout = column(gap=Space.XS)
        layout.addWidget(self._heading)
        layout.addLayout(self._list)
        layout.addWidget(self.add)
        layout.addWidget(self._hint)
        self.setLayout(layout)
        for _ in range(0 if item.optional else self._rows.at_least):
            self._append()
        self.retranslate()

    @property
    def fields(self) -> list[InputField]:
        """The fields of all rows, in reading order."""
        return [field for panel in self.panels for field in panel.fields]

    def texts(self) -> list[Row]:
        """The rows in which something is given."""
        return [panel.texts() for panel in self.panels if not panel.is_empty]

    def field_at(self, number: int, name: str) -> InputField | None:
        """The field of a row as the calculator counts it (empty rows are not counted), or of its first field."""
        given = [panel for panel in self.panels if not panel.is_empty]
        if not 1 <= number <= len(given):
            return None
        fields = given[number - 1].fields
        return next((field for field in fields if field.item.name == name), fields[0])

    def add_row(self) -> None:
        """One more row, with the focus in it."""
        self._append().fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()

    def _append(self) -> RowPanel:
        panel = RowPanel(self._rows.inputs, self._changed, self._entered, self._remove)
        self.panels.append(panel)
        self._list.addWidget(panel)
        self._number()
        return panel

    def _remove(self, panel: RowPanel) -> None:
        if len(self.panels) <= self._least:
            return
        at = self.panels.index(panel)
        self.panels.remove(panel)
        self._list.removeWidget(panel)
        panel.hide()
        panel.deleteLater()
        self._number()
        left = self.panels[min(at, len(self.panels) - 1)].fields[0] if self.panels else self.add
        left.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()

    @property
    def _least(self) -> int:
        return 0 if self.item.optional else self._rows.at_least

    def _number(self) -> None:
        for number, panel in enumerate(self.panels, 1):
            panel.show_number(number, can_go=len(self.panels) > self._least)
        self._hint.setVisible(len(self.panels) > self._least)

    def retranslate(self) -> None:
        """Say heading and keys."""
        said = words().say(f"value.{self.item.name}")
        self._heading.setText(said[:1].upper() + said[1:])
        self.add.set_word(self.tr("Add a row"))
        self._hint.setText(self.tr("Shift+F6 removes the row you are in."))
