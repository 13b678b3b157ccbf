"""Prints a paper, for every screen: drawn, recorded, then handed to the printer, each on its own thread.

What is recorded and did not come out lies in the station's tray; printing the same paper again hands that one over
and records nothing. A screen asks, and says what came of it::

    job = print_paper(workplace, WantedPaper(PaperKind.LABEL, batch), act)
    job.ended_well.connect(lambda outcome: tell(outcome, self.bar, self.refusal))
    job.refused.connect(self.refusal.show_refusal)
    job.ended.connect(lambda: self.bar.set_busy(busy=False))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.exchange.paper_files import WaitingPaper, saved_paper
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import (
    PRINT,
    Drawn,
    WantedPaper,
    draw_paper,
    record_printing,
)
from compounder.services.print_papers.standing import is_recorded, still_stands
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Act, Changes
from ui.operations import Operation, is_there
from ui.widgets.action_bar import ActionBar
from ui.widgets.notice import Notice
from ui.words import words
from ui.workplace import Workplace

_LABELS = (PaperKind.LABEL, PaperKind.PATIENT_LABEL)
_ORPHAN_AFTER = timedelta(hours=1)
"""A paper in the tray whose printing was not recorded by then never will be: the program ended in between."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a paper whose printing is recorded: the sentence, whether it is out, and the file if it has one.

    What is not out stands in the tray, and is handed over again when the same paper is printed again.
    """

    said: Phrase
    is_out: bool
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class _Recorded:
    """A paper that lies in the tray; `changes` is the act that recorded its printing, None if it waited before."""

    paper: WaitingPaper
    changes: Changes | None


class PrintJob(QObject):
    """One paper under way: `ended_well` with its `Outcome`, or `refused`, or `failed`; then `ended`.

    `refused` means that nothing was recorded. Ask again with the same act: the act belongs to the draft.
    Where the asker is deleted meanwhile the paper comes out all the same, and nobody is told.
    """

    ended_well = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace.operations.threads)
        self._work, self._asker = workplace.asked_by(self), workplace.operations.asker
        self.outcome: Outcome | None = None

    def start(self, asked: Operation, then: Callable[[object], None]) -> None:
        """Go on with what an operation answers; whatever else it says ends the job."""
        asked.done.connect(then)
        asked.refused.connect(lambda refusal: self._end(self.refused, refusal))
        asked.failed.connect(lambda error: self._end(self.failed, error))
        asked.stopped.connect(lambda: self._end(self.failed, None))

    def record(self, act: Act, wanted: WantedPaper, drawn: object) -> None:
        """Record the printing of what was drawn; what was drawn before goes straight to the printer."""
        if isinstance(drawn, Drawn):
            work = self._work
            self.start(work.operations.write(lambda: _recorded(work, act, wanted, drawn)), self.hand_over)
        else:
            self.hand_over(drawn)

    def hand_over(self, recorded: object) -> None:
        """Give a paper from the tray to the printer, or save and open it."""
        if not isinstance(recorded, _Recorded):
            raise TypeError("a paper is recorded before it is printed")
        work, paper = self._work, recorded.paper
        work.unprinted.take_in_hand(paper.command)
        title = _title(paper)
        asked = work.operations.hand_over(lambda: _handed_over(work, paper, title))
        asked.ended.connect(lambda: work.unprinted.let_go(paper.command))
        self.start(asked, self.finish)

    def finish(self, outcome: object) -> None:
        """What became of it; a file is opened."""
        if not isinstance(outcome, Outcome):
            raise TypeError("a paper is out or not")
        if outcome.file is not None and QDesktopServices.openUrl(QUrl.fromLocalFile(str(outcome.file))):
            outcome = replace(outcome, said=Phrase.of("printing.opened", **dict(outcome.said)))
        self.outcome = outcome
        self._end(self.ended_well, outcome)

    def _end(self, signal: SignalInstance, answer: object) -> None:
        if is_there(self._asker):
            signal.emit(answer)
        if is_there(self._asker):
            self.ended.emit()
        reason = self.outcome.said if self.outcome is not None and not self.outcome.is_out else None
        look_into_tray(self._work, reason)
        self.deleteLater()


def print_paper(workplace: Workplace, wanted: WantedPaper, act: Act) -> PrintJob:
    """Print a paper: one that waits in the tray again, without a new record; else it is drawn and recorded first.

    `act` is ``workplace.act(session, PRINT, reason)``; its reason is a reprint's. Refusals as `print_batch_paper`.
    """
    job = PrintJob(workplace)
    in_hand = frozenset(workplace.unprinted.in_hand)
    drawn = workplace.operations.of(job).draw(
        lambda: _waiting(workplace, wanted, in_hand) or _drawn(workplace, act, wanted)
    )
    job.start(drawn, lambda answer: job.record(act, wanted, answer))
    return job


def print_page(workplace: Workplace, title: str, draw: Callable[[], bytes]) -> PrintJob:
    """Print a page of which no record speaks (a calculation): it is drawn and handed over, and waits in no tray."""
    job = PrintJob(workplace)

    def hand_over(pdf: object) -> None:
        if not isinstance(pdf, bytes):
            raise TypeError("a page is drawn as a PDF")
        job.start(workplace.operations.of(job).hand_over(lambda: _page_handed_over(workplace, title, pdf)), job.finish)

    job.start(workplace.operations.of(job).draw(draw), hand_over)
    return job


def print_waiting(workplace: Workplace) -> list[PrintJob]:
    """Hand over again everything that no printer has taken, the longest waiting first."""
    jobs = []
    for paper in workplace.unprinted.papers:
        job = PrintJob(workplace)
        job.hand_over(_Recorded(paper, None))
        jobs.append(job)
    return jobs


def print_act(workplace: Workplace, session: Session, reason: str = "") -> Act:
    """The act of a printing by who has signed in; a reprint has a reason."""
    return workplace.act(session, PRINT, reason or None)


def look_into_tray(workplace: Workplace, reason: Phrase | None = None) -> Operation:
    """Find out what waits; what must not come out any more (`still_stands`) is taken out of the tray."""
    asked = workplace.operations.of(workplace.unprinted).write(lambda: _standing(workplace))
    asked.done.connect(lambda papers: workplace.unprinted.show_papers(papers, reason))
    return asked


def tell(outcome: Outcome, bar: ActionBar, notice: Notice) -> None:
    """Say what became of a paper: a line in the bar that passes, or a refusal that stands."""
    if outcome.is_out:
        notice.clear()
        bar.say_done(outcome.said)
    else:
        notice.show_refusal(outcome.said)


# ---- off the window's thread ----


def _waiting(workplace: Workplace, wanted: WantedPaper, in_hand: frozenset[str]) -> _Recorded | None:
    """The same paper where it waits, still stands, and is not being printed at this moment."""
    papers = [paper for paper in workplace.facilities.tray.papers() if paper.command not in in_hand]
    same = [paper for paper in papers if _wanted(paper) == wanted]
    if not same:
        return None
    with workplace.records.reading() as loads:
        stands = [paper for paper in same if still_stands(loads, paper.command, wanted)]
    return _Recorded(stands[-1], None) if stands else None


def _drawn(workplace: Workplace, act: Act, wanted: WantedPaper) -> Drawn:
    return draw_paper(workplace.records, act, workplace.facilities.stationery(), wanted, now=workplace.clock())


def _recorded(workplace: Workplace, act: Act, wanted: WantedPaper, drawn: Drawn) -> _Recorded:
    """Into the tray first, then into the records: a paper that is recorded is never lost with the program."""
    tray = workplace.facilities.tray
    paper = WaitingPaper(act.command, wanted.kind.value, wanted.subject, drawn.copy, workplace.clock())
    tray.put(paper, drawn.pdf)
    try:
        printed = record_printing(workplace.records, act, drawn)
    except Refusal as refusal:
        if refusal.code != "outcome_unknown":
            tray.take_out(paper)
        raise
    return _Recorded(paper, printed.changes)


def _handed_over(workplace: Workplace, paper: WaitingPaper, title: str) -> Outcome:
    settings, tray = workplace.facilities.settings(), workplace.facilities.tray
    queue = settings.label_printer if PaperKind(paper.kind) in _LABELS else settings.printer
    try:
        outcome = _given_out(workplace, queue, title, tray.pdf(paper))
    except Refusal as refusal:
        return Outcome(refusal.phrase, is_out=False)
    tray.take_out(paper)
    return outcome


def _page_handed_over(workplace: Workplace, title: str, pdf: bytes) -> Outcome:
    try:
        return _given_out(workplace, workplace.facilities.settings().printer, title, pdf)
    except Refusal as refusal:
        return Outcome(_of_page(refusal), is_out=False)


def _of_page(refusal: Refusal) -> Phrase:
    """Why a page did not come out: unlike a paper it waits nowhere, and nothing was recorded of it before."""
    if refusal.code != "not_printed":
        return refusal.phrase
    return Phrase.of(refusal.phrase.key.replace("refusal.not_printed", "printing.page"), **refusal.values)


def _given_out(workplace: Workplace, queue: str | None, title: str, pdf: bytes) -> Outcome:
    facilities = workplace.facilities
    if queue is None or not facilities.printers.are_there:
        return _saved(facilities.papers(), title, pdf, has_printers=facilities.printers.are_there)
    facilities.printers.send(queue, title, pdf)
    return Outcome(Phrase.of("printing.sent", queue=queue), is_out=True)


def _saved(folder: Path, title: str, pdf: bytes, *, has_printers: bool) -> Outcome:
    file = saved_paper(folder, title, pdf)
    why = Phrase.of("printing.why.not_chosen" if has_printers else "printing.why.no_printers")
    return Outcome(Phrase.of("printing.saved", file=str(file), why=why), is_out=True, file=file)


def _standing(workplace: Workplace) -> tuple[WaitingPaper, ...]:
    """What waits and may come out; what may not any more is taken away, so that it never does."""
    tray = workplace.facilities.tray
    papers = tray.papers()
    if not papers:
        return ()
    with workplace.records.reading() as loads:
        recorded = [paper for paper in papers if is_recorded(loads, paper.command)]
        standing = [paper for paper in recorded if still_stands(loads, paper.command, _wanted(paper))]
    for paper in papers:
        is_orphan = paper not in recorded and workplace.clock() - paper.since > _ORPHAN_AFTER
        if is_orphan or (paper in recorded and paper not in standing):
            tray.take_out(paper)
    return tuple(standing)


# ---- both ----


def _title(paper: WaitingPaper) -> str:
    """What the printer's list and the saved file call it; it names no person. Said on the window's thread."""
    key = "printing.title_copy" if paper.copy else "printing.title"
    kind = Phrase.of(f"paper.kind.{paper.kind}")
    return words().sentence(Phrase.of(key, paper=kind, subject=paper.subject, number=paper.copy))


def _wanted(paper: WaitingPaper) -> WantedPaper:
    return WantedPaper(PaperKind(paper.kind), paper.subject)
