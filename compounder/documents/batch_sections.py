"""The sections of a batch record after its weighings: yield, what it says of itself, method, limits, labels, notes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction

from compounder.documents import styles
from compounder.documents.data_matrix import Printer
from compounder.documents.drawing import Align, CodeMark
from compounder.documents.gauges import duration_bar, yield_ruler
from compounder.documents.labels import fitted_container_label
from compounder.documents.page import Flow, Row
from compounder.documents.parts import GAP, Part, pairs, release, section, signature
from compounder.documents.phrases import PaperWords
from compounder.domain.number import rounded_half_up
from compounder.domain.papers.batch_record import (
    Account,
    BatchRecordPaper,
    LabelAccount,
    PaperChange,
    PaperDeviation,
    StepDone,
    UseByLimit,
)
from compounder.domain.quantity import Quantity

_LIMIT, _FOUND, _BY = 268.0, 352.0, 431.0
_STEP = 16.0
END_HEIGHT = 16.0
"""What the line that ends a record takes; it follows the last signature on its page."""


def add_account(flow: Flow, account: Account, title: str) -> None:
    """Yield: every gram or millilitre accounted for, and the yield with its formula."""
    words = flow.words
    part = section(flow.fonts, words, flow.width, title)
    y = 22.0
    for word, amount, is_total in _account_rows(words, account):
        style = styles.STRONG if is_total else styles.BODY
        part.paragraph(0, y, word, style, 164, field="account")
        part.decimal(200, y + 10, words.show(amount), styles.WEIGHED if is_total else styles.BODY, field="account")
        y += 15.4
        part.rule(0, y, 226, styles.ROW_RULE)
    part.text(262, 33, words("yield.word"), styles.BODY, 200, field="yield")
    share = words("percent", number=rounded_half_up(account.share * 100, Fraction(1, 100)))
    taken = part.text(262, 52, share, styles.FIGURE, 200, field="yield")
    formula = words("quotient", above=account.obtained, below=account.weighed_in)
    part.text(262 + taken + 8, 52, formula, styles.BODY, flow.width - 270 - taken, field="yield formula")
    low, high = account.limits
    yield_ruler(part, 262, 78, account.share, account.limits)
    ends: tuple[tuple[float, Fraction, Align], ...] = (
        (262.0, low, "left"),
        (322.0, (low + high) / 2, "centre"),
        (382.0, high, "right"),
    )
    for x, number, align in ends:
        part.text(x, 94, words("percent", number=number * 100), styles.SMALL, 80, field="yield limit", align=align)
    part.height = max(y, 98)
    flow.add(part, gap=GAP)


def _account_rows(words: PaperWords, account: Account) -> list[tuple[str, Quantity, bool]]:
    rows = [(words("yield.weighed_in"), account.weighed_in, True)]
    if account.left_on_vessels is not None:
        rows.append((words("yield.vessels"), account.left_on_vessels, False))
    for filling in account.fillings:
        filled = words("yield.filled_with", what=filling.phrase)
        rows.append((filled, filling.content * filling.number, False))
    if account.sample is not None:
        rows.append((words("yield.sample"), account.sample, False))
    if account.remainder is not None:
        rows.append((words("yield.remainder"), account.remainder, False))
    rows.append((words("yield.unexplained"), account.unexplained, True))
    return rows


def add_says_of_itself(flow: Flow, paper: BatchRecordPaper, title: str, pages: dict[str, int]) -> None:
    """Counts of changes, deviations, typed and late values, and the one-person exception, also when there are none."""
    words = flow.words
    none = words("says.none")
    firsts = [weighing.reading for line in paper.lines for weighing in line.weighings if weighing.reading is not None]
    by_hand = sum(1 for reading in firsts if not reading.raw)
    late = sum(1 for reading in paper.readings if reading.entered_late)
    entered = words("says.by_hand_are", hand=by_hand, late=late) if by_hand or late else words("says.by_hand_none")
    open_count = sum(1 for deviation in paper.deviations if deviation.accepted_by is None)
    deviations = words(
        "says.deviations_are", number=len(paper.deviations), open=open_count, page=_page(pages, "deviation")
    )
    changes = words("says.changes_are", number=len(paper.changes), page=_page(pages, "change"))
    rows = (
        (words("says.changes"), changes if paper.changes else none),
        (words("says.deviations"), deviations if paper.deviations else none),
        (words("says.by_hand"), entered),
        (words("says.exception"), _persons(words, paper)),
    )
    body = pairs(flow.fonts, words, flow.width, rows, indent=160)
    heading = section(flow.fonts, words, flow.width, title)
    heading.place(body, 0, 24)
    heading.height = 24 + body.height
    flow.add(heading, gap=GAP)


def _persons(words: PaperWords, paper: BatchRecordPaper) -> str:
    """The one-person exception; "two persons" is said only where every weighing bears two different names."""
    if paper.frame.exception:
        return words.show(paper.frame.exception)
    weighings = [weighing for line in paper.lines for weighing in line.weighings]
    pairs_of_names = [(w.reading.by.name, w.again.by.name) for w in weighings if w.reading and w.again]
    is_by_two = len(pairs_of_names) == len(weighings) and all(first != second for first, second in pairs_of_names)
    return words("says.two") if weighings and is_by_two else words("says.none")


def _page(pages: dict[str, int], kind: str) -> int:
    return min((page for name, page in pages.items() if name.startswith(kind)), default=0)


def add_steps(flow: Flow, paper: BatchRecordPaper, title: str, pages: dict[str, int]) -> None:
    """Method and in-process controls: step, limit, what was found, by whom, when."""
    words = flow.words

    def heading(continued: str) -> Part:
        part = section(flow.fonts, words, flow.width, title + continued)
        for x, key in ((_STEP, "step"), (_LIMIT, "limit"), (_FOUND, "found"), (_BY, "by")):
            part.text(x, 32, words(f"column.{key}"), styles.SMALL, 80, field="column")
        part.rule(0, 37, flow.width, styles.TABLE_HEAD_RULE)
        part.height = 37
        return part

    flow.table(heading, [Row(_step_row(flow, step, pages), str(step.number)) for step in paper.steps], gap=GAP)


def _step_row(flow: Flow, step: StepDone, pages: dict[str, int]) -> Part:
    part, words = flow.part(), flow.words
    part.text(0, 13.5, str(step.number), styles.BODY, _STEP, field="step")
    part.paragraph(_STEP, 4, words.show(step.text), styles.BODY, _LIMIT - _STEP - 8, field="step")
    part.paragraph(_LIMIT, 5, words.show(step.limit), styles.SMALL, _FOUND - _LIMIT - 8, field="limit")
    is_marked = bool(step.change or step.deviation)
    y = 4.0
    found = words.show(step.found) or words("not_yet_done")
    style, x, room = styles.STRONG if is_marked else styles.BODY, _FOUND, _BY - _FOUND - 6
    if step.changed_from:
        old = words.show(step.changed_from)
        taken = part.struck(_FOUND, y + 9.5, old, styles.BODY, 0.9, field="old value") + 5
        if taken + part.fonts.width(style, found) <= room:
            x, room = _FOUND + taken, room - taken
        else:
            y += 12.5
    y = part.paragraph(x, y, found, style, room, field="found")
    if step.change:
        text = words("change_on", letter=step.change, page=pages.get(f"change {step.change}", 0))
        y = part.paragraph(_FOUND, y, text, styles.SMALL, _BY - _FOUND - 4, field="change")
    if step.deviation:
        text = words("deviation_on", number=step.deviation, page=pages.get(f"deviation {step.deviation}", 0))
        part.paragraph(_FOUND, y, text, styles.SMALL, _BY - _FOUND - 4, field="deviation")
    if step.by is not None and step.at is not None:
        taken = part.text(_BY, 13, words.clock(step.at), styles.SMALL, flow.width - _BY, field="at", align="right")
        part.paragraph(_BY, 5, words.show(step.by.short_name), styles.SMALL, flow.width - _BY - taken - 2, field="by")
    part.height += 3.5
    if is_marked:
        part.bar(4, part.height - 3)
    part.rule(0, part.height, flow.width, styles.ROW_RULE)
    return part


def add_use_by(flow: Flow, paper: BatchRecordPaper, number: Callable[..., str]) -> None:
    """Every candidate for the use-by with its rule; the binding one first and in bold, all on one scale."""
    words = flow.words
    title = (
        number("limits_of_use.title", date=paper.use_by) if paper.use_by is not None else number("limits_of_use.open")
    )
    note = words("limits_of_use.first_day", date=paper.made_on)
    rows = [Row(_limit_row(flow, paper, limit)) for limit in paper.use_by_limits]
    flow.table(lambda continued: section(flow.fonts, words, flow.width, title + continued, note), rows, gap=GAP)


def _limit_row(flow: Flow, paper: BatchRecordPaper, limit: UseByLimit) -> Part:
    part, words = flow.part(), flow.words
    style = styles.STRONG if limit.binds else styles.BODY
    until = words("says.none") if limit.until is None else words.moment(limit.until)
    part.text(176, 11.5, until, style, 102, field="until", align="right")
    beside = min(190, 278 - part.fonts.width(style, until) - 6)
    below = part.paragraph(0, 2, words.show(limit.what), style, beside, field="limit of use")
    if limit.binds and _is_rounded_down(limit.until, paper.use_by):
        note = words("limits_of_use.rounded", at=paper.use_by)
        part.paragraph(0, below, note, styles.SMALL, 278, field="rounded down")
    if limit.until is not None:
        days = max((_day(limit.until) - paper.made_on).days, 0)
        duration_bar(part, 290, 11.5, min(days * 0.24, 88), binds=limit.binds, is_longer=days * 0.24 > 88)
    rule = words.show(limit.rule)
    binds = words("limits_of_use.binds", rule=limit.rule) if rule else words("limits_of_use.binds_alone")
    text = binds if limit.binds else rule
    rule_style = styles.SMALL_STRONG if limit.binds else styles.SMALL
    part.paragraph(396, 3, text, rule_style, flow.width - 396, field="rule", align="right")
    part.height += 2
    part.rule(0, part.height, flow.width, styles.ROW_RULE)
    return part


def _is_rounded_down(until: date | datetime | None, use_by: date | datetime | None) -> bool:
    """Whether heading and label bear an earlier hour than the limit itself."""
    return isinstance(until, datetime) and isinstance(use_by, datetime) and use_by < until


def _day(until: date | datetime) -> date:
    return until.date() if isinstance(until, datetime) else until


def add_labels(flow: Flow, labels: LabelAccount, title: str) -> None:
    """Labels printed, affixed and destroyed, and one of them at true size: a copy without the code."""
    words = flow.words
    part = section(flow.fonts, words, flow.width, title)
    y = 24.0
    for key, number in _label_counts(labels):
        part.text(0, y + 10, words(f"labels.{key}"), styles.BODY, 100, field=key)
        style = styles.STRONG if key == "difference" else styles.BODY
        part.text(70, y + 10, words.show(number), style, 50, field=key, align="right")
        y += 15
        part.rule(0, y, 124, styles.ROW_RULE)
    y += 8
    for note in (
        *labels.notes,
        words("labels.copy", design=labels.copy.design.phrase, container=labels.copy.container),
    ):
        y = part.paragraph(0, y, words.show(note), styles.SMALL.at(8.5, 10.8), 190, field="label note") + 4
    _label_copy(flow, part, labels)
    flow.add(part, gap=GAP)


def _label_counts(labels: LabelAccount) -> list[tuple[str, int]]:
    """What was counted; the difference only where every label was."""
    counts = [("printed", labels.printed)]
    if labels.affixed is not None and labels.destroyed is not None:
        counts += [("affixed", labels.affixed), ("destroyed", labels.destroyed)]
        counts.append(("difference", labels.printed - labels.affixed - labels.destroyed))
    return counts


def _label_copy(flow: Flow, part: Part, labels: LabelAccount) -> None:
    drawing = fitted_container_label(labels.copy, flow.words.words, flow.fonts, Printer.DPI_300)
    x, y = flow.width - drawing.width, 26.0
    part.box(x, y, drawing.width, drawing.height, 0.5, is_dashed=True)
    part.place(drawing, x, y, keep=lambda mark: not isinstance(mark, CodeMark))
    for mark in drawing.marks:
        if isinstance(mark, CodeMark):
            part.box(x + mark.x, y + mark.y, mark.side, mark.side, 0.5, is_dashed=True)
    words = flow.words("labels.not_a_label")
    below = part.paragraph(
        x, y + drawing.height + 3, words, styles.SMALL_STRONG, drawing.width, field="copy", align="right"
    )
    part.height = max(part.height, below)


def add_notes(flow: Flow, paper: BatchRecordPaper, title: str) -> None:
    """Deviations by number, then changes by letter, each with its reason and its people."""
    heading = section(flow.fonts, flow.words, flow.width, title)
    flow.add(heading, gap=GAP, keep=50)
    for deviation in paper.deviations:
        _note(flow, f"deviation {deviation.number}", _deviation(flow.words, deviation))
    for change in paper.changes:
        _note(flow, f"change {change.letter}", _change(flow.words, change))


def _note(flow: Flow, anchor: str, note: tuple[str, str, list[str], str]) -> None:
    """One note: its number or letter, what happened, the reason as typed, and the people."""
    mark, what, reason, who = note
    part = flow.part()
    part.text(0, 13.5, mark, styles.STRONG, _STEP, field="note")
    room = flow.width - _STEP
    y = part.paragraph(_STEP, 4, what, styles.STRONG, room, field="note")
    for line in reason:
        y = part.paragraph(_STEP, y, line, styles.BODY, room, field="reason")
    part.height = part.paragraph(_STEP, y, who, styles.SMALL.at(8.5, 10.8), room, field="who") + 3
    part.rule(0, part.height, flow.width, styles.ROW_RULE)
    flow.add(part)
    flow.anchor(anchor)


def _deviation(words: PaperWords, deviation: PaperDeviation) -> tuple[str, str, list[str], str]:
    who = words("notes.opened", by=deviation.opened_by.name, at=deviation.opened_at)
    if deviation.accepted_by is not None and deviation.accepted_at is not None:
        who += " " + words(
            "notes.accepted",
            by=deviation.accepted_by.name,
            role=deviation.accepted_by.role,
            at=deviation.accepted_at,
            audit=deviation.audit_number,
        )
    what = words("notes.deviation", what=deviation.what, verdict=deviation.verdict)
    return str(deviation.number), what, words.paragraphs(deviation.reason), who


def _change(words: PaperWords, change: PaperChange) -> tuple[str, str, list[str], str]:
    who = words("notes.changed", by=change.changed_by.name, at=change.changed_at, audit=change.audit_number)
    if change.seen_by is not None and change.seen_at is not None:
        who += " " + words("notes.seen", by=change.seen_by.name, at=change.seen_at)
    what = words("notes.change", what=change.what, old=change.old, new=change.new)
    reason = words.paragraphs(change.reason)
    return change.letter, what, [words("notes.reason", reason=reason[0]), *reason[1:]], who


def add_signatures(flow: Flow, paper: BatchRecordPaper, title: str) -> None:
    """The signatures two a row in the order of the acts; the release alone, at full width, under the heaviest rule."""
    words, fonts = flow.words, flow.fonts
    half = flow.width / 2 - 10
    parts = [signature(fonts, words, half, signed) for signed in paper.signatures]
    heading = section(fonts, words, flow.width, title, words("signatures.note"))
    released = release(fonts, words, flow.width, paper.release, paper.register) if paper.release is not None else None
    first = parts[:2] or ([released] if released is not None else [])
    flow.add(heading, gap=GAP, keep=max((part.height for part in first), default=0) + 12 + END_HEIGHT)
    if not parts and paper.release is None:
        none = flow.part()
        none.paragraph(0, 4, words("signatures.none"), styles.BODY, flow.width, field="signatures")
        flow.add(none, keep=END_HEIGHT)
    for number in range(0, len(parts), 2):
        right = parts[number + 1] if number + 1 < len(parts) else None
        flow.side_by_side(parts[number], right, gap=6, keep=END_HEIGHT)
    if released is not None:
        flow.add(released, gap=8, keep=END_HEIGHT)
