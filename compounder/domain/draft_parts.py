"""The smallest parts of a draft: each is read with its place, and what stands against it is gathered."""

from __future__ import annotations

import unicodedata
from typing import TypeVar

from compounder.domain.draft_places import label_of
from compounder.domain.errors import Refusal
from compounder.domain.formulation_checks import placed
from compounder.domain.formulation_draft import NOTHING
from compounder.domain.number import shortened
from compounder.domain.phrase import LocalText

_INVISIBLE = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")
_TEXT = LocalText.of("-")

T = TypeVar("T")


class DraftParts:
    """Gathers `refusals`; `is_calculable` falls where something is missing without which nothing can be calculated."""

    def __init__(self) -> None:
        self.refusals: list[Refusal] = []
        self.is_calculable = True

    def refuse(self, place: str, refusal: Refusal) -> None:
        """Something stands against a place."""
        self.refusals.append(placed(refusal, place))

    def refuse_missing(self, place: str) -> None:
        """A place is empty that may not be."""
        self.refuse(place, Refusal("missing_input", "needed", input=label_of(place)))

    def needed(self, place: str, value: T | None, stand_in: T) -> T:
        """A value that may not be missing."""
        if value is None:
            self.refuse_missing(place)
            return stand_in
        return value

    def basis(self, place: str, value: T | None, stand_in: T) -> T:
        """A value without which nothing can be calculated."""
        self.is_calculable = self.is_calculable and value is not None
        return self.needed(place, value, stand_in)

    def word(self, place: str, word: str) -> str:
        """A word of a list that may not be missing."""
        return self.needed(place, word or None, "-")

    def name(self, place: str, text: str) -> str | None:
        """What names something, without spaces around it; None while it is empty."""
        name = self.text(place, text).strip()
        for character in "<>":
            if character in name:
                shown = shortened(name)
                self.refuse(
                    place, Refusal("invalid_name", "character", field=label_of(place), name=shown, character=character)
                )
        return name or None

    def text(self, place: str, text: str) -> str:
        """A text; what cannot be seen in it can mislead."""
        hidden = next((letter for letter in text if unicodedata.category(letter) in _INVISIBLE), None)
        if hidden is not None:
            code, shown = f"U+{ord(hidden):04X}", shortened(text)
            self.refuse(place, Refusal("invalid_name", "invisible", field=label_of(place), name=shown, code=code))
        return text

    def local(self, place: str, text: LocalText, *, is_name: bool) -> LocalText:
        """A text in some languages: one of them is needed, and stands for the English where that is missing."""
        found = self._languages(place, text, is_name=is_name)
        if not found:
            self.refuse_missing(place)
            return _TEXT
        english = found.pop("en", None) or next(iter(found.values()))
        return LocalText.of(english, **found)

    def local_or_none(self, place: str, text: LocalText) -> LocalText | None:
        """A text that may be missing."""
        return None if text == NOTHING else self.local(place, text, is_name=False)

    def _languages(self, place: str, text: LocalText, *, is_name: bool) -> dict[str, str]:
        read = self.name if is_name else self.text
        found = {language: read(place, each) for language, each in text.texts}
        return {language: each for language, each in found.items() if each}
