"""The cards of one version: its lines, its method and controls, how it is kept, and what nobody has confirmed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.beyond_use import BeyondUseDecision
from compounder.domain.errors import Refusal
from compounder.domain.formulation_sheet import amount_of, container_phrase, limits_phrase, line_facts
from compounder.domain.master_formulation import MasterFormulation
from compounder.domain.phrase import Phrase
from ui.theme.tokens import Space, State, Type
from ui.widgets.button import Button
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.notice import Notice
from ui.widgets.panel import Line, Panel, Text, column, emptied, row
from ui.widgets.tag import Tag
from ui.words import words


class LinesPart(Panel):
    """The lines with their amounts for the base size, and the facts that no pharmacist has confirmed."""

    def __init__(self) -> None:
        super().__init__()
        self._formulation: MasterFormulation | None = None
        self._title = Text(style=Type.SECTION, wraps=True)
        self._lines, self._facts = column(), column(gap=Space.S)
        self._open_title = Text(style=Type.SECTION, wraps=True)
        layout = column(gap=Space.M)
        layout.addWidget(self._title)
        layout.addLayout(self._lines)
        layout.addWidget(self._open_title)
        layout.addLayout(self._facts)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_formulation(self, formulation: MasterFormulation) -> None:
        """Show the lines of a formulation."""
        self._formulation = formulation
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        formulation = self._formulation
        if formulation is None:
            return
        self._title.setText(self.tr("For %1").replace("%1", words().show(formulation.base_size)))
        emptied(self._lines)
        for line in formulation.lines:
            self._lines.addWidget(Line())
            name = words().show(line.name)
            detail = words().show(tuple(fact for fact in line_facts(line) if fact != amount_of(line)))
            self._lines.addWidget(_LineRow(name[:1].upper() + name[1:], detail, words().show(amount_of(line))))
        emptied(self._facts)
        facts = formulation.unconfirmed_facts()
        self._open_title.setText(self.tr("Not confirmed by a pharmacist"))
        self._open_title.setVisible(bool(facts))
        for fact in facts:
            self._facts.addWidget(_OpenFact(words().show(fact), self.tr("unconfirmed")))


class _LineRow(QWidget):
    """A line of the formula: name, what else is said of it, amount."""

    def __init__(self, name: str, detail: str, amount: str) -> None:
        super().__init__()
        said = column(gap=0)
        said.addWidget(Text(name, Type.BODY.in_weight(600), wraps=True))
        said.addWidget(Text(detail, Type.SMALL, "ink2", wraps=True))
        value = Text(amount, Type.SECTION)
        layout = row(gap=Space.M)
        layout.setContentsMargins(0, Space.S, 0, Space.S)
        layout.addLayout(said, 1)
        layout.addWidget(value, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)


class _OpenFact(QWidget):
    """A fact that nobody has confirmed, under its tag."""

    def __init__(self, fact: str, word: str) -> None:
        super().__init__()
        layout = column(gap=Space.XS)
        layout.addWidget(Tag(State.ATTENTION, word), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(Text(fact, wraps=True))
        self.setLayout(layout)


class MethodPart(Panel):
    """The steps of the method, numbered, the in-process controls, and the limits."""

    def __init__(self) -> None:
        super().__init__()
        self._formulation: MasterFormulation | None = None
        self._title, self._controls_title = Text(style=Type.SECTION, wraps=True), Text(style=Type.SECTION, wraps=True)
        self._limits_title = Text(style=Type.SECTION, wraps=True)
        self._steps, self._controls = column(gap=Space.S), column(gap=Space.S)
        self._limits = FactList()
        layout = column(gap=Space.M)
        layout.addWidget(self._title)
        layout.addLayout(self._steps)
        layout.addWidget(self._controls_title)
        layout.addLayout(self._controls)
        layout.addWidget(self._limits_title)
        layout.addWidget(self._limits)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_formulation(self, formulation: MasterFormulation) -> None:
        """Show method and controls of a formulation."""
        self._formulation = formulation
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        formulation = self._formulation
        if formulation is None:
            return
        self._title.setText(self.tr("Method"))
        self._controls_title.setText(self.tr("In-process controls"))
        self._controls_title.setVisible(bool(formulation.controls))
        self._limits_title.setText(self.tr("Limits"))
        emptied(self._steps)
        for number, step in enumerate(formulation.steps, 1):
            self._steps.addWidget(_Step(number, words().show(step.text)))
        emptied(self._controls)
        for control in formulation.controls:
            self._controls.addWidget(_Control(words().show(control.name), words().show(control.expected)))
        tolerance = words().show(formulation.tolerance)
        self._limits.show_facts(
            [
                Fact(_label("strength_limits"), words().show(limits_phrase(formulation.strength_limits))),
                Fact(_label("yield_limits"), words().show(limits_phrase(formulation.yield_limits))),
                Fact(_label("tolerance"), tolerance),
            ]
        )


class _Control(QWidget):
    """What is looked at, and what must be found."""

    def __init__(self, name: str, expected: str) -> None:
        super().__init__()
        layout = column()
        layout.addWidget(Text(name, Type.BODY.in_weight(600), wraps=True))
        layout.addWidget(Text(expected, wraps=True))
        self.setLayout(layout)


class _Step(QWidget):
    """A step behind its number."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        layout = row(gap=Space.M)
        mark = Text(words().show(number), Type.BODY.in_weight(600), "ink2")
        mark.setMinimumWidth(20)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(Text(text, wraps=True), 1)
        self.setLayout(layout)


def _label(name: str) -> str:
    return words().show(Phrase.of(f"sheet.row.{name}"))


class KeepingPart(Panel):
    """Container, storage, label, what it is, and how long a batch made now might be used; `evidence_asked`."""

    evidence_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._formulation: MasterFormulation | None = None
        self._outlook: BeyondUseDecision | Refusal | None = None
        self._title, self._use_title = Text(style=Type.SECTION, wraps=True), Text(style=Type.SECTION, wraps=True)
        self._facts = FactList()
        self._until = Text(style=Type.TITLE, wraps=True)
        self._bound = Text(ink="ink2", wraps=True)
        self.refusal = Notice()
        self.evidence = Button(icon="records")
        self.evidence.clicked.connect(self.evidence_asked)
        beside = row()
        beside.addWidget(self.evidence)
        beside.addStretch(1)
        layout = QVBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        for part in (self._title, self._facts, self._use_title, self._until, self._bound, self.refusal):
            layout.addWidget(part)
        layout.addLayout(beside)
        layout.addStretch(1)
        self.setLayout(layout)

    def show_formulation(self, formulation: MasterFormulation, outlook: BeyondUseDecision | Refusal) -> None:
        """Show how a formulation is kept; `outlook` is the use-by of a batch made now, or why there is none."""
        self._formulation, self._outlook = formulation, outlook
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        formulation, outlook = self._formulation, self._outlook
        if formulation is None:
            return
        self._title.setText(self.tr("Container, storage, label"))
        label = Phrase.of(f"formulation.label.{formulation.container.label}")
        self._facts.show_facts(
            [
                Fact(_label("container"), words().show(container_phrase(formulation.container))),
                Fact(_label("storage"), words().show(formulation.storage.text)),
                Fact(_label("label"), words().show(label)),
                Fact(_label("policy"), words().show(Phrase.of(f"policy.{formulation.policy.value}"))),
                Fact(_label("source"), words().show(formulation.source)),
            ]
        )
        self._use_title.setText(self.tr("If it were made now, use by"))
        self.evidence.set_word(self.tr("Evidence for the use-by"))
        is_known = isinstance(outlook, BeyondUseDecision)
        for part in (self._until, self._bound):
            part.setVisible(is_known)
        if isinstance(outlook, BeyondUseDecision):
            self.refusal.clear()
            self._until.setText(words().show(outlook.until))
            bound = self.tr("Bound by: %1. An ingredient that expires earlier shortens it.")
            self._bound.setText(bound.replace("%1", words().show(outlook.binding.source)))
        elif outlook is not None:
            self.refusal.show_phrase(State.ATTENTION, outlook)
