"""The qualification protocol says everything of every case, failures first, in both languages, and breaks cleanly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from compounder.documents.qualification import qualification_pdf
from compounder.domain.papers.program_run import ProgramRun
from compounder.domain.papers.qualification import CaseFile, QualificationPaper
from compounder.domain.qualification import Verdict, judge
from compounder.exchange.case_file import read_cases
from compounder.shipped import RESOURCES
from tests.documents.reading import letters, page_texts, whole_text
from tests.documents.samples import fonts, words

WRONG = """
[[case]]
id = "A2"
calculator = "density"
statement = "239 g in 200 mL."
source = "procedure 12"
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


@cache
def _verdicts(name: str) -> tuple[Verdict, ...]:
    return tuple(judge(case) for case in read_cases((RESOURCES / "qualification" / name).read_text("utf-8"), name))


def _paper(*verdicts: Verdict) -> QualificationPaper:
    run = ProgramRun("Compounder 1.0.0", "3b71" * 16, "LT-PHARM-02", "Linux, x86_64", date(2026, 11, 23))
    return QualificationPaper(run, (CaseFile("weighing.toml", "90ce" * 16),), verdicts)


def _failing() -> tuple[Verdict, ...]:
    wrong = tuple(judge(case) for case in read_cases(WRONG, "wrong.toml"))
    crashed = Verdict(replace(wrong[0].case, id="A5"), error="ZeroDivisionError: division by zero")
    return (*_verdicts("weighing.toml"), *wrong, crashed)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_case_stands_in_it_with_all_that_it_needs(language: str) -> None:
    """Papers 7: case, problem, derivation, source, expected with tolerance, obtained; program, build, machine, day."""
    verdicts = _verdicts("weighing.toml")
    text = letters(whole_text(qualification_pdf(_paper(*verdicts), words(language), fonts())))
    for verdict in verdicts:
        shown = (verdict.case.id, verdict.case.statement, verdict.case.source)
        assert all(letters(part) in text for part in shown)
    assert all(part in text for part in ("LT-PHARM-02", "3b71" * 16, "90ce90ce", "Compounder1.0.0"))
    assert {"en": "Tobesignedbyhand", "fr": "Àsigneràlamain"}[language] in text


def test_failures_come_first_on_page_1() -> None:
    """Papers 7: a failure has the bar and "not as expected", and comes first on page 1."""
    first = page_texts(qualification_pdf(_paper(*_failing()), words("en"), fonts()))[0]
    assert first.index("Not as expected: 4") < first.index("A2") < first.index("As expected: ")
    assert first.count("not as expected") == 4
    assert "1.195" in first
    assert "0.115" in first
    assert "expected missing_density" in first
    assert "ZeroDivisionError: division by zero" in first


def test_obtained_and_difference_are_cut_and_never_rounded() -> None:
    """Principle 5: "…" means cut; 125 g ÷ 1.031836… is 121.1432…, 0.0002… from the expected 121.143."""
    (verdict,) = [item for item in _verdicts("formulas_and_corrections.toml") if item.case.id == "DC213"]
    text = whole_text(qualification_pdf(_paper(verdict), words("en"), fonts()))
    assert "121.143 " in text
    assert "121.1432…" in text
    assert "0.0002" in text


def test_the_same_run_gives_the_same_bytes() -> None:
    """Same cases, version, machine and date: same bytes; another day gives others."""
    paper = _paper(*_verdicts("weighing.toml"))
    assert qualification_pdf(paper, words("en"), fonts()) == qualification_pdf(paper, words("en"), fonts())
    later = replace(paper, run=replace(paper.run, run_on=date(2026, 11, 24)))
    assert qualification_pdf(later, words("en"), fonts()) != qualification_pdf(paper, words("en"), fonts())


def test_pages_break_between_cases_and_repeat_their_heading() -> None:
    """A case is never split; every further page names what it continues, its number and the program."""
    pages = page_texts(qualification_pdf(_paper(*_verdicts("tonicity.toml")), words("en"), fonts()))
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
    for page in pages[1:-1]:
        assert "continued" in page
    assert f"End of the protocol: {len(pages)} pages" in pages[-1]
