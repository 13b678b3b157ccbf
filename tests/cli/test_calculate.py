"""``compounder calculate``: every calculator by command; a refusal is its code and sentence, exit 2."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from compounder.cli.main import main

CASES = Path(__file__).parents[2] / "resources" / "qualification"
SUPPOSITORY = (
    "suppository_base", "convention=displacement_value", "units=8", "mould_capacity=1 g",
    "drugs[1].dose=200 mg", "drugs[1].displacement=3",
)  # fmt: skip


def arguments(case: dict[str, object]) -> list[str]:
    """A worked case as it is typed."""
    given = case["given"]
    assert isinstance(given, dict)
    typed = []
    for name, value in given.items():
        rows = enumerate(value, 1) if isinstance(value, list) else ()
        typed += [f"{name}={value}"] if isinstance(value, str) else []
        typed += [f"{name}[{number}].{field}={text}" for number, row in rows for field, text in row.items()]
    return ["calculate", str(case["calculator"]), *typed, "--find", str(case["find"])]


@pytest.mark.parametrize("name", ["electrolytes", "suppositories"])
def test_worked_cases_by_command(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is expected is answered with its derivation; every refusal is exit 2 with its code, in both forms."""
    for case in tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["case"]:
        code = main([*arguments(case), "--json"])
        said = capsys.readouterr()
        answer = json.loads(said.out)
        if "expected" in case:
            (result,) = answer["results"]
            assert (code, result["name"], answer["refusals"]) == (0, case["find"], [])
            assert result["working"]
        else:
            assert code == 2, case
            assert answer["refusals"][0]["code"] == case["expected_refusal"]
            assert said.err.startswith(f"{case['expected_refusal']}: ")


def test_all_that_the_inputs_determine_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """Inputs, results, derivation, second road; in the reader's language, whose comma is read."""
    assert main(["calculate", "density", "mass=1,5 g", "density=1,2 g/mL", "--language", "fr"]) == 0
    text = capsys.readouterr().out.replace("\u00a0", " ")
    assert "volume = masse ÷ densité = 1,5 g ÷ 1,2 g/mL = 1,25 mL" in text
    assert "densité relative = 1,2" in text


def test_one_result_may_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """Also one that was given itself; an unknown one is refused."""
    assert main(["calculate", *SUPPOSITORY, "--find", "base"]) == 0
    assert "base = 7.4666… g" in capsys.readouterr().out.replace("\u00a0", " ")
    assert main(["calculate", "density", "mass=2 g", "volume=1 mL", "--find", "mass"]) == 0
    assert main(["calculate", "density", "mass=2 g", "volume=1 mL", "--find", "weight"]) == 2
    assert "unknown_output" in capsys.readouterr().err


def test_the_list_of_calculators(capsys: pytest.CaptureFixture[str]) -> None:
    """By family for people; with inputs and results for machines."""
    assert main(["calculate"]) == 0
    assert "mean_kinetic_temperature" in capsys.readouterr().out
    assert main(["calculate", "--json"]) == 0
    listed = {each["name"]: each for each in json.loads(capsys.readouterr().out)["calculators"]}
    assert len(listed) == 48
    assert listed["density"]["results"] == ["density", "specific_gravity", "mass", "volume"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (["density", "239 g"], "usage"),
        (["density", "mass=239 g", "mass=240 g"], "usage"),
        (["suppository_base", "drugs[2].dose=1 g"], "usage"),
        (["suppository_base", "drugs[1].dose=1 g", "drugs=1 g"], "usage"),
        (["suppository_base", "drugs[0].dose=1 g"], "usage"),
        (["densty", "mass=1 g"], "unknown_calculator"),
        (["density", "mass=1.234,5 g", "volume=2 mL"], "ambiguous_number"),
        (["density", "mass=1 g", "volume=2 mL", "weight=3 g"], "unexpected_input"),
        (["density", "mass=", "volume=2 mL"], "invalid_number"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_refused(typed: list[str], code: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, code and sentence, nothing on standard output."""
    assert main(["calculate", *typed, "--language", language]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.partition(":")[0]) == ("", code)
