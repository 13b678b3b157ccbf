"""The certificate of a lot in quarantine, typed anew from the paper, with a reason."""

from __future__ import annotations

from compounder.domain.errors import Refusal
from compounder.domain.lot_certificate import certificate_of_lot
from compounder.domain.phrase import Phrase
from compounder.domain.stock import LotId, LotState
from compounder.services.receive_stock import correct_certificate
from ui.operations import Operation
from ui.screens.stock.act_kinds import FormAct
from ui.screens.stock.certificate_fields import CertificateFields
from ui.screens.stock.lot_facts import ShownLot
from ui.widgets.field import Field
from ui.words import words


class CorrectAct(FormAct):
    """The certificate as it stands, to be typed anew from the paper where it was misread."""

    kind = "correct_certificate"
    _is_filled = False

    def make_fields(self) -> tuple[Field, ...]:
        """Those of a certificate."""
        self.values = CertificateFields()
        return self.values.all

    def clear(self) -> None:
        """Empty."""
        self.values.clear()
        self.reason.set_text("")

    def why_not(self, shown: ShownLot) -> Refusal | None:
        """Only in quarantine."""
        if shown.lot.state is LotState.QUARANTINE:
            return None
        state = Phrase.of(f"lot_state.{shown.lot.state.value}")
        return Refusal("lot_not_in_quarantine", "state", lot=shown.lot.lot_number, state=state)

    def show_form(self, shown: ShownLot) -> None:
        """Filled in once with what is recorded."""
        self.heading.setText(self.tr("What does the paper say?"))
        substance = shown.known.ingredient.substance if shown.known is not None else None
        self.values.ask(shown.known.ingredient if shown.known is not None else None)
        if not self._is_filled:
            self._is_filled = True
            self.values.show_certificate(certificate_of_lot(shown.lot, substance))

    def show_lot(self, lot: LotId) -> None:
        """Filled in anew for another lot."""
        if lot != self._lot:
            self._is_filled = False
        super().show_lot(lot)

    def word(self, shown: ShownLot) -> tuple[str, str]:
        """Correct what."""
        del shown
        return self.tr("Correct the certificate"), "check"

    def done(self, shown: ShownLot) -> str:
        """Corrected."""
        return self.tr("Corrected the certificate of %1").replace("%1", words().show(shown.lot.lot_number))

    def submit(self, shown: ShownLot) -> Operation:
        """The whole certificate, with a reason."""
        certificate = self.values.certificate()
        act, records = self.new_act(self.needed_reason()), self.workplace.records
        lot, ingredient = shown.lot.id, shown.ingredient
        return self.workplace.operations.write(lambda: correct_certificate(records, act, lot, ingredient, certificate))

    def field_of(self, refusal: Refusal) -> Field | None:
        """At the value that is refused."""
        return self.values.field_of(refusal) or super().field_of(refusal)

    def first_field(self) -> Field:
        """The first value."""
        return next(field for field in (*self.values.all, self.reason) if not field.isHidden())

    def retranslate(self) -> None:
        """The values' labels too."""
        self.values.retranslate()
        super().retranslate()
