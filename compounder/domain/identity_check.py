"""Whether who re-enters initials and year of birth means the patient on the screen."""

from __future__ import annotations

import re
import unicodedata

from compounder.domain.names import without_accents
from compounder.domain.patient import Identity

_YEAR_DIGITS = 4


def initials_of(name: str) -> tuple[str, str]:
    """The initials of a name, word by word and part by part: "DELPIERRE-VASSEUR Anne-Sophie" is DA and DVAS.

    >>> initials_of("DELPIERRE-VASSEUR Anne-Sophie")
    ('DA', 'DVAS')
    """
    plain = without_accents(name)
    words = [word for word in plain.split() if word[0].isalpha()]
    parts = [part for part in re.split(r"[\s'’‐-]+", plain) if part and part[0].isalpha()]
    return "".join(word[0] for word in words).upper(), "".join(part[0] for part in parts).upper()


def is_this_patient(identity: Identity, initials: str, birth_year: int) -> bool:
    """Initials in either order of the names, with or without those of double names, and the year of birth."""
    typed = "".join(letter for letter in unicodedata.normalize("NFD", initials) if letter.isalpha()).upper()
    known = [sorted(letters) for letters in initials_of(identity.name)]
    born = identity.birth_date
    return bool(typed) and sorted(typed) in known and born is not None and born.year == birth_year


def read_identity(text: str) -> tuple[str, int] | None:
    """Initials and year of birth as typed in one go, in either order; None while one of them is missing.

    >>> read_identity("d.a. 1990"), read_identity("DA 19")
    (('da', 1990), None)
    """
    initials = "".join(letter for letter in text if letter.isalpha())
    digits = "".join(re.findall("[0-9]", text))
    return (initials, int(digits)) if initials and len(digits) == _YEAR_DIGITS else None
