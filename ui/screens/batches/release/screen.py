"""The step Release: is it fit for a patient, and until when; ladder, proof and signature beside each other."""

from __future__ import annotations

from datetime import UTC
from enum import Enum

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.batch import BatchId
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.services.compound_batch.release_view import ReleaseView, release_view
from compounder.services.print_papers.draft_proof import DraftProof
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.operations import Operation
from ui.places import Place
from ui.screens.batches.release.deeds import ReleaseDeeds
from ui.screens.batches.release.ladder_card import LadderCard
from ui.screens.batches.release.proof_card import ProofCard, Standing
from ui.screens.batches.release.sign_card import SignCard
from ui.screens.batches.release.yield_form import YieldForm, is_by_mass
from ui.screens.batches.step import BatchStep
from ui.theme.tokens import Space
from ui.widgets.button import Button, Kind
from ui.widgets.notice import Notice
from ui.widgets.side_by_side import UNLIMITED, SideBySide
from ui.widgets.signature_panel import SignaturePanel
from ui.words import words
from ui.workplace import Workplace

_LADDER, _SIGN, _PAGE = 352, 360, 640


class Doing(Enum):
    """What the primary act is about; the value is its icon."""

    WEIGH = "weigh"
    VERIFY = "verify"
    YIELD = "check"
    DEVIATION = "signed"
    METHOD = "next"
    SIGN = "release"
    REJECT = "refused"
    DONE = "label"


_WAITS = {
    "weigh": Doing.WEIGH,
    "verify": Doing.VERIFY,
    "yield": Doing.YIELD,
    "deviation": Doing.DEVIATION,
    "method": Doing.METHOD,
    "": Doing.SIGN,
}
_GOES_TO = {Doing.WEIGH: 2, Doing.METHOD: 2, Doing.VERIFY: 3, Doing.DONE: 5}
"""The step that a way out leads to."""


class ReleaseStep(BatchStep):
    """The yield first, then open deviations, then the signature; F12 does what is due. A decided batch is read only."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._view: ReleaseView | None = None
        self._doing = Doing.DONE
        self._asked: Operation | None = None
        self._drawing: Operation | None = None
        self._drawn_for: tuple[object, ...] = ()
        self._deeds = ReleaseDeeds(workplace, session)
        self.refusal = Notice()
        self.ladder = LadderCard()
        self.proof = ProofCard()
        self.sign = SignCard(session)
        self._forms = {is_mass: YieldForm(is_mass=is_mass) for is_mass in (True, False)}
        self.reject = Button(icon="refused")
        self.leave = Button(icon="left")
        self._columns = SideBySide()
        self._page = QVBoxLayout()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._columns.addWidget(self.ladder)
        self._columns.addWidget(self.proof, 1)
        for form in self._forms.values():
            self._columns.addWidget(form, 1)
        self._columns.addWidget(self.sign)
        self._page.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self._page.setSpacing(Space.M)
        self._page.addWidget(self.refusal)
        self._page.addLayout(self._columns, 1)
        self.fill(self._page)
        for act in (self.leave, self.reject):
            self.bar.add_act(act)

    def _connect(self) -> None:
        self.bar.acted.connect(self._do)
        self.bar.answered_why.connect(self._show_why)
        self.sign.signed.connect(self._do)
        self.reject.clicked.connect(lambda: self._begin(Doing.REJECT))
        self.leave.clicked.connect(self._leave)
        for form in self._forms.values():
            form.changed.connect(self._edited)

    @property
    def form(self) -> YieldForm:
        """The form for the yield, by mass or by volume."""
        return self._forms[self._view is None or is_by_mass(self._view)]

    # what is shown

    def show_batch(self, batch: BatchId) -> None:
        """Another batch begins anew."""
        if batch != self.batch:
            self._view, self._doing, self._drawn_for = None, Doing.DONE, ()
            self._deeds.forget()
            self.refusal.clear()
            self.proof.wait(Standing.NO_YIELD)
            for form in self._forms.values():
                form.clear()
            self._show()
        super().show_batch(batch)

    def reload(self) -> None:
        """How the batch stands."""
        batch, work, person = self.batch, self.workplace, self.session.person
        if batch is None:
            return
        now = work.clock().astimezone(UTC)

        def question() -> ReleaseView:
            with work.records.reading() as loads:
                return release_view(loads, work.rules, batch, person=person, now=now)

        asked = work.operations.read(question)
        asked.done.connect(lambda view: self._take(asked, view))
        asked.refused.connect(self.refusal.show_refusal)
        self._asked = asked

    def _take(self, asked: Operation, view: ReleaseView) -> None:
        if asked is not self._asked or view.batch != self.batch:
            return
        is_first, before = self._view is None, self._doing
        self._view = view
        if self._doing is not Doing.REJECT or view.is_final:
            self._doing = self._due(view)
        self._draw(view)
        self._show()
        if is_first or before is not self._doing:
            self._enter()

    def _due(self, view: ReleaseView) -> Doing:
        return Doing.DONE if view.is_final else _WAITS[view.waits_for]

    def _draw(self, view: ReleaseView) -> None:
        """The proof, anew whenever what it says may have changed."""
        wanted = (view.batch, view.view.rows, view.account, view.use_by, view.is_final)
        if view.account is None or view.is_final or view.use_by.until is None:
            self._drawn_for, self._drawing = (), None
            why = Standing.NO_YIELD if view.account is None else Standing.NO_DATE
            self.proof.wait(why)
        elif wanted != self._drawn_for:
            self._drawn_for = wanted
            self.proof.wait(Standing.DRAWING)
            drawing = self._drawing = self._deeds.prove(view.batch)
            drawing.done.connect(lambda proof: self._take_proof(drawing, proof))
            drawing.refused.connect(lambda refusal: self._refuse_proof(drawing, refusal))

    def _take_proof(self, drawing: Operation, proof: DraftProof) -> None:
        if drawing is self._drawing:
            self.proof.show_proof(proof)
            self._show_reason()

    def _refuse_proof(self, drawing: Operation, refusal: Refusal) -> None:
        if drawing is self._drawing:
            self.proof.show_refusal(refusal)
            self._show_reason()

    def _show(self) -> None:
        view, doing = self._view, self._doing
        panels = {
            Doing.SIGN: self.sign.release,
            Doing.DEVIATION: self.sign.accept,
            Doing.REJECT: self.sign.reject,
        }
        self.sign.show_view(view, panels.get(doing))
        self.ladder.show_use_by(view.use_by if view is not None else None)
        is_asking = doing is Doing.YIELD
        self.proof.setVisible(not is_asking and (view is None or not view.is_final))
        for form in self._forms.values():
            form.setVisible(is_asking and form is self.form)
        self.sign.setVisible(not is_asking)
        if is_asking and view is not None:
            self.form.ask(view)
        self._show_acts()
        self.set_folding(self.folding)

    def _show_acts(self) -> None:
        view, doing = self._view, self._doing
        may_reject = view is not None and not view.is_final and self.session.role.value == "pharmacist"
        self.bar.offer(self.reject, is_offered=may_reject and doing is not Doing.REJECT)
        self.bar.offer(self.leave, is_offered=doing is Doing.REJECT)
        self.bar.primary.kind = Kind.DESTRUCTIVE if doing is Doing.REJECT else Kind.PRIMARY
        self.bar.set_primary(self._primary(), doing.value)
        self.bar.primary.update()
        self._show_reason()

    def _primary(self) -> str:
        is_released = self._view is None or self._view.is_released
        record = self.tr("Record yield and deviation") if self.form.is_outside else self.tr("Record the yield")
        return {
            Doing.WEIGH: self.tr("Go to weighing"),
            Doing.VERIFY: self.tr("Go to verifying"),
            Doing.YIELD: record,
            Doing.DEVIATION: self.tr("Accept the deviation"),
            Doing.METHOD: self.tr("Go to the method"),
            Doing.SIGN: self.tr("Sign and release"),
            Doing.REJECT: self.tr("Destroy and refuse %1").replace("%1", words().show(self.batch or "")),
            Doing.DONE: self.tr("Go to labels") if is_released else self.tr("Papers of the batch"),
        }[self._doing]

    def _show_reason(self) -> None:
        self.bar.set_reason(self._reason())

    def _reason(self) -> Refusal | Phrase | str:
        """What stands against the primary act."""
        view, doing = self._view, self._doing
        if view is None:
            return ""
        if doing is Doing.YIELD:
            missing = self.form.missing()
            return view.yield_refusal or (missing.why if missing is not None else "")
        if doing is Doing.DEVIATION:
            deviation = self.sign.open_deviation
            return (deviation.refusal if deviation is not None else None) or ""
        if doing is Doing.SIGN:
            unproved = self.proof.refusal.said or self.tr("The label is not proved yet.")
            return view.refusal or view.use_by.refusal or ("" if self.proof.is_proved else unproved)
        return ""

    def _edited(self) -> None:
        self._deeds.forget()
        self._show_acts()

    def _show_why(self) -> None:
        """F12 answers: the refusal stands in place, the focus goes to the field at fault."""
        reason = self._reason()
        if self._doing is Doing.YIELD:
            missing = self.form.missing(settles=True)
            if missing is not None:
                self.bar.set_reason(missing.why)
                missing.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(reason, Refusal):
            self.sign.refusal.show_refusal(reason)

    # what is done

    def _do(self) -> None:
        if self._doing in _GOES_TO:
            self.moved.emit(_GOES_TO[self._doing])
            return
        if self.bar.reason or self._view is None:
            self._show_why()
            return
        {
            Doing.YIELD: self._record_yield,
            Doing.DEVIATION: self._accept,
            Doing.SIGN: self._release,
            Doing.REJECT: self._reject,
        }[self._doing](self._view)

    def _record_yield(self, view: ReleaseView) -> None:
        if self.form.missing(settles=True) is not None:
            self._show_why()
            return
        asked = self._run(self._deeds.record_yield(view.batch, self.form.obtained(), self.form.deviation()))
        asked.done.connect(lambda _: self.bar.say_done(self.tr("The yield is recorded.")))
        asked.refused.connect(self._refuse_yield)

    def _refuse_yield(self, refusal: Refusal) -> None:
        if refusal.code in ("yield_outside_limits", "strength_outside_limits"):
            self.form.ask_reason(refusal)
            self._edited()
        else:
            self.form.refusal.show_refusal(refusal)

    def _accept(self, _view: ReleaseView) -> None:
        panel, deviation = self.sign.accept, self.sign.open_deviation
        if deviation is not None:
            asked = self._run(self._deeds.accept(deviation.deviation, panel.reason(), panel.password()))
            self._answer(asked, panel, self.tr("The deviation is accepted."))

    def _reject(self, view: ReleaseView) -> None:
        panel = self.sign.reject
        asked = self._run(self._deeds.reject(view.batch, panel.reason(), panel.password()))
        self._answer(asked, panel, self.tr("The batch is refused."))

    def _release(self, view: ReleaseView) -> None:
        panel = self.sign.release
        asked = self._run(self._deeds.release(view.batch, view.view.rows, panel.password()))
        asked.done.connect(self._say_released)
        asked.refused.connect(lambda refusal: self._refuse_signature(panel, refusal))

    def _say_released(self, changes: Changes) -> None:
        self.sign.clear()
        self._deeds.forget()
        number = words().show(changes.result["register"])
        self.bar.say_done(self.tr("Released under number %1.").replace("%1", number))

    def _answer(self, asked: Operation, panel: SignaturePanel, done: str) -> None:
        asked.done.connect(lambda _: self._say_done(done))
        asked.refused.connect(lambda refusal: self._refuse_signature(panel, refusal))

    def _say_done(self, done: str) -> None:
        self.sign.clear()
        self._deeds.forget()
        self.bar.say_done(done)

    def _refuse_signature(self, panel: SignaturePanel, refusal: Refusal) -> None:
        """A record that changed is read again; the sentence stands above everything until it is signed."""
        self.sign.show_signature_refusal(panel, refusal)
        if refusal.code == "record_changed":
            self.reload()

    def _run(self, asked: Operation) -> Operation:
        self.bar.set_busy(busy=True)
        self.sign.refusal.clear()
        self.form.refusal.clear()
        asked.ended.connect(lambda: self.bar.set_busy(busy=False))
        return asked

    def _begin(self, doing: Doing) -> None:
        self._doing = doing
        self._deeds.forget()
        self._show()
        self._enter()

    def _leave(self) -> None:
        """Back from the refusal, nothing done."""
        if self._view is not None:
            self.sign.reject.clear()
            self._begin(self._due(self._view))

    def _enter(self) -> None:
        wanted = self.first_focus()
        if wanted is not None and self.isVisible():
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._doing is not Doing.SIGN:  # what is signed stays in sight
                QTimer.singleShot(0, wanted, lambda: self._scroll.ensureWidgetVisible(wanted))

    # keys and folding

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the refusal."""
        if event.key() == Qt.Key.Key_Escape and self._doing is Doing.REJECT:
            self._leave()
        else:
            super().keyPressEvent(event)

    def first_focus(self) -> QWidget | None:
        """The first empty field of what is due."""
        match self._doing:
            case Doing.YIELD:
                return self.form.first_field()
            case Doing.SIGN:
                return self.sign.release.password_field
            case Doing.DEVIATION:
                return self.sign.accept.reason_field
            case Doing.REJECT:
                return self.sign.reject.reason_field
            case _:
                return None

    def set_folding(self, folding: Folding) -> None:
        """One column under the other where there is no room beside each other, the signature last."""
        super().set_folding(folding)
        is_beside = folding.has_side_panels
        margin = Space.M if folding.is_one_column else Space.XL
        self._page.setContentsMargins(margin, Space.L, margin, Space.L)
        self._columns.fold(is_beside=is_beside)
        is_capped = folding is Folding.USUAL and not self.proof.isHidden()
        for side, width in ((self.ladder, _LADDER), (self.sign, _SIGN)):
            side.setMinimumWidth(width if is_beside else 0)
            side.setMaximumWidth(width if is_capped else UNLIMITED)
            self._columns.setStretchFactor(side, 0 if is_capped else 1)
        self.proof.setMaximumWidth(_PAGE if folding is Folding.ROOMY else UNLIMITED)
        for card in (self.ladder, self.proof, self.sign):
            card.set_whole(is_whole=not is_beside)
        self.form.fold(is_one_column=folding.is_one_column)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.reject.set_word(self.tr("Refuse the batch"))
        self.leave.set_word(self.tr("Back"))
        self._show()
