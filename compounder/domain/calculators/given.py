"""The exact values of one calculation by the names of the catalogue, and the checks of which names stand together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

from compounder.domain.calculators.formula import Result, value_name
from compounder.domain.calculators.kinds import Value
from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Names:
    """Which inputs were given (defaults do not count); its checks refuse `missing_input` and `unexpected_input`."""

    given: frozenset[str]
    rows: Mapping[str, tuple[Names, ...]] = field(default_factory=dict)
    """The names of each row of each list."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The word of each option, its default where it was not given."""

    def __contains__(self, name: str) -> bool:
        return name in self.given

    def any_of(self, *names: str) -> bool:
        """Whether at least one is given."""
        return bool(self.given & set(names))

    def need(self, *names: str) -> None:
        """Each must be given."""
        for name in names:
            if name not in self.given:
                raise missing(name)

    def forbid(self, *names: str, beside: str) -> None:
        """None may be given beside another input (or way) that is."""
        for name in names:
            if name in self.given:
                raise unexpected(name, beside)

    def count(self, *names: str) -> int:
        """How many are given."""
        return len(self.given & set(names))

    def at_most(self, number: int, *names: str) -> None:
        """No more than so many may be given."""
        if self.count(*names) > number:
            raise Refusal("unexpected_input", "too_many", most=number, inputs=_shown(names))

    def exactly(self, number: int, *names: str) -> None:
        """So many must be given, no more and no fewer."""
        self.at_most(number, *names)
        if self.count(*names) < number:
            raise Refusal("missing_input", "more_of", number=number, inputs=_shown(names))

    def together(self, *names: str) -> None:
        """All or none must be given."""
        if self.any_of(*names):
            self.need(*names)

    def only_with(self, name: str, *others: str) -> None:
        """`name` is nothing without one of the others: one of them is missing then."""
        if name in self.given and not self.any_of(*others):
            if len(others) == 1:
                raise missing(others[0])
            raise Refusal("missing_input", "more_of", number=1, inputs=_shown(others))


def missing(name: str) -> Refusal:
    """The refusal of an input that is needed and absent."""
    refusal = Refusal("missing_input", "needed", input=value_name(name))
    refusal.at = name
    return refusal


def unexpected(name: str, beside: str) -> Refusal:
    """The refusal of an input that has no place beside another."""
    refusal = Refusal("unexpected_input", "beside", input=value_name(name), other=value_name(beside))
    refusal.at = name
    return refusal


def _shown(names: tuple[str, ...]) -> tuple[Phrase, ...]:
    return tuple(value_name(name) for name in names)


@dataclass(frozen=True, slots=True)
class Given:
    """The exact values that a calculator computes from, defaults included; asking for another type is a fault."""

    values: Mapping[str, object]
    names: Names
    number_of_row: int | None = field(default=None)

    def __contains__(self, name: str) -> bool:
        """Whether there is a value: given or by default."""
        return name in self.values

    def term(self, name: str) -> Result:
        """A value as a named term of a formula."""
        value = self.values[name]
        if not isinstance(value, Value):
            raise TypeError(f"{name} is no exact value")
        return Result(value, value_name(name, self.number_of_row))

    def quantity(self, name: str) -> Quantity:
        """A measured quantity."""
        return self._typed(name, Quantity)

    def strength(self, name: str) -> Strength:
        """A strength."""
        return self._typed(name, Strength)

    def percentage(self, name: str) -> Percentage:
        """A plain percentage."""
        return self._typed(name, Percentage)

    def number(self, name: str) -> Fraction:
        """A plain number or a count."""
        return self._typed(name, Fraction)

    def word(self, name: str) -> str:
        """An option or a name."""
        return self._typed(name, str)

    def rows(self, name: str) -> tuple[Given, ...]:
        """The rows of a list, whose terms are named with their number; none where the list is absent."""
        rows = self.values.get(name, ())
        if not isinstance(rows, tuple):
            raise TypeError(f"{name} is no list")
        return rows

    def _typed(self, name: str, kind: type[T]) -> T:
        value = self.values[name]
        if not isinstance(value, kind):
            raise TypeError(f"{name} is no {kind.__name__}")
        return value
