"""The worksheet: how much of which lot goes on the pan, why, and a second sheet that shows no first reading."""

from __future__ import annotations

from fractions import Fraction

from compounder.documents import styles
from compounder.documents.derivations import add_derivations, add_outlook
from compounder.documents.fonts import Fonts, Style
from compounder.documents.page import Flow, Head, Row, copy_words
from compounder.documents.parts import GAP, Part, answer_strip, section, signature_lines, title_part
from compounder.documents.pdf import Metadata, pdf_bytes
from compounder.documents.phrases import PaperWords, capitalised, grouped
from compounder.domain.papers.worksheet import ExtraWeighing, LotToWeigh, PlannedStep, WorksheetLine, WorksheetPaper
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.words import Words

_NAME, _LOT, _AMOUNT_MARK, _BOX, _TIME, _BY = 16.0, 170.0, 277.0, 332.0, 438.0, 473.0
_BOX_WIDTH, _BOX_HEIGHT = 86.0, 38.0
_INDENT = 10.0
_MANY = Fraction(2)


def worksheet_pdf(paper: WorksheetPaper, words: Words, fonts: Fonts) -> bytes:
    """The PDF of a planned batch's worksheet: first reading, method and yield, second reading on its own sheet."""
    shown = PaperWords(words.for_paper())
    flow = Flow(fonts, shown, paper.frame)
    _first_reading(flow, paper)
    flow.new_page()
    _method(flow, paper)
    flow.new_page()
    _second_reading(flow, paper)
    is_draft = paper.frame.is_draft
    digest = grouped(paper.plan_digest.upper(), groups=4).rstrip(" …")
    plan = shown("copy.draft") if is_draft else shown("worksheet.plan", digest=digest)
    numbers = ((shown("batch"), shown.show(paper.batch)), (shown("copy.word"), copy_words(shown, paper.frame)))
    pages = flow.finish(Head(shown("worksheet.kind"), numbers, plan), is_void=is_draft)
    subject = f"{shown('worksheet.kind')} {paper.batch} {paper.frame.audit.groups}"
    return pdf_bytes(pages, Metadata(shown.medicine(paper.medicine), subject, shown.show(paper.frame.pharmacy.name)))


def _first_reading(flow: Flow, paper: WorksheetPaper) -> None:
    words, fonts, width = flow.words, flow.fonts, flow.width
    flow.add(title_part(fonts, words, width, words("worksheet.first"), words.medicine(paper.medicine)))
    cells = (
        (words("worksheet.make"), words.show(paper.size)),
        (words("worksheet.balance"), words.show(paper.balance)),
        (words("worksheet.policy"), words.show(paper.policy)),
        (words("worksheet.planned"), f"{words.show(paper.planned_by.short_name)}, {words.clock(paper.planned_at)}"),
    )
    flow.add(answer_strip(fonts, words, width, cells), gap=2)
    note = flow.part()
    y = note.paragraph(0, 3, words("worksheet.ink"), styles.BODY.at(9, 11.6), width, field="ink")
    if paper.filling:
        y = note.paragraph(0, y + 1, words("worksheet.fill", filling=paper.filling), styles.STRONG, width, field="fill")
    if paper.origin:
        said = " ".join(words.show(sentence) for sentence in paper.origin)
        y = note.paragraph(0, y + 1, said, styles.BODY.at(9, 11.6), width, field="origin")
    for warning in paper.warnings:
        y = note.paragraph(0, y + 1, words.show(warning), styles.STRONG, width, field="warning")
    flow.add(note)
    rows = [row for line in paper.lines for row in _line_rows(flow, line, paper.size)]
    flow.table(lambda continued: _weigh_heading(flow, continued), rows, gap=8)
    total = _total(flow, paper)
    if total is not None:
        flow.add(total)
    if paper.outlook:
        add_outlook(flow, paper.outlook, words("outlook"))
    if paper.derivations:
        flow.add(section(fonts, words, width, words("worksheet.why")), gap=GAP, keep=40)
        add_derivations(flow, paper.derivations)
    half = width / 2 - 10
    flow.side_by_side(
        signature_lines(fonts, words, half, words("worksheet.i_weighed", number=len(paper.lines))),
        signature_lines(fonts, words, half, words("worksheet.late")),
        gap=GAP,
    )


def _weigh_heading(flow: Flow, continued: str) -> Part:
    words = flow.words
    title = words("worksheet.order") + continued
    part = section(flow.fonts, words, flow.width, title)
    for x, key in ((_NAME, "ingredient"), (_LOT, "lot_seen"), (_BOX, "weighed"), (_TIME, "time"), (_BY, "by")):
        part.text(x, 32, words(f"column.{key}"), styles.SMALL, 120, field="column")
    part.text(_AMOUNT_MARK - 60, 32, words("column.to_weigh"), styles.SMALL, 84, field="column", align="right")
    part.rule(0, 37, flow.width, styles.TABLE_HEAD_RULE)
    part.height = 37
    return part


def _line_rows(flow: Flow, line: WorksheetLine, size: Quantity) -> list[Row]:
    rows = [_lot_row(flow, line, lot, size, is_first=number == 0) for number, lot in enumerate(line.lots)]
    rows += [_note_row(flow, line)] if line.notes else []
    rows += [_extra_row(flow, weighing) for weighing in line.extra]
    return [Row(part, str(line.number)) for part in rows]


def _note_row(flow: Flow, line: WorksheetLine) -> Part:
    """What is too little for the balance, and how it is diluted."""
    part, y = flow.part(), 4.0
    for note in line.notes:
        y = part.paragraph(_NAME, y, flow.words.show(note), styles.STRONG, flow.width - _NAME, field="too little")
    part.height = y + 4
    part.rule(0, part.height, flow.width, styles.ROW_RULE)
    return part


def _extra_row(flow: Flow, weighing: ExtraWeighing) -> Part:
    """One weighing of a dilution, with boxes of its own."""
    part, words = flow.part(), flow.words
    amount = words.show(weighing.amount)
    part.paragraph(_NAME, 8, words.show(weighing.what), styles.BODY, _AMOUNT_MARK - 52 - _NAME, field="dilution")
    part.decimal(_AMOUNT_MARK, 23, amount, styles.TO_WEIGH, field="to weigh")
    part.box(_BOX, 8, _BOX_WIDTH, _BOX_HEIGHT, 0.8)
    _decimal_box(part, words, (_BOX, 8, _BOX_WIDTH, _BOX_HEIGHT))
    unit = words.words.unit(weighing.amount.unit, _MANY)
    part.text(_BOX + _BOX_WIDTH + 3, 40, unit, styles.NAME, 16, field="unit")
    part.box(_TIME, 8, 32, _BOX_HEIGHT, 0.5)
    part.box(_BY, 8, flow.width - _BY, _BOX_HEIGHT, 0.5)
    part.height = max(part.height, 8 + _BOX_HEIGHT) + 8
    part.rule(0, part.height, flow.width, styles.ROW_RULE)
    return part


def _lot_row(flow: Flow, line: WorksheetLine, lot: LotToWeigh, size: Quantity, *, is_first: bool) -> Part:
    part, words = flow.part(), flow.words
    y = 8.0
    if is_first:
        part.text(0, y + 10, str(line.number), styles.NAME, _NAME, field="line")
    name, style = _name_of(words, line, lot, is_first=is_first)
    indent = _NAME + (_INDENT if lot.what and not is_first else 0)
    y = part.paragraph(indent, y, name, style, _LOT - indent - 8, field="ingredient")
    if lot.expires_on is not None:
        y = part.paragraph(
            indent, y, words("expires", date=lot.expires_on), styles.SMALL, _LOT - indent - 8, field="expires"
        )
    if lot.balance:
        part.paragraph(indent, y, words.show(lot.balance), styles.SMALL, _LOT - indent - 8, field="balance")
    part.box(_LOT, 8, 15, 15, 0.7)
    part.paragraph(_LOT + 20, 8, words.show(lot.lot), styles.LOT, 62, field="lot")
    _target(part, lot)
    part.box(_BOX, 8, _BOX_WIDTH, _BOX_HEIGHT, 0.8)
    _decimal_box(part, words, (_BOX, 8, _BOX_WIDTH, _BOX_HEIGHT))
    part.text(_BOX + _BOX_WIDTH + 3, 40, _unit(words, lot, size), styles.NAME, 16, field="unit")
    part.box(_TIME, 8, 32, _BOX_HEIGHT, 0.5)
    part.box(_BY, 8, flow.width - _BY, _BOX_HEIGHT, 0.5)
    part.height = max(part.height, 8 + _BOX_HEIGHT) + 8
    part.rule(0, part.height, flow.width, styles.ROW_RULE)
    return part


def _name_of(words: PaperWords, line: WorksheetLine, lot: LotToWeigh, *, is_first: bool) -> tuple[str, Style]:
    """What a row is called: the ingredient, another lot of it, or what a part of its dilution is."""
    if lot.what:
        return capitalised(words.show(lot.what)), styles.NAME if is_first else styles.BODY
    if is_first:
        return capitalised(words.show(line.name)), styles.NAME
    return words("another_lot"), styles.BODY


def _unit(words: PaperWords, lot: LotToWeigh, size: Quantity) -> str:
    """The unit of a lot's boxes; a line made up to the total is declared in that of the size."""
    amount = lot.to_weigh if isinstance(lot.to_weigh, Quantity) else size
    return words.words.unit(amount.unit, _MANY)


def _target(part: Part, lot: LotToWeigh) -> None:
    words = part.words
    text = words.show(lot.to_weigh)
    if isinstance(lot.to_weigh, Phrase):
        part.paragraph(_AMOUNT_MARK - 42, 8, text, styles.ANSWER, 74, field="to weigh")
        return
    part.decimal(_AMOUNT_MARK, 8 + 15, text, styles.TO_WEIGH, field="to weigh")
    if lot.low is not None and lot.high is not None:
        key = "limits" if lot.low != lot.high else "limits_exact"
        limits = words(key, low=lot.low.number, high=lot.high.number)
        part.text(_AMOUNT_MARK - 52, 38, limits, styles.SMALL, 84, field="limits", align="right")


def _decimal_box(part: Part, words: PaperWords, box: tuple[float, float, float, float]) -> None:
    """The printed decimal mark of a box to be written in."""
    x, y, width, height = box
    mark = words.words.sentences["number.mark"]
    part.text(x + width * 0.6, y + height - 8, mark, styles.TO_WEIGH, 12, field="mark")


def _total(flow: Flow, paper: WorksheetPaper) -> Part | None:
    """The sum of the amounts to weigh, where they are all of one kind."""
    amounts = [lot.to_weigh for line in paper.lines for lot in line.lots if lot.is_in_pot]
    quantities = [amount for amount in amounts if isinstance(amount, Quantity)]
    if len(quantities) < len(amounts) or len({quantity.dimension for quantity in quantities}) != 1:
        return None
    total = quantities[0]
    for quantity in quantities[1:]:
        total = total + quantity
    part, words = flow.part(), flow.words
    part.rule(0, 0, flow.width, styles.TOTAL_RULE)
    part.text(_NAME, 17, words("total"), styles.NAME, 100, field="total")
    part.decimal(_AMOUNT_MARK, 17, words.show(total), styles.ANSWER.at(13, 16), field="total")
    part.rule(_BOX, 22, _BOX_WIDTH, styles.TABLE_HEAD_RULE)
    part.text(_BOX + _BOX_WIDTH + 3, 19, words.words.unit(total.unit, total.number), styles.NAME, 16, field="unit")
    part.height = 26
    return part


def _method(flow: Flow, paper: WorksheetPaper) -> None:
    words, fonts, width = flow.words, flow.fonts, flow.width
    flow.add(title_part(fonts, words, width, words("worksheet.method"), words.medicine(paper.medicine)))
    rows = [Row(_step_row(flow, step), str(step.number)) for step in paper.steps]
    flow.table(lambda continued: _step_heading(flow, continued), rows, gap=4)
    flow.add(_yield_boxes(flow, paper), gap=GAP)
    unusual = section(fonts, words, width, words("worksheet.unusual"), words("worksheet.none_if_none"))
    for line in range(3):
        unusual.rule(0, 38 + 19 * line, width, styles.ROW_RULE)
    unusual.height = 80
    flow.add(unusual, gap=8)
    half = width / 2 - 10
    flow.side_by_side(
        signature_lines(fonts, words, half, words("worksheet.i_prepared")),
        signature_lines(fonts, words, half, words("worksheet.not_released")),
        gap=6,
    )


def _step_heading(flow: Flow, continued: str) -> Part:
    words = flow.words
    part = section(flow.fonts, words, flow.width, words("method") + continued)
    for x, column in ((_NAME, "step"), (262.0, "limit"), (342.0, "found"), (434.0, "time"), (470.0, "by")):
        part.text(x, 32, words(f"column.{column}"), styles.SMALL, 120, field="column")
    part.rule(0, 37, flow.width, styles.TABLE_HEAD_RULE)
    part.height = 37
    return part


def _step_row(flow: Flow, step: PlannedStep) -> Part:
    part, words = flow.part(), flow.words
    part.text(0, 15, str(step.number), styles.NAME, _NAME, field="step")
    part.paragraph(_NAME, 5, words.show(step.text), styles.BODY, 262 - _NAME - 10, field="step")
    part.paragraph(262, 6, words.show(step.limit), styles.SMALL.at(8.5, 10.6), 74, field="limit")
    part.box(342, 6, 84, 26, 0.5)
    part.box(434, 6, 32, 26, 0.5)
    part.box(470, 6, flow.width - 470, 26, 0.5)
    part.height = max(part.height, 32) + 6
    part.rule(0, part.height, flow.width, styles.ROW_RULE)
    return part


def _yield_boxes(flow: Flow, paper: WorksheetPaper) -> Part:
    words = flow.words
    part = section(flow.fonts, words, flow.width, words("yield.title"))
    unit = words.words.unit(paper.size.unit, paper.size.number)
    y = 26.0
    for key, with_unit in (
        ("weighed_in", True),
        ("obtained", True),
        ("filled", False),
        ("sample", True),
        ("remainder", True),
    ):
        part.text(0, y + 17, words(f"yield.{key}"), styles.BODY, 146, field=key)
        part.box(150, y, 96, 24, 0.8)
        if with_unit:
            _decimal_box(part, words, (150, y, 96, 28))
            part.text(250, y + 16, unit, styles.NAME, 16, field="unit")
        y += 30
    low, high = paper.yield_limits
    part.paragraph(290, 30, words("yield.is"), styles.BODY, flow.width - 290, field="yield")
    part.box(290, 50, 96, 28, 0.8)
    _decimal_box(part, words, (290, 50, 96, 32))
    part.text(390, 70, "%", styles.NAME, 16, field="unit")
    limits = words("yield.limits", low=low * 100, high=high * 100)
    part.paragraph(290, 88, limits, styles.SMALL.at(8.5, 10.6), flow.width - 290, field="limits")
    part.paragraph(290, 114, words("yield.labels"), styles.SMALL.at(8.5, 10.6), flow.width - 290, field="labels")
    part.height = y
    return part


def _second_reading(flow: Flow, paper: WorksheetPaper) -> None:
    """Blind on paper too: no targets and no first readings on this sheet."""
    words, fonts, width = flow.words, flow.fonts, flow.width
    title = title_part(
        fonts, words, width, words("worksheet.second"), words.medicine(paper.medicine), below=words("worksheet.blind")
    )
    flow.add(title)
    rows = [Row(_blind_row(flow, line, lot, paper.size), str(line.number)) for line in paper.lines for lot in line.lots]
    flow.table(lambda continued: _blind_heading(flow, continued), rows, gap=8)
    compare = section(fonts, words, width, words("worksheet.compare"))
    readings = sum(len(line.lots) for line in paper.lines)
    for number, key in enumerate(("lots_same", "weights_same", "if_not")):
        compare.box(0, 26 + 22 * number, 13, 13, 0.7)
        compare.text(
            22, 36.5 + 22 * number, words(f"worksheet.{key}", number=readings), styles.BODY, width - 22, field=key
        )
    compare.height = 94
    flow.add(compare, gap=GAP)
    flow.add(signature_lines(fonts, words, width / 2 - 10, words("worksheet.i_read")), gap=6)
    flow.add(_end(flow), gap=10)


def _blind_heading(flow: Flow, continued: str) -> Part:
    words = flow.words
    title = words("worksheet.reading") + continued
    part = section(flow.fonts, words, flow.width, title)
    for x, key in ((_NAME, "ingredient"), (200.0, "lot_read"), (320.0, "weight_read"), (434.0, "look")):
        part.text(x, 32, words(f"column.{key}"), styles.SMALL, 110, field="column")
    part.rule(0, 37, flow.width, styles.TABLE_HEAD_RULE)
    part.height = 37
    return part


def _blind_row(flow: Flow, line: WorksheetLine, lot: LotToWeigh, size: Quantity) -> Part:
    part, words = flow.part(), flow.words
    part.text(0, 21, str(line.number), styles.NAME, _NAME, field="line")
    name = lot.what or line.name
    part.paragraph(_NAME, 11, capitalised(words.show(name)), styles.NAME, 176, field="ingredient")
    part.box(200, 8, 106, _BOX_HEIGHT, 0.5)
    part.box(320, 8, 90, _BOX_HEIGHT, 0.8)
    _decimal_box(part, words, (320, 8, 90, _BOX_HEIGHT))
    part.text(413, 40, _unit(words, lot, size), styles.NAME, 18, field="unit")
    part.box(434, 8, flow.width - 434, _BOX_HEIGHT, 0.5)
    part.height = max(part.height, 8 + _BOX_HEIGHT) + 8
    part.rule(0, part.height, flow.width, styles.ROW_RULE)
    return part


def _end(flow: Flow) -> Part:
    part = flow.part()
    end = flow.words("end.pages", pages=len(flow.pages))
    part.height = part.paragraph(0, 0, end, styles.SMALL.at(8.5, 10.6), flow.width, field="end", align="centre")
    return part
