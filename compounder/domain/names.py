"""What people type as names, lot numbers and reasons: one line of visible text, the same letters for the same name."""

from __future__ import annotations

import re
import unicodedata

from compounder.domain.errors import Refusal
from compounder.domain.number import shortened
from compounder.domain.phrase import LocalText, Phrase

LONGEST_NAME, LONGEST_TEXT = 200, 1000
"""Characters of a name (an 80-letter patient is a real patient) and of a reason or a note."""

_LOGIN = re.compile(r"[a-z][a-z0-9._-]{1,39}", re.ASCII)


def is_login(text: str) -> bool:
    """Whether a text can be a login: 2 to 40 of a-z, 0-9, ``._-``, a letter first, so that no two look alike."""
    return _LOGIN.fullmatch(text) is not None


def checked_login(login: str) -> str:
    """A login as `is_login` says; else refused as ``invalid_name``."""
    if not is_login(login):
        raise Refusal("invalid_name", "login", name=shortened(login))
    return login


def checked_name(text: str, field: str, *, most: int = LONGEST_NAME) -> str:
    """A name in Unicode's composed form (NFC) without spaces around it; `field` is its word under ``[field]``.

    Refused as ``invalid_name``: nothing but space; more than `most` characters; ``<`` or ``>``; any control, format
    (bidi, zero-width), private or unassigned character, and any line separator: what cannot be seen can mislead.
    """
    name = unicodedata.normalize("NFC", text).strip()
    what = Phrase.of(f"field.{field}")
    if not name:
        raise Refusal("invalid_name", "empty", field=what)
    if len(name) > most:
        raise Refusal("invalid_name", "too_long", field=what, name=shortened(name), most=most)
    for character in name:
        if character in "<>":
            raise Refusal("invalid_name", "character", field=what, name=shortened(name), character=character)
        if unicodedata.category(character)[0] == "C" or unicodedata.category(character) in ("Zl", "Zp"):
            code = f"U+{ord(character):04X}"
            raise Refusal("invalid_name", "invisible", field=what, name=shortened(name), code=code)
    return name


def checked_text(text: str, field: str) -> str:
    """A reason or a note: as `checked_name`, and longer."""
    return checked_name(text, field, most=LONGEST_TEXT)


def checked_or_none(text: str | None, field: str) -> str | None:
    """As `checked_name`; None where nothing was given."""
    return None if text is None else checked_name(text, field)


def without_accents(text: str) -> str:
    """The letters of a text without the marks that combine with them: "Hélène" is "Helene"."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


class _Folds(dict[int, str]):
    """What each letter is folded to, found once: marks and case are matters of a letter, whatever stands beside it."""

    def __missing__(self, code: int) -> str:
        fold = self[code] = without_accents(chr(code)).casefold()
        return fold


_FOLDS = _Folds()


def folded(text: str) -> str:
    """A text for comparison, without accents and case: "Nguyễn" is "nguyen", "GROß" is "gross"."""
    return text.translate(_FOLDS)


def suggested_id(name: LocalText) -> str:
    """An id after a name: small letters, digits and hyphens."""
    text = next((text for _, text in name.texts if text.strip()), "")
    return re.sub(r"[^a-z0-9]+", "-", without_accents(text).lower()).strip("-")[:60].strip("-")
