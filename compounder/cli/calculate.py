"""``compounder calculate``: one calculator from what is typed, with its derivation; without a name, their list."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence

from compounder.cli.answer import DONE, print_json
from compounder.cli.plan import step_answer
from compounder.domain.calculators.calculation import Calculation, Found, backwards, calculate_all, rounding
from compounder.domain.calculators.catalogue import FAMILIES, calculator
from compounder.domain.calculators.declaration import Row, Texts
from compounder.domain.calculators.written import typed_reader
from compounder.domain.errors import Refusal
from compounder.domain.number import shortened
from compounder.exchange.calculation_text import as_text
from compounder.shipped import words
from compounder.words import Words

_ROW = r"\[(?P<row>[1-9][0-9]{0,3})\]\.(?P<field>[^=\[\]]+)"
_ARGUMENT = re.compile(rf"(?P<name>[^=\[\]]+)(?:{_ROW})?=(?P<text>.*)", re.DOTALL)


def run(options: argparse.Namespace) -> int:
    """Calculate and show; refusals pass through."""
    if options.calculator is None:
        print_json(_list_answer()) if options.json else print(_list_text(words(options.language)))
        return DONE
    calculation = _calculation(options.calculator, read_inputs(options.inputs), options.find, options.language)
    if options.json:
        print_json(calculation_answer(calculation, words("en")))
    else:
        print(as_text(calculation, words(options.language)))
    return DONE


def read_inputs(arguments: Sequence[str]) -> Texts:
    """``mass=239 g``, and ``drugs[1].dose=200 mg`` for a row of a list; refused as ``usage`` where one is neither.

    The rows of a list are numbered from 1 without a gap, and nothing is given twice.
    """
    texts: dict[str, str] = {}
    lists: dict[str, dict[int, dict[str, str]]] = {}
    for argument in arguments:
        match = _ARGUMENT.fullmatch(argument)
        if match is None:
            raise _usage("input", argument)
        name, row, field, text = match.group("name", "row", "field", "text")
        place = lists.setdefault(name, {}).setdefault(int(row), {}) if row else texts
        key = field or name
        if key in place or (not row and name in lists) or (row and name in texts):
            raise _usage("input_twice", argument)
        place[key] = text
    return texts | {name: _rows(name, rows) for name, rows in lists.items()}


def _rows(name: str, rows: dict[int, dict[str, str]]) -> list[Row]:
    for number in range(1, len(rows) + 1):
        if number not in rows:
            raise _usage("row_missing", f"{name}[{number}]")
    return [rows[number] for number in sorted(rows)]


def _usage(variant: str, argument: str) -> Refusal:
    return Refusal("usage", variant, argument=shortened(argument))


def _calculation(name: str, texts: Texts, find: str | None, language: str) -> Calculation:
    """Everything that the inputs determine, or the one result that is asked for."""
    chosen, reader = calculator(name), typed_reader(language)
    if find is None:
        return calculate_all(chosen, texts, reader)
    asked = Found(find, chosen.result(texts, find, reader))
    return Calculation(chosen, chosen.read(texts, reader), (asked,))


def calculation_answer(calculation: Calculation, english: Words) -> dict[str, object]:
    """A calculation for machines, in English; the keys are a contract."""
    return {
        "calculator": calculation.calculator.name,
        "results": [_result_answer(found, english) for found in calculation.found],
        "second_road": [english.sentence(phrase) for phrase in backwards(calculation)],
        "rounding": [english.sentence(phrase) for phrase in rounding(calculation.steps())],
        "sources": [english.sentence(source) for source in calculation.sources()],
        "refusals": [],
    }


def _result_answer(found: Found, english: Words) -> dict[str, object]:
    return {
        "name": found.name,
        "value": english.show(found.result.value),
        "exact": str(found.result.value),
        "working": [step_answer(step, english) for step in found.result.working],
    }


def _list_answer() -> dict[str, object]:
    return {
        "calculators": [
            {
                "name": each.name,
                "family": each.family,
                "inputs": [item.name for item in each.inputs],
                "results": list(each.outputs),
            }
            for family in FAMILIES
            for each in family
        ]
    }


def _list_text(reader: Words) -> str:
    lines: list[str] = []
    for family in FAMILIES:
        lines += ["", reader.say(f"calculator_family.{family[0].family}")]
        lines += [f"  {each.name.ljust(28)}{reader.say(f'calculator.{each.name}')}" for each in family]
    return "\n".join(lines[1:])
