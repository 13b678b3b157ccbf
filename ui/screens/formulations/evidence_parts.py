"""The recorded facts about a use-by, those that stand first, and the form for a new one."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import Signal

from compounder.domain.beyond_use import StorageKind
from compounder.domain.errors import Refusal
from compounder.domain.formulation_version import EvidenceKind
from compounder.domain.names import checked_text
from compounder.domain.number import parse_typed
from compounder.domain.phrase import Phrase
from compounder.services.read_formulations import EvidenceView as RecordedEvidence
from compounder.services.record_evidence import NewEvidence
from ui.screens.formulations.words import FormulationWords
from ui.theme.tokens import Space, State, Type
from ui.widgets.choice_field import ChoiceField
from ui.widgets.empty_state import EmptyState
from ui.widgets.panel import Line, Panel, Text, column, emptied, row
from ui.widgets.tag import Tag
from ui.widgets.text_field import TextField
from ui.words import language, words


class EvidenceList(Panel):
    """``show_evidence(evidence)``: each fact with its value, source, who recorded it, and whether it stands."""

    def __init__(self, said: FormulationWords) -> None:
        super().__init__()
        self._words = said
        self._evidence: Sequence[RecordedEvidence] = ()
        self._title = Text(style=Type.SECTION, wraps=True)
        self._empty = EmptyState()
        self._rows = column()
        layout = column(gap=Space.S)
        layout.addWidget(self._title)
        layout.addWidget(self._empty)
        layout.addLayout(self._rows)
        layout.addStretch(1)
        self.setLayout(layout)
        self.retranslate()

    def show_evidence(self, evidence: Sequence[RecordedEvidence]) -> None:
        """Replace the facts."""
        self._evidence = evidence
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._title.setText(self.tr("Recorded for this formulation"))
        self._empty.show_sentence(self.tr("Nothing is recorded yet: the rules of the profile alone decide."))
        self._empty.setVisible(not self._evidence)
        emptied(self._rows)
        for each in self._evidence:
            self._rows.addWidget(Line())
            self._rows.addWidget(self._row(each))

    def _row(self, each: RecordedEvidence) -> Panel:
        recorded = each.row
        value = words().show(Fraction(recorded.value)) if recorded.value is not None else ""
        if recorded.days is not None:
            value = self.tr("%n day(s)", "", recorded.days)
        tag = Tag(State.OK, self.tr("stands")) if each.is_standing else Tag(State.PLAIN, self.tr("replaced"))
        head = row(gap=Space.M)
        head.addWidget(Text(self._words.evidence(recorded.kind), Type.BODY.in_weight(600), wraps=True), 1)
        head.addWidget(Text(value, Type.SECTION))
        head.addWidget(tag)
        storage = words().show(Phrase.of(f"storage.{recorded.storage}")) if recorded.storage else ""
        by = self._words.by_on(each.recorded_by, self._words.day(recorded.recorded_at))
        sample = self.tr("sample only") if recorded.sample else ""
        detail = ", ".join(part for part in (storage, by, sample) if part)
        holder = Panel()
        layout = column(gap=0)
        layout.setContentsMargins(0, Space.S, 0, Space.S)
        layout.addLayout(head)
        layout.addWidget(Text(words().show(recorded.source), wraps=True))
        layout.addWidget(Text(detail, Type.SMALL, "ink2", wraps=True))
        holder.setLayout(layout)
        return holder


class EvidenceForm(Panel):
    """Kind, value, storage, source: ``judged(formulation)`` is the new fact, or None; its field then says why."""

    changed = Signal()

    def __init__(self, said: FormulationWords) -> None:
        super().__init__()
        self._words = said
        self.kind, self.storage = ChoiceField(), ChoiceField()
        self.amount, self.source = TextField(), TextField()
        layout = column(gap=Space.S)
        for field in (self.kind, self.amount, self.storage, self.source):
            layout.addWidget(field)
        self.setLayout(layout)
        self.kind.chosen.connect(self._choose_kind)
        self.storage.chosen.connect(lambda _key: self.changed.emit())
        for field in (self.amount, self.source):
            field.edited.connect(lambda _text: self.changed.emit())
        self.retranslate()
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self.kind.choose(None)
        self.storage.choose("any")
        for field in (self.amount, self.source):
            field.set_text("")
        self.retranslate()
        self.changed.emit()

    def _choose_kind(self, _key: object) -> None:
        self.kind.clear_refusal()
        self.amount.clear_refusal()
        self.retranslate()
        self.changed.emit()

    def value(self, formulation: str) -> NewEvidence | None:
        """What stands there, if it can be used: kind and number; a source is not needed to see the effect."""
        try:
            return self._read(formulation)
        except Refusal:
            return None

    def judged(self, formulation: str) -> NewEvidence | None:
        """The new fact; None where something is missing or wrong, which its field then says."""
        if self._kind() is None:
            self.kind.refuse(Phrase.of("formulation.kind_needed"))
            self.kind.setFocus()
            return None
        try:
            new = self._read(formulation)
        except Refusal as refusal:
            return self._refused(self.amount, refusal)
        try:
            checked_text(new.source, "source")
        except Refusal as refusal:
            return self._refused(self.source, refusal)
        return new

    @staticmethod
    def _refused(field: TextField, refusal: Refusal) -> None:
        field.refuse(refusal)
        field.setFocus()

    def _read(self, formulation: str) -> NewEvidence:
        kind = self._kind()
        is_activity = kind is EvidenceKind.WATER_ACTIVITY
        if kind is None:
            raise Refusal("evidence", "days")
        if not self.amount.text().strip():
            raise Refusal("evidence", "value") if is_activity else Refusal("evidence", "days")
        number = parse_typed(self.amount.text().strip(), language=language())
        storage = self.storage.choice()
        where = StorageKind(str(storage)) if storage not in (None, "any") else None
        if is_activity:
            if number > 1:
                raise Refusal("evidence", "value")
            return NewEvidence(formulation, kind, self.source.text(), value=number, storage=where)
        if number.denominator != 1 or number < 1:
            raise Refusal("evidence", "days")
        return NewEvidence(formulation, kind, self.source.text(), days=int(number), storage=where)

    def _kind(self) -> EvidenceKind | None:
        chosen = self.kind.choice()
        return chosen if isinstance(chosen, EvidenceKind) else None

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.kind.set_label(self.tr("What was found?"))
        self.kind.set_choices([(kind, self._words.evidence(kind)) for kind in EvidenceKind])
        self.storage.set_label(self.tr("For which storage?"))
        places = [(kind.value, words().show(Phrase.of(f"storage.{kind.value}"))) for kind in StorageKind]
        self.storage.set_choices([("any", self.tr("any storage")), *places])
        self.source.set_label(self.tr("Where does it stand?"))
        self.source.show_help(self.tr("Report, article or procedure, with its number"))
        if self._kind() is EvidenceKind.WATER_ACTIVITY:
            self.amount.set_label(self.tr("Water activity, from 0 to 1"))
        else:
            self.amount.set_label(self.tr("Days"))
