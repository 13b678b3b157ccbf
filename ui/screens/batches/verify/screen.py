"""The step Verify: a second person reads the same, or does not, without seeing the first reading."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.batch import BatchId
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.exchange.scanned_lot import scanned_lot
from compounder.services.compound_batch.verify_view import LineToVerify, LotRead, VerifyView, lot_read, verify_view
from compounder.services.sign_in import Session
from ui.folding import Folding
from ui.newest import Newest
from ui.operations import Operation
from ui.places import Place
from ui.screens.batches.step import BatchStep
from ui.screens.batches.verify.acts import Doing, VerifyActs
from ui.screens.batches.verify.deeds import VerifyDeeds
from ui.screens.batches.verify.hero import Hero
from ui.screens.batches.verify.lines import LinesCard
from ui.theme.tokens import Space, State
from ui.widgets.panel import Card, column
from ui.widgets.side_by_side import SideBySide
from ui.words import words
from ui.workplace import Workplace

_LINES = 328


class VerifyStep(BatchStep):
    """Line by line: scan, weight, look; F12 compares. Nothing of a first reading is here until the second is in."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._view: VerifyView | None = None
        self._line: LineToVerify | None = None
        self._doing = Doing.LOOK
        self._newest = Newest(self.workplace.operations)
        self._deeds = VerifyDeeds(workplace, session)
        self.lines = LinesCard(workplace.local_now().tzinfo)
        self.hero = Hero(workplace.local_now().tzinfo)
        self.questions = self.hero.questions
        self.acts = VerifyActs(self.bar)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._columns = SideBySide(last_on_top=True)
        within = column()
        within.addWidget(self.hero)
        self._hero_card = Card(within, padding=1)
        self._columns.add_side(self.lines, _LINES)
        self._columns.addWidget(self._hero_card, 1)
        self._page = QVBoxLayout()
        self._page.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self._page.addLayout(self._columns, 1)
        self.fill(self._page)

    def _connect(self) -> None:
        self.questions.changed.connect(self._answered)
        self.questions.lot_asked.connect(self._look_up)
        self.lines.list.opened.connect(self._choose)
        self.bar.acted.connect(self._do)
        self.bar.answered_why.connect(self._show_why)
        self.hero.wrong.edited.connect(self._show_reason)
        self.hero.signature.signed.connect(self._do)
        self.acts.wrong.clicked.connect(lambda: self._begin(Doing.WRONG))
        self.acts.alone.clicked.connect(lambda: self._begin(Doing.ALONE))
        self.acts.weigh_again.clicked.connect(lambda: self.moved.emit(2))
        self.acts.leave.clicked.connect(self._leave)

    # what is shown

    def show_batch(self, batch: BatchId) -> None:
        """Another batch begins anew."""
        if batch != self.batch:
            self._view, self._line, self._doing = None, None, Doing.LOOK
            self.hero.difference.clear()
            self.hero.refusal.clear()
            self._show()
        super().show_batch(batch)

    def reload(self) -> None:
        """Which lines wait; a line in hand keeps what was typed while it still waits."""
        batch, work, session = self.batch, self.workplace, self.session
        if batch is None:
            return

        def question() -> VerifyView:
            with work.records.reading() as loads:
                return verify_view(loads, work.rules, batch, person=session.person)

        self._newest.ask(question, self._take, self.hero.refusal.show_refusal)

    def _take(self, view: VerifyView) -> None:
        if view.batch != self.batch:
            return
        is_first = self._view is None
        self._view = view
        kept = next((line for line in view.lines if self._line is not None and line.line == self._line.line), None)
        if kept is not None and kept.weighing is not None and self._line is not None:
            self._hold(kept, begins_anew=kept.weighing != self._line.weighing)
        else:
            self._hold(self._next(view), begins_anew=True)
            self._enter(is_first=is_first)

    def _next(self, view: VerifyView) -> LineToVerify | None:
        """The first line that waits for this person; else one that waits for another one."""
        if view.is_final:
            return None
        return min(view.waiting, key=lambda line: line.is_own, default=None)

    def _enter(self, *, is_first: bool) -> None:
        """The first empty field, when the last answer was this person's own F12 or nobody types elsewhere."""
        wanted = self.first_focus()
        focus: QWidget | None = self.window().focusWidget()
        if self.isVisible() and wanted is not None and (is_first or focus is None or self.isAncestorOf(focus)):
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, key: object) -> None:
        view = self._view
        line = next((line for line in view.lines if line.line == key), None) if view is not None else None
        if line is not None and (self._line is None or line.line != self._line.line):
            self._hold(line, begins_anew=True)
        self._enter(is_first=True)

    def _hold(self, line: LineToVerify | None, *, begins_anew: bool) -> None:
        """Take a line in hand."""
        self._line = line
        if begins_anew:
            self._deeds.forget()
            self.hero.difference.clear()
            self.hero.refusal.clear()
            self.hero.signature.clear()
            self.hero.wrong.set_text("")
            if line is not None:
                self.questions.ask(line)
            self._doing = self._due(line)
        self._show()

    def _due(self, line: LineToVerify | None) -> Doing:
        if line is None or line.weighing is None or self._view is None or self._view.is_final:
            return Doing.LOOK
        if self._view.refusal is not None:
            return Doing.LOOK
        return Doing.OWN if line.is_own else Doing.READ

    def _show(self) -> None:
        view, line, doing = self._view, self._line, self._doing
        hero = self.hero
        hero.show_line(view, line)
        shown: dict[Doing, QWidget] = {
            Doing.READ: hero.questions,
            Doing.DIFFER: hero.difference,
            Doing.LOOK: hero.facts,
            Doing.WRONG: hero.wrong,
            Doing.ALONE: hero.signature,
        }
        hero.show_parts(*([shown[doing]] if doing in shown else []))
        against = (view.refusal if view is not None else None) or (hero.own_reading() if doing is Doing.OWN else None)
        if against is not None:
            hero.refusal.show_refusal(against)
        self.lines.show_view(view, line)
        self._show_acts()

    def _show_acts(self) -> None:
        self.acts.show_acts(self._doing, self._view)
        self._show_reason()

    def _show_reason(self) -> None:
        """What stands against the primary act."""
        reason: Refusal | Phrase | str = ""
        if self._doing is Doing.READ:
            missing = self.questions.missing()
            reason = missing.why if missing is not None else ""
        elif self._doing is Doing.WRONG and not self.hero.wrong.text().strip():
            reason = self.tr("Type what is wrong.")
        self.bar.set_reason(reason)

    def _answered(self) -> None:
        """Another answer is another comparison."""
        self._deeds.forget()
        self._show_acts()

    def _show_why(self) -> None:
        """F12 answers: the focus goes to the field at fault."""
        if self._doing is Doing.WRONG:
            self.hero.wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        missing = self.questions.missing(settles=True)
        if missing is not None:
            self.bar.set_reason(missing.why)
            missing.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # what is done

    def _do(self) -> None:
        {
            Doing.READ: self._compare,
            Doing.DIFFER: self._read_again,
            Doing.OWN: self.lock_asked.emit,
            Doing.WRONG: self._note_wrong,
            Doing.ALONE: self._sign_alone,
            Doing.LOOK: self._go_on,
        }[self._doing]()

    def _go_on(self) -> None:
        self.moved.emit(4 if self._view is not None and self._view.is_closed else 2)

    def _compare(self) -> None:
        missing, line = self.questions.missing(settles=True), self._line
        if missing is not None or line is None or line.weighing is None:
            self._show_why()
            return
        second = self.questions.answers()
        asked = self._run(self._deeds.compare(line.weighing, second))
        asked.done.connect(lambda _: self._say_same(line))
        asked.refused.connect(self._refuse_reading)

    def _say_same(self, line: LineToVerify) -> None:
        same = self.tr("Line %1, %2: both readings are the same.").replace("%1", str(line.number))
        self.bar.say_done(same.replace("%2", words().show(line.name)))

    def _refuse_reading(self, refusal: Refusal) -> None:
        """R21 shows both; what was typed stays."""
        if refusal.code == "readings_differ":
            self.hero.difference.show_refusal(refusal)
            self._begin(Doing.DIFFER)
        else:
            self.hero.refusal.show_refusal(refusal)

    def _read_again(self) -> None:
        """Blind again: the first reading goes before the questions come back."""
        at_fault = self.questions.at_fault(self.hero.difference.what)
        self.hero.difference.clear()
        self._leave()
        at_fault.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note_wrong(self) -> None:
        if self.batch is None:
            return
        asked = self._run(self._deeds.note_wrong(self.batch, self.hero.wrong.text()))
        asked.done.connect(self._noted)
        asked.refused.connect(self.hero.wrong.refuse)

    def _noted(self) -> None:
        self.hero.wrong.set_text("")
        self._leave()
        self.bar.say_done(self.tr("Noted. A pharmacist decides it before release."))

    def _sign_alone(self) -> None:
        signature = self.hero.signature
        if self.batch is None:
            return
        asked = self._run(self._deeds.sign_alone(self.batch, signature.reason(), signature.password()))
        asked.done.connect(self._signed)
        asked.refused.connect(self._refuse_signature)

    def _signed(self) -> None:
        self.hero.signature.clear()
        self.bar.say_done(self.tr("The exception is signed. Every paper of this batch prints it."))

    def _refuse_signature(self, refusal: Refusal) -> None:
        signature = self.hero.signature
        if refusal.code in ("reason_needed", "invalid_text"):
            signature.refuse_reason(refusal)
        else:
            signature.refuse(refusal)

    def _run(self, asked: Operation) -> Operation:
        """While an act runs, F12 is deaf."""
        self.bar.set_busy(busy=True)
        self.hero.refusal.clear()
        asked.ended.connect(lambda: self.bar.set_busy(busy=False))
        return asked

    def _begin(self, doing: Doing) -> None:
        self._doing = doing
        self.hero.refusal.clear()
        self._show()
        self._enter(is_first=True)

    def _leave(self) -> None:
        """Back to the line in hand, its answers kept."""
        self._doing = Doing.DIFFER if self.hero.difference.is_shown else self._due(self._line)
        self._show()
        self._enter(is_first=True)

    def take_scan(self, text: str) -> bool:
        """A scan is the container's lot while a line is read; where two readings differ, it is read again with it."""
        if self._doing in (Doing.WRONG, Doing.ALONE):
            said = self.tr("Nothing was scanned here. Go back to the line first (Esc).")
            self.hero.refusal.show_phrase(State.ATTENTION, said)
            return True
        if self._doing is Doing.DIFFER:
            self._read_again()
        if self._doing is not Doing.READ:
            return False
        try:
            self.questions.take_scan(scanned_lot(text, self.workplace.local_now().date()))
        except Refusal as refusal:
            self.questions.lot.refuse(refusal)
        return True

    def _look_up(self, text: str) -> None:
        work, line = self.workplace, self._line
        if line is None:
            return

        def question() -> LotRead | None:
            with work.records.reading() as loads:
                return lot_read(loads, work.rules, text, line.ingredient)

        work.operations.read(question).done.connect(lambda found: self.questions.show_lot(text, found))

    # keys and folding

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y and N answer; Esc goes back to the line."""
        if event.key() == Qt.Key.Key_Escape and self._doing in (Doing.WRONG, Doing.ALONE):
            self._leave()
        elif self._doing is Doing.READ and event.text().casefold() in ("y", "o", "n"):
            self.questions.set_look(looks_right=event.text().casefold() != "n")
        else:
            super().keyPressEvent(event)

    def first_focus(self) -> QWidget | None:
        """The first empty field of what is done."""
        match self._doing:
            case Doing.READ:
                return self.questions.first_field()
            case Doing.WRONG:
                return self.hero.wrong
            case Doing.ALONE:
                return self.hero.signature.reason_field
            case Doing.DIFFER:
                return self.bar.primary
            case _:
                return self.lines.list.current_button()

    def set_folding(self, folding: Folding) -> None:
        """The lines stand below the card where there is no room beside it."""
        super().set_folding(folding)
        is_beside = folding.has_side_panels
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)
        self._columns.fold(is_beside=is_beside)
        self.hero.difference.fold(is_one_column=folding.is_one_column)
        self.lines.set_whole(is_whole=not is_beside)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        sentence = words().say("paper.signed.alone")
        role = words().say(f"role.{self.session.role.value}")
        consequence = self.tr("Every paper of this batch will say that one person made it alone.")
        self.hero.signature.show_sentence(sentence, f"{self.session.name}, {role}", consequence)
        self._show()
