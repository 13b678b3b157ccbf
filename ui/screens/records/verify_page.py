"""Verify: can it be proved? Every record verified, with its progress and what was found."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.audit import head_letters
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.services.sign_in import Session
from ui.operations import Operation
from ui.places import Place
from ui.screen import Screen
from ui.theme.tokens import Space, State, Type
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Icon, Line, Text, column, emptied, row
from ui.widgets.tag import Tag
from ui.words import sentence, words
from ui.workplace import Verdict, Workplace, verify_records

_MOST = 50


class VerifyPage(Screen):
    """F12 verifies every record anew, on a reader's thread; Esc stops it, and the last verdict stands."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._asked: Operation | None = None
        self.verdict = Text(style=Type.TITLE, wraps=True)
        self._detail = Text(ink="ink2", wraps=True)
        self._tag = Tag()
        self._icon = Icon("chain", 24)
        self._findings = column()
        self.refusal = Notice()
        self._build()
        self.bar.acted.connect(self.verify)
        self.bar.progress.cancelled.connect(self._stop)
        workplace.assurance.changed.connect(self._show)
        self.retranslate()

    def _build(self) -> None:
        said = column(gap=Space.XS)
        said.addWidget(self.verdict)
        said.addWidget(self._detail)
        head = row(gap=Space.L)
        head.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        head.addWidget(self._icon)
        head.addLayout(said, 1)
        head.addWidget(self._tag)
        within = column()
        within.addLayout(head)
        within.addLayout(self._findings)
        page = QVBoxLayout()
        page.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        page.setSpacing(Space.M)
        page.addWidget(self.refusal)
        page.addWidget(Card(within, padding=1))
        page.addStretch(1)
        self.fill(page)

    def title(self) -> str:
        """The question."""
        return self.tr("Records: do they hold?")

    def verify(self) -> None:
        """Verify now; while it runs the button is deaf, and everything else goes on."""
        if self.workplace.assurance.is_running:
            return
        self.refusal.clear()
        asked = verify_records(self.workplace)
        self.bar.set_busy(busy=True)
        self.bar.progress.begin(self.tr("Verifying the records"))
        asked.progress.connect(self.bar.progress.report)
        asked.refused.connect(self._refuse)
        asked.ended.connect(self._end)
        self._asked = asked

    def _stop(self) -> None:
        if self._asked is not None:
            self._asked.stop()

    def _end(self) -> None:
        self._asked = None
        self.bar.progress.end()
        self.bar.set_busy(busy=False)

    def _refuse(self, refusal: Refusal) -> None:
        self.refusal.show_refusal(refusal)

    def _show(self) -> None:
        verdict = self.workplace.assurance.verdict
        emptied(self._findings)
        if verdict is None:
            self.verdict.setText(self.tr("Not verified since the program was opened"))
            self._detail.setText(self.tr("F12 reads every record again, from the first to the last."))
            self._tag.show_state(State.PLAIN, self.tr("not proved"))
            self._icon.show_icon("chain", "ink2")
            return
        at = words().show(verdict.at.astimezone(self.workplace.local_now().tzinfo))
        detail = self.tr("Checked from the first to the last, %1. Head %2.").replace("%1", at)
        self._detail.setText(detail.replace("%2", head_letters(verdict.head)))
        self._show_verdict(verdict)

    def _show_verdict(self, verdict: Verdict) -> None:
        if not verdict.is_sound:
            self.verdict.setText(self.tr("%n finding(s): the records do not hold", "", len(verdict.findings)))
            self._tag.show_state(State.REFUSED, self.tr("fails"))
            self._icon.show_icon("refused", "refused")
            for finding in verdict.findings[:_MOST]:
                self._findings.addWidget(Line())
                self._findings.addWidget(_finding(finding))
            return
        self.verdict.setText(self.tr("%n record(s) hold", "", verdict.entries))
        if verdict.is_anchored:
            self._tag.show_state(State.OK, self.tr("holds"))
        else:
            self._tag.show_state(State.ATTENTION, self.tr("not anchored"))
        self._icon.show_icon("chain", "ok" if verdict.is_anchored else "attention")

    def first_focus(self) -> QWidget | None:
        """The one act of this page."""
        return self.bar.primary

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.bar.set_primary(self.tr("Verify now"), "chain")
        self.bar.say(self.tr("Nothing here can be changed; a mistake is corrected by a further record."))
        self.titled.emit()
        self._show()


def _finding(finding: Phrase) -> Text:
    shown = Text(sentence(finding), ink="refused", wraps=True)
    shown.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
    return shown
