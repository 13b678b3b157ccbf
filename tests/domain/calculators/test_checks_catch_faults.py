"""The independent checks (issue 11, part 4): one for every calculator, and every seeded fault is caught."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from types import FunctionType, ModuleType

import pytest

from compounder.domain.calculators.catalogue import CATALOGUE
from compounder.domain.calculators.checks.register import CHECKS
from compounder.domain.calculators.declaration import Calculator, Texts
from compounder.domain.calculators.exact_statistics import TwoByTwo, lower_limit, upper_limit
from compounder.domain.calculators.formula import Result, form_of, found, operand, value_name
from compounder.domain.calculators.irrational import logarithm, power, power_of_ten, square_root
from compounder.domain.calculators.readings import mean_kinetic_kelvin
from compounder.domain.errors import InternalFault
from compounder.exchange.case_file import read_cases
from compounder.shipped import RESOURCES
from tests.domain.calculators.seeded_faults import Fault, Shown, faults_of, functions_of, seeded, shown, wrong

FIRST_ROAD = sorted({calculator.compute.__module__ for calculator in CATALOGUE.values()})
SHARED = tuple(f"compounder.domain.calculators.{name}" for name in ("scaling", "corrections", "drug"))
BY_HAND: tuple[tuple[str, str, str, Callable[..., object]], ...] = (
    ("body_measures", "square_root", "factor 10", lambda number: 10 * square_root(number)),
    ("body_measures", "square_root", "no root taken", lambda number: number),
    ("body_measures", "power", "exponents swapped", lambda base, _: power(base, Fraction("0.725"))),
    ("body_measures", "power", "no power taken", lambda base, _: base),
    ("skin_and_lesions", "pi", "22 ÷ 7", lambda: Result(Fraction(22, 7), value_name("pi"))),
    ("readings", "square_root", "factor 10", lambda number: square_root(number) / 10),
    ("readings", "mean_kinetic_kelvin", "the arithmetic mean", lambda kelvins, _: sum(kelvins) / len(kelvins)),
    ("readings", "mean_kinetic_kelvin", "the hottest reading", lambda kelvins, _: max(kelvins)),
    ("readings", "mean_kinetic_kelvin", "off by a reading", lambda k, s: mean_kinetic_kelvin(k[1:], s[1:])),
    ("buffers_and_statistics", "logarithm", "the sign turned", lambda number: -logarithm(number)),
    ("buffers_and_statistics", "logarithm", "the natural one", lambda number: logarithm(number) * Fraction("2.302585")),
    ("buffers_and_statistics", "power_of_ten", "acid and base swapped", lambda exponent: power_of_ten(-exponent)),
    ("buffers_and_statistics", "lower_limit", "one-sided", lambda *n: lower_limit(n[0], n[1], n[2] * 2)),
    ("buffers_and_statistics", "lower_limit", "one event less", lambda *n: lower_limit(max(0, n[0] - 1), n[1], n[2])),
    ("buffers_and_statistics", "upper_limit", "one-sided", lambda *n: upper_limit(n[0], n[1], n[2] * 2)),
    ("buffers_and_statistics", "upper_limit", "lower for upper", lower_limit),
    ("buffers_and_statistics", "TwoByTwo", "groups of one size", lambda *n: TwoByTwo(n[0], n[1], n[2], n[1])),
    ("buffers_and_statistics", "TwoByTwo", "one event more", lambda *n: TwoByTwo(min(n[0] + 1, n[1]), *n[1:])),
)
"""Faults in roots, logarithms and tails, whose own loops a blind change could leave running for ever."""


@cache
def worked() -> dict[str, list[Texts]]:
    """The inputs of every worked case by calculator, whatever is asked; those of computed.toml only cost time."""
    texts: dict[str, list[Texts]] = {name: [] for name in CATALOGUE}
    for path in sorted((RESOURCES / "qualification").glob("*.toml")):
        for case in read_cases(path.read_text("utf-8"), path.name) if path.stem != "computed" else ():
            if case.calculator in texts and case.given not in texts[case.calculator]:
                texts[case.calculator].append(case.given)
    return texts


def test_every_calculator_has_a_check() -> None:
    """A calculator without an independent check is not offered; a check without a calculator is dead."""
    assert set(CHECKS) == set(CATALOGUE)
    assert all(calculator.check is CHECKS[name] for name, calculator in CATALOGUE.items())


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_check_agrees_with_every_worked_case(name: str) -> None:
    """Two roads, one number: no worked case of the calculator stops with a fault."""
    assert not any(isinstance(shown(CATALOGUE[name], texts), InternalFault) for texts in worked()[name])


@pytest.mark.timeout(400)
@pytest.mark.parametrize("module", [*FIRST_ROAD, *SHARED])
def test_no_seeded_fault_shows_a_wrong_number(module: str) -> None:
    """Factor 10, swapped units or inputs, a dropped correction, a wrong line …: each is caught, and none slips by."""
    faults = [fault for function in _functions(sys.modules[module]) for fault in faults_of(function)]
    effective, missed = _score(faults)
    caught = Counter(effective)
    for kind, _ in missed:
        caught[kind] -= 1
    name = module.rpartition(".")[2]
    score = ", ".join(f"{kind} {caught[kind]}/{number}" for kind, number in sorted(effective.items()))
    sys.stdout.write(f"{name}: {sum(caught.values())} of {sum(effective.values())} faults caught ({score})\n")
    assert effective
    assert missed == []


@pytest.mark.parametrize(("module", "name", "kind", "broken"), BY_HAND, ids=lambda part: str(part)[:24])
def test_no_fault_in_what_is_irrational_shows_a_wrong_number(
    module: str, name: str, kind: str, broken: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Roots, powers, logarithms and probabilities are caught by other algorithms."""
    place = f"compounder.domain.calculators.{module}"
    monkeypatch.setattr(sys.modules[place], name, broken)
    reached = [item for item in CATALOGUE.values() if item.compute.__module__ == place]
    assert any(_shows_wrong(replace(calculator, check=None)) for calculator in reached), kind
    assert not any(_shows_wrong(calculator) for calculator in reached)


@pytest.mark.parametrize("module", FIRST_ROAD)
def test_no_wrong_constant_shows_a_wrong_number(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A constant of the first road, ten times too large: 1.86 K·kg/mol, 2.54 cm, Liso of a type."""
    constants = [(name, value) for name, value in vars(sys.modules[module]).items() if isinstance(value, Result)]
    reached = [item for item in CATALOGUE.values() if item.compute.__module__ == module]
    for name, value in constants:
        with monkeypatch.context() as patch:
            patch.setattr(sys.modules[module], name, found("pi", value * operand(10), form_of(value.value)))
            assert [item.name for item in reached if _shows_wrong(item)] == [], name


def _functions(module: ModuleType) -> Iterator[FunctionType]:
    """The functions that lead to a number; what only looks at the names of the inputs is left out."""
    return (function for function in functions_of(module) if not function.__name__.endswith("presence"))


def _score(faults: Sequence[Fault]) -> tuple[Counter[str], list[tuple[str, str]]]:
    """How many faults of each kind would show a wrong number, and those that still do beside the check."""
    effective: Counter[str] = Counter()
    missed: list[tuple[str, str]] = []
    for fault in faults:
        reached = [name for name in CATALOGUE if _reaches(CATALOGUE[name], fault.function)]
        with seeded(fault):
            unchecked = [name for name in reached if _shows_wrong(replace(CATALOGUE[name], check=None))]
            slipped = [name for name in unchecked if _shows_wrong(CATALOGUE[name])]
        effective[fault.kind] += bool(unchecked)
        if slipped:
            missed.append((fault.kind, f"{fault.place} {slipped}"))
    return effective, missed


def _reaches(calculator: Calculator, function: FunctionType) -> bool:
    """Whether a calculator's module defines the function or imports it, or the function comes with one that it does."""
    names = vars(sys.modules[calculator.compute.__module__])
    return function.__module__ == calculator.compute.__module__ or any(
        isinstance(item, FunctionType) and item.__module__ == function.__module__ for item in names.values()
    )


def _shows_wrong(calculator: Calculator) -> bool:
    right = _right(calculator.name)
    return any(
        wrong(shown(calculator, texts), known) for texts, known in zip(worked()[calculator.name], right, strict=True)
    )


@cache
def _right(name: str) -> tuple[Shown | InternalFault | None, ...]:
    """What the unchanged calculator shows, taken before any fault is seeded."""
    return tuple(shown(CATALOGUE[name], texts) for texts in worked()[name])


@pytest.fixture(autouse=True, scope="module")
def _before_any_fault() -> None:
    for name in CATALOGUE:
        _right(name)
