"""A calculation as plain text: what was given, each result with its derivation, the second road, rounding, sources."""

from __future__ import annotations

from collections.abc import Iterator

from compounder.domain.calculators.calculation import Calculation, backwards, rounding
from compounder.domain.calculators.formula import value_name
from compounder.words import Words


def as_text(calculation: Calculation, words: Words) -> str:
    """The calculation in a language, one fact a line."""
    return "\n".join(_lines(calculation, words))


def _lines(calculation: Calculation, words: Words) -> Iterator[str]:
    yield words.say(f"calculator.{calculation.calculator.name}")
    yield from (f"{words.sentence(given.name)} = {words.show(given.value)}" for given in calculation.inputs())
    for found in calculation.found:
        yield ""
        yield f"{words.sentence(value_name(found.name))} = {words.show(found.result.value)}"
        for step in found.result.working:
            terms = [words.show(part) for part in (step.symbols, step.formula, step.result) if part is not None]
            yield f"  {words.show(step.what)} = {' = '.join(dict.fromkeys(terms))}"
    yield ""
    for phrase in (*backwards(calculation), *rounding(calculation.steps())):
        yield words.sentence(phrase)
    yield ", ".join(dict.fromkeys(words.sentence(source) for source in calculation.sources()))
