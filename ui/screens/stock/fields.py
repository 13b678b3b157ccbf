"""What the forms of stock share: a grid of fields that folds, a count of containers, and what stands at which field."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.number import shortened
from compounder.domain.quantity import Quantity
from ui.theme.tokens import Space, Type
from ui.widgets.field import Field
from ui.widgets.panel import Card, Text, column
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.text_field import TextField

_COUNT = re.compile(r"[0-9]{1,6}", re.ASCII)


class AtField(Exception):
    """A refusal, and the field at which it stands; None: it is none of theirs."""

    def __init__(self, refusal: Refusal, field: Field | None) -> None:
        super().__init__(refusal)
        self.refusal, self.field = refusal, field


class CountField(TextField):
    """A whole number: ``count()`` is it, None while the field is empty; anything else is refused as it stands."""

    def count(self) -> int | None:
        """The number; what is none is refused as ``invalid_number``."""
        text = self.text().strip()
        if not text:
            return None
        if not _COUNT.fullmatch(text):
            raise AtField(Refusal("invalid_number", "not_a_count", text=shortened(text)), self)
        return int(text)


class FieldGrid(QObject):
    """Fields in rows of up to two columns, in one column where it is narrow, under a heading in a card."""

    def __init__(self, columns: int = 2) -> None:
        super().__init__()
        self.heading = Text(style=Type.SECTION)
        self._columns = columns
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.XS)
        self._fields: list[tuple[QWidget, int]] = []
        within = column(gap=Space.M)
        within.addWidget(self.heading)
        within.addLayout(self._grid)
        within.addStretch(1)
        self.card = Card(within, padding=Space.L)

    def add(self, *fields: QWidget, is_wide: bool = False) -> None:
        """Add fields in reading order; a wide one has a row of its own."""
        for field in fields:
            field.setParent(self.card)
            self._fields.append((field, self._columns if is_wide else 1))

    def arrange(self, *, is_one_column: bool) -> None:
        """Lay the visible fields out; hidden ones leave no gap."""
        for field, _ in self._fields:
            self._grid.removeWidget(field)
        columns = 1 if is_one_column else self._columns
        row = place = 0
        for field, width in self._fields:
            if is_left_out(field):
                continue
            if place + min(width, columns) > columns:
                row, place = row + 1, 0
            self._grid.addWidget(field, row, place, 1, min(width, columns))
            place += min(width, columns)
        for each in range(self._columns):
            self._grid.setColumnStretch(each, 1 if each < columns else 0)


def is_left_out(field: QWidget) -> bool:
    """Whether a field was hidden on purpose; one that was not shown yet was not."""
    return field.isHidden() and field.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def needed(edit: QuantityEdit, missing: str) -> Quantity:
    """The value of a quantity field that may not stay empty; what stands against it is an AtField."""
    refusal, value = edit.settle(), edit.value()
    if isinstance(refusal, Refusal):
        raise AtField(refusal, edit)
    if isinstance(value, Quantity):
        return value
    raise AtField(Refusal("missing_input", missing if edit.is_empty else "typed_twice"), edit)


def refuse_at(refusal: Refusal, field: Field) -> None:
    """Say a refusal at its field, unless the field says it itself already, and go there."""
    if not (isinstance(field, QuantityEdit) and (field.refusal is not None or field.is_questioned)):
        field.refuse(refusal)
    field.setFocus(Qt.FocusReason.OtherFocusReason)


def text_or_none(field: TextField) -> str | None:
    """What was typed, None where nothing was."""
    return field.text() if field.text().strip() else None
