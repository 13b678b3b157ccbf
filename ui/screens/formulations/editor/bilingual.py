"""A text in English and in French, one field each; the language that is spoken stands first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.domain.phrase import LocalText, Phrase
from ui.screens.formulations.editor.paragraph import ParagraphField
from ui.theme.tokens import Space
from ui.widgets.panel import Panel, column
from ui.widgets.text_field import TextField
from ui.words import language

_SHOWN = ("en", "fr")


class BilingualField(Panel):
    """``text()``, ``set_text(LocalText)``; `edited` when a person changes it, `entered` on Enter in the last field.

    Texts in other languages that a file holds are kept as they are. `is_long` takes fields that wrap.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, *, is_long: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = LocalText.of("")
        self._label, self._help = "", ""
        self.fields: dict[str, TextField | ParagraphField] = {
            code: ParagraphField() if is_long else TextField() for code in _SHOWN
        }
        self._column = column(gap=Space.XS)
        for code, field in self.fields.items():
            self._column.addWidget(field)
            field.edited.connect(lambda _text: self._edit())
            field.entered.connect(lambda code=code: self._enter(code))
        self.setLayout(self._column)
        self._order()

    @property
    def _codes(self) -> tuple[str, ...]:
        return _SHOWN if language() == "en" else tuple(reversed(_SHOWN))

    @property
    def first(self) -> TextField | ParagraphField:
        """The field of the language that is spoken."""
        return self.fields[self._codes[0]]

    def text(self) -> LocalText:
        """What was typed, with the texts in other languages; a language of which nothing is typed is left out."""
        others = {code: text for code, text in self._whole.texts if code not in _SHOWN}
        french = self.fields["fr"].text()
        return LocalText.of(self.fields["en"].text(), **({"fr": french} if french else {}), **others)

    def set_text(self, text: LocalText) -> None:
        """Fill both fields; `edited` is not sent."""
        self._whole = text
        texts = dict(text.texts)
        for code, field in self.fields.items():
            field.set_text(texts.get(code, ""))

    def _edit(self) -> None:
        self.clear_refusal()
        self.edited.emit()

    def _enter(self, code: str) -> None:
        if code == self._codes[0]:
            self.fields[self._codes[1]].setFocus()
        else:
            self.entered.emit()

    def _order(self) -> None:
        """Reading order and tab order follow the language."""
        for place, code in enumerate(self._codes):
            field = self.fields[code]
            self._column.removeWidget(field)
            self._column.insertWidget(place, field)
        QWidget.setTabOrder(*(self.fields[code].line for code in self._codes))
        self.setFocusProxy(self.first)

    def set_label(self, text: str) -> None:
        """What both say."""
        self._label = text
        self.retranslate()

    def show_help(self, text: Phrase | str) -> None:
        """What stands under the last field."""
        self._help = str(text)
        self.retranslate()

    @property
    def refusal(self) -> Refusal | Phrase | None:
        """What stands against it."""
        return self.first.refusal

    def refuse(self, refusal: Refusal | Phrase) -> None:
        """Say what stands against it, at the field of the language that is spoken."""
        self.first.refuse(refusal)

    def clear_refusal(self) -> None:
        """The cause is gone."""
        for field in self.fields.values():
            field.clear_refusal()

    def retranslate(self) -> None:
        """Say the labels in the language that is spoken, which comes first."""
        refusal = next((field.refusal for field in self.fields.values() if field.refusal is not None), None)
        self.clear_refusal()
        self._order()
        names = {"en": self.tr("%1, in English"), "fr": self.tr("%1, in French")}
        for code, field in self.fields.items():
            field.set_label(names[code].replace("%1", self._label))
            field.show_help(self._help if code == self._codes[-1] else "")
        if refusal is not None:
            self.first.refuse(refusal)
