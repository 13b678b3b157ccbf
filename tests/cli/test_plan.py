"""``compounder plan`` answers as its contracts show, and refuses what it must with code, sentence and exit 2."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from compounder import shipped
from compounder.cli.main import main
from compounder.domain.line_correction import LineCorrection
from compounder.exchange.formulation_file import write_formulation
from tests.builders import ointment

CONTRACTS = Path(__file__).parent.parent / "contracts"
OINTMENT, INJECTION = "sts-ointment-25", "sts-injection-150"
CONCENTRATE = "sodium thiosulfate injection 250 mg/mL"
LOT = ("--assay", "sodium thiosulfate=99.6 %", "--water", "sodium thiosulfate=34 %")


@dataclass
class Command:
    """Runs the command in this process and keeps what it said."""

    capture: pytest.CaptureFixture[str]

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, standard output and standard error."""
        code = main(list(arguments))
        said = self.capture.readouterr()
        return code, said.out, said.err

    def plan(self, *arguments: str) -> dict[str, Any]:
        """The answer as JSON; the plan must be made."""
        code, out, err = self.run("plan", *arguments, "--json")
        assert (code, err) == (0, "")
        answer: dict[str, Any] = json.loads(out)
        return answer

    def refusal(self, *arguments: str) -> str:
        """The code of the refusal, the same on both streams; exit 2."""
        code, out, err = self.run("plan", *arguments, "--json")
        assert code == 2, (out, err)
        answer = json.loads(out)
        (refusal,) = answer["refusals"]
        assert list(answer) == ["refusals"]
        assert list(refusal) == ["code", "values", "sentence"]
        assert err.strip() == f"{refusal['code']}: {refusal['sentence']}"
        return str(refusal["code"])


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


def amounts(answer: dict[str, Any]) -> list[str]:
    return [line["amount"] for line in answer["lines"]]


def process(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The real command, as installed."""
    return subprocess.run([sys.executable, "-m", "compounder", *arguments], capture_output=True, text=True, check=False)


def assert_same(found: object, contract: object, place: str = "") -> None:
    """Keys and their order, amounts and codes, place by place; of warnings and sentences their number."""
    if isinstance(contract, dict):
        assert isinstance(found, dict)
        assert list(found) == list(contract), place
        for key, value in contract.items():
            assert_same(found[key], value, f"{place}.{key}")
    elif isinstance(contract, list):
        assert isinstance(found, list)
        assert len(found) == len(contract), place
        for number, (one, other) in enumerate(zip(found, contract, strict=True)):
            assert_same(one, other, f"{place}[{number}]")
    else:
        assert found == contract, place


# ---- the contracts ----


@pytest.mark.parametrize(
    ("contract", "arguments"),
    [
        ("plan-ointment", (OINTMENT, "--size", "500 g", "--policy", "full", *LOT)),
        ("plan-injection", (INJECTION, "--size", "10 mL")),
    ],
)
def test_a_plan_is_answered_as_the_contract_shows(command: Command, contract: str, arguments: tuple[str, ...]) -> None:
    """Key by key: the same keys in the same order, the same amounts, digits, sources and sentences.

    What is unconfirmed may grow with the formulation: every fact of the contract must be there.
    """
    expected = json.loads((CONTRACTS / f"{contract}.json").read_text("utf-8"))
    found = command.plan(*arguments)
    assert set(expected["unconfirmed"]) <= set(found["unconfirmed"])
    assert_same({**found, "unconfirmed": expected["unconfirmed"]}, expected)


def test_a_refusal_is_answered_as_the_contract_shows() -> None:
    """Exit 2, the refusal as JSON on standard output, code and sentence on standard error."""
    expected = json.loads((CONTRACTS / "plan-refused.json").read_text("utf-8"))
    done = process("plan", OINTMENT, "--size", "500 mL", "--json")
    answer = json.loads(done.stdout)
    assert done.returncode == 2
    (found,), (wanted,) = answer["refusals"], expected["refusals"]
    assert list(found) == list(wanted)
    assert (found["code"], found["values"]) == (wanted["code"], wanted["values"])
    assert done.stderr.strip() == f"{found['code']}: {found['sentence']}"


# ---- the derived cases ----


def test_the_derived_cases(command: Command) -> None:
    """clinical.md 4.5, each through the command."""
    assert amounts(command.plan(OINTMENT, "--size", "500 g")) == ["125 g", "50 g", "162.5 g", "162.5 g"]
    as_anhydrous = command.plan(OINTMENT, "--size", "500 g", "--strength-as", "anhydrous")
    assert amounts(as_anhydrous) == ["196.21 g", "50 g", "162.5 g", "91.29 g"]
    assert as_anhydrous["lines"][0]["factor"] == "1.569666…"
    full = command.plan(OINTMENT, "--size", "500 g", *LOT)
    assert amounts(full) == ["121.14 g", "50 g", "162.5 g", "166.36 g"]
    dac_nrf = command.plan(OINTMENT, "--size", "500 g", "--policy", "dac_nrf", *LOT)
    assert amounts(dac_nrf)[0] == "125 g"
    assert dac_nrf["lines"][0]["factor"] == "1"
    why = dac_nrf["lines"][0]["working"]
    assert [step["result"] for step in why if step["step"] == "factor"] == ["0.969"]
    assert [step["source"] for step in why if step["step"] == "to weigh"] == [
        "policy dac_nrf: from 0.9 to 1, so it is not applied"
    ]
    both = command.plan(OINTMENT, "--size", "500 g", "--policy", "dac_nrf", "--strength-as", "anhydrous", *LOT)
    assert amounts(both)[0] == "196.21 g"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--assay", "thiosulfate=99.6 %", "--assay-basis", "thiosulfate=dried"), "missing_input"),
        (("--assay", "thiosulfate=64 %"), "inconsistent_input"),
        (("--assay", "thiosulfate=99.6 %", "--assay-form", "thiosulfate=anhydrous"), "inconsistent_input"),
        ((*LOT, "--assay-form", "thiosulfate=pentahydrate"), "inconsistent_input"),
        (("--assay", "thiosulfate=102.1 %", "--water", "thiosulfate=34 %"), "percentage_out_of_range"),
        (("--assay", "thiosulfate=99 %", "--water", "thiosulfate=100 %"), "percentage_out_of_range"),
        (("--water", "thiosulfate=250 %"), "percentage_out_of_range"),
        (("--assay", "thiosulfate=0 %"), "non_positive_quantity"),
    ],
)
def test_misread_certificates_are_refused(command: Command, options: tuple[str, ...], code: str) -> None:
    """The dangerous case: it under-doses by 36 % and looks right."""
    assert command.refusal(OINTMENT, "--size", "500 g", *options) == code


def test_water_outside_the_monograph_is_a_warning(command: Command) -> None:
    """38 % is planned, and said."""
    answer = command.plan(OINTMENT, "--size", "500 g", "--assay", "thiosulfate=99 %", "--water", "thiosulfate=38 %")
    (warning,) = answer["warnings"]
    assert "38 %" in warning
    assert "32 % to 37 %" in warning


# ---- names, options and their order ----


@pytest.mark.parametrize("name", ["sodium thiosulfate", "sodium", "thio", " sodium thiosulfate "])
def test_any_unambiguous_part_of_a_name_is_enough(command: Command, name: str) -> None:
    """NAME matches inside the line's name."""
    answer = command.plan(OINTMENT, "--size", "500 g", "--assay", f"{name}=99.6 %", "--water", f"{name}=34 %")
    assert amounts(answer)[0] == "121.14 g"


def test_a_whole_name_stands_before_parts_of_others(command: Command, tmp_path: Path) -> None:
    """“wax” is a line of its own although “wool wax” holds it too; “ax” is neither."""
    text = write_formulation(ointment())
    text = text.replace('"glycerol"', '"wax"').replace('"lanolin"', '"wool wax"')
    file = tmp_path / "wax.toml"
    file.write_text(text, "utf-8")
    answer = command.plan(str(file), "--size", "500 g", "--labelled-potency", "wax=95 % w/w")
    assert amounts(answer)[1] == "52.63 g"
    assert command.refusal(str(file), "--size", "500 g", "--labelled-potency", "ax=95 % w/w") == "unexpected_input"


@pytest.mark.parametrize(
    "option",
    [
        ("--assay", "zinc=99 %"),
        ("--assay", "=99 %"),
        ("--assay", "Sodium Thiosulfate=99 %"),
        ("--assay", "99 %"),
        ("--assay", "l=99 %"),
        ("--assay", "thiosulfate=99 %", "--assay", "sodium=99 %"),
        ("--assay", "petrolatum=99 %"),
        ("--water", "petrolatum=1 %"),
        ("--lot-form", "petrolatum=anhydrous"),
        ("--lot-form", "glycerol=anhydrous"),
        ("--assay-form", "glycerol=anhydrous"),
        ("--found-strength", "thiosulfate=206 mg/mL"),
        ("--labelled-potency", "thiosulfate=92 % w/w", "--assay", "thiosulfate=99 %"),
        ("--labelled-potency", "thiosulfate=92 % w/w", "--assay-basis", "thiosulfate=as_is"),
        ("--density", "1.05 g/mL"),
        ("--apply-optional",),
        ("--policy", "none", "--apply-optional"),
    ],
)
def test_an_option_that_no_line_can_use_is_refused(command: Command, option: tuple[str, ...]) -> None:
    """``unexpected_input``: nothing typed is ever silently ignored."""
    assert command.refusal(OINTMENT, "--size", "500 g", *option) == "unexpected_input"


@pytest.mark.parametrize(
    "option",
    [
        ("--assay", "thiosulfate=99 %"),
        ("--water", "thiosulfate=1 %"),
        ("--assay-basis", "thiosulfate=as_is"),
        ("--assay-form", "thiosulfate=anhydrous"),
        ("--labelled-potency", "thiosulfate=92 % w/w"),
        ("--found-strength", "diluent=206 mg/mL"),
        ("--lot-form", "diluent=anhydrous"),
        ("--density", "1.05 g/mL"),
    ],
)
def test_an_option_that_a_concentrate_cannot_use_is_refused(command: Command, option: tuple[str, ...]) -> None:
    """A concentrate has a strength found; the diluent has nothing."""
    assert command.refusal(INJECTION, "--size", "10 mL", *option) == "unexpected_input"


@pytest.mark.parametrize(
    ("option", "code"),
    [
        (("--policy", "usual"), "unknown_option"),
        (("--policy", "FULL"), "unknown_option"),
        (("--strength-as", "decahydrate"), "unknown_option"),
        (("--lot-form", "thiosulfate=dry"), "unknown_option"),
        (("--assay", "thiosulfate=99 %", "--assay-form", "thiosulfate=dry"), "unknown_option"),
        (("--assay", "thiosulfate=99 %", "--assay-basis", "thiosulfate=wet"), "unknown_option"),
        (("--assay-basis", "thiosulfate=as_is"), "missing_input"),
        (("--assay-form", "thiosulfate=anhydrous"), "missing_input"),
        (("--assay", "thiosulfate=99.6"), "missing_unit"),
        (("--assay", "thiosulfate=99.6 g"), "wrong_dimension"),
        (("--assay", "thiosulfate=99.6 % w/w"), "wrong_dimension"),
        (("--assay", "thiosulfate="), "invalid_number"),
        (("--water", "thiosulfate=-1 %"), "non_positive_quantity"),
        (("--labelled-potency", "thiosulfate=92 %"), "missing_basis"),
        (("--labelled-potency", "thiosulfate=92 % w/v"), "missing_density"),
        (("--labelled-potency", "thiosulfate=192 % w/w"), "strength_over_100_percent"),
        (("--balance-resolution", "0.03 g"), "impossible_resolution"),
        (("--balance-resolution", "0 g"), "non_positive_quantity"),
        (("--balance-resolution", "0.01 mL"), "wrong_dimension"),
        (("--balance-resolution", "0.01"), "missing_unit"),
        (("--no-such-option",), "usage"),
        (("--assa", "thiosulfate=99 %"), "usage"),
    ],
)
def test_a_value_that_an_option_cannot_take_is_refused(command: Command, option: tuple[str, ...], code: str) -> None:
    """Each with the catalogue's code."""
    assert command.refusal(OINTMENT, "--size", "500 g", *option) == code


def test_the_first_refusal_in_the_catalogues_order_is_raised(command: Command) -> None:
    """Names, options, texts, presence and dimension, range, calculator: all wrong, then mended one by one."""
    wrong = {
        "--found-strength": "thiosulfate=x",
        "--policy": "usual",
        "--density": "1.05 kg/mL/x",
        "--size": "0 mL",
        "--assay": "thiosulfate=120 %",
        "--assay-basis": "thiosulfate=dried",
    }
    mended: list[tuple[str, dict[str, str | None]]] = [
        ("unexpected_input", {"--found-strength": None}),
        ("unknown_option", {"--policy": "full"}),
        ("unknown_unit", {"--density": None}),
        ("missing_density", {"--size": "0 g"}),
        ("missing_input", {"--water": "thiosulfate=5 %"}),
        ("non_positive_quantity", {"--size": "500 g"}),
        ("percentage_out_of_range", {"--assay": "thiosulfate=99 %"}),
        ("inconsistent_input", {"--water": "thiosulfate=34 %"}),
    ]
    for code, cure in mended:
        arguments = [part for option, value in wrong.items() for part in (option, value)]
        assert command.refusal(OINTMENT, *arguments) == code
        for option, value in cure.items():
            wrong.pop(option, None)
            wrong |= {option: value} if value is not None else {}
    arguments = [part for option, value in wrong.items() for part in (option, value)]
    assert command.plan(OINTMENT, *arguments)["size"] == "500 g"


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        (("--apply-optional",), ("--size", "1e3 g"), "unexpected_input"),
        (("--labelled-potency", "thiosulfate=x"), ("--assay", "thiosulfate=y"), "unexpected_input"),
        (("--lot-form", "thiosulfate=dry"), ("--assay", "zinc=1 %"), "unexpected_input"),
        (("--size", "cc"), ("--policy", "usual"), "unknown_option"),
        (("--size", "500 mL"), ("--water", "thiosulfate=1,000 %"), "ambiguous_number"),
        (("--size", "500 mL"), ("--assay", "thiosulfate=0 %"), "missing_density"),
    ],
)
def test_the_order_on_the_command_line_does_not_matter(
    command: Command, first: tuple[str, ...], second: tuple[str, ...], code: str
) -> None:
    """Two faults at once: the earlier check in the catalogue's order speaks, whatever was typed first."""
    assert command.refusal(OINTMENT, *first, *second) == code
    assert command.refusal(OINTMENT, *second, *first) == code


# ---- sizes ----


@pytest.mark.parametrize(
    ("size", "code"),
    [
        ("500 mL", "missing_density"),
        ("500 mmol", "wrong_dimension"),
        ("500 cm", "wrong_dimension"),
        ("500 %", "unknown_unit"),
        ("500 MG", "unknown_unit"),
        ("500 gr", "unknown_unit"),
        ("500 cc", "unknown_unit"),
        ("500 G", "unknown_unit"),
        ("500", "missing_unit"),
        ("1.234,5 g", "ambiguous_number"),
        ("1,234.5 g", "ambiguous_number"),
        ("1,000 g", "ambiguous_number"),
        ("1 000 g", "ambiguous_number"),
        ("1\u202f000 g", "ambiguous_number"),
        ("1'000 g", "ambiguous_number"),
        (".5 g", "ambiguous_number"),
        ("5. g", "ambiguous_number"),
        ("0 g", "non_positive_quantity"),
        ("0.000 g", "non_positive_quantity"),
        ("-5 g", "non_positive_quantity"),
        ("-5g", "non_positive_quantity"),
        ("-0.5g", "non_positive_quantity"),
        ("\u22125 g", "invalid_number"),
        ("+5 g", "invalid_number"),
        ("NaN g", "invalid_number"),
        ("nan", "invalid_number"),
        ("inf g", "invalid_number"),
        ("1e3 g", "invalid_number"),
        ("\uff15\uff10\uff10 g", "invalid_number"),
        ("\u0665\u0660 g", "invalid_number"),
        ("5_00 g", "invalid_number"),
        ("1/2 g", "invalid_number"),
        ("9" * 300 + " g", "invalid_number"),
        ("1234567890 g", "invalid_number"),
        ("0.1234567890 g", "invalid_number"),
        ("", "invalid_number"),
        (" ", "invalid_number"),
        ("g", "invalid_number"),
        ("500 g\x00", "unknown_unit"),
        ("500 g\u202e", "unknown_unit"),
        ("500 <b>g</b>", "invalid_number"),
    ],
)
def test_a_size_that_is_none_is_refused(command: Command, size: str, code: str) -> None:
    """Each with its code, exit 2, and nothing planned."""
    assert command.refusal(OINTMENT, "--size", size) == code


@pytest.mark.parametrize(
    "size", ["500 g", "500g", "500,0 g", "500.000 g", "0.5 kg", "0,5kg", "500000 mg", "500\u202fg"]
)
def test_a_size_that_people_type_is_read(command: Command, size: str) -> None:
    """With or without the space, comma or point, any unit of mass; the answer is in the formula's unit."""
    assert command.plan(OINTMENT, "--size", size)["size"] == "500 g"


def test_a_size_is_needed(command: Command) -> None:
    """``missing_input``, which names the usual size."""
    assert command.refusal(OINTMENT) == "missing_input"


def test_a_rounding_worse_than_the_tolerance_is_refused(command: Command) -> None:
    """0.5 g of ointment on a balance of 0.1 g."""
    assert command.refusal(OINTMENT, "--size", "0.5 g", "--balance-resolution", "0.1 g") == "rounding_exceeds_tolerance"


# ---- language, JSON, and where options stand ----


def test_shared_options_work_before_and_after_the_subcommand(command: Command) -> None:
    """--json and --language on either side give one answer."""
    plan = ("plan", OINTMENT, "--size", "500 g")
    answers = {command.run(*arguments) for arguments in (("--json", *plan), (*plan, "--json"))}
    assert len(answers) == 1
    french = {
        command.run("--language", "fr", *plan),
        command.run(*plan, "--language", "fr"),
        command.run(*plan, "--language=fr"),
    }
    assert len(french) == 1
    assert "vaseline blanche" in french.pop()[1]


def test_json_is_english_with_a_point_whatever_the_language(command: Command) -> None:
    """--language fr changes nothing of the JSON; a comma is read all the same."""
    english = command.plan(OINTMENT, "--size", "62.5 g")
    french = command.plan(OINTMENT, "--size", "62,5 g", "--language", "fr")
    assert french == english
    assert english["lines"][2]["amount"] == "20.31 g"


def test_the_text_for_people_is_in_their_language(command: Command) -> None:
    """Amounts with a comma in French, a point in English; every line of the plan stands in both."""
    code, out, err = command.run("plan", OINTMENT, "--size", "500 g", *LOT, "--language", "fr")
    assert (code, err) == (0, "")
    assert "121,14 g" in out
    assert "thiosulfate de sodium" in out
    code, out, err = command.run("plan", OINTMENT, "--size", "500 g", *LOT)
    assert "121.14 g" in out
    assert "125 g ÷ 1.031836… = 121.1432… g" in out


def test_a_refusal_speaks_the_language_asked_for(command: Command) -> None:
    """Standard error in French, the JSON's sentence in English; one code."""
    code, out, err = command.run("plan", OINTMENT, "--size", "500 mL", "--language", "fr", "--json")
    (refusal,) = json.loads(out)["refusals"]
    assert code == 2
    assert err.startswith("missing_density: ")
    assert "masse volumique" in err
    assert "density" in refusal["sentence"]


def test_grouping_is_judged_by_the_language(command: Command) -> None:
    """8,000 g is ambiguous in English and 8 g in French."""
    assert command.refusal(OINTMENT, "--size", "8,000 g") == "ambiguous_number"
    assert command.plan(OINTMENT, "--size", "8,000 g", "--language", "fr")["size"] == "8 g"


def test_an_unknown_language_is_refused(command: Command) -> None:
    """``unknown_option``."""
    assert command.refusal(OINTMENT, "--size", "500 g", "--language", "de") == "unknown_option"


# ---- which formulation ----


def test_a_formulation_from_a_file_is_planned_alike(command: Command, tmp_path: Path) -> None:
    """A TOML file instead of an id."""
    file = tmp_path / "mine.toml"
    file.write_text(write_formulation(ointment()), "utf-8")
    from_file = command.plan(str(file), "--size", "500 g", *LOT)
    assert from_file == command.plan(OINTMENT, "--size", "500 g", *LOT)


@pytest.mark.parametrize(
    "name", ["sts-ointment-26", "", "no.toml", ".", "/", "STS-OINTMENT-25", "x" * 5000, "a\x00b.toml"]
)
def test_an_unknown_formulation_is_refused(command: Command, name: str) -> None:
    """``unknown_formulation``, which names those that there are."""
    assert command.refusal(name, "--size", "500 g") == "unknown_formulation"


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff\xfe", b"PK\x03\x04" + bytes(range(256)), b"a = ", b"x" * 1_000_001, b'[tool]\nname = "other"\n'],
)
def test_a_file_that_is_no_formulation_is_refused(command: Command, tmp_path: Path, content: bytes) -> None:
    """Empty, binary, damaged, huge, another program's: ``damaged_file``."""
    file = tmp_path / "file.toml"
    file.write_bytes(content)
    assert command.refusal(str(file), "--size", "500 g") == "damaged_file"


def test_a_folder_is_no_formulation(command: Command, tmp_path: Path) -> None:
    """A folder that is called like a file."""
    (tmp_path / "folder.toml").mkdir()
    assert command.refusal(str(tmp_path / "folder.toml"), "--size", "500 g") == "unknown_formulation"


# ---- through the installed command ----


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("plan", OINTMENT, "--size", "500 g"), 0, ""),
        (("plan", OINTMENT, "--size", "-5g"), 2, "non_positive_quantity: "),
        (("plan", OINTMENT, "--size", "500 MG"), 2, "unknown_unit: "),
        (("plan", "nothing", "--size", "500 g"), 2, "unknown_formulation: "),
        (("--language", "fr", "plan", OINTMENT, "--size", "1e3 g"), 2, "invalid_number: "),
        ((), 2, "usage: "),
        (("plan",), 2, "usage: "),
        (("dance",), 2, "usage: "),
    ],
)
def test_the_command_itself(arguments: tuple[str, ...], code: int, says: str) -> None:
    """A process of its own: exit code, the refusal on standard error, no traceback."""
    done = process(*arguments)
    assert done.returncode == code, done.stderr
    assert done.stderr.startswith(says)
    assert "Traceback" not in done.stderr


def test_a_fault_is_exit_3_and_gives_no_answer(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two roads that differ, or anything unexpected: exit 3, nothing on standard output."""
    monkeypatch.setattr(LineCorrection, "factor", property(lambda _: shipped.plan_rules().dac_nrf.apply_above))
    code, out, err = command.run("plan", OINTMENT, "--size", "500 g", "--json")
    assert (code, out) == (3, "")
    assert "cannot be used" in err
    monkeypatch.setattr(LineCorrection, "factor", property(lambda _: 1 // 0))
    code, out, err = command.run("plan", OINTMENT, "--size", "500 g")
    assert (code, out) == (3, "")
    assert "ZeroDivisionError" in err
