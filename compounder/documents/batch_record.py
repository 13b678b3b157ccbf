"""The batch record, section by section; pages named in it ("change a, page 3") are found by setting it twice."""

from __future__ import annotations

from fractions import Fraction

from compounder.documents import styles
from compounder.documents.batch_sections import (
    END_HEIGHT,
    add_account,
    add_labels,
    add_notes,
    add_says_of_itself,
    add_signatures,
    add_steps,
    add_use_by,
)
from compounder.documents.derivations import add_derivations, add_outlook
from compounder.documents.drawing import Drawing
from compounder.documents.fonts import Fonts
from compounder.documents.page import Flow, Head, copy_words
from compounder.documents.parts import GAP, answer_strip, section, title_part
from compounder.documents.pdf import Metadata, pdf_bytes
from compounder.documents.phrases import PaperWords
from compounder.documents.weighings import add_raw_lines, add_weighings
from compounder.domain.number import rounded_half_up
from compounder.domain.papers.batch_record import BatchRecordPaper, RecordState
from compounder.domain.papers.frame import Filling
from compounder.words import Words

_ENDED = (RecordState.VOID, RecordState.REFUSED)


def batch_record_pdf(paper: BatchRecordPaper, words: Words, fonts: Fonts) -> bytes:
    """The PDF of a batch record in any state: open, released, refused or void."""
    shown = PaperWords(words.for_paper())
    pages: dict[str, int] = {}
    drawings, found = _set(paper, shown, fonts, pages)
    while found != pages:
        pages = found
        drawings, found = _set(paper, shown, fonts, pages)
    subject = f"{shown('record.kind')} {paper.batch} {paper.frame.audit.groups}"
    author = shown.show(paper.frame.pharmacy.name)
    return pdf_bytes(drawings, Metadata(shown.medicine(paper.medicine), subject, author))


def _set(
    paper: BatchRecordPaper, words: PaperWords, fonts: Fonts, pages: dict[str, int]
) -> tuple[list[Drawing], dict[str, int]]:
    """Set the whole record, naming pages as the pass before found them."""
    flow = Flow(fonts, words, paper.frame)
    number = _Numbering(flow)
    _opening(flow, paper)
    number.value = 1  # the weighings bear the 1 in their own heading, which is repeated
    add_weighings(flow, paper, pages)
    if paper.account is not None:
        add_account(flow, paper.account, number("yield.title"))
    add_says_of_itself(flow, paper, number("says.title"), pages)
    if paper.readings:
        add_raw_lines(flow, paper, number("raw.title"))
    if paper.steps:
        add_steps(flow, paper, number("method"), pages)
    if paper.use_by_limits and paper.state not in _ENDED:
        add_use_by(flow, paper, number)
    if paper.labels is not None:
        add_labels(flow, paper.labels, number("labels.title"))
    if paper.outlook:
        add_outlook(flow, paper.outlook, number("outlook"))
    if paper.derivations:
        flow.add(section(fonts, words, flow.width, number("derivations")), gap=GAP, keep=48)
        add_derivations(flow, paper.derivations)
    if paper.deviations or paper.changes:
        add_notes(flow, paper, number("notes.title"))
    add_signatures(flow, paper, number("signatures.title"))
    _end(flow, paper)
    found = dict(flow.anchors)
    drawings = flow.finish(_head(paper, words), is_void=paper.state is RecordState.VOID)
    return drawings, found


class _Numbering:
    """The running number of sections."""

    def __init__(self, flow: Flow) -> None:
        self.words, self.value = flow.words, 0

    def __call__(self, key: str, /, **values: object) -> str:
        self.value += 1
        return f"{self.value}\N{NO-BREAK SPACE} {self.words(key, **values)}"


def _head(paper: BatchRecordPaper, words: PaperWords) -> Head:
    numbers = [(words("batch"), words.show(paper.batch))]
    if paper.register:
        numbers.append((words("register"), words.show(paper.register)))
    state = words(f"state.{paper.state.value}").lower() if paper.state in _ENDED else copy_words(words, paper.frame)
    return Head(words("record.kind"), tuple(numbers), state)


def _opening(flow: Flow, paper: BatchRecordPaper) -> None:
    words, fonts, width = flow.words, flow.fonts, flow.width
    about = words(
        "record.about",
        size=paper.size,
        filled=_filled(words, paper.fillings),
        form=paper.counted_as,
        formulation=paper.formulation,
        version=paper.version,
        date=paper.approved_on,
        by=paper.approved_by,
        policy=paper.policy,
    )
    if paper.filling:
        about = f"{about} {words('record.planned_for', filling=paper.filling)}"
    if paper.origin:
        about = " ".join((about, *(words.show(sentence) for sentence in paper.origin)))
    flow.add(title_part(fonts, words, width, words("record.kind"), words.medicine(paper.medicine), below=about))
    flow.add(answer_strip(fonts, words, width, _answers(words, paper)), gap=2)
    if paper.voiding is not None:
        void = flow.part()
        text = words(
            "void.sentence",
            at=paper.voiding.at,
            by=paper.voiding.by.name,
            role=paper.voiding.by.role,
            reason=paper.voiding.reason,
            audit=paper.voiding.audit_number,
        )
        if paper.register:
            text += " " + words("void.kept", number=words.number(paper.register))
        if paper.voiding.replaced_by:
            text += " " + words("void.replaced", number=paper.voiding.replaced_by)
        void.height = void.paragraph(0, 5, text, styles.STRONG, width, field="void")
        void.bar(5, void.height)
        flow.add(void)


def _answers(words: PaperWords, paper: BatchRecordPaper) -> list[tuple[str, str]]:
    cells = [(words("state.word"), words(f"state.{paper.state.value}"))]
    if paper.state in _ENDED:
        if paper.voiding is not None:
            cells.append((words("since"), words.show(paper.voiding.at.date())))
        total = sum(filling.number for filling in paper.fillings)
        cells.append((words("destroyed"), words("number_of", number=paper.destroyed, all=total)))
        cells.append((words("dispensed"), words.show(paper.dispensed) if paper.dispensed else words("none")))
        return cells
    if paper.use_by is not None:
        cells.append((words("use_by"), words.moment(paper.use_by)))
    if paper.account is not None:
        low, high = paper.account.limits
        share = rounded_half_up(paper.account.share * 100, Fraction(1, 100))
        label = words("yield.answer", low=low * 100, high=high * 100)
        cells.append((label, words("percent", number=share)))
    if paper.as_weighed is not None:
        cells.append((words("as_weighed"), words.show(paper.as_weighed)))
    if paper.state is not RecordState.OPEN:
        cells.append((words("made_on"), words.show(paper.made_on)))
    return cells


def _filled(words: PaperWords, fillings: tuple[Filling, ...]) -> str:
    """What the size was filled into, once it is filled."""
    if not fillings:
        return ""
    return words("record.filled", fillings=tuple(filling.phrase for filling in fillings))


def _end(flow: Flow, paper: BatchRecordPaper) -> None:
    signatures = len(paper.signatures) + (paper.release is not None)
    part = flow.part()
    part.height = END_HEIGHT - 4
    flow.add(part, gap=4)
    text = flow.words("end.signed", pages=len(flow.pages), signatures=signatures)
    flow.pages[-1].text(
        (flow.format.width - flow.width) / 2 + 8,
        flow.y,
        text,
        styles.SMALL.at(8.5),
        flow.width - 16,
        field="end",
        align="centre",
    )
