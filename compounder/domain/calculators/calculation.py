"""One calculation as people read it: the inputs, each result with its derivation, what was rounded, the second road."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from compounder.domain.calculators.checks.base_number import base_number
from compounder.domain.calculators.checks.facts import Comparison
from compounder.domain.calculators.declaration import Calculator, Input, Outcomes, Rows, Texts
from compounder.domain.calculators.formula import Result, form_of, in_form, value_name
from compounder.domain.calculators.given import Given
from compounder.domain.calculators.kinds import Option, Value, magnitude
from compounder.domain.calculators.written import Reader, read_written
from compounder.domain.errors import Refusal
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from compounder.domain.unit import NO_UNIT
from compounder.domain.working import Calculation as Formula
from compounder.domain.working import Figure, Step

_WHOLE = ("rounded_up", "rounded_down", "to_the_nearest")


@dataclass(frozen=True, slots=True)
class Found:
    """An output that the inputs determine, and what the second road gives for it where it finds the same number."""

    name: str
    result: Result
    again: Value | None = None


@dataclass(frozen=True, slots=True)
class GivenInput:
    """An input as it was read: its name with the number of its row, its value, and whether that is only the default."""

    name: Phrase
    value: Value | Phrase | str
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class Calculation:
    """What came of the inputs. An output that was given itself is no result; `withheld` are outputs with a reason."""

    calculator: Calculator
    given: Given
    found: tuple[Found, ...]
    withheld: tuple[tuple[str, Refusal], ...] = ()

    @property
    def main(self) -> Found:
        """The first result in the order of the catalogue."""
        return self.found[0]

    def steps(self) -> tuple[Step, ...]:
        """The steps to every result, each once."""
        return tuple(dict.fromkeys(step for found in self.found for step in found.result.working))

    def inputs(self) -> tuple[GivenInput, ...]:
        """The inputs in the order of the declaration, the rows of a list one by one, defaults marked as such."""
        return tuple(_inputs(self.calculator.inputs, self.given, None))

    def sources(self) -> tuple[Phrase, ...]:
        """The sources that are followed, each once, the calculator's own first."""
        named = (step.source for step in self.steps() if step.source is not None)
        return tuple(dict.fromkeys((self.calculator.source, *named)))


def calculate_all(calculator: Calculator, texts: Texts, reader: Reader = read_written) -> Calculation:
    """Everything that the texts determine.

    Refused as the calculator refuses; with the reason of the first output where every one is withheld; and as
    ``missing_input`` where the inputs determine nothing that was not given. An `InternalFault` as `outcomes`.
    """
    worked = calculator.work_out(texts, reader)
    found, withheld = _parted(calculator, worked.given, worked.outcomes)
    if not found:
        raise withheld[0][1] if withheld else Refusal("missing_input", "nothing_determined")
    checked = tuple(Found(name, result, _again(name, result, worked.compared)) for name, result in found)
    return Calculation(calculator, worked.given, checked, tuple(withheld))


def _inputs(inputs: Sequence[Input], given: Given, number: int | None) -> Iterator[GivenInput]:
    for item in inputs:
        if isinstance(item.kind, Rows):
            for row in given.rows(item.name) if item.name in given else ():
                yield from _inputs(item.kind.inputs, row, row.number_of_row)
        elif item.name in given:
            name = value_name(item.name, number)
            yield GivenInput(name, _shown(item, given.values[item.name]), item.name not in given.names)


def _shown(item: Input, value: object) -> Value | Phrase | str:
    if isinstance(item.kind, Option):
        return Phrase.of(f"choice.{item.name}.{value}")
    if isinstance(value, str):
        return value
    if isinstance(value, Quantity | Strength | Percentage | Fraction):
        return value
    raise TypeError(f"{item.name} has no value that can be shown")


def _parted(
    calculator: Calculator, given: Given, outcomes: Outcomes
) -> tuple[list[tuple[str, Result]], list[tuple[str, Refusal]]]:
    found, withheld = [], []
    for name in calculator.outputs:
        outcome = outcomes.get(name)
        if isinstance(outcome, Refusal):
            withheld.append((name, outcome))
        elif outcome is not None and not _is_given(name, outcome, given):
            found.append((name, outcome))
    return found, withheld


def _is_given(name: str, result: Result, given: Given) -> bool:
    """Whether an output is an input of the same name and value; one that only shares the name is a result."""
    value = given.values.get(name) if name in given.names else None
    return value is not None and not isinstance(value, str | tuple) and base_number(value) == base_number(result.value)


def _again(name: str, result: Result, compared: tuple[Comparison, ...]) -> Value | None:
    """What the second road gives for a result, in the result's own form; None where it checks it by a condition."""
    own = base_number(result.value)
    for comparison in compared:
        values = (comparison.first, comparison.second)
        if comparison.what == name and own in values:
            other = values[0] if values[1] == own else values[1]
            ratio = Quantity(other.number / own.number, NO_UNIT) if own.number else Quantity(own.number + 1, NO_UNIT)
            return in_form(magnitude(result.value) * ratio, form_of(result.value))
    return None


def rounding(steps: tuple[Step, ...]) -> tuple[Phrase, ...]:
    """Where a derivation was rounded, cut in print or calculated to so many digits; else that nothing was rounded."""
    notes = []
    whole = tuple(dict.fromkeys(step.what for step in steps if _key(step) in _WHOLE))
    if whole:
        notes.append(Phrase.of("calculation.rounded", names=whole))
    endless = tuple(dict.fromkeys(step.what for step in steps if _is_endless(step)))
    if endless:
        notes.append(Phrase.of("calculation.digits", names=endless))
    if not whole and not endless:
        is_cut = any(figure.is_cut for step in steps for figure in _figures(step))
        notes.append(Phrase.of("calculation.cut" if is_cut else "calculation.nothing_rounded"))
    return tuple(notes)


def _key(step: Step) -> str:
    return step.formula.key.removeprefix("formula.") if isinstance(step.formula, Phrase) else ""


def _is_endless(step: Step) -> bool:
    return isinstance(step.formula, Phrase) and "digits" in dict(step.formula)


def _figures(step: Step) -> Iterator[Figure]:
    terms: list[object] = [step.formula, step.result]
    while terms:
        term = terms.pop()
        if isinstance(term, Figure):
            yield term
        elif isinstance(term, Formula):
            terms += [term.left, term.right]


def backwards(calculation: Calculation) -> tuple[Phrase, ...]:
    """What the second road found, number by number; where it only holds conditions, that it found no contradiction."""
    agreed = tuple(
        Phrase.of("calculation.agreed", name=value_name(found.name), value=found.again)
        for found in calculation.found
        if found.again is not None
    )
    return agreed or (Phrase.of("calculation.agreed_conditions"),)
