"""Stock: the list, the form that receives, a lot's card, and what is done to a lot; one is shown at a time."""

from __future__ import annotations

from compounder.domain.stock import LotId
from compounder.services.sign_in import Session
from ui.host import Host
from ui.places import Place, Target
from ui.screens.stock.lot_list import LotList
from ui.workplace import Workplace


class StockScreen(Host):
    """``Target(STOCK)`` is the list, ``act="receive"`` the form, a record its card, a record with an act that act."""

    def __init__(self, workplace: Workplace, session: Session, places: frozenset[Place]) -> None:
        super().__init__(workplace, session, places)
        self.list = LotList(workplace, session, places)
        for view in (self.list,):
            self.hold(view)

    def go_to(self, target: Target) -> None:
        """Show what is asked for."""
        self.show_view(self.list)
