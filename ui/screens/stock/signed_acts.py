"""What a pharmacist signs of a lot: accept, refuse, recall it or the batches it reached, put it back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from compounder.domain.errors import Refusal
from compounder.domain.lot_certificate import check_lot_certificate
from compounder.domain.phrase import Phrase
from compounder.domain.stock import LotState
from compounder.services.authority import Signing
from compounder.services.keep_stock import put_back_into_quarantine, recall_lot
from compounder.services.recall import recall_batches
from compounder.services.receive_stock import accept_lot, refuse_lot
from compounder.services.unit_of_work import Act, Changes
from ui.screens.stock.act_kinds import SignedAct
from ui.screens.stock.lot_facts import ShownLot
from ui.theme.tokens import State
from ui.widgets.button import Kind
from ui.widgets.fact_list import Fact
from ui.words import words

_MOST_BATCHES = 12


class AcceptAct(SignedAct):
    """The certificate is compared with the paper; what cannot be is refused before F12, with the way out."""

    kind = "accept_lot"
    needs_reason = False

    def why_not(self, shown: ShownLot) -> Refusal | None:
        """The same checks as the service's."""
        lot = shown.lot
        if lot.state is not LotState.QUARANTINE:
            return _not_in_quarantine(shown)
        if lot.expires_on < self.workplace.local_now().date():
            return Refusal("expired_delivery", "acceptance", lot=lot.lot_number, on=lot.expires_on)
        try:
            check_lot_certificate(lot, shown.ingredient, self.workplace.rules.plan.content)
        except Refusal as refusal:
            return refusal
        return None

    def show_form(self, shown: ShownLot) -> None:
        """What is confirmed by signing."""
        self.heading.setText(self.tr("May it be used?"))
        is_stated = shown.lot.assay or shown.lot.water or shown.lot.labelled_potency or shown.lot.found_strength
        state = State.OK if self.why_not(shown) is None else State.REFUSED
        content = self.tr("plausible") if is_stated and state is State.OK else self.tr("not plausible")
        checks = [
            Fact(self.tr("Expiry"), words().show(shown.lot.expires_on), State.OK),
            Fact(self.tr("Certificate"), content, state)
            if is_stated
            else Fact(self.tr("Certificate"), self.tr("no values: the planner will warn"), State.ATTENTION),
        ]
        self.signature.show_checks("", checks)
        self.signature.show_sentence(
            self.tr("I compared the container and its certificate with this record. The lot may be used."),
            self.signer(),
            self.tr("From then on it can be planned and weighed."),
        )

    def word(self, shown: ShownLot) -> tuple[str, str]:
        """Accept which lot."""
        return self.tr("Accept %1").replace("%1", _number(shown)), "signed"

    def done(self, shown: ShownLot) -> str:
        """Accepted."""
        return self.tr("Accepted %1").replace("%1", _number(shown))

    def carry_out(self, shown: ShownLot, act: Act, signing: Signing) -> Changes:
        """Sign."""
        return accept_lot(
            self.workplace.records, act, signing, shown.lot.id,
            ingredient=shown.ingredient, limits=self.workplace.rules.plan.content,
        )  # fmt: skip


class RefuseAct(SignedAct):
    """It stays on hand until it is written off or sent back."""

    kind = "refuse_lot"

    def why_not(self, shown: ShownLot) -> Refusal | None:
        """Only in quarantine."""
        return None if shown.lot.state is LotState.QUARANTINE else _not_in_quarantine(shown)

    def show_form(self, shown: ShownLot) -> None:
        """What is signed."""
        del shown
        self.heading.setText(self.tr("Why is it refused?"))
        self.signature.show_checks("", [])
        self.signature.show_sentence(
            self.tr("I refuse this lot. It must not be used."),
            self.signer(),
            self.tr("It stays on hand until it is written off."),
        )

    def word(self, shown: ShownLot) -> tuple[str, str]:
        """Refuse which lot."""
        return self.tr("Refuse %1").replace("%1", _number(shown)), "signed"

    def done(self, shown: ShownLot) -> str:
        """Refused."""
        return self.tr("Refused %1").replace("%1", _number(shown))

    def carry_out(self, shown: ShownLot, act: Act, signing: Signing) -> Changes:
        """Sign."""
        return refuse_lot(self.workplace.records, act, signing, shown.lot.id)


class RecallAct(SignedAct):
    """Nothing is taken from the lot any more; the batches that hold it are named."""

    kind = "recall_lot"

    def why_not(self, shown: ShownLot) -> Refusal | None:
        """Not twice."""
        if shown.lot.state is LotState.RECALLED:
            return Refusal("lot_state", "recalled", lot=shown.lot.lot_number)
        return None

    def show_form(self, shown: ShownLot) -> None:
        """What is signed, and what it reached."""
        self.heading.setText(self.tr("Why is it recalled?"))
        self.signature.show_checks("", _batch_facts(shown, self.tr("Batch")))
        consequence = self.tr("Nothing is taken from it any more.")
        if shown.batches:
            consequence += " " + self.tr("%n batch(es) hold it: recall them next.", "", len(shown.batches))
        self.signature.show_sentence(self.tr("I recall this lot. It must not be used."), self.signer(), consequence)

    def word(self, shown: ShownLot) -> tuple[str, str]:
        """Recall which lot."""
        return self.tr("Recall %1").replace("%1", _number(shown)), "signed"

    def done(self, shown: ShownLot) -> str:
        """Recalled."""
        return self.tr("Recalled %1").replace("%1", _number(shown))

    def carry_out(self, shown: ShownLot, act: Act, signing: Signing) -> Changes:
        """Sign."""
        return recall_lot(self.workplace.records, act, signing, shown.lot.id)


class RecallBatchesAct(SignedAct):
    """Every container that is still here of the batches that hold the lot is held."""

    kind = "recall_batches"

    def make_form(self) -> QWidget:
        """The last step of a recall looks like one."""
        self.bar.primary.kind = Kind.DESTRUCTIVE
        return super().make_form()

    def why_not(self, shown: ShownLot) -> Refusal | None:
        """Where no batch holds it there is nothing to hold."""
        return None if shown.batches else Refusal("nothing_to_recall", "batches", batches=())

    def show_form(self, shown: ShownLot) -> None:
        """The batches, and what is signed."""
        self.heading.setText(self.tr("Why are its batches recalled?"))
        self.signature.show_checks("", _batch_facts(shown, self.tr("Batch")))
        self.signature.show_sentence(
            self.tr("I recall every batch that holds this lot."),
            self.signer(),
            self.tr("No container of them is dispensed any more. Records, Trace says who received some."),
        )

    def word(self, shown: ShownLot) -> tuple[str, str]:
        """Recall how many."""
        return self.tr("Recall %n batch(es)", "", len(shown.batches)), "signed"

    def done(self, shown: ShownLot) -> str:
        """Recalled."""
        return self.tr("Recalled %n batch(es)", "", len(shown.batches))

    def carry_out(self, shown: ShownLot, act: Act, signing: Signing) -> Changes:
        """Sign."""
        return recall_batches(self.workplace.records, act, signing, [each.batch for each in shown.batches])


class QuarantineAct(SignedAct):
    """A hold ends in quarantine, never in use."""

    kind = "put_back_into_quarantine"

    def why_not(self, shown: ShownLot) -> Refusal | None:
        """Only a hold can be ended."""
        if shown.lot.state is not LotState.RECALLED:
            state = Phrase.of(f"lot_state.{shown.lot.state.value}")
            return Refusal("lot_state", "not_recalled", lot=shown.lot.lot_number, state=state)
        return None

    def show_form(self, shown: ShownLot) -> None:
        """What is signed."""
        del shown
        self.heading.setText(self.tr("Why does the hold end?"))
        self.signature.show_checks("", [])
        self.signature.show_sentence(
            self.tr("I end the hold of this lot."),
            self.signer(),
            self.tr("It goes into quarantine and is checked again. What was made of it is held until it is accepted."),
        )

    def word(self, shown: ShownLot) -> tuple[str, str]:
        """Where it goes."""
        return self.tr("Put %1 into quarantine").replace("%1", _number(shown)), "signed"

    def done(self, shown: ShownLot) -> str:
        """Put back."""
        return self.tr("%1 is in quarantine again").replace("%1", _number(shown))

    def carry_out(self, shown: ShownLot, act: Act, signing: Signing) -> Changes:
        """Sign."""
        return put_back_into_quarantine(self.workplace.records, act, signing, shown.lot.id)


def _number(shown: ShownLot) -> str:
    """The lot's number where a button can hold it; a longer one stands in the title alone."""
    number = words().show(shown.lot.lot_number)
    return number if len(number) <= _LONGEST else ""


_LONGEST = 20


def _not_in_quarantine(shown: ShownLot) -> Refusal:
    state = Phrase.of(f"lot_state.{shown.lot.state.value}")
    return Refusal("lot_not_in_quarantine", "state", lot=shown.lot.lot_number, state=state)


def _batch_facts(shown: ShownLot, word: str) -> list[Fact]:
    facts = [
        Fact(f"{word} {each.batch}", words().show(Phrase.of(f"batch_state.{each.state}")), State.ATTENTION)
        for each in shown.batches[:_MOST_BATCHES]
    ]
    more = len(shown.batches) - _MOST_BATCHES
    return [*facts, Fact(f"+ {more}", "")] if more > 0 else facts
