"""The qualification protocol in PDF: does it calculate what the sources say? Failures first, every case, signatures."""

from __future__ import annotations

from compounder.documents import styles
from compounder.documents.fonts import Fonts
from compounder.documents.page import Flow, Row
from compounder.documents.parts import GAP, Part, answer_strip, pairs, section, title_part
from compounder.documents.pdf import Metadata, pdf_bytes
from compounder.documents.phrases import PaperWords, capitalised, grouped
from compounder.documents.run_pages import RunFlow, rows_of_run, run_head, to_sign
from compounder.documents.verdicts import CASE, DIFFERENCE, EXPECTED, OBTAINED, verdict_part
from compounder.domain.papers.qualification import QualificationPaper
from compounder.domain.qualification import Verdict
from compounder.words import Words

_SIGNERS = ("run_by", "reviewed_by")


def qualification_pdf(paper: QualificationPaper, words: Words, fonts: Fonts) -> bytes:
    """The protocol as PDF bytes: same cases, program, machine and day, same bytes."""
    shown = PaperWords(words.for_paper())
    flow = RunFlow(fonts, shown, paper.run)
    _opening(flow, paper)
    for key, verdicts in (("failed", paper.failed), ("passed", paper.passed)):
        if verdicts:
            _table(flow, key, verdicts)
    _closing(flow, paper)
    head = run_head(shown, paper.run, shown("qualification.kind"))
    title = shown("qualification.title")
    subject = f"{shown('qualification.kind')} {paper.run.program}, {shown.show(paper.run.run_on)}, {paper.run.build}"
    return pdf_bytes(flow.finish(head), Metadata(title, subject, paper.run.machine))


def _opening(flow: Flow, paper: QualificationPaper) -> None:
    words, fonts, width = flow.words, flow.fonts, flow.width
    flow.add(title_part(fonts, words, width, words("qualification.over"), words("qualification.title")))
    cells = [
        (words("qualification.cases"), words.show(len(paper.verdicts))),
        (words("qualification.as_expected"), words.show(len(paper.passed))),
        (words("qualification.otherwise"), words.show(len(paper.failed))),
        (capitalised(words("run.program")), paper.run.program),
    ]
    flow.add(answer_strip(fonts, words, width, cells), gap=2)
    files = [f"{words.show(file.name)} ({grouped(file.digest, groups=4)})" for file in paper.files]
    rows = [*rows_of_run(words, paper.run), (words("qualification.files"), "; ".join(files))]
    flow.add(pairs(fonts, words, width, rows, indent=96), gap=8)


def _table(flow: Flow, key: str, verdicts: tuple[Verdict, ...]) -> None:
    rows = [Row(verdict_part(flow, verdict)) for verdict in verdicts]
    title = flow.words(f"qualification.{key}", number=len(verdicts))
    flow.table(lambda continued: _heading(flow, title + continued), rows, gap=GAP)


def _heading(flow: Flow, title: str) -> Part:
    words = flow.words
    part = section(flow.fonts, words, flow.width, title)
    part.text(0, 32, words("qualification.case"), styles.SMALL, CASE - 4, field="column")
    part.text(CASE, 32, words("qualification.problem"), styles.SMALL, EXPECTED[0] - CASE, field="column")
    for name, (left, right) in (("expected", EXPECTED), ("obtained", OBTAINED), ("difference", DIFFERENCE)):
        part.text(left, 32, words(f"qualification.{name}"), styles.SMALL, right - left, field="column", align="right")
    part.rule(0, 37, flow.width, styles.TABLE_HEAD_RULE)
    part.height = 37
    return part


def _closing(flow: Flow, paper: QualificationPaper) -> None:
    words, fonts, width = flow.words, flow.fonts, flow.width
    meaning = flow.part()
    text = words("qualification.meaning", cases=len(paper.verdicts), passed=len(paper.passed))
    meaning.paragraph(0, 6, text, styles.BODY, width, field="meaning")
    flow.add(meaning)
    heading = section(fonts, words, width, words("qualification.signatures"))
    blocks = [to_sign(flow, words(f"qualification.{signer}")) for signer in _SIGNERS]
    flow.add(heading, gap=GAP, keep=max(block.height for block in blocks) + 30)
    flow.side_by_side(blocks[0], blocks[1], gap=6)
    end = flow.part()
    end.height = 12
    flow.add(end, gap=4)
    pages = words("qualification.end", pages=len(flow.pages), cases=len(paper.verdicts))
    left = (flow.format.width - width) / 2 + 8
    flow.pages[-1].text(left, flow.y, pages, styles.SMALL.at(8.5), width - 16, field="end", align="centre")
