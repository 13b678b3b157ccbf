"""The patient's label: whose it is, and what to do with it; name and directions share five lines."""

from __future__ import annotations

from compounder.documents.drawing import Drawing, Span, millimetres
from compounder.documents.fonts import Face, Fonts, Style
from compounder.documents.label_sheet import Column, LabelSheet, TooManyLines, bold, medium, regular
from compounder.documents.phrases import capitalised, spans
from compounder.domain.label import LabelField, PatientLabel
from compounder.domain.phrase import Phrase
from compounder.words import Words

_BLOCK = Column(9.9, 263.6)
_NAME_LINES = 3
_NAME_LEAD, _WHAT_LEAD, _DIRECTIONS_LEAD = 16.0, 14.0, 15.6


def draw_patient_label(label: PatientLabel, words: Words, fonts: Fonts) -> Drawing:
    """Draw the label; `DoesNotFit` or `TooManyLines` where a text has no room."""
    sheet = LabelSheet(words.for_paper(), fonts, millimetres(100), millimetres(70))
    foot_lines = _use_by_lines(sheet, label)
    y = _patient(sheet, label)
    y = _medicine(sheet, label, y)
    top = 127.3 - 14 * (len(foot_lines) - 1)
    _directions(sheet, label, y, top)
    _foot(sheet, label, foot_lines, top)
    return sheet.drawing


def _patient(sheet: LabelSheet, label: PatientLabel) -> float:
    name = sheet.lines(LabelField.PATIENT, _BLOCK, sheet.words.show(label.patient), bold(15), most=_NAME_LINES)
    y = 20.2
    for line in name:
        sheet.put(LabelField.PATIENT, _BLOCK, y, line, bold(15))
        y += _NAME_LEAD
    sheet.drawing.rule(_BLOCK.x, y - 8.6, _BLOCK.width, 1.2)
    return y - 8.6


def _medicine(sheet: LabelSheet, label: PatientLabel, rule: float) -> float:
    """What it is and how much; the answer is the baseline of the last line."""
    form = "liquid" if label.total else "solid"
    values = {
        "name": label.medicine.name,
        "strength": label.concentration,
        "form": label.medicine.dosage_form,
        "total": label.total or "",
        "quantity": label.handed_over,
        "route": Phrase.of(f"label.route.{label.route.value}.patient"),
    }
    y = rule + 1
    for line in sheet.whole_words(LabelField.NAME, _BLOCK, sheet.say(f"patient.{form}", **values), bold(13), most=2):
        y += 14.2
        sheet.put(LabelField.NAME, _BLOCK, y, line, bold(13))
    what = capitalised(sheet.say(f"patient_what.{form}", **values))
    for line in sheet.lines(LabelField.QUANTITY, _BLOCK, what, regular(12), most=2):
        y += _WHAT_LEAD
        sheet.put(LabelField.QUANTITY, _BLOCK, y, line, regular(12))
    return y


def _directions(sheet: LabelSheet, label: PatientLabel, y: float, top: float) -> None:
    """The directions in the room that name and medicine have left; one line too many is refused."""
    style = medium(13.5)
    column = _BLOCK
    wrapped = [
        line
        for paragraph in label.directions.replace("\r\n", "\n").split("\n")
        for line in sheet.lines(LabelField.DIRECTIONS, column, sheet.words.show(paragraph), style, most=99)
    ]
    available = int((top - y - 4.6) / _DIRECTIONS_LEAD)
    if len(wrapped) > available:
        raise TooManyLines(LabelField.DIRECTIONS, len(wrapped), available)
    y += 1.8
    for line in wrapped:
        y += _DIRECTIONS_LEAD
        sheet.put(LabelField.DIRECTIONS, column, y, line, style)


def _use_by_lines(sheet: LabelSheet, label: PatientLabel) -> list[tuple[Span, ...]]:
    """Use-by and storage on one line, or on two where they do not fit on one."""
    phrase = Phrase.of("label.use_by_short", date=label.use_by)
    use_by = (*spans(sheet.words, phrase, regular(12.5), bold(12.5)), Span(".", regular(12.5)))
    storage = sheet.words.show(label.storage).rstrip(".") + "."
    together = (*use_by, Span(f"  {storage}", regular(12.5)))
    if sheet.drawing.measure(together) <= _BLOCK.width:
        return [together]
    return [use_by, (Span(storage, regular(12)),)]


def _foot(sheet: LabelSheet, label: PatientLabel, lines: list[tuple[Span, ...]], top: float) -> None:
    block = _BLOCK
    sheet.drawing.rule(block.x, top, block.width, 0.5)
    for number, line in enumerate(lines):
        sheet.put(LabelField.USE_BY, block, top + 13.8 + 14 * number, line, regular(12))
    care = sheet.words.show(Phrase.of(f"label.route.{label.route.value}.care"))
    sheet.put(LabelField.CHILDREN, block, 154.2, care, bold(11.6 if sheet.is_french else 12))
    numbers = (
        *spans(sheet.words, Phrase.of("label.dispensing", number=label.dispensing), regular(10.5), bold(10.5)),
        Span("   ", regular(10.5)),
        *spans(sheet.words, Phrase.of("label.preparation", number=label.preparation), regular(10.5), bold(10.5)),
    )
    sheet.put(LabelField.DISPENSING, block, 165.8, numbers, regular(10.5))
    dispensed = sheet.say("dispensed", date=label.dispensed_on, prescriber=label.prescriber)
    sheet.put(LabelField.DISPENSED, block, 176.2, dispensed, regular(9.5))
    pharmacy = f"{sheet.words.show(label.pharmacy.name)}, {sheet.words.show(label.pharmacy.address)}"
    sheet.put(LabelField.PHARMACY, block, 185.4, pharmacy, regular(7.9))
    marks: list[tuple[LabelField, str]] = []
    if label.duplicate:
        marks.append((LabelField.DUPLICATE, sheet.say("duplicate", number=label.duplicate)))
    if label.is_lone:
        marks.append((LabelField.LONE, sheet.say("lone")))
    rest = sheet.marked(marks, block, 192.4, 7.5, gap=4)
    trace = Style(Face.MONO, 6, 7)
    sheet.put(LabelField.TRACE, rest, 193, f"{label.audit.number} {label.audit.groups}", trace)
