"""The card beside the trail: what an act changed, value by value, and the way to the record that it was about."""

from __future__ import annotations

from PySide6.QtCore import Signal

from compounder.services.audit_trail import AuditLine
from ui.places import Place, Target
from ui.screens.records.audit_words import AuditWords, act_word
from ui.theme.tokens import Space, Type
from ui.widgets.button import Button, on_grid
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.panel import Card, Line, Panel, Text, column, emptied
from ui.widgets.rows import ScrolledColumn
from ui.words import words
from ui.workplace import Workplace

_PLACES = {"batch": Place.BATCHES, "lot": Place.STOCK, "version": Place.FORMULATIONS}


class ChangesCard(Panel):
    """``show_act(line)``, None for no act; `opened` with the Target of the record that the act was about."""

    opened = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._words = AuditWords(self)
        self.chosen: AuditLine | None = None
        self._what, self._hint = Text(style=Type.SECTION, wraps=True), Text(ink="ink2", wraps=True)
        self._facts = FactList()
        self._rows = column(gap=Space.S)
        self.scrolled = ScrolledColumn()
        self.scrolled.is_modest = True
        self.go = Button(icon="next")
        self._build()
        self.go.clicked.connect(self._go)
        self.retranslate()

    def _build(self) -> None:
        within = column(gap=Space.M)
        for part in (self._what, self._hint, self._facts):
            within.addWidget(part)
        within.addLayout(self._rows)
        self.scrolled.rows.insertLayout(0, within)
        whole = column(gap=Space.M)
        whole.addWidget(self.scrolled, 1)
        whole.addLayout(on_grid(self.go))
        outer = column()
        outer.addWidget(Card(whole))
        self.setLayout(outer)
        self.go.hide()

    def show_act(self, line: AuditLine | None) -> None:
        """Say what an act changed."""
        self.chosen = line
        emptied(self._rows)
        self._hint.setVisible(line is None)
        self._facts.setVisible(line is not None)
        self.go.setVisible(self._target() is not None)
        if line is None:
            self._what.setText(self.tr("What changed?"))
            return
        self.go.set_word(self.tr("Open %1").replace("%1", words().show(line.about)))
        self._what.setText(act_word(line.kind))
        at = line.at.astimezone(self._workplace.local_now().tzinfo)
        facts = [
            Fact(self.tr("When"), words().show(at)),
            Fact(self.tr("Who"), words().show(line.by) if line.by else self.tr("Nobody signed in")),
            Fact(self.tr("Act and head"), f"{line.number}  {line.head}"),
        ]
        reason = self._words.detail(line) if line.is_withheld else words().show(line.reason)
        self._facts.show_facts([*facts, Fact(self.tr("Reason"), reason)] if reason else facts)
        for touched in line.rows:
            self._rows.addWidget(Line())
            self._rows.addWidget(Text(self._words.row(touched), Type.BODY.in_weight(600), wraps=True))
            changes = FactList()
            changes.show_facts(self._words.changes(touched, at.tzinfo))
            self._rows.addWidget(changes)

    def _target(self) -> Target | None:
        if self.chosen is None or self.chosen.record is None:
            return None
        kind, key = self.chosen.record
        return Target(_PLACES[kind], key) if kind in _PLACES else None

    def _go(self) -> None:
        target = self._target()
        if target is not None:
            self.opened.emit(target)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._hint.setText(self.tr("Enter on an act says here which values it wrote, before and after."))
        self.show_act(self.chosen)
