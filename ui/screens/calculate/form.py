"""The form of a calculator, made from its declared inputs alone: nothing here knows any calculator by name."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from compounder.domain.calculators.declaration import Calculator, Input, Row, Rows
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from ui.screens.calculate.field import InputField
from ui.screens.calculate.found_rows import MoreRow
from ui.screens.calculate.rows import RowsField
from ui.theme.tokens import Space, Type
from ui.widgets.panel import Panel, Text, column
from ui.words import words

_MOST, _FIRST = 5, 4
"""A form of more inputs than the first shows as many as the second says; those that are needed always show."""
_PLACE = re.compile(r"([a-z0-9_]+)(?:\[([0-9]+)\](?:\.([a-z0-9_]+))?)?")


class CalculatorForm(Panel):
    """``CalculatorForm(calculator)``: `changed` with each edit; ``texts()``, ``doubtful()``, ``refuse(refusal)``.

    Inputs beyond the first few fold behind one button that names them; a refusal at a folded one opens it.
    """

    changed = Signal()

    def __init__(self, calculator: Calculator) -> None:
        super().__init__()
        self.calculator = calculator
        self._is_marked = any(not item.optional and item.default is None for item in calculator.inputs)
        self.parts = [self._made(item) for item in calculator.inputs]
        self._folded = self._parts_to_fold()
        self.more = MoreRow()
        self.more.clicked.connect(self.unfold)
        self._question = Text(style=Type.SECTION, wraps=True)
        layout = column(gap=Space.XS)
        layout.addWidget(self._question)
        layout.addSpacing(Space.XS)
        for part in self.parts:
            layout.addWidget(part)
        layout.addWidget(self.more)
        layout.addStretch(1)
        self.setLayout(layout)
        self._show_folded()
        self.retranslate()

    def _made(self, item: Input) -> InputField | RowsField:
        if isinstance(item.kind, Rows):
            return RowsField(item, self._change, self._enter)
        return InputField(item, self._change, self._enter, is_marked=self._is_marked)

    def _parts_to_fold(self) -> list[InputField | RowsField]:
        if len(self.parts) <= _MOST:
            return []
        return [part for part in self.parts[_FIRST:] if part.item.optional or part.item.default is not None]

    @property
    def fields(self) -> list[InputField]:
        """Every field in reading order, those of the rows too."""
        found: list[InputField] = []
        for part in self.parts:
            found += part.fields if isinstance(part, RowsField) else [part]
        return found

    def field(self, name: str) -> InputField | RowsField:
        """The part of an input."""
        return next(part for part in self.parts if part.item.name == name)

    # what is given

    def texts(self) -> dict[str, str | list[Row]]:
        """What is given, as it was typed, by the names of the inputs; what is empty is not given."""
        given: dict[str, str | list[Row]] = {}
        for part in self.parts:
            text: str | list[Row] = part.texts() if isinstance(part, RowsField) else part.text
            if text:
                given[part.item.name] = text
        return given

    def doubtful(self) -> InputField | None:
        """The first field whose text is not understood."""
        return next((field for field in self.fields if not field.is_understood), None)

    def first_empty(self) -> QWidget | None:
        """The first field in sight in which nothing is given, else the first."""
        shown = [field for field in self.fields if field.isVisibleTo(self)]
        return next((field for field in shown if not field.text), shown[0] if shown else None)

    # refusals

    def refuse(self, refusal: Refusal) -> InputField | RowsField | None:
        """Show a refusal at the input that it names, in sight; None where it names none."""
        part = self.place_of(refusal)
        if isinstance(part, InputField):
            part.refuse(refusal)
        return part

    def place_of(self, refusal: Refusal) -> InputField | RowsField | None:
        """The part at which a refusal stands: where the calculator placed it, else the first input that it names."""
        places = [refusal.at, *(value.key.removeprefix("value.") for value in _phrases(refusal))]
        for place in places:
            part = self._part_at(place)
            if part is not None:
                if part in self._folded or not part.isVisibleTo(self):
                    self.unfold()
                return part
        return self._part_with(refusal)

    def _part_with(self, refusal: Refusal) -> InputField | None:
        """The field of the first value that the sentence shows, where one field alone holds it."""
        for value in refusal.values.values():
            holding = [field for field in self.fields if value is not None and field.value == value]
            if len(holding) == 1:
                return holding[0]
        return None

    def _part_at(self, place: str) -> InputField | RowsField | None:
        found = _PLACE.fullmatch(place)
        part = next((part for part in self.parts if found and part.item.name == found[1]), None)
        if isinstance(part, RowsField) and found is not None and found[2]:
            return part.field_at(int(found[2]), found[3] or "") or part
        return part

    def clear_refusals(self) -> None:
        """The calculator is asked anew; what a field says of its own text stands."""
        for field in self.fields:
            field.clear_refusal()

    # folding and moving on

    def unfold(self) -> None:
        """Show every input; the focus goes to the first that was folded, if it was on the button."""
        had_focus = self.more.hasFocus()
        first, self._folded = (self._folded[0] if self._folded else None), []
        self._show_folded()
        if had_focus and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_folded(self) -> None:
        for part in self.parts:
            part.setVisible(part not in self._folded)
        self.more.setVisible(bool(self._folded))

    def _change(self) -> None:
        self.changed.emit()

    def _enter(self, field: InputField) -> None:
        """Enter goes to the next field; in the last one of a list that is not empty, it adds a row."""
        for part in self.parts:
            if isinstance(part, RowsField) and part.fields and field is part.fields[-1] and field.text:
                part.add_row()
                return
        shown = [other for other in self.fields if other.isVisible()]
        after = shown[shown.index(field) + 1 :] if field in shown else []
        if after:
            after[0].setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Say the question and what is folded."""
        self._question.setText(self.tr("What do you know?"))
        names = ", ".join(words().say(f"value.{part.item.name}") for part in self._folded)
        self.more.show_words(self.tr("%n more input(s)", "", len(self._folded)), names)


def _phrases(refusal: Refusal) -> list[Phrase]:
    return [value for value in refusal.values.values() if isinstance(value, Phrase)]
