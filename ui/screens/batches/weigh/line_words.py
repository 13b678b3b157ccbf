"""How Weigh says a line: its name, its lot, its instruction with the limits, and times of the day."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from compounder.domain.batch import DilutionPart
from compounder.services.compound_batch.weigh_sheet import ShareSheet
from ui.screens.batches.weigh.task import InHand
from ui.theme.tokens import State
from ui.words import words
from ui.workplace import Workplace


class LineWords(QObject):
    """Says a share of a line in the language that is spoken."""

    def name(self, share: ShareSheet) -> str:
        """The ingredient; of a line that takes several lots also which share."""
        name = words().show(share.called)
        name = name[:1].upper() + name[1:]
        if share.of_line == 1 or share.part is not None:
            return name
        said = self.tr("%1, share %2 of %3").replace("%2", str(share.share)).replace("%3", str(share.of_line))
        return said.replace("%1", name)

    def amount(self, share: ShareSheet) -> str:
        """The planned amount, or that it is made up to the volume."""
        if share.is_made_up:
            return self.tr("to %1").replace("%1", words().show(share.planned))
        return words().show(share.planned) if share.planned is not None else self.tr("q.s.")

    def instruction(self, share: ShareSheet) -> str:
        """How much, and between what."""
        limits = share.limits
        if share.planned is None or limits is None:
            return self.tr("Make up to the volume, then say how much was added.")
        if limits[0] == limits[1] and share.step is not None and share.part is None:
            said = self.tr("Take exactly %1: with steps of %2 nothing else lies within the limits.")
            return said.replace("%1", words().show(limits[0])).replace("%2", words().show(share.step))
        said = self._to_do(share)
        for mark, value in zip(("%1", "%2", "%3"), (share.planned, *limits), strict=True):
            said = said.replace(mark, words().show(value))
        return said.replace("%4", share.mark or "")

    def _to_do(self, share: ShareSheet) -> str:
        """What is done with the amount: weighed, measured, put into the vessel of a dilution, or taken from it."""
        if share.part is None:
            if share.is_mass:
                return self.tr("Weigh %1. Stay between %2 and %3.")
            return self.tr("Measure %1. Stay between %2 and %3.")
        diluent = self.tr("Add %1 to %4, and mix. Stay between %2 and %3.")
        if share.is_made_up:
            diluent = self.tr("Make %4 up to %1. Stay between %2 and %3.")
        portion = self.tr("Weigh %1 of %4 for the batch; the rest is discarded. Stay between %2 and %3.")
        if not share.is_mass:
            portion = self.tr("Measure %1 of %4 for the batch; the rest is discarded. Stay between %2 and %3.")
        return {
            DilutionPart.DRUG: self.tr("Weigh %1 into a vessel, and mark it %4. Stay between %2 and %3."),
            DilutionPart.DILUENT: diluent,
            DilutionPart.PORTION: portion,
        }[share.part]

    def container(self, share: ShareSheet) -> str:
        """The lot, or the dilution that a portion is taken from."""
        said = self.tr("Dilution %1") if share.part is DilutionPart.PORTION else self.tr("Lot %1")
        return said.replace("%1", words().show(share.scanned_as))

    def lot(self, in_hand: InHand) -> tuple[State | None, str, str]:
        """The verdict on the scanned lot, what it says, and a fact beside it."""
        lot = in_hand.share.lot
        number = words().show(in_hand.share.scanned_as)
        if in_hand.share.part is DilutionPart.PORTION:
            return self._dilution(in_hand, number)
        if in_hand.refusal is not None:
            scanned = words().show(in_hand.scanned)
            return State.REFUSED, self.tr("Lot %1 scanned, may not be weighed here").replace("%1", scanned), ""
        if not in_hand.scanned:
            return None, self.tr("Scan lot %1, or type its number in the field above").replace("%1", number), ""
        expires = self.tr("Expires %1").replace("%1", words().show(lot.expires_on))
        if in_hand.share.part is not None:
            expires = self.tr("%1, vessel %2").replace("%2", in_hand.share.mark or "").replace("%1", expires)
        return State.OK, self.tr("Lot %1 scanned, matches the plan").replace("%1", number), expires

    def _dilution(self, in_hand: InHand, mark: str) -> tuple[State | None, str, str]:
        """The same of the dilution that a portion is taken from: its vessel bears a mark."""
        if in_hand.refusal is not None:
            said = self.tr("%1 scanned, may not be weighed here")
            return State.REFUSED, said.replace("%1", words().show(in_hand.scanned)), ""
        if not in_hand.scanned:
            said = self.tr("Scan dilution %1, or type its mark in the field above")
            return None, said.replace("%1", mark), ""
        return State.OK, self.tr("Dilution %1 in hand, as planned").replace("%1", mark), ""


def clock(workplace: Workplace, moment: datetime) -> str:
    """The time of day on the pharmacy's clock: 09:53 · 09 h 53."""
    local = moment.astimezone(workplace.local_now().tzinfo)
    return words().say("time.clock", hour=f"{local:%H}", minute=f"{local:%M}")
