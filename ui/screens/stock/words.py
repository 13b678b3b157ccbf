"""The words of stock: where lots stand, what was done to them, and amounts of containers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from compounder.domain.certificate import AssayBasis
from compounder.domain.lot_use import opened_until
from compounder.domain.phrase import LocalText
from compounder.domain.quantity import Quantity
from compounder.services.lot_life import Deed, LifeEvent
from compounder.services.queries import Standing
from compounder.services.survey_stock import StockRow
from ui.theme.tokens import State
from ui.words import words

STATES = {
    Standing.USABLE: State.OK,
    Standing.QUARANTINE: State.QUARANTINE,
    Standing.EXPIRED: State.EXPIRED,
    Standing.RECALLED: State.REFUSED,
    Standing.REFUSED: State.REFUSED,
    Standing.EXHAUSTED: State.PLAIN,
}
_SOON = 30
"""From so many days on the tag counts them."""


class StockWords(QObject):
    """Says where lots stand and what was done, in the language that is spoken."""

    def standing(self, standing: Standing) -> str:
        """The word of a standing, as in the table."""
        return {
            Standing.USABLE: self.tr("may be used"),
            Standing.QUARANTINE: self.tr("quarantine"),
            Standing.EXPIRED: self.tr("expired"),
            Standing.RECALLED: self.tr("recalled"),
            Standing.REFUSED: self.tr("refused"),
            Standing.EXHAUSTED: self.tr("used up"),
        }[standing]

    def chip(self, standing: Standing | None) -> str:
        """The word of a chip."""
        if standing is None:
            return self.tr("All")
        return {
            Standing.USABLE: self.tr("May be used"),
            Standing.QUARANTINE: self.tr("Quarantine"),
            Standing.EXPIRED: self.tr("Expired"),
            Standing.RECALLED: self.tr("Recalled"),
            Standing.REFUSED: self.tr("Refused"),
            Standing.EXHAUSTED: self.tr("Used up"),
        }[standing]

    def tag(self, row: StockRow, today: date) -> tuple[State, str]:
        """The tag of a row: how many days it may still be used, where these are few."""
        until = opened_until(row.lot)
        days = (min(row.lot.expires_on, until or row.lot.expires_on) - today).days
        if row.standing is Standing.USABLE and days <= _SOON:
            return State.ATTENTION, self.tr("%n day(s) left", "", days) if days else self.tr("last day")
        return STATES[row.standing], self.standing(row.standing)

    def deed(self, event: LifeEvent) -> str:
        """What was done, in one line."""
        amount = words().show(_unsigned(event.amount)) if event.amount is not None else ""
        batch = event.batch or ""
        if event.is_withheld:
            return self.tr("weighed for %1; how much is told after the second reading").replace("%1", batch)
        said = {
            Deed.RECEIVED: self.tr("received %1, into quarantine"),
            Deed.ACCEPTED: self.tr("checked the certificate and accepted the lot"),
            Deed.REFUSED: self.tr("refused the lot"),
            Deed.RECALLED: self.tr("recalled the lot"),
            Deed.QUARANTINE: self.tr("put the lot back into quarantine"),
            Deed.CORRECTED: self.tr("corrected the certificate"),
            Deed.OPENED: self.tr("noted that it was opened"),
            Deed.WEIGHED: self.tr("weighed %1 for %2"),
            Deed.GIVEN_BACK: self.tr("put %1 back from %2"),
            Deed.WASTED: self.tr("wasted %1 of %2"),
            Deed.WRITTEN_OFF: self.tr("wrote off %1"),
            Deed.COUNTED: self._counted(event),
        }[event.deed]
        return said.replace("%1", amount).replace("%2", batch)

    def _counted(self, event: LifeEvent) -> str:
        if event.amount is not None and event.amount.number < 0:
            return self.tr("counted %1 less")
        return self.tr("counted %1 more")

    def basis(self, basis: AssayBasis) -> str:
        """What an assay is a percentage of."""
        return {AssayBasis.AS_IS: self.tr("as it is"), AssayBasis.DRIED: self.tr("dried substance")}[basis]

    def amount(self, containers: int, size: Quantity) -> str:
        """So many containers of a size: "2 × 500 g"."""
        return f"{containers}\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}{words().show(size)}"


def capital(text: str) -> str:
    """With a capital first letter, as a name stands alone."""
    return text[:1].upper() + text[1:]


def full_name(name: LocalText, form: LocalText | None) -> str:
    """The name of an ingredient with that of its form, unless it says its form itself."""
    whole, said = words().show(name), words().show(form) if form is not None else ""
    return capital(whole if said in whole else f"{whole}, {said}")


def _unsigned(amount: Quantity) -> Quantity:
    return Quantity(abs(amount.number), amount.unit)
