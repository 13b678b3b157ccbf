"""What a plan says: policies, lots with their reason and facts, heads and totals, in the language that is spoken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject

from compounder.domain.balance import Balance
from compounder.domain.batch import DilutionPart
from compounder.domain.calculators.corrections import CorrectionPolicy
from compounder.domain.lot_choice import LotOffer as StockOffer
from compounder.domain.phrase import Phrase
from compounder.domain.quantity import Quantity
from compounder.domain.stock import LotId
from compounder.services.compound_batch.plan_view import PlanRow, PlanView
from compounder.services.compound_batch.view import ConsideredLot
from ui.theme.tokens import State
from ui.widgets.lot_chooser import LotOffer
from ui.words import sentence, words

_STATES = {
    "refusal.lot_expired": State.EXPIRED,
    "refusal.lot_not_usable": State.REFUSED,
    "lot_choice.nothing_left": State.REFUSED,
    "lot_choice.all_reserved": State.REFUSED,
    "lot_choice.other_dimension": State.REFUSED,
    "lot_choice.wrong_form": State.ATTENTION,
}
_ON_REQUEST = {"lot_choice.not_named", "lot_choice.wrong_form"}
"""Why a lot was passed over that a person may choose all the same."""


INDENT = "\N{EM SPACE}"
"""Before the parts of a dilution that belong to the row above."""


def may_be_chosen(lot: ConsideredLot) -> bool:
    """Whether a person may take this lot instead."""
    return lot.is_offered or lot.reason.key in _ON_REQUEST


def capital(text: str) -> str:
    """A text as it begins a line."""
    return text[:1].upper() + text[1:]


class PlanWords(QObject):
    """The words of a plan; nothing is kept, so a change of language changes them all."""

    def policy(self, policy: CorrectionPolicy) -> str:
        """A correction policy and what it corrects for."""
        return {
            CorrectionPolicy.FULL: self.tr("Full: form, assay, water"),
            CorrectionPolicy.LABELLED_POTENCY: self.tr("By the labelled potency"),
            CorrectionPolicy.DAC_NRF: self.tr("DAC/NRF: from 2 % on"),
            CorrectionPolicy.NONE: self.tr("None: weigh as written"),
        }[policy]

    def balance(self, balance: Balance) -> str:
        """What a balance can do: "reads 0.01 g, from 10 g to 2200 g"."""
        said = self.tr("reads %1, from %2 to %3").replace("%1", words().show(balance.resolution))
        said = said.replace("%2", words().show(balance.minimum_weight))
        return said.replace("%3", words().show(balance.capacity))

    def name(self, row: PlanRow) -> str:
        """An ingredient, with what it is made up to, or which of its lots this is."""
        name = capital(words().show(row.called))
        if row.part is not None:
            return f"{INDENT}{name}" if row.share > 1 else name
        if row.share > 1:
            return self.tr("%1, lot %2 of this line").replace("%1", name).replace("%2", str(row.share))
        return name

    def per_base(self, row: PlanRow) -> object:
        """The amount in the formula."""
        if row.share > 1:
            return ""
        return row.per_base if row.per_base is not None else self.tr("q.s.")

    def to_weigh(self, row: PlanRow) -> object:
        """What is weighed or measured; what is made up to a total has no number of its own."""
        if row.to_weigh is not None and not row.is_made_up:
            return row.to_weigh
        up_to = row.to_weigh if row.is_made_up else row.up_to
        return self.tr("to %1").replace("%1", words().show(up_to)) if up_to is not None else ""

    def scanned(self, row: PlanRow) -> str:
        """What is scanned for it: the lot; the portion of a dilution has a mark, once there is a batch."""
        return "" if row.part is DilutionPart.PORTION else row.lot_number

    def which_lot(self, row: PlanRow) -> str:
        """The question of the list of lots."""
        return self.tr("Which lot of %1?").replace("%1", words().show(row.name))

    def lots_note(self, needed: Quantity | None) -> str:
        """How much is needed, and the order of the list."""
        if needed is None:
            return self.tr("First to expire comes first.")
        return self.tr("%1 needed. First to expire comes first.").replace("%1", words().show(needed))

    def lot(self, lot: ConsideredLot, chosen: Quantity | None, *, is_chosen: bool, facts: str) -> LotOffer:
        """A lot in the list: its state, one sentence why, its facts. Without facts its last day stands there."""
        state, word = self._state(lot, is_chosen=is_chosen)
        why = capital(sentence(lot.reason))
        if not why.endswith((".", "!", "?")):
            why += "."
        if is_chosen and chosen is not None:
            why = self.tr("%1 Gives %2.").replace("%1", why).replace("%2", words().show(chosen))
        says_when = any(isinstance(value, date) for _, value in lot.reason)
        expires = "" if says_when else self.tr("Expires %1.").replace("%1", words().show(lot.expires_on))
        said = f"{expires} {facts}".strip()
        return LotOffer(lot.lot, words().show(lot.lot_number), state, word, why, said, may_be_chosen=may_be_chosen(lot))

    def _state(self, lot: ConsideredLot, *, is_chosen: bool) -> tuple[State, str]:
        if is_chosen:
            return State.OK, self.tr("chosen")
        if lot.is_offered or lot.reason.key == "lot_choice.not_named":
            return State.PLAIN, self.tr("may be used")
        state = _STATES.get(lot.reason.key.rpartition(".")[0], _STATES.get(lot.reason.key, State.REFUSED))
        reason = dict(lot.reason)
        if reason.get("state") == Phrase.of("lot_state.quarantine"):
            state = State.QUARANTINE
        said = {
            State.EXPIRED: self.tr("expired"),
            State.QUARANTINE: self.tr("quarantine"),
            State.ATTENTION: self.tr("another form"),
        }
        return state, said.get(state, self.tr("refused"))

    def facts(self, offer: StockOffer) -> str:
        """What is left of a lot and what its certificate states."""
        lot = offer.view.lot
        parts = [self.tr("%1 free.").replace("%1", words().show(offer.view.free_quantity))]
        shown = [
            (self.tr("assay %1"), lot.assay),
            (self.tr("water %1"), lot.water),
            (self.tr("potency %1"), lot.labelled_potency),
            (self.tr("found %1"), lot.found_strength),
        ]
        stated = [pattern.replace("%1", self._number(text)) for pattern, text in shown if text]
        if stated:
            parts.append(f"{capital(', '.join(stated))}.")
        return " ".join(parts)

    def all_facts(self, offers: Mapping[LotId, StockOffer]) -> Mapping[LotId, str]:
        """The same of every lot that was looked at."""
        return {lot: self.facts(offer) for lot, offer in offers.items()}

    def _number(self, text: str) -> str:
        """A certificate's value, stored as files hold it, as this language writes it."""
        marked = text.replace(".", words().sentences["number.mark"])
        return marked.replace(" ", "\N{NO-BREAK SPACE}")

    def checked(self, view: PlanView) -> str:
        """What both roads agree on."""
        return self.tr("Checked twice: %1").replace("%1", words().show(view.strengths.claimed))

    def second_road(self, view: PlanView) -> str:
        """What the second road found, by the best that is known, and within which limits."""
        found = view.strengths.by_certificates
        if found is not None:
            said = self.tr("Second road, by the certificates: %1; limits %2 to %3.")
        else:
            found = view.strengths.under_policy
            said = self.tr("Second road, without a certificate: %1; limits %2 to %3.")
        said = said.replace("%1", words().show(found)).replace("%2", words().show(view.strengths.low))
        return said.replace("%3", words().show(view.strengths.high))

    def counted(self, view: PlanView) -> str:
        """Which form the strength counts; nothing where the substance has none."""
        if view.claim_form is None:
            return ""
        return self.tr("Counted as %1.").replace("%1", words().show(view.claim_form))

    def total(self, view: PlanView) -> str:
        """The size, and how many containers it fills."""
        size = words().show(view.size)
        if view.containers == 0:
            return size
        fills = self.tr("%1, fills %2 × %3").replace("%1", size).replace("%2", str(view.containers))
        return fills.replace("%3", words().show(view.formulation.container.content))
