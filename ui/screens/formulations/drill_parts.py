"""What an error drill found: the slips that only a human would see, then what each check stopped."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from compounder.domain.drill import DrillReport, Trial
from compounder.domain.phrase import Phrase
from ui.theme.tokens import Space, State, Type
from ui.widgets.panel import Card, Line, Panel, Text, column, emptied, row
from ui.widgets.tag import Tag
from ui.words import words

_SLIP = 200


class DrillResult(Panel):
    """``show_report(report)``; None shows nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._report: DrillReport | None = None
        self._is_narrow = False
        self._cards = column(gap=Space.M)
        layout = column()
        layout.addLayout(self._cards)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_report(self, report: DrillReport | None) -> None:
        """Show what was found."""
        self._report = report
        self.retranslate()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Put what was done below the slip's name, or beside it."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        emptied(self._cards)
        report = self._report
        if report is None:
            return
        for key, trials, state in (
            ("drill.reaching", report.reaching, State.ATTENTION),
            ("drill.stopped", report.stopped, State.OK),
        ):
            title = words().say(key, number=len(trials))
            self._cards.addWidget(self._card(title, trials, state))

    def _card(self, title: str, trials: Sequence[Trial], state: State) -> Card:
        within = column()
        head = Text(title, Type.TITLE, f"{state.value}_ink", wraps=True)
        head.setContentsMargins(0, 0, 0, Space.S)
        within.addWidget(head)
        for trial in trials:
            within.addWidget(Line())
            within.addWidget(self._row(trial))
        return Card(within)

    def _row(self, trial: Trial) -> QWidget:
        slip = words().say(f"drill.slip.{trial.slip.value}")
        name = Text(slip[:1].upper() + slip[1:], Type.BODY.in_weight(600), wraps=True)
        said = column(gap=Space.XS)
        done = words().show(trial.done)
        said.addWidget(Text(done[:1].upper() + done[1:], wraps=True))
        if trial.stop is None:
            tag = Tag(State.ATTENTION, self.tr("no check stops it"))
        else:
            tag = Tag(State.OK, self.tr("stopped %1").replace("%1", _stage(trial)))
        said.addWidget(tag, 0, Qt.AlignmentFlag.AlignLeft)
        if trial.stop is not None:
            said.addWidget(Text(words().show(trial.stop.sentence), Type.SMALL, "ink2", wraps=True))
        layout = row(gap=Space.L)
        layout.setContentsMargins(0, Space.S, 0, Space.S)
        layout.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(said, 1)
        if self._is_narrow:
            layout.setDirection(QBoxLayout.Direction.TopToBottom)
            layout.setSpacing(Space.XS)
            layout.setAlignment(name, Qt.AlignmentFlag(0))
        else:
            name.setFixedWidth(_SLIP)
        holder = QWidget()
        holder.setLayout(layout)
        return holder


def _stage(trial: Trial) -> str:
    return words().show(Phrase.of(f"drill.stage.{trial.stop.stage.value}")) if trial.stop is not None else ""
