"""The pages of a run of the program itself: the machine in the head, the build in the foot, blocks to sign by hand."""

from __future__ import annotations

from datetime import datetime, time

from compounder.documents import styles
from compounder.documents.drawing import Drawing
from compounder.documents.fonts import Fonts
from compounder.documents.page import Flow, Head
from compounder.documents.parts import Part
from compounder.documents.phrases import PaperWords, grouped
from compounder.domain.papers.frame import AuditMark, Frame, Letterhead
from compounder.domain.papers.program_run import ProgramRun


class RunFlow(Flow):
    """The pages of a run: the machine stands where a record names its pharmacy, the build where it names its act."""

    def __init__(self, fonts: Fonts, words: PaperWords, run: ProgramRun) -> None:
        day = datetime.combine(run.run_on, time())
        frame = Frame(
            pharmacy=Letterhead(run.machine, run.system),
            audit=AuditMark(0, ""),
            printed_at=day,
            printed_by="",
            program=run.program,
            rules="",
        )
        self._build = run.build
        super().__init__(fonts, words, frame)

    def _foot(self, page: Drawing) -> None:
        """The whole digest of the build and the program; a run is no act of a pharmacy's records."""
        left, top = (page.width - self.width) / 2 + 8, page.height - 47.8
        page.rule(left, top, self.width, styles.TABLE_HEAD_RULE)
        build = self.words("run.build_foot", digest=self._build)
        page.text(left, top + 9.5, build, styles.TRACE, self.width, field="build")
        page.text(left, top + 19, self.frame.program, styles.TRACE, self.width, field="program")


def run_head(words: PaperWords, run: ProgramRun, kind: str) -> Head:
    """The head: what paper it is, the program, the day, and the beginning of the build."""
    numbers = ((words("run.program"), run.program), (words("run.run_on"), words.show(run.run_on)))
    return Head(kind, numbers, words("run.build_short", digest=grouped(run.build, groups=4)))


def rows_of_run(words: PaperWords, run: ProgramRun) -> list[tuple[str, str]]:
    """What identifies a run, word and value."""
    return [
        (words("run.build"), words("run.build_of", digest=grouped(run.build, groups=16))),
        (words("run.machine"), f"{words.show(run.machine)}, {words.show(run.system)}"),
        (words("run.run_on"), words.show(run.run_on)),
    ]


def to_sign(flow: Flow, statement: str) -> Part:
    """A block to be signed by hand: what is signed, and a line each for name, signature, day and time."""
    words, width = flow.words, flow.width / 2 - 10
    part = Part(flow.fonts, words, width)
    part.rule(0, 0, width, styles.SIGNATURE_RULE)
    y = part.paragraph(0, 4, statement, styles.STATEMENT, width, field="statement") + 20
    for key in ("name", "signature", "date"):
        taken = part.text(0, y, words(f"run.sign.{key}"), styles.SMALL, width / 2, field="to sign")
        part.rule(taken + 6, y + 1, width - taken - 6, styles.ROW_RULE)
        y += 24
    part.height = y - 14
    return part
