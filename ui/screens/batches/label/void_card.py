"""Taking a release back: reason, sentence, password; F12 in the bar, which names what it does, signs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from compounder.domain.batch import BatchId, ContainerState
from compounder.domain.errors import Refusal
from compounder.services.authority import Signing
from compounder.services.compound_batch.stop import void_batch
from compounder.services.print_papers.label_proof import PapersOfBatch
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Act
from ui.theme.tokens import Space, State
from ui.widgets.fact_list import Fact
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Panel, column
from ui.widgets.signature_panel import SignaturePanel
from ui.words import words
from ui.workplace import Workplace, write_signed

_AT_PASSWORD = ("sign_in_refused", "sign_in_wait", "not_signed")
_AT_REASON = ("reason_needed", "invalid_name")


class VoidCard(Panel):
    """``show_batch(batch, papers)``, ``begin()``, ``sign()``; `ended` when it is void, `busy` while it is signed."""

    ended = Signal()
    busy = Signal(bool)

    def __init__(self, workplace: Workplace, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace, self._session = workplace, session
        self._act: Act | None = None
        self._batch: BatchId | None = None
        self._papers: PapersOfBatch | None = None
        self.signature = SignaturePanel(needs_reason=True)
        self.refusal = Notice()
        within = column(gap=Space.S)
        within.addWidget(self.signature, 1)
        within.addWidget(self.refusal)
        whole = column()
        whole.addWidget(Card(within))
        self.setLayout(whole)
        self.hide()
        self.retranslate()

    def show_batch(self, batch: BatchId, papers: PapersOfBatch) -> None:
        """Which batch is to be voided, and where its containers are."""
        self._batch, self._papers = batch, papers
        self.retranslate()

    def begin(self) -> None:
        """Ask for reason and password; the act belongs to what is typed, not to the press."""
        self._act = self._workplace.act(self._session, "void_batch")
        self.show()
        self.signature.reason_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, refusal: Refusal) -> None:
        """Stands where it belongs: at the password, at the reason, or under both."""
        if refusal.code in _AT_PASSWORD:
            self.signature.refuse(refusal)
        elif refusal.code in _AT_REASON:
            self.signature.refuse_reason(refusal)
        else:
            self.refusal.show_refusal(refusal)

    def end(self) -> None:
        """Nothing typed is kept."""
        self.hide()
        self._act = None
        self.signature.clear()
        self.signature.reason_field.clear_refusal()
        self.refusal.clear()

    def sign(self) -> None:
        """A reason that is missing is said before the password is compared."""
        self.refusal.clear()
        self.signature.reason_field.clear_refusal()
        reason, batch, records = self.signature.reason().strip(), self._batch, self._workplace.records
        if not reason:
            self.signature.refuse_reason(Refusal("reason_needed", "act"))
        elif batch is not None and self._act is not None:
            act = self._act = replace(self._act, reason=reason)
            self._sign(act, lambda signing: void_batch(records, act, signing, batch))

    def _sign(self, act: Act, work: Callable[[Signing], object]) -> None:
        self.busy.emit(True)
        asked = write_signed(self._workplace, self._session, act, self.signature.password(), work)
        asked.ended.connect(lambda: self.busy.emit(False))
        asked.done.connect(lambda _done: self.ended.emit())
        asked.refused.connect(self.refuse)

    def retranslate(self) -> None:
        """Say it in the language that is spoken."""
        if self._batch is None or self._papers is None:
            return
        papers = self._papers
        here = papers.count(ContainerState.FILLED, ContainerState.RETAINED)
        away = papers.count(ContainerState.DISPENSED, ContainerState.RECALLED)
        facts = [Fact(self.tr("Still here"), str(here))]
        if away:
            facts.append(Fact(self.tr("Handed over"), str(away), State.ATTENTION, self.tr("not called back by this")))
        self.signature.show_checks(self.tr("Take the release back"), facts)
        consequence = self.tr("What is still here is destroyed. The numbers stay, marked void. This is never undone.")
        if away:
            consequence += " " + self.tr("What was handed over is not called back by this: tell who received it.")
        role = words().say(f"role.{self._session.role.value}")
        self.signature.show_sentence(
            self.tr("I void batch %1.").replace("%1", self._batch),
            f"{words().show(self._session.name)}, {role}",
            consequence,
        )
