"""Fills a calculator's form as a person would: by the names of the inputs, from texts as they are typed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from compounder.domain.calculators.declaration import Texts
from compounder.domain.quantity import split_unit
from tests.ui.station import settle
from ui.main_window import MainWindow
from ui.places import Place, Target
from ui.screens.calculate.field import InputField
from ui.screens.calculate.form import CalculatorForm
from ui.screens.calculate.rows import RowsField
from ui.screens.calculate.screen import CalculateScreen
from ui.widgets.choice_field import ChoiceField
from ui.widgets.quantity_edit import QuantityEdit

_PLACE = re.compile(r"(\w+)\[([0-9]+)\]\.(\w+)")


def screen_of(window: MainWindow) -> CalculateScreen:
    """Calculate, shown."""
    assert window.desk is not None
    screen = window.desk.current
    assert isinstance(screen, CalculateScreen)
    return screen


def tell(window: MainWindow, name: str, given: Mapping[str, str] | None = None, *, is_settled: bool = True) -> None:
    """Open a calculator and give these inputs; a row's is written ``list[1].name``."""
    assert window.desk is not None
    window.desk.open(Target(Place.CALCULATE, name))
    if given:
        fill(screen_of(window).form, given)
    if is_settled:
        settle(window.workplace.operations)


def fill(form: CalculatorForm | None, given: Mapping[str, str]) -> None:
    """Type into the fields of a form."""
    assert form is not None
    for place, text in given.items():
        found = _PLACE.fullmatch(place)
        if found is None:
            part = form.field(place)
            assert isinstance(part, InputField)
            type_in(part, text)
        else:
            rows = form.field(found[1])
            assert isinstance(rows, RowsField)
            while len(rows.panels) < int(found[2]):
                rows.add_row()
            type_in(next(field for field in rows.panels[int(found[2]) - 1].fields if field.item.name == found[3]), text)


def type_in(field: InputField, text: str) -> None:
    """Give one field its text, number and unit in their own parts."""
    part = field.part
    if isinstance(part, ChoiceField):
        part.choose(text)
        part.chosen.emit(part.choice())
    elif isinstance(part, QuantityEdit):
        number, unit = split_unit(text) if part.unit.isVisibleTo(part) else (text, "")
        part.number.setText(number)
        part.unit.setText(unit)
    else:
        part.line.setText(text)
        part.line.textEdited.emit(text)


def flat(given: Texts) -> dict[str, str]:
    """The inputs of a case with the rows of its lists one by one."""
    found: dict[str, str] = {}
    for name, value in given.items():
        if isinstance(value, str):
            found[name] = value
        else:
            for number, row in enumerate(value, 1):
                found |= {f"{name}[{number}].{key}": text for key, text in row.items()}
    return found
