"""The proof of the label before the release: the real page and every field read back but the register number."""

from __future__ import annotations

from enum import Enum

from compounder.domain.errors import Refusal
from compounder.services.print_papers.draft_proof import DraftProof
from ui.screens.batches.release.room import Room
from ui.theme.tokens import Space, Type
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Panel, Text, column
from ui.widgets.proof_view import ProofRow, ProofView
from ui.words import words


class Standing(Enum):
    """Why there is no proof."""

    NO_YIELD = "no_yield"
    NO_DATE = "no_date"
    DRAWING = "drawing"


class ProofCard(Panel):
    """``show_proof(proof)``, ``show_refusal(refusal)``, ``wait(why)``; `is_proved` once every field was read back."""

    def __init__(self) -> None:
        super().__init__()
        self._proof: DraftProof | None = None
        self._standing = Standing.NO_YIELD
        self.title = Text(style=Type.SECTION, wraps=True)
        self.said = Text(ink="ink2", wraps=True)
        self.refusal = Notice()
        self.view = ProofView()
        self._room = Room(self.view)
        within = column(gap=Space.S)
        for part in (self.title, self.refusal, self.said):
            within.addWidget(part)
        within.addWidget(self._room, 1)
        within.addStretch(0)
        whole = column()
        whole.addWidget(Card(within, padding=Space.L))
        self.setLayout(whole)
        self.retranslate()

    @property
    def is_proved(self) -> bool:
        """Whether the label was drawn and every field agrees."""
        return self._proof is not None and all(field.agrees for field in self._proof.pages[0])

    def wait(self, standing: Standing) -> None:
        """No proof, and why."""
        self._proof, self._standing = None, standing
        self.refusal.clear()
        self.retranslate()

    def set_whole(self, *, is_whole: bool) -> None:
        """In one column it stands whole; beside others it scrolls."""
        self._room.set_whole(is_whole=is_whole)

    def show_refusal(self, refusal: Refusal) -> None:
        """The label cannot be made as the record asks."""
        self._proof = None
        self.refusal.show_refusal(refusal)
        self.retranslate()

    def show_proof(self, proof: DraftProof) -> None:
        """Show the first page and what was read back from it."""
        self._proof = proof
        self.refusal.clear()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        proof = self._proof
        self.title.setText(self.tr("Proof of the label"))
        self.title.setVisible(proof is None)
        said = {
            Standing.NO_YIELD: self.tr("The proof is drawn once the yield is recorded."),
            Standing.NO_DATE: self.tr("The proof is drawn once it is known until when the batch may be used."),
            Standing.DRAWING: self.tr("The label is being drawn and read back."),
        }
        self.said.setText(said[self._standing])
        self.said.setVisible(proof is None and not self.refusal.said)
        self.view.setVisible(proof is not None)
        self._room.setVisible(proof is not None)
        if proof is not None:
            rows = [
                ProofRow(words().show(field.word), field.record, field.record if field.agrees else field.found)
                for field in proof.pages[0]
            ]
            size = words().show(proof.designs[0].phrase)
            self.view.show_proof(self.tr("Proof of the label"), size, proof.pdf, rows)
