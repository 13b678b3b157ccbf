"""What a person does with the fields and the bench of a window before its picture is taken."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from compounder.domain.balance import Balance, LiveReading
from compounder.domain.quantity import Quantity
from tests.pictures.camera import Studio
from ui.host import Host
from ui.screen import Screen
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.text_field import TextField

_V = TypeVar("_V", bound=QWidget)


def give(field: QWidget, value: object) -> None:
    """Type a text, a number with its unit or a date into a field, or choose in it."""
    if isinstance(field, QuantityEdit):
        number, _, unit = str(value).partition(" ")
        field.number.setText(number)
        if unit:
            field.unit.setText(unit)
    elif isinstance(field, ChoiceField):
        field.choose(value)
        field.chosen.emit(value)
    elif isinstance(field, DateField):
        assert isinstance(value, date)
        field.set_value(value)
    else:
        assert isinstance(field, TextField)
        field.line.setText(str(value))
        field.line.textEdited.emit(str(value))


def shown(studio: Studio, kind: type[_V]) -> _V:
    """The screen that is shown, of which kind it must be: a place, or the view within it."""
    assert studio.window.desk is not None
    found: QWidget | None = studio.window.desk.current
    while isinstance(found, Host) and not isinstance(found, kind):
        found = found.current
    assert isinstance(found, kind), f"{type(found).__name__} is shown"
    return found


def press_primary(studio: Studio, screen: Screen) -> None:
    """F12, and its answer."""
    screen.bar.primary.click()
    studio.rest()


def lay_on_pan(studio: Studio, amount: Quantity) -> None:
    """Lay something on the one balance, and wait until the window has heard that it lies still."""
    with studio.pharmacy.records.reading() as loads:
        balance = loads.find(Balance)[0]
    balances = studio.window.workplace.balances
    studio.until(lambda: balances.line(balance.id) is not None and balances.pan(balance.id) is not None)
    line, pan = balances.line(balance.id), balances.pan(balance.id)
    assert line is not None
    assert pan is not None
    pan.put(amount)

    def lies_still() -> bool:
        return isinstance(line.shown, LiveReading) and line.shown.is_stable and line.shown.quantity == amount

    studio.until(lies_still)
