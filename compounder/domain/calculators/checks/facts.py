"""What a check sees of one calculation: the inputs and the results in base units, and how it compares two roads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.calculators.checks.base_number import BaseNumber, base_number
from compounder.domain.calculators.formula import Result, value_name
from compounder.domain.calculators.given import Given
from compounder.domain.errors import InternalFault
from compounder.domain.phrase import Phrase
from compounder.domain.strength import Strength
from compounder.domain.working import Figure

_SHOWN = Fraction(10) ** 300
"""A disagreement beyond this is told without its digits."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two roads to one number that agreed: what it is, and what each road gave."""

    what: str
    first: BaseNumber
    second: BaseNumber


class Facts:
    """The inputs and the results of one calculation, or the inputs of one row of a list."""

    def __init__(self, given: Given, results: Mapping[str, Result] | None = None) -> None:
        self._given = given
        self._results = {name: base_number(result.value) for name, result in (results or {}).items()}
        self._judged: set[str] = set()
        self.compared: list[Comparison] = []
        """Every comparison so far that found both roads to agree."""

    def __contains__(self, name: str) -> bool:
        """Whether there is an input of that name, given or by default."""
        return name in self._given

    def __getitem__(self, name: str) -> BaseNumber:
        """An input."""
        return base_number(self._given.values[name])

    def was_given(self, name: str) -> bool:
        """Whether an input was given; a default does not count."""
        return name in self._given.names

    def word(self, name: str) -> str:
        """The word of an option, or a name."""
        return self._given.word(name)

    def basis(self, name: str) -> str:
        """The basis of a strength: ``w/w``, ``w/v``, ``v/v`` or another; empty for what is no strength."""
        value = self._given.values[name]
        return value.basis.name if isinstance(value, Strength) else ""

    def is_word(self, name: str) -> bool:
        """Whether an input holds a word (``q.s.``) in place of a value."""
        return isinstance(self._given.values[name], str)

    def rows(self, name: str) -> tuple[Facts, ...]:
        """The rows of a list; none where it is absent."""
        return tuple(Facts(row) for row in self._given.rows(name))

    def found(self, *names: str) -> bool:
        """Whether the calculator found each of these."""
        return all(name in self._results for name in names)

    def result(self, name: str) -> BaseNumber:
        """A result; it counts as judged from here on."""
        self._judged.add(name)
        return self._results[name]

    def known(self, name: str) -> BaseNumber:
        """A result, or the input of that name where it is none."""
        return self.result(name) if name in self._results else self[name]

    def agree(self, what: str, first: BaseNumber, second: BaseNumber) -> None:
        """Both roads give exactly the same, in the same units; else an `InternalFault`."""
        if first != second:
            raise _fault(what, first, second)
        self.compared.append(Comparison(what, first, second))

    def near(self, what: str, first: BaseNumber, second: BaseNumber, share: Fraction) -> None:
        """Both roads differ by no more than a share of the second, where mathematics is irrational."""
        if first.powers != second.powers or abs(first.number - second.number) > abs(second.number) * share:
            raise _fault(what, first, second)
        self.compared.append(Comparison(what, first, second))

    def hold(self, what: str, first: BaseNumber, second: BaseNumber, *, holds: bool) -> None:
        """A condition between both numbers that must hold, such as "not more than"."""
        if not holds:
            raise _fault(what, first, second)

    def close(self) -> None:
        """A result under the name of an input is that input; and no result may be left that no check looked at."""
        for name, value in self._results.items():
            if name in self._given.names:
                given = base_number(self._given.values[name])
                if given.powers == value.powers:
                    self.agree(name, value, given)
            if name not in self._judged:
                raise _fault(name, value, value)


Check = Callable[[Facts], None]


def check_results(check: Check, given: Given, outcomes: Mapping[str, object]) -> tuple[Comparison, ...]:
    """Run a check on everything that a calculator found; an `InternalFault` where the two roads disagree.

    What is answered are the comparisons in which they agreed.
    """
    facts = Facts(given, {name: outcome for name, outcome in outcomes.items() if isinstance(outcome, Result)})
    check(facts)
    facts.close()
    return tuple(facts.compared)


def _fault(what: str, first: BaseNumber, second: BaseNumber) -> InternalFault:
    values = {"what": value_name(what), "first": _shown(first), "second": _shown(second)}
    return InternalFault(Phrase.of("fault.result", **values))


def _shown(value: BaseNumber) -> object:
    is_long = abs(value.number) > _SHOWN or 0 < abs(value.number) < 1 / _SHOWN
    return Phrase.of("fault.long_number") if is_long else Figure.of(value.number)
