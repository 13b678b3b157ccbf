"""What is filled in at the counter, all cards together: the hand-over that it makes, and what stands against it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.services.check_hand_over import HandOver, obstacle_to
from compounder.services.sign_in import Session
from ui.screens.dispense.draft import CounterDraft
from ui.screens.dispense.identity_card import IdentityCard
from ui.screens.dispense.patient_card import PatientCard
from ui.screens.dispense.pot_card import PotCard
from ui.widgets.field import Field
from ui.workplace import Workplace


class CounterForm:
    """The cards `patient`, `pot` and `identity`, and what is chosen in them (`draft`)."""

    def __init__(self, workplace: Workplace, session: Session, draft: CounterDraft, *, can_add: bool) -> None:
        self._draft = draft
        self.patient = PatientCard(workplace, can_add=can_add)
        self.pot = PotCard(workplace)
        self.identity = IdentityCard(session)
        self._refused_pot = ""

    def prepared(self) -> HandOver:
        """The hand-over as far as it is filled in."""
        opened = self._draft.opened
        return HandOver(
            pots=self._draft.pots,
            unread=self.pot.field.text(),
            patient=opened.identity if opened is not None else None,
            prescription=self.patient.prescription(),
            quantity=self.pot.asked_quantity(),
            identity=self.identity.identity.text(),
            is_signed=bool(self.identity.password.text()),
        )

    def obstacle(self, now: datetime) -> Refusal | None:
        """What stands against it now; a quantity that cannot be read is asked for before what comes after it."""
        refusal = obstacle_to(self.prepared(), now)
        unread = self.pot.quantity_refusal()
        is_later = refusal is None or refusal.at in ("identity", "password", "quantity")
        return unread if unread is not None and is_later else refusal

    def judge(self, now: datetime) -> Refusal | None:
        """The same; what a field's whole text already shows stands at the field."""
        self.pot.quantity.clear_refusal()
        obstacle = self.obstacle(now)
        if obstacle is not None and obstacle.code == "wrong_patient":
            self.identity.identity.refuse(obstacle)
        if obstacle is not None and obstacle.at == "quantity" and self.pot.quantity.value() is not None:
            self.pot.quantity.refuse(obstacle)
        return obstacle

    def refuse_pot(self, refusal: Refusal) -> None:
        """What was not taken stands in the field, also after a scan; what somebody has typed since stays."""
        if self.pot.field.text().strip() in ("", self._refused_pot):
            self.pot.field.set_text(self._draft.asked_pot)
        self._refused_pot = self._draft.asked_pot
        self.pot.refuse(refusal)

    def refuse(self, at: str, refusal: Refusal) -> Field:
        """Say a refusal at its field, which is answered; a pot that was looked at says in its card why not."""
        fields: dict[str, Field] = {
            **self.patient.fields,
            "pot": self.pot.field,
            "patient": self.patient.search.field,
            "quantity": self.pot.quantity,
            "identity": self.identity.identity,
            "password": self.identity.password,
        }
        field = fields[at]
        if at != "pot" or not self._draft.pots or (field is self.pot.field and self.pot.field.text().strip()):
            field.refuse(refusal)
        return field

    def first_empty(self) -> QWidget:
        """The pot, then the patient, then the first empty field of the prescription, then who is there."""
        if not self._draft.pots or any(pot.refusal is not None for pot in self._draft.pots):
            return self.pot.field
        empty = self.patient.first_empty()
        if empty is not None:
            return empty
        identity = self.identity.identity
        return identity if not identity.text().strip() else self.identity.password
