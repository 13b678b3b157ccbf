"""Whatever is written into any calculator: an exact result or a refusal, never a crash, a float, a NaN or a hang."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compounder.domain.calculators.catalogue import CATALOGUE
from compounder.domain.calculators.declaration import Calculator, Input, Rows
from compounder.domain.calculators.formula import Result
from compounder.domain.calculators.kinds import Count, Either, Measure, Name, Option, Percent, StrengthOf, magnitude
from compounder.domain.calculators.written import read_written, typed_reader
from compounder.domain.errors import Refusal
from compounder.exchange.case_file import read_cases
from compounder.shipped import RESOURCES, words

NUMBERS = st.one_of(
    st.sampled_from(["0", "1", "2", "5", "10", "0.5", "100", "-1", "-0", "0.000000001", "999999999999", "3.14"]),
    st.decimals(min_value=0, max_value=1000, places=3, allow_nan=False).map(lambda number: f"{number:f}"),
)
UNITS = st.one_of(
    st.sampled_from(["kg", "mg", "ng", "L", "microlitre", "mmol", "mEq", "mOsm", "unit", "mm", "m^2", "min", "day"]),
    st.sampled_from(["g/mL", "mg/mL", "g/mol", "mg/kg", "mg/g", "g/g", "mL/mL", "mOsm/L", "unit/mL", "mEq/mL", "Eq/L"]),
    st.sampled_from(["microgram/kg/min", "mol/kg", "g/kg", "degC", "drop", "%", "ppm", "G", "cc", "g/mL/h/kg"]),
)
WRONG = st.one_of(
    st.sampled_from(
        ["", " ", "NaN g", "inf", "1e5 g", "1,000 mg", "1 000 mL", ".5 g", "5. g", "５ g", "1_0 g", "½ g", "−1 g"]
    ),
    st.sampled_from(
        ["1:1000", "1:0 w/v", "1:5 w/w", "1:-3 v/v", "5 % w/w", "120 % w/w", "5 ppm w/v", "5 % x/y", "q.s."]
    ),
    st.text(max_size=12),
)


def _fitting(item: Input) -> st.SearchStrategy[object]:  # noqa: PLR0911 - one return a kind
    match item.kind:
        case Option(words=choices):
            return st.sampled_from(choices)
        case Name():
            return st.sampled_from(["a", "b", "c"])
        case Rows(inputs=inputs):
            return st.lists(_texts(inputs), max_size=3)
        case Measure(examples=examples):
            return st.tuples(NUMBERS, st.sampled_from(examples)).map(" ".join)
        case Percent():
            return NUMBERS.map(lambda number: f"{number} %")
        case StrengthOf():
            units = ["% w/w", "% w/v", "% v/v", "mg/mL", "mg/g", "unit/mL", "mOsm/L"]
            return st.tuples(NUMBERS, st.sampled_from(units)).map(" ".join)
        case Either():
            return st.one_of(NUMBERS, st.tuples(NUMBERS, st.sampled_from(["g", "mL"])).map(" ".join), st.just("q.s."))
        case Count():
            return st.integers(min_value=-1, max_value=40).map(str)
        case _:
            return NUMBERS


def _texts(inputs: tuple[Input, ...]) -> st.SearchStrategy[dict[str, object]]:
    needed = {item.name: _value(item) for item in inputs if not item.optional and item.default is None}
    others = {item.name: _value(item) for item in inputs if item.name not in needed}
    return st.fixed_dictionaries(needed, optional=others)


def _value(item: Input) -> st.SearchStrategy[object]:
    any_quantity = st.tuples(NUMBERS, UNITS).map(" ".join)
    return st.one_of(_fitting(item), _fitting(item), _fitting(item), any_quantity, WRONG)


def _few(calculator: Calculator) -> st.SearchStrategy[dict[str, object]]:
    """Inputs that mostly fit, few enough at a time that allowed combinations come up."""
    return _texts(calculator.inputs).flatmap(
        lambda texts: st.lists(st.sampled_from([*texts, ""]), max_size=len(texts), unique=True).map(
            lambda dropped: {name: text for name, text in texts.items() if name not in dropped}
        )
    )


def _worked() -> dict[str, list[dict[str, object]]]:
    worked: dict[str, list[dict[str, object]]] = {name: [] for name in CATALOGUE}
    for path in sorted((RESOURCES / "qualification").glob("*.toml")):
        for case in read_cases(path.read_text("utf-8"), path.name):
            if case.calculator in worked:
                worked[case.calculator].append(dict(case.given))
    return worked


WORKED = _worked()


@st.composite
def _like_a_case(draw: st.DrawFn, name: str) -> object:
    """The inputs of a worked case with other numbers, and now and then another input or a wrong text."""
    texts = _renumbered(draw, draw(st.sampled_from(WORKED[name])))
    if draw(st.integers(min_value=0, max_value=3)) == 0:
        item = draw(st.sampled_from(CATALOGUE[name].inputs))
        texts = {**texts, item.name: draw(_value(item))}
    return texts


def _renumbered(draw: st.DrawFn, texts: Mapping[str, object]) -> dict[str, object]:
    return {
        key: [_renumbered(draw, row) for row in text] if isinstance(text, list) else _other_number(draw, str(text))
        for key, text in texts.items()
    }


def _other_number(draw: st.DrawFn, text: str) -> str:
    number, space, unit = text.partition(" ")
    if not number.replace(".", "", 1).isdigit() or draw(st.booleans()):
        return text
    return f"{draw(NUMBERS)}{space}{unit}"


@pytest.mark.parametrize("name", CATALOGUE)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_text_gives_exact_results_or_a_refusal(name: str, data: st.DataObject) -> None:
    """Issue 11, bad input: either exact quantities whose derivations can be read in both languages, or a refusal."""
    calculator = CATALOGUE[name]
    texts = data.draw(st.one_of(_like_a_case(name), _like_a_case(name), _few(calculator)))
    reader = data.draw(st.sampled_from([read_written, typed_reader("en"), typed_reader("fr")]))
    try:
        outcomes = calculator.outcomes(texts, reader)  # type: ignore[arg-type]  # a fuzz breaks the types on purpose
    except Refusal as refusal:
        _is_readable(refusal)
        return
    assert set(outcomes) <= set(calculator.outputs)
    for outcome in outcomes.values():
        if isinstance(outcome, Refusal):
            _is_readable(outcome)
        else:
            _is_explained(outcome)


def _is_readable(refusal: Refusal) -> None:
    for language in ("en", "fr"):
        assert words(language).sentence(refusal.phrase)


def _is_explained(result: Result) -> None:
    assert isinstance(magnitude(result.value).number, Fraction)
    assert result.working
    assert result.working[-1].result.value == result.value  # type: ignore[union-attr]
    for language in ("en", "fr"):
        for step in result.working:
            assert all(words(language).show(part) for part in (step.what, step.formula, step.result))
            assert step.symbols is None or words(language).show(step.symbols)


@pytest.mark.parametrize("end", ["take", "make"])
def test_numbers_of_absurd_length_neither_crash_nor_hang(end: str) -> None:
    """Section 2 sets no length; a chain of them would give a number that no one can write down."""
    step = {"take": "1 g", "make": "1 g", end: ("0." if end == "take" else "") + "9" * 900 + " g"}
    step = step if end == "make" else step | {"take": "0." + "0" * 900 + "1 g"}
    steps = [step, *([{"take": step["take"], "make": step["make"]}] * 30)]
    code = ""
    try:
        CATALOGUE["dilution_chain"].outcomes({"stock_strength": "5 % w/w", "steps": steps})
    except Refusal as refusal:
        code = refusal.code
        _is_readable(refusal)
    assert code == "invalid_number"


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_input_and_output_has_a_name_in_both_languages(name: str) -> None:
    """Words: each name of the catalogue is shown by a word of ``[value]``."""
    calculator = CATALOGUE[name]
    names = {*calculator.outputs, *(item.name for item in _all(calculator.inputs))}
    for language in ("en", "fr"):
        assert all(words(language).say(f"value.{value}") for value in names)
    assert words("en").show(calculator.source)


def _all(inputs: tuple[Input, ...]) -> list[Input]:
    found = list(inputs)
    for item in inputs:
        if isinstance(item.kind, Rows):
            found += _all(item.kind.inputs)
    return found
