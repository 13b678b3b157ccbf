"""A quantity in words, and in the neighbouring unit where its number is small or large: "0.5 mg = 500 micrograms"."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QObject

from compounder.domain.quantity import Quantity
from compounder.domain.strength import Notation, Strength
from compounder.domain.unit import Unit
from compounder.domain.working import Figure
from ui.widgets.quantity_reading import Measured
from ui.words import language, words

_LADDERS = (
    ("kg", "g", "mg", "microgram", "ng"),
    ("L", "mL", "microlitre"),
    ("mol", "mmol", "micromol"),
    ("Eq", "mEq"),
    ("Osm", "mOsm"),
)


class QuantityWords(QObject):
    """Says quantities in the language that is spoken."""

    def echo(self, value: Measured) -> str:
        """The words for what was understood."""
        if isinstance(value, Strength):
            return _in_percent(value)
        if not isinstance(value, Quantity) or not value.unit.powers:
            return words().show(value)
        neighbour = _neighbour(value)
        if neighbour is None:
            return self.in_words(value)
        return f"{words().show(value)} = {self.in_words(neighbour)}"

    def in_words(self, quantity: Quantity) -> str:
        """The number with its unit spelt: "62.5 milligrams"."""
        names = self._names()
        above, *below = str(quantity.unit).replace("^2", "²").split("/")
        is_many = quantity.number >= 2 if language() == "fr" else quantity.number != 1
        said = [names.get(above, (above, above))[is_many], *(names.get(part, (part, part))[0] for part in below)]
        per = self.tr(" per ")
        return f"{words().show(quantity.number)}\N{NO-BREAK SPACE}{per.join(said)}"

    def _names(self) -> dict[str, tuple[str, str]]:
        return {
            "kg": (self.tr("kilogram"), self.tr("kilograms")),
            "g": (self.tr("gram"), self.tr("grams")),
            "mg": (self.tr("milligram"), self.tr("milligrams")),
            "microgram": (self.tr("microgram"), self.tr("micrograms")),
            "ng": (self.tr("nanogram"), self.tr("nanograms")),
            "L": (self.tr("litre"), self.tr("litres")),
            "dL": (self.tr("decilitre"), self.tr("decilitres")),
            "mL": (self.tr("millilitre"), self.tr("millilitres")),
            "microlitre": (self.tr("microlitre"), self.tr("microlitres")),
            "mol": (self.tr("mole"), self.tr("moles")),
            "mmol": (self.tr("millimole"), self.tr("millimoles")),
            "micromol": (self.tr("micromole"), self.tr("micromoles")),
            "Eq": (self.tr("equivalent"), self.tr("equivalents")),
            "mEq": (self.tr("milliequivalent"), self.tr("milliequivalents")),
            "Osm": (self.tr("osmole"), self.tr("osmoles")),
            "mOsm": (self.tr("milliosmole"), self.tr("milliosmoles")),
            "unit": (self.tr("unit"), self.tr("units")),
            "mm": (self.tr("millimetre"), self.tr("millimetres")),
            "cm": (self.tr("centimetre"), self.tr("centimetres")),
            "m": (self.tr("metre"), self.tr("metres")),
            "min": (self.tr("minute"), self.tr("minutes")),
            "h": (self.tr("hour"), self.tr("hours")),
            "day": (self.tr("day"), self.tr("days")),
            "degC": (self.tr("degree Celsius"), self.tr("degrees Celsius")),
            "drop": (self.tr("drop"), self.tr("drops")),
        }


def _in_percent(strength: Strength) -> str:
    """A strength, and its percentage where it is written otherwise and its digits end: "250 mg/mL = 25 % w/v"."""
    shown = words().show(strength)
    percent = Notation.percent(strength.basis)
    if percent.mark != "%" or strength.notation.mark == "%":
        return shown
    figure = Figure.of(strength.in_notation(percent))
    return shown if figure.is_cut else f"{shown} = {words().show(figure)}"


def _neighbour(quantity: Quantity) -> Quantity | None:
    """The quantity in the next smaller unit below 1, in the next larger one from 1000 on, where its digits end."""
    unit, number = str(quantity.unit), quantity.number
    if number == 0 or Fraction(1) <= number < 1000:
        return None
    for ladder in _LADDERS:
        if unit in ladder:
            place = ladder.index(unit) + (1 if number < 1 else -1)
            if 0 <= place < len(ladder):
                converted = quantity.to(Unit.of(ladder[place]))
                return None if Figure.of(converted).is_cut else converted
    return None
