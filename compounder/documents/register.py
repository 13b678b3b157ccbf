"""The register page: both series in one order of time, no blank line; a void entry keeps its place."""

from __future__ import annotations

from collections.abc import Sequence

from compounder.documents import styles
from compounder.documents.fonts import Fonts
from compounder.documents.page import LANDSCAPE, Flow, Head, copy_words
from compounder.documents.parts import Part
from compounder.documents.pdf import Metadata, pdf_bytes
from compounder.documents.phrases import PaperWords
from compounder.domain.papers.frame import Voiding
from compounder.domain.papers.register import LostNumber, RegisterAct, RegisterEntry, RegisterPaper
from compounder.words import Words

_DATE, _WHAT, _QUANTITY, _PRESCRIBER, _PATIENT, _BY = 80.0, 145.0, 402.0, 480.0, 588.0, 684.0
_GUTTER = 8.0
_CLOSING = 24.0


def register_pdf(paper: RegisterPaper, words: Words, fonts: Fonts) -> bytes:
    """The PDF of consecutive entries of the register, landscape, as many pages as they need."""
    shown = PaperWords(words.for_paper())
    flow = Flow(fonts, shown, paper.frame, LANDSCAPE)
    flow.y -= 10
    before = list(paper.before)
    flow.add(_title(flow, before))
    on_page = 0
    for entry in paper.entries:
        row = _lost(flow, entry) if isinstance(entry, LostNumber) else _entry(flow, entry)
        if row.height + _CLOSING > flow.room and on_page:
            flow.add(_closing(flow, on_page, before, is_last=False))
            flow.new_page()
            flow.y -= 10
            flow.add(_title(flow, before))
            on_page = 0
        flow.add(row)
        before = _last_numbers(before, entry)
        on_page += 1
    flow.add(_closing(flow, on_page, before, is_last=True))
    pages = flow.finish(_head(paper, shown))
    subject = f"{shown('register_paper.kind', year=str(paper.year))} {paper.frame.audit.groups}"
    title = shown("register_paper.kind", year=str(paper.year))
    return pdf_bytes(pages, Metadata(title, subject, shown.show(paper.frame.pharmacy.name)))


def _head(paper: RegisterPaper, words: PaperWords) -> Head:
    numbers = []
    for act in RegisterAct:
        found = [entry.number for entry in paper.entries if entry.act is act]
        if found:
            span = found[0] if len(found) == 1 else words("register_paper.span", first=found[0], last=found[-1])
            numbers.append((words(f"register_paper.series.{act.value}"), span))
    kind = words("register_paper.kind", year=str(paper.year))
    return Head(kind, tuple(numbers), copy_words(words, paper.frame))


def _last_numbers(before: Sequence[str], entry: RegisterEntry | LostNumber) -> list[str]:
    """The last number of each series after an entry; a series is known by the letter before its number."""
    letter = entry.number.split(" ")[0]
    return sorted([*(number for number in before if number.split(" ")[0] != letter), entry.number], reverse=True)


def _title(flow: Flow, before: Sequence[str]) -> Part:
    part, words = flow.part(), flow.words
    taken = part.text(0, 16, words("register_paper.title"), styles.REGISTER_TITLE, flow.width, field="title")
    said = words("register_paper.before", numbers=tuple(before)) if before else words("register_paper.first")
    part.text(taken + 14, 16, said, styles.BODY, flow.width - taken - 14, field="numbers before")
    part.rule(0, 23, flow.width, styles.STRIP_RULE)
    columns = (
        (0.0, "number"),
        (_DATE, "date"),
        (_WHAT, "what"),
        (_QUANTITY, "quantity"),
        (_PRESCRIBER, "prescriber"),
        (_PATIENT, "patient"),
        (_BY, "by"),
    )
    for x, key in columns:
        part.text(x, 34, words(f"register_paper.column.{key}"), styles.SMALL, 250, field="column")
    part.rule(0, 38.5, flow.width, styles.TABLE_HEAD_RULE)
    part.height = 39
    return part


def _entry(flow: Flow, entry: RegisterEntry) -> Part:
    part, words = flow.part(), flow.words
    act = words(f"register_paper.act.{entry.act.value}")
    number = words.number(entry.number)
    if entry.voiding is not None:
        part.struck(0, 15, number, styles.NUMBER, 0.6, field="number")
        act = words("register_paper.voided", act=act)
    else:
        part.text(0, 15, number, styles.NUMBER, _DATE, field="number")
    part.paragraph(0, 18, act, styles.SMALL, _DATE - _GUTTER, field="act")
    y = part.paragraph(_DATE, 5, words.show(entry.at.date()), styles.BODY.at(9, 11.6), _WHAT - _DATE - 4, field="date")
    part.paragraph(_DATE, y, words.clock(entry.at), styles.BODY.at(9, 11.6), _WHAT - _DATE - 4, field="hour")
    _what(part, entry)
    _how_much(part, entry)
    _people(part, entry)
    part.height += 4
    if entry.voiding is not None:
        part.bar(4, part.height - 3)
    part.rule(0, part.height, flow.width, styles.ROW_RULE)
    return part


def _lost(flow: Flow, entry: LostNumber) -> Part:
    """A number without an entry: struck through, and why there is none."""
    part, words = flow.part(), flow.words
    act = words("register_paper.voided", act=words(f"register_paper.act.{entry.act.value}"))
    part.struck(0, 15, words.number(entry.number), styles.NUMBER, 0.6, field="number")
    part.paragraph(0, 18, act, styles.SMALL, _DATE - _GUTTER, field="act")
    y = part.paragraph(_DATE, 5, words("register_paper.lost"), styles.STRONG, _PRESCRIBER - _DATE, field="preparation")
    part.paragraph(_DATE, y, _voided(part, entry.voiding), styles.SMALL_STRONG, _PRESCRIBER - _DATE, field="void")
    part.height += 4
    part.bar(4, part.height - 3)
    part.rule(0, part.height, flow.width, styles.ROW_RULE)
    return part


def _voided(part: Part, voiding: Voiding) -> str:
    return part.words(
        "void.sentence",
        at=voiding.at,
        by=voiding.by.name,
        role=voiding.by.role,
        reason=voiding.reason,
        audit=voiding.audit_number,
    )


def _what(part: Part, entry: RegisterEntry) -> None:
    words = part.words
    width = _QUANTITY - _WHAT - _GUTTER
    medicine = words.medicine(entry.medicine)
    title = words("register_paper.what", medicine=medicine, batch=entry.batch)
    if entry.preparation:
        title = words("register_paper.from", number=words.number(entry.preparation), what=title)
    y = part.paragraph(_WHAT, 5, title, styles.STRONG, width, field="preparation")
    composition = words("register_paper.joint").join(
        words("register_paper.constituent", name=each.name, amount=each.amount, lot=each.lot, supplier=each.supplier)
        for each in entry.composition
    )
    y = part.paragraph(_WHAT, y, composition, styles.SMALL, width, field="composition")
    if entry.exception:
        text = words("exception", text=entry.exception)
        y = part.paragraph(_WHAT, y, text, styles.SMALL_STRONG, width, field="exception")
    if entry.voiding is not None:
        text = _voided(part, entry.voiding)
        if entry.voiding.replaced_by:
            text += " " + words("void.replaced", number=words.number(entry.voiding.replaced_by))
        part.paragraph(_WHAT, y, text, styles.SMALL_STRONG, width, field="void")


def _how_much(part: Part, entry: RegisterEntry) -> None:
    words = part.words
    width = _PRESCRIBER - _QUANTITY - _GUTTER
    y = part.paragraph(_QUANTITY, 5, words.show(entry.quantity), styles.STRONG, width, field="quantity")
    part.paragraph(_QUANTITY, y, words.show(entry.units), styles.STRONG, width, field="units")


def _people(part: Part, entry: RegisterEntry) -> None:
    """Prescriber, patient and who did it; words where there is none, never an empty cell."""
    words = part.words
    style = styles.BODY.at(8.5, 11)
    width = _PATIENT - _PRESCRIBER - _GUTTER
    y = part.paragraph(
        _PRESCRIBER, 5, words.show(entry.prescriber) or words("no_prescriber"), style, width, field="prescriber"
    )
    if entry.prescriber_address:
        part.paragraph(_PRESCRIBER, y, words.show(entry.prescriber_address), style, width, field="prescriber")
    width = _BY - _PATIENT - _GUTTER
    y = part.paragraph(_PATIENT, 5, words.show(entry.patient) or words("no_patient"), style, width, field="patient")
    if entry.patient_address:
        part.paragraph(_PATIENT, y, words.show(entry.patient_address), style, width, field="patient")
    width = part.width - _BY
    y = part.paragraph(_BY, 5, words.show(entry.by.short_name), styles.SMALL, width, field="by")
    if entry.released_by is not None:
        y = part.paragraph(_BY, y, words("register_paper.released_by"), styles.SMALL, width, field="by")
        part.paragraph(_BY, y, words.show(entry.released_by.short_name), styles.SMALL, width, field="by")


def _closing(flow: Flow, entries: int, last: Sequence[str], *, is_last: bool) -> Part:
    """The closing rule and its sentence; nothing may be written below it."""
    part, words = flow.part(), flow.words
    part.rule(0, 0, flow.width, styles.STRIP_RULE)
    form = "one" if entries == 1 else "many"
    text = words(f"register_paper.closing.{form}", entries=entries, numbers=tuple(last))
    next_page = words("register_paper.no_more") if is_last else words("register_paper.next", page=len(flow.pages) + 1)
    part.paragraph(0, 4, f"{text} {next_page}", styles.BODY, flow.width, field="closing")
    return part
