"""Records: worksheet, batch record, dispensing record and register say everything, on every page, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from compounder.documents.batch_record import batch_record_pdf
from compounder.documents.dispensing_record import dispensing_record_pdf
from compounder.documents.register import register_pdf
from compounder.documents.worksheet import worksheet_pdf
from compounder.domain.dose_expression import DoseRule, dose_findings
from compounder.domain.papers.batch_record import BatchRecordPaper
from compounder.domain.papers.derivation import Derivation, DerivationRow
from compounder.domain.percentage import Percentage
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.working import Figure
from tests.documents.reading import letters, page_texts, whole_text
from tests.documents.sample_records import (
    DIGEST,
    batch_record,
    crowded_record,
    dispensing_record,
    frame,
    injection_record,
    injection_worksheet,
    open_record,
    register,
    void_record,
    worksheet,
)
from tests.documents.samples import LONG_NAME, fonts, words

RECORDS: dict[str, Callable[[str], bytes]] = {
    "batch record": lambda language: batch_record_pdf(batch_record(), words(language), fonts()),
    "crowded record": lambda language: batch_record_pdf(crowded_record(), words(language), fonts()),
    "void record": lambda language: batch_record_pdf(void_record(), words(language), fonts()),
    "injection record": lambda language: batch_record_pdf(injection_record(), words(language), fonts()),
    "open record": lambda language: batch_record_pdf(open_record(), words(language), fonts()),
    "worksheet": lambda language: worksheet_pdf(worksheet(), words(language), fonts()),
    "crowded worksheet": lambda language: worksheet_pdf(worksheet(lines=20), words(language), fonts()),
    "injection worksheet": lambda language: worksheet_pdf(injection_worksheet(), words(language), fonts()),
    "dispensing": lambda language: dispensing_record_pdf(
        dispensing_record(language=language), words(language), fonts()
    ),
    "dispensing, long name": lambda language: dispensing_record_pdf(
        dispensing_record(LONG_NAME), words(language), fonts()
    ),
    "register": lambda language: register_pdf(register(), words(language), fonts()),
    "crowded register": lambda language: register_pdf(register(12, LONG_NAME), words(language), fonts()),
}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", list(RECORDS))
def test_every_page_has_its_head_and_its_foot(name: str, language: str) -> None:
    """Pharmacy, address, page n of m and the audit head in groups stand on each page."""
    pages = page_texts(RECORDS[name](language))
    pharmacy = {"en": "Hospital pharmacy Les Tilleuls 1 Lime Street", "fr": "Pharmacie de l’hôpital Les Tilleuls 1 rue"}
    of = {"en": "of", "fr": "sur"}[language]
    for number, page in enumerate(pages, start=1):
        assert pharmacy[language] in page
        assert f"Page {number} {of} {len(pages)}" in page
        assert re.search(r"Audit 18[0-9]{3} ([0-9A-Z]{4} ){4}[0-9A-Z]{4}", page)


@pytest.mark.parametrize("name", list(RECORDS))
def test_the_same_record_gives_the_same_bytes(name: str) -> None:
    """Same input, same bytes."""
    assert RECORDS[name]("en") == RECORDS[name]("en")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", list(RECORDS))
def test_no_page_has_a_naked_or_trailing_decimal_a_sign_or_a_month_in_figures(name: str, language: str) -> None:
    """Numbers as the linter wants them: no .5, no 5.0, no < > µ, months in letters (D1, D2, D4, month)."""
    text = whole_text(RECORDS[name](language))
    assert not set(text) & set("<>µμ≤≥~")
    rules = {DoseRule.TRAILING_ZERO, DoseRule.NAKED_DECIMAL, DoseRule.MICRO_SIGN, DoseRule.MONTH_IN_LETTERS}
    # The printed mark of an empty box stands alone, and rule numbers bear the month of their edition.
    read = re.sub(r"TIL-NA-90, 2026-03|FR 2026-11| [.,] (?=[a-zA-Z%])|\(17\)|…+", " ", text)
    assert [finding for finding in dose_findings(read) if finding.rule in rules] == []


def test_a_batch_record_says_what_was_planned_weighed_and_read_again() -> None:
    """Lot, supplier, expiry, target, limits, both readings, who and when, and the totals that the lines give."""
    text = whole_text(batch_record_pdf(batch_record(), words("en"), fonts()))
    for said in (
        "lot TS2409-3, Chimie Dulac",
        "expires 31 Aug 2027",
        "121.14 g",
        "119.93 to 122.35",
        "121.16 g",
        "+0.02 g, +0.02 %",
        "500.03 g",
        "99.35 %",
        "496.8 g ÷ 500.03 g",
        "Second reading blind: 4 of 4 equal",
        "31 Jan 2027",
        "P 2026-0139",
        "End of the record: pages 3, signatures 5.",
    ):
        assert said in text
    assert "Not accounted for 0 g" in text


def test_raw_lines_stand_as_the_balance_sent_them() -> None:
    """The spaces of a raw line are kept: it is evidence."""
    pdf = batch_record_pdf(batch_record(), words("en"), fonts())
    assert letters("S S     121.16 g") in letters(whole_text(pdf))


def test_deviation_and_change_are_named_with_the_page_where_they_stand() -> None:
    """The marginal words beside a value name the page on which its note really is."""
    pages = page_texts(batch_record_pdf(crowded_record(), words("en"), fonts()))
    note = next(number for number, page in enumerate(pages, start=1) if "Deviation, step 4" in page)
    assert f"deviation 1, page {note}" in " ".join(pages)
    assert f"change a, page {note}" in " ".join(pages)


def test_a_deviation_names_who_accepted_it_and_that_they_did_not_weigh_it() -> None:
    """A whole sentence: "who did not weigh" alone leaves open what."""
    text = whole_text(batch_record_pdf(batch_record(), words("en"), fonts()))
    assert re.search(r"Accepted by [^,]+, [^,]+, who did not weigh it, ", text)


def test_two_lots_have_a_subtotal_and_every_oddity_is_said() -> None:
    """Two lots under one name, a typed value, a late one, one outside its limits, its old value, one person alone."""
    text = whole_text(batch_record_pdf(crowded_record(), words("en"), fonts()))
    for said in (
        "another lot",
        "Subtotal of line 1",
        "121.96 g",
        "entered by hand: the cable of the balance was torn",
        "entered late: written 10:04, entered 13:20",
        "outside",
        "61.59 g",
        "typed, no line of a balance",
        "by hand 1, late 1",
        "Duplicate 2, reason: first print unreadable",
        "Sample pharmacy",
    ):
        assert said in text
    exception = "One-person exception: on call alone"
    assert all(exception in page for page in page_texts(batch_record_pdf(crowded_record(), words("en"), fonts())))


def test_a_line_made_up_to_the_total_is_marked_declared() -> None:
    """What no balance weighed says so: the declared amount, and values typed with their reason."""
    text = whole_text(batch_record_pdf(injection_record(), words("en"), fonts()))
    assert "q.s. to 10 mL" in text
    assert "declared by the operator, not weighed" in text
    assert "entered by hand: measured in a syringe" in text
    assert "25 Nov 2026, 14:00" in text


def test_a_table_that_breaks_says_which_line_follows() -> None:
    """Twenty lines break between rows, name the next, and repeat their head."""
    text = whole_text(batch_record_pdf(crowded_record(), words("fr"), fonts()))
    assert re.search(r"suite à la ligne [0-9]+, page suivante", text)
    assert "Composition et pesées, suite" in text


def test_a_void_record_invites_no_use() -> None:
    """The strip says Void since when, destroyed, dispensed; there is no use-by, and the number is kept."""
    text = whole_text(batch_record_pdf(void_record(), words("en"), fonts()))
    assert "Void since 25 Nov 2026, 08:10, by Inès Marchetti" in text
    assert "9 of 9" in text
    assert "The number P 2026-0139 is kept. Replaced by 2026-0153." in text
    assert "Use by, and why" not in text


def test_an_open_record_claims_nothing_that_has_not_happened() -> None:
    """Before release there is no register number, no second person and no value: each says "not yet"."""
    text = whole_text(batch_record_pdf(open_record(), words("en"), fonts()))
    assert text.count("not yet weighed") == 4
    assert "P 2026-" not in text
    assert "two persons" not in text


def test_a_worksheet_bears_batch_plan_targets_and_derivations() -> None:
    """What the sheet is for: batch number, plan digest, lot, amount, limits and why."""
    text = whole_text(worksheet_pdf(worksheet(), words("en"), fonts()))
    for said in (
        "2026-0147",
        "plan 4C1E 90B7 2D55 A8F0",
        "TS2409-3",
        "121.14 g",
        "119.93 to 122.35",
        "125 g ÷ 1.031836…",
    ):
        assert said in text


def test_the_second_reading_is_blind_on_paper_too() -> None:
    """The sheet of the second reading shows no target, no limits and no lot."""
    last = page_texts(worksheet_pdf(worksheet(), words("en"), fonts()))[-1]
    assert "Second reading" in last
    assert not [said for said in ("121.14", "119.93", "166.36", "TS2409-3", "GL-1187") if said in last]


def test_a_dispensing_record_names_patient_medicine_prescription_and_both_numbers() -> None:
    """Who received what, on whose order; the label's copy beside it."""
    text = whole_text(dispensing_record_pdf(dispensing_record(), words("en"), fonts()))
    for said in (
        "DELPIERRE-VASSEUR",
        "7 Jun 1961",
        "D 2026-0391",
        "P 2026-0139",
        "Dr Jeanne Marchal",
        "no. 77120",
        "2026-0147",
    ):
        assert said in text
    assert "copy, not a label" in text


def test_a_long_name_is_whole_on_every_record() -> None:
    """An 81-letter patient is wrapped, never cut, on the dispensing record and in the register."""
    name = letters(LONG_NAME)
    assert name in letters(whole_text(dispensing_record_pdf(dispensing_record(LONG_NAME), words("fr"), fonts())))
    pdf = register_pdf(register(1, LONG_NAME), words("fr"), fonts())
    assert all(part in letters(whole_text(pdf)) for part in ("DELPIERRE-VASSEUR", "MONTMORENCY", "Marie-ÉlisabethZoé"))


def test_the_register_has_every_field_and_no_gap() -> None:
    """Number, date, composition with lot and supplier, quantity in mass and units, prescriber, patient, who made it."""
    text = whole_text(register_pdf(register(), words("fr"), fonts()))
    for said in (
        "P 2026-0139",
        "D 2026-0391",
        "24 nov. 2026",
        "121,16 g, TS2409-3, Chimie",
        "496,8 g",
        "9 pots de 50 g",
        "préparation hospitalière",
        "sans patient à ce",
        "Dr J. Marchal",
        "C. Roux",
        "délivrance annulée",
        "Remplacé par D 2026-0393",
        "aucune ligne blanche, aucun numéro manquant",
        "derniers numéros P 2026-0138, D 2026-0390",
    ):
        assert letters(said) in letters(text)


def test_a_full_register_page_hands_its_numbers_to_the_next() -> None:
    """What one page closes with is what the next one opens with."""
    pages = page_texts(register_pdf(register(12), words("en"), fonts()))
    assert len(pages) > 1
    for page, following in pairwise(pages):
        last = re.search(r"Last numbers: (.+?)\.", page)
        assert last is not None
        assert f"last numbers {last[1]}" in following


@pytest.mark.parametrize("name", ["A\u202eB", "C\u0007D", "<script>", "Ω-李"])
def test_hostile_names_stay_visible_on_records(name: str) -> None:
    """A name with control or bidi characters is printed with their code points and cannot turn a line around."""
    pdf = register_pdf(register(1, name), words("en"), fonts())
    shown = fonts().printable(words("en").show(name))
    assert letters(shown) in letters(whole_text(pdf))
    assert "\u202e" not in whole_text(pdf)


def test_a_very_long_pharmacy_and_a_long_reason_are_wrapped_not_cut() -> None:
    """The head grows upwards, the notes downwards; every word is there."""
    reason = "the first print was soaked by water " * 8
    paper = batch_record(frame=frame(duplicate=1, reason=reason.strip()))
    text = whole_text(batch_record_pdf(paper, words("en"), fonts()))
    assert letters(reason) in letters(text)


def test_only_embedded_fonts_are_named() -> None:
    """No page refers to a font of the reader's machine."""
    pdf = batch_record_pdf(batch_record(), words("en"), fonts())
    assert b"Helvetica" not in pdf


def test_the_digest_of_what_was_signed_is_on_the_record() -> None:
    """Sixteen bytes of the digest in groups of four stand under each signature."""
    text = whole_text(batch_record_pdf(batch_record(), words("en"), fonts()))
    groups = " ".join(DIGEST[start : start + 4] for start in range(0, 32, 4))
    assert text.count(f"sha256 {groups} …") == 5


def test_a_use_by_rounded_down_says_so_beside_the_limit_that_binds() -> None:
    """Where heading and label say 14:00 and the table 14:07, the page says why."""
    text = whole_text(batch_record_pdf(injection_record(), words("en"), fonts()))
    assert "rounded down to the full hour: 25 Nov 2026, 14:00" in text
    text = whole_text(batch_record_pdf(injection_record(), words("fr"), fonts()))
    assert "arrondi à l’heure pleine inférieure : 25 nov. 2026, 14 h 00" in text
    assert "rounded down" not in whole_text(batch_record_pdf(batch_record(), words("en"), fonts()))


@pytest.mark.parametrize("sheet", [0, 2])
def test_every_box_to_be_written_in_has_its_unit(sheet: int) -> None:
    """Also that of a line made up to the total: its amount is declared in the unit of the size."""
    pages = page_texts(worksheet_pdf(injection_worksheet(), words("en"), fonts()))
    assert len(re.findall(r"(?<![\d/] )(?<!/)\bmL\b", pages[sheet])) == 2


@pytest.mark.parametrize("signers", [0, 1, 2, 3])
def test_neither_the_heading_of_the_signatures_nor_the_end_of_a_record_stands_alone(signers: int) -> None:
    """However much stands before: a heading without a signature, or a last line alone, look as if a page were lost."""
    steps = batch_record().steps[:1]
    for number in range(36):
        record = batch_record(
            signatures=batch_record().signatures[:signers], deviations=(), changes=(), derivations=(),
            release=batch_record().release if signers != 1 else None,
            steps=tuple(replace(steps[0], number=step + 1) for step in range(number)),
        )  # fmt: skip
        pages = page_texts(batch_record_pdf(record, words("en"), fonts()), last=2)
        (heading,) = [text for text in pages if "each by password typed at signing" in text]
        assert "sha256" in heading, f"{number} steps"
        assert "End of the record" in pages[-1]
        assert "sha256" in pages[-1], f"{number} steps"


def test_a_derivation_names_the_policy_in_the_language_of_the_paper() -> None:
    """Not by the code under which the plan keeps it."""
    always = Phrase.of("source.policy_reason", policy="full", reason=Phrase.of("reason.full"))
    pdf = batch_record_pdf(_derived(Figure(Quantity.of(6, "mL")), always), words("fr"), fonts())
    assert letters("règle correction entière : toujours appliquée") in letters(whole_text(pdf))
    alone = Phrase.of("source.policy", policy="full")
    pdf = batch_record_pdf(_derived(Figure(Quantity.of(6, "mL")), alone), words("fr"), fonts())
    assert letters("règle correction entière") in letters(whole_text(pdf))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_in_place_of_a_result_stand_on_one_line(language: str) -> None:
    """A line made up to the total has a sentence for a result, which takes the room that its short formula leaves."""
    record = _derived(Phrase.of("plan.no_amount"), "")
    pdf = batch_record_pdf(record, words(language), fonts())
    lines = [line for page in PdfReader(BytesIO(pdf)).pages for line in page.extract_text().splitlines()]
    assert any(words(language).say("plan.no_amount") in line for line in lines)


def _derived(result: Figure | Phrase, source: Phrase | str) -> BatchRecordPaper:
    """A record with one derivation of one line: a short formula, a result, its source."""
    formula = Phrase.of("plan.up_to", size=Quantity.of(10, "mL"))
    row = DerivationRow(Phrase.of("step.quantum_satis"), formula, result, source, is_result=True)
    return batch_record(derivations=(Derivation("Why?", (row,)),))


def test_the_end_of_a_worksheet_or_a_dispensing_record_never_stands_alone() -> None:
    """Neither does theirs, however many lines and however long the prescription."""
    for lines in range(1, 21):
        (last,) = page_texts(worksheet_pdf(worksheet(lines=lines), words("en"), fonts()), last=1)
        assert "I read" in last, f"{lines} lines"
    for lines in range(40):
        record = dispensing_record()
        prescription = replace(record.prescription, text="\n".join(["Once a day."] * (lines + 1)))
        pdf = dispensing_record_pdf(replace(record, prescription=prescription), words("en"), fonts())
        (last,) = page_texts(pdf, last=1)
        assert "sha256" in last, f"{lines} lines"


def test_a_batch_planned_for_containers_says_so_on_worksheet_and_record() -> None:
    """In the words that the plan was made with; without them neither line is there."""
    nine = Phrase.of(
        "plan.filling_with_excess", number=Fraction(9), content=Quantity.of("50", "g"), excess=Percentage.of(2)
    )
    sheet = whole_text(worksheet_pdf(worksheet(filling=nine), words("en"), fonts()))
    assert "To fill: 9 × 50 g, excess 2 %." in sheet.replace("\N{NO-BREAK SPACE}", " ")
    record = whole_text(batch_record_pdf(batch_record(filling=nine), words("fr"), fonts()))
    assert "Planifié pour 9 × 50 g, excédent 2 %." in " ".join(record.split())
    assert "To fill" not in whole_text(worksheet_pdf(worksheet(), words("en"), fonts()))
