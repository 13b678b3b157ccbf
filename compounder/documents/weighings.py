"""Composition and weighings of a batch record: needed, to weigh, weighed and read again, on the decimal mark."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from compounder.documents import styles
from compounder.documents.gauges import tolerance_ruler
from compounder.documents.page import Flow, Row
from compounder.documents.parts import Part, section
from compounder.documents.phrases import capitalised
from compounder.domain.number import rounded_half_up
from compounder.domain.papers.batch_record import BatchRecordPaper, PaperLine, PaperReading, PaperWeighing
from compounder.domain.quantity import Quantity

_NAME = 16.0
_NEEDED, _TO_WEIGH, _WEIGHED = 204.0, 262.0, 324.0
_RULER, _BY = 357.0, 431.0
_NAME_WIDTH = 158.0


def add_weighings(flow: Flow, paper: BatchRecordPaper, pages: dict[str, int]) -> None:
    """Set section 1: every line with every lot, changes and deviations beside the value, subtotals and the total."""
    rows = [row for line in paper.lines for row in _line_rows(flow, line, pages)]
    flow.table(lambda continued: _heading(flow, paper, continued), rows, gap=14)
    total = _sums(
        flow,
        flow.words("total"),
        [weighing for line in paper.lines for weighing in line.weighings if weighing.is_in_pot],
        paper.lines,
    )
    if total is not None:
        agree = _agreement(flow, paper)
        total.paragraph(_RULER, 6, agree, styles.SMALL, flow.width - _RULER, field="second reading")
        flow.add(total)


def _heading(flow: Flow, paper: BatchRecordPaper, continued: str) -> Part:
    words = flow.words
    title = f"1\N{NO-BREAK SPACE} {words('weighings.title')}{continued}"
    part = section(flow.fonts, words, flow.width, title, words.show(paper.balance))
    part.text(_NAME, 32, words("column.ingredient_lot"), styles.SMALL, _NAME_WIDTH, field="column")
    for mark, key in ((_NEEDED, "needed"), (_TO_WEIGH, "to_weigh_limits"), (_WEIGHED, "weighed_again")):
        part.text(mark - 50, 32, words(f"column.{key}"), styles.SMALL, 80, field="column", align="right")
    part.text(_RULER, 32, words("column.target"), styles.SMALL, 66, field="column", align="centre")
    part.text(_BY, 32, words("column.by"), styles.SMALL, 40, field="column")
    part.rule(0, 37, flow.width, styles.TABLE_HEAD_RULE)
    part.height = 37
    return part


def _line_rows(flow: Flow, line: PaperLine, pages: dict[str, int]) -> list[Row]:
    rows = [
        _weighing_row(flow, line, weighing, pages, is_first=number == 0)
        for number, weighing in enumerate(line.weighings)
    ]
    if len(line.weighings) > 1 and not any(weighing.what for weighing in line.weighings):
        subtotal = _sums(flow, flow.words("subtotal", line=line.number), line.weighings, ())
        rows += [subtotal] if subtotal is not None else []
    rows += [_note_row(flow, line)] if line.note else []
    return [Row(part, str(line.number)) for part in rows]


def _note_row(flow: Flow, line: PaperLine) -> Part:
    """What the portion of the line's dilution holds, and what was discarded."""
    part = flow.part()
    y = part.paragraph(_NAME, 5, flow.words.show(line.note), styles.STRONG, flow.width - _NAME, field="dilution")
    part.height = y + 4
    part.rule(0, part.height, flow.width, styles.ROW_RULE)
    return part


def _weighing_row(
    flow: Flow, line: PaperLine, weighing: PaperWeighing, pages: dict[str, int], *, is_first: bool
) -> Part:
    part, words = flow.part(), flow.words
    y = 5.0
    if is_first:
        part.text(0, y + 10, str(line.number), styles.BODY, _NAME, field="line")
        name = capitalised(words.show(weighing.what or line.name))
        y = part.paragraph(_NAME, y, name, styles.NAME, _NAME_WIDTH, field="ingredient")
        if line.needed is not None:
            part.decimal(_NEEDED, 15, words.show(line.needed), styles.BODY, field="needed")
    else:
        name = capitalised(words.show(weighing.what)) if weighing.what else words("another_lot")
        y = part.paragraph(_NAME, y, name, styles.BODY, _NAME_WIDTH, field="ingredient")
    for text in _lot_words(flow, weighing, pages):
        y = part.paragraph(_NAME, y, text, styles.SMALL, _NAME_WIDTH, field="lot")
    _target(part, weighing)
    _readings(part, weighing)
    if weighing.change or weighing.deviation:
        part.bar(5, max(part.height, 32))
    part.height = max(part.height, 40) + 3
    part.rule(0, part.height, flow.width, styles.ROW_RULE)
    return part


def _lot_words(flow: Flow, weighing: PaperWeighing, pages: dict[str, int]) -> list[str]:
    words = flow.words
    found = [words("lot_supplier", lot=weighing.lot, supplier=weighing.supplier) if weighing.supplier else weighing.lot]
    found += [words("expires", date=weighing.expires_on)] if weighing.expires_on is not None else []
    found += [words.show(weighing.balance)] if weighing.balance else []
    found += [words("declared")] if weighing.is_declared else []
    for reading in (weighing.reading, weighing.again):
        if reading is not None and reading.by_hand:
            found.append(words("by_hand.entered", reason=reading.by_hand))
        if reading is not None and reading.entered_late:
            found.append(words("entered_late", text=reading.entered_late))
    if weighing.change:
        found.append(words("change_on", letter=weighing.change, page=pages.get(f"change {weighing.change}", 0)))
    if weighing.deviation:
        page = pages.get(f"deviation {weighing.deviation}", 0)
        found.append(words("deviation_on", number=weighing.deviation, page=page))
    return found


def _target(part: Part, weighing: PaperWeighing) -> None:
    words = part.words
    if not isinstance(weighing.to_weigh, Quantity):
        part.paragraph(_TO_WEIGH - 40, 5, words.show(weighing.to_weigh), styles.STRONG, 62, field="to weigh")
        return
    part.decimal(_TO_WEIGH, 15, words.show(weighing.to_weigh), styles.WEIGHED, field="to weigh")
    if weighing.low is not None and weighing.high is not None:
        limits = words("limits", low=weighing.low.number, high=weighing.high.number)
        part.text(_TO_WEIGH - 50, 27, limits, styles.SMALL, 79, field="limits", align="right")


def _readings(part: Part, weighing: PaperWeighing) -> None:
    words = part.words
    if weighing.reading is None:
        part.paragraph(_WEIGHED - 30, 5, words("not_yet_weighed"), styles.STRONG, 60, field="weighed")
        return
    y = 15.0
    if weighing.changed_from is not None:
        old = words.show(weighing.changed_from)
        part.struck(_WEIGHED - part.fonts.width(styles.SMALL, old) + 26, y, old, styles.SMALL, 0.9, field="old value")
        y += 12
    part.decimal(_WEIGHED, y, words.show(weighing.reading.value), styles.WEIGHED, field="weighed")
    _who(part, y, weighing.reading)
    if weighing.again is not None:
        part.decimal(_WEIGHED, y + 12, words.show(weighing.again.value), styles.BODY, field="read again")
        _who(part, y + 12, weighing.again)
    part.height = max(part.height, y + 18)
    if isinstance(weighing.to_weigh, Quantity) and weighing.low is not None and weighing.high is not None:
        _ruler(part, weighing.to_weigh, weighing.low, weighing.high, weighing.reading.value)


def _who(part: Part, y: float, reading: PaperReading) -> None:
    words = part.words
    taken = part.text(_BY, y, words.clock(reading.at), styles.SMALL, part.width - _BY, field="at", align="right")
    name = words.show(reading.by.short_name)
    part.paragraph(_BY, y - styles.SMALL.size, name, styles.SMALL, part.width - _BY - taken - 2, field="by")


def _ruler(part: Part, target: Quantity, low: Quantity, high: Quantity, value: Quantity) -> None:
    words = part.words
    unit = target.unit
    deviation = value.to(unit) - target
    reach = (high - target if deviation.number >= 0 else target - low).to(unit).number
    position = deviation.number / reach if reach else Fraction(0)
    tolerance_ruler(part, _RULER, 17, position)
    share = deviation.ratio(target) * 100 if target.number else Fraction(0)
    text = f"{_signed(part, deviation.number)}\N{NO-BREAK SPACE}{words.words.unit(unit, deviation.number)}, "
    text += f"{_signed(part, _hundredths(share))}\N{NO-BREAK SPACE}%"
    y = part.paragraph(_RULER - 2, 23, text, styles.SMALL, 72, field="deviation", align="centre")
    if abs(position) > 1:
        part.paragraph(_RULER, y, words("outside"), styles.SMALL_STRONG, 66, field="outside", align="centre")


def _hundredths(number: Fraction) -> Fraction:
    """A deviation in percent, rounded to 0.01 for the ruler; the exact deviation stands beside it in its own unit."""
    magnitude = rounded_half_up(abs(number), Fraction(1, 100))
    return -magnitude if number < 0 else magnitude


def _signed(part: Part, number: Fraction) -> str:
    shown = part.words.show(number)
    return f"+{shown}" if number > 0 else shown


def _sums(flow: Flow, title: str, weighings: Sequence[PaperWeighing], lines: Sequence[PaperLine]) -> Part | None:
    """A line of sums, where everything summed is of one kind; the sum is that of the printed numbers."""
    targets = _sum([weighing.to_weigh for weighing in weighings])
    weighed = _sum([weighing.reading.value if weighing.reading else None for weighing in weighings])
    if targets is None and weighed is None:
        return None
    part, words = flow.part(), flow.words
    part.paragraph(_NAME, 5, title, styles.NAME, _NAME_WIDTH, field="total")
    needed = _sum([line.needed for line in lines])
    for mark, amount, style in (
        (_NEEDED, needed, styles.BODY),
        (_TO_WEIGH, targets, styles.WEIGHED),
        (_WEIGHED, weighed, styles.WEIGHED),
    ):
        if amount is not None:
            part.decimal(mark, 15, words.show(amount), style, field="total")
    part.height = max(part.height, 18) + 3
    part.rule(0, 0, flow.width, styles.TOTAL_RULE)
    if not lines:
        part.rule(0, part.height, flow.width, styles.ROW_RULE)
    return part


def _sum(amounts: Sequence[object]) -> Quantity | None:
    quantities = [amount for amount in amounts if isinstance(amount, Quantity)]
    if not quantities or len(quantities) < len(amounts) or len({amount.dimension for amount in quantities}) != 1:
        return None
    total = quantities[0]
    for amount in quantities[1:]:
        total = total + amount
    return total


def _agreement(flow: Flow, paper: BatchRecordPaper) -> str:
    weighings = [weighing for line in paper.lines for weighing in line.weighings]
    equal = sum(1 for weighing in weighings if _agrees(weighing))
    return flow.words("weighings.second", equal=equal, all=len(weighings))


def _agrees(weighing: PaperWeighing) -> bool:
    first, again = weighing.reading, weighing.again
    return first is not None and again is not None and first.value == again.value


def add_raw_lines(flow: Flow, paper: BatchRecordPaper, title: str) -> None:
    """Set what the balance sent, both readings, as received; what has no line of a balance says why."""
    words = flow.words
    rows = [
        Row(_raw_row(flow, line.number, weighing))
        for line in paper.lines
        for weighing in line.weighings
        if weighing.reading is not None
    ]
    if rows:
        note = words("raw.note")
        flow.table(lambda continued: section(flow.fonts, words, flow.width, title + continued, note), rows, gap=14)


def _raw_row(flow: Flow, number: int, weighing: PaperWeighing) -> Part:
    part = flow.part()
    part.text(0, 12, str(number), styles.BODY.at(8.5), 14, field="line")
    half = flow.width / 2 + 8
    first = "raw.declared" if weighing.is_declared else "raw.typed"
    for x, reading, without_line in ((14.0, weighing.reading, first), (half, weighing.again, "raw.second")):
        if reading is not None:
            _raw_reading(part, x, reading, part.words(without_line))
    part.height = max(part.height, 14)
    return part


def _raw_reading(part: Part, x: float, reading: PaperReading, without_line: str) -> None:
    words = part.words
    room = part.width / 2 - 20
    clock = f"{reading.at:%H:%M:%S}"
    taken = part.text(x, 12, clock, styles.CODE, 44, field="raw at")
    raw = f"{words.show(reading.raw)}" if reading.raw else without_line
    style = styles.CODE if reading.raw else styles.SMALL
    part.text(x + taken + 8, 12, raw, style, room - taken - 70, field="raw")
    name = words.show(reading.by.short_name)
    part.paragraph(x + room - 60, 4, name, styles.SMALL, 66, field="by")
