"""Label: is what will print what the record says? The proof beside the record, then print, and print again with why."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from compounder.domain.batch import BatchId, BatchState
from compounder.domain.errors import Refusal
from compounder.domain.staff import Permission, may
from compounder.services.print_papers.label_proof import LabelProof, PapersOfBatch, papers_of_batch
from compounder.services.print_papers.press import PaperKind
from compounder.services.print_papers.printing import WantedPaper
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Act
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place
from ui.printing import Outcome, print_act, print_paper, tell
from ui.screens.batches.label.acts import LabelActs, Offer
from ui.screens.batches.label.papers_card import PapersCard
from ui.screens.batches.label.proof_card import ProofCard
from ui.screens.batches.label.proving import Proving
from ui.screens.batches.label.standing_card import StandingCard
from ui.screens.batches.label.void_card import VoidCard
from ui.screens.batches.label.words import not_permitted
from ui.screens.batches.step import BatchStep
from ui.theme.tokens import Space
from ui.widgets.notice import Notice
from ui.widgets.panel import Text, column
from ui.widgets.side_by_side import SideBySide
from ui.workplace import Workplace

_SIDE = 400
_STOPPED = (BatchState.VOID, BatchState.REJECTED, BatchState.ABORTED)
_AT_REASON = ("reason_needed", "invalid_name")


class LabelStep(BatchStep):
    """F12 prints the labels, F9 the batch record, F7 the worksheet; a paper that was printed before asks why.

    The proof is drawn without recording anything; only printing records. A pharmacist may take the release back here.
    """

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._papers: PapersOfBatch | None = None
        self._proof: LabelProof | None = None
        self._newest = Newest(self.workplace.operations)
        self._kind: PaperKind | None = None
        self._act: Act | None = None
        self.refusal = Notice()
        self.proof, self.papers = ProofCard(), PapersCard(workplace)
        self.standing, self.void = StandingCard(workplace), VoidCard(workplace, session)
        self._drawing = Text(ink="ink2", wraps=True)
        self.acts = LabelActs(self.bar, session.role)
        self._proving = Proving(self.workplace, session, self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        main = column(gap=Space.M)
        for part in (self._drawing, self.proof, self.standing):
            main.addWidget(part)
        main.addStretch(1)
        self._side = QWidget()
        side = column(gap=Space.M)
        side.addWidget(self.papers)
        side.addWidget(self.void)
        side.addStretch(1)
        self._side.setLayout(side)
        self._columns = SideBySide(last_on_top=True)
        self._columns.addLayout(main, 1)
        self._columns.add_side(self._side, _SIDE)
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.refusal)
        self._page.addLayout(self._columns)
        self._page.addStretch(1)
        self.fill(self._page)
        self.set_folding(Folding.USUAL)

    def _connect(self) -> None:
        self.bar.acted.connect(self._do_primary)
        self.bar.answered_why.connect(self._answer_why)
        self.acts.record.clicked.connect(lambda: self._print(PaperKind.BATCH_RECORD))
        self.acts.worksheet.clicked.connect(lambda: self._print(PaperKind.WORKSHEET))
        self.acts.voiding.clicked.connect(self._open_void)
        self.acts.keep.clicked.connect(self._close_void)
        self.void.ended.connect(self._close_void)
        self.void.busy.connect(lambda is_busy: self.acts.set_busy(busy=is_busy))
        self.papers.reason.edited.connect(lambda _text: self._show_bar())
        self._proving.proved.connect(self._take_proof)
        self._proving.refused.connect(self._refuse_proof)
        self.workplace.unprinted.changed.connect(self._take_unprinted)

    # ---- what is shown ----

    def show_batch(self, batch: BatchId) -> None:
        """Show a batch; a proof, a reason or a password of another one is forgotten."""
        if batch != self.batch:
            self._papers, self._proof = None, None
            self._proving.forget()
            self.refusal.clear()
            self._want(None)
            self._close_void()
        super().show_batch(batch)
        self._show()

    def reload(self) -> None:
        """How the batch stands and what was printed of it, then the proof."""
        batch, work = self.batch, self.workplace
        if batch is None:
            return

        def question() -> PapersOfBatch:
            with work.records.reading() as loads:
                return papers_of_batch(loads, work.rules, batch)

        self._newest.ask(question, self._take, self._refuse)

    def _take(self, papers: PapersOfBatch) -> None:
        if self._state is not papers.view.batch.state:
            self._want(None)
        self._papers = papers
        self._take_unprinted()

    def _take_unprinted(self) -> None:
        """What waits for the printer is what F12 prints, and so what the proof shows."""
        if self._papers is not None:
            self._proving.follow(self._papers, is_waiting=PaperKind.LABEL in self._waiting)
        self._show()

    def _take_proof(self, proof: LabelProof | None) -> None:
        self._proof = proof
        self.proof.show_proof(proof)
        self._show()

    def _refuse_proof(self, refusal: Refusal) -> None:
        """The labels cannot be printed as they are: said in place, and F12 says it again."""
        self._take_proof(None)
        self.refusal.show_refusal(refusal)
        self.bar.set_reason(refusal)

    def _refuse(self, refusal: Refusal) -> None:
        """At the reason if it is about it, else over everything; whatever was typed stays."""
        if refusal.code in _AT_REASON and self._kind is not None:
            self.papers.reason.refuse(refusal)
            self.papers.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.refusal.show_refusal(refusal)

    @property
    def _state(self) -> BatchState | None:
        return self._papers.view.batch.state if self._papers is not None else None

    @property
    def _waiting(self) -> frozenset[PaperKind]:
        """What was recorded as printed of this batch and has not come out."""
        papers = self.workplace.unprinted.papers
        return frozenset(PaperKind(paper.kind) for paper in papers if paper.subject == self.batch)

    def _needs_why(self, kind: PaperKind) -> bool:
        printed = self._papers.printed_of(kind) if self._papers is not None else ()
        return bool(printed) and kind not in self._waiting

    def _show(self) -> None:
        papers = self._papers
        is_released = self._state is BatchState.RELEASED
        self._drawing.setVisible(papers is None or (is_released and self._proof is None and not self.refusal.said))
        self.standing.show_papers(papers if self._state in _STOPPED else None)
        self.papers.show_papers(papers, self._proof.pages if self._proof is not None else 0, self._waiting)
        self.papers.setVisible(papers is not None and not self.void.isVisibleTo(self))
        if papers is not None and self.batch is not None:
            self.void.show_batch(self.batch, papers)
        self._show_bar()

    # ---- the bar ----

    def _show_bar(self) -> None:
        kind, is_voiding = self._wanted_kind(), self.void.isVisibleTo(self)
        self.papers.ask_why(kind if self._needs_why(kind) else None)
        offer = Offer(
            self.batch or "",
            kind,
            self._proof.pages if self._proof is not None else 0,
            is_again=self._needs_why(kind),
            is_voiding=is_voiding,
            is_released=self._state is BatchState.RELEASED,
            has_record_on_f12=self._default_kind() is PaperKind.BATCH_RECORD,
        )
        self.acts.show_offer(offer)
        self.bar.set_reason("" if is_voiding else self._against(kind))

    def _wanted_kind(self) -> PaperKind:
        """What F12 prints: what was asked for, else what the batch's state asks for."""
        return self._kind or self._default_kind()

    def _default_kind(self) -> PaperKind:
        """The record of a stopped batch, else the labels."""
        return PaperKind.BATCH_RECORD if self._state in _STOPPED else PaperKind.LABEL

    def _against(self, kind: PaperKind) -> Refusal | str:
        """Why F12 may not print now."""
        if not may(self.session.role, Permission.PRINT):
            return not_permitted(self.session.role)
        if kind is PaperKind.LABEL and isinstance(self.refusal.said, Refusal) and self._proof is None:
            return self.refusal.said
        if kind is PaperKind.LABEL and not self.proof.agrees:
            return self.tr("The proof is being drawn.")
        if self._needs_why(kind) and not self.papers.reason.text().strip():
            return Refusal("reason_needed", "reprint")
        return ""

    def _answer_why(self) -> None:
        """F12 while something stands against it: shown at the field at fault."""
        reason = self.bar.reason
        if isinstance(reason, Refusal):
            self._kind = self._wanted_kind()
            self._refuse(reason)

    def _do_primary(self) -> None:
        if self.void.isVisibleTo(self):
            self.void.sign()
        else:
            self._print(self._wanted_kind())

    # ---- printing ----

    def _want(self, kind: PaperKind | None) -> None:
        """A new draft of printing: another paper is another act."""
        self._kind, self._act = kind, None

    def _print(self, kind: PaperKind) -> None:
        """Print a paper; one that was printed before asks why first, and F12 then prints that one."""
        if self.batch is None or self._papers is None:
            return
        if kind is not self._kind:
            self._want(kind)
        self._show_bar()
        against = self._against(kind)
        if isinstance(against, Refusal):
            self._refuse(against)
            return
        self.refusal.clear()
        act = self._act or print_act(self.workplace, self.session)
        self._act = replace(act, reason=self.papers.reason.text().strip() or None)
        self.acts.set_busy(busy=True)
        job = print_paper(self.workplace, WantedPaper(kind, self.batch), self._act)
        job.ended_well.connect(self._take_outcome)
        job.refused.connect(self._refuse)
        job.ended.connect(lambda: self.acts.set_busy(busy=False))

    def _take_outcome(self, outcome: Outcome) -> None:
        tell(outcome, self.bar, self.refusal)
        self.papers.ask_why(None)
        self._want(None)
        self._show_bar()

    # ---- taking the release back ----

    def _open_void(self) -> None:
        self.void.begin()
        self._show()

    def _close_void(self) -> None:
        """Nothing of it is kept, and whatever else was begun begins anew."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self.void.end()
        self._want(None)
        self._show()
        if had_focus and self.isVisible():
            self.bar.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- the frame ----

    def set_folding(self, folding: Folding) -> None:
        """The papers beside the proof, or over it; the fields beside the page, or under it."""
        super().set_folding(folding)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)
        self._columns.fold(is_beside=folding.has_side_panels)
        self.proof.set_wide(wide=not folding.is_one_column)

    def first_focus(self) -> QWidget | None:
        """The reason while one is asked for, else the one act."""
        is_asked = self.papers.reason.isVisibleTo(self) and not self.papers.reason.text()
        return self.papers.reason if is_asked else self.bar.primary

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._drawing.setText(self.tr("The proof is being drawn."))
        self._show()
