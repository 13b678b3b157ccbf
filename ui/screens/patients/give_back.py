"""Take product back from a patient: it is destroyed, never dispensed again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from compounder.domain.batch import ContainerId
from compounder.domain.errors import Refusal
from compounder.domain.quantity import Quantity
from compounder.services.dispense import return_product
from compounder.services.patient_file import GivenContainer
from compounder.services.sign_in import Session
from ui.places import Place
from ui.screens.patients.dispensing_form import DispensingForm
from ui.screens.patients.form import reason_refusal, refusal_at
from ui.widgets.choice_field import ChoiceField
from ui.widgets.quantity_edit import QuantityEdit
from ui.widgets.text_field import TextField
from ui.words import words
from ui.workplace import Workplace

_UNITS = ("g", "mg", "mL")


class GiveBackForm(DispensingForm):
    """The container, how much of it, and why. F12 takes it back."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self._act = workplace.act(session, "return_product")
        self.container = ChoiceField()
        self.quantity = QuantityEdit(_UNITS)
        self.reason = TextField()
        self.fields = {"container": self.container, "quantity": self.quantity, "reason": self.reason}
        self.lay_out([self.what, self.container, self.quantity, self.reason])
        self.container.chosen.connect(lambda _key: self._edit())
        self.quantity.changed.connect(self._edit)
        self.reason.edited.connect(lambda _text: self._edit())
        self.retranslate()

    def title(self) -> str:
        """What is done here."""
        return self.tr("Take product back from a patient")

    def forget(self) -> None:
        """Nothing is typed."""
        self.container.choose(None)
        self.quantity.clear()
        self.reason.set_text("")

    def _chosen(self) -> GivenContainer | None:
        given = self.past.containers if self.past is not None else ()
        return next((one for one in given if one.container == self.container.choice()), None)

    def obstacle(self) -> Refusal | None:
        """The container, then the quantity against what is still there, then the reason."""
        chosen, quantity = self._chosen(), self.quantity.value()
        if chosen is None:
            return refusal_at("container", Refusal("choice_needed", "container"))
        if not isinstance(quantity, Quantity):
            known = self.quantity.refusal
            return refusal_at("quantity", known if isinstance(known, Refusal) else Refusal("choice_needed", "returned"))
        return self._judged(chosen, quantity)

    def _judged(self, chosen: GivenContainer, quantity: Quantity) -> Refusal | None:
        try:
            if quantity.to(chosen.with_patient.unit).number > chosen.with_patient.number:
                values = {"container": chosen.container, "asked": quantity, "held": chosen.with_patient}
                return refusal_at("quantity", Refusal("insufficient_stock", "returned", **values))
        except Refusal as refusal:
            return refusal_at("quantity", refusal)
        return reason_refusal(self.reason.text(), "act")

    def act(self) -> None:
        """It is waste from now on."""
        work, chosen, quantity, dispensing = self.workplace, self._chosen(), self.quantity.value(), self.dispensing
        if chosen is None or dispensing is None or not isinstance(quantity, Quantity):
            return
        act = replace(self._act, reason=self.reason.text().strip())
        self.bar.set_busy(busy=True)
        asked = work.operations.write(
            lambda: return_product(
                work.records, act, dispensing=dispensing, container=ContainerId(chosen.container), quantity=quantity
            )
        )
        asked.done.connect(lambda _changes: self._finish(quantity))
        asked.refused.connect(self.show_refusal)
        asked.ended.connect(lambda: self.bar.set_busy(busy=False))

    def _finish(self, quantity: Quantity) -> None:
        self.forget()
        self.bar.say_done(self.tr("%1 came back and is waste.").replace("%1", words().show(quantity)))
        self.reload()

    def _edit(self) -> None:
        self._act = self.workplace.act(self.session, "return_product")  # another draft is another act
        self.container.clear_refusal()
        self._say_act()

    def _say_act(self) -> None:
        quantity = self.quantity.value()
        if isinstance(quantity, Quantity):
            said = self.tr("Take back and destroy %1").replace("%1", words().show(quantity))
        else:
            said = self.tr("Take back and destroy")
        self.bar.set_primary(said, "check")
        self.judge()

    def show_past(self) -> None:
        """The containers with what is still there of each."""
        super().show_past()
        given = self.past.containers if self.past is not None else ()
        self.container.set_choices([(one.container, self.words.container(one)) for one in given])
        if len(given) == 1:
            self.container.choose(given[0].container)
        self._say_act()

    def first_focus(self) -> QWidget | None:
        """The first empty field."""
        if self.container.choice() is None:
            return self.container
        return self.quantity if self.quantity.is_empty else self.reason

    def retranslate(self) -> None:
        """Say everything in the language that is spoken."""
        self.container.set_label(self.tr("Which container?"))
        self.quantity.set_label(self.tr("How much came back?"))
        self.reason.set_label(self.tr("Why did it come back?"))
        self.show_past()
        self.titled.emit()
