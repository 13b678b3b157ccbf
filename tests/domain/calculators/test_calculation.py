"""A calculation as people read it: results only, what the second road found, where it was rounded, what was given."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compounder.domain.calculators.calculation import Calculation, backwards, calculate_all, rounding
from compounder.domain.calculators.catalogue import CATALOGUE, calculator
from compounder.domain.calculators.written import typed_reader
from compounder.domain.errors import Refusal
from compounder.domain.qualification import Answer
from compounder.exchange.case_file import read_cases
from compounder.shipped import RESOURCES
from tests.words_files import words

_FILES = sorted((RESOURCES / "qualification").glob("*.toml"))
ANSWERED = [
    case
    for path in _FILES
    for case in read_cases(path.read_text("utf-8"), path.name)
    if isinstance(case.expected, Answer)
]


def calculated(name: str, **texts: str) -> Calculation:
    """Everything about a few typed inputs."""
    return calculate_all(calculator(name), texts, typed_reader("en"))


def test_an_output_that_was_given_is_no_result_and_the_others_stand_in_their_order() -> None:
    """10 mL made was typed; what is found is the stock, the diluent and the drug."""
    found = calculated("dilution", stock_strength="250 mg/mL", target_strength="150 mg/mL", target_quantity="10 mL")
    assert [item.name for item in found.found] == ["stock_quantity", "diluent", "ingredient"]
    assert found.main.name == "stock_quantity"


def test_the_second_road_says_what_it_found_in_the_form_of_the_result() -> None:
    """1500 mg by both roads, not 1.5 g."""
    found = calculated("dilution", stock_strength="250 mg/mL", target_strength="150 mg/mL", target_quantity="10 mL")
    said = [words("en").sentence(phrase) for phrase in backwards(found)]
    assert said == ["ingredient: 1500 mg by a second calculation, the same."]


@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case.id)
def test_what_the_second_road_says_is_the_result_itself(case: object) -> None:
    """For every worked case: each number shown as found again is that of the result; every sentence can be said."""
    found = calculate_all(CATALOGUE[case.calculator], case.given)  # type: ignore[attr-defined]
    for language in ("en", "fr"):
        said = words(language)
        for item in found.found:
            assert item.again is None or said.show(item.again) == said.show(item.result.value)
        for phrase in (*backwards(found), *rounding(found.steps()), *found.sources()):
            assert said.sentence(phrase)
        assert all(said.show(given.name) and said.show(given.value) for given in found.inputs())


def test_where_it_was_rounded_is_said_and_that_nothing_was() -> None:
    """Whole vials are rounded up, a square root has forty digits, a third goes on, the rest is whole."""
    keys = {
        "exact": calculated("density", mass="239 g", volume="200 mL"),
        "cut": calculated("density", mass="100 g", volume="300 mL"),
        "root": calculate_all(
            calculator("body_surface_area"),
            {"formula": "mosteller", "height": "171 cm", "body_mass": "65 kg"},
            typed_reader("en"),
        ),
        "whole": calculated(
            "dilution",
            stock_strength="10 % w/v",
            target_strength="1 % w/v",
            target_quantity="100 mL",
            container_size="30 mL",
        ),
    }
    said = {
        name: [phrase.key.removeprefix("calculation.") for phrase in rounding(item.steps())]
        for name, item in keys.items()
    }
    assert said == {"exact": ["nothing_rounded"], "cut": ["cut"], "root": ["digits"], "whole": ["rounded"]}


def test_inputs_that_determine_nothing_new_are_refused_and_a_reason_that_is_withheld_is_told() -> None:
    """A mass alone withholds the volume until there is a density; what finds nothing at all asks for more."""
    with pytest.raises(Refusal) as refused:
        calculated("density", mass="1 g")
    assert refused.value.code == "missing_density"
    idle = replace(calculator("density"), compute=lambda _given: {}, check=None)
    with pytest.raises(Refusal) as refused:
        calculate_all(idle, {"mass": "1 g"})
    assert refused.value.phrase.key == "refusal.missing_input.nothing_determined"


def test_a_default_is_marked_as_not_given() -> None:
    """0.9 % w/v was taken, not typed; the rows of a list bear their numbers."""
    rows = [{"strength": "1 % w/v", "e_value": "0.2"}]
    found = calculate_all(calculator("isotonicity_e_value"), {"volume": "30 mL", "ingredients": rows})
    marked = {words("en").show(given.name): given.is_default for given in found.inputs()}
    assert marked == {
        "volume": False,
        "strength 1": False,
        "E-value 1": False,
        "E-value of the adjusting agent": True,
        "isotonic sodium chloride": True,
    }


@pytest.mark.parametrize("text", ["25 % m/V", "25% w/v", "25 %\N{NO-BREAK SPACE}m/V"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_typed_basis_may_be_french(text: str, language: str) -> None:
    """m/V means w/v in every language, after any space."""
    assert typed_reader(language)(text) is not None
    assert typed_reader(language)(text).basis == typed_reader("en")("1 % w/v").basis
    assert typed_reader(language)("1:1000m/V").basis == typed_reader("en")("1:1000 w/v").basis
