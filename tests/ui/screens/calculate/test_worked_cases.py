"""Every worked case, typed into the screen's form, shows the value or the refusal that the qualification expects."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from compounder.domain.calculators.calculation import Calculation
from compounder.domain.calculators.catalogue import CATALOGUE
from compounder.domain.calculators.written import Reader, read_written, typed_reader
from compounder.domain.errors import Refusal
from compounder.domain.qualification import Answer, Case
from compounder.exchange.case_file import read_cases
from compounder.shipped import RESOURCES
from tests.services.pharmacy import PASSWORD
from tests.ui.screens.calculate.giving import fill, flat, screen_of, tell
from tests.ui.station import open_window, settle, sign_in
from ui.main_window import MainWindow
from ui.screens.calculate.form import CalculatorForm
from ui.words import language, sentence, speak, words
from ui.workplace import Workplace

_FILES = sorted((RESOURCES / "qualification").glob("*.toml"))
CASES = [case for path in _FILES for case in read_cases(path.read_text("utf-8"), path.name)]


@pytest.fixture
def window(workplace: Workplace) -> MainWindow:
    """The window with the pharmacist signed in."""
    opened = open_window(workplace)
    sign_in(opened, "paul", PASSWORD)
    return opened


def sampled() -> list[Case]:
    """Of each calculator one case with an answer, and of every third one with a refusal."""
    chosen: list[Case] = []
    for number, name in enumerate(CATALOGUE):
        cases = [case for case in CASES if case.calculator == name and can_be_typed(case)]
        random.Random(name).shuffle(cases)  # noqa: S311 - a choice that stays the same
        for is_refused in (False, True)[: 1 if number % 3 else 2]:
            chosen += [case for case in cases if isinstance(case.expected, str) is is_refused][:1]
    return chosen


def can_be_typed(case: Case) -> bool:
    """Whether a form can be given a case at all: an unknown input, word, output or calculator has no field.

    People type at most nine digits a side, and a comma is their decimal mark: such cases are for files.
    """
    if case.calculator not in CATALOGUE:
        return False
    calculator = CATALOGUE[case.calculator]
    is_known = case.find in calculator.outputs and case.expected not in _NOT_OF_A_FORM
    has_fields = set(case.given) <= {item.name for item in calculator.inputs}
    return is_known and has_fields and all(_is_alike(text) for text in flat(case.given).values())


_NOT_OF_A_FORM = ("unknown_option", "unknown_output")


def _is_alike(text: str) -> bool:
    """Whether a file and a person mean the same by a text, or both are refused with one code."""
    return _read(read_written, text) == _read(typed_reader("en"), text) and text.strip() == text != ""


def _read(reader: Reader, text: str) -> object:
    try:
        written = reader(text)
    except Refusal as refusal:
        return refusal.code
    return written.number, written.mark, written.basis, written.units


def judged(window: MainWindow, case: Case) -> str:
    """What is wrong with what the screen shows for a case; empty where nothing is."""
    tell(window, case.calculator, is_settled=False)
    form = fresh_form(window)
    given = {name: _as_typed(text) for name, text in flat(case.given).items()}
    fill(form, given)
    settle(window.workplace.operations)
    if isinstance(case.expected, str):
        return _not_refused(window, form, case, case.expected)
    return _not_answered(window, case, case.expected)


def fresh_form(window: MainWindow) -> CalculatorForm:
    """The form of the calculator that is open, emptied: what another case typed is gone."""
    screen = screen_of(window)
    assert screen.form is not None
    name = screen.form.calculator.name
    if screen.form.texts():
        screen.anew.click()
    assert screen.form.calculator.name == name
    return screen.form


def _as_typed(text: str) -> str:
    """As a person of the language types a number."""
    return text.replace(".", ",", 1) if language() == "fr" and text[:1] in "-0123456789" else text


def _not_answered(window: MainWindow, case: Case, expected: Answer) -> str:
    screen = screen_of(window)
    calculation = screen.result.calculation
    if calculation is None:
        return f"{case.id}: no result, but {screen.result.said()}"
    found = {found.name: found.result for found in calculation.found}
    if case.find not in found:
        return "" if _is_an_input(case, calculation) else f"{case.id}: {case.find} is not shown"
    if not expected.accepts(found[case.find].value):
        return f"{case.id}: {words().show(found[case.find].value)} for {case.expected_text}"
    shown = [screen.result.value.accessibleName(), *(row.accessibleName() for row in screen.result.outputs())]
    value = words().show(found[case.find].value)
    return "" if any(text.endswith(value) for text in shown) else f"{case.id}: {value} is not in sight"


def _is_an_input(case: Case, calculation: Calculation) -> bool:
    """A case may ask for what it gives; the form does not repeat it as a result."""
    return case.find in calculation.given.names


def _not_refused(window: MainWindow, form: CalculatorForm, case: Case, code: str) -> str:
    """An empty form says what it would find instead of a refusal."""
    screen = screen_of(window)
    for field in form.fields:
        field.settle()
    said: Sequence[object] = [field.refusal for field in form.fields] + [screen.result.said(), *_withheld(screen)]
    codes = {refusal.code for refusal in said if isinstance(refusal, Refusal)}
    if not form.texts():
        codes.add("missing_input")
    if code not in codes:
        return f"{case.id}: {sorted(codes)} for {code}"
    for refusal in said:
        if isinstance(refusal, Refusal):
            assert sentence(refusal)
    return ""


def _withheld(screen: object) -> list[Refusal]:
    calculation = screen.result.calculation  # type: ignore[attr-defined]
    return [refusal for _, refusal in calculation.withheld] if calculation is not None else []


@pytest.mark.timeout(120)
def test_a_worked_case_of_every_calculator_typed_into_its_form_shows_what_is_expected(window: MainWindow) -> None:
    """In English."""
    cases = sampled()
    assert len({case.calculator for case in cases}) == len(CATALOGUE)
    assert [wrong for case in cases if (wrong := judged(window, case))] == []


@pytest.mark.soak
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("spoken", ["en", "fr"])
def test_every_worked_case_typed_into_its_form_shows_what_is_expected(
    window: MainWindow, spoken: str, qapp: object
) -> None:
    """All that can be typed, in both languages."""
    speak(qapp, spoken)  # type: ignore[arg-type]
    cases = [case for case in CASES if can_be_typed(case)]
    assert len(cases) > 0.9 * len(CASES)
    assert [wrong for case in cases if (wrong := judged(window, case))] == []
