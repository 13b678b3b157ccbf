"""Case files are read strictly: what is wrong is named by file, case and key."""

from __future__ import annotations

import pytest

from compounder.domain.errors import Refusal
from compounder.domain.qualification import Answer
from compounder.exchange.case_file import read_cases
from compounder.shipped import words

CASE = {
    "id": '"X1"',
    "calculator": '"density"',
    "given": '{ mass = "239 g", volume = "200 mL" }',
    "find": '"density"',
    "expected": '"1.195 g/mL"',
    "tolerance": '"0 g/mL"',
}


def text(**changes: str) -> str:
    """A file of one case, with some keys changed; an empty text leaves a key out."""
    lines = [f"{key} = {value}" for key, value in (CASE | changes).items() if value]
    return "\n".join(["[[case]]", *lines])


def test_a_case_is_read() -> None:
    """Section 1 of the catalogue; source and statement are for people and may be absent."""
    (case,) = read_cases(text(source='"a book"'), "x.toml")
    assert (case.id, case.calculator, case.find, case.source) == ("X1", "density", "density", "a book")
    assert case.given == {"mass": "239 g", "volume": "200 mL"}
    assert isinstance(case.expected, Answer)
    assert read_cases(text(source='""', statement='""'), "x.toml")


def test_a_refusal_may_be_expected() -> None:
    """``expected_refusal`` stands instead of expected and tolerance."""
    (case,) = read_cases(text(expected="", tolerance="", expected_refusal='"missing_density"'), "x.toml")
    assert case.expected == "missing_density"


@pytest.mark.parametrize("tolerance", ['"0.005 kg/L"', '"0 % w/v"', '"5 mg/mL"'])
def test_a_tolerance_may_be_written_in_another_unit_of_its_kind(tolerance: str) -> None:
    """Two notations of one basis are the same quantity."""
    assert read_cases(text(tolerance=tolerance), "x.toml")


@pytest.mark.parametrize(
    ("changes", "case", "key"),
    [
        ({"id": ""}, "[1]", "id"),
        ({"id": "5"}, "[1]", "id"),
        ({"id": '""'}, "[1]", "id"),
        ({"calculator": ""}, "X1", "calculator"),
        ({"find": ""}, "X1", "find"),
        ({"find": "[]"}, "X1", "find"),
        ({"given": ""}, "X1", "given"),
        ({"given": '"mass"'}, "X1", "given"),
        ({"given": "{ mass = 239 }"}, "X1", "given.mass"),
        ({"given": "{ mass = true }"}, "X1", "given.mass"),
        ({"given": "{ parts = [5] }"}, "X1", "given.parts[1]"),
        ({"given": '{ parts = [{ a = "1" }, { a = 1 }] }'}, "X1", "given.parts[2].a"),
        ({"expected": ""}, "X1", "expected"),
        ({"expected": "1.195"}, "X1", "expected"),
        ({"expected": '"1,195 g/mL"'}, "X1", "expected"),
        ({"expected": '"1.195 g/ml"'}, "X1", "expected"),
        ({"expected": '"5 ppm"'}, "X1", "expected"),
        ({"tolerance": ""}, "X1", "tolerance"),
        ({"tolerance": '"0.005"'}, "X1", "tolerance"),
        ({"tolerance": '"0.005 g"'}, "X1", "tolerance"),
        ({"tolerance": '"-0.005 g/mL"'}, "X1", "tolerance"),
        ({"expected_refusal": '"missing_input"'}, "X1", "expected"),
        ({"expected_refusal": '"missing_input"', "expected": ""}, "X1", "tolerance"),
        ({"tolerence": '"1 g/mL"'}, "X1", "tolerence"),
    ],
)
def test_a_malformed_case_is_named(changes: dict[str, str], case: str, key: str) -> None:
    """Issue 11: a malformed case file is an error naming file, case and key."""
    with pytest.raises(Refusal) as refused:
        read_cases(text(**changes), "mine.toml")
    assert refused.value.code == "malformed_case"
    assert refused.value.values["case"] == case
    assert refused.value.values["key"] == key
    for language in ("en", "fr"):
        sentence = words(language).sentence(refused.value.phrase)
        assert all(part in sentence for part in ("mine.toml", case, key))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "malformed_case"),
        ("case = 5", "malformed_case"),
        ("case = [5]", "malformed_case"),
        ("version = 1", "malformed_case"),
        (f"{text()}\n{text()}", "malformed_case"),
        ("[[case]", "damaged_file"),
        (f"x = {'[' * 5000}", "damaged_file"),
    ],
)
def test_what_is_no_case_file_is_refused(content: str, code: str) -> None:
    """Nothing in it, another kind of file, an id twice, no TOML, nested without end."""
    with pytest.raises(Refusal) as refused:
        read_cases(content, "mine.toml")
    assert refused.value.code == code
