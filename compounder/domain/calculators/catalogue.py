"""All calculators by the names of the catalogue, family by family."""

from __future__ import annotations

from collections.abc import Mapping

from compounder.domain.calculators.declaration import Calculator, Texts
from compounder.domain.calculators.density_and_strength import DENSITY, PERCENTAGE_STRENGTH
from compounder.domain.calculators.formula import Result
from compounder.domain.calculators.strength_notation import RATIO_STRENGTH, STRENGTH_CONVERSION
from compounder.domain.calculators.written import Reader, read_written
from compounder.domain.errors import Refusal
from compounder.domain.number import shortened

FAMILIES: tuple[tuple[Calculator, ...], ...] = ((DENSITY, PERCENTAGE_STRENGTH, RATIO_STRENGTH, STRENGTH_CONVERSION),)
"""The families in the order of the catalogue."""

CATALOGUE: Mapping[str, Calculator] = {calculator.name: calculator for family in FAMILIES for calculator in family}
"""Every calculator by its name."""


def calculator(name: str) -> Calculator:
    """A calculator by its name; ``unknown_calculator`` where there is none."""
    if name not in CATALOGUE:
        raise Refusal("unknown_calculator", "name", calculator=shortened(name))
    return CATALOGUE[name]


def calculate(name: str, texts: Texts, output: str, reader: Reader = read_written) -> Result:
    """One output of a calculator from texts, exactly, with its Working; any refusal of the catalogue.

    >>> str(calculate("density", {"mass": "239 g", "volume": "200 mL"}, "density").value)
    '1.195 g/mL'
    """
    return calculator(name).result(texts, output, reader)
