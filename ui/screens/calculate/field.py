"""The field of one declared input: a quantity, one of several words, or a name; what was typed is its text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from compounder.domain.calculators.declaration import Input
from compounder.domain.calculators.kinds import Kind, Name, Option
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from ui.screens.calculate.entry import KindReader, spaced
from ui.widgets.choice_field import ChoiceField
from ui.widgets.panel import Panel, column
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.text_field import TextField
from ui.words import language, words


class InputField(Panel):
    """``InputField(input, changed, entered)``: `text` as typed, "" while nothing is given; `is_understood` by itself.

    `is_marked` says beside the field that it may stay empty; a default is said in any case.
    """

    copied_without_selection = Signal()

    def __init__(
        self, item: Input, changed: Callable[[], None], entered: Callable[[InputField], None], *, is_marked: bool
    ) -> None:
        super().__init__()
        self.item = item
        self._is_marked = is_marked
        self.part = self._made(changed, lambda: entered(self))
        layout = column()
        layout.addWidget(self.part)
        self.setLayout(layout)
        self.setFocusProxy(self.part)
        self.retranslate()

    def _made(self, changed: Callable[[], None], entered: Callable[[], None]) -> QuantityEdit | ChoiceField | TextField:
        kind = self.item.kind
        if isinstance(kind, Option):
            choice = ChoiceField()
            choice.chosen.connect(lambda _key: changed())
            return choice
        if isinstance(kind, Name):
            line = TextField()
            line.edited.connect(lambda _text: changed())
            line.entered.connect(entered)
            return line
        if not isinstance(kind, Kind):
            raise TypeError(f"{self.item.name} is a list")
        reader = KindReader.of(kind, self.item.sign, language())
        edit = QuantityEdit(reader.units, reader=reader)
        edit.changed.connect(changed)
        edit.entered.connect(entered)
        for part in (edit.number, edit.unit):
            part.copied.connect(lambda part=part: self._tell_copied(part))
        return edit

    def _tell_copied(self, part: QLineEdit) -> None:
        if not part.hasSelectedText():
            self.copied_without_selection.emit()

    @property
    def text(self) -> str:
        """What stands there, as the services are given it."""
        match self.part:
            case ChoiceField():
                return str(self.part.choice() or "")
            case TextField():
                return self.part.text().strip()
            case _:
                return spaced(self.part.text)

    @property
    def value(self) -> object:
        """The value that the text means by itself; None for words, and where there is none."""
        return self.part.value() if isinstance(self.part, QuantityEdit) else None

    @property
    def is_understood(self) -> bool:
        """Whether what stands there means something by itself, or nothing stands there."""
        return not isinstance(self.part, QuantityEdit) or self.part.is_empty or self.part.is_understood

    def settle(self) -> None:
        """Say at the field why it is not understood."""
        if isinstance(self.part, QuantityEdit):
            self.part.settle()

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal of the calculator at the field."""
        self.part.refuse(refusal)

    def clear_refusal(self) -> None:
        """The calculator is asked anew."""
        if self.part.refusal is not None and (not isinstance(self.part, QuantityEdit) or self.part.is_understood):
            self.part.clear_refusal()

    @property
    def refusal(self) -> Refusal | Phrase | None:
        """The refusal that stands at the field."""
        return self.part.refusal

    def retranslate(self) -> None:
        """Say label, help and choices in the language that is spoken."""
        said = words().say(f"value.{self.item.name}")
        self.part.set_label(said[:1].upper() + said[1:])
        if isinstance(self.part, ChoiceField):
            self.part.set_choices(self._choices())
        default = self.item.default
        if default is not None:
            self.part.show_help(self.tr("%1 while nothing is given").replace("%1", self._default(default)))
        elif self.item.optional and self._is_marked:
            self.part.show_help(self.tr("may stay empty"))

    def _choices(self) -> list[tuple[object, str]]:
        assert isinstance(self.item.kind, Option)  # noqa: S101 (a choice has words)
        found: list[tuple[object, str]] = [
            (word, words().say(f"choice.{self.item.name}.{word}")) for word in self.item.kind.words
        ]
        return [("", self.tr("not given")), *found] if self.item.optional else found

    def _default(self, default: str) -> str:
        kind = self.item.kind
        if isinstance(kind, Option):
            return words().say(f"choice.{self.item.name}.{default}")
        if not isinstance(kind, Kind):
            return default
        reading = KindReader.of(kind, self.item.sign, "en").read(default, language="en")
        return words().show(reading.value) if reading.value is not None else default
