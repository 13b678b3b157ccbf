"""What is signed at the bench: a pharmacist accepts a deviation; whoever plans stops the batch."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from compounder.domain.batch import BatchId, DeviationId
from compounder.domain.errors import Refusal
from compounder.services.authority import Signing
from compounder.services.compound_batch.deviations import accept_deviation
from compounder.services.compound_batch.stop import abort_batch
from compounder.services.compound_batch.view import DeviationView
from compounder.services.compound_batch.weigh_sheet import WeighSheet
from compounder.services.sign_in import Session
from compounder.services.unit_of_work import Act
from ui.screens.batches.weigh.form_task import REASON_NEEDED, FormTask, is_blank
from ui.screens.batches.weigh.task import Reason
from ui.widgets.fact_list import Fact
from ui.widgets.signature_panel import SignaturePanel
from ui.words import words
from ui.workplace import Workplace, write_signed, write_signed_by


class SignedTask(FormTask):
    """A signature under a reason; a wrong password clears itself alone."""

    icon = "signed"

    def __init__(self, workplace: Workplace, session: Session, *, asks_login: bool) -> None:
        super().__init__(workplace, session)
        self._asks_login = asks_login
        self.signature = SignaturePanel(asks_login=asks_login, needs_reason=True)
        self.signature.signed.connect(self._enter)
        self.fields.addWidget(self.signature)
        for field in (self.signature.reason_field, self.signature.login_field, self.signature.password_field):
            field.edited.connect(lambda _: self.changed.emit())

    def _enter(self) -> None:
        if self.reason():
            self.answer_why()
        else:
            self.act()

    def reason(self) -> Reason:
        """What is missing."""
        if is_blank(self.signature.reason_field):
            return self.tr("say why")
        if self._asks_login and is_blank(self.signature.login_field):
            return self.tr("say who signs")
        return "" if self.signature.password() else self.tr("type the password")

    def answer_why(self) -> None:
        """At the field at fault."""
        if is_blank(self.signature.reason_field):
            self.signature.refuse_reason(REASON_NEEDED)
        elif self._asks_login and is_blank(self.signature.login_field):
            self.signature.login_field.setFocus()
        else:
            self.signature.password_field.setFocus()

    def refuse(self, refusal: Refusal) -> None:
        """At the password, where it was given; another refusal over the fields."""
        if refusal.code in ("sign_in_refused", "sign_in_wait"):
            self.signature.refuse(refusal)
        else:
            self.signature.password_field.clear()
            self.notice.show_refusal(refusal)
        self.changed.emit()

    def first_focus(self) -> QWidget | None:
        """The reason."""
        return self.signature.reason_field

    def forget(self) -> None:
        """Signed, or left: nothing typed remains."""
        self.signature.clear()
        self.signature.login_field.set_text("")


class AcceptTask(SignedTask):
    """``show_deviation(batch, deviation)``: a pharmacist who did not weigh accepts it, by name, at this window."""

    def __init__(self, workplace: Workplace, session: Session) -> None:
        super().__init__(workplace, session, asks_login=True)
        self._batch = BatchId("")
        self._deviation: DeviationView | None = None
        self.retranslate()

    def show_deviation(self, batch: BatchId, deviation: DeviationView) -> None:
        """An open deviation; another one empties the fields."""
        if self._deviation is None or deviation.deviation != self._deviation.deviation:
            self.begin()
            self.forget()
        self._batch, self._deviation = batch, deviation
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        deviation = self._deviation
        if deviation is None:
            return
        subject = words().say(f"paper.subject.{deviation.subject}")
        self.say_head(self.tr("May this deviation stand?"), f"{subject[:1].upper()}{subject[1:]}: {deviation.reason}")
        self.signature.show_checks("", [])
        self.signature.show_sentence(
            self.tr("I accept this deviation."),
            self.tr("A pharmacist who did not weigh in this batch signs."),
            self.tr("It is printed in the batch record with both reasons."),
        )
        self.changed.emit()

    def word(self) -> str:
        """Sign it."""
        return self.tr("Accept the deviation")

    def act(self) -> None:
        """Accept it, signed by the person who is named."""
        deviation, work = self._deviation, self.workplace
        if deviation is None:
            return
        reason, command = self.signature.reason(), self._command
        key = DeviationId(deviation.deviation)

        def accept(signing: Signing) -> object:
            return accept_deviation(
                work.records, Act("accept_deviation", signing.person, command, reason), signing, key
            )

        asked = write_signed_by(work, self.signature.login(), self.signature.password(), command, accept)
        asked.done.connect(lambda _: self.forget())
        self.follow(asked, lambda: self.tr("Deviation accepted"))


class AbortTask(SignedTask):
    """``show_batch(sheet, reason)``: whoever plans stops the batch, with a reason."""

    is_destructive = True
    icon = "refused"

    def __init__(self, workplace: Workplace, session: Session) -> None:
        super().__init__(workplace, session, asks_login=False)
        self._sheet: WeighSheet | None = None
        self.retranslate()

    def show_batch(self, sheet: WeighSheet, reason: str) -> None:
        """The batch that is to be stopped, and why, as far as it was typed."""
        self.begin()
        self.forget()
        self._sheet = sheet
        self.signature.reason_field.set_text(reason)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything anew."""
        super().retranslate()
        sheet = self._sheet
        if sheet is None:
            return
        weighed = len(sheet.shares) - len(sheet.unweighed)
        self.say_head(self.tr("Stop batch %1?").replace("%1", sheet.batch.id))
        said = self.tr("%1 of %2").replace("%1", str(weighed)).replace("%2", str(len(sheet.shares)))
        self.signature.show_checks("", [Fact(self.tr("Lines weighed"), said)])
        self.signature.show_sentence(
            self.tr("I stop batch %1.").replace("%1", sheet.batch.id),
            self.session.name,
            self.tr("What was weighed is waste. The number is not used again. It cannot be taken back."),
        )
        self.changed.emit()

    def word(self) -> str:
        """Stop which batch."""
        number = self._sheet.batch.id if self._sheet is not None else ""
        return self.tr("Stop batch %1").replace("%1", number)

    def act(self) -> None:
        """Stop it."""
        sheet, work = self._sheet, self.workplace
        if sheet is None:
            return
        act, batch = self.draft_act("abort_batch", self.signature.reason()), sheet.batch.id
        asked = write_signed(
            work,
            self.session,
            act,
            self.signature.password(),
            lambda signing: abort_batch(work.records, act, signing, batch),
        )
        asked.done.connect(lambda _: self.forget())
        self.follow(asked, lambda: self.tr("Batch %1 is stopped").replace("%1", batch))

    def first_focus(self) -> QWidget | None:
        """The reason, or the password where the reason came along."""
        signature = self.signature
        return signature.reason_field if is_blank(signature.reason_field) else signature.password_field
