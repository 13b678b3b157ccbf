"""The error drill in PDF: what stops a slip? Those that only a human would see come first; to be signed by hand."""

from __future__ import annotations

from compounder.documents import styles
from compounder.documents.fonts import Fonts
from compounder.documents.page import Flow, Row
from compounder.documents.parts import GAP, Part, answer_strip, pairs, section, title_part
from compounder.documents.pdf import Metadata, pdf_bytes
from compounder.documents.phrases import PaperWords
from compounder.documents.run_pages import RunFlow, rows_of_run, run_head, to_sign
from compounder.domain.drill import Trial
from compounder.domain.papers.drill import DrillPaper
from compounder.words import Words

_DONE, _STOP = 82.0, 268.0


def drill_pdf(paper: DrillPaper, words: Words, fonts: Fonts) -> bytes:
    """The drill as PDF bytes: a page of the formulation's approval."""
    shown = PaperWords(words.for_paper())
    flow = RunFlow(fonts, shown, paper.run)
    _opening(flow, paper)
    for key, trials in (("reaching", paper.report.reaching), ("stopped", paper.report.stopped)):
        if trials:
            _table(flow, key, trials)
    _closing(flow)
    head = run_head(shown, paper.run, shown("drill.kind"))
    name = f"{shown.show(paper.report.formulation)}/{paper.report.version}"
    subject = f"{shown('drill.kind')} {name}, {shown.show(paper.run.run_on)}, {paper.run.build}"
    return pdf_bytes(flow.finish(head), Metadata(f"{shown('drill.title')} {name}", subject, paper.run.machine))


def _opening(flow: Flow, paper: DrillPaper) -> None:
    words, fonts, width, report = flow.words, flow.fonts, flow.width, paper.report
    over = words("drill.over", name=report.name, formulation=report.formulation, version=report.version)
    flow.add(title_part(fonts, words, width, over, words("drill.title"), below=words("drill.about")))
    cells = [
        (words("drill.tried"), words.show(len(report.trials))),
        (words("drill.by_a_check"), words.show(len(report.stopped))),
        (words("drill.by_a_human"), words.show(len(report.reaching))),
    ]
    flow.add(answer_strip(fonts, words, width, cells), gap=2)
    flow.add(pairs(fonts, words, width, rows_of_run(words, paper.run), indent=96), gap=8)


def _table(flow: Flow, key: str, trials: tuple[Trial, ...]) -> None:
    rows = [Row(_trial(flow, trial)) for trial in trials]
    title = flow.words(f"drill.{key}", number=len(trials))
    flow.table(lambda continued: _heading(flow, title + continued), rows, gap=GAP)


def _heading(flow: Flow, title: str) -> Part:
    words = flow.words
    part = section(flow.fonts, words, flow.width, title)
    for left, right, key in ((0.0, _DONE, "slip"), (_DONE, _STOP, "done"), (_STOP, flow.width, "stop")):
        part.text(left, 32, words(f"drill.column.{key}"), styles.SMALL, right - left - 6, field="column")
    part.rule(0, 37, flow.width, styles.TABLE_HEAD_RULE)
    part.height = 37
    return part


def _trial(flow: Flow, trial: Trial) -> Part:
    part, words = flow.part(), flow.words
    slip = words.words.say(f"drill.slip.{trial.slip.value}")
    part.paragraph(0, 4, slip, styles.STRONG.at(9, 11.6), _DONE - 8, field="slip")
    part.paragraph(_DONE, 4, words.show(trial.done), styles.BODY.at(9, 11.6), _STOP - _DONE - 10, field="done")
    width = flow.width - _STOP
    if trial.stop is None:
        part.paragraph(_STOP, 4, words("drill.reaches"), styles.STRONG.at(9, 11.6), width, field="stop")
        part.bar(4, part.height)
    else:
        stage = words.words.say(f"drill.stage.{trial.stop.stage.value}")
        y = part.paragraph(_STOP, 4, stage, styles.STRONG.at(9, 11.6), width, field="stage")
        y = part.paragraph(_STOP, y, trial.stop.code, styles.CODE, width, field="code")
        part.paragraph(_STOP, y, words.show(trial.stop.sentence), styles.SMALL, width, field="sentence")
    part.height += 5
    part.rule(0, part.height, flow.width, styles.ROW_RULE)
    return part


def _closing(flow: Flow) -> None:
    words, fonts, width = flow.words, flow.fonts, flow.width
    heading = section(fonts, words, width, words("drill.signature"))
    block = to_sign(flow, words("drill.accepted"))
    flow.add(heading, gap=GAP, keep=block.height + 26)
    flow.side_by_side(block, None, gap=6)
    end = flow.part()
    end.height = 12
    flow.add(end, gap=4)
    text = words("drill.end", pages=len(flow.pages))
    left = (flow.format.width - width) / 2 + 8
    flow.pages[-1].text(left, flow.y, text, styles.SMALL.at(8.5), width - 16, field="end", align="centre")
