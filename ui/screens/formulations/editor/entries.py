"""One value of a draft with its field: it fills the field, reads it, and says what is typed there in vain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal

from compounder.domain.draft_places import label_of
from compounder.domain.errors import Refusal
from compounder.domain.phrase import LocalText, Phrase
from ui.screens.formulations.editor.bilingual import BilingualField
from ui.screens.formulations.editor.paragraph import ParagraphField
from ui.screens.formulations.editor.tick import TickField
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.text_field import TextField
from ui.words import words

Part = TextField | ParagraphField | BilingualField | QuantityEdit | ChoiceField | TickField


class Entry(QObject):
    """``Entry(place)``: `part` is its field, `place` where its value stands in the record of its form.

    `changed` after each edit, `entered` on Enter. A refusal is shown once, however often the draft is judged.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, place: str, part: Part, *, is_wide: bool = False) -> None:
        super().__init__()
        self.place, self.part, self.is_wide = place, part, is_wide
        self.is_offered = True
        """Whether it is shown: some are for some kinds of lines alone."""
        self.may_stay_empty = False
        """Whether nobody waits for it: the focus passes it on entry."""

    def show(self, value: object) -> None:
        """Fill the field; `changed` is not sent."""
        raise NotImplementedError

    def value(self) -> object:
        """The value that stands there; what is not understood is none."""
        raise NotImplementedError

    @property
    def is_blank(self) -> bool:
        """Whether nothing is given."""
        return not self.value() and self.unread() is None

    def unread(self) -> Refusal | None:
        """Why what is typed means nothing; None where it does, or nothing is typed."""
        return None

    def go(self) -> None:
        """Go to the field, which says why it is not understood."""
        self.part.setFocus(Qt.FocusReason.OtherFocusReason)

    def judge(self, refusal: Refusal | None) -> None:
        """Show what stands against the value; None takes away what stood there."""
        standing = self.part.refusal
        if refusal is None:
            if standing is not None and self.unread() is None:
                self.part.clear_refusal()
        elif standing is None or _key(standing) != refusal.phrase:
            self.part.refuse(refusal)

    def say(self, prefix: str, help_of: Callable[[str], str]) -> None:
        """Say label and help in the language that is spoken."""
        self.part.set_label(words().sentence(label_of(f"{prefix}{self.place}")))
        self.part.show_help(help_of(f"{prefix}{self.place}"))


def _key(said: Refusal | Phrase) -> Phrase:
    return said.phrase if isinstance(said, Refusal) else said


class TextEntry(Entry):
    """A text; a long one wraps."""

    def __init__(self, place: str, *, is_long: bool = False, is_wide: bool = True) -> None:
        self.part: TextField | ParagraphField
        super().__init__(place, ParagraphField() if is_long else TextField(), is_wide=is_wide)
        self.part.edited.connect(lambda _text: self.changed.emit())
        self.part.entered.connect(self.entered)

    def show(self, value: object) -> None:
        """The text."""
        self.part.set_text(str(value))

    def value(self) -> str:
        """The text, as typed."""
        return self.part.text()


class LocalEntry(Entry):
    """A text in both languages."""

    def __init__(self, place: str, *, is_long: bool = False) -> None:
        self.part: BilingualField
        super().__init__(place, BilingualField(is_long=is_long), is_wide=True)
        self.part.edited.connect(self.changed)
        self.part.entered.connect(self.entered)

    def show(self, value: object) -> None:
        """Both texts."""
        self.part.set_text(value if isinstance(value, LocalText) else LocalText.of(""))

    def value(self) -> LocalText:
        """Both texts, as typed."""
        return self.part.text()

    @property
    def is_blank(self) -> bool:
        """Nothing in any language."""
        return not any(text.strip() for _, text in self.value().texts)


class ChoiceEntry(Entry):
    """One of several; `said` gives the word of each, an empty choice is offered where it may stay open."""

    def __init__(
        self,
        place: str,
        keys: Sequence[object],
        said: Callable[[object], str],
        *,
        none: object = None,
        is_optional: bool = False,
        is_wide: bool = False,
    ) -> None:
        self.part: ChoiceField
        super().__init__(place, ChoiceField(), is_wide=is_wide)
        self._keys, self._said, self._none, self._is_optional = tuple(keys), said, none, is_optional
        self._empty = ""
        self.part.chosen.connect(lambda _key: self._choose())
        self.part.entered.connect(self.entered)

    def _choose(self) -> None:
        self.part.clear_refusal()
        self.changed.emit()

    def offer(self, keys: Sequence[object], said: Callable[[object], str] | None = None) -> None:
        """Other choices; what was chosen stays if it is still among them."""
        self._keys, self._said = tuple(keys), said or self._said
        self._say_choices()

    @property
    def keys(self) -> tuple[object, ...]:
        """What is offered."""
        return self._keys

    def _say_choices(self) -> None:
        empty = [("", self._empty)] if self._is_optional else []
        self.part.set_choices([*empty, *((_choice(key), self._said(key)) for key in self._keys)])

    def show(self, value: object) -> None:
        """Choose; a value that is not offered is offered from now on, so that nothing that a file holds is lost."""
        if value not in (self._none, *self._keys):
            self.offer((*self._keys, value))
        nothing = "" if self._is_optional else None
        self.part.choose(nothing if value == self._none else _choice(value))

    def value(self) -> object:
        """What is chosen."""
        chosen = self.part.choice()
        return next((key for key in self._keys if _choice(key) == chosen), self._none)

    def say(self, prefix: str, help_of: Callable[[str], str]) -> None:
        """Its choices too."""
        super().say(prefix, help_of)
        self._empty = help_of("nothing")
        self._say_choices()


def _choice(key: object) -> str:
    """What Qt's list finds again: a text."""
    return str(key.value) if isinstance(key, Enum) else str(key)


class TickEntry(Entry):
    """Whether something holds."""

    def __init__(self, place: str) -> None:
        self.part: TickField
        super().__init__(place, TickField(), is_wide=True)
        self.part.ticked.connect(self._tick)
        self.part.entered.connect(self.entered)

    def _tick(self) -> None:
        self.part.clear_refusal()
        self.changed.emit()

    def show(self, value: object) -> None:
        """Ticked or not."""
        self.part.tick(is_ticked=bool(value))

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.part.is_ticked


class DateEntry(Entry):
    """A day."""

    def __init__(self, place: str) -> None:
        self.part: DateField
        super().__init__(place, DateField())
        self.part.edited.connect(lambda _text: self.changed.emit())
        self.part.entered.connect(self.entered)

    def show(self, value: object) -> None:
        """Year first."""
        self.part.set_text(str(value) if value is not None else "")

    def value(self) -> object:
        """The day."""
        return self.part.value()

    def unread(self) -> Refusal | None:
        """No day."""
        if not self.part.text().strip() or self.part.value() is not None:
            return None
        refusal = self.part.settle()
        return refusal if isinstance(refusal, Refusal) else None
