"""How many labels were printed, what else was printed of the batch, and why it is printed again."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from compounder.domain.papers.frame import VesselKind
from compounder.services.print_papers.label_proof import PapersOfBatch, PrintedCopy
from compounder.services.print_papers.press import PaperKind
from ui.theme.tokens import Space, State, Type
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.panel import Card, Line, Panel, Text, column
from ui.widgets.text_field import TextField
from ui.words import words
from ui.workplace import Workplace


class PapersCard(Panel):
    """``show_papers(papers, labels, waiting)``; `reason` is asked for with ``ask_why(kind)``, None to ask no more."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._papers: PapersOfBatch | None = None
        self._labels = 0
        self._waiting: frozenset[PaperKind] = frozenset()
        self._why: PaperKind | None = None
        self.figure = Text(style=Type.FIGURE, wraps=True)
        self._second = Text(ink="ink2", wraps=True)
        self._title = Text(style=Type.SECTION, wraps=True)
        self._facts = FactList()
        self._language = Text(style=Type.SMALL, ink="ink2", wraps=True)
        self.reason = TextField()
        within = column(gap=Space.S)
        within.addWidget(self.figure)
        within.addWidget(self._second)
        self._line = Line()
        within.addWidget(self._line)
        within.addWidget(self.reason)
        within.addWidget(self._title)
        within.addWidget(self._facts)
        within.addStretch(1)
        within.addWidget(self._language)
        whole = column()
        whole.addWidget(Card(within))
        self.setLayout(whole)
        self.retranslate()

    def show_papers(self, papers: PapersOfBatch | None, labels: int, waiting: Collection[PaperKind]) -> None:
        """Show what was printed, of how many labels, and which papers have not come out."""
        self._papers, self._labels, self._waiting = papers, labels, frozenset(waiting)
        self.retranslate()

    def ask_why(self, kind: PaperKind | None) -> None:
        """Ask why a paper is printed again, or no more; what was typed for the same paper stays."""
        if kind is not self._why:
            self.reason.set_text("")
            self.reason.clear_refusal()
        self._why = kind
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.reason.setVisible(self._why is not None)
        self.reason.set_label(self._why_label())
        self._title.setText(self.tr("Printed so far"))
        self._language.setText(
            {
                "en": self.tr("The papers of this pharmacy are in English."),
                "fr": self.tr("The papers of this pharmacy are in French."),
            }.get(self._workplace.pharmacy.language, "")
        )
        if self._papers is not None:
            self._show(self._papers)

    def _why_label(self) -> str:
        return {
            PaperKind.LABEL: self.tr("Why are the labels printed again?"),
            PaperKind.BATCH_RECORD: self.tr("Why is the batch record printed again?"),
            PaperKind.WORKSHEET: self.tr("Why is the worksheet printed again?"),
        }.get(self._why or PaperKind.LABEL, "")

    def _show(self, papers: PapersOfBatch) -> None:
        runs = len(papers.printed_of(PaperKind.LABEL))
        self._title.setVisible(bool(papers.printed))
        self._facts.setVisible(bool(papers.printed))
        if not runs:
            self.figure.setText(self.tr("No label printed yet"))
        elif PaperKind.LABEL in self._waiting:
            self.figure.setText(self.tr("%n label(s) not printed yet", "", self._labels))
        else:
            self.figure.setText(self.tr("%n label(s) printed", "", self._labels * runs))
        for part in (self.figure, self._second, self._line):
            part.setVisible(bool(self._labels))
        count = papers.count()
        vessels = self._vessels(papers.kind, count)
        with_cartons = self.tr("%1, each with its carton").replace("%1", vessels)
        self._second.setText(with_cartons if self._labels == 2 * count else vessels)
        self._facts.show_facts([self._fact(copy) for copy in papers.printed])

    def _vessels(self, kind: VesselKind, count: int) -> str:
        return {
            VesselKind.POT: self.tr("%n pot(s) to label", "", count),
            VesselKind.TUBE: self.tr("%n tube(s) to label", "", count),
            VesselKind.BOTTLE: self.tr("%n bottle(s) to label", "", count),
            VesselKind.VIAL: self.tr("%n vial(s) to label", "", count),
            VesselKind.SYRINGE: self.tr("%n syringe(s) to label", "", count),
        }[kind]

    def _fact(self, copy: PrintedCopy) -> Fact:
        paper = {
            PaperKind.LABEL: self.tr("Labels"),
            PaperKind.BATCH_RECORD: self.tr("Batch record"),
            PaperKind.WORKSHEET: self.tr("Worksheet"),
        }[copy.paper]
        which = self.tr("duplicate %1").replace("%1", str(copy.copy)) if copy.copy else self.tr("original")
        at = words().show(copy.at.astimezone(self._workplace.local_now().tzinfo))
        said = f"{which}, {at}, {words().show(copy.by)}"
        if copy.reason:
            said = f"{said}\n{words().show(copy.reason)}"
        latest = self._papers.printed_of(copy.paper)[0] if self._papers is not None else copy
        if copy.paper in self._waiting and copy is latest:
            return Fact(paper, said, State.REFUSED, self.tr("not printed"))
        return Fact(paper, said)
