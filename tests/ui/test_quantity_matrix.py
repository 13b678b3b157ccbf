"""N1: what is typed, keyed on the keypad or pasted means one thing, in every language and under every system locale.

200 texts × English and French × six system locales × keys, keypad and paste; by keys every run takes two locales for
each text, in turn, and `make soak` all six. The expected meaning is written down here by a grammar of its own, not by
the program's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from tests.ui.keys import paste, press_text, shown, type_text
from ui.scanner import Scanner
from ui.widgets.panel import Panel, column
from ui.widgets.quantity_edit import QuantityEdit
from ui.words import speak

LOCALES = ("en_US", "en_GB", "fr_FR", "fr_CH", "de_DE", "de_CH")
UNITS = ("g", "mg", "microgram")
NBSP, NARROW, THIN = "\u00a0", "\u202f", "\u2009"

PLAIN = [
    *(
        "0",
        "1",
        "5",
        "9",
        "10",
        "25",
        "50",
        "99",
        "100",
        "125",
        "250",
        "500",
        "999",
        "1000",
        "5000",
        "123456",
        "999999",
    ),
    *("0.5", "0,5", "0.05", "0,05", "0.005", "0,005", "0.125", "0,125", "0.25", "0,25", "0.000000001", "0,000000001"),
    *("1.5", "1,5", "2.5", "12.5", "12,5", "62.5", "62,5", "121.14", "121,14", "121.16", "121,16", "162.50", "162,50"),
    *("1.0", "1,0", "5.00", "5,00", "10.10", "10,10", "99.99", "99,99", "100.01", "100,01", "999.9", "999,9"),
    *("123456789", "123456789.123456789", "123456789,123456789", "000", "00.5", "00,5", "007", "0.50", "0,50"),
    *("1234.5", "1234,5", "1234.56", "1234,56", "12345.678", "12345,678", "1.2345", "1,2345", "0.1234", "0,1234"),
    *("1.23", "1,23", "1.234", "12.345", "123.456", "0.123", "0,123", "00,123", "1.000", "10.000", "100.000"),
]
GROUPED_IN_ENGLISH = ["1,000", "1,234", "12,345", "123,456", "5,000", "10,000", "100,000", "250,000", "1,001", "9,999"]
TWO_READINGS = [
    *(
        ".5",
        ",5",
        "5.",
        "5,",
        ".",
        ",",
        "1.2.3",
        "1,2,3",
        "1.234,5",
        "1,234.5",
        "1.234.567",
        "1,234,567",
        "1..5",
        "1,,5",
    ),
    *(
        "1.,5",
        "1 000",
        "10 000",
        "1 234,5",
        f"1{NBSP}000",
        f"1{NARROW}000",
        f"1{THIN}000",
        "1'000",
        "1’000",
        "1 0",
        "1 .5",
    ),
]
NO_NUMBER = [
    *(
        "1_000",
        "１２",
        "٣",
        "½",
        "5²",
        "∞",
        "NaN",
        "1e3",
        "1E3",
        "1e-3",
        "1e+3",
        "+5",
        "5+",
        "--5",
        "5-",
        "1-2",
        "0x10",
    ),
    *(
        "1/2",
        "5%%",
        "1:1000",
        "5#",
        "(5)",
        "<5",
        ">5",
        "=5",
        "~5",
        "≈5",
        "5?",
        "a5",
        "O5",
        "l00",
        "1O",
        '&é"',
        "5é5",
        "é",
    ),
    *(
        "1234567890",
        "0.1234567891",
        "0,1234567891",
        "1" * 40,
        "9" * 300,
        "5€",
        "$5",
        "5;5",
        "5*5",
        "5\\5",
        "²",
        "①",
        "五",
    ),
]
BELOW_ZERO = ["-5", "-0.5", "-0,5", "-1", "-250"]
UNITS_TYPED = [
    *("250mg", f"250{NBSP}mg", f"250{NARROW}mg", "0,5mg", "0.5mg", "121,14 g", "121.14g", " 5 g", "5 g "),
    *("5 microgram", "1000 microgram", "5kg", "5 kg", "5 ng", "1,5 g", "1.234 g", "12 mg", "0 g", "0,0 mg"),
]
WRONG_UNITS = [
    *("250 MG", "5 gr", "5 cc", "5 mL", "5 L", "5 µg", "5 μg", "5 mcg", "5 G", "5 Mg", "5 m g", "5 mmol", "5 mg/mL"),
    *("5 g g", "5 grams", "5 °C", "5 %", "5 IU", "mg", "g 5", "5 mg 5", "1,000 MG"),
]
NUMBERS = PLAIN + GROUPED_IN_ENGLISH + TWO_READINGS + NO_NUMBER + BELOW_ZERO
TEXTS = [f"{number} mg" for number in NUMBERS] + UNITS_TYPED + WRONG_UNITS
SPACE = f"[ {NBSP}{NARROW}]*"
MEANING = re.compile(rf"{SPACE}([0-9]{{1,9}})(?:([.,])([0-9]{{1,9}}))?{SPACE}(\w+){SPACE}", re.ASCII)
FACTORS = {
    "g": Fraction(1),
    "mg": Fraction(1, 1000),
    "microgram": Fraction(1, 10**6),
    "kg": Fraction(1000),
    "ng": Fraction(1, 10**9),
}


def expected_grams(text: str, language: str) -> Fraction | None:
    """What a text means in grams; None where it must be refused. Written anew, without the program's own parser."""
    match = re.fullmatch(
        rf"[ {NBSP}{NARROW}]*([0-9]{{1,9}})(?:([.,])([0-9]{{1,9}}))?[ {NBSP}{NARROW}]*(\w+)[ ]*", text, re.ASCII
    )
    if match is None or match[4] not in FACTORS:
        return None
    whole, mark, decimals, unit = match.groups()
    if language == "en" and mark == "," and len(decimals) == 3 and len(whole) <= 3 and not whole.startswith("0"):
        return None
    value = Fraction(f"{whole}.{decimals or 0}") * FACTORS[unit]
    return value or None


@pytest.fixture
def field(application: QApplication) -> Iterator[QuantityEdit]:
    """A field for a mass, in a window that is active."""
    assert application is not None
    before = QLocale()
    holder = Panel()
    layout = column()
    edit = QuantityEdit(UNITS)
    edit.set_label("Dose")
    layout.addWidget(edit)
    holder.setLayout(layout)
    shown(holder)
    yield edit
    QLocale.setDefault(before)


def meaning(field: QuantityEdit) -> Fraction | None:
    """What the field holds, in grams, once it is settled; None where it is refused, and then it says why."""
    refusal = field.settle()
    value = field.value()
    if value is None:
        assert isinstance(refusal, Refusal), f"{field.text!r} is neither taken nor refused"
        assert field.echo.text
        return None
    assert refusal is None
    assert isinstance(value, Quantity)
    return value.number * FACTORS[str(value.unit)]


def enter(field: QuantityEdit, text: str, way: str) -> None:
    """Empty the field, and put a text in by one of the ways."""
    field.clear()
    field.number.setFocus()
    if way == "paste":
        paste(text)
    else:
        press_text(text, is_keypad=way == "keypad")


def test_there_are_two_hundred_texts() -> None:
    """Every kind of text is among them, and no text twice."""
    assert len(TEXTS) >= 200
    assert len(set(TEXTS)) == len(TEXTS)


def enter_all(application: QApplication, field: QuantityEdit, way: str, language: str, *, locales: int) -> None:
    """Put every text in under so many of the locales; the next text has others, so that each meets every kind."""
    speak(application, language)
    for place, text in enumerate(TEXTS):
        wanted = expected_grams(text, language)
        for turn in range(locales):
            locale = LOCALES[(place + turn * len(LOCALES) // locales) % len(LOCALES)]
            QLocale.setDefault(QLocale(locale))
            enter(field, text, way)
            assert field.text == text, f"{text!r} became {field.text!r} by {way}"
            assert meaning(field) == wanted, f"{text!r} by {way} in {language} under {locale}"
            assert field.text == text, f"{text!r} was changed by settling"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("way", "locales"), [("keys", 2), ("keypad", 2), ("paste", len(LOCALES))])
def test_every_way_of_entering_means_the_same(
    application: QApplication, field: QuantityEdit, way: str, locales: int, language: str
) -> None:
    """Exact value or visible refusal; the system's locale changes nothing, and what was typed stays as it is."""
    enter_all(application, field, way, language, locales=locales)


@pytest.mark.soak
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("way", ["keys", "keypad"])
def test_every_text_by_keys_under_every_locale(
    application: QApplication, field: QuantityEdit, way: str, language: str
) -> None:
    """The whole of it, key by key."""
    enter_all(application, field, way, language, locales=len(LOCALES))


def test_a_scan_leaves_every_field_as_it_was(application: QApplication, field: QuantityEdit) -> None:
    """A burst never reaches the field in focus: what stood there still stands, and the scan is told as one text."""
    scanner = Scanner(application)
    scans: list[str] = []
    scanner.scanned.connect(scans.append)
    try:
        for place, text in enumerate(text for text in TEXTS if len(text) >= 6 and text.isprintable()):
            enter_slowly(application, field, "62.5 mg")
            type_text(text, start=10_000, gap=5)
            application.processEvents()
            scanner.settle()
            assert field.text == "62.5 mg"
            assert scans == [text], place
            scans.clear()
    finally:
        application.removeEventFilter(scanner)


def enter_slowly(application: QApplication, field: QuantityEdit, text: str) -> None:
    """Fill the field without the scanner in between."""
    field.clear()
    field.number.setFocus()
    number, _, unit = text.partition(" ")
    field.number.setText(number)
    field.unit.setText(f" {unit}")
    application.processEvents()
