"""Draws the labels as they would be released, anew whenever what they say may have changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from compounder.domain.errors import Refusal
from compounder.services.compound_batch.release_view import ReleaseView
from compounder.services.print_papers.draft_proof import DraftProof
from ui.operations import Operation
from ui.screens.batches.release.deeds import ReleaseDeeds
from ui.screens.batches.release.proof_card import ProofCard, Standing


class Proving(QObject):
    """``follow(view)`` shows the proof of a batch in its card; `changed` once it is proved, or cannot be."""

    changed = Signal()

    def __init__(self, card: ProofCard, deeds: ReleaseDeeds) -> None:
        super().__init__(card)
        self._card, self._deeds = card, deeds
        self._drawing: Operation | None = None
        self._drawn_for: tuple[object, ...] = ()

    def forget(self) -> None:
        """Another batch: nothing is drawn yet."""
        self._drawn_for, self._drawing = (), None
        self._card.wait(Standing.NO_YIELD)

    def follow(self, view: ReleaseView) -> None:
        """Draw it, unless the last proof still says the same."""
        wanted = (view.batch, view.view.rows, view.account, view.use_by, view.is_final)
        if view.account is None or view.is_final or view.use_by.until is None:
            self._drawn_for, self._drawing = (), None
            self._card.wait(Standing.NO_YIELD if view.account is None else Standing.NO_DATE)
        elif wanted != self._drawn_for:
            self._drawn_for = wanted
            self._card.wait(Standing.DRAWING)
            drawing = self._drawing = self._deeds.prove(view.batch)
            drawing.done.connect(lambda proof: self._take(drawing, proof))
            drawing.refused.connect(lambda refusal: self._refuse(drawing, refusal))

    def _take(self, drawing: Operation, proof: DraftProof) -> None:
        if drawing is self._drawing:
            self._card.show_proof(proof)
            self.changed.emit()

    def _refuse(self, drawing: Operation, refusal: Refusal) -> None:
        if drawing is self._drawing:
            self._card.show_refusal(refusal)
            self.changed.emit()
