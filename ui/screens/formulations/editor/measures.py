"""Values of a draft that are measured: a field with a unit, or a bare number; nothing that is typed is rounded."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from ui.screens.formulations.editor.entries import Entry
from ui.screens.formulations.editor.readers import NumberReader, number_text
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.quantity_reading import Measured, ReadsTyped, is_ten_fold


class MeasureEntry(Entry):
    """A quantity, a percentage or a strength, exactly as typed.

    What a file holds stands as it was as long as nobody touches it, be it longer than what a person may type. Ten times
    as much, or a tenth, is asked back.
    """

    def __init__(
        self, place: str, units: tuple[str, ...] = (), *, reader: ReadsTyped | None = None, is_wide: bool = False
    ) -> None:
        self.part: QuantityEdit
        super().__init__(place, QuantityEdit(reader.units if reader else units, reader=reader), is_wide=is_wide)
        self._stored: Measured | None = None
        self._filled = ""
        self._is_filling = False
        self.part.changed.connect(self._edit)
        self.part.entered.connect(self.entered)

    def _edit(self) -> None:
        if not self._is_filling:
            self.changed.emit()

    def show(self, value: object) -> None:
        """Number and unit, in the notation that they were written in."""
        self._stored = self._measured(value)
        self._fill(self._stored)
        self._filled = self.part.text
        self.part.set_usual(self._stored)

    def _measured(self, value: object) -> Measured | None:
        return value if isinstance(value, Quantity | Percentage | Strength) else None

    def _fill(self, value: Measured | None) -> None:
        self._is_filling = True
        self.part.clear()
        if value is not None:
            number, unit = number_text(value)
            self.part.unit.setText(unit)
            self.part.number.setText(number)
            self.part.number.setCursorPosition(0)
        self._is_filling = False

    def value(self) -> object:
        """The value."""
        return self._stored if self._is_untouched else self.part.understood

    @property
    def _is_untouched(self) -> bool:
        return self._stored is not None and self.part.text == self._filled

    def unread(self) -> Refusal | None:
        """Not understood, or ten times what it was and not typed twice."""
        return None if self.part.is_empty or self._is_untouched else self.part.doubt

    def go(self) -> None:
        """The field says what it does not understand."""
        super().go()
        self.part.settle()

    def say(self, prefix: str, help_of: Callable[[str], str]) -> None:
        """A value that is understood is written as the language that is spoken writes it."""
        known = self._stored if self._is_untouched else self.part.understood
        if known is not None:
            is_untouched, refusal = self._is_untouched, self.part.refusal
            self._fill(known)
            self._filled = self.part.text if is_untouched else self._filled
            is_asked_back = self._stored is None or is_ten_fold(known, self._stored)
            self.part.set_usual(None if is_asked_back else self._stored)
            if refusal is not None:
                self.part.refuse(refusal)
        super().say(prefix, help_of)


class NumberEntry(MeasureEntry):
    """A bare number: a Fraction, or an int where it counts."""

    def __init__(self, place: str, *, is_count: bool = False) -> None:
        super().__init__(place, reader=NumberReader(is_count=is_count))
        self._is_count = is_count

    def _measured(self, value: object) -> Measured | None:
        return Quantity.of(value, "g") / Quantity.of(1, "g") if isinstance(value, int | Fraction) else None

    def value(self) -> object:
        """The number."""
        found = super().value()
        if not isinstance(found, Quantity):
            return None
        return int(found.number) if self._is_count else found.number
