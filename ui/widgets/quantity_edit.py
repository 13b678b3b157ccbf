"""The quantity field: number and unit are one value; nothing is dropped, rounded, defaulted, scrolled or guessed.

Not a spin box: under a French locale those turn 0.5 into 5 and 250 into 25. What is typed stays as it was typed, comma
and point both mean the decimal mark, and `compounder.domain` alone decides what it means; the system's locale plays no
part. The value is always read from the whole text, number and unit together, so typing, keypad and paste agree.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.number import decimal_text
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity, split_unit
from compounder.domain.strength import Strength
from ui.theme.tokens import Height, State, Type, TypeStyle
from ui.theme.typeface import metrics
from ui.widgets.field import Field
from ui.widgets.quantity_lines import UNIT_STYLE, Chevron, NumberLine, UnitLine
from ui.widgets.quantity_reading import Check, Measured, Reader, Reading, ReadsTyped, is_above, is_ten_fold
from ui.widgets.quantity_words import QuantityWords
from ui.words import language, words

_UNSHIFTED = set("&é\"'(è_çà")
"""What the digit row of an AZERTY keyboard writes without Shift."""
_LARGE = TypeStyle(40, 48, 600)


class QuantityEdit(Field):
    """A number with its unit: ``QuantityEdit(("g", "mg"))``; ``set_label("Dose")``; ``value()``.

    - `units`: what the unit part offers; none is chosen beforehand. ``("%",)`` reads a Percentage; with `is_strength`
      a Strength (``("% w/w", "mg/mL")``). `allows_zero` takes 0; `check(value)` may raise a Refusal of the domain.
    - ``value()``: the exact value, or None while there is none to be used (empty, unfinished, refused, or a ten-fold
      value that was not typed twice).
    - ``settle()``: judge finally, as on leaving, Enter or F12; the Refusal that stands, None where the value may be
      used or the field is empty. ``is_empty`` tells these two apart.
    - ``set_usual(value)``: the ten-fold guard asks back from ten times, or a tenth of, this value.
    - ``set_value(value)`` fills in a decimal value (a balance's, a code's); ``clear()`` empties.
    - ``refuse(refusal)`` shows a service's refusal until the next key; what was typed stays.
    - Signals: `changed()` after each edit; `entered()` on Enter, when the value stands settled.
    Keys: a letter after the number goes on in the unit; Up and Down choose the unit there; copying copies both; pasting
    "121,14 g" fills both. `is_large` is the 76 px field of Verify. `reader` reads the text in another way; without
    units there is no unit part, and what is typed stands in one line.
    """

    changed = Signal()
    entered = Signal()

    def __init__(
        self,
        units: tuple[str, ...],
        *,
        is_strength: bool = False,
        allows_zero: bool = False,
        check: Check | None = None,
        is_large: bool = False,
        reader: ReadsTyped | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(height=Height.HERO_FIELD if is_large else Height.FIELD, parent=parent)
        self._reader: ReadsTyped = reader or Reader(units, is_strength, allows_zero, check)
        self._reading = Reading()
        self._usual: Measured | None = None
        self._questioned: Measured | None = None
        self._was_emptied = False
        self._is_settled = False
        self._least_unit = 0
        self._says = QuantityWords(self)
        self.number = NumberLine(_LARGE if is_large else Type.PAGE)
        self.unit = UnitLine(units)
        self._chevron = Chevron()
        self._build()
        self.retranslate()

    def _build(self) -> None:
        box = self.box.inner
        box.setSpacing(0)
        box.addWidget(self.number, 1)
        rule = QFrame()
        rule.setProperty("kind", "line")
        rule.setFixedWidth(1)
        box.addWidget(rule)
        if self._reader.units:
            box.addSpacing(12)
        box.addWidget(self.unit)
        box.addWidget(self._chevron)
        if not self._reader.units:
            rule.hide()
            self.unit.hide()
            self._chevron.hide()
        self.box.inner.setContentsMargins(13, 3, 3, 3)
        for part in (self.number, self.unit):
            self.box.watch(part)
            part.installEventFilter(self)
            part.textChanged.connect(self._read)
            part.returnPressed.connect(self._enter)
            part.copied.connect(self._copy)
        self.number.overflowed.connect(self._continue_in_unit)
        self.number.pasted.connect(self._paste)
        self.unit.pasted.connect(self._paste_into_unit)
        self.number.emptied.connect(self._note_emptied)
        self.number.left_to_right.connect(lambda: self._go_to(self.unit if self._reader.units else self.number))
        self.unit.left_to_left.connect(lambda: self._go_to(self.number))
        self._chevron.clicked.connect(self._offer_units)
        self.setFocusProxy(self.number)

    # what is there

    @property
    def text(self) -> str:
        """Everything that was typed, number and unit, unchanged."""
        return self.number.text() + self.unit.text()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return self._reading.is_empty

    @property
    def is_understood(self) -> bool:
        """Whether what was typed means something by itself, whatever a service said of it."""
        return self._reading.value is not None or bool(self._reading.word)

    @property
    def understood(self) -> Measured | None:
        """What was typed by itself, whatever a service said of it; None while the ten-fold guard asks back."""
        return None if self._awaits_second_typing() else self._reading.value

    @property
    def doubt(self) -> Refusal | None:
        """Why what was typed is no value by itself, were it finished; nothing is said at the field."""
        if self._awaits_second_typing():
            return Refusal("missing_input", "typed_twice")
        return self._reading.refusal

    def value(self) -> Measured | None:
        """The value to be used, exactly as typed; None where there is none."""
        if self._refusal is not None or self._awaits_second_typing():
            return None
        return self._reading.value

    def settle(self) -> Refusal | Phrase | None:
        """Judge what stands there as finished, and say so at the field."""
        self._is_settled = True
        value = self._reading.value
        if value is not None and self._usual is not None and self._questioned != value:
            self._questioned = value if is_ten_fold(value, self._usual) else None
            self._was_emptied = False
        self._echo()
        return self.refusal

    @property
    def refusal(self) -> Refusal | Phrase | None:
        """The refusal that stands: a service's, or the reading's own once it is final or settled."""
        if self._refusal is not None:
            return self._refusal
        return self._reading.refusal if self._is_settled or self._reading.is_final else None

    @property
    def is_questioned(self) -> bool:
        """Whether the ten-fold guard asks back."""
        return self._is_settled and self._awaits_second_typing()

    def _awaits_second_typing(self) -> bool:
        value = self._reading.value
        if value is None or self._usual is None or not is_ten_fold(value, self._usual):
            return False
        return not (self._questioned == value and self._was_emptied)

    # filling and emptying

    def set_usual(self, usual: Measured | None) -> None:
        """The value against which a ten-fold slip is seen."""
        self._usual = usual
        self._questioned, self._was_emptied = None, False
        self._echo()

    def set_value(self, value: Measured) -> None:
        """Fill in a value whose digits end; one without an end in decimals is a ValueError."""
        number = decimal_text(value.number).replace(".", words().sentences["number.mark"])
        match value:
            case Quantity():
                self._fill(number, str(value.unit))
            case Percentage():
                self._fill(number, "%")
            case Strength():
                self._fill(f"1:{number}" if value.notation.mark == "1:" else number, value.unit_text)

    def clear(self) -> None:
        """Empty both parts."""
        self._fill("", "")

    def _fill(self, number: str, unit: str) -> None:
        self.unit.setText(unit)
        self.number.setText(number)
        self._is_settled = False
        self._read()

    def _read(self) -> None:
        self._refusal = None
        self._is_settled = False
        if not self.number.text():
            self._note_emptied()
        self._fit_unit()
        self._reading = self._reader.read(self.text, language=language())
        self._echo()
        self.changed.emit()

    def _note_emptied(self) -> None:
        self._was_emptied = self._questioned is not None

    # words

    def retranslate(self) -> None:
        """Say everything in the language that is spoken; what was typed is read again in it."""
        self.unit.setPlaceholderText(self.tr("unit", "where the unit of a quantity is chosen"))
        self._chevron.setAccessibleName(self.tr("Choose the unit"))
        texts = (*self._reader.units, self.unit.placeholderText())
        self._least_unit = max(metrics(UNIT_STYLE).horizontalAdvance(text) for text in texts) + 10
        self._fit_unit()
        self._name(self.label)
        self._reading = self._reader.read(self.text, language=language())
        self._echo()

    def _fit_unit(self) -> None:
        """The unit part is as wide as its widest unit, and as what was typed there."""
        width = max(self._least_unit, metrics(UNIT_STYLE).horizontalAdvance(self.unit.text()) + 10)
        if width != self.unit.width():
            self.unit.setFixedWidth(width)

    def _name(self, text: str) -> None:
        super()._name(text)
        self.number.setAccessibleName(text)
        unit = self.tr("unit", "where the unit of a quantity is chosen")
        self.unit.setAccessibleName(f"{text}, {unit}".lstrip(", "))

    def _echo(self) -> None:
        refusal, value = self.refusal, self._reading.value
        if refusal is not None:
            self.box.set_mark(State.REFUSED)
            self.echo.show_phrase(State.REFUSED, self._hint() or refusal)
        elif self.is_questioned:
            self.box.set_mark(State.ATTENTION)
            self.echo.show_phrase(State.ATTENTION, self._question())
        else:
            self.box.set_mark(None)
            word = self._reading.word
            is_understood = bool(word) or (value is not None and not self._awaits_second_typing())
            said = word or (self._says.echo(value) if value is not None and is_understood else self._help)
            self.echo.show_phrase(State.OK if is_understood else None, said)
        self.number.setAccessibleDescription(self.echo.text)

    def _question(self) -> str:
        value, usual = self._reading.value, self._usual
        assert value is not None  # noqa: S101 (asked only where there is a value)
        assert usual is not None  # noqa: S101 (and a usual one)
        number = self.number.text().strip()
        if is_above(value, usual):
            asked = self.tr("Ten times the usual %1, or more. Type %2 again to keep it, or correct it.")
        else:
            asked = self.tr("A tenth of the usual %1, or less. Type %2 again to keep it, or correct it.")
        return asked.replace("%1", words().show(usual)).replace("%2", number)

    def _hint(self) -> str:
        """What a person on an AZERTY keyboard has to know."""
        number, _ = split_unit(self.text)
        if number and set(number) <= _UNSHIFTED | set(",;. "):
            return self.tr("Digits need Shift on this keyboard, or use the keypad.")
        return ""

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field settles it; going from number to unit does not."""
        if event.type() is QEvent.Type.FocusOut and watched in (self.number, self.unit):
            focus = QApplication.focusWidget()
            if focus not in (self.number, self.unit) and not self.is_empty:
                self.settle()
        return super().eventFilter(watched, event)

    def _go_to(self, part: QWidget) -> None:
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        self.settle()
        self.entered.emit()

    def _continue_in_unit(self, text: str) -> None:
        if not self._reader.units:
            self.number.insert(text)
            return
        self._go_to(self.unit)
        self.unit.end(False)
        self.unit.insert(text)

    def _paste(self, text: str) -> None:
        """Insert a text at the cursor; a unit in it replaces the one that stood there."""
        self.number.insert(text)
        whole = self.number.text()
        _, unit = split_unit(whole)
        if unit and self._reader.units:
            start = whole.index(unit[0])
            self.unit.setText(whole[start:])
            self.number.setText(whole[:start])

    def _paste_into_unit(self, text: str) -> None:
        """A whole value takes the place of both parts; anything else goes where the cursor stands."""
        number, unit = split_unit(text)
        if number and unit:
            self.number.selectAll()
            self._paste(text)
        else:
            self.unit.insert(text)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text)

    def _offer_units(self) -> None:
        menu = QMenu(self)
        for unit in self._reader.units:
            action = QAction(unit, menu)
            action.triggered.connect(lambda _=False, chosen=unit: self.unit.setText(chosen))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.box.rect().bottomRight()
        menu.popup(self.box.mapToGlobal(QPoint(corner.x() - menu.sizeHint().width(), corner.y())))
