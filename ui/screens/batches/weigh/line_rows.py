"""The rows of the list in Weigh: shares with their state, steps and controls, and deviations to decide on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from compounder.domain.batch import DilutionPart
from compounder.domain.dossier import CONTROL
from compounder.services.compound_batch.view import DeviationView
from compounder.services.compound_batch.weigh_sheet import MethodSheet, ShareSheet, WeighSheet
from ui.screens.batches.weigh.line_words import LineWords, clock
from ui.screens.batches.weigh.task import InHand
from ui.theme.tokens import State
from ui.widgets.work_list import WorkRow
from ui.words import words
from ui.workplace import Workplace


@dataclass(frozen=True, slots=True)
class RowKey:
    """What a row is about: a share, a step, a control or a deviation, and its key."""

    kind: str
    key: str


SHARE, DEVIATION = "share", "deviation"


class RowWords(QObject):
    """Says the rows in the language that is spoken; a reading is never among what they say before it is verified."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = LineWords(self)

    def rows(self, workplace: Workplace, sheet: WeighSheet, in_hand: InHand | None) -> list[WorkRow]:
        """Lines, then open deviations, then the method."""
        return [
            *(self._share(workplace, share, in_hand) for share in sheet.shares),
            *(self._deviation(deviation) for deviation in sheet.open_deviations),
            *(self._method(workplace, item) for item in sheet.method),
        ]

    def _share(self, workplace: Workplace, share: ShareSheet, in_hand: InHand | None) -> WorkRow:
        is_in_hand = in_hand is not None and in_hand.share.id == share.id
        icon, colour = ("ok", "ok") if share.is_weighed else ("scan", "ink2")
        amount, note = self._words.amount(share), self.tr("to weigh")
        if not share.is_mass:
            note = self.tr("to measure")
        if share.is_weighed:
            note = self.tr("weighed") if share.is_mass else self.tr("measured")
        if share.is_verified and share.reading is not None:
            amount, note = words().show(share.reading), self._of(share)
        if is_in_hand and in_hand is not None and in_hand.is_scanned:
            icon, colour, note = "weigh", "accent", self.tr("to weigh") if share.is_mass else self.tr("to measure")
        key = RowKey(SHARE, share.id)
        detail = self._detail(workplace, share, in_hand if is_in_hand else None)
        is_part = share.part in (DilutionPart.DILUENT, DilutionPart.PORTION)
        name = self._words.name(share)
        return WorkRow(key, name, detail, icon, colour, amount=amount, note=note, is_part=is_part)

    def _of(self, share: ShareSheet) -> str:
        return self.tr("of %1").replace("%1", self._words.amount(share)) if share.planned is not None else ""

    def _detail(self, workplace: Workplace, share: ShareSheet, in_hand: InHand | None) -> str:
        lot, is_portion = words().show(share.scanned_as), share.part is DilutionPart.PORTION
        if in_hand is not None and in_hand.is_scanned:
            return (self.tr("Dilution %1 in hand") if is_portion else self.tr("Lot %1 in hand")).replace("%1", lot)
        if share.weighed_at is not None:
            said = self.tr("Dilution %1, %2") if is_portion else self.tr("Lot %1, %2")
            return said.replace("%2", clock(workplace, share.weighed_at)).replace("%1", lot)
        return self._to_scan(share, lot)

    def _to_scan(self, share: ShareSheet, lot: str) -> str:
        """What is to be scanned; of a dilution also into which vessel it goes, else on which balance."""
        if share.part is DilutionPart.PORTION:
            return self.tr("Scan dilution %1").replace("%1", lot)
        said = self.tr("Scan lot %1").replace("%1", lot)
        if share.part is not None:
            return self.tr("%1, into %2").replace("%2", share.mark or "").replace("%1", said)
        return said

    def _deviation(self, deviation: DeviationView) -> WorkRow:
        key = RowKey(DEVIATION, deviation.deviation)
        name = self.tr("Deviation open")
        return WorkRow(key, name, words().show(deviation.reason), State.ATTENTION.value, State.ATTENTION.value)

    def _method(self, workplace: Workplace, item: MethodSheet) -> WorkRow:
        pattern = self.tr("Control %1") if item.kind == CONTROL else self.tr("Step %1")
        detail = pattern.replace("%1", str(item.number))
        if item.done_at is not None:
            detail += f", {clock(workplace, item.done_at)}"
        icon, colour = ("ok", "ok") if item.is_done and item.passed else ("formulations", "ink2")
        if item.is_done and not item.passed:
            icon, colour = State.ATTENTION.value, State.ATTENTION.value
        return WorkRow(RowKey(item.kind, str(item.number)), words().show(item.text), detail, icon, colour)
