"""The three cards beside the waiting work: what expires, what is short, and what can be proved."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.audit import head_letters
from compounder.services.survey_day import Day
from ui.frame.status_line import clock
from ui.screens.today.expiry_strip import ExpiryStrip
from ui.screens.today.words import TodayWords
from ui.theme.tokens import Space, State, Type
from ui.widgets.panel import Card, Icon, Line, Panel, Text, column, emptied, row
from ui.widgets.tag import Tag
from ui.words import words
from ui.workplace import Assurance, Verdict

_MOST = 3
_SOON, _LATER = 7, 30


class _Fact(QWidget):
    """An icon, a sentence, a second line, and a tag."""

    def __init__(self, icon: str, ink: str, text: str, detail: str, tag: tuple[State, str] | None = None) -> None:
        super().__init__()
        said = column(gap=1)
        said.addWidget(Text(text, Type.BODY.in_weight(500), wraps=True))
        if detail:
            said.addWidget(Text(detail, Type.SMALL, "ink2", wraps=True))
        line = row(gap=Space.M)
        line.setContentsMargins(Space.L - 1, 7, Space.L - 1, 7)
        line.addWidget(Icon(icon, 20, ink))
        line.addLayout(said, 1)
        if tag is not None:
            line.addWidget(Tag(*tag))
        self.setLayout(line)


class _FactCard(Panel):
    """A card with a title and at most three facts."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = Text(style=Type.SECTION)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(0)
        head = column()
        head.setContentsMargins(Space.L - 1, Space.L - 1, Space.L - 1, Space.XS)
        head.addWidget(self.heading)
        within = column()
        within.addLayout(head)
        within.addLayout(self._facts)
        within.addSpacing(Space.S)
        within.addStretch(1)
        card = Card(within, padding=1)
        outer = column()
        outer.addWidget(card)
        self.setLayout(outer)

    def show_facts(self, facts: list[_Fact]) -> None:
        """Replace the facts; a hairline between them."""
        emptied(self._facts)
        for place, fact in enumerate(facts[:_MOST]):
            if place:
                self._facts.addWidget(Line())
            self._facts.addWidget(fact)


class ExpiringCard(Panel):
    """What ends within 90 days: how many, the first one in words, and the strip."""

    def __init__(self) -> None:
        super().__init__()
        self._words = TodayWords(self)
        self._shown: tuple[Day, date] | None = None
        self._heading = Text(style=Type.SECTION)
        self._count = Text(style=Type.SMALL, ink="ink2", wraps=True)
        self._first = Text(style=Type.SMALL.in_weight(600), wraps=True)
        self.strip = ExpiryStrip()
        head = row(gap=Space.M)
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._count)
        self._count.setWordWrap(False)
        within = column(gap=Space.M)
        within.addLayout(head)
        within.addWidget(self._first)
        within.addWidget(self.strip)
        outer = column()
        outer.addWidget(Card(within))
        self.setLayout(outer)
        self.retranslate()

    def show_day(self, day: Day, today: date) -> None:
        """Show what expires."""
        self._shown = (day, today)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language that is spoken."""
        self._heading.setText(self.tr("Expiring in 90 days"))
        if self._shown is None:
            return
        day, today = self._shown
        lots = sum(item.is_lot for item in day.expiring)
        others = len(day.expiring) - lots
        parts = [
            self.tr("%n lot(s)", "", lots) if lots else "",
            self.tr("%n preparation(s)", "", others) if others else "",
        ]
        self._count.setText(", ".join(part for part in parts if part))
        first = day.expiring[0] if day.expiring else None
        days = (first.on - today).days if first else 0
        self._first.set_ink(
            "refused" if first and days <= _SOON else "attention" if first and days <= _LATER else "ink2"
        )
        self._first.setText(self._words.expiry(first, today) if first else self.tr("Nothing ends within 90 days."))
        self.strip.show_days(today, [item.on for item in day.expiring])


class ShortCard(_FactCard):
    """Lots that cannot give what is planned from them."""

    def __init__(self) -> None:
        super().__init__()
        self._day: Day | None = None
        self.retranslate()

    def show_day(self, day: Day) -> None:
        """Show what is short."""
        self._day = day
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language that is spoken."""
        self.heading.setText(self.tr("Short for planned batches"))
        if self._day is None:
            return
        facts = []
        for short in self._day.short[:_MOST]:
            said = self.tr("%1: %2 on hand, %3 planned").replace("%1", words().show(short.name))
            said = said.replace("%2", words().show(short.on_hand)).replace("%3", words().show(short.planned))
            lot = self.tr("lot %1").replace("%1", words().show(short.number))
            facts.append(_Fact("attention", "attention", said, lot))
        self.show_facts(facts or [_Fact("ok", "ok", self.tr("Nothing is short."), "")])


class ProofCard(_FactCard):
    """Whether the records hold, when they were last copied, and which deviations are open."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Assurance, Day | None, datetime] | None = None
        self.retranslate()

    def show_proof(self, assurance: Assurance, day: Day | None, now: datetime) -> None:
        """Show what can be proved."""
        self._shown = (assurance, day, now)
        self.retranslate()

    def retranslate(self) -> None:
        """Say it in the language that is spoken."""
        self.heading.setText(self.tr("Can it be proved?"))
        if self._shown is None:
            return
        assurance, day, now = self._shown
        facts = [self._records(assurance, now)]
        if day is not None:
            facts.append(self._backup(day, now))
            if day.open_deviations:
                said = self.tr("%n deviation(s) open", "", day.open_deviations)
                facts.append(_Fact("attention", "attention", said, self.tr("Each blocks the release of its batch.")))
        self.show_facts(facts)

    def _records(self, assurance: Assurance, now: datetime) -> _Fact:
        verdict = assurance.verdict
        if assurance.is_running:
            busy = (State.BUSY, self.tr("checking"))
            return _Fact("chain", "ink2", self.tr("Every record is read again"), "", busy)
        if verdict is None:
            return _Fact("chain", "ink2", self.tr("Records not verified yet"), "")
        at = clock(verdict.at.astimezone(now.tzinfo))
        detail = self.tr("%1, head %2").replace("%1", at).replace("%2", _short_head(verdict))
        if not verdict.is_sound:
            stop = self.tr("Stop work, call the administrator.")
            return _Fact("refused", "refused", self.tr("Records do not hold"), stop, (State.REFUSED, self.tr("fails")))
        said = self.tr("All %n record(s) verified", "", verdict.entries)
        if not verdict.is_anchored:
            return _Fact("chain", "attention", said, detail, (State.ATTENTION, self.tr("not anchored")))
        return _Fact("chain", "ok", said, detail, (State.OK, self.tr("holds")))

    def _backup(self, day: Day, now: datetime) -> _Fact:
        last = day.last_backup
        if last is None:
            never = (State.ATTENTION, self.tr("never"))
            return _Fact("backup", "attention", self.tr("No backup yet"), self.tr("An administrator makes it."), never)
        made = last.made_at.astimezone(now.tzinfo)
        said = self.tr("Backup on %1").replace("%1", words().show(made.date()))
        reaches = self.tr("up to record %1").replace("%1", str(last.seq))
        return _Fact("backup", "ok", said, reaches, (State.OK, self.tr("made")))


def _short_head(verdict: Verdict) -> str:
    """The first two groups of the head's letters, joined."""
    return "-".join(head_letters(verdict.head).split()[:2])
