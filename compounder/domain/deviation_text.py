"""What a deviation was opened for, as stored text, read back so that each reader sees its numbers in their own way."""

from __future__ import annotations

from compounder.domain.errors import Refusal
from compounder.domain.number import parse_written
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength

_BETWEEN = " – "
MEASURED = ("weighing", "yield", "strength")
"""The subjects of which a number was found; of all others a person wrote what was found."""


def shown_found(subject: str, found: str) -> object:
    """What was found: a number of a measured subject, else the words as a person wrote them."""
    return _number(found) if subject in MEASURED else found


def shown_limits(limits: str) -> Phrase | str:
    """Limits stored as "193.05 g – 196.95 g"; a text without both ends stays as it is."""
    low, between, high = limits.partition(_BETWEEN)
    if not between:
        return limits
    return Phrase.of("paper.assembled.between", low=_number(low), high=_number(high))


def _number(text: str) -> object:
    """A number as the services wrote it: plain, a percentage, a quantity or a strength; a text that is none stays."""
    for read in (parse_written, Percentage.written, Quantity.written, Strength.written):
        try:
            return read(text)
        except Refusal:
            continue
    return text
