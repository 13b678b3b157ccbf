"""The labels of containers, design by design: what it is, how strong, where it goes in, until when, what traces it."""

from __future__ import annotations

from dataclasses import dataclass

from compounder.documents.data_matrix import Printer, code_mark
from compounder.documents.drawing import Drawing, Span, millimetres
from compounder.documents.fonts import Face, Fonts, Style
from compounder.documents.label_sheet import Column, LabelSheet, bold, medium, regular
from compounder.documents.phrases import capitalised
from compounder.domain.label import ContainerLabel, LabelDesign, LabelField, use_by_fields
from compounder.domain.phrase import Phrase
from compounder.words import Words

_TRACE = Style(Face.MONO, 6, 7)


@dataclass(frozen=True, slots=True)
class Edges:
    """How near to the label's edges letters may stand, for the roll drifts, and the smallest size, in points."""

    side: float
    above: float
    below: float
    smallest: float


EDGES = {
    LabelDesign.POT_100X70: Edges(millimetres(3.4), millimetres(2.2), millimetres(2.2), 6),
    LabelDesign.CARTON_100X70: Edges(millimetres(3.4), millimetres(2.2), millimetres(2.2), 6),
    LabelDesign.PATIENT_100X70: Edges(millimetres(3.4), millimetres(2.2), millimetres(1.4), 6),
    LabelDesign.POT_70X40: Edges(millimetres(2), millimetres(1.5), millimetres(1.5), 7),
    LabelDesign.VIAL_72X28: Edges(millimetres(2), millimetres(1.5), millimetres(1.5), 7),
}


def draw_container_label(label: ContainerLabel, words: Words, fonts: Fonts, printer: Printer) -> Drawing:
    """Draw the label at its true size; `DoesNotFit` or `TooManyLines` where a text has no room."""
    draw = {
        LabelDesign.POT_100X70: _pot_100x70,
        LabelDesign.POT_70X40: _pot_70x40,
        LabelDesign.VIAL_72X28: _vial_72x28,
        LabelDesign.CARTON_100X70: _carton_100x70,
    }[label.design]
    width, height = (int(side) for side in label.design.value.split("_")[1].split("x"))
    sheet = LabelSheet(words.for_paper(), fonts, millimetres(width), millimetres(height))
    draw(sheet, label, printer)
    return sheet.drawing


def _pot_100x70(sheet: LabelSheet, label: ContainerLabel, printer: Printer) -> None:
    block = Column(9.9, 263.6)
    _headline(sheet, label, block, (23.8, 44.9), 20)
    if label.is_liquid:
        _per_millilitre(sheet, label, block, 60.2)
        _excipients(sheet, label, block, 73.9)
    else:
        _expressed(sheet, label, block, (60.2, 73.9))
    _route_row(sheet, label, block, (79.6, 19), 13)
    _use_by(sheet, label, block, 117.2, 18, key="use_by")
    _traces(sheet, label, block, (132.2, 145.2, 158.1, 171))
    code = code_mark(label.code, printer, right=block.right, top=127, is_large=True)
    sheet.drawing.marks.append(code)
    sheet.put(LabelField.CONTAINER, block, 170.2, sheet.words.show(label.container_phrase), bold(12), align="right")
    _foot(sheet, label, block, (182.4, 190.4))


def _pot_70x40(sheet: LabelSheet, label: ContainerLabel, printer: Printer) -> None:
    block = Column(7.7, 183.3)
    beside_code = Column(block.x, 160)
    _headline(sheet, label, block, (16.1, 30.5), 14)
    form = sheet.say("as_form_sentence", form=label.counted_as)
    excipients = capitalised(sheet.words.show(label.excipients))
    concentration = f"{sheet.words.show(label.concentration)} " if label.is_liquid else ""
    what = f"{concentration}{form} {excipients}".strip()
    sheet.put(LabelField.EXCIPIENTS, block, 39.8, what, regular(7.4))
    _route_row(sheet, label, block, (43.9, 15.3), 11 if sheet.is_french else 10.5)
    _use_by(sheet, label, beside_code, 72.7, 13, key="use_by_short")
    pieces = (
        *_batch_spans(sheet, label, 8.6),
        Span("   ", regular(8.6)),
        Span(sheet.words.show(label.container_phrase), bold(8.6)),
    )
    sheet.put(LabelField.BATCH, beside_code, 82.3, pieces, regular(8.6))
    sheet.sentence(LabelField.REGISTER, beside_code, 91.6, Phrase.of("label.register", number=label.register), 8.6)
    storage = sheet.words.show(label.storage_short or label.storage).rstrip(".") + "."
    made = sheet.say("made", date=label.made_at)
    sheet.put(LabelField.STORAGE, block, 99.9, (Span(storage, bold(7.6)), Span(f" {made}", regular(7.6))), regular(7.6))
    pharmacy = label.pharmacy.short_name or label.pharmacy.name
    text = f"{sheet.words.show(pharmacy)}, {sheet.words.show(label.pharmacy.address)}"
    sheet.put(LabelField.PHARMACY, block, 107.5, text, regular(7))
    _before_marks(sheet, label, block, 92.7, 7.2 if label.is_lone else 8)
    sheet.drawing.marks.append(code_mark(label.code, printer, right=block.right, top=62.2, is_large=False))


def _vial_72x28(sheet: LabelSheet, label: ContainerLabel, printer: Printer) -> None:
    panel = Column(6, 62.6)
    end = 173 if _has_strip(sheet, label) else 198.3
    second = Column(75.1, end - 75.1)
    y = 13.2
    french = sheet.is_french
    for text, style, field, most, gap in (
        (sheet.words.show(label.medicine.name), bold(11.6 if french else 12), LabelField.NAME, 2, 14.3),
        (sheet.words.show(label.total), bold(11.4 if french else 13), LabelField.TOTAL, 2, 12.1),
        (sheet.words.show(label.concentration), bold(10.5), LabelField.STRENGTH, 1, 8.3),
    ):
        lines = sheet.whole_words(field, panel, text, style, most=most)
        for number, line in enumerate(lines):
            sheet.put(field, panel, y, line, style)
            y += style.size * 0.96 if number < len(lines) - 1 else gap
    sheet.put(LabelField.COUNTED_AS, panel, 72.6, sheet.say("as_form", form=label.counted_as), regular(7))
    sheet.drawing.upright(71.5, 4.6, 70.2, 0.5)
    _vial_second_panel(sheet, label, second, printer)
    if _has_strip(sheet, label):
        _strip(sheet, 175.2, 28.3, 7.2, lines=3)


def _vial_second_panel(sheet: LabelSheet, label: ContainerLabel, panel: Column, printer: Printer) -> None:
    french = sheet.is_french
    use = sheet.words.show(Phrase.of(f"label.route.{label.route.value}.use"))
    warning = sheet.words.show(Phrase.of(f"label.route.{label.route.value}.warning"))
    y = 11.6
    route, caution = bold(8.6 if french else 8.8), medium(7.1 if french else 7.4)
    written = [(LabelField.ROUTE, line, route) for line in sheet.lines(LabelField.ROUTE, panel, use, route, most=2)]
    most = 3 - len(written)
    written += [
        (LabelField.WARNING, line, caution)
        for line in sheet.balanced(LabelField.WARNING, panel, warning, caution, most=most)
    ]
    for field, line, style in written:
        sheet.put(field, panel, y, line, style)
        y += 8.7
    size = 7.6 if french else 8.6
    code = code_mark(label.code, printer, right=panel.right, top=42, is_large=False)
    beside = Column(panel.x, code.x - 2 * code.module - panel.x)
    day, *hours = use_by_fields(label.use_by)
    sheet.sentence(LabelField.USE_BY, panel, 38.3, Phrase.of("label.use_by_short", date=day[1]), size)
    beside_mark = _before_marks(sheet, label, beside, 48.2, 7)
    for _, hour in hours:
        sheet.put(LabelField.USE_BY_HOUR, beside_mark, 48.2, sheet.words.show(hour), bold(9))
    sheet.put(LabelField.BATCH, beside, 57.7, _batch_spans(sheet, label, 7.4), regular(7.4))
    sheet.drawing.marks.append(code)
    storage = sheet.words.show(label.storage_short or label.storage)
    last = f"{capitalised(sheet.words.show(label.excipients))}. {storage}".removeprefix(". ")
    if _has_strip(sheet, label) or not label.is_hypertonic:
        lines = sheet.lines(LabelField.EXCIPIENTS, beside, last, regular(7), most=2)
        for line, column, y in zip(lines, (beside, panel), (65.6, 73.4), strict=False):
            sheet.put(LabelField.EXCIPIENTS, column, y, line, regular(7))
    else:
        sheet.put(LabelField.HYPERTONIC, beside, 65.6, sheet.say("hypertonic"), bold(7.4))
        sheet.put(LabelField.EXCIPIENTS, panel, 73.4, last, regular(7.1))


def _carton_100x70(sheet: LabelSheet, label: ContainerLabel, printer: Printer) -> None:
    has_strip = _has_strip(sheet, label)
    block = Column(9.9, 244 if has_strip else 263.6)
    french = sheet.is_french
    _headline(sheet, label, block, (22.6, 43), 20)
    if label.is_liquid:
        _per_millilitre(sheet, label, block, 57.4)
    else:
        expressed = sheet.say("expressed", total=label.expressed, form=label.counted_as)
        sheet.put(LabelField.EXPRESSED, block, 57.4, expressed, regular(12))
    sheet.drawing.box(block.x - 0.4, 62.2, block.width + 0.8, 29.2, 1)
    inside = Column(block.x + 4, block.width - 8)
    use = sheet.words.show(Phrase.of(f"label.route.{label.route.value}.use"))
    warning = sheet.words.show(Phrase.of(f"label.route.{label.route.value}.warning"))
    sheet.put(LabelField.ROUTE, inside, 74.7, use, bold(13), align="centre")
    sheet.put(LabelField.WARNING, inside, 87, warning, medium(12), align="centre")
    if label.is_hypertonic and not has_strip:
        excipients = capitalised(sheet.words.show(label.excipients))
        pieces = (Span(f"{sheet.say('hypertonic')}. ", bold(12)), Span(excipients, regular(12)))
        sheet.put(LabelField.HYPERTONIC, block, 103.8, pieces, regular(12))
    else:
        _excipients(sheet, label, block, 103.8)
    _use_by(sheet, label, block, 120.6, 15.5 if french else 17, key="use_by_short")
    _traces(sheet, label, block, (134.2, 146.7, 159.2, 171.7), container=True)
    sheet.drawing.marks.append(code_mark(label.code, printer, right=block.right, top=127.4, is_large=True))
    _foot(sheet, label, block, (181.5, 189.5), size=7.2 if french else 7.9)
    if has_strip:
        _strip(sheet, 259.1, 23.8, 10.5, lines=1)


def _headline(
    sheet: LabelSheet, label: ContainerLabel, block: Column, baselines: tuple[float, float], size: float
) -> None:
    """Name, and under it how strong and how much: nothing stands between a number and its unit."""
    name, strength = baselines
    sheet.put(LabelField.NAME, block, name, sheet.words.show(label.medicine.name), bold(size))
    if label.is_liquid:
        sheet.put(LabelField.TOTAL, block, strength, sheet.words.show(label.total), bold(size))
        return
    content = sheet.words.show(label.content)
    taken = sheet.put(LabelField.CONTENT, block, strength, content, bold(size), align="right")
    rest = Column(block.x, block.width - taken - size * 0.28)
    headline = capitalised(sheet.say("headline", strength=label.concentration, form=label.medicine.dosage_form))
    sheet.put(LabelField.STRENGTH, rest, strength, headline, bold(size))


def _per_millilitre(sheet: LabelSheet, label: ContainerLabel, block: Column, y: float) -> None:
    form = sheet.say("as_form", form=label.counted_as) if label.counted_as else ""
    what = ", ".join(part for part in (form, sheet.words.show(label.medicine.dosage_form)) if part)
    pieces = (Span(sheet.words.show(label.concentration), bold(12.5)), Span(f"  {what}", regular(12)))
    sheet.put(LabelField.STRENGTH, block, y, pieces, regular(12))


def _expressed(sheet: LabelSheet, label: ContainerLabel, block: Column, baselines: tuple[float, float]) -> None:
    """The amount in 100 g and the excipients, a line each; a long list goes on behind the amount, at the same size."""
    expressed = sheet.say("expressed", total=label.expressed, form=label.counted_as)
    excipients = _excipients_text(sheet, label)
    lines = [expressed, excipients]
    if sheet.fonts.width(regular(12), excipients) > block.width:
        lines = sheet.lines(LabelField.EXCIPIENTS, block, f"{expressed}. {excipients}", regular(12), most=2)
    for field, line, y in zip((LabelField.EXPRESSED, LabelField.EXCIPIENTS), lines, baselines, strict=True):
        sheet.put(field, block, y, line, regular(12))


def _excipients_text(sheet: LabelSheet, label: ContainerLabel) -> str:
    if not label.excipients:
        return ""
    number = "one" if len(label.excipients) == 1 else "many"
    return sheet.say(f"excipients.{number}", excipients=label.excipients)


def _excipients(sheet: LabelSheet, label: ContainerLabel, block: Column, y: float) -> None:
    sheet.put(LabelField.EXCIPIENTS, block, y, _excipients_text(sheet, label), regular(12))


def _route_row(sheet: LabelSheet, label: ContainerLabel, block: Column, row: tuple[float, float], size: float) -> None:
    """The framed row of the route. In French "Ne pas avaler" has a cell, and on stock a ground, of its own."""
    top, height = row
    use = sheet.words.show(Phrase.of(f"label.route.{label.route.value}.use"))
    warning = sheet.words.show(Phrase.of(f"label.route.{label.route.value}.warning"))
    baseline = top + height / 2 + 0.36 * size
    sheet.drawing.box(block.x - 0.4, top, block.width + 0.8, height, 1)
    if not sheet.is_french:
        sheet.put(LabelField.ROUTE, block, baseline, f"{use} {warning}", bold(size), align="centre")
        return
    half = block.width / 2
    sheet.drawing.upright(block.x + half, top, height, 1)
    for field, text, x in ((LabelField.ROUTE, use, block.x), (LabelField.WARNING, warning, block.x + half)):
        sheet.put(field, Column(x + 3, half - 6), baseline, text, bold(size), align="centre")


def _use_by(sheet: LabelSheet, label: ContainerLabel, block: Column, y: float, size: float, *, key: str) -> None:
    sheet.sentence(LabelField.USE_BY, block, y, Phrase.of(f"label.{key}", date=label.use_by), size)


def _traces(
    sheet: LabelSheet, label: ContainerLabel, block: Column, baselines: tuple[float, ...], *, container: bool = False
) -> None:
    """Batch, register, made, storage: beside the code, one under the other."""
    beside = Column(block.x, block.width - 50)
    first, second, third, fourth = baselines
    more = f"   {sheet.words.show(label.container_phrase)}" if container else ""
    pieces = (*_batch_spans(sheet, label, 12), Span(more, regular(12)))
    sheet.put(LabelField.BATCH, beside, first, pieces, regular(12))
    sheet.sentence(LabelField.REGISTER, beside, second, Phrase.of("label.register", number=label.register), 12)
    sheet.put(LabelField.MADE, beside, third, sheet.say("made", date=label.made_at), regular(12))
    below_code = beside if not container else block
    sheet.put(LabelField.STORAGE, below_code, fourth, sheet.words.show(label.storage), regular(12))


def _batch_spans(sheet: LabelSheet, label: ContainerLabel, size: float) -> tuple[Span, ...]:
    before, _, after = sheet.words.sentences["label.batch"].partition("{number}")
    return Span(before, regular(size)), Span(sheet.words.show(label.batch) + after, bold(size))


def _foot(
    sheet: LabelSheet, label: ContainerLabel, block: Column, baselines: tuple[float, float], size: float = 7.9
) -> None:
    text = f"{sheet.words.show(label.pharmacy.name)}, {sheet.words.show(label.pharmacy.address)}"
    sheet.put(LabelField.PHARMACY, block, baselines[0], text, regular(size))
    rest = _before_marks(sheet, label, block, baselines[1], 7.4 if label.is_lone else 8)
    sheet.put(LabelField.TRACE, rest, baselines[1], f"{label.audit.number} {label.audit.groups}", _TRACE)


def _before_marks(sheet: LabelSheet, label: ContainerLabel, block: Column, y: float, size: float) -> Column:
    """Mark at the right a reprint, and what one person made alone; the answer is the room left of the marks."""
    marks: list[tuple[LabelField, str]] = []
    if label.duplicate:
        marks.append((LabelField.DUPLICATE, sheet.say("duplicate", number=label.duplicate)))
    if label.is_lone and label.design is not LabelDesign.VIAL_72X28:
        marks.append((LabelField.LONE, sheet.words.show(label.lone)))
    return sheet.marked(marks, block, y, size)


def _has_strip(sheet: LabelSheet, label: ContainerLabel) -> bool:
    """French asks for the hypertonic warning perpendicular to the other words (ground by stock; unconfirmed)."""
    return label.is_hypertonic and sheet.is_french


def _strip(sheet: LabelSheet, x: float, width: float, size: float, *, lines: int) -> None:
    """The turned strip at the label's end, framed in black where the stock has no blue ground."""
    height = sheet.drawing.height
    sheet.drawing.box(x, 0.6, width, height - 1.2, 1)
    text = sheet.say("hypertonic")
    column = Column(0, height - 12)
    found = sheet.lines(LabelField.HYPERTONIC, column, text, bold(size), most=lines)
    lead = size * 1.08
    drift = 1.8 if lines > 1 else 0  # several lines stand a little inwards, away from the edge of the roll
    start = x + width / 2 - lead * (len(found) - 1) / 2 + 0.36 * size - drift
    for number, line in enumerate(found):
        sheet.drawing.turned(
            start + lead * number, height - 6, line, bold(size), column.width, field=LabelField.HYPERTONIC.value
        )
