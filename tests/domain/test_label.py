"""The words of a label, and the linter of dose expressions, rule by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compounder.domain.dose_expression import DoseRule, dose_findings
from compounder.domain.label import LabelDesign, LabelField, code_elements, code_says, printed_fields, short_storage
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from tests.documents.samples import INJECTION, pot_label, vial_label, words

BAD = [
    ("Take 1.0 mg", "D1"),
    ("Prendre 2,50 mg", "D1"),
    ("Take .5 mg", "D2"),
    ("Inject 10U", "D3"),
    ("Inject 10 IU", "D3"),
    ("Apply 50 µg", "D4"),
    ("Apply 50 mcg", "D4"),
    ("Inject 5 cc", "D5"),
    ("Inject 5 ml", "D6"),
    ("Apply 10mg", "D7"),
    ("Inderal40 mg", "D7"),
    ("Apply 5 mg. daily", "D8"),
    ("Inject 100000 units", "D9"),
    ("Inject 2 M", "D9"),
    ("Strength 1:1000", "D10"),
    ("Inject SC", "D11"),
    ("Take 1/2 tablet", "D12"),
    ("Apply QD", "D13"),
    ("Contains MTX", "D14"),
    ("If > 5 cm", "D15"),
    ("Glycerol & lanolin", "D15"),
    ("Take 5 gr", "D16"),
    ("Apply 0.5 g", "D17"),
    ("Inject 150 mg/mL", "D18"),
    ("Use by 24/11/2026", "month"),
]
GOOD = [
    "Sodium thiosulfate 25 % w/w ointment 50 g, 25 g in 100 g, as pentahydrate",
    "1500 mg in 10 mL, 150 mg/mL",
    "1500 mg dans 10 mL 150 mg/mL",
    "Register P 2026-0139, Pot 7 of 9",
    "Keep at 2 °C to 8 °C. Do not freeze.",
    "Use by 25 Nov 2026, 14:00",
    "Inject 10 units",
    "Apply 50 micrograms",
    "Apply 0.05 % w/w, 10 g. Cover.",
]


@pytest.mark.parametrize(("text", "rule"), BAD)
def test_each_rule_finds_its_bad_expression(text: str, rule: str) -> None:
    """D1 to D18 and the month in letters, each by an example of the lists that it comes from."""
    assert DoseRule(rule) in {finding.rule for finding in dose_findings(text)}


@pytest.mark.parametrize("text", ["No.12", "to -5", "a /7"])
def test_no_mark_stands_before_a_digit_unless_a_digit_precedes_it(text: str) -> None:
    """The text "No. 12" is right, "No.12" is not."""
    assert DoseRule.MARK_BEFORE_DIGIT in {finding.rule for finding in dose_findings(text)}
    assert dose_findings("No. 12, 2026-0139") == ()


@pytest.mark.parametrize("text", GOOD)
def test_what_our_labels_say_is_clean(text: str) -> None:
    """The sentences of the designs break no rule."""
    assert dose_findings(text) == ()


@pytest.mark.parametrize("rule", list(DoseRule))
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_rule_and_field_has_its_words(rule: DoseRule, language: str) -> None:
    """A finding can be said in both languages; so can every field and design."""
    assert words(language).say(f"label.rule.{rule.value}")
    assert all(words(language).sentence(field.phrase) for field in LabelField)
    assert all(
        words(language).sentence(design.phrase) + words(language).sentence(design.larger) for design in LabelDesign
    )


def test_a_percent_by_volume_is_labelled_in_mg_per_ml_and_as_a_total() -> None:
    """25 % w/v in 10 mL reads 2.5 g in 10 mL or the same in mg, and 250 mg/mL: never the percentage alone."""
    label = replace(vial_label(), medicine=replace(INJECTION, strength=Strength.written("25 % w/v")))
    assert words("en").for_paper().show(label.concentration) == "250\u00a0mg/mL"
    assert words("en").for_paper().sentence(label.total) == "2500\u00a0mg in 10\u00a0mL"


def test_an_amount_below_one_gram_is_written_in_milligrams() -> None:
    """Rule D17: 0.5 g in 100 g reads 500 mg in 100 g."""
    label = replace(pot_label(), medicine=replace(pot_label().medicine, strength=Strength.written("0.5 % w/w")))
    assert words("en").for_paper().sentence(label.expressed) == "500\u00a0mg in 100\u00a0g"


def test_the_code_must_say_what_the_words_say() -> None:
    """Use-by, batch and container of the code are compared with the label's; each difference is seen."""
    label = pot_label()
    assert code_says(label)
    assert code_elements(label.code) == (("01", "02012345000117"), ("17", "270131"), ("10", "2026-0147"), ("21", "07"))
    assert code_says(vial_label())
    assert not code_says(replace(label, use_by=date(2027, 2, 1)))
    assert not code_says(replace(label, batch="2026-0148"))
    assert not code_says(replace(label, container=8))
    assert not code_says(replace(vial_label(), use_by=date(2026, 11, 25)))


def test_a_small_label_says_its_storage_from_the_temperatures() -> None:
    """The formulation's limits in degrees give the short words."""
    two, eight, warm = (Quantity.of(number, "degC") for number in (2, 8, 25))
    assert words("en").sentence(short_storage(two, eight)) == "2\u00a0°C to 8\u00a0°C"
    assert words("fr").sentence(short_storage(None, warm)) == "À moins de 25\u00a0°C"


def test_a_duplicate_must_say_so() -> None:
    """The mark of a reprint is a field like any other: the proof looks for it."""
    fields = {field for field, _ in printed_fields(pot_label(duplicate=1))}
    assert LabelField.DUPLICATE in fields
    assert LabelField.DUPLICATE not in {field for field, _ in printed_fields(pot_label())}


def test_one_vial_is_not_numbered_and_nine_pots_are() -> None:
    """One vial says "1 vial"; nine pots are numbered."""
    english = words("en")
    assert english.sentence(vial_label().container_phrase) == "1 vial"
    assert english.sentence(pot_label().container_phrase) == "Pot 7 of 9"
    assert pot_label().content == Quantity.of(50, "g")
