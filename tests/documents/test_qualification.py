"""The qualification protocol says everything of every case, failures first, in both languages, and breaks cleanly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from compounder.documents import pdf as pdf_module
from compounder.documents.drawing import Drawing
from compounder.documents.qualification import qualification_pdf
from compounder.documents.walk import findings
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

UGLY = """
[[case]]
id = "IIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIIII"
calculator = "density"
statement = '''
239 g
\tin <b>200</b> mL'''
given = { mass = "NINES g", volume = "200 mL" }
find = "density"
expected = "1.31 kg/L"
tolerance = "0.005 kg/L"

[[case]]
id = "TALL"
calculator = "mass_uniformity"
given = { masses = [ROWS] }
find = "standard_deviation"
expected = "1 mg"
tolerance = "0 mg"
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


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_case_taller_than_a_page_goes_on_overleaf(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two hundred units, numbers of three hundred digits: nothing over the foot, nothing on another, nothing lost."""
    masses = [f"{300 + number}.5 mg" for number in range(200)]
    rows = ", ".join(f'{{ mass = "{mass}" }}' for mass in masses)
    pages: list[Drawing] = []

    def kept(drawn: list[Drawing], metadata: pdf_module.Metadata) -> bytes:
        pages.extend(drawn)
        return pdf_module.pdf_bytes(drawn, metadata)

    monkeypatch.setattr("compounder.documents.qualification.pdf_bytes", kept)
    cases = read_cases(UGLY.replace("NINES", "9" * 300).replace("ROWS", rows), "ugly.toml")
    pdf = qualification_pdf(_paper(*map(judge, cases)), words(language), fonts())
    assert [found for page in pages for found in findings(page, side=39, above=15, below=20, smallest=6)] == []
    assert len(pages) >= 4
    text = letters(whole_text(pdf))
    assert all(letters(mass) in text for mass in masses)
    assert "239gin<b>200</b>mL" in text
