"""The error drill of a stored version: slips made on purpose, which check stops each, and the page to sign."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.drill import DrillReport
from compounder.domain.formulation_version import FormulationVersion, FormulationVersionId
from compounder.services.read_formulations import StoredFormulation, view_formulation
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.operations import Operation, Report
from ui.places import Place, Target
from ui.printing import print_page, tell
from ui.screen import Screen
from ui.screens.formulations.drill_parts import DrillResult
from ui.screens.formulations.words import FormulationWords
from ui.theme.tokens import Space
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Text, column
from ui.words import language
from ui.workplace import Workplace

_Drilled = tuple[StoredFormulation, DrillReport]


class DrillView(Screen):
    """F12 runs the drill of the version as it is stored, Esc stops it; F9 prints its page.

    It works in a pharmacy of its own that is thrown away: nothing is recorded here.
    """

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.version = FormulationVersionId("")
        self.report: DrillReport | None = None
        self._drilled: FormulationVersion | None = None
        self._stored: StoredFormulation | None = None
        self._asked: Operation | None = None
        self._read: Operation | None = None
        self._words = FormulationWords(workplace, self)
        self.refusal = Notice()
        self.about = Text(ink="ink2", wraps=True)
        self.empty = EmptyState()
        self.result = DrillResult()
        self.page = Button(icon="printer", key="F9")
        within = column()
        within.addWidget(self.empty)
        self._empty_card = Card(within, padding=1)
        self._page = QVBoxLayout()
        self._page.setSpacing(Space.M)
        for part in (self.refusal, self.about, self._empty_card, self.result):
            self._page.addWidget(part)
        self._page.addStretch(1)
        self.fill(self._page)
        self.bar.add_act(self.page)
        self.bar.acted.connect(self.run)
        self.bar.progress.cancelled.connect(self.stop)
        self.empty.chosen.connect(self.run)
        self.page.clicked.connect(lambda _checked=False: self._print_page())
        self.retranslate()

    def show_version(self, version: FormulationVersionId) -> None:
        """Show a version's drill; that of another one is stopped and forgotten."""
        if version != self.version:
            self.stop()
            self.version, self._stored = version, None
            self.report = self._drilled = None
            self.refusal.clear()
            self._show()

    def title(self) -> str:
        """Name and version."""
        if self._stored is None:
            return ""
        return self.tr("Error drill: %1").replace("%1", self._words.title(self._stored))

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The list, then the version."""
        here = (str(self.version), Target(Place.FORMULATIONS, self.version))
        return ((self.tr("Formulations"), Target(Place.FORMULATIONS)), here)

    def concerns(self, changes: Changes) -> bool:
        """Only a change of this version."""
        return any(key == self.version for _, key in changes.touched)

    def reload(self) -> None:
        """Read which version it is; a report of another text of it is forgotten."""
        read = self.workplace.operations.read(self._question())
        read.done.connect(lambda stored: self._take(read, stored))
        read.refused.connect(self.refusal.show_refusal)
        self._read = read

    def _question(self) -> Callable[[], StoredFormulation]:
        work, version = self.workplace, self.version

        def question() -> StoredFormulation:
            with work.records.reading() as loads:
                return view_formulation(loads, work.rules, version).stored

        return question

    def _take(self, read: Operation, stored: StoredFormulation) -> None:
        if read is self._read:
            self._stored = stored
            if self._drilled is not None and self._drilled.digest != stored.row.digest:
                self.report = self._drilled = None
            self._show()
            self.titled.emit()

    def run(self) -> None:
        """Drill the version as it is stored now."""
        if self._asked is not None:
            return
        question, drill = self._question(), self.workplace.facilities.drill

        def work(report: Report) -> _Drilled:
            stored = question()
            return stored, drill(stored.formulation, stored.row.text, report)

        self.refusal.clear()
        asked = self.workplace.operations.read_long(work)
        self.bar.set_busy(busy=True)
        self.bar.progress.begin(self.tr("Making every slip"))
        asked.progress.connect(self.bar.progress.report)
        asked.done.connect(lambda answer: self._finish(asked, answer))
        asked.refused.connect(self.refusal.show_refusal)
        asked.ended.connect(lambda: self._end(asked))
        self._asked = asked

    def stop(self) -> None:
        """Stop the drill between two slips; the last result stays."""
        if self._asked is not None:
            self._asked.stop()

    def _finish(self, asked: Operation, answer: _Drilled) -> None:
        stored, report = answer
        if asked is self._asked and stored.row.id == self.version:
            self._drilled, self.report = stored.row, report
            self._show()
            self.bar.say_done(self.tr("%n slip(s) made", "", len(report.trials)))

    def _end(self, asked: Operation) -> None:
        if asked is self._asked:
            self._asked = None
            self.bar.progress.end()
            self.bar.set_busy(busy=False)

    def _print_page(self) -> None:
        """Print the page to sign; no record speaks of it. Where there is no printer it is saved and opened."""
        report, page, spoken = self.report, self.workplace.facilities.drill_page, language()
        if report is None or not self.page.is_ready:
            return
        word = self.tr("Error drill")
        title = f"{word} {self.version.replace('/', '-')}"
        self.refusal.clear()
        self.page.set_busy(busy=True)
        job = print_page(self.workplace, title, lambda: page(report, spoken))
        job.ended_well.connect(lambda outcome: tell(outcome, self.bar, self.refusal))
        job.refused.connect(self.refusal.show_refusal)
        job.ended.connect(lambda: self.page.set_busy(busy=False))

    def _show(self) -> None:
        has_report = self.report is not None
        self._empty_card.setVisible(not has_report)
        self.result.setVisible(has_report)
        self.bar.offer(self.page, is_offered=has_report)
        self.result.show_report(self.report)
        self.bar.set_primary(self.tr("Run it again") if has_report else self.tr("Run the drill"), "attention")

    def first_focus(self) -> QWidget | None:
        """The one act."""
        return self.bar.primary

    def set_folding(self, folding: Folding) -> None:
        """Names go above what was done where there is no room beside it."""
        super().set_folding(folding)
        self.result.set_narrow(is_narrow=folding.is_one_column)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.about.setText(
            self.tr(
                "The classic slips are made on purpose with this formulation, against the program’s own checks, "
                "in a pharmacy that exists only for the drill. Nothing is recorded here."
            )
        )
        self.empty.show_sentence(self.tr("Not drilled since the program was opened."))
        self.page.set_word(self.tr("Print the page to sign"))
        self.titled.emit()
        self._show()
