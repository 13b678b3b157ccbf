"""``compounder qualify``: worked cases run through the calculators; every one must pass."""

from __future__ import annotations

import argparse
from hashlib import sha256
from pathlib import Path

from compounder.cli.answer import CHECK_FAILED, DONE, print_json
from compounder.domain.papers.qualification import CaseFile
from compounder.domain.qualification import Case, Verdict
from compounder.exchange.case_file import check_ids, read_cases
from compounder.exchange.files import bytes_of_file, new_file, text_of
from compounder.services.qualify_calculators import qualify_calculators
from compounder.shipped import RESOURCES, words
from compounder.words import Words

LARGEST_CASE_FILE = 10_000_000
"""Bytes of a case file: some twenty thousand cases."""


def run(options: argparse.Namespace) -> int:
    """Run the cases, write the protocol where one is asked for, and show every verdict; 0 only if all pass."""
    files, cases = _read(_paths(options.files))
    if options.report is None:
        verdicts = qualify_calculators(cases)
    else:
        verdicts = _reported(files, cases, Path(options.report), options.language)
    if options.json:
        print_json(qualify_answer(verdicts))
    else:
        print(qualify_text(verdicts, words(options.language)))
    return DONE if all(verdict.passed for verdict in verdicts) else CHECK_FAILED


def _reported(files: tuple[CaseFile, ...], cases: list[Case], report: Path, language: str) -> tuple[Verdict, ...]:
    """The verdicts, and the protocol with them in a file; a file that cannot be written is refused before the run."""
    from compounder.program_runs import qualification_protocol

    with new_file(report) as write:
        verdicts = qualify_calculators(cases)
        write(qualification_protocol(files, verdicts, language))
    return verdicts


def _paths(files: list[str]) -> list[Path]:
    """The files named, or those that come with the program."""
    return [Path(file) for file in files] or sorted((RESOURCES / "qualification").glob("*.toml"))


def _read(paths: list[Path]) -> tuple[tuple[CaseFile, ...], list[Case]]:
    """Each file's name with the digest of its bytes, as any other tool finds it, and the cases of them all."""
    files: list[CaseFile] = []
    cases: list[Case] = []
    for path in paths:
        content = bytes_of_file(path, most=LARGEST_CASE_FILE)
        files.append(CaseFile(path.name, sha256(content).hexdigest()))
        cases += read_cases(text_of(content, path.name), path.name)
        check_ids(cases, path.name)
    return tuple(files), cases


def qualify_answer(verdicts: tuple[Verdict, ...]) -> dict[str, object]:
    """The verdicts for machines; the keys are a contract."""
    failed = [verdict for verdict in verdicts if not verdict.passed]
    english = words("en")
    return {
        "cases": len(verdicts),
        "passed": len(verdicts) - len(failed),
        "failed": [
            {
                "id": verdict.case.id,
                "expected": verdict.case.expected_text,
                "got": _value_text(verdict, english).replace("²", "^2") or verdict.error or None,
                "refusal": verdict.refusal.code if verdict.refusal else None,
            }
            for verdict in failed
        ],
    }


def qualify_text(verdicts: tuple[Verdict, ...], reader: Words) -> str:
    """The verdicts for people: a line a case, then what failed and why, then the count."""
    heads = [reader.say(f"qualify.{name}") for name in ("case", "calculator", "expected", "obtained", "verdict")]
    rows = [heads, *(_row(verdict, reader) for verdict in verdicts)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    failed = [verdict for verdict in verdicts if not verdict.passed]
    lines += ["", *(_reason(verdict, reader) for verdict in failed)] if failed else []
    passed = len(verdicts) - len(failed)
    return "\n".join([*lines, "", reader.say("qualify.count", passed=passed, cases=len(verdicts))])


def _row(verdict: Verdict, reader: Words) -> list[str]:
    obtained = _value_text(verdict, reader) or (verdict.refusal.code if verdict.refusal else verdict.error)
    key = "qualify.passed" if verdict.passed else "qualify.failed"
    case = verdict.case
    cells = (case.id, f"{case.calculator}: {case.find}", case.expected_text, obtained)
    return [*(reader.show(cell) for cell in cells), reader.say(key)]


def _reason(verdict: Verdict, reader: Words) -> str:
    values: dict[str, object] = {"case": verdict.case.id, "expected": verdict.case.expected_text}
    if verdict.refusal:
        return reader.say("qualify.was_refused", **values, code=verdict.refusal.code, sentence=verdict.refusal.phrase)
    if verdict.error:
        return reader.say("qualify.program_error", **values, error=verdict.error)
    obtained = _value_text(verdict, reader)
    return reader.say("qualify.differs", **values, obtained=obtained)


def _value_text(verdict: Verdict, reader: Words) -> str:
    """The value found, in the unit of the expected one where both are of one kind; empty without a value."""
    return "" if verdict.value is None else reader.show(verdict.value)
