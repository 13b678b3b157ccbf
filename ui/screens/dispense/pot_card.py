"""The card on the right: what is handed over, whether it may be, and how much of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.services.survey_pot import PotView, refusal_of_pot
from ui.screens.dispense.words import DispenseWords
from ui.theme.tokens import Space, State, Type, TypeStyle
from ui.widgets.fact_list import Fact, FactList
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, Icon, Line, Panel, Text, column, row
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.tag import Tag
from ui.widgets.text_field import TextField
from ui.words import sentence, words
from ui.workplace import Workplace

_UNITS = ("g", "mg", "mL")


class PotCard(Panel):
    """``show_pots(pots)``; `named` with a typed number; `changed` after each edit of the quantity.

    `quantity` empty means all of it. ``refuse(refusal)`` stands in the card until the next pot or key.
    """

    named = Signal(str)
    changed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._pots: Sequence[PotView] = ()
        self._is_refused = False
        self._words = DispenseWords(self)
        self._word = Text(ink="ink2")
        self._state = Tag()
        self.name = Text(style=Type.TITLE, wraps=True)
        self._which = Text(style=TypeStyle(18, 26), wraps=True)
        self._empty = Text(style=TypeStyle(18, 26), ink="ink2", wraps=True)
        self._line = Line()
        self.notice = Notice()
        self._facts = FactList()
        self.field = TextField(icon="scan")
        self.quantity = QuantityEdit(_UNITS)
        self._pair = row(gap=Space.M)
        self._build()
        self.field.entered.connect(self._name_it)
        self.field.edited.connect(lambda _text: self.notice.clear())
        self.quantity.changed.connect(self.changed)
        self.retranslate()

    def _build(self) -> None:
        head = row()
        head.addWidget(Icon("dispense", 24, "accent_ink"))
        head.addWidget(self._word)
        head.addStretch(1)
        head.addWidget(self._state)
        self._pair.addWidget(self.field, 1)
        self._pair.addWidget(self.quantity, 1)
        whole = column(gap=Space.XS)
        whole.addLayout(head)
        for part in (self._empty, self.name, self._which):
            whole.addWidget(part)
        whole.addSpacing(Space.XS)
        whole.addWidget(self._line)
        whole.addSpacing(Space.XS)
        whole.addWidget(self.notice)
        whole.addWidget(self._facts)
        whole.addSpacing(Space.S)
        whole.addLayout(self._pair)
        whole.addStretch(1)
        outer = column()
        outer.addWidget(Card(whole, padding=Space.L))
        self.setLayout(outer)

    def show_pots(self, pots: Sequence[PotView]) -> None:
        """Show the chosen containers, all of one batch; none: what to do first. Looked at again, all typed stays."""
        if not pots:
            self.quantity.clear()
        if [pot.container for pot in pots] != [pot.container for pot in self._pots]:
            self.forget_typed()
        self._pots = pots
        self._show()

    def forget_typed(self) -> None:
        """The number was taken, or nothing is asked any more."""
        self.field.set_text("")
        self.notice.clear()

    def refuse(self, refusal: Refusal) -> None:
        """Say why a container was not taken; the chosen ones stay."""
        self.notice.show_refusal(refusal)

    def asked_quantity(self) -> Quantity | None:
        """The part that was typed, None for all of it."""
        value = self.quantity.value()
        return value if isinstance(value, Quantity) else None

    def quantity_refusal(self) -> Refusal | None:
        """What makes the typed quantity unusable; empty is all of it."""
        if self.quantity.is_empty or self.quantity.value() is not None:
            return None
        known = self.quantity.refusal
        refusal = known if isinstance(known, Refusal) else Refusal("choice_needed", "part")
        refusal.at = "quantity"
        return refusal

    def _name_it(self) -> None:
        if self.field.text().strip():
            self.named.emit(self.field.text())

    def _show(self) -> None:
        pots = self._pots
        for part in (self.name, self._which, self._facts, self._state, self.quantity, self._line):
            part.setVisible(bool(pots))
        self._empty.setVisible(not pots)
        if pots:
            self._show_pots(pots)
        self._label()

    def _show_pots(self, pots: Sequence[PotView]) -> None:
        first = pots[0]
        now = self._workplace.local_now()
        refusals = [refusal for pot in pots if (refusal := refusal_of_pot(pot, now)) is not None]
        self.name.setText(words().show(first.name))
        self._which.setText(self._words.pots(pots))
        self._is_refused = bool(refusals)
        self.quantity.setVisible(not refusals)
        self._show_state(refusals[0] if refusals else None)
        self._facts.show_facts(self._said(first, is_refused=self._is_refused))
        if refusals:
            self.notice.show_refusal(refusals[0])
        self.quantity.show_help(self.tr("Empty: all of it, %1.").replace("%1", sentence(self._words.filled(pots))))

    def _show_state(self, refusal: Refusal | None) -> None:
        if refusal is None:
            self._state.show_state(State.OK, self.tr("released"))
            return
        if refusal.phrase.key == "refusal.recalled.not_accepted_again":
            self._state.show_state(State.QUARANTINE, self.tr("held"))
            return
        said = {
            "recalled": (State.REFUSED, self.tr("recalled")),
            "container_empty": (State.REFUSED, self.tr("not here any more")),
            "beyond_use_passed": (State.EXPIRED, self.tr("expired")),
        }
        self._state.show_state(*said.get(refusal.code, (State.QUARANTINE, self.tr("not released"))))

    def _said(self, pot: PotView, *, is_refused: bool) -> list[Fact]:
        """The facts with their checks; a refused pot has no ticks."""
        state, checked = (None, "") if is_refused else (State.OK, self.tr("checked"))
        number = words().show(pot.batch)
        if pot.register is not None:
            said = self.tr("%1, register number %2").replace("%1", number)
            number = said.replace("%2", words().show(pot.register))
        route = Phrase.of(f"label.route.{pot.route.value}.patient")
        here = self.tr("%1 of %2").replace("%1", str(pot.here)).replace("%2", str(pot.containers))
        facts = [
            Fact(self.tr("Batch"), number, state, checked),
            Fact(self.tr("Use by"), self._words.until(pot, self._workplace.local_now()), state, checked),
            Fact(self.tr("Strength"), self._words.strength(pot)),
            Fact(self.tr("Route"), sentence(route)),
            Fact(self.tr("Containers left"), here),
        ]
        if pot.left != pot.content and not is_refused:
            left = self.tr("%1 of %2 left").replace("%1", words().show(pot.left))
            facts.append(Fact(self.tr("Content"), left.replace("%2", words().show(pot.content))))
        return facts

    def fold(self, *, is_one_column: bool) -> None:
        """The two fields side by side, or one under the other."""
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._pair.setDirection(down if is_one_column else beside)

    def _label(self) -> None:
        is_one_more = bool(self._pots) and not self._is_refused
        self.field.set_label(self.tr("One more of this batch") if is_one_more else self.tr("Batch and container"))
        self.field.set_placeholder("2026-0147/7")

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self._word.setText(self.tr("What"))
        self._empty.setText(self.tr("Scan the pot, or type batch and container as the label prints them."))
        self.quantity.set_label(self.tr("Only a part of it"))
        self._show()
