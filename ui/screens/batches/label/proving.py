"""Draws the proof of a released batch's labels anew where it would be another one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from compounder.domain.batch import BatchState
from compounder.domain.errors import Refusal
from compounder.services.print_papers.label_proof import LabelProof, PapersOfBatch, prove_labels
from compounder.services.print_papers.press import PaperKind
from compounder.services.sign_in import Session
from ui.workplace import Workplace


class Proving(QObject):
    """``follow(papers, is_waiting=…)``: `proved` with the proof, None where nothing is to be proved; or `refused`.

    What stands on labels is fixed by the release: the same batch, state and copy give the same proof.
    """

    proved = Signal(object)
    refused = Signal(object)

    def __init__(self, workplace: Workplace, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace, self._session = workplace, session
        self._wanted: tuple[object, ...] = ()

    def forget(self) -> None:
        """Another batch: the next proof is drawn in any case."""
        self._wanted = ()

    def follow(self, papers: PapersOfBatch, *, is_waiting: bool) -> None:
        """Draw it as it would be printed next; labels that wait for the printer are what is printed next."""
        work, batch, person = self._workplace, papers.view.batch, self._session.person
        copy = len(papers.printed_of(PaperKind.LABEL)) - is_waiting
        wanted = (batch.id, batch.state, copy)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if batch.state is not BatchState.RELEASED:
            self.proved.emit(None)
            return
        stationery, now = work.facilities.stationery, work.clock()
        drawn = work.operations.draw(lambda: prove_labels(work.records, person, stationery(), batch.id, copy, now=now))
        drawn.done.connect(lambda proof: self._take(wanted, proof))
        drawn.refused.connect(lambda refusal: self._refuse(wanted, refusal))

    def _take(self, wanted: tuple[object, ...], proof: LabelProof) -> None:
        if wanted == self._wanted:
            self.proved.emit(proof)

    def _refuse(self, wanted: tuple[object, ...], refusal: Refusal) -> None:
        if wanted == self._wanted:
            self.refused.emit(refusal)
