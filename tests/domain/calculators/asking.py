"""Ask a calculator as a case file does: the value found, or the code of the refusal."""

from __future__ import annotations

from compounder.domain.calculators.catalogue import calculate
from compounder.domain.calculators.declaration import Texts
from compounder.domain.calculators.kinds import magnitude
from compounder.domain.calculators.written import read_written
from compounder.domain.errors import Refusal
from compounder.domain.qualification import kind_of, value_of


def outcome(calculator: str, given: Texts, find: str) -> object:
    """The exact value, or the code of the refusal as text."""
    try:
        return calculate(calculator, given, find).value
    except Refusal as refusal:
        return refusal.code


def is_exactly(calculator: str, given: Texts, find: str, expected: str) -> bool:
    """Whether the value found is of the kind of the expected text and exactly equal to it."""
    value = value_of(read_written(expected))
    found = calculate(calculator, given, find).value
    return kind_of(found) == kind_of(value) and magnitude(found) == magnitude(value)
