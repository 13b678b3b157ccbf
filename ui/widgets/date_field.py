"""A field for a date: what was understood stands under it with the month in letters."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.typed_date import read_date, read_expiry
from ui.theme.tokens import State
from ui.widgets.text_field import TextField
from ui.words import language, sentence, words


class DateField(TextField):
    """``value()``: the day that was typed, None while it is empty or cannot be read; see `read_date`.

    ``settle()`` judges what stands there as finished, as on leaving: the Refusal, or None. Typed text stays as it is.
    With `is_expiry` a month alone means its last day (`read_expiry`). What `show_help` says stands beside the day.
    """

    def __init__(self, *, is_expiry: bool = False, parent: QWidget | None = None) -> None:
        self._read = read_expiry if is_expiry else read_date
        super().__init__(parent=parent)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(lambda _text: self._echo())

    def value(self) -> date | None:
        """The day, if one can be read."""
        try:
            return self._read(self.text(), language=language()) if self.text().strip() else None
        except Refusal:
            return None

    def set_value(self, day: date) -> None:
        """Fill in a day, year first, as a code or a record gives it."""
        self.set_text(day.isoformat())

    def settle(self) -> Refusal | Phrase | None:
        """Say at the field why its text is no day; an empty field is not refused."""
        if self.text().strip() and self.value() is None:
            try:
                self._read(self.text(), language=language())
            except Refusal as refusal:
                self.refuse(refusal)
        return self.refusal

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field settles it."""
        if watched is self.line and event.type() is QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)

    def _echo(self) -> None:
        day = self.value()
        if self._refusal is None and day is not None:
            self.box.set_mark(None)
            said = sentence(self._help)
            self.echo.show_phrase(State.OK, f"{words().show(day)}, {said}" if said else words().show(day))
            self.line.setAccessibleDescription(self.echo.text)
        else:
            super()._echo()

    def retranslate(self) -> None:
        """What was typed is read again in the language that is spoken."""
        self._echo()
