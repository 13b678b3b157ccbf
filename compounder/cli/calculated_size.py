"""``--size-from CALCULATOR.OUTPUT --given NAME=VALUE``: a size that the program calculates itself, with its origin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from compounder.cli.calculate import read_inputs
from compounder.domain.calculated_value import CalculatedValue, calculated_value, is_offered
from compounder.domain.calculators.batch_use import BatchUse
from compounder.domain.calculators.calculation import calculate_all
from compounder.domain.calculators.catalogue import calculator
from compounder.domain.calculators.declaration import Calculator
from compounder.domain.calculators.written import typed_reader
from compounder.domain.errors import Refusal
from compounder.domain.number import shortened
from compounder.domain.phrase import Phrase


def read_origin(named: str | None, given: Sequence[str], language: str, at: datetime) -> CalculatedValue | None:
    """What ``--size-from`` and ``--given`` calculate, a size or containers; None where neither is there."""
    if named is None:
        if given:
            raise Refusal("unexpected_input", "given_alone")
        return None
    name, point, output = named.partition(".")
    if not point:
        raise Refusal("unexpected_input", "badly_named", text=shortened(named))
    chosen = calculator(name)
    _check_output(chosen, output)
    calculation = calculate_all(chosen, read_inputs(given), typed_reader(language))
    found = next((found for found in calculation.found if found.name == output), None)
    if found is None or not is_offered(calculation, found):
        raise Refusal("unknown_output", "not_determined", output=output, calculator=chosen.name)
    return calculated_value(calculation, found, at)


def _check_output(chosen: Calculator, output: str) -> None:
    names = tuple(one.output for one in chosen.for_batch if one.use is not BatchUse.DENSITY)
    if output not in names:
        shown: tuple[object, ...] = names or (Phrase.of("calculated.none"),)
        refusal = {"output": shortened(output), "calculator": chosen.name, "outputs": shown}
        raise Refusal("unexpected_input", "no_batch_from", **refusal)
