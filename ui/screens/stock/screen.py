"""Stock: the list, the form that receives, a lot's card, and what is done to a lot; one is shown at a time."""

from __future__ import annotations

from collections.abc import Mapping

from compounder.domain.stock import LotId
from compounder.services.sign_in import Session
from ui.host import Host
from ui.places import Place, Target
from ui.screens.stock.correct_act import CorrectAct
from ui.screens.stock.form_acts import CountAct, OpenAct, WriteOffAct
from ui.screens.stock.lot_act import LotAct
from ui.screens.stock.lot_card import LotCard
from ui.screens.stock.lot_list import LotList
from ui.screens.stock.receive import ReceiveForm
from ui.screens.stock.signed_acts import AcceptAct, QuarantineAct, RecallAct, RecallBatchesAct, RefuseAct
from ui.workplace import Workplace

ACT_SCREENS: Mapping[str, type[LotAct]] = {
    "accept": AcceptAct,
    "refuse": RefuseAct,
    "correct": CorrectAct,
    "open": OpenAct,
    "count": CountAct,
    "write_off": WriteOffAct,
    "recall": RecallAct,
    "recall_batches": RecallBatchesAct,
    "quarantine": QuarantineAct,
}
"""The screen of each act, by the act of the Target that opens it."""


class StockScreen(Host):
    """``Target(STOCK)`` is the list, ``act="receive"`` the form, a record its card, a record with an act that act."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.list = LotList(workplace, session, places)
        self.receive = ReceiveForm(workplace, session, places)
        self.card = LotCard(workplace, session, places)
        self.acts: dict[str, LotAct] = {}
        for view in (self.list, self.receive, self.card):
            self.hold(view)
        self.receive.finished.connect(self.card.say_done)
        self.list.pack_scanned.connect(self._receive_pack)

    def go_to(self, target: Target) -> None:
        """Show what is asked for; an act's screen is made when it is first opened."""
        if target.record and target.act in ACT_SCREENS:
            act = self._act(target.act)
            act.show_lot(LotId(target.record))
            self.show_view(act)
        elif target.record:
            self.card.show_lot(LotId(target.record))
            self.show_view(self.card)
        else:
            self.show_view(self.receive if target.act == "receive" else self.list)

    def _receive_pack(self, text: str) -> None:
        self.opened.emit(Target(Place.STOCK, act="receive"))
        self.receive.take_scan(text)

    def _act(self, key: str) -> LotAct:
        if key not in self.acts:
            made = ACT_SCREENS[key](self.workplace, self.session, self.places)
            made.finished.connect(self.card.say_done)
            self.hold(made)
            self.acts[key] = made
        return self.acts[key]
