"""What must not be done: a refusal is expected, has a code and values, and changes nothing."""

from __future__ import annotations

from compounder.domain.phrase import Phrase


class Refusal(Exception):
    """An expected "no": the code of a rule, the variant of its sentence, and the values that the sentence shows.

    The sentence (rule, value, remedy) stands in ``resources/words`` under ``[refusal.<code>] <variant>``; it is made in
    the reader's language by ``compounder.words``, so a language switch never leaves an old sentence behind.
    Anything that is not a Refusal is a fault.
    """

    def __init__(self, code: str, variant: str, /, **values: object) -> None:
        super().__init__(code, variant)
        self.code = code
        self.at = ""
        """The input at which it stands, where one is known (``mass``, ``ingredients[2].strength``): for the field."""
        self.phrase = Phrase.of(f"refusal.{code}.{variant}", **values)

    @property
    def values(self) -> dict[str, object]:
        """The values of the sentence by name."""
        return dict(self.phrase)

    @property
    def field(self) -> str:
        """The key of the word for the field that its sentence names (``field.supplier``); "" where it names none."""
        named = self.values.get("field")
        return named.key if isinstance(named, Phrase) else ""

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.phrase)
        return f"{self.phrase.key} ({shown})"


class InternalFault(Exception):
    """Two roads to one number disagree: a defect of the program, never of the person; the result must not be used."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase.key)
        self.phrase = phrase

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.phrase)
        return f"{self.phrase.key} ({shown})"
