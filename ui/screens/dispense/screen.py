"""Dispense: is this pot for this patient? Both face to face, re-entered at the counter, signed, under a number."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.errors import Refusal
from compounder.domain.patient import Pseudonym
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.places import Place, Target
from ui.screen import Screen
from ui.screens.dispense.codes import scanned_here
from ui.screens.dispense.counter_form import CounterForm
from ui.screens.dispense.draft import CounterDraft
from ui.screens.dispense.papers import HandOverNotice
from ui.screens.dispense.questions import sign_hand_over
from ui.screens.dispense.words import DispenseWords
from ui.theme.tokens import Space, State
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.widgets.side_by_side import SideBySide
from ui.words import words
from ui.workplace import Workplace

_WIDEST_ACT = 420
_OF_THE_PASSWORD = ("not_signed", "sign_in_refused", "sign_in_wait")


class DispenseScreen(Screen):
    """``Target(Place.DISPENSE, pseudonym, "patient")`` opens a patient, ``Target(…, container)`` takes a pot.

    One patient is open at a time. F6 puts the pots back, F7 closes the patient; F12 says what is missing, or hands
    over. The command belongs to the draft: pressing again after a refusal is the same act.
    """

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.draft = CounterDraft(workplace, self)
        self._act = workplace.act(session, "dispense")
        self._words = DispenseWords(self)
        self.notice, self.closed = Notice(), Notice()
        self.done = HandOverNotice(workplace, session)
        self._form = CounterForm(workplace, session, self.draft, can_add=Place.PATIENTS in places)
        self.patient, self.pot, self.identity = self._form.patient, self._form.pot, self._form.identity
        self.other_pot = Button(icon="close", key="F6")
        self.close_patient = Button(icon="close", key="F7")
        self._cards = SideBySide(gap=Space.M)
        self._page = QVBoxLayout()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._cards.addWidget(self.patient, 1)
        self._cards.addWidget(self.pot, 1)
        self._page.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.notice)
        self._page.addWidget(self.closed)
        self._page.addWidget(self.done)
        self._page.addLayout(self._cards, 1)
        self._page.addWidget(self.identity)
        self.fill(self._page)
        self.bar.add_act(self.other_pot)
        self.bar.add_act(self.close_patient)

    def _connect(self) -> None:
        draft = self.draft
        self.pot.named.connect(draft.name_pot)
        self.pot.field.edited.connect(lambda _text: self._judge())
        self.patient.search.chosen.connect(lambda found: draft.open(found.id))
        self.patient.search.asked_new.connect(lambda: self.opened.emit(Target(Place.PATIENTS, act="new")))
        for part in (self.patient, self.pot):
            part.changed.connect(self._redraft)
        self.identity.changed.connect(self._judge)
        self.other_pot.clicked.connect(draft.put_back)
        self.close_patient.clicked.connect(draft.close)
        draft.pots_changed.connect(self._show_pots)
        draft.patient_changed.connect(self._show_patient)
        draft.looked.connect(self._show_looked)
        draft.pot_refused.connect(self._refuse_pot)
        draft.patient_refused.connect(self.notice.show_refusal)
        self.bar.acted.connect(self._hand_over)
        self.bar.answered_why.connect(self._show_why)

    def title(self) -> str:
        """The question; no name stands in it."""
        return self.tr("Is this pot for this patient?")

    def go_to(self, target: Target) -> None:
        """Open a patient, or take a pot."""
        if target.act == "patient":
            self.draft.open(Pseudonym(target.record))
        elif target.record:
            self.draft.name_pot(target.record)

    def reload(self) -> None:
        """Look at what is chosen again."""
        self.draft.look_again()

    def concerns(self, changes: Changes) -> bool:
        """A commit may have touched a chosen pot."""
        return bool(changes.touched) and bool(self.draft.pots)

    def take_scan(self, text: str) -> bool:
        """A code of ours is the pot, a plain one a wristband; a maker's code belongs elsewhere."""
        scanned = scanned_here(text, self.workplace.local_now().date())
        if scanned is not None:
            (self.draft.name_pot if scanned.is_ours else self.draft.read_wristband)(scanned.text)
        return scanned is not None

    def _show_pots(self) -> None:
        self._begin()
        self.pot.forget_typed()
        self.pot.show_pots(self.draft.pots)
        self._go_on()

    def _begin(self) -> None:
        """What was said of the last hand-over has been read."""
        self._act = self.workplace.act(self.session, "dispense")
        self.notice.clear()
        self.done.clear()

    def _redraft(self) -> None:
        """Another order or quantity is another act: a command answers what was first asked under it."""
        self._act = self.workplace.act(self.session, "dispense")
        self._judge()

    def _show_looked(self) -> None:
        """The same pots as they stand now; nobody's typing is disturbed."""
        self.pot.show_pots(self.draft.pots)
        self._judge()

    def _refuse_pot(self, refusal: Refusal) -> None:
        """What was not taken stands in the field, also after a scan, and F12 waits for it: the others stay chosen."""
        self._form.refuse_pot(refusal)
        self._judge()
        self._enter(self.pot.field)

    def _show_patient(self) -> None:
        opened = self.draft.opened
        self._begin()
        self.patient.show_patient(opened.identity if opened else None, opened.last if opened else None)
        self.identity.clear()
        self._say_closed()
        self._go_on()

    def _say_closed(self) -> None:
        if not self.draft.closed:
            self.closed.clear()
            return
        said = self.tr("%1 is closed. Nothing was dispensed.").replace("%1", words().show(self.draft.closed))
        self.closed.show_phrase(State.ATTENTION, said)

    def _obstacle(self) -> Refusal | None:
        return self._form.obstacle(self.workplace.local_now())

    def _judge(self) -> None:
        """Say what stands against the act."""
        self.bar.set_reason(self._form.judge(self.workplace.local_now()) or "")
        self._show_acts()

    def _show_acts(self) -> None:
        self.other_pot.set_ready(ready=bool(self.draft.pots))
        self.close_patient.set_ready(ready=self.draft.opened is not None)
        name = words().show(self.draft.opened.identity.name) if self.draft.opened is not None else ""
        quantity = self.pot.asked_quantity()
        self.bar.set_primary(self._words.act(self.draft.pots, quantity, name), "check")
        if name and self.bar.primary.sizeHint().width() > _WIDEST_ACT:
            self.bar.set_primary(self._words.act(self.draft.pots, quantity, ""), "check")

    def _show_why(self) -> None:
        """F12 while something stands against it: in place, with the focus where it is mended."""
        self.pot.quantity.settle()
        obstacle = self._obstacle()
        if obstacle is not None:
            self._enter(self._form.refuse(obstacle.at, obstacle))

    def _hand_over(self) -> None:
        prepared = self._form.prepared()
        if self._obstacle() is not None:  # its hour passed since the last key
            self._judge()
            self._show_why()
            return
        self.notice.clear()
        self.bar.set_busy(busy=True)
        asked = sign_hand_over(self.workplace, self.session, self._act, prepared, self.identity.password.text())
        asked.done.connect(self._finish)
        asked.refused.connect(self._refuse)
        asked.ended.connect(lambda: self.bar.set_busy(busy=False))

    def _refuse(self, refusal: Refusal) -> None:
        """A refusal of the service: the password's at the password, any other above the cards; all typed stays."""
        if refusal.code in _OF_THE_PASSWORD:
            self.identity.password.clear()
            self._enter(self._form.refuse("password", refusal))
        else:
            self.notice.show_refusal(refusal)
            self.reload()
        self._judge()

    def _finish(self, changes: Changes) -> None:
        """Done: the papers are printed, and the counter is ready for the next."""
        self.draft.begin_anew()
        self.done.tell(changes)

    def _go_on(self) -> None:
        """On to the first thing that is missing; nobody's typing is interrupted by a scan elsewhere."""
        self._judge()
        wanted = self.first_focus()
        if wanted is not None and self.isVisible():
            self._enter(wanted)

    def _enter(self, field: QWidget) -> None:
        """The focus there, and the field in sight where the page scrolls."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(field))

    def first_focus(self) -> QWidget | None:
        """The first thing that is missing."""
        return self._form.first_empty()

    def set_folding(self, folding: Folding) -> None:
        """One card under the other where it is narrow."""
        super().set_folding(folding)
        self._cards.fold(is_beside=folding.has_side_panels)
        margin = Space.L if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.M, margin, Space.M)
        for part in (self.patient, self.pot, self.identity):
            part.fold(is_one_column=folding.is_one_column)

    def hideEvent(self, event: QHideEvent) -> None:
        """A password does not wait on a screen that is left or locked; the draft does."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.identity.forget_password()
            self._judge()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.other_pot.set_word(self.tr("Put the pot back"))
        self.close_patient.set_word(self.tr("Close this patient"))
        self._say_closed()
        self._judge()
        self.titled.emit()
