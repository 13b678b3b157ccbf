"""Labels: everything that must stand there is there, reads back, and nothing is ever made smaller or cut to fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from compounder.documents.data_matrix import Printer, modules
from compounder.documents.labels import (
    fitted_container_label,
    fitted_patient_label,
    patient_label_pdf,
    proved_labels,
)
from compounder.documents.pdf import Metadata, pdf_bytes
from compounder.documents.proof import PrintedLabel, prove
from compounder.domain.errors import Refusal
from compounder.domain.label import ContainerLabel, LabelDesign, patient_fields, printed_fields
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.domain.strength import Strength
from tests.documents.reading import codes, letters, whole_text
from tests.documents.samples import (
    LONG_NAME,
    OINTMENT,
    fonts,
    injection_patient_label,
    patient_label,
    pot_label,
    vial_label,
    words,
)

LABELS: dict[str, Callable[[], ContainerLabel]] = {
    "pot 100x70": pot_label,
    "pot 70x40": lambda: pot_label(LabelDesign.POT_70X40),
    "vial": vial_label,
    "carton": lambda: vial_label(LabelDesign.CARTON_100X70),
    "pot duplicate": lambda: pot_label(duplicate=2),
    "small pot duplicate": lambda: pot_label(LabelDesign.POT_70X40, duplicate=1),
    "vial duplicate": lambda: vial_label(duplicate=1),
    "carton duplicate": lambda: vial_label(LabelDesign.CARTON_100X70, duplicate=1),
    "pot made alone": lambda: replace(pot_label(duplicate=2), is_lone=True),
    "small pot made alone": lambda: replace(pot_label(LabelDesign.POT_70X40, duplicate=1), is_lone=True),
    "vial made alone": lambda: replace(vial_label(), is_lone=True),
    "carton made alone": lambda: replace(vial_label(LabelDesign.CARTON_100X70, duplicate=1), is_lone=True),
}
INCHES = {Printer.DPI_203: 203.2, Printer.DPI_300: 300.0}


def pdf_of(label: ContainerLabel, language: str = "en", printer: Printer = Printer.DPI_300) -> bytes:
    """The proved PDF of one label."""
    return proved_labels([label], words(language), fonts(), printer).pdf


def refusal_of(action: Callable[[], object]) -> tuple[Refusal, str, str]:
    """The refusal of an action, with its English and its French sentence."""
    with pytest.raises(Refusal) as caught:
        action()
    refusal = caught.value
    return refusal, words("en").sentence(refusal.phrase), words("fr").sentence(refusal.phrase)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("printer", list(Printer), ids=lambda printer: printer.name)
@pytest.mark.parametrize("name", list(LABELS))
def test_every_design_says_all_its_fields_and_its_code_reads_back(name: str, printer: Printer, language: str) -> None:
    """An independent reader finds every field of the record, and one GS1 DataMatrix with the record's very bytes."""
    label = LABELS[name]()
    pdf = pdf_of(label, language, printer)

    text = letters(whole_text(pdf)).casefold()
    paper = words(language).for_paper()
    missing = [field for field, value in printed_fields(label) if letters(paper.show(value)).casefold() not in text]
    assert missing == []

    read = codes(pdf, INCHES[printer])
    assert [(code.symbology_identifier, code.bytes) for code in read] == [("]d2", label.code.encode())]


def test_a_small_label_keeps_what_the_design_promises() -> None:
    """The vial leaves register number and pharmacy to its carton, which bears both; nothing else is left out."""
    left_out = {field.value for field, _ in printed_fields(vial_label(LabelDesign.CARTON_100X70))} - {
        field.value for field, _ in printed_fields(vial_label())
    }
    assert left_out == {"dosage_form", "register", "made", "container", "pharmacy", "address", "trace"}


def test_the_total_in_the_total_volume_stands_before_the_amount_per_millilitre() -> None:
    """Rule D18: 1500 mg in 10 mL first, 150 mg/mL under it."""
    text = whole_text(pdf_of(vial_label()))
    assert text.index("1500 mg") < text.index("in 10 mL") < text.index("150 mg/mL")


def test_the_same_labels_give_the_same_bytes_and_one_page_a_container() -> None:
    """Same input, same bytes; nine pots, nine pages, each with its own number and code."""
    labels = [pot_label(container=number) for number in range(1, 10)]
    first = proved_labels(labels, words("en"), fonts(), Printer.DPI_203).pdf
    assert first == proved_labels(labels, words("en"), fonts(), Printer.DPI_203).pdf
    text = whole_text(first)
    assert [f"Pot {number} of 9" in text for number in range(1, 10)] == [True] * 9


def test_a_module_is_a_whole_number_of_dots() -> None:
    """At 203 and 300 dpi every module of the drawn code is a whole number of the printer's dots."""
    for printer in Printer:
        for is_large in (False, True):
            dots = printer.module(is_large=is_large) / float(printer.dot)
            assert dots == pytest.approx(int(dots + 0.5), abs=1e-9)


def test_a_code_that_is_not_ours_is_a_fault() -> None:
    """Only the element string of a container of ours is ever drawn."""
    with pytest.raises(ValueError, match="not the code"):
        modules("0102012345000117")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"excipients": tuple(LocalText.of(f"excipient number {n}") for n in range(9))}, "the excipients"),
        (
            {"storage": LocalText.of("Keep in the refrigerator, in the outer carton, away from light and frost")},
            "the storage",
        ),
    ],
)
def test_a_text_without_room_is_refused_with_field_room_and_larger_design(
    change: dict[str, object], field: str
) -> None:
    """Nothing is shrunk or cut: the refusal names the field, the millimetres and what to use instead."""
    label = replace(pot_label(), **change)  # type: ignore[arg-type]
    refusal, english, french = refusal_of(lambda: pdf_of(label))
    assert refusal.code == "label_does_not_fit"
    assert field in english
    assert " mm" in english
    assert "100 × 150 mm" in english
    assert "{" not in english + french


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_long_list_of_excipients_goes_on_behind_the_amount(language: str) -> None:
    """The gel’s excipients do not fit on a line of their own: they follow the amount, at the same 12 points."""
    names = (
        ("xanthan gum", "gomme xanthane"),
        ("ethanol absolute", "éthanol absolu"),
        ("purified water", "eau purifiée"),
    )
    label = replace(pot_label(), excipients=tuple(LocalText.of(english, fr=french) for english, french in names))
    assert letters(names[0][language == "fr"]) in letters(whole_text(pdf_of(label, language)))
    drawing = fitted_container_label(label, words(language), fonts(), Printer.DPI_300)
    assert {mark.size for mark in drawing.texts if mark.field in ("expressed", "excipients")} == {12}


def test_the_next_larger_design_takes_what_the_smaller_refuses() -> None:
    """The small pot label offers the large one, and the large one fits."""
    more = (*pot_label().excipients, LocalText.of("wax"))
    small = replace(pot_label(LabelDesign.POT_70X40), excipients=more)
    _, english, _ = refusal_of(lambda: pdf_of(small))
    assert "pot 100 × 70 mm" in english
    assert pdf_of(replace(small, design=LabelDesign.POT_100X70))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_patient_of_eighty_letters_is_on_the_label_whole(language: str) -> None:
    """An 81-letter name takes three lines of the patient's label, and every word is read back."""
    assert len(LONG_NAME) == 81
    label = patient_label(LONG_NAME, language=language, directions="Once a day.")
    pdf = patient_label_pdf(label, words(language), fonts(), Printer.DPI_203)
    assert letters(LONG_NAME) in letters(whole_text(pdf))
    names = [mark for mark in fitted_patient_label(label, words(language), fonts()).texts if mark.field == "patient"]
    assert [mark.size for mark in names] == [15, 15, 15]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_patients_label_has_room_for_every_mark(language: str) -> None:
    """A duplicate of what one person made alone: both marks are read back, nothing overlaps or leaves the label."""
    label = replace(patient_label(language=language), duplicate=12, is_lone=True)
    text = letters(whole_text(patient_label_pdf(label, words(language), fonts(), Printer.DPI_203))).casefold()
    paper = words(language).for_paper()
    assert [field for field, value in patient_fields(label) if letters(paper.show(value)).casefold() not in text] == []


def test_a_name_of_one_word_is_broken_and_never_cut() -> None:
    """A word wider than the label is broken where its line is full; no letter is lost."""
    name = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft"
    pdf = patient_label_pdf(patient_label(name), words("en"), fonts(), Printer.DPI_203)
    assert name in letters(whole_text(pdf))


def test_a_fourth_line_of_name_is_refused() -> None:
    """Three lines of name are the most; a larger label is offered."""
    label = patient_label(LONG_NAME + " Marie-Madeleine", directions="Daily.")
    refusal, english, french = refusal_of(lambda: patient_label_pdf(label, words("en"), fonts(), Printer.DPI_300))
    assert refusal.code == "label_does_not_fit"
    assert "name needs 4 lines and there is room for 3" in english
    assert "100 × 150 mm" in french


def test_name_and_directions_share_five_lines() -> None:
    """One line of name leaves room for three lines of directions and more; what has no room is refused, not cut."""
    long = (
        "Spread a thick layer on the hard spots of both hands, cover with a dressing, wash it off in the morning. " * 2
    )
    refusal, english, _ = refusal_of(
        lambda: patient_label_pdf(patient_label(directions=long), words("en"), fonts(), Printer.DPI_300)
    )
    assert refusal.phrase.key == "refusal.label_does_not_fit.lines"
    assert "the directions" in english


def test_the_patients_label_of_a_liquid_gives_the_total_first() -> None:
    """Every field of the injection's patient label is read back; the total stands before the amount per mL."""
    for language in ("en", "fr"):
        label = injection_patient_label()
        pdf = patient_label_pdf(label, words(language), fonts(), Printer.DPI_300)
        text = letters(whole_text(pdf)).casefold()
        paper = words(language).for_paper()
        for _, value in patient_fields(label):
            assert letters(paper.show(value)).casefold() in text


def test_a_patients_label_bears_no_code_and_its_metadata_no_name() -> None:
    """The pot has the code; the file's title, subject and author name nobody."""
    pdf = patient_label_pdf(patient_label(), words("en"), fonts(), Printer.DPI_300)
    assert codes(pdf, 300) == []
    assert b"DELPIERRE" not in pdf


@pytest.mark.parametrize("name", ["A\u202eB", "Zoe\u0000", "Anne\u200bMarie", "<b>Anne</b>", "Анна Νίκη", "李小龙"])
def test_a_hostile_name_is_printed_whole_and_visible(name: str) -> None:
    """Control and bidi characters stand as code points, other scripts in a fallback face; no glyph is an empty box."""
    pdf = patient_label_pdf(patient_label(name), words("en"), fonts(), Printer.DPI_300)
    shown = fonts().printable(words("en").show(name))
    assert letters(shown) in letters(whole_text(pdf))
    assert "\u202e" not in whole_text(pdf)


@pytest.mark.parametrize(
    ("directions", "rule"),
    [("Apply 1.0 g daily.", "zero"), ("Inject 10 IU.", "units"), ("Apply QD.", "how often"), ("Use .5 g.", "zero")],
)
def test_a_wrong_dose_expression_is_refused(directions: str, rule: str) -> None:
    """The linter reads the very text that would be printed; the refusal quotes the piece and says the rule."""
    refusal, english, french = refusal_of(
        lambda: patient_label_pdf(patient_label(directions=directions), words("en"), fonts(), Printer.DPI_300)
    )
    assert refusal.code == "label_dose_expression"
    assert rule in english
    assert "{" not in english + french


def drawn(label: ContainerLabel) -> PrintedLabel:
    """A label as it is before the proof."""
    return PrintedLabel(label, fitted_container_label(label, words("en"), fonts(), Printer.DPI_300))


def proof_of(record: ContainerLabel, drawn_as: ContainerLabel) -> str:
    """The key of the proof's refusal where one label is asked for and another was drawn."""
    picture = drawn(drawn_as).drawing
    pdf = pdf_bytes([picture], Metadata("t", "s", "a"))
    refusal, english, french = refusal_of(
        lambda: prove(pdf, [PrintedLabel(record, picture)], words("en"), Printer.DPI_300)
    )
    assert "{" not in english + french
    return refusal.phrase.key


def test_a_corrupted_label_fails_its_proof() -> None:
    """A wrong word, a wrong code, a code that contradicts the words, a lost page: each is refused before print."""
    right = pot_label()
    assert proof_of(right, replace(right, batch="2026-0148")) == "refusal.label_proof_failed.field"
    other_item = right.code.replace("0102012345000117", "0102012345000124")
    assert proof_of(right, replace(right, code=other_item)) == "refusal.label_proof_failed.code_differs"
    contradicting = replace(right, code=right.code.replace("2026-0147", "2026-0199"))
    assert proof_of(contradicting, contradicting) == "refusal.label_proof_failed.code_contradicts"
    pdf = pdf_bytes([drawn(right).drawing], Metadata("t", "s", "a"))
    refusal, *_ = refusal_of(lambda: prove(pdf, [drawn(right), drawn(right)], words("en"), Printer.DPI_300))
    assert refusal.phrase.key == "refusal.label_proof_failed.pages"


def test_a_code_without_its_modules_fails_the_proof() -> None:
    """A label printed without any code, as other programs do in silence, never leaves."""
    label = drawn(pot_label())
    label.drawing.marks[:] = [mark for mark in label.drawing.marks if not hasattr(mark, "rows")]
    pdf = pdf_bytes([label.drawing], Metadata("t", "s", "a"))
    refusal, *_ = refusal_of(lambda: prove(pdf, [label], words("en"), Printer.DPI_300))
    assert refusal.phrase.key == "refusal.label_proof_failed.code_unreadable"


def test_two_texts_on_each_other_fail_the_proof() -> None:
    """The walk over the boxes finds an overlap, a text over the edge and one below its smallest size."""
    for shift, kind in ((0.0, "overlap"), (260.0, "edge")):
        label = drawn(pot_label())
        first = label.drawing.texts[0]
        label.drawing.marks.append(replace(first, x=first.x + shift))
        pdf = pdf_bytes([label.drawing], Metadata("t", "s", "a"))
        keys = refusal_of(lambda pdf=pdf, label=label: prove(pdf, [label], words("en"), Printer.DPI_300))  # type: ignore[misc]
        assert keys[0].phrase.key in {
            f"refusal.label_proof_failed.layout_{kind}",
            "refusal.label_proof_failed.layout_overlap",
        }


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("design", [LabelDesign.POT_100X70, LabelDesign.POT_70X40])
def test_a_strength_of_four_figures_has_room_beside_the_content(design: LabelDesign, language: str) -> None:
    """0.05 % w/w is as common as 25 %, and there is no larger label for a pot."""
    weak = replace(OINTMENT, strength=Strength.written("0.05 % w/w"))
    label = replace(pot_label(design), medicine=weak, content=Quantity.of(10, "g"))
    text = letters(whole_text(pdf_of(label, language)))
    assert letters({"en": "0.05 % w/w ointment", "fr": "Pommade 0,05 % m/m"}[language]) in text
