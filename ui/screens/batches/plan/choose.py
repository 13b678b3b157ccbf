"""Which preparation? The formulation of a new batch, found by four letters; none is ever chosen by itself."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.calculated_value import CalculatedValue
from compounder.domain.errors import Refusal
from compounder.domain.staff import Permission, may, roles_that_may
from compounder.services.authority import role_phrase
from compounder.services.compound_batch.choose_formulation import Plannable, plannable_formulations
from compounder.services.find_records import LEAST_LETTERS
from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.newest import Newest
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.batches.plan.brought import sentence_of
from ui.theme.tokens import Space, State
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice
from ui.widgets.panel import Card, column
from ui.widgets.text_field import TextField
from ui.widgets.work_list import WorkList, WorkRow
from ui.words import words
from ui.workplace import Workplace

_TYPING_PAUSE = 120
_ROW = 84
_WIDEST = 720


class ChooseFormulation(Screen):
    """`chosen(formulation)` when a row is pressed, or F12 while one has the focus; Down goes from the field to them."""

    chosen = Signal(str)

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._newest = Newest(self.workplace.operations)
        self._found: tuple[Plannable, ...] = ()
        self._in_force: int | None = None
        self.name = TextField(icon="search")
        self.list = WorkList()
        self.empty = EmptyState()
        self.refusal = Notice()
        self.notice = Notice()
        self.brought: CalculatedValue | None = None
        self._card = Card(column(), padding=1)
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._card.body.addWidget(self.list)
        self._card.body.addWidget(self.empty)
        self._page = QVBoxLayout()
        self._page.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self._page.setSpacing(Space.M)
        for part in (self.notice, self.name, self.refusal, self._card):
            part.setMaximumWidth(_WIDEST)
            self._page.addWidget(part)
        self._page.addStretch(1)
        self.fill(self._page)

    def _connect(self) -> None:
        self.name.edited.connect(lambda _: self._pause.start())
        self.name.entered.connect(self.list.enter)
        self.name.descended.connect(self.list.enter)
        self._pause.timeout.connect(self.reload)
        self.list.opened.connect(lambda key: self.chosen.emit(str(key)))
        self.bar.acted.connect(self._choose_focused)
        self.bar.answered_why.connect(self.name.setFocus)
        self.empty.chosen.connect(lambda: self.opened.emit(Target(Place.FORMULATIONS)))

    def begin(self, brought: CalculatedValue | None = None) -> None:
        """A new batch: nothing typed, nothing found; a calculated value may have come along."""
        self.brought = brought
        zone = self.workplace.local_now().tzinfo
        said = sentence_of(brought, zone, ending="which") if brought is not None else ""
        self.notice.show_phrase(State.PLAIN, said)
        self.name.set_text("")
        self._found = ()
        self.refusal.clear()
        self._show()

    def title(self) -> str:
        """The question."""
        return self.tr("New batch: which preparation?")

    def crumbs(self) -> tuple[tuple[str, Target], ...]:
        """The list."""
        return ((self.tr("Batches"), Target(Place.BATCHES)),)

    def reload(self) -> None:
        """Look for what was typed; the answer to an earlier text is dropped."""
        work, text = self.workplace, self.name.text()

        def question() -> tuple[tuple[Plannable, ...], int]:
            with work.records.reading() as loads:
                return plannable_formulations(loads, work.rules, text)

        self._newest.ask(question, self._take, self._refuse)

    def _take(self, answer: tuple[tuple[Plannable, ...], int]) -> None:
        self._found, self._in_force = answer
        self._show()

    def _refuse(self, refusal: Refusal) -> None:
        self.refusal.show_refusal(refusal)

    def _show(self) -> None:
        self.list.show_rows([self._row(found) for found in self._found])
        self.list.setVisible(bool(self._found))
        self.list.setMinimumHeight(_ROW * min(len(self._found), 6))
        self.empty.setVisible(not self._found)
        word = self.tr("Formulations") if self._in_force == 0 and Place.FORMULATIONS in self.places else ""
        self.empty.show_sentence(self._nothing(), word, "formulations")
        self.bar.set_reason(self._why_not())

    def _row(self, found: Plannable) -> WorkRow:
        name = words().show(found.name)
        form = words().sentences.get(f"label.dosage_form.{found.dosage_form}", found.dosage_form)
        detail = self.tr("%1, %2, version %3").replace("%1", words().show(found.strength)).replace("%2", form)
        usual = self.tr("usual size")
        return WorkRow(
            found.formulation, f"{name[:1].upper()}{name[1:]}", detail.replace("%3", str(found.version)),
            "formulations", amount=words().show(found.usual_size), note=usual,
        )  # fmt: skip

    def _nothing(self) -> str:
        text = self.name.text().strip()
        if self._in_force == 0:
            return self.tr("No formulation is in force. A pharmacist approves one in Formulations.")
        if len(text) < LEAST_LETTERS:
            return self.tr("Type four letters of its name.")
        return self.tr("No formulation in force is called “%1”.").replace("%1", words().show(text))

    def _why_not(self) -> Refusal | str:
        role = self.session.role
        if not may(role, Permission.PLAN):
            needed = tuple(role_phrase(able) for able in roles_that_may(Permission.PLAN))
            return Refusal("not_permitted", "role", role=role_phrase(role), needed=needed)
        return "" if self._found else self.tr("Find the preparation first.")

    def _choose_focused(self) -> None:
        """The row that has the focus; otherwise the focus goes to the rows, and nothing is chosen."""
        if not self.list.open_focused():
            self.list.enter()

    def first_focus(self) -> QWidget | None:
        """The name."""
        return self.name

    def set_folding(self, folding: Folding) -> None:
        """Narrow margins where it is narrow."""
        super().set_folding(folding)
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.name.set_label(self.tr("Name of the preparation"))
        self.name.show_help(self.tr("Only formulations in force are found. ↓ goes to them, Enter takes one."))
        self.bar.set_primary(self.tr("Plan this preparation"), "next")
        self.bar.say(self.tr("Nothing is taken from stock yet."))
        self.titled.emit()
        self._show()
