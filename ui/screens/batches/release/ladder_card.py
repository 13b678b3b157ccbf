"""Until when, and why: the date, the limit that binds, every other one on a ladder, and the rule behind a rung."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt

from compounder.domain.papers.batch_record import UseByLimit
from compounder.services.compound_batch.release_view import UseBy
from ui.theme.tokens import Space, State, Type
from ui.widgets.beyond_use_ladder import BeyondUseLadder, Rung
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Icon, Line, Panel, Text, column, row
from ui.words import words

_RUNG = 50


class LadderCard(Panel):
    """``show_use_by(use_by)``; F1 or a press on a rung says its rule, edition and source below the ladder."""

    def __init__(self) -> None:
        super().__init__()
        self._use_by: UseBy | None = None
        self._asked: object = None
        self._word = Text(ink="ink2")
        self.date = Text(style=Type.DATE, wraps=True)
        self._icon = Icon("binding", 20, "accent_ink")
        self._bound = Text(style=Type.BODY.in_weight(500), ink="accent_ink", wraps=True)
        self.refusal = Notice()
        self.ladder = BeyondUseLadder()
        self.ladder.explained.connect(self._explain)
        self.rule = Notice()
        self._line = Line()
        bound = row(gap=Space.S)
        bound.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        bound.addWidget(self._bound, 1)
        within = column(gap=Space.S)
        within.addWidget(self._word)
        within.addWidget(self.date)
        within.addLayout(bound)
        within.addWidget(self.refusal)
        within.addWidget(self._line)
        within.addWidget(self.ladder, 1)
        within.addWidget(self.rule)
        within.addStretch(0)
        whole = column()
        whole.addWidget(Card(within, padding=Space.L))
        self.setLayout(whole)
        self.retranslate()

    def show_use_by(self, use_by: UseBy | None) -> None:
        """Show the limits of a batch."""
        if use_by != self._use_by:
            self._asked = None
        self._use_by = use_by
        self.retranslate()

    def set_whole(self, *, is_whole: bool) -> None:
        """In one column the ladder is as high as its rungs; beside others it scrolls."""
        rungs = len(self._use_by.limits) if self._use_by is not None else 0
        self.ladder.set_modest(modest=not is_whole)
        self.ladder.setMinimumHeight(_RUNG * rungs + 30 if is_whole and rungs else 0)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        use_by = self._use_by
        limits = use_by.limits if use_by is not None else ()
        until = use_by.until if use_by is not None else None
        self._word.setText(self.tr("Use by"))
        self.date.setText(words().show(until) if until is not None else self.tr("not known yet"))
        self.date.set_ink("ink" if until is not None else "ink3")
        self._say_binding(limits, until)
        if use_by is not None and use_by.refusal is not None:
            self.refusal.show_refusal(use_by.refusal)
        else:
            self.refusal.clear()
        has_rungs = use_by is not None and use_by.made_on is not None and bool(limits)
        for part in (self.ladder, self._line):
            part.setVisible(has_rungs)
        if use_by is not None and use_by.made_on is not None and limits:
            is_by_hour = any(isinstance(limit.until, datetime) for limit in limits)
            rungs = [self._rung(place, limit) for place, limit in enumerate(limits)]
            self.ladder.show_rungs(use_by.made_on, rungs, months=2 if is_by_hour else 12)
        self._explain(self._asked)

    def _say_binding(self, limits: tuple[UseByLimit, ...], until: date | None) -> None:
        binding = next((limit for limit in limits if limit.binds), None)
        others = len(limits) - 1
        said = ""
        if binding is not None:
            said = self.tr("Bound by: %1.").replace("%1", words().show(binding.what))
            if isinstance(binding.until, datetime) and binding.until != until:
                cut = self.tr("Cut to the full hour.")
                said += f" {cut}"
            later = self.tr("%n other limit(s) come(s) later.", "", others)
            said += f" {later}" if others else ""
        self._bound.setText(said)
        for part in (self._icon, self._bound):
            part.setVisible(bool(said))

    def _rung(self, place: int, limit: UseByLimit) -> Rung:
        until = limit.until
        day: date | None = until.date() if isinstance(until, datetime) else until
        shown = words().show(until) if until is not None else self.tr("none")
        return Rung(place, words().show(limit.what), day, shown, limit.binds)

    def _explain(self, key: object) -> None:
        """The rule behind a rung."""
        self._asked = key
        limits = self._use_by.limits if self._use_by is not None else ()
        if isinstance(key, int) and key < len(limits):
            limit = limits[key]
            self.rule.show_phrase(State.PLAIN, f"{words().show(limit.what)}. {words().show(limit.rule)}.")
        else:
            self.rule.clear()
