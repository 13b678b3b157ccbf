"""``compounder qualify``: every case through the public calculators: 0 if all pass, 1 if one fails, 2 if malformed."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from compounder import shipped
from compounder.cli.main import main
from compounder.program_runs import build_digest
from compounder.services import qualify_calculators
from tests.documents.reading import letters, whole_text

OURS = ("strengths", "dilution", "formulas_and_corrections", "weighing", "tonicity", "computed")
RESOURCES = Path(__file__).parents[2] / "resources" / "qualification"
RIGHT = """
[[case]]
id = "A1"
calculator = "density"
given = { mass = "25.0 g", density = "0.910 g/mL" }
find = "volume"
expected = "27.5 mL"
tolerance = "0.05 mL"
"""
WRONG = """
[[case]]
id = "A2"
calculator = "density"
given = { mass = "239 g", volume = "200 mL" }
find = "density"
expected = "1.31 kg/L"
tolerance = "0.005 kg/L"

[[case]]
id = "A3"
calculator = "density"
given = { mass = "25 g" }
find = "volume"
expected = "25 mL"
tolerance = "1 mL"

[[case]]
id = "A4"
calculator = "density"
given = { mass = "239 g", volume = "200 mL" }
find = "density"
expected_refusal = "missing_density"
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A file whose case passes, and one whose cases fail."""
    right, wrong = tmp_path / "right.toml", tmp_path / "wrong.toml"
    right.write_text(RIGHT, "utf-8")
    wrong.write_text(WRONG, "utf-8")
    return str(right), str(wrong)


@pytest.mark.parametrize("group", OURS)
def test_every_shipped_case_of_a_group_passes(group: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Issue 11, shown by: all our cases pass."""
    assert main(["qualify", str(RESOURCES / f"{group}.toml"), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["cases"] == answer["passed"] > 20
    assert answer["failed"] == []


def test_the_answer_for_machines(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """``{"cases", "passed", "failed": [{"id", "expected", "got", "refusal"}]}``; exit 1 where a case fails."""
    assert main(["qualify", *files, "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "cases": 4,
        "passed": 1,
        "failed": [
            {"id": "A2", "expected": "1.31 kg/L", "got": "1.195 kg/L", "refusal": None},
            {"id": "A3", "expected": "25 mL", "got": None, "refusal": "missing_density"},
            {"id": "A4", "expected": "missing_density", "got": "1.195 g/mL", "refusal": None},
        ],
    }


def test_the_table_for_people(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """A line a case with the value found, then what failed and why, then the count; in the reader's language."""
    assert main(["qualify", files[0]]) == 0
    passed = capsys.readouterr().out
    assert "A1" in passed
    assert "27.4725… mL" in passed
    assert "1 of 1 cases pass." in passed
    assert main(["qualify", *files, "--language", "fr"]) == 1
    failed = capsys.readouterr().out
    assert "NON CONFORME" in failed
    assert "refus missing_density" in failed
    assert "1 cas conformes sur 4." in failed


def test_without_files_the_shipped_cases_run(capsys: pytest.CaptureFixture[str]) -> None:
    """``resources/qualification`` holds the cases of every group."""
    main(["qualify", "--json"])
    assert json.loads(capsys.readouterr().out)["cases"] > 400


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (RIGHT.replace('"0.05 mL"', '"0.05 g"'), ("A1", "tolerance")),
        (RIGHT + RIGHT, ("A1", "id")),
        (RIGHT.replace('find = "volume"', ""), ("A1", "find")),
        (RIGHT.replace('"25.0 g"', "25.0"), ("A1", "given.mass")),
    ],
)
def test_a_malformed_file_is_an_error(
    content: str, named: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, code and sentence, naming file, case and key."""
    file = tmp_path / "mine.toml"
    file.write_text(content, "utf-8")
    assert main(["qualify", str(file)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert all(part in said.err for part in ("malformed_case", "mine.toml", *named))


def test_what_windows_editors_write_is_read(tmp_path: Path) -> None:
    """A byte order mark and lines ended by two characters change nothing; the digest is that of the file's bytes."""
    file = tmp_path / "notepad.toml"
    file.write_bytes(b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode())
    assert main(["qualify", str(file), "--report", str(tmp_path / "report.pdf")]) == 0
    digest = sha256(file.read_bytes()).hexdigest()
    assert digest[:16] in letters(whole_text((tmp_path / "report.pdf").read_bytes()))


@pytest.mark.parametrize("content", ["a = " + "[" * 5000, "a = " + "9" * 5000])
def test_what_toml_itself_cannot_hold_is_refused(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2 and never a fault of the program: tables without end, a number without end; JSON where it is asked for."""
    file = tmp_path / "endless.toml"
    file.write_text(content, "utf-8")
    assert main(["qualify", str(file), "--json"]) == 2
    (refusal,) = json.loads(capsys.readouterr().out)["refusals"]
    assert (refusal["code"], refusal["values"]["file"]) == ("damaged_file", "endless.toml")


def test_ids_are_unique_over_all_files(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    """The same id in two files is malformed."""
    assert main(["qualify", files[0], files[0]]) == 2
    assert "A1" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, and the file is named."""
    assert main(["qualify", str(tmp_path / "none.toml")]) == 2
    assert "none.toml" in capsys.readouterr().err


def test_a_program_error_fails_its_case_and_the_rest_still_runs(
    files: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Section 1: an unexpected program error fails the case."""

    def broken(_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(qualify_calculators, "judge", broken)
    assert main(["qualify", files[0], "--json"]) == 1
    (failed,) = json.loads(capsys.readouterr().out)["failed"]
    assert (failed["got"], failed["refusal"]) == ("ZeroDivisionError: division by zero", None)


def test_the_report_is_a_pdf_with_the_build_and_the_same_bytes_again(files: tuple[str, str], tmp_path: Path) -> None:
    """Same cases, version, machine and date, same bytes; the build is the digest of the program's own files."""
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    assert main(["qualify", files[0], "--report", str(first)]) == 0
    assert main(["qualify", files[0], "--report", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()
    text = letters(whole_text(first.read_bytes()))
    assert build_digest() in text
    assert "27.4725…" in text


def test_the_report_is_written_where_cases_fail_as_well(files: tuple[str, str], tmp_path: Path) -> None:
    """Exit 1, and the protocol shows what is not as expected, in the reader's language."""
    report = tmp_path / "report.pdf"
    assert main(["qualify", *files, "--report", str(report), "--language", "fr"]) == 1
    assert "non conforme" in whole_text(report.read_bytes())


def test_a_report_that_cannot_be_written_is_refused(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2 before anything is run."""
    assert main(["qualify", files[0], "--report", str(tmp_path / "no" / "report.pdf")]) == 2
    assert "file_not_written" in capsys.readouterr().err


def test_the_build_digest_sees_every_file_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte changed in any resource gives another build."""
    (tmp_path / "resources").mkdir()
    rule = tmp_path / "resources" / "rule.toml"
    monkeypatch.setattr(shipped, "RESOURCES", tmp_path / "resources")
    digests = []
    for text in ("a = 1", "a = 2", "a = 1"):
        rule.write_text(text, "utf-8")
        digests.append(build_digest())
    assert digests[0] == digests[2] != digests[1]
