"""A calculation on paper, read back: inputs, results, every step, the second road, program and day; no record."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from compounder.documents.calculation import calculation_pdf
from compounder.documents.fonts import Fonts
from compounder.domain.calculators.calculation import Calculation, calculate_all
from compounder.domain.calculators.catalogue import CATALOGUE, calculator
from compounder.domain.calculators.declaration import Texts
from compounder.domain.papers.calculation import CalculationPaper
from compounder.domain.papers.program_run import ProgramRun
from compounder.domain.qualification import Answer
from compounder.exchange.case_file import read_cases
from compounder.shipped import RESOURCES, words

RUN = ProgramRun("Compounder 0.1.0", "ab12" * 16, "station-3", "Linux 6.1, x86_64, Python 3.11.2", date(2026, 11, 24))
FONTS = Fonts(RESOURCES / "fonts")


def read_back(calculation: Calculation, language: str) -> str:
    """The text of every page, as another program reads it."""
    pdf = calculation_pdf(CalculationPaper(RUN, calculation), words(language), FONTS)
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    text = " ".join(" ".join(pages).split())
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def dilution() -> Calculation:
    """Stock for 10 mL at 150 mg/mL."""
    given = {"stock_strength": "250 mg/mL", "target_strength": "150 mg/mL", "target_quantity": "10 mL"}
    return calculate_all(calculator("dilution"), given)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            (
                "Dilute a stock solution", "Not a patient record", "Stock taken", "6 mL", "Strength wanted",
                "10 mL × 150 mg/mL ÷ 250 mg/mL", "Checked backwards", "1500 mg by a second calculation",
                "Nothing was rounded", "Compounder 0.1.0", "24 Nov 2026", "station-3", "ab12 ab12",
            ),
        ),
        (
            "fr",
            (
                "Diluer une solution mère", "pas un dossier de patient", "Quantité prélevée", "6 mL",
                "Vérifié à rebours", "Aucun arrondi", "24 nov. 2026",
            ),
        ),
    ],
)  # fmt: skip
def test_the_paper_says_everything_in_its_language(language: str, expected: tuple[str, ...]) -> None:
    """Read back with another program."""
    said = read_back(dilution(), language)
    assert [text for text in expected if text not in said] == []


def test_a_default_is_printed_as_one_and_rows_bear_their_numbers() -> None:
    """Nothing on the paper looks given that was not."""
    rows = [{"strength": "1 % w/v", "e_value": "0.2"}]
    given: Texts = {"volume": "30 mL", "ingredients": rows}
    said = read_back(calculate_all(calculator("isotonicity_e_value"), given), "en")
    assert "Isotonic sodium chloride 0.9 % w/v, taken because nothing was given" in said
    assert "E-value 1 0.2" in said


def test_the_same_calculation_gives_the_same_bytes() -> None:
    """So that a copy can be compared."""
    made = [calculation_pdf(CalculationPaper(RUN, dilution()), words("en"), FONTS) for _ in range(2)]
    assert made[0] == made[1]


def test_a_calculation_of_every_calculator_can_be_printed_in_both_languages() -> None:
    """One worked case each: nothing is refused, nothing leaves the page (a part refuses to be drawn beyond it)."""
    seen: dict[str, Calculation] = {}
    for path in sorted((RESOURCES / "qualification").glob("*.toml")):
        for case in read_cases(path.read_text("utf-8"), path.name):
            if isinstance(case.expected, Answer) and case.calculator not in seen:
                seen[case.calculator] = calculate_all(CATALOGUE[case.calculator], case.given)
    assert sorted(seen) == sorted(CATALOGUE)
    for number, (name, calculation) in enumerate(seen.items()):
        language = ("en", "fr")[number % 2]
        title = words(language).say(f"calculator.{name}").replace("\N{NARROW NO-BREAK SPACE}", " ")
        assert title in read_back(calculation, language)
