"""What stands where there are no labels any more: who stopped the batch, when and why, and what is to be done."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from compounder.domain.batch import BatchState
from compounder.services.print_papers.label_proof import PapersOfBatch
from ui.theme.tokens import Space, Type, TypeStyle
from ui.widgets.panel import Card, Icon, Panel, Text, column, row
from ui.words import words
from ui.workplace import Workplace


class StandingCard(Panel):
    """``show_papers(papers)`` of a batch that was stopped; None hides it."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._papers: PapersOfBatch | None = None
        self.title = Text(style=Type.PAGE, wraps=True)
        self._said = Text(style=TypeStyle(18, 26), ink="ink2", wraps=True)
        self._remedy = Text(wraps=True)
        remedy = row(gap=Space.S)
        remedy.addWidget(Icon("attention", 20, "attention"))
        remedy.addWidget(self._remedy, 1)
        within = column(gap=Space.M)
        within.addWidget(self.title)
        within.addWidget(self._said)
        within.addLayout(remedy)
        within.addStretch(1)
        whole = column()
        whole.addWidget(Card(within))
        self.setLayout(whole)
        self.hide()

    def show_papers(self, papers: PapersOfBatch | None) -> None:
        """Say how the batch stands."""
        self._papers = papers
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language that is spoken."""
        papers = self._papers
        self.setVisible(papers is not None)
        if papers is None:
            return
        batch = papers.view.batch
        is_void = batch.state is BatchState.VOID
        self.title.setText(self.tr("The release was taken back") if is_void else self.tr("This batch was stopped"))
        said = self.tr("%1, by %2. Reason: %3")
        for place, value in enumerate((self._at(batch.decided_at), papers.decided_by, batch.decision_reason or ""), 1):
            said = said.replace(f"%{place}", words().show(value))
        self._said.setText(said)
        self._remedy.setText(self.tr("Destroy every label of this batch.") if is_void else self.tr("It has no labels."))

    def _at(self, instant: datetime | None) -> str:
        return words().show(instant.astimezone(self._workplace.local_now().tzinfo)) if instant is not None else ""
