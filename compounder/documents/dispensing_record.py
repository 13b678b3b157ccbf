"""The dispensing record: who received what, on whose order, with a copy of the label that went along."""

from __future__ import annotations

from compounder.documents import styles
from compounder.documents.fonts import Fonts
from compounder.documents.labels import fitted_patient_label
from compounder.documents.page import Flow, Head, copy_words
from compounder.documents.parts import GAP, Part, answer_strip, section, signature
from compounder.documents.pdf import Metadata, pdf_bytes
from compounder.documents.phrases import PaperWords
from compounder.domain.papers.dispensing import DispensingRecordPaper, HandOverCheck, PrescriptionOnPaper
from compounder.words import Words

_WORD, _SAID = 0.0, 80.0
_HOW, _TICK = 92.0, 366.0
_END, _END_GAP = styles.SMALL.at(8.5), 2.0


def dispensing_record_pdf(paper: DispensingRecordPaper, words: Words, fonts: Fonts) -> bytes:
    """The PDF of one dispensing. Patient and medicine are equally large on purpose; the metadata name no patient."""
    shown = PaperWords(words.for_paper())
    flow = Flow(fonts, shown, paper.frame)
    over = flow.part()
    over.paragraph(0, 0, shown("dispensing.kind"), styles.OVER, flow.width, field="kind")
    flow.add(over)
    flow.add(_who_and_what(flow, paper), gap=4)
    cells = (
        (shown("dispensing.number"), shown.show(paper.dispensing)),
        (shown("dispensing.preparation"), shown.show(paper.preparation)),
        (shown("dispensing.at"), shown.moment(paper.dispensed_at)),
    )
    flow.add(answer_strip(fonts, shown, flow.width, cells), gap=10)
    if paper.voiding is not None:
        flow.add(_void(flow, paper), gap=4)
    _prescription(flow, paper.prescription)
    _checks(flow, paper)
    _label(flow, paper)
    flow.add(signature(fonts, shown, flow.width, paper.signature, groups=16), gap=GAP, keep=_END_GAP + _END.lead)
    end = flow.part()
    end_words = shown("end.signed", pages=len(flow.pages), signatures=1)
    end.paragraph(0, 0, end_words, _END, flow.width, field="end", align="centre")
    flow.add(end, gap=_END_GAP)
    numbers = (
        (shown("dispensing.word"), shown.show(paper.dispensing)),
        (shown("dispensing.preparation_word"), shown.show(paper.preparation)),
        (shown("batch"), shown.show(paper.batch)),
    )
    is_void = paper.voiding is not None
    state = shown("state.void").lower() if is_void else copy_words(shown, paper.frame)
    pages = flow.finish(Head(shown("dispensing.kind"), numbers, state), is_void=is_void)
    subject = f"{shown('dispensing.kind')} {paper.dispensing} {paper.frame.audit.groups}"
    title = f"{shown('dispensing.kind')} {paper.dispensing}"
    return pdf_bytes(pages, Metadata(title, subject, shown.show(paper.frame.pharmacy.name)))


def _who_and_what(flow: Flow, paper: DispensingRecordPaper) -> Part:
    """Two columns that grow together: the patient, the medicine."""
    part, words = flow.part(), flow.words
    patient = paper.patient
    born = words.show(patient.born_on) if patient.born_on is not None else ""
    left = [
        (words("dispensing.born"), born),
        (words("dispensing.record"), words.show(patient.record_number)),
        (words("dispensing.address"), words.show(patient.address)),
    ]
    right = [
        (words("dispensing.quantity"), words.show(paper.quantity)),
        (words("batch"), words.show(paper.batch)),
        (words("use_by").lower(), words.moment(paper.use_by)),
    ]
    half = flow.width / 2
    bottom = max(
        _column(part, 0, half - 14, words("dispensing.for"), words.show(patient.name), rows=left),
        _column(part, half + 12, half - 12, words("dispensing.what"), words.medicine(paper.medicine), rows=right),
    )
    part.upright(half, 6, bottom - 8, styles.TOTAL_RULE)
    part.height = bottom
    return part


def _column(part: Part, x: float, width: float, word: str, title: str, *, rows: list[tuple[str, str]]) -> float:
    y = part.paragraph(x, 4, word, styles.BODY.at(9, 11.5), width, field=word)
    y = part.paragraph(x, y, title, styles.PERSON_TITLE, width, field=word) + 6
    for label, said in rows:
        if said:
            part.paragraph(x, y, label, styles.BODY.at(9, 12.5), 66, field=label)
            y = part.paragraph(x + 70, y, said, styles.STRONG, width - 70, field=label) + 2
    return y + 4


def _void(flow: Flow, paper: DispensingRecordPaper) -> Part:
    part, words, voiding = flow.part(), flow.words, paper.voiding
    if voiding is None:
        return part
    text = words(
        "void.sentence",
        at=voiding.at,
        by=voiding.by.name,
        role=voiding.by.role,
        reason=voiding.reason,
        audit=voiding.audit_number,
    )
    text += " " + words("void.kept", number=words.number(paper.dispensing))
    if voiding.replaced_by:
        text += " " + words("void.replaced", number=words.number(voiding.replaced_by))
    part.paragraph(0, 2, text, styles.STRONG, flow.width, field="void")
    part.bar(2, part.height)
    return part


def _prescription(flow: Flow, prescription: PrescriptionOnPaper) -> None:
    """The prescription as written; each of its lines may go on on the next page."""
    words = flow.words
    prescriber = ", ".join(
        words.show(part) for part in (prescription.prescriber, prescription.prescriber_address) if part
    )
    written = words.show(prescription.written_on)
    if prescription.number:
        written += f", {words('dispensing.prescription_number', number=prescription.number)}"
    rows = [
        (words("dispensing.prescriber"), prescriber or words("no_prescriber")),
        (words("dispensing.written"), written),
        *(
            (words("dispensing.text") if number == 0 else "", line)
            for number, line in enumerate(words.paragraphs(prescription.text))
        ),
    ]
    heading = section(flow.fonts, words, flow.width, f"1\N{NO-BREAK SPACE} {words('dispensing.prescription')}")
    flow.add(heading, gap=12, keep=30)
    for word, said in rows:
        part = flow.part()
        part.paragraph(_WORD, 3, word, styles.BODY.at(9, 12.5), _SAID - 6, field="prescription")
        part.paragraph(_SAID, 3, said, styles.BODY, flow.width - _SAID, field="prescription")
        flow.add(part)


def _checks(flow: Flow, paper: DispensingRecordPaper) -> None:
    words = flow.words
    heading = section(flow.fonts, words, flow.width, f"2\N{NO-BREAK SPACE} {words('dispensing.checks')}")
    flow.add(heading, gap=10, keep=30)
    for check in paper.checks:
        flow.add(_check(flow, check))


def _check(flow: Flow, check: HandOverCheck) -> Part:
    part, words = flow.part(), flow.words
    part.paragraph(0, 3, words.show(check.what), styles.STRONG, _HOW - 6, field="check")
    style = styles.CODE if check.is_code else styles.BODY
    part.paragraph(_HOW, 3, words.show(check.how), style, _TICK - _HOW - 8, field="check")
    part.tick(_TICK, 12.5)
    part.paragraph(_TICK + 12, 3, words.show(check.found), styles.BODY, flow.width - _TICK - 12, field="check")
    part.height += 2.5
    part.rule(0, part.height, flow.width, styles.ROW_RULE)
    return part


def _label(flow: Flow, paper: DispensingRecordPaper) -> None:
    """The label at true size in a dashed frame: a copy, which says so beside it."""
    words = flow.words
    title = f"3\N{NO-BREAK SPACE} {words('dispensing.label')}"
    part = section(flow.fonts, words, flow.width, title, words("dispensing.copy"))
    drawing = fitted_patient_label(paper.label, words.words, flow.fonts)
    part.box(0, 24, drawing.width, drawing.height, 0.5, is_dashed=True)
    part.place(drawing, 0, 24)
    x = drawing.width + 20
    y = 28.0
    for note in (*paper.notes, words("labels.not_a_label")):
        y = part.paragraph(x, y, words.show(note), styles.BODY, flow.width - x, field="note") + 8
    part.height = max(y, 24 + drawing.height) + 4
    flow.add(part, gap=10)
