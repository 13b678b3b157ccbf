"""The step Release: is it fit for a patient, and until when; ladder, proof and signature beside each other."""

from __future__ import annotations

from datetime import UTC

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compounder.domain.batch import BatchId
from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.services.compound_batch.release_view import ReleaseView, release_view
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Changes
from ui.folding import Folding
from ui.newest import Newest
from ui.operations import Operation
from ui.places import Place
from ui.screens.batches.release.acts import GOES_TO, Doing, ReleaseActs, due
from ui.screens.batches.release.deeds import ReleaseDeeds
from ui.screens.batches.release.ladder_card import LadderCard
from ui.screens.batches.release.proof_card import ProofCard
from ui.screens.batches.release.proving import Proving
from ui.screens.batches.release.sign_card import SignCard
from ui.screens.batches.release.yield_form import YieldForm, is_by_mass
from ui.screens.batches.step import BatchStep
from ui.theme.tokens import Space
from ui.widgets.notice import Notice
from ui.widgets.side_by_side import UNLIMITED, SideBySide
from ui.widgets.signature_panel import SignaturePanel
from ui.words import words
from ui.workplace import Workplace

_LADDER, _SIGN, _PAGE = 352, 360, 640


class ReleaseStep(BatchStep):
    """The yield first, then open deviations, then the signature; F12 does what is due. A decided batch is read only."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._view: ReleaseView | None = None
        self._doing = Doing.DONE
        self._newest = Newest(self.workplace.operations)
        self._deeds = ReleaseDeeds(workplace, session)
        self.refusal = Notice()
        self.ladder = LadderCard()
        self.proof = ProofCard()
        self.sign = SignCard(session)
        self._forms = {is_mass: YieldForm(is_mass=is_mass) for is_mass in (True, False)}
        self.acts = ReleaseActs(self.bar, session.role)
        self._proving = Proving(self.proof, self._deeds)
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

    def _connect(self) -> None:
        self.bar.acted.connect(self._do)
        self.bar.answered_why.connect(self._show_why)
        self.sign.signed.connect(self._do)
        self.acts.reject.clicked.connect(lambda: self._begin(Doing.REJECT))
        self.acts.leave.clicked.connect(self._leave)
        for form in self._forms.values():
            form.changed.connect(self._edited)
        self._proving.changed.connect(self._show_reason)

    @property
    def form(self) -> YieldForm:
        """The form for the yield, by mass or by volume."""
        return self._forms[self._view is None or is_by_mass(self._view)]

    # what is shown

    def show_batch(self, batch: BatchId) -> None:
        """Another batch begins anew."""
        if batch != self.batch:
            self._view, self._doing = None, Doing.DONE
            self._deeds.forget()
            self.refusal.clear()
            self._proving.forget()
            for form in self._forms.values():
                form.clear()
            self._show()
            self.scroll_to_top()
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

        self._newest.ask(question, self._take, self.refusal.show_refusal)

    def _take(self, view: ReleaseView) -> None:
        if view.batch != self.batch:
            return
        is_first, before = self._view is None, self._doing
        self._view = view
        if self._doing is not Doing.REJECT or view.is_final:
            self._doing = due(view)
        self._proving.follow(view)
        self._show()
        if is_first or before is not self._doing:
            self._enter()

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
        self.acts.show_acts(self._doing, self._view, is_outside=self.form.is_outside)
        self._show_reason()

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
        if self._doing in GOES_TO:
            self.moved.emit(GOES_TO[self._doing])
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
        """A record that changed or was closed is read again; the sentence stands above everything until then."""
        self.sign.show_signature_refusal(panel, refusal)
        if refusal.code in ("record_changed", "batch_is_final"):
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
            self._begin(due(self._view))

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
        self._show()
