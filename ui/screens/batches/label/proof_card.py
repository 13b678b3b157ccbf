"""The proof: one label at a time, the PDF's own page beside what was read back from it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from compounder.services.print_papers.label_proof import LabelProof
from compounder.services.print_papers.press import ReadBack
from ui.theme.tokens import Type
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.panel import Card, Panel, Text, column
from ui.widgets.proof_view import ProofRow, ProofView
from ui.words import words

_ELEMENTS = 4
"""The elements of the code are read last and stand first: they are what no eye can read on the label."""


class ProofCard(Panel):
    """``show_proof(proof)``, None while there is none; Page Down and Page Up go from label to label."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proof: LabelProof | None = None
        self.page = 0
        self.view = ProofView()
        self.back = Button(key="PgUp")
        self.forward = Button(key="PgDown")
        self._whole = Text(style=Type.SMALL, ink="ink2", wraps=True)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.forward.clicked.connect(lambda: self.turn(1))
        turns = Flow(gap=2)
        turns.addWidget(self.back)
        turns.addWidget(self.forward)
        self._turns = QWidget()
        self._turns.setLayout(turns)
        self.view.foot.addWidget(self._whole)
        self.view.foot.addWidget(self._turns)
        within = column()
        within.addWidget(self.view)
        whole = column()
        whole.addWidget(Card(within))
        self.setLayout(whole)
        self.retranslate()

    @property
    def agrees(self) -> bool:
        """Whether every field of every label was read back as the record says."""
        pages = self._proof.proved.pages if self._proof is not None else ()
        return bool(pages) and all(field.agrees for page in pages for field in page)

    def show_proof(self, proof: LabelProof | None) -> None:
        """Show another proof, at its first label."""
        self._proof, self.page = proof, 0
        self.retranslate()

    def turn(self, labels: int) -> None:
        """Go so many labels on or back, no further than there are."""
        if self._proof is not None:
            self.page = min(max(self.page + labels, 0), self._proof.pages - 1)
            self.retranslate()

    def set_wide(self, *, wide: bool) -> None:
        """The fields beside the page, or under it."""
        self.view.set_wide(wide=wide)

    def retranslate(self) -> None:
        """Say it in the language that is spoken; what stands on the label stays in the language of the papers."""
        self.back.set_word(self.tr("Before"))
        self.forward.set_word(self.tr("Next"))
        proof = self._proof
        self.setVisible(proof is not None)
        if proof is None:
            return
        title = self.tr("Proof: label %1 of %2").replace("%1", str(self.page + 1)).replace("%2", str(proof.pages))
        size = words().show(proof.designs[self.page].phrase)
        read = proof.proved.pages[self.page]
        rows = [_row(field) for field in (*read[-_ELEMENTS:], *read[:-_ELEMENTS])]
        self.view.show_proof(title, size, proof.proved.pdf, rows, self.page)
        self._whole.setText(self.tr("%n label(s) read back whole: every field and the code.", "", proof.pages))
        self._turns.setVisible(proof.pages > 1)
        self.back.set_ready(ready=self.page > 0, reason=self.tr("This is the first label."))
        self.forward.set_ready(ready=self.page < proof.pages - 1, reason=self.tr("This is the last label."))


def _row(field: ReadBack) -> ProofRow:
    return ProofRow(words().sentence(field.word), field.record, field.record if field.agrees else field.found)
