"""The qualification protocol in PDF: does it calculate what the sources say? Failures first, every case, signatures."""

from __future__ import annotations

from datetime import datetime, time

from compounder.documents import styles
from compounder.documents.drawing import Drawing
from compounder.documents.fonts import Fonts
from compounder.documents.page import Flow, Head, Row
from compounder.documents.parts import GAP, Part, answer_strip, pairs, section, title_part
from compounder.documents.pdf import Metadata, pdf_bytes
from compounder.documents.phrases import PaperWords, capitalised, grouped
from compounder.documents.verdicts import CASE, DIFFERENCE, EXPECTED, OBTAINED, verdict_part
from compounder.domain.papers.frame import AuditMark, Frame, Letterhead
from compounder.domain.papers.qualification import QualificationPaper
from compounder.domain.qualification import Verdict
from compounder.words import Words

_SIGNERS = ("run_by", "reviewed_by")


def qualification_pdf(paper: QualificationPaper, words: Words, fonts: Fonts) -> bytes:
    """The protocol as PDF bytes: same cases, program, machine and day, same bytes."""
    shown = PaperWords(words.for_paper())
    flow = _ProtocolFlow(fonts, shown, paper)
    _opening(flow, paper)
    for key, verdicts in (("failed", paper.failed), ("passed", paper.passed)):
        if verdicts:
            _table(flow, key, verdicts)
    _closing(flow, paper)
    head = Head(
        shown("qualification.kind"),
        ((shown("qualification.program"), paper.program), (shown("qualification.run"), shown.show(paper.run_on))),
        shown("qualification.build_short", digest=grouped(paper.build, groups=4)),
    )
    title = shown("qualification.title")
    subject = f"{shown('qualification.kind')} {paper.program}, {shown.show(paper.run_on)}, {paper.build}"
    return pdf_bytes(flow.finish(head), Metadata(title, subject, paper.machine))


class _ProtocolFlow(Flow):
    """The pages of a run: the machine stands where a record names its pharmacy, the build where it names its act."""

    def __init__(self, fonts: Fonts, words: PaperWords, paper: QualificationPaper) -> None:
        day = datetime.combine(paper.run_on, time())
        frame = Frame(
            pharmacy=Letterhead(paper.machine, paper.system),
            audit=AuditMark(0, ""),
            printed_at=day,
            printed_by="",
            program=paper.program,
            rules="",
        )
        self._build = paper.build
        super().__init__(fonts, words, frame)

    def _foot(self, page: Drawing) -> None:
        """The whole digest of the build and the program; a run is no act of a pharmacy's records."""
        left, top = (page.width - self.width) / 2 + 8, page.height - 47.8
        page.rule(left, top, self.width, styles.TABLE_HEAD_RULE)
        build = self.words("qualification.build_foot", digest=self._build)
        page.text(left, top + 9.5, build, styles.TRACE, self.width, field="build")
        page.text(left, top + 19, self.frame.program, styles.TRACE, self.width, field="program")


def _opening(flow: Flow, paper: QualificationPaper) -> None:
    words, fonts, width = flow.words, flow.fonts, flow.width
    flow.add(title_part(fonts, words, width, words("qualification.over"), words("qualification.title")))
    cells = [
        (words("qualification.cases"), words.show(len(paper.verdicts))),
        (words("qualification.as_expected"), words.show(len(paper.passed))),
        (words("qualification.otherwise"), words.show(len(paper.failed))),
        (capitalised(words("qualification.program")), paper.program),
    ]
    flow.add(answer_strip(fonts, words, width, cells), gap=2)
    files = [f"{words.show(file.name)} ({grouped(file.digest, groups=4)})" for file in paper.files]
    rows = [
        (words("qualification.build"), words("qualification.build_of", digest=grouped(paper.build, groups=16))),
        (words("qualification.machine"), f"{words.show(paper.machine)}, {words.show(paper.system)}"),
        (words("qualification.run"), words.show(paper.run_on)),
        (words("qualification.files"), "; ".join(files)),
    ]
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
    blocks = [_to_sign(flow, words(f"qualification.{signer}")) for signer in _SIGNERS]
    flow.add(heading, gap=GAP, keep=max(block.height for block in blocks) + 30)
    flow.side_by_side(blocks[0], blocks[1], gap=6)
    end = flow.part()
    end.height = 12
    flow.add(end, gap=4)
    pages = words("qualification.end", pages=len(flow.pages), cases=len(paper.verdicts))
    left = (flow.format.width - width) / 2 + 8
    flow.pages[-1].text(left, flow.y, pages, styles.SMALL.at(8.5), width - 16, field="end", align="centre")


def _to_sign(flow: Flow, statement: str) -> Part:
    """A block to be signed by hand: what is signed, and a line each for name, signature, day and time."""
    words, width = flow.words, flow.width / 2 - 10
    part = Part(flow.fonts, words, width)
    part.rule(0, 0, width, styles.SIGNATURE_RULE)
    y = part.paragraph(0, 4, statement, styles.STATEMENT, width, field="statement") + 20
    for key in ("name", "signature", "date"):
        taken = part.text(0, y, words(f"qualification.sign.{key}"), styles.SMALL, width / 2, field="to sign")
        part.rule(taken + 6, y + 1, width - taken - 6, styles.ROW_RULE)
        y += 24
    part.height = y - 14
    return part
