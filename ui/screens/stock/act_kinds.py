"""The two kinds of act: one that a pharmacist signs, and one of fields with a reason."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.services.authority import Signing
from compounder.services.unit_of_work import Act, Changes
from ui.operations import Operation
from ui.screens.stock.fields import AtField
from ui.screens.stock.lot_act import LotAct
from ui.screens.stock.lot_facts import ShownLot
from ui.theme.tokens import Space
from ui.widgets.field import Field
from ui.widgets.panel import Panel, column
from ui.widgets.signature_panel import SignaturePanel
from ui.widgets.text_field import TextField
from ui.words import words
from ui.workplace import write_signed


class SignedAct(LotAct):
    """An act that a pharmacist signs: checks, reason, sentence, password. `needs_reason` asks why."""

    needs_reason = True

    def make_form(self) -> QWidget:
        """The signature."""
        self.signature = SignaturePanel(needs_reason=self.needs_reason)
        self.signature.signed.connect(self._sign)
        return self.signature

    def clear(self) -> None:
        """Forget reason and password."""
        self.signature.clear()

    def _sign(self) -> None:
        self.bar.primary.click()

    def carry_out(self, shown: ShownLot, act: Act, signing: Signing) -> Changes:
        """The service's call, on the writer's thread."""
        raise NotImplementedError

    def submit(self, shown: ShownLot) -> Operation:
        """Compare the password, then do it."""
        reason = self.signature.reason().strip() or None if self.needs_reason else None
        if self.needs_reason and reason is None:
            raise AtField(Refusal("reason_needed", "act"), self.signature.reason_field)
        act, password = self.new_act(reason), self.signature.password()
        return write_signed(
            self.workplace, self.session, act, password, lambda signing: self.carry_out(shown, act, signing)
        )

    def field_of(self, refusal: Refusal) -> Field | None:
        """The password, for what is refused of it; the reason."""
        if refusal.code in ("sign_in_refused", "sign_in_wait", "not_signed"):
            self.signature.password_field.clear()
            return self.signature.password_field
        is_reason = refusal.code == "reason_needed" or (
            refusal.code == "invalid_name" and "field.reason" in str(refusal)
        )
        return self.signature.reason_field if is_reason else None

    def signer(self) -> str:
        """Who signs, for the line under the sentence."""
        role = words().show(Phrase.of(f"role.{self.session.role.value}"))
        return f"{words().show(self.session.name)}, {role}"

    def first_field(self) -> QWidget | None:
        """The reason, else the password."""
        if self.needs_reason and not self.signature.reason():
            return self.signature.reason_field
        return self.signature.password_field


class FormAct(LotAct):
    """An act without a signature: some fields and, mostly, a reason."""

    def make_form(self) -> QWidget:
        """The fields of the subclass, over the reason."""
        self.reason = TextField()
        panel, within = Panel(), column(gap=Space.S)
        for field in (*self.make_fields(), self.reason):
            within.addWidget(field)
        panel.setLayout(within)
        return panel

    def make_fields(self) -> tuple[Field, ...]:
        """What is asked besides the reason, in reading order; called once."""
        raise NotImplementedError

    def needed_reason(self) -> str:
        """The reason that was typed; without one an AtField."""
        reason = self.reason.text().strip()
        if not reason:
            raise AtField(Refusal("reason_needed", "act"), self.reason)
        return reason

    def field_of(self, refusal: Refusal) -> Field | None:
        """The reason's own refusals."""
        is_reason = refusal.code == "reason_needed" or (
            refusal.code == "invalid_name" and "field.reason" in str(refusal)
        )
        return self.reason if is_reason else None

    def retranslate(self) -> None:
        """The reason's label too."""
        self.reason.set_label(self.tr("Why?"))
        super().retranslate()
